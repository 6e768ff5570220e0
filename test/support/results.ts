/**
 * A results file with everything in it, of any size: a model of cells instead of measurements, for the report, whose
 * pictures must work with what later parts of the lab fill in. The same for the same arguments.
 */
import type { TraceEvent } from "../../src/base/trace-events.js";
import type { CellProfile, ScalingFit, SimulatedScaling, SuiteMean, TierEvent } from "../../src/lab/artefacts.js";
import { type Cell, cellsOf, ENGINE, LOCK } from "../../src/lab/axes.js";
import type { Phase, Repetition } from "../../src/lab/driver.js";
import type { CellResult, ExperimentResult } from "../../src/lab/experiment.js";
import { seededRandom } from "../../src/lab/random.js";
import { type CellJson, type ResultsFile, toResultsFile } from "../../src/lab/results-file.js";
import type { Sample } from "../../src/lab/runner.js";
import type { LoopStats, RunStats, ThreadTimes } from "../../src/threads/options.js";

export interface Size {
  readonly programs: number;
  readonly threads: readonly number[];
  readonly rounds: number;
  readonly spans: number;
}

export const SMALL: Size = { programs: 2, threads: [1, 2], rounds: 4, spans: 40 };
/** The default suite at its fullest. */
export const FULL: Size = { programs: 16, threads: [1, 2], rounds: 7, spans: 250 };

const SOURCE = `"""A program of the model: <angle brackets> & ampersands must survive."""

def work(part, parts):
    total = 0
    for i in range(part, 100_000, parts):
        total += i * i
    return total

def check(results):
    total = 0
    for result in results:
        total += result
    return total == 333328333350000
`;

const environment = {
  date: "2026-11-26T12:00:00.000Z",
  cpu: "A model of a processor",
  cores: 2,
  memoryBytes: 2 ** 34,
  system: "linux 6.1 x64",
  load: 0.2,
  node: "20.20.2",
  v8: "11.3",
  nodeFlags: [],
  patchwork: "0.1.0",
  versions: {},
  peers: {},
};

const PHASES: readonly Phase[] = [
  "cold",
  ...Array<Phase>(3).fill("calibrating"),
  ...Array<Phase>(3).fill("warm"),
  ...Array<Phase>(7).fill("steady"),
];

export function modelResults(size: Size = SMALL): ResultsFile {
  const model = new Model(size);
  const names = Array.from({ length: size.programs }, (_, index) => (index === 0 ? "sieve" : `program_${index}`));
  const settings = {
    seed: 1,
    rounds: size.rounds,
    warmUp: 3,
    repetitions: 7,
    targetMs: 100,
    scaling: "strong" as const,
  };
  const warnings = ["A warning of the model."];
  const experiments = [model.experiment("sieve")];
  const one = toResultsFile({ environment, settings, experiments, warnings, interrupted: false });
  const forEach = <T>(items: readonly T[] = []): T[] =>
    names.flatMap((program) => items.map((item) => ({ ...item, program })));
  const fitted = one.results.filter(({ threads }) => threads === 1);
  return {
    ...one,
    // Estimates take seconds for many programs: they are the first one's, the samples are each one's own.
    results: forEach(one.results).map((cell) =>
      withSteadiness({ ...cell, processes: model.samples(cell.levels, cell.threads) }),
    ),
    effects: forEach(one.effects),
    scaling: forEach(one.scaling),
    sources: forEach(one.sources),
    profiles: names.flatMap((program) =>
      cellsOf([ENGINE, LOCK], size.threads).map((cell) => model.profile(program, cell)),
    ),
    suite: size.programs > 1 ? size.threads.flatMap((threads) => suiteMeans(names, threads)) : [],
    fits: forEach(fitted.flatMap(({ program, levels }) => fitsOf(program, levels))),
    simulations: forEach(fitted.map(({ program, levels }) => simulationOf(program, levels))),
    advice: names.map((program) => ({
      program,
      threads: 2,
      sentence: `Choose both bets for ${program}: 3.9 times faster.`,
      cell: { engine: "jit", lock: "free" },
    })),
  };
}

class Model {
  private readonly random = seededRandom(7);

  constructor(private readonly size: Size) {}

  /** Between 1 and 1 + width. */
  private noise(width: number): number {
    return 1 + (width * this.random(1000)) / 1000;
  }

  experiment(name: string): ExperimentResult {
    const cells = cellsOf([ENGINE, LOCK], this.size.threads).map((cell) => this.cell(cell));
    return {
      program: {
        name,
        path: `/bench/${name}.py`,
        source: SOURCE,
        kind: "work",
        notes: { about: "A program of the model.", suites: [] },
      },
      measure: "steady",
      scaling: "strong",
      rounds: this.size.rounds,
      cells,
    };
  }

  private cell(cell: Cell): CellResult {
    return { cell, samples: this.samples(cell.levels, cell.parts), problems: [] };
  }

  samples(levels: Cell["levels"], parts: number): Sample[] {
    return Array.from({ length: this.size.rounds }, (_, round) => ({
      round,
      order: round * 8,
      startedAt: 0,
      processMs: 900 * this.noise(0.1),
      repetitions: PHASES.map((phase, index) => this.repetition(levels, parts, phase, index)),
      stats: this.stats(levels, parts),
    }));
  }

  private repetition(levels: Cell["levels"], parts: number, phase: Phase, index: number): Repetition {
    const jit = levels.engine === "jit" ? 8 : 1;
    const free = levels.lock === "free" ? parts ** 0.95 : 1;
    const ms = ((100 * (1 + 2 / (index + 1) ** 2)) / (jit * free)) * this.noise(0.08);
    return { phase, inner: phase === "cold" ? 1 : 4, ms, correct: true, checksum: "|333328333350000" };
  }

  private stats(levels: Cell["levels"], parts: number): RunStats {
    return {
      wallMs: 700 * this.noise(0.1),
      instructionsInterpreted: 0,
      loops: loopsOf(levels),
      refused: [],
      threads: parts + 1,
      threadTimes: [],
      gil: { enabled: levels.lock === "gil", switches: 12, waitMs: 4 },
      locks: { waits: 0, waitMs: 0 },
    };
  }

  profile(program: string, cell: Cell): CellProfile {
    const threads = ["MainThread", ...Array.from({ length: cell.parts }, (_, part) => `Thread-${part + 1}`)];
    const spans = Math.floor(this.size.spans / threads.length);
    return {
      program,
      levels: cell.levels,
      parts: cell.parts,
      wallMs: 300,
      threads: threads.map((name) => timesOf(name, cell)),
      timeline: threads.flatMap((name, thread) => this.lane(name, thread * 2, cell, spans)),
      dropped: 17,
      tiers: tiersOf(cell),
      loops: loopsOf(cell.levels),
      refused: [{ code: "check", line: 11, reasons: ["it calls a function in every turn"] }],
    };
  }

  private lane(name: string, tid: number, cell: Cell, spans: number): TraceEvent[] {
    const events: TraceEvent[] = [{ name: "thread_name", ph: "M", ts: 0, pid: 1, tid, args: { name } }];
    const span = (kind: string, ts: number, dur: number): void =>
      void events.push({ name: kind, ph: "X", ts, dur, pid: 1, tid });
    span("interpreting", 1000, 290_000);
    const kind = cell.levels.engine === "jit" ? "stitched work:5" : "blocked: join";
    for (let index = 1; index < spans; index++) {
      const at = 2000 + (index * 285_000) / spans;
      span(
        index % 5 === 4 && cell.levels.lock === "gil" ? "waiting for the GIL" : kind,
        at,
        400_000 / spans / this.noise(1),
      );
    }
    return events;
  }
}

function timesOf(name: string, { levels }: Cell): ThreadTimes {
  const main = name === "MainThread";
  const parts = {
    interpretingMs: main ? 12 : 120,
    stitchedMs: levels.engine === "jit" && !main ? 90 : 0,
    compilingMs: levels.engine === "jit" && !main ? 8 : 0,
    gilWaitMs: levels.lock === "gil" && !main ? 140 : 0,
    lockWaitMs: levels.lock === "free" && !main ? 20 : 0,
    blockedMs: main ? 280 : 0,
    collectingMs: 0,
  };
  return { name, totalMs: Object.values(parts).reduce((sum, ms) => sum + ms, 0), ...parts };
}

const tiersOf = ({ levels }: Cell): TierEvent[] => [
  { ms: 8, kind: "liftoff", what: "interpreter" },
  ...(levels.engine === "jit" ? [{ ms: 30, kind: "stitched" as const, what: "work:5" }] : []),
  { ms: 120, kind: "turbofan", what: "interpreter" },
];

function loopsOf(levels: Cell["levels"]): LoopStats[] {
  if (levels.engine !== "jit") return [];
  const loop = { code: "work", line: 5, region: "loop", stitcher: "splice" } as const;
  return [
    { ...loop, instructions: 12, bytes: 1311, planUs: 900, stitchUs: 310, compileUs: 1800, entries: 40, exits: 40 },
  ];
}

const estimate = (value: number, spread = 1.1) => ({ value, ci95: [value / spread, value * spread] as const });

function withSteadiness(cell: CellJson): CellJson {
  const process = {
    kind: "warm-up",
    segments: [{ start: 0, end: 14, mean: 20, variance: 1 }],
    steadyFrom: 4,
    outliers: [],
  } as const;
  return { ...cell, steadiness: { kind: "warm-up", processes: cell.processes.map(() => process) } };
}

const suiteMeans = (programs: readonly string[], threads: number): SuiteMean[] => [
  { effect: "jit", threads, levels: {}, programs, mean: estimate(8) },
  { effect: "free", threads, levels: {}, programs, mean: estimate(1.9 ** (threads - 1)) },
  { effect: "combined", threads, levels: {}, programs, mean: estimate(15) },
  { effect: "interaction", threads, levels: {}, programs, mean: estimate(0.98) },
];

const PREDICTED = [4, 8, 16, 32, 64, 128] as const;

function fitsOf(program: string, levels: CellJson["levels"]): ScalingFit[] {
  const free = levels.lock === "free";
  const serial = free ? 0.05 : 0.98;
  const amdahl = (threads: number): number => threads / (1 + serial * (threads - 1));
  const usl = (threads: number): number => threads / (1 + serial * (threads - 1) + 0.001 * threads * (threads - 1));
  const points = (law: (threads: number) => number, counts: readonly number[]) =>
    counts.map((threads) => ({ threads, speedup: estimate(law(threads)) }));
  return [
    {
      program,
      levels,
      law: "amdahl",
      parameters: [{ name: "σ", estimate: estimate(serial) }],
      measured: points(amdahl, [1, 2]),
      predicted: points(amdahl, PREDICTED),
    },
    {
      program,
      levels,
      law: "usl",
      parameters: [
        { name: "σ", estimate: estimate(serial) },
        { name: "κ", estimate: estimate(0.001) },
      ],
      peak: { threads: estimate(31), speedup: estimate(usl(31)) },
      measured: points(usl, [1, 2]),
      predicted: points(usl, PREDICTED),
    },
  ];
}

function simulationOf(program: string, levels: CellJson["levels"]): SimulatedScaling {
  const lock = levels.lock === "free" ? "free" : "gil";
  const speedup = (threads: number): number => (lock === "free" ? threads * 0.9 : 0.97);
  return {
    program,
    levels,
    lock,
    model: {
      computeMs: 100,
      blockedMs: 0,
      lockedShare: 0,
      bursts: 50,
      handoverMs: 0.05,
      contention: 0.1,
      calibratedFrom: [1, 2],
    },
    predicted: PREDICTED.map((cores) => ({ cores, threads: cores, speedup: speedup(cores) })),
    checked: [{ threads: 2, measured: estimate(speedup(2)), predicted: speedup(2), inside: true }],
  };
}
