/** Experiment results with times that a test chooses: what the lab would have collected, without a process. */
import type { Cell } from "../../src/lab/axes.js";
import { CHOICES, type Choice, LEVELS } from "../../src/lab/evidence.js";
import type { CellResult, ExperimentResult } from "../../src/lab/experiment.js";
import type { Findings } from "../../src/lab/results-file.js";
import type { Sample } from "../../src/lab/runner.js";
import type { LoopStats } from "../../src/threads/options.js";

export interface SyntheticCell {
  /** Time of the whole work once. */
  readonly ms: number;
  /** Spread of the processes around it, as a fraction; 0.002 when absent. */
  readonly spread?: number;
  /** Shares of all threads' time. */
  readonly gilWait?: number;
  readonly lockWait?: number;
  readonly compiled?: boolean;
  /** No process reaches a steady state. */
  readonly unsteady?: boolean;
  readonly problem?: string;
}

export type SyntheticTimes = Readonly<Record<Choice, number | SyntheticCell>>;

export interface SyntheticOptions {
  readonly name?: string;
  readonly processes?: number;
  readonly levels?: Readonly<Record<string, string>>;
  /** No driver: threads as the program likes, measured cold. */
  readonly script?: boolean;
}

const LOOP: LoopStats = {
  code: "work",
  line: 3,
  region: "loop",
  stitcher: "splice",
  instructions: 5,
  bytes: 400,
  stitchUs: 2,
  compileUs: 300,
  entries: 9,
  exits: 9,
};

/** Threads → times of the four cells. */
export function experiment(
  times: Readonly<Record<number, SyntheticTimes>>,
  { name = "synthetic", processes = 5, levels = {}, script = false }: SyntheticOptions = {},
): ExperimentResult {
  const cells = Object.entries(times).flatMap(([threads, ofChoice]) =>
    CHOICES.map((choice): CellResult => {
      const given = ofChoice[choice];
      const cell = typeof given === "number" ? { ms: given } : given;
      const samples = Array.from({ length: processes }, (_, round) => sample(cell, round, Number(threads), script));
      const problems = cell.problem ? [cell.problem] : [];
      return { cell: cellOf(choice, script ? 0 : Number(threads), levels), samples, problems };
    }),
  );
  const notes = { about: "", suites: [] };
  const program = { name, path: `${name}.py`, source: "", kind: script ? "script" : "work", notes } as const;
  return { program, measure: script ? "cold" : "steady", rounds: processes, scaling: "strong", cells };
}

function cellOf(choice: Choice, parts: number, further: Readonly<Record<string, string>>): Cell {
  const levels = { ...LEVELS[choice], ...further };
  return { id: `${Object.values(levels).join("·")}·${parts}t`, launcher: "patchwork", levels, flags: [], parts };
}

function sample(cell: SyntheticCell, round: number, threads: number, script: boolean): Sample {
  const { ms, spread = 0.002, gilWait = 0, lockWait = 0, compiled = true, unsteady = false, problem } = cell;
  // Values that lie evenly in ±spread, in another order for each cell.
  const shift = ((round * 3 + Math.round(ms * 7)) % 5) / 2 - 1;
  const wallMs = 1000;
  return {
    round,
    order: round,
    startedAt: 0,
    processMs: wallMs,
    repetitions: [...Array(unsteady ? 12 : 2).keys()].map((turn) => ({
      phase: script ? "cold" : "steady",
      inner: 1,
      ms: ms * (turn > 8 ? 2 : 1) * (1 + spread * (shift + ((turn % 2) - 0.5) * 0.1)),
      correct: true,
      checksum: "|1",
    })),
    stats: {
      wallMs,
      instructionsInterpreted: 0,
      loops: compiled ? [LOOP] : [],
      refused: [],
      threads: threads + 1,
      gil: { enabled: true, switches: 3, waitMs: gilWait * wallMs * threads },
      locks: { waits: 5, waitMs: lockWait * wallMs * threads },
      threadTimes: [],
    },
    ...(problem !== undefined && { problem }),
  };
}

/** What a session found on a quiet machine. */
export const findings = (...experiments: Findings["experiments"]): Findings => ({
  environment: {
    date: "2026-01-01T00:00:00.000Z",
    cpu: "a CPU",
    cores: 2,
    memoryBytes: 1,
    system: "linux",
    load: 0,
    node: "20",
    v8: "11",
    nodeFlags: [],
    patchwork: "0",
    versions: {},
    peers: {},
  },
  settings: { seed: 1, rounds: 9, warmUp: 1, repetitions: 3, targetMs: 20, scaling: "strong" },
  experiments,
  warnings: [],
  interrupted: false,
});
