/**
 * Native modules as the compiler sees them: a module in Python that binds each function and constant of the host's. What
 * it imports, `_native`, is the runtime's (wasm/native-call.ts).
 */
import { resolve } from "node:path";
import { moduleFiles } from "./module-files.js";
import type { FoundModule, ModuleFinder } from "./module-sources.js";

/** What of a native module its Python face tells; vm/native.ts has the whole. */
export interface NativeFace {
  readonly name: string;
  readonly file: string;
  readonly doc?: string;
  /** It says that it needs no GIL. */
  readonly safe: boolean;
  readonly functions: readonly string[];
}

/** What the program of a file may import: these modules first, then what it may import without them. */
export function nativeFinder(program: string, natives: readonly NativeFace[]): ModuleFinder {
  const files = moduleFiles(program);
  const found = new Map(natives.map((native) => [native.name, moduleOf(native)]));
  return {
    ...files,
    find: (name) => found.get(name) ?? files.find(name),
    get library() {
      return files.library;
    },
  };
}

function moduleOf({ name, file, doc, safe, functions }: NativeFace): FoundModule {
  const lines = [
    ...(doc === undefined ? [] : [JSON.stringify(doc)]),
    "import _native",
    `_native.enter(${JSON.stringify(name)}, ${safe ? "True" : "False"})`,
    ...functions.map((each) => `${each} = _native.function(${JSON.stringify(`${name}.${each}`)})`),
    "del _native",
  ];
  return { file, path: resolve(file), text: `${lines.join("\n")}\n`, isPackage: false, isLibrary: false };
}
