/**
 * Plug-ins as axes of an experiment: what they bring is a level beside the toolkit's own, and `plugin` compares runs
 * with and without them. Registered when `bench` gets --plugin; the processes that are measured load them by flag.
 */
import type { Plugin } from "../plugins/plugin.js";
import { addLevels, type Level } from "./axes.js";

export interface PluginFile {
  readonly file: string;
  readonly plugin: Plugin;
}

/** Axis, its title, its flag, the toolkit's own level, and where a plug-in says what it brings. */
const KINDS = [
  { axis: "region", title: "region", flag: "--region", own: "loop", of: "regions" },
  { axis: "hotness", title: "hotness", flag: "--hotness", own: "backoff", of: "hotness" },
  { axis: "stitcher", title: "stitcher", flag: "--stitcher", own: "splice", of: "stitchers" },
  { axis: "gil-lock", title: "lock under the GIL", flag: "--gil-lock", own: "parking", of: "locks" },
] as const;

/** The flags that load the plug-ins. */
export const pluginFlags = (plugins: readonly PluginFile[]): string[] =>
  plugins.flatMap(({ file }) => ["--plugin", file]);

/** Makes the axes known to `--axis`. */
export function registerPluginAxes(plugins: readonly PluginFile[]): void {
  for (const { axis, title, flag, own, of } of KINDS) {
    const brought = plugins.flatMap(({ plugin }) => Object.keys(plugin[of] ?? {}));
    const level = (name: string): Level => ({ name, title: name, flags: [flag, name] });
    if (brought.length > 0) addLevels({ name: axis, title, levels: [own, ...brought].map(level) });
  }
  const names = plugins.map(({ plugin }) => plugin.name).join(", ");
  addLevels({
    name: "plugin",
    title: "plug-in",
    levels: [
      { name: "without", title: "without", flags: [] },
      { name: "with", title: names, flags: pluginFlags(plugins) },
    ],
  });
}
