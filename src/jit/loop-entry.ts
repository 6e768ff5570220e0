/** What a thread's JIT knows of a loop, and what of it goes into the statistics. */
import { LAYOUT } from "../base/layout.js";
import { fullName, originOf } from "../bytecode/code.js";
import type { Made } from "./assembler.js";
import type { CodeCache } from "./cache.js";
import { turns } from "./claims.js";
import { LoopHistory } from "./history.js";
import type { Observation } from "./observe.js";
import { Pace } from "./pace.js";
import type { Trace } from "./trail.js";
import type { JitVm, LoopStats } from "./vm-interface.js";

/** What this thread knows of a loop. */
export interface LoopEntry {
  readonly history: LoopHistory;
  readonly refusals: string[];
  /** Attempts that this thread made. */
  attempts: number;
  /** LOOP_ENTRY_FAILURES when the version in use began. */
  failuresBefore: number;
  /** How fast exits follow each other. */
  readonly pace: Pace;
  /** The code in use leaves nearly every turn. */
  storms: boolean;
  /** How often that ended in its being taken out. */
  takenOut: number;
  /** Version in this thread's table; 0 = none. */
  installed: number;
  bytes: number;
  compileUs: number;
  made?: Made;
  /** What it was made from. */
  observation?: Observation;
  /** It cost more than the program had earned when it was to be compiled first. */
  dear?: Dear;
  /** Sent to the assembler, which has not delivered yet. */
  ordered?: { readonly number: number; readonly observation: Observation };
}

/** A loop that waits until the program can afford its code. */
export class Dear {
  /** Of what would be compiled. */
  instructions = 0;
  #turns: number;

  /** It was asked about first after so many turns, in so many calls of its function, if that is known. */
  constructor(
    first: number,
    readonly calls: number | undefined,
  ) {
    this.#turns = first;
  }

  /** Why there is no code yet, for people. */
  get said(): string {
    return `${this.instructions} instructions wait until the program has run for longer (--compile at-once and --hot do not)`;
  }

  /** Turns until it is asked about again: half of all up to now. */
  wait(): number {
    const wait = turns(this.#turns / 2);
    this.#turns += wait;
    return wait;
  }
}

export const newEntry = (): LoopEntry => ({
  history: new LoopHistory(),
  refusals: [],
  attempts: -1,
  failuresBefore: 0,
  pace: new Pace(),
  storms: false,
  takenOut: 0,
  installed: 0,
  bytes: 0,
  compileUs: 0,
});

/** The statistics of a loop: code and times are those that this thread made or ordered, counts those of all threads. Refusals are told once. */
export function statsOf(
  vm: JitVm,
  cache: CodeCache,
  { region, stitcher }: { readonly region: string; readonly stitcher: string },
  loop: number,
  entry: LoopEntry,
): LoopStats {
  const { made, dear } = entry;
  const word = (field: number) => cache.word(loop, field);
  const codeId = new DataView(vm.memory.buffer).getUint32(word(LAYOUT.LOOP_CODE) + LAYOUT.CODE_ID, true);
  const code = vm.program.codes[codeId];
  const isWhole = word(LAYOUT.LOOP_BACK) === code?.positions.length;
  const { module } = originOf(vm.program, code);
  return {
    loop,
    code: fullName(vm.program, code),
    ...(module && { module }),
    line: code?.positions[word(LAYOUT.LOOP_HEADER)]?.line ?? 0,
    region: region === "auto" ? (isWhole ? "function" : "loop") : region,
    stitcher,
    state: STATES[word(LAYOUT.LOOP_STATE)] ?? "cold",
    version: entry.installed,
    instructions: made?.region.instructions ?? 0,
    bytes: entry.bytes,
    planUs: made?.planUs ?? 0,
    stitchUs: made?.stitchUs ?? 0,
    compileUs: entry.compileUs,
    entries: word(LAYOUT.LOOP_ENTRIES),
    exits: word(LAYOUT.LOOP_EXITS),
    entryFailures: word(LAYOUT.LOOP_ENTRY_FAILURES),
    takenOut: entry.takenOut,
    ...(made?.region.trace && { trace: traceStats(made.region.trace) }),
    refusals: [...entry.refusals.splice(0), ...(dear && entry.attempts < 0 ? [dear.said] : [])],
  };
}

function traceStats({ paths, fitness }: Trace): NonNullable<LoopStats["trace"]> {
  const bridges = paths.filter(({ bridge }) => bridge !== undefined).length;
  return { turns: paths.length - bridges, bridges, fitness };
}

const STATES: Readonly<Record<number, LoopStats["state"]>> = {
  [LAYOUT.LOOP_STATE_COLD]: "cold",
  [LAYOUT.LOOP_STATE_CLAIMED]: "claimed",
  [LAYOUT.LOOP_STATE_READY]: "ready",
  [LAYOUT.LOOP_STATE_GIVEN_UP]: "given up",
};
