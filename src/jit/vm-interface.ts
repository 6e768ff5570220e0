/**
 * What the JIT needs of one thread of execution, and what it offers to it. `vm` provides the first,
 * the host functions `hot` and `install` call the second. Types only.
 */
import type { Program } from "../bytecode/code.js";

/** One thread's instance of the interpreter over the shared memory. */
export interface JitVm {
  readonly memory: WebAssembly.Memory;
  /** Exports of the interpreter's instance: RUNTIME_FUNCTIONS. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** Slot = loop id. */
  readonly table: WebAssembly.Table;
  /** Address of the record of the thread that it runs now. */
  readonly thread: number;
  readonly program: Program;
}

/** What became of one loop. Times in microseconds; 0 where this thread did not do the step. */
export interface LoopStats {
  readonly loop: number;
  /** Qualified name of the code object, behind its module's where that is not the program itself. */
  readonly code: string;
  /** Absent: the program itself. */
  readonly module?: string;
  readonly line: number;
  readonly region: string;
  readonly stitcher: string;
  readonly state: "cold" | "claimed" | "ready" | "given up";
  readonly version: number;
  readonly instructions: number;
  readonly bytes: number;
  readonly planUs: number;
  readonly stitchUs: number;
  readonly compileUs: number;
  readonly entries: number;
  readonly exits: number;
  readonly entryFailures: number;
  /** How often its code was taken out because it left nearly every turn. */
  readonly takenOut: number;
  /** Of a trace: recorded turns and bridges that it holds, and the share of what was recorded that stays on it. */
  readonly trace?: { readonly turns: number; readonly bridges: number; readonly fitness: number };
  /** Why attempts ended without code, oldest first. */
  readonly refusals: readonly string[];
}

export interface JitHost {
  /** The loop's counter reached zero at its header on the frame at fp: compile, compile anew, or give it up. */
  hot(loop: number, fp: number): void;
  /** Fill this thread's table slot with the published code. */
  install(loop: number): void;
  /** Every loop that this instance touched; refusals since it was asked last. */
  stats(): readonly LoopStats[];
}
