/**
 * One thread of execution: an instance of the interpreter over the shared memory, with its own function table.
 * Knows neither workers nor the JIT; both come in as hooks.
 */
import { LAYOUT } from "../base/layout.js";
import type { Program } from "../bytecode/code.js";
import { processTime, threadTime } from "./host/cpu-time.js";
import { fileImports } from "./host/files.js";
import { type TextOptions, textImports, writeText } from "./host/text-imports.js";
import type { ProgramMemory } from "./loader.js";
import { type ExceptionExports, formatException, formatIgnored, readExceptionAt, readString } from "./traceback.js";
import { describer } from "./traceback-text.js";

/** What the thread asks of those above: all synchronous, called from inside wasm. */
export interface VmHooks {
  hot(loopId: number, fp: number): void;
  install(loopId: number): void;
  /** Lets another worker run the Thread object; 0 = it cannot. */
  threadStart(threadObject: number, threadId: number): number;
  event(kind: number, value: number): void;
  /** Calls a function of a native module: its name and arguments as bytes, and what it answers. */
  native?(request: Uint8Array): Uint8Array;
  readonly text?: TextOptions;
}

/** Exports of the interpreter's module that TypeScript calls. */
export interface VmExports {
  readonly [name: string]: unknown;
  attach(threadId: number): void;
  /** Interprets from the thread record's frame on; LEFT_*. */
  run(): number;
  install_stub(fp: number, thread: number, loop: number): number;
}

export interface Vm {
  readonly memory: WebAssembly.Memory;
  readonly exports: VmExports;
  readonly table: WebAssembly.Table;
  /** Address of the thread's record. */
  readonly thread: number;
  readonly program: Program;
  codeAddress(codeId: number): number;
  /** Makes the instance run another Python thread of the program; the one before has ended. */
  attach(threadId: number): void;
}

/** None. */
const NO_ANSWER = new Uint8Array([0x4e]);

/** Instantiates the module for one Python thread; undefined: for one that `attach` will name. */
export function createVm(
  module: WebAssembly.Module,
  shared: ProgramMemory,
  threadId: number | undefined,
  hooks: VmHooks,
): Vm {
  let record = 0;
  const attach = (id: number) => {
    record = LAYOUT.THREADS_BASE + id * LAYOUT.THREAD_SIZE;
    exports.attach(id);
  };
  const table = new WebAssembly.Table({ element: "anyfunc", initial: 0 });
  let answer: Uint8Array = NO_ANSWER;
  const bytes = new Uint8Array(shared.memory.buffer);
  const host = {
    native_call: (pointer: number, length: number) => {
      answer = hooks.native?.(bytes.slice(pointer >>> 0, (pointer >>> 0) + length)) ?? NO_ANSWER;
      return answer.length;
    },
    native_answer: (out: number) => bytes.set(answer, out >>> 0),
    ...textImports(shared.memory, hooks.text),
    ...fileImports(shared.memory),
    time: () => (performance.timeOrigin + performance.now()) / 1000,
    // One clock for all threads: performance.now() starts anew in each worker.
    perf_counter: () => Number(process.hrtime.bigint()) / 1e9,
    cpu_time: (ofThread: number) => (ofThread ? threadTime() : processTime()),
    describe_exception: describer(shared),
    hot: hooks.hot,
    install: hooks.install,
    thread_start: hooks.threadStart,
    event: hooks.event,
    report_exception: (head: number, exception: number, isIgnored: number) => {
      const said = exports as unknown as ExceptionExports;
      const text = isIgnored
        ? formatIgnored(shared, record, said, exception)
        : formatException(readExceptionAt(shared, record, said, exception), shared.program);
      writeText(shared.memory, 2, readString(new DataView(shared.memory.buffer), head) + text, hooks.text);
    },
    table,
  };
  const instance = new WebAssembly.Instance(module, { env: { memory: shared.memory }, host });
  const exports = instance.exports as unknown as VmExports;
  const records = new DataView(shared.memory.buffer).getUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_LOOP_COUNT, true);
  table.grow(Math.max(1, records), exports.install_stub);
  if (threadId !== undefined) attach(threadId);
  return {
    memory: shared.memory,
    exports,
    table,
    get thread() {
      return record;
    },
    program: shared.program,
    codeAddress: (codeId) => shared.codes[codeId] as number,
    attach,
  };
}
