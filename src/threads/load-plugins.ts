import type { PluginTask } from "../plugins/use.js";

/** Loads a run's plug-ins into this worker. Most runs have none: nothing is loaded for them. */
export async function loadPlugins(plugins: PluginTask | undefined): Promise<void> {
  if (plugins) await (await import("../plugins/use.js")).loadTask(plugins);
}
