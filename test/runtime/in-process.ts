/**
 * One Python thread in this process, without workers and JIT: the shortest way from a source text to what the
 * runtime did with it. Needs the built dist/wasm/plain.wasm.
 */
import { readFileSync } from "node:fs";
import { LAYOUT, PAGE_BYTES, VALUE } from "../../src/base/layout.js";
import { compileProgram } from "../../src/language/index.js";
import { createProgramMemory, type ProgramMemory } from "../../src/vm/loader.js";
import { type ExceptionExports, formatException, readException } from "../../src/vm/traceback.js";
import { createVm } from "../../src/vm/vm.js";

const MEMORY_BYTES = 32 << 20;
const module = new WebAssembly.Module(readFileSync(new URL("../../dist/wasm/plain.wasm", import.meta.url)));

export interface InProcessOutcome {
  readonly stdout: string;
  readonly stderr: string;
  /** References to mortal objects that the thread's stack holds after its end: always 0. */
  readonly ownedByStack: number;
  /** Frames that are left: always 0. */
  readonly depth: number;
}

/** `specialise: false` keeps every instruction generic. Throws RefusedError and PythonSyntaxError. */
export function runInProcess(source: string, { specialise }: { readonly specialise: boolean }): InProcessOutcome {
  const program = compileProgram(source, "program.py");
  const shared = createProgramMemory(program, {
    memoryBytes: MEMORY_BYTES,
    gil: true,
    jit: false,
    switchIntervalMs: 5,
  });
  const view = new DataView(shared.memory.buffer);
  if (!specialise) forbidSpecialisation(shared, view);
  const written = { 1: "", 2: "" };
  const vm = createVm(module, shared, 0, {
    hot() {},
    install() {},
    threadStart: () => 0,
    event() {},
    text: {
      capture(fd, text) {
        written[fd as 1 | 2] += text;
      },
    },
  });
  const end = MEMORY_BYTES - PAGE_BYTES;
  prepareMainThread(view, vm.thread, end);
  const { threadEnter } = vm.exports as unknown as { threadEnter(): number };
  const left = threadEnter() === LAYOUT.STATUS_FRAME ? vm.exports.run() : LAYOUT.LEFT_RAISED;
  if (left === LAYOUT.LEFT_RAISED)
    written[2] += formatException(readException(shared, vm.thread, vm.exports as unknown as ExceptionExports), program);
  return {
    stdout: written[1],
    stderr: written[2],
    ownedByStack: ownedReferences(view, end - LAYOUT.STACK_BYTES, end),
    depth: view.getUint32(vm.thread + LAYOUT.THREAD_DEPTH, true),
  };
}

/** The stack lies at the memory's end, the heap ends before it. */
function prepareMainThread(view: DataView, thread: number, end: number): void {
  const base = end - LAYOUT.STACK_BYTES;
  view.setUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_HEAP_END, base, true);
  view.setUint32(thread + LAYOUT.THREAD_STACK_BASE, base, true);
  view.setUint32(thread + LAYOUT.THREAD_STACK_END, end, true);
  view.setUint32(thread + LAYOUT.THREAD_LIMIT, end, true);
  view.setBigUint64(thread + LAYOUT.THREAD_EXCEPTION, VALUE.UNBOUND, true);
  view.setBigUint64(thread + LAYOUT.THREAD_RESULT, VALUE.UNBOUND, true);
}

/** As if every instruction had changed as often as it may (the low bits of its CODE_ADAPTIVE byte). */
function forbidSpecialisation(shared: ProgramMemory, view: DataView): void {
  for (const [index, code] of shared.program.codes.entries()) {
    const bytes = view.getUint32((shared.codes[index] as number) + LAYOUT.CODE_ADAPTIVE, true);
    for (let pc = 0; pc < code.positions.length; pc++) view.setUint8(bytes + pc, view.getUint8(bytes + pc) | 0x7f);
  }
}

function ownedReferences(view: DataView, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 8) {
    const isReference = view.getUint16(at + 6, true) === LAYOUT.REF_TAG;
    if (isReference && view.getInt32(view.getUint32(at, true) + LAYOUT.HEADER_COUNT, true) >= 0) count++;
  }
  return count;
}
