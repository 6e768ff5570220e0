/** The built interpreter modules: which file a run needs, compiled once a process and posted to workers. */
import { readFileSync } from "node:fs";

/** Reference counting policy and whether instructions are counted: a build of the interpreter each. */
export interface Variant {
  readonly refcount: "plain" | "atomic";
  readonly counting: boolean;
}

/** Compiles the module of a variant. Lazily by V8's default: a short program never waits for optimised code. */
export function loadInterpreter({ refcount, counting }: Variant): WebAssembly.Module {
  const file = new URL(`../wasm/${refcount}${counting ? "-stats" : ""}.wasm`, import.meta.url);
  return new WebAssembly.Module(readFileSync(file));
}
