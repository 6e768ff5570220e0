/**
 * What a finished run leaves for the inspector: every attempt of the JIT, and each code object and loop as the program
 * left it in shared memory. Plain data. Reads the memory after all threads have ended.
 */
import { LAYOUT } from "../base/layout.js";
import { loopRecord } from "../jit/observe.js";
import type { Attempt } from "../jit/pipeline.js";
import type { ProgramMemory } from "../vm/loader.js";

/** A code object at the end of the run. */
export interface LiveCode {
  /** Four u16 an instruction, specialised in place. */
  readonly instructions: Uint16Array;
  /**
   * How often the interpreter dispatched each instruction: stitched code does not count. All zero unless `stats` was
   * asked for. A dispatch that specialises the instruction, or at which the thread leaves and enters again, counts twice.
   */
  readonly interpreted: Float64Array;
  /** Failed specialisations of each instruction. */
  readonly adaptive: Uint8Array;
  /** Exits of stitched code by the instruction at which the interpreter went on, all loops and versions together. */
  readonly exits: Uint32Array;
}

/** A loop at the end of the run. */
export interface LiveLoop {
  readonly state: "cold" | "claimed" | "ready" | "given up";
  readonly codeId: number;
  readonly header: number;
  readonly back: number;
  /** Back-edges, failed entries or exits until the JIT is asked again. */
  readonly counter: number;
  readonly version: number;
  readonly entries: number;
  readonly exits: number;
  readonly entryFailures: number;
}

/** An attempt, and the Python thread that made it. */
export interface ThreadAttempt extends Attempt {
  readonly thread: string;
}

/** What a run under the inspector leaves beside its statistics. */
export interface RunArtefacts {
  /** Oldest first within a thread. */
  readonly attempts: readonly ThreadAttempt[];
  /** By code id. */
  readonly codes: readonly LiveCode[];
  /** By loop id. */
  readonly loops: readonly LiveLoop[];
}

/** What of a finished thread is needed here. */
interface Thread {
  readonly name: string;
  readonly outcome: { readonly attempts?: readonly Attempt[] };
}

export function readArtefacts(shared: ProgramMemory, threads: readonly Thread[]): RunArtefacts {
  const view = new DataView(shared.memory.buffer);
  const codes = shared.codes.map((address) => readCode(view, address));
  const records = view.getUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_LOOP_COUNT, true);
  const ids = new Map(shared.codes.map((address, id) => [address, id]));
  return {
    attempts: threads.flatMap(({ name, outcome }) =>
      (outcome.attempts ?? []).map((attempt) => ({ ...attempt, thread: name })),
    ),
    codes,
    loops: Array.from({ length: records }, (_, loop) => readLoop(view, loop, ids)),
  };
}

function readCode(view: DataView, address: number): LiveCode {
  const word = (offset: number) => view.getUint32(address + offset, true);
  const count = word(LAYOUT.CODE_COUNT);
  const executions = word(LAYOUT.CODE_EXECUTIONS);
  return {
    instructions: new Uint16Array(view.buffer, word(LAYOUT.CODE_INSTRUCTIONS), count * 4).slice(),
    interpreted: Float64Array.from({ length: count }, (_, pc) => Number(view.getBigUint64(executions + 8 * pc, true))),
    adaptive: new Uint8Array(view.buffer, word(LAYOUT.CODE_ADAPTIVE), count)
      .slice()
      .map((used) => used & ~(LAYOUT.ADAPTIVE_IN_PLACE | LAYOUT.ADAPTIVE_TEXT)),
    exits: new Uint32Array(view.buffer, word(LAYOUT.CODE_EXIT_COUNTS), count).map(
      (exits, pc) => exits + view.getUint32(word(LAYOUT.CODE_EXIT_COUNTS) + 4 * (count + pc), true),
    ),
  };
}

const STATES: Readonly<Record<number, LiveLoop["state"]>> = {
  [LAYOUT.LOOP_STATE_COLD]: "cold",
  [LAYOUT.LOOP_STATE_CLAIMED]: "claimed",
  [LAYOUT.LOOP_STATE_READY]: "ready",
  [LAYOUT.LOOP_STATE_GIVEN_UP]: "given up",
};

function readLoop(view: DataView, loop: number, ids: ReadonlyMap<number, number>): LiveLoop {
  const word = (offset: number) => view.getUint32(loopRecord(loop) + offset, true);
  return {
    state: STATES[word(LAYOUT.LOOP_STATE)] ?? "cold",
    codeId: ids.get(word(LAYOUT.LOOP_CODE)) ?? 0,
    header: word(LAYOUT.LOOP_HEADER),
    back: word(LAYOUT.LOOP_BACK),
    counter: view.getInt32(loopRecord(loop) + LAYOUT.LOOP_COUNTER, true),
    version: word(LAYOUT.LOOP_VERSION),
    entries: word(LAYOUT.LOOP_ENTRIES),
    exits: word(LAYOUT.LOOP_EXITS),
    entryFailures: word(LAYOUT.LOOP_ENTRY_FAILURES),
  };
}
