/**
 * The project's own figures, each against its target: interpreter against CPython in wasm, JIT against interpreter,
 * stitching, threads, start-up. Every comparison is of cells that ran interleaved in this very run.
 */
import { type Cell, cellsOf, ENGINE, LOCK, STITCHER } from "../axes.js";
import { type ExperimentOptions, type ExperimentResult, type Measure, runExperiment, timesOf } from "../experiment.js";
import { peerCell } from "../launchers.js";
import { findProgram } from "../programs.js";
import type { Sample } from "../runner.js";
import { type Estimate, estimateMedian, estimateRatio, type Series } from "../statistics.js";
import { type Figure, figure, type Target } from "./figure.js";

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

export async function measureFigures(context: FiguresContext): Promise<MeasuredFigures> {
  const run = (program: string, cells: readonly Cell[]) =>
    runExperiment(findProgram(program), { ...context.base, rounds: context.rounds, cells });
  const pyodideMissing = context.base.launchers.pyodide?.missing();
  const peers = pyodideMissing === undefined ? [peerCell("pyodide")] : [];
  const alone = cellsOf([{ ...ENGINE, levels: ENGINE.levels.slice(0, 1) }, LOCK], [1]);
  const counting = await run("counting_work", [...peers, ...cellsOf([ENGINE, LOCK], [1, 2])]);
  const fib = await run("fib_work", [...peers, ...alone]);
  const stitching = await run("mandelbrot", stitcherCells());
  const start = await run("hello", [{ ...peerCell("start"), parts: 0 }]);
  return {
    experiments: [counting, fib, stitching, start],
    figures: [
      ...interpreterFigures(counting, fib, pyodideMissing),
      ...jitFigures(counting),
      ...stitchFigures(stitching),
      ...threadFigures(counting),
      startFigure(start),
    ],
  };
}

function stitcherCells(): Cell[] {
  const levels = STITCHER.levels.filter(({ name }) => name !== "binaryen");
  const jit = { ...ENGINE, levels: ENGINE.levels.slice(1) };
  return cellsOf([jit, { ...LOCK, levels: LOCK.levels.slice(1) }, { ...STITCHER, levels }], [1]);
}

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
    figure(`jit-steady-${lock}`, `JIT over interpreter, steady state, ${label(lock)}`, "×", over("steady", lock), { atLeast: 6 }),
    figure(`jit-cold-${lock}`, `JIT over interpreter, ten million cold iterations, ${label(lock)}`, "×", over("cold", lock), { atLeast: 3 }),
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

/** Stitching time for each bytecode instruction: of all loops of a process together, the first and cold one included. */
function stitchFigures(stitching: ExperimentResult): Figure[] {
  const perInstruction = (cell: string): Series => pick(stitching, cell, stitchUsPerInstruction);
  const [splice, binaryen] = [perInstruction("jit·free·splice·1t"), perInstruction("jit·free·binaryen-opt·1t")];
  return [
    figure("stitch-us", "splice, stitching a bytecode instruction", "µs", estimateMedian(splice), { atMost: 2 }),
    figure("stitch-binaryen", "binaryen with its optimiser over splice, stitching time", "×", estimateRatio(binaryen, splice), { atLeast: 100 }),
  ];
}

function stitchUsPerInstruction({ stats }: Sample): number[] {
  const loops = stats?.loops ?? [];
  const instructions = loops.reduce((sum, loop) => sum + loop.instructions, 0);
  return instructions > 0 ? [loops.reduce((sum, loop) => sum + loop.stitchUs, 0) / instructions] : [];
}

function startFigure(start: ExperimentResult): Figure {
  const series = pick(start, "start", ({ processMs }) => [processMs]);
  return figure("start", "run of a one-line print, start of the process included", "ms", estimateMedian(series), { atMost: 300 });
}

const label = (lock: string): string => (lock === "gil" ? "GIL" : "free");

function times(result: ExperimentResult, cellId: string, measure: Measure = "steady"): Series {
  const found = result.cells.find(({ cell }) => cell.id === cellId);
  return found ? timesOf(found, measure) : [];
}

/** One number a process that went well. */
function pick(result: ExperimentResult, cellId: string, read: (sample: Sample) => number[]): Series {
  const found = result.cells.find(({ cell }) => cell.id === cellId);
  return (found?.samples ?? []).filter(({ problem }) => !problem).map(read).filter((values) => values.length > 0);
}

const scaled = ({ value, ci95: [low, high] }: Estimate, factor: number): Estimate => ({
  value: value * factor,
  ci95: [low * factor, high * factor],
});
