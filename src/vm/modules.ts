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
  if (IS_V8_11) setFlagsFromString(WELL_ALLOCATED);
}

/** A module of an interpreter. The budget is the module's own: what V8 keeps of JavaScript is taken by later workers as before. */
export function compileInterpreter(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  const isOurs = IS_V8_11 && !process.execArgv.some((flag) => flag.startsWith("--wasm-tiering-budget"));
  if (isOurs) setFlagsFromString(TIERING_BUDGET.ours);
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    if (isOurs) setFlagsFromString(TIERING_BUDGET.usual);
  }
}

const IS_V8_11 = Number.parseInt(process.versions.v8, 10) === 11;
const WELL_ALLOCATED = "--no-turbo-use-mid-tier-regalloc-for-huge-functions";

/**
 * How much a function executes, in bytes about, before V8 optimises it. V8 11 takes 1.8 million, which is a millisecond: two hundred
 * functions of the runtime were optimised in a program's first second, four seconds of V8's threads, beside which the
 * program and our own compiler had to run. This is what later releases take.
 */
const TIERING_BUDGET = { usual: "--wasm-tiering-budget=1800000", ours: "--wasm-tiering-budget=13000000" } as const;

/** What every run sets of V8's flags by itself; results files name them. */
export const RUN_V8_FLAGS: readonly string[] = IS_V8_11 ? [WELL_ALLOCATED, TIERING_BUDGET.ours] : [];

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
  const module = modules.get(file) ?? compileInterpreter(readFileSync(file));
  modules.set(file, module);
  return module;
}
