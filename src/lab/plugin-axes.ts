/**
 * Plug-ins in an experiment: what they bring is a level beside the toolkit's own, and the axis `plugin` compares runs
 * without and with them. The processes that are measured load them by flag.
 */
import { axisNames, type Level, registerAxis, registeredAxis, registerLevel } from "../base/axes.js";
import type { Plugin } from "../plugins/plugin.js";

/** The axis of what a plug-in brings, by the field in which it does. */
const AXES = { regions: "region", hotness: "hotness", stitchers: "stitcher", locks: "gil-lock" } as const;

/** The flags that load plug-ins. */
export const pluginFlags = (files: readonly string[]): string[] => files.flatMap((file) => ["--plugin", file]);

/** Loads plug-ins and makes their levels known. Their files, absolute. Throws PatchworkError for one that is wrong. */
export async function loadForLab(files: readonly string[]): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const { pluginFiles, usePlugins } = await import("../plugins/use.js");
  const { plugins } = await usePlugins(files);
  registerPlugins(pluginFiles().filter(({ file }) => plugins.includes(file)));
  return plugins;
}

/** Everything is linked before the first process is measured. */
export async function linkForLab(files: readonly string[]): Promise<void> {
  const { linkAll, usePlugins } = await import("../plugins/use.js");
  await linkAll(await usePlugins(files));
}

export function registerPlugins(plugins: readonly { readonly file: string; readonly plugin: Plugin }[]): void {
  for (const { plugin } of plugins) {
    for (const [field, axis] of Object.entries(AXES)) {
      const flag = registeredAxis(axis).flag?.name ?? "";
      for (const name of Object.keys(plugin[field as keyof typeof AXES] ?? {}))
        addLevel(axis, { name, title: name, flags: [flag, name] });
    }
  }
  if (axisNames().includes("plugin")) return;
  const title = plugins.map(({ plugin }) => plugin.name).join(", ");
  const flags = pluginFlags(plugins.map(({ file }) => file));
  registerAxis({
    name: "plugin",
    title: "plug-in",
    levels: [
      { name: "without", title: "without", flags: [] },
      { name: "with", title, flags },
    ],
  });
}

function addLevel(axis: string, level: Level): void {
  if (!registeredAxis(axis).levels.some(({ name }) => name === level.name)) registerLevel(axis, level);
}
