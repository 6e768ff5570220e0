/**
 * The tables of a results file as data: the terminal and the report draw the same ones.
 */
import type { LoopStats, ThreadTimes } from "../threads/options.js";
import type { CellProfile } from "./artefacts.js";
import { titleOf } from "./axes.js";
import type { Effects } from "./effects.js";
import { targetText } from "./figures/figure.js";
import {
  digits,
  formatEstimate,
  formatInterval,
  formatMs,
  formatMsInterval,
  formatUs,
  markedDoubtful,
  thousands,
} from "./format.js";
import { type Part, partsOf, workingThreads } from "./profile/parts.js";
import type { CellJson, ResultsFile } from "./results-file.js";
import { relativeSpread } from "./statistics.js";
import { lacksSteadyState } from "./steady/cell.js";

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words, aligned left; the others hold numbers. */
  readonly words: readonly number[];
}

/** Axes beyond engine and lock that these levels have, in order of appearance. */
export const furtherAxes = (entries: readonly { readonly levels: Readonly<Record<string, string>> }[]): string[] => [
  ...new Set(
    entries.flatMap(({ levels }) => Object.keys(levels)).filter((axis) => axis !== "engine" && axis !== "lock"),
  ),
];

export function cellTable(cells: readonly CellJson[]): Table {
  const further = furtherAxes(cells);
  return {
    head: ["engine", "lock", ...further, "threads", "median", "95 % interval", "min – max", "spread", "processes", ""],
    rows: cells.map((cell) => [
      titleOf("engine", cell.engine),
      titleOf("lock", cell.levels.lock),
      ...further.map((axis) => titleOf(axis, cell.levels[axis])),
      String(cell.threads),
      ...(lacksSteadyState(cell.steadiness)
        ? ["no steady state", ""]
        : [formatMs(cell.medianMs), formatMsInterval(cell.medianMs, cell.ci95Ms)]),
      cell.samplesMs.length > 0
        ? `${formatMs(Math.min(...cell.samplesMs))} – ${formatMs(Math.max(...cell.samplesMs))}`
        : "–",
      cell.samplesMs.length > 1 ? `${digits(relativeSpread(cell.samplesMs) * 100)} %` : "–",
      String(cell.samplesMs.length),
      noteOn(cell),
    ]),
    words: [0, 1, ...further.map((_, at) => at + 2), further.length + 8],
  };
}

function noteOn({ problems, wrong, outliers }: CellJson): string {
  if (wrong) return "WRONG RESULT, see below";
  if (problems.length > 0) return "failed, see below";
  return outliers.length > 0 ? `${outliers.length} outlier${outliers.length > 1 ? "s" : ""}` : "";
}

export function effectTable(effects: readonly Effects[]): Table {
  const further = furtherAxes(effects);
  return {
    head: ["speed-up over the interpreter with the GIL", ...further, "threads", "factor"],
    rows: effects.flatMap(({ threads, levels, jit, free, combined, interaction, doubtful }) => {
      const where = [...further.map((axis) => titleOf(axis, levels[axis])), String(threads)];
      const factor = (text: string): string => markedDoubtful(text, doubtful);
      return [
        ["JIT alone", ...where, factor(formatEstimate(jit))],
        ["free threading alone", ...where, factor(formatEstimate(free))],
        ["both", ...where, factor(formatEstimate(combined))],
        ["interaction: both ÷ (JIT × free threading)", ...where, factor(formatEstimate(interaction, digits))],
      ];
    }),
    words: [0, ...further.map((_, at) => at + 1), further.length + 2],
  };
}

export function scalingTable(scaling: ResultsFile["scaling"]): Table {
  const further = furtherAxes(scaling);
  return {
    head: [
      `${scaling[0]?.mode === "weak" ? "weak" : "strong"} scaling`,
      "lock",
      ...further,
      "threads",
      "times one thread",
      "efficiency",
    ],
    rows: scaling.map(({ levels, threads, speedup, efficiency, doubtful }) => [
      titleOf("engine", levels.engine),
      titleOf("lock", levels.lock),
      ...further.map((axis) => titleOf(axis, levels[axis])),
      String(threads),
      markedDoubtful(formatEstimate(speedup), doubtful),
      markedDoubtful(formatEstimate(efficiency, digits), doubtful),
    ]),
    words: [0, 1, ...further.map((_, at) => at + 2), further.length + 3, further.length + 4],
  };
}

/** One row a program, where several were measured on several threads: what the scaling of a suite comes to. */
export function speedupTable(scaling: ResultsFile["scaling"]): Table {
  const columns = [...new Set(scaling.map(columnOf))];
  const rows = [...new Set(scaling.map(({ program, threads }) => JSON.stringify([program, threads])))];
  return {
    head: ["times one thread", "threads", ...columns],
    rows: rows.map((row) => {
      const [program, threads] = JSON.parse(row) as [string, number];
      const own = scaling.filter((entry) => entry.program === program && entry.threads === threads);
      const found = columns.map((column) => own.find((entry) => columnOf(entry) === column));
      return [
        program,
        String(threads),
        ...found.map((entry) => (entry ? markedDoubtful(formatEstimate(entry.speedup), entry.doubtful) : "–")),
      ];
    }),
    words: [0],
  };
}

const columnOf = ({ levels }: ResultsFile["scaling"][number]): string =>
  Object.entries(levels)
    .map(([axis, level]) => titleOf(axis, level))
    .join(", ");

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

/** Of a program that is repeated: what was observed is no steady state, as its times are. */
export const isColdLook = (profiles: readonly CellProfile[]): boolean => profiles.some(({ parts }) => parts > 0);

/** Where the time went, a row a cell: each part as a share of the life of the threads that work. Parts that no cell has are left out. */
export function profileTable(profiles: readonly CellProfile[]): Table {
  const rows = profiles.map((profile) => ({ profile, threads: workingThreads(profile) }));
  const parts = partsOf(rows);
  const further = furtherAxes(profiles);
  return {
    head: [
      isColdLook(profiles) ? "where the time goes, cold" : "where the time goes",
      "lock",
      ...further,
      "threads",
      "a thread's life",
      ...parts.map(({ title }) => title),
    ],
    rows: rows.map(({ profile: { levels, parts: cut }, threads }) => [
      titleOf("engine", levels.engine),
      titleOf("lock", levels.lock),
      ...further.map((axis) => titleOf(axis, levels[axis])),
      // Each repetition of a work program starts its threads anew.
      String(cut || threads.length),
      formatMs(total(threads, "totalMs") / threads.length),
      ...parts.map(({ key }) => share(total(threads, key), total(threads, "totalMs"))),
    ]),
    words: [0, 1, ...further.map((_, at) => at + 2)],
  };
}

/** The same in ms, a row a thread of one cell. */
export function threadTable({ threads }: CellProfile, parts: readonly Part[]): Table {
  return {
    head: ["thread", "life", ...parts.map(({ title }) => title)],
    rows: threads.map((times) => [
      times.name,
      formatMs(times.totalMs),
      ...parts.map(({ key }) => (times[key] === 0 ? "–" : formatMs(times[key]))),
    ]),
    words: [0],
  };
}

const total = (threads: readonly ThreadTimes[], key: Part["key"] | "totalMs"): number =>
  threads.reduce((sum, times) => sum + times[key], 0);

const share = (ms: number, totalMs: number): string => (ms === 0 ? "–" : `${((100 * ms) / totalMs).toFixed(1)} %`);

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
