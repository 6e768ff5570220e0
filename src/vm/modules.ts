/** The built interpreter modules: which file a run needs, compiled once a process and posted to workers. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Reference counting policy and whether instructions are counted: a build of the interpreter each. */
export interface Variant {
  readonly refcount: "plain" | "atomic" | "biased";
  readonly counting: boolean;
}

/** The file of a variant, as the build made it. */
export const interpreterFile = ({ refcount, counting }: Variant): string =>
  fileURLToPath(new URL(`../wasm/${refcount}${counting ? "-stats" : ""}.wasm`, import.meta.url));

/** Compiles the module of a variant. Lazily by V8's default: a short program never waits for optimised code. */
export function loadInterpreter(variant: Variant): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(interpreterFile(variant)));
}
