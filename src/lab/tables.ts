/**
 * The tables of a results file as data: the terminal and the report draw the same ones.
 */
import type { LoopStats } from "../threads/options.js";
import { titleOf } from "./axes.js";
import type { Effects } from "./effects.js";
import { targetText } from "./figures/figure.js";
import { digits, formatEstimate, formatInterval, formatMs, formatUs, thousands } from "./format.js";
import type { CellJson, ResultsFile } from "./results-file.js";
import { relativeSpread } from "./statistics.js";
import { lacksSteadyState } from "./steady/cell.js";

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words, aligned left; the others hold numbers. */
  readonly words: readonly number[];
}

export function cellTable(cells: readonly CellJson[]): Table {
  return {
    head: ["engine", "lock", "threads", "median", "95 % interval", "min – max", "spread", "processes", ""],
    rows: cells.map((cell) => [
      titleOf("engine", cell.engine),
      titleOf("lock", cell.levels.lock),
      String(cell.threads),
      ...(lacksSteadyState(cell.steadiness)
        ? ["no steady state", ""]
        : [formatMs(cell.medianMs), formatInterval(cell.ci95Ms)]),
      cell.samplesMs.length > 0
        ? `${formatMs(Math.min(...cell.samplesMs))} – ${formatMs(Math.max(...cell.samplesMs))}`
        : "–",
      cell.samplesMs.length > 1 ? `${digits(relativeSpread(cell.samplesMs) * 100)} %` : "–",
      String(cell.samplesMs.length),
      noteOn(cell),
    ]),
    words: [0, 1, 8],
  };
}

function noteOn({ problems, outliers }: CellJson): string {
  if (problems.length > 0) return "failed, see below";
  return outliers.length > 0 ? `${outliers.length} outlier${outliers.length > 1 ? "s" : ""}` : "";
}

export function effectTable(effects: readonly Effects[]): Table {
  return {
    head: ["speed-up over the interpreter with the GIL", "threads", "factor"],
    rows: effects.flatMap(({ threads, jit, free, combined, interaction, doubtful }) =>
      [
        ["JIT alone", String(threads), formatEstimate(jit)],
        ["free threading alone", String(threads), formatEstimate(free)],
        ["both", String(threads), formatEstimate(combined)],
        ["interaction: both ÷ (JIT × free threading)", String(threads), formatEstimate(interaction, digits)],
      ].map(([effect = "", count = "", factor = ""]) => [effect, count, doubtful ? `${factor} (doubtful)` : factor]),
    ),
    words: [0, 2],
  };
}

export function scalingTable(scaling: ResultsFile["scaling"]): Table {
  return {
    head: [
      `${scaling[0]?.mode === "weak" ? "weak" : "strong"} scaling`,
      "lock",
      "threads",
      "times one thread",
      "efficiency",
    ],
    rows: scaling.map(({ levels, threads, speedup, efficiency }) => [
      titleOf("engine", levels.engine),
      titleOf("lock", levels.lock),
      String(threads),
      formatEstimate(speedup),
      formatEstimate(efficiency, digits),
    ]),
    words: [0, 1, 3, 4],
  };
}

export function compiledTable(loops: readonly LoopStats[]): Table {
  return {
    head: [
      "compiled: function",
      "line",
      "region",
      "stitcher",
      "instructions",
      "bytes",
      "planning",
      "stitching",
      "compiling",
      "entries",
      "exits",
    ],
    rows: loops.map((loop) => [
      loop.code,
      String(loop.line),
      loop.region,
      loop.stitcher,
      String(loop.instructions),
      thousands(loop.bytes),
      loop.planUs === undefined ? "–" : formatUs(loop.planUs),
      formatUs(loop.stitchUs),
      formatUs(loop.compileUs),
      thousands(loop.entries),
      thousands(loop.exits),
    ]),
    words: [0, 2, 3],
  };
}

/** The loops of the median process by its run's wall time, of the JIT in free mode (or of the first cell that has any). */
export function compiledLoops(cells: readonly CellJson[]): readonly LoopStats[] {
  const jit = cells.filter(({ engine }) => engine === "jit");
  const cell = jit.find(({ gil }) => gil === false) ?? jit[0];
  const runs = (cell?.processes ?? []).flatMap(({ stats }) => stats ?? []);
  runs.sort((left, right) => left.wallMs - right.wallMs);
  return runs[Math.floor(runs.length / 2)]?.loops ?? [];
}

export function figureTable({ figures }: ResultsFile): Table {
  return {
    head: ["figure", "target", "measured", "95 % interval", ""],
    rows: figures.map((figure) => {
      const { title, unit, estimate, missing = "", met } = figure;
      const measured = estimate ? `${digits(estimate.value)}${unit === "×" ? "×" : ` ${unit}`}` : "–";
      const interval = estimate ? formatInterval(estimate.ci95) : missing;
      return [title, targetText(figure), measured, interval, met === undefined ? "" : met ? "met" : "missed"];
    }),
    words: [0, 3, 4],
  };
}
