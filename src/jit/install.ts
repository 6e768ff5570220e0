/**
 * Bytes → compiled module → instance → the thread's function table. A loop may be entered once and stay for seconds,
 * and V8 has no on-stack replacement for wasm: so the module is compiled by TurboFan at once. V8's flags are
 * process-wide; a word in the shared memory counts the threads that compile with them.
 */
import { setFlagsFromString } from "node:v8";
import { LAYOUT } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import type { V8Tier } from "../base/v8-tiers.js";
import { RUNTIME_FUNCTIONS } from "../bytecode/stencils.js";
import { AS_USUAL, FLAGS_ARE_SAFE, OPTIMISED_AT_ONCE } from "./compile-flags.js";
import type { JitVm } from "./vm-interface.js";

const USERS = (LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_COMPILERS) / 4;
/** A thread is setting the flags, or taking them back. */
const CHANGING = -1;

/**
 * Compiles with TurboFan alone. When the flags cannot be had in time, compiles as V8 would: slower code, no hang.
 * A process that was started with a tier of its own keeps to it.
 */
export function compile(memory: WebAssembly.Memory, bytes: Uint8Array, tier: V8Tier = "default"): WebAssembly.Module {
  const words = new Int32Array(memory.buffer, 0, USERS + 1);
  const flagged = FLAGS_ARE_SAFE && tier === "default" && takeFlags(words);
  try {
    return new WebAssembly.Module(bytes as BufferSource);
  } finally {
    if (flagged) leaveFlags(words);
  }
}

/** The same on V8's own threads: this one may go on. */
export async function compileBeside(
  memory: WebAssembly.Memory,
  bytes: Uint8Array,
  tier: V8Tier = "default",
): Promise<WebAssembly.Module> {
  const words = new Int32Array(memory.buffer, 0, USERS + 1);
  const flagged = FLAGS_ARE_SAFE && tier === "default" && takeFlags(words);
  try {
    return await WebAssembly.compile(bytes as BufferSource);
  } finally {
    if (flagged) leaveFlags(words);
  }
}

/** Code that a thread of this process has compiled and keeps: V8 finds it by its bytes, in some 50 us, without its flags. */
export const compiled = (bytes: Uint8Array): WebAssembly.Module => new WebAssembly.Module(bytes as BufferSource);

/** Threads that compile now need the same flags: the first sets them, the last takes them back. False: somebody changes them for ever. */
function takeFlags(words: Int32Array): boolean {
  const deadline = performance.now() + TUNABLES.COMPILE_LOCK_WAIT_MS;
  for (;;) {
    const users = Atomics.load(words, USERS);
    if (users === CHANGING) {
      const left = deadline - performance.now();
      if (left <= 0) return false;
      Atomics.wait(words, USERS, CHANGING, left);
    } else if (users === 0) {
      if (change(words, 0, OPTIMISED_AT_ONCE, 1)) return true;
    } else if (Atomics.compareExchange(words, USERS, users, users + 1) === users) return true;
  }
}

function leaveFlags(words: Int32Array): void {
  for (;;) {
    const users = Atomics.load(words, USERS);
    if (users === 1) {
      if (change(words, 1, AS_USUAL, 0)) return;
    } else if (Atomics.compareExchange(words, USERS, users, users - 1) === users) return;
  }
}

/** Sets flags while nobody uses them; false when somebody was first. */
function change(words: Int32Array, from: number, flags: readonly string[], to: number): boolean {
  if (Atomics.compareExchange(words, USERS, from, CHANGING) !== from) return false;
  for (const flag of flags) setFlagsFromString(flag);
  Atomics.store(words, USERS, to);
  Atomics.notify(words, USERS);
  return true;
}

/** Instantiates stitched code over the thread's memory and runtime, and puts it into the loop's slot. */
export function install(vm: JitVm, loop: number, module: WebAssembly.Module): void {
  vm.table.set(loop, instantiate(vm, module).exports.run);
}

export const instantiate = (vm: JitVm, module: WebAssembly.Module): WebAssembly.Instance =>
  new WebAssembly.Instance(module, { env: { memory: vm.memory }, rt: runtimeOf(vm) });

const runtimes = new WeakMap<JitVm, WebAssembly.ModuleImports>();

function runtimeOf(vm: JitVm): WebAssembly.ModuleImports {
  let runtime = runtimes.get(vm);
  if (!runtime) {
    runtime = Object.fromEntries(
      RUNTIME_FUNCTIONS.map(({ name }) => [name, vm.exports[name] as WebAssembly.ImportValue]),
    );
    runtimes.set(vm, runtime);
  }
  return runtime;
}
