/**
 * The interpreter with plug-ins' opcodes and lock in it, and the stencil library with their stencils: what the build
 * makes once for the toolkit is made here once for a set of plug-ins, with the same code, and kept on disk.
 * wabt and binaryen (0.5 s, 120 MB) are loaded only when something is made.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PatchworkError } from "../base/errors.js";
import { LIBRARY_URL, loadLibrary } from "../bytecode/library.js";
import { OPCODES } from "../bytecode/opcodes.js";
import type { Stencil, StencilLibrary } from "../bytecode/stencils.js";
import { compileInterpreter, interpreterFile, loadInterpreter, type Variant } from "../vm/modules.js";
import { cached, hashOf } from "./cache-folder.js";
import { furtherOpcodes, type LoadedPlugin, loadedPlugins, oneLine } from "./load.js";
import { GIL_LOCKS } from "./locks.js";

export interface Linked {
  readonly module: WebAssembly.Module;
  /** The library's file when it is not the toolkit's own. */
  readonly library?: string;
}

/** Module and library for a run with everything that is loaded; the toolkit's own where plug-ins add nothing to them. */
export async function link(variant: Variant, lock = "parking"): Promise<Linked> {
  const library = await libraryFile();
  const { wat, file = "" } = GIL_LOCKS.get(lock);
  if (library === undefined && wat === undefined) return { module: loadInterpreter(variant) };
  const path = await cached(`${moduleHash(variant, wat)}.wasm`, async () => {
    const locking = wat === undefined ? {} : { lock: await assembled(file, wat) };
    const { linkModules } = await import("../build/module.js");
    const runtime = readFileSync(runtimeFile(variant));
    return forFile(file, async () => {
      const { plain, counting } = linkModules({
        runtime,
        policy: variant.refcount,
        library: libraryAt(library),
        ...locking,
      });
      return variant.counting ? counting : plain;
    });
  });
  return { module: compileInterpreter(readFileSync(path)), ...(library !== undefined && { library }) };
}

/** The library in a file that `link` or `libraryFile` named. */
export const libraryAt = (file: string | undefined): StencilLibrary =>
  loadLibrary(file === undefined ? LIBRARY_URL : pathToFileURL(file));

/** The file of the library with the stencils of all loaded plug-ins; undefined when none brings stencils or opcodes. */
export async function libraryFile(): Promise<string | undefined> {
  const bringing = loadedPlugins().filter(
    ({ plugin }) => plugin.stencils !== undefined || plugin.opcodes !== undefined,
  );
  if (bringing.length === 0) return undefined;
  return cached(`${libraryHash()}.stencils.json`, () => makeLibrary(bringing));
}

const libraryHash = (): string =>
  hashOf([readFileSync(LIBRARY_URL), furtherOpcodes(), ...loadedPlugins().map(({ plugin }) => plugin.stencils ?? "")]);

/** The built-in module stands for the generator that made it. */
const moduleHash = (variant: Variant, lock = ""): string =>
  hashOf([
    libraryHash(),
    readFileSync(interpreterFile(variant)),
    readFileSync(runtimeFile(variant)),
    String(variant.counting),
    lock,
  ]);

const runtimeFile = ({ refcount }: Variant): string =>
  fileURLToPath(new URL(`../wasm/runtime-${refcount}.wasm`, import.meta.url));

async function makeLibrary(plugins: readonly LoadedPlugin[]): Promise<string> {
  const [{ assembleStencils, libraryJson, parseText }, { readStencilText }, { checkRows }] = await Promise.all([
    import("../build/library.js"),
    import("../build/read-stencils.js"),
    import("../build/check-rows.js"),
  ]);
  const library = new Map<string, Stencil>(loadLibrary());
  for (const { file, plugin } of plugins) {
    await forFile(file, async () => {
      if (plugin.stencils !== undefined) {
        await parseText(file, plugin.stencils);
        for (const stencil of await assembleStencils([readStencilText(file, plugin.stencils)])) {
          if (library.has(stencil.name)) throw new RangeError(`a stencil is already named ${stencil.name}`);
          library.set(stencil.name, stencil);
        }
      }
      const own = new Set((plugin.opcodes ?? []).map(({ name }) => name));
      checkRows(
        OPCODES.filter(({ name }) => own.has(name)),
        library,
      );
    });
  }
  return libraryJson([...library.values()]);
}

async function assembled(file: string, wat: string): Promise<Uint8Array> {
  const [{ assembleLock }, { parseText }] = await Promise.all([
    import("../build/lock.js"),
    import("../build/library.js"),
  ]);
  return forFile(file, async () => {
    await parseText(file, wat);
    return assembleLock(wat, file);
  });
}

/** Whatever is wrong with a plug-in is one line that names its file, once. */
async function forFile<Result>(file: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw new PatchworkError(
      `plug-in ${file}: ${oneLine(error).replace(`parseWat failed: ${file}:`, "line ").replace(`${file}: `, "")}`,
    );
  }
}
