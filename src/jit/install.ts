/**
 * Bytes → compiled module → instance → the thread's function table. A loop may be entered once and stay for seconds,
 * and V8 has no on-stack replacement for wasm: so the module is compiled by TurboFan at once (flags.ts).
 */
import type { V8Tier } from "../base/v8-tiers.js";
import { RUNTIME_FUNCTIONS } from "../bytecode/stencils.js";
import { leaveFlags, takeFlags } from "./flags.js";
import type { JitVm } from "./vm-interface.js";

/**
 * Compiles with TurboFan alone. When the flags cannot be had in time, compiles as V8 would: slower code, no hang.
 * A process that was started with a tier of its own keeps to it.
 */
export function compile(bytes: Uint8Array, tier: V8Tier = "default"): WebAssembly.Module {
  const flagged = takeFlags(tier);
  try {
    return new WebAssembly.Module(bytes as BufferSource);
  } finally {
    if (flagged) leaveFlags();
  }
}

/** The same on V8's own threads: this one may go on. */
export async function compileBeside(bytes: Uint8Array, tier: V8Tier = "default"): Promise<WebAssembly.Module> {
  const flagged = takeFlags(tier);
  try {
    return await WebAssembly.compile(bytes as BufferSource);
  } finally {
    if (flagged) leaveFlags();
  }
}

/** Code that a thread of this process has compiled and keeps: V8 finds it by its bytes, in some 50 us, without its flags. */
export const compiled = (bytes: Uint8Array): WebAssembly.Module => new WebAssembly.Module(bytes as BufferSource);

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
