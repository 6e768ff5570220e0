/**
 * The project's own figures, each against its target: interpreter against CPython in wasm, JIT against interpreter,
 * stitching, threads, start-up. Every comparison is of cells that ran interleaved in this very run.
 */
import type { StitcherName } from "../../threads/options.js";
import { type Cell, cellsOf, ENGINE, LOCK } from "../axes.js";
import {
  checksumOf,
  type ExperimentOptions,
  type ExperimentResult,
  type Measure,
  runExperiment,
  soundTimesOf,
} from "../experiment.js";
import { type Launchers, peerCell } from "../launchers.js";
import { limitCells } from "../limits.js";
import { type BenchProgram, findProgram } from "../programs.js";
import type { Sample } from "../runner.js";
import { type Estimate, estimateMedian, estimateRatio, type Series } from "../statistics.js";
import { type Figure, figure, type Target } from "./figure.js";
import { limitFigures } from "./limits.js";
import { suiteFigures, suitePlan } from "./program-suites.js";

export interface FiguresContext {
  readonly base: Omit<ExperimentOptions, "cells" | "rounds">;
  readonly rounds: number;
}

export interface MeasuredFigures {
  readonly experiments: readonly ExperimentResult[];
  readonly figures: readonly Figure[];
}

/** Iterations of counting_work.py and calls of fib_work.py, for times of one. */
const COUNTING_ITERATIONS = 10_000_000;
const FIB_CALLS = 60 * 8361;

/** Two seconds before anything counts: programs with objects need many of the runtime's functions optimised by V8. */
const WARMED = { warmUp: 3, warmSeconds: 2, repetitions: 6, targetSeconds: 0.1 } as const;

/** Least seconds before calls and loops count: of two threads each worker compiles for itself, one after the other. */
const SETTLED_SECONDS = 1;

/** One program in its cells. */
export interface PlannedExperiment {
  readonly program: BenchProgram;
  readonly cells: readonly Cell[];
}

interface FigurePlan {
  readonly counting: PlannedExperiment;
  readonly fib: PlannedExperiment;
  readonly stitching: PlannedExperiment;
  readonly start: PlannedExperiment;
  /** The suites of programs (program-suites.ts). */
  readonly suites: readonly PlannedExperiment[];
}

/** All of it, in the order in which it runs. */
export const plannedFigures = ({ counting, fib, stitching, start, suites }: FigurePlan): PlannedExperiment[] => [
  counting,
  fib,
  stitching,
  start,
  ...suites,
];

/** What the figures are measured from. */
export function figurePlan(launchers: Launchers): FigurePlan {
  const peers = launchers.pyodide?.missing() === undefined ? [peerCell("pyodide")] : [];
  const alone = cellsOf([{ ...ENGINE, levels: ENGINE.levels.slice(0, 1) }, LOCK], [1]);
  return {
    counting: {
      program: findProgram("counting_work"),
      cells: [...limitCells("counting_work"), ...peers, ...cellsOf([ENGINE, LOCK], [1, 2])],
    },
    fib: { program: findProgram("fib_work"), cells: [...peers, ...alone] },
    stitching: { program: STITCHING, cells: (["splice", "binaryen-opt", "v8"] as const).map(stitcherCell) },
    start: {
      program: findProgram("hello"),
      cells: [{ ...peerCell("start"), levels: { engine: "as started" }, parts: 0 }],
    },
    suites: suitePlan(peers),
  };
}

export async function measureFigures(context: FiguresContext): Promise<MeasuredFigures> {
  const { rounds } = context;
  const base = { ...context.base, part: "figures" };
  const warmSeconds = Math.max(base.driver.warmSeconds ?? 0, SETTLED_SECONDS);
  const settled = { ...base, driver: { ...base.driver, warmSeconds } };
  const run = ({ program, cells }: PlannedExperiment) => runExperiment(program, { ...settled, rounds, cells });
  const plan = figurePlan(base.launchers);
  const pyodideMissing = base.launchers.pyodide?.missing();
  const counting = await run(plan.counting);
  const fib = await run(plan.fib);
  const stitching = await run(plan.stitching);
  const start = await run(plan.start);
  const suites: ExperimentResult[] = [];
  const warmed = { ...base, driver: { ...base.driver, ...WARMED } };
  for (const { program, cells } of plan.suites) suites.push(await runExperiment(program, { ...warmed, rounds, cells }));
  return {
    experiments: [counting, fib, stitching, start, ...suites],
    figures: [
      ...interpreterFigures(counting, fib, pyodideMissing),
      ...jitFigures(counting),
      ...stitchFigures(stitching),
      ...threadFigures(counting),
      startFigure(start),
      ...suiteFigures(suites, pyodideMissing),
      ...limitFigures([counting, ...suites]),
    ],
  };
}

/** The hot loops that are stitched: short and long ones, ints, floats and lists. */
const STITCHED_PROGRAMS = ["counting_work", "mandelbrot", "sieve", "matmul", "bubble_sort", "edit_distance"];
const STITCHING: BenchProgram = {
  name: "stitching",
  path: "",
  source: "",
  kind: "script",
  notes: { about: "", suites: [] },
};

/** `v8`: what V8 takes for splice's code. */
const stitcherCell = (stitcher: StitcherName | "v8"): Cell => ({
  id: stitcher,
  launcher: "stitch",
  levels: { engine: stitcher },
  flags: [stitcher, ...STITCHED_PROGRAMS],
  parts: 1,
});

function interpreterFigures(counting: ExperimentResult, fib: ExperimentResult, missing: string | undefined): Figure[] {
  const against = (id: string, title: string, result: ExperimentResult, cell: string): Figure => {
    const estimate = missing ?? estimateRatio(times(result, "pyodide"), times(result, cell));
    return figure(id, title, "×", estimate, { atLeast: 5 });
  };
  const counted = (cell: string): Estimate => scaled(estimateMedian(times(counting, cell)), 1e6 / COUNTING_ITERATIONS);
  const called = (cell: string): Estimate => scaled(estimateMedian(times(fib, cell)), 1e6 / FIB_CALLS);
  return [
    against("interp-counting-gil", "interpreter over Pyodide, counting loop, GIL", counting, "interp·gil·1t"),
    against("interp-counting-free", "interpreter over Pyodide, counting loop, free", counting, "interp·free·1t"),
    against("interp-fib-gil", "interpreter over Pyodide, recursive fib, GIL", fib, "interp·gil·1t"),
    against("interp-fib-free", "interpreter over Pyodide, recursive fib, free", fib, "interp·free·1t"),
    figure("ns-counting-pyodide", "  Pyodide, an iteration of the counting loop", "ns", missing ?? counted("pyodide")),
    figure("ns-counting-interp", "  interpreter (free), an iteration", "ns", counted("interp·free·1t")),
    figure("ns-counting-jit", "  JIT (free), an iteration", "ns", counted("jit·free·1t")),
    figure("ns-fib-pyodide", "  Pyodide, a call of fib", "ns", missing ?? called("pyodide")),
    figure("ns-fib-interp", "  interpreter (free), a call of fib", "ns", called("interp·free·1t")),
  ];
}

function jitFigures(counting: ExperimentResult): Figure[] {
  const over = (measure: Measure, lock: string): Estimate =>
    estimateRatio(times(counting, `interp·${lock}·1t`, measure), times(counting, `jit·${lock}·1t`, measure));
  return ["gil", "free"].flatMap((lock) => [
    figure(`jit-steady-${lock}`, `JIT over interpreter, steady state, ${label(lock)}`, "×", over("steady", lock), {
      atLeast: 6,
    }),
    figure(
      `jit-cold-${lock}`,
      `JIT over interpreter, ten million cold iterations, ${label(lock)}`,
      "×",
      over("cold", lock),
      { atLeast: 3 },
    ),
  ]);
}

function threadFigures(counting: ExperimentResult): Figure[] {
  const scaling = (engine: string, lock: string, target: Target): Figure => {
    const estimate = estimateRatio(times(counting, `${engine}·${lock}·1t`), times(counting, `${engine}·${lock}·2t`));
    const name = engine === "jit" ? "JIT" : "interpreter";
    return figure(`threads-${engine}-${lock}`, `two threads over one, ${name}, ${label(lock)}`, "×", estimate, target);
  };
  return [
    scaling("interp", "free", { atLeast: 1.85 }),
    scaling("jit", "free", { atLeast: 1.85 }),
    scaling("interp", "gil", { atLeast: 0.95, atMost: 1.05 }),
    scaling("jit", "gil", { atLeast: 0.95, atMost: 1.05 }),
  ];
}

/** Stitching of warm loops; the checksum of a cell is the number of instructions that it stitched. */
function stitchFigures(stitching: ExperimentResult): Figure[] {
  const [splice, binaryen] = [times(stitching, "splice"), times(stitching, "binaryen-opt")];
  const cell = stitching.cells.find((candidate) => candidate.cell.id === "splice");
  const instructions = Number(cell && checksumOf(cell));
  const each = scaled(estimateMedian(splice), 1000 / instructions);
  const ratio = estimateRatio(binaryen, splice);
  const modules = estimateRatio(times(stitching, "v8"), splice);
  return [
    figure("stitch-us", "splice, stitching a bytecode instruction", "µs", each, { atMost: 1 }),
    figure("stitch-binaryen", "binaryen with its optimiser over splice, stitching time", "×", ratio, { atLeast: 100 }),
    figure("stitch-v8", "V8's module and instance of the same code over splice", "×", modules, { atLeast: 1 }),
  ];
}

function startFigure(start: ExperimentResult): Figure {
  const series = pick(start, "start", ({ processMs }) => [processMs]);
  return figure("start", "run of a one-line print, start of the process included", "ms", estimateMedian(series), {
    atMost: 300,
  });
}

const label = (lock: string): string => (lock === "gil" ? "GIL" : "free");

function times(result: ExperimentResult, cellId: string, measure: Measure = "steady"): Series {
  const found = result.cells.find(({ cell }) => cell.id === cellId);
  return found ? soundTimesOf(found, measure) : [];
}

/** One number a process that went well. */
function pick(result: ExperimentResult, cellId: string, read: (sample: Sample) => number[]): Series {
  const found = result.cells.find(({ cell }) => cell.id === cellId);
  return (found?.samples ?? [])
    .filter(({ problem }) => !problem)
    .map(read)
    .filter((values) => values.length > 0);
}

const scaled = ({ value, ci95: [low, high] }: Estimate, factor: number): Estimate => ({
  value: value * factor,
  ci95: [low * factor, high * factor],
});
