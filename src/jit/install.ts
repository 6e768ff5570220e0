/**
 * Bytes → compiled module → instance → the thread's function table. A loop may be entered once and stay for seconds,
 * and V8 has no on-stack replacement for wasm: so the module is compiled by TurboFan at once. V8's flags are
 * process-wide; a lock word in the shared memory keeps other threads from changing them meanwhile.
 */
import { setFlagsFromString } from "node:v8";
import { LAYOUT } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import type { V8Tier } from "../base/v8-tiers.js";
import { RUNTIME_FUNCTIONS } from "../bytecode/stencils.js";
import { AS_USUAL, FLAGS_ARE_SAFE, OPTIMISED_AT_ONCE } from "./compile-flags.js";
import type { JitVm } from "./vm-interface.js";

const LOCK = (LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_COMPILE_LOCK) / 4;

/**
 * Compiles with TurboFan alone. When the flags cannot be had in time, compiles as V8 would: slower code, no hang.
 * A process that was started with a tier of its own keeps to it.
 */
export function compile(vm: JitVm, bytes: Uint8Array, tier: V8Tier = "default"): WebAssembly.Module {
  const words = new Int32Array(vm.memory.buffer, 0, LOCK + 1);
  const locked = FLAGS_ARE_SAFE && tier === "default" && lock(words);
  try {
    if (locked) for (const flag of OPTIMISED_AT_ONCE) setFlagsFromString(flag);
    return new WebAssembly.Module(bytes as BufferSource);
  } finally {
    if (locked) {
      for (const flag of AS_USUAL) setFlagsFromString(flag);
      Atomics.store(words, LOCK, 0);
      Atomics.notify(words, LOCK, 1);
    }
  }
}

function lock(words: Int32Array): boolean {
  const deadline = performance.now() + TUNABLES.COMPILE_LOCK_WAIT_MS;
  while (Atomics.compareExchange(words, LOCK, 0, 1) !== 0) {
    const left = deadline - performance.now();
    if (left <= 0) return false;
    Atomics.wait(words, LOCK, 1, left);
  }
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
