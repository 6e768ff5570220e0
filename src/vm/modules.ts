/** The built interpreter modules: which file a run needs, compiled once a process and posted to workers. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { missingTierFlags } from "../base/v8-tiers.js";

/**
 * For functions of too many virtual registers, as the interpreter is one, V8 11 (Node 20) takes a register allocator that keeps
 * hardly anything in registers: every instruction took about 1.5 times as long. Its flag is to be set before V8 optimises the
 * interpreter, and after the workers have booted: V8 takes the code that Node, or our build, keeps of JavaScript only under
 * the flags under which it was made, and a worker boots in twice the time without. The other V8 releases are left
 * as they are: one that does not know a flag says so on stderr.
 */
export function allocateRegistersWell(): void {
  for (const flag of RUN_V8_FLAGS) setFlagsFromString(flag);
}

/** What every run sets of V8's flags by itself; results files name them. */
export const RUN_V8_FLAGS: readonly string[] =
  Number.parseInt(process.versions.v8, 10) === 11 ? ["--no-turbo-use-mid-tier-regalloc-for-huge-functions"] : [];

/** Reference counting policy and whether instructions are counted: a build of the interpreter each. */
export interface Variant {
  readonly refcount: "plain" | "atomic" | "biased";
  readonly counting: boolean;
}

/** The file of a variant, as the build made it. */
export const interpreterFile = ({ refcount, counting }: Variant): string =>
  fileURLToPath(new URL(`../wasm/${refcount}${counting ? "-stats" : ""}.wasm`, import.meta.url));

const modules = new Map<string, WebAssembly.Module>();

/**
 * The module of a variant, compiled once a process: what V8 optimises for one run is there for the next. Lazily by V8's
 * default: a short program never waits for optimised code.
 */
export function loadInterpreter(variant: Variant): WebAssembly.Module {
  const file = interpreterFile(variant);
  if (missingTierFlags("turbofan", process.execArgv).length === 0) allocateRegistersWell();
  const module = modules.get(file) ?? new WebAssembly.Module(readFileSync(file));
  modules.set(file, module);
  return module;
}
