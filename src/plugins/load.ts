/**
 * Loads plug-ins' files and enters what they bring into the registries of this JavaScript thread: the main one and
 * every worker, in the same order, so that opcode numbers agree. A process keeps what it loaded; a file loads once.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { PatchworkError } from "../base/errors.js";
import { importTypeScript } from "../base/user-module.js";
import { OPCODES } from "../bytecode/opcodes.js";
import { HOTNESS_POLICIES } from "../jit/hotness.js";
import { REGION_POLICIES } from "../jit/region/policies.js";
import { STITCHERS } from "../jit/stitch/stitcher.js";
import { checkPlugin } from "./check.js";
import { GIL_LOCKS } from "./locks.js";
import { addOpcodes } from "./opcode-rows.js";
import type { Plugin } from "./plugin.js";

export interface LoadedPlugin {
  /** Absolute. */
  readonly file: string;
  readonly plugin: Plugin;
}

const BUILT_IN_OPCODES = OPCODES.length;
const loaded: LoadedPlugin[] = [];
let last: Promise<unknown> = Promise.resolve();

/** All plug-ins of this thread in the order of their loading. */
export const loadedPlugins = (): readonly LoadedPlugin[] => loaded;

/** What the rows of plug-ins are, as text: equal on all threads that can run the same code. */
export const furtherOpcodes = (): string => JSON.stringify(OPCODES.slice(BUILT_IN_OPCODES));

/** Loads what is not loaded yet; the plug-ins of `files` in their order. Throws PatchworkError naming the file. */
export function loadPlugins(files: readonly string[]): Promise<readonly LoadedPlugin[]> {
  // One after the other: the order decides the numbers of opcodes.
  const result = last.then(async () => {
    const found: LoadedPlugin[] = [];
    for (const file of files) found.push(await loadPlugin(resolve(file)));
    return found;
  });
  last = result.catch(() => {});
  return result;
}

async function loadPlugin(file: string): Promise<LoadedPlugin> {
  const known = loaded.find((candidate) => candidate.file === file);
  if (known) return known;
  const plugin = checkPlugin(file, await importDefault(file));
  if (loaded.some((other) => other.plugin.name === plugin.name))
    throw new PatchworkError(`plug-in ${file}: a plug-in is already named ${plugin.name}`);
  forPlugin(file, () => enter(file, plugin));
  const added = { file, plugin };
  loaded.push(added);
  return added;
}

/** The module's default export; TypeScript through jiti, which is loaded only then. */
async function importDefault(file: string): Promise<unknown> {
  if (!existsSync(file)) throw new PatchworkError(`plug-in ${file}: there is no such file`);
  try {
    const module = /\.[cm]?ts$/.test(file) ? await importTypeScript(file) : await import(pathToFileURL(file).href);
    return (module as { readonly default?: unknown }).default;
  } catch (error) {
    throw new PatchworkError(`plug-in ${file} does not load: ${oneLine(error)}`);
  }
}

function enter(file: string, plugin: Plugin): void {
  const { regions = {}, hotness = {}, stitchers = {}, locks = {} } = plugin;
  for (const name of Object.keys(regions)) REGION_POLICIES.refuseTaken(name);
  for (const name of Object.keys(hotness)) HOTNESS_POLICIES.refuseTaken(name);
  for (const name of Object.keys(stitchers)) STITCHERS.refuseTaken(name);
  for (const name of Object.keys(locks)) GIL_LOCKS.refuseTaken(name);
  addOpcodes(plugin.opcodes ?? []);
  for (const [name, policy] of Object.entries(regions)) REGION_POLICIES.add(name, policy);
  for (const [name, policy] of Object.entries(hotness)) HOTNESS_POLICIES.add(name, policy);
  for (const [name, load] of Object.entries(stitchers)) STITCHERS.add(name, load);
  for (const [name, { wat }] of Object.entries(locks)) GIL_LOCKS.add(name, { wat, file });
}

/** Runs what concerns one plug-in: whatever is wrong with it is one line that names its file. */
export function forPlugin<Result>(file: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw new PatchworkError(`plug-in ${file}: ${oneLine(error)}`);
  }
}

/** The first line of a message; where that only announces the next (`parseWat failed:`), both. */
export function oneLine(error: unknown): string {
  const [first = "", second = ""] = (error instanceof Error ? error.message : String(error)).trim().split("\n");
  return (first.trim().endsWith(":") ? `${first.trim()} ${second}` : first).trim();
}
