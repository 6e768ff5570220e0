/**
 * Plug-ins as a run uses them: `usePlugins` loads files and says what they bring as options of a run, `preparePlugins`
 * makes what the run needs of them. Everything above (runs, inspector, commands) comes in here.
 */
import { PatchworkError } from "../base/errors.js";
import type { Program } from "../bytecode/code.js";
import type { StencilLibrary } from "../bytecode/stencils.js";
import { HOTNESS_POLICIES } from "../jit/hotness.js";
import { REGION_POLICIES } from "../jit/region/policies.js";
import { STITCHERS } from "../jit/stitch/stitcher.js";
import type { Variant } from "../vm/modules.js";
import { type Linked, libraryAt, libraryFile, link } from "./link.js";
import { furtherOpcodes, loadedPlugins, loadPlugins } from "./load.js";
import { GIL_LOCKS } from "./locks.js";
import type { Plugin } from "./plugin.js";
import { rewriteProgram } from "./rewrite.js";

/** The part of a run's options that plug-ins decide: the files, absolute, and what the last of each kind is called. */
export interface PluginOptions {
  readonly plugins: readonly string[];
  readonly region?: string;
  readonly stitcher?: string;
  readonly hotness?: string;
  readonly gilLock?: string;
}

/** What a worker has to load, and the opcodes that it must then have. */
export interface PluginTask {
  readonly files: readonly string[];
  readonly opcodes: string;
}

export interface Prepared extends Linked {
  readonly program: Program;
  readonly task: PluginTask;
}

/** Loads the plug-ins. The result goes into the options of a run, below what the user chose by name. */
export async function usePlugins(files: readonly string[]): Promise<PluginOptions> {
  const found = await loadPlugins(files);
  const last = (kind: keyof Plugin): string | undefined =>
    found.flatMap(({ plugin }) => Object.keys(plugin[kind] ?? {})).at(-1);
  const [region, stitcher, hotness, gilLock] = [last("regions"), last("stitchers"), last("hotness"), last("locks")];
  return {
    plugins: found.map(({ file }) => file),
    ...(region !== undefined && { region }),
    ...(stitcher !== undefined && { stitcher }),
    ...(hotness !== undefined && { hotness }),
    ...(gilLock !== undefined && { gilLock }),
  };
}

/** Throws PatchworkError for a name that neither the toolkit nor a loaded plug-in brings. */
export function checkNames({ region, stitcher, hotness, gilLock }: Omit<PluginOptions, "plugins">): void {
  if (region !== undefined) REGION_POLICIES.get(region);
  if (stitcher !== undefined) STITCHERS.get(stitcher);
  if (hotness !== undefined) HOTNESS_POLICIES.get(hotness);
  if (gilLock !== undefined) GIL_LOCKS.get(gilLock);
}

/** The rewritten program, the module and library to run it with, and what workers have to load. */
export async function preparePlugins(program: Program, options: PluginOptions, variant: Variant): Promise<Prepared> {
  const own = await loadPlugins(options.plugins);
  checkNames(options);
  return { program: rewriteProgram(program, own), ...(await link(variant, options.gilLock)), task: pluginTask() };
}

/** Links what runs with these options will ask for, so that none of them has to. */
export async function linkAll({ gilLock }: PluginOptions): Promise<void> {
  const locks = new Set(["parking", ...loadedPlugins().flatMap(({ plugin }) => Object.keys(plugin.locks ?? {}))]);
  if (gilLock !== undefined) locks.add(gilLock);
  for (const lock of locks) await link({ refcount: "plain", counting: false }, lock);
  await link({ refcount: "biased", counting: false });
}

/** All plug-ins of this process, with their files. */
export const pluginFiles = loadedPlugins;

/** A program as the plug-ins rewrite it, for whoever shows it. */
export async function rewriteFor(program: Program, files: readonly string[]): Promise<Program> {
  return rewriteProgram(program, await loadPlugins(files));
}

/** The stencil library with what the plug-ins bring. */
export async function libraryFor(files: readonly string[]): Promise<StencilLibrary> {
  await loadPlugins(files);
  return libraryAt(await libraryFile());
}

/** Everything that this process has loaded: the opcodes of a run are numbered behind those of runs before. */
export const pluginTask = (): PluginTask => ({
  files: loadedPlugins().map(({ file }) => file),
  opcodes: furtherOpcodes(),
});

/** A worker's side of `pluginTask`. */
export async function loadTask({ files, opcodes }: PluginTask): Promise<void> {
  await loadPlugins(files);
  if (furtherOpcodes() !== opcodes)
    throw new PatchworkError(
      `the plug-ins ${files.join(", ")} bring other opcodes on a worker than on the main thread`,
    );
}
