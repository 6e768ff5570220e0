/** Speed-up over threads: what was measured, the laws fitted to it, and, marked as such, what they predict beyond. */
import * as Plot from "@observablehq/plot";
import type { ScalingFit, SimulatedScaling } from "../../artefacts.js";
import { titleOf } from "../../axes.js";
import type { Scaling } from "../../effects.js";
import { groupBy } from "../../grouping.js";
import { cellName, ENGINES, svg, X_AXIS } from "../svg.js";

interface Point {
  readonly cell: string;
  readonly engine: string;
  readonly free: boolean;
  readonly threads: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const known = ({ low, high }: Point): boolean => Number.isFinite(low) && Number.isFinite(high);

/** One thread is the measure itself. */
function measuredPoints(scaling: readonly Scaling[]): Point[] {
  const cells = groupBy(scaling, ({ levels }) => cellName({ levels }));
  return [...cells].flatMap(([cell, points]) => {
    const levels = points[0]?.levels ?? {};
    const common = { cell, engine: titleOf("engine", levels.engine), free: levels.lock === "free" };
    const measured = points.map(({ threads, speedup: { value, ci95 } }) => ({
      ...common,
      threads,
      value,
      low: ci95[0],
      high: ci95[1],
    }));
    return [{ ...common, threads: 1, value: 1, low: 1, high: 1 }, ...measured];
  });
}

export function scalingPlot(scaling: readonly Scaling[]): string {
  const points = measuredPoints(scaling);
  const most = Math.max(...points.map(({ threads }) => threads));
  const ends = points.filter(({ threads }) => threads === most).sort((left, right) => right.value - left.value);
  const highest = Math.max(most, ...points.filter(known).map(({ high }) => high), ...points.map(({ value }) => value));
  return svg("Speed-up over the number of threads for each cell", {
    marginLeft: 50,
    marginRight: 150,
    height: 300,
    x: {
      ...X_AXIS,
      label: "threads",
      domain: [1, most],
      ticks: [...new Set(points.map(({ threads }) => threads))],
      tickFormat: "d",
    },
    y: { label: "↑ times one thread", grid: true, domain: [0, highest * 1.05] },
    color: ENGINES,
    marks: [
      Plot.line(
        [
          [1, 1],
          [most, most],
        ],
        { strokeDasharray: "2 4", strokeOpacity: 0.6 },
      ),
      Plot.line(
        points.filter(({ free }) => free),
        { x: "threads", y: "value", z: "cell", stroke: "engine", strokeWidth: 2 },
      ),
      Plot.line(
        points.filter(({ free }) => !free),
        { x: "threads", y: "value", z: "cell", stroke: "engine", strokeWidth: 2, strokeDasharray: "6 3" },
      ),
      Plot.ruleX(points.filter(known), { x: "threads", y1: "low", y2: "high", stroke: "engine", strokeWidth: 2 }),
      Plot.dot(points, { x: "threads", y: "value", fill: "engine", r: 4 }),
      Plot.text(spread(ends, highest), {
        x: "threads",
        y: "labelAt",
        text: "cell",
        fill: "currentColor",
        textAnchor: "start",
        dx: 10,
      }),
    ],
  });
}

/** Labels at the right edge, top down, none on another. */
function spread(ends: readonly Point[], highest: number): (Point & { labelAt: number })[] {
  const least = highest * 0.075;
  let before = Number.POSITIVE_INFINITY;
  return ends.map((point) => {
    before = Math.min(point.value, before - least);
    return { ...point, labelAt: before };
  });
}

const LAWS = { amdahl: "Amdahl", gustafson: "Gustafson", usl: "USL" } as const;
export const lawTitle = (law: ScalingFit["law"]): string => LAWS[law];

export const PREDICTION_LEGEND = [
  { name: "measured", colour: "currentColor" },
  { name: "predicted: Amdahl (weak scaling: Gustafson)", colour: "var(--accent)", mark: "dashed" },
  { name: "predicted: Universal Scalability Law", colour: "var(--good)", mark: "dashed" },
  { name: "predicted: simulation", colour: "var(--bad)", mark: "ring" },
] as const;

/** Predictions are dashed or hollow, measurements are solid: a panel a cell, both axes in powers of two. */
export function predictionPlot(fits: readonly ScalingFit[], simulations: readonly SimulatedScaling[]): string {
  const lines = fits.flatMap(({ levels, law, measured, predicted }) =>
    [...measured, ...predicted].map(({ threads, speedup: { value, ci95 } }) => ({
      cell: cellName({ levels }),
      law,
      colour: law === "usl" ? "var(--good)" : "var(--accent)",
      threads,
      value,
      low: ci95[0],
      high: ci95[1],
      predicted: !measured.some((point) => point.threads === threads),
    })),
  );
  const simulated = simulations.flatMap(({ levels, predicted }) =>
    predicted.map(({ threads, speedup }) => ({ cell: cellName({ levels }), threads, value: speedup })),
  );
  const cells = [...new Set([...lines, ...simulated].map(({ cell }) => cell))];
  const most = Math.max(...[...lines, ...simulated].map(({ threads }) => threads));
  const bands = lines.filter(({ low, high, predicted }) => predicted && low > 0 && Number.isFinite(high));
  const base = Math.min(1, ...lines.map(({ value }) => value), ...simulated.map(({ value }) => value));
  return svg("Predicted speed-up beyond what was measured, a panel for each cell", {
    marginLeft: 44,
    marginTop: 30,
    height: 250,
    x: {
      ...X_AXIS,
      label: "threads on as many cores; upwards: times one thread",
      type: "log",
      base: 2,
      domain: [1, most],
      tickFormat: "d",
    },
    y: { label: null, type: "log", base: 2, domain: [base * 0.8, most], tickFormat: "~g", grid: true },
    fx: { label: null, domain: cells },
    marks: [
      Plot.frame({ strokeOpacity: 0.2 }),
      Plot.line(
        [
          [1, 1],
          [most, most],
        ],
        { strokeDasharray: "2 4", strokeOpacity: 0.6 },
      ),
      Plot.areaY(bands, {
        x: "threads",
        y1: ({ low }) => Math.max(low, base * 0.8),
        y2: ({ high }) => Math.min(high, most),
        z: "law",
        fx: "cell",
        fill: "colour",
        fillOpacity: 0.15,
      }),
      Plot.line(
        lines.filter(({ predicted }) => predicted),
        { x: "threads", y: "value", z: "law", fx: "cell", stroke: "colour", strokeWidth: 2, strokeDasharray: "5 3" },
      ),
      Plot.dot(simulated, { x: "threads", y: "value", fx: "cell", stroke: "var(--bad)", r: 3.5 }),
      Plot.dot(
        lines.filter(({ predicted }) => !predicted),
        { x: "threads", y: "value", fx: "cell", fill: "currentColor", r: 3.5 },
      ),
    ],
  });
}
