/**
 * The report's pictures as SVG text: Observable Plot over linkedom, no browser. Colours are CSS variables of the
 * page, so that a picture is right in light, in dark and in print.
 */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { titleOf } from "../axes.js";
import type { Effects, Scaling } from "../effects.js";
import { formatMs, formatTimes } from "../format.js";
import { groupBy } from "../grouping.js";
import type { CellJson } from "../results-file.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** Categories in the order in which the design names them. */
const COLOURS = {
  domain: ["interpreter", "JIT"],
  range: ["var(--interpreter)", "var(--jit)"],
  unknown: "var(--muted)",
};
const WIDTH = 860;
/** Room below a horizontal axis for its label, which stands centred under the ticks. */
const X_AXIS = { labelAnchor: "center", labelOffset: 38, labelArrow: "none" } as const;

const engine = (cell: CellJson): string => titleOf("engine", cell.engine);

/** `interpreter · GIL`, with the levels of further axes. */
export function cellName({ engine: name, levels }: Pick<CellJson, "engine" | "levels">): string {
  const others = Object.entries(levels).filter(([axis]) => axis !== "engine");
  return [titleOf("engine", name), ...others.map(([axis, level]) => titleOf(axis, level))].join(" · ");
}

function svg(ariaLabel: string, options: Plot.PlotOptions): string {
  const style = { fontSize: "12px", background: "none", overflow: "visible" };
  return Plot.plot({ width: WIDTH, marginBottom: 46, document, ariaLabel, ...options, style } as Plot.PlotOptions)
    .outerHTML;
}

/** The four cells: a bar to each median, its interval, and every sample as a dot. */
export function cellsPlot(cells: readonly CellJson[]): string {
  const rows = cells.map((cell) => ({
    cell: cellName(cell),
    engine: engine(cell),
    threads: cell.threads,
    ms: cell.medianMs,
    low: cell.ci95Ms[0],
    high: cell.ci95Ms[1],
    end: Math.max(...cell.samplesMs, cell.ci95Ms[1] || 0),
  }));
  const dots = cells.flatMap((cell) =>
    cell.samplesMs.map((ms) => ({ cell: cellName(cell), threads: cell.threads, ms })),
  );
  const known = rows.filter(({ low }) => Number.isFinite(low));
  const several = new Set(rows.map(({ threads }) => threads)).size > 1;
  const facet = several ? { fy: "threads" } : {};
  const longest = Math.max(...dots.map(({ ms }) => ms), ...known.map(({ high }) => high));
  return svg("Median time of each cell with its 95 % interval and all samples", {
    marginLeft: 150,
    marginRight: several ? 70 : 20,
    x: { ...X_AXIS, label: "time, ms", domain: [0, longest * 1.15], grid: true, nice: true },
    y: { label: null, domain: [...new Set(rows.map(({ cell }) => cell))] },
    fy: { label: "threads" },
    color: COLOURS,
    height: 70 + 44 * rows.length,
    marks: [
      Plot.barX(rows, { x: "ms", y: "cell", fill: "engine", fillOpacity: 0.75, insetTop: 5, insetBottom: 5, ...facet }),
      Plot.ruleY(known, { x1: "low", x2: "high", y: "cell", stroke: "currentColor", strokeWidth: 2, ...facet }),
      Plot.dot(dots, { x: "ms", y: "cell", r: 2.5, stroke: "currentColor", strokeOpacity: 0.5, ...facet }),
      Plot.text(rows, {
        x: "end",
        y: "cell",
        text: ({ ms }) => formatMs(ms),
        textAnchor: "start",
        dx: 9,
        fontWeight: 600,
        ...facet,
      }),
    ],
  });
}

/** Speed-ups over the interpreter with the GIL, and their product beside what both gave. */
export function effectsPlot({ jit, free, combined }: Effects): string {
  const product = jit.value * free.value;
  const rows = [
    { name: "JIT alone", ...jit },
    { name: "free threading alone", ...free },
    { name: "both", ...combined },
  ];
  const known = rows.filter(({ ci95 }) => Number.isFinite(ci95[0]));
  return svg("Speed-up of the JIT, of free threading and of both, with 95 % intervals", {
    marginLeft: 150,
    marginRight: 60,
    height: 210,
    marginTop: 30,
    x: {
      ...X_AXIS,
      ...logAxis([1, product, ...rows.flatMap(({ value, ci95 }) => [value, ...ci95])], "×"),
      label: "times faster than the interpreter with the GIL",
    },
    y: { label: null, domain: rows.map(({ name }) => name) },
    marks: [
      Plot.ruleX([1], { stroke: "currentColor" }),
      Plot.ruleX([product], { stroke: "var(--accent)", strokeDasharray: "4 3" }),
      Plot.text([product], {
        x: (value: number) => value,
        text: () => "JIT × free",
        frameAnchor: "top",
        dy: -12,
        fill: "var(--accent)",
      }),
      Plot.ruleY(known, {
        x1: ({ ci95 }) => ci95[0],
        x2: ({ ci95 }) => ci95[1],
        y: "name",
        strokeWidth: 3,
        stroke: "var(--jit)",
      }),
      Plot.dot(rows, { x: "value", y: "name", r: 5, fill: "var(--jit)" }),
      Plot.text(rows, { x: "value", y: "name", text: ({ value }) => formatTimes(value), dy: -14 }),
    ],
  });
}

/** The interaction plot of the field: on a log scale, parallel lines say that the two bets multiply. */
export function interactionPlot(cells: readonly CellJson[]): string {
  const rows = cells.map((cell) => ({
    lock: titleOf("lock", cell.levels.lock),
    engine: engine(cell),
    ms: cell.medianMs,
    low: cell.ci95Ms[0],
    high: cell.ci95Ms[1],
  }));
  const known = rows.filter(({ low }) => Number.isFinite(low));
  return svg("Time by lock, a line for each engine; parallel lines mean that the effects multiply", {
    marginLeft: 70,
    marginRight: 90,
    height: 260,
    x: { type: "point", label: null, domain: ["GIL", "free"], padding: 0.3 },
    y: { ...logAxis(rows.flatMap(({ ms, low, high }) => [ms, low, high])), label: "↑ time, ms" },
    color: COLOURS,
    marks: [
      Plot.line(rows, { x: "lock", y: "ms", z: "engine", stroke: "engine", strokeWidth: 2 }),
      Plot.ruleX(known, { x: "lock", y1: "low", y2: "high", stroke: "engine", strokeWidth: 3 }),
      Plot.dot(rows, { x: "lock", y: "ms", fill: "engine", r: 5 }),
      Plot.text(
        rows.filter(({ lock }) => lock === "free"),
        { x: "lock", y: "ms", text: "engine", textAnchor: "start", dx: 12 },
      ),
    ],
  });
}

/** Every repetition of every process, cold first. */
export function warmUpPlot(cells: readonly CellJson[]): string {
  const rows = cells.flatMap((cell) =>
    cell.processes.flatMap(({ round, repetitions }) =>
      repetitions.map(({ ms }, index) => ({
        cell: `${cellName(cell)}, ${cell.threads}`,
        process: round,
        index: index + 1,
        ms,
        engine: engine(cell),
      })),
    ),
  );
  const names = [...new Set(rows.map(({ cell }) => cell))];
  return svg("Time of every repetition of every process, a panel for each cell", {
    marginLeft: 60,
    marginRight: 190,
    height: 50 + 90 * names.length,
    x: { ...X_AXIS, label: "repetition" },
    y: { ...logAxis(rows.map(({ ms }) => ms)), label: "↑ time, ms" },
    fy: { label: null, domain: names },
    color: COLOURS,
    marks: [
      Plot.frame({ strokeOpacity: 0.2 }),
      Plot.line(rows, { x: "index", y: "ms", z: "process", stroke: "engine", strokeOpacity: 0.6, fy: "cell" }),
      Plot.dot(rows, { x: "index", y: "ms", fill: "engine", r: 1.5, fy: "cell" }),
    ],
  });
}

/** Speed-up over threads, with the diagonal of perfect scaling. */
export function scalingPlot(scaling: readonly Scaling[]): string {
  const most = Math.max(...scaling.map(({ threads }) => threads));
  const lines = groupBy(scaling, ({ levels }) => cellName({ engine: levels.engine ?? "", levels }));
  const rows = [...lines].flatMap(([cell, points]) => [
    {
      cell,
      engine: titleOf("engine", points[0]?.levels.engine),
      free: points[0]?.levels.lock === "free",
      threads: 1,
      value: 1,
      low: 1,
      high: 1,
    },
    ...points.map(({ levels, threads, speedup }) => ({
      cell,
      engine: titleOf("engine", levels.engine),
      free: levels.lock === "free",
      threads,
      value: speedup.value,
      low: speedup.ci95[0],
      high: speedup.ci95[1],
    })),
  ]);
  return svg("Speed-up over the number of threads for each cell", {
    marginLeft: 60,
    marginRight: 140,
    height: 300,
    x: {
      ...X_AXIS,
      label: "threads",
      domain: [1, most],
      ticks: Array.from({ length: most }, (_, index) => index + 1),
      tickFormat: "d",
    },
    y: { label: "↑ times one thread", grid: true, zero: true },
    color: COLOURS,
    marks: [
      Plot.line(
        [
          [1, 1],
          [most, most],
        ],
        { strokeDasharray: "3 4", strokeOpacity: 0.5 },
      ),
      Plot.line(
        rows.filter(({ free }) => free),
        { x: "threads", y: "value", z: "cell", stroke: "engine", strokeWidth: 2 },
      ),
      Plot.line(
        rows.filter(({ free }) => !free),
        { x: "threads", y: "value", z: "cell", stroke: "engine", strokeWidth: 2, strokeDasharray: "5 3" },
      ),
      Plot.ruleX(
        rows.filter(({ low }) => Number.isFinite(low)),
        { x: "threads", y1: "low", y2: "high", stroke: "engine", strokeWidth: 2 },
      ),
      Plot.dot(rows, { x: "threads", y: "value", fill: "engine", r: 4 }),
      ...["JIT", "interpreter"].map((name, index) =>
        Plot.text(
          rows.filter((row) => row.threads === most && row.engine === name),
          { x: "threads", y: "value", text: "cell", textAnchor: "start", dx: 10, dy: index * 12 - 6 },
        ),
      ),
    ],
  });
}

/** A log axis that leaves room on both sides of the values, with ticks at 1, 2 and 5 of every decade. */
function logAxis(values: readonly number[], unit = ""): Plot.ScaleOptions {
  const known = values.filter((value) => Number.isFinite(value) && value > 0);
  const [low, high] = [Math.min(...known) / 1.25, Math.max(...known) * 1.25];
  const ticks: number[] = [];
  for (let decade = Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++) {
    ticks.push(...[1, 2, 5].map((digit) => digit * 10 ** decade).filter((tick) => tick >= low && tick <= high));
  }
  return {
    type: "log",
    grid: true,
    domain: [low, high],
    ticks,
    tickFormat: (tick: number) => `${Number(tick.toPrecision(3))}${unit}`,
  };
}
