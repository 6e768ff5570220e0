/**
 * What all pictures share: Observable Plot over linkedom (no browser), sizes, axes, colours. Colours are CSS variables
 * of the page, so that a picture is right in light, in dark and in print.
 */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { CellProfile } from "../artefacts.js";
import { titleOf } from "../axes.js";
import { workingThreads } from "../profile/parts.js";
import type { CellJson } from "../results-file.js";
import { compactSvg } from "./compact.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

export const WIDTH = 704;

/** Engines in the order in which the design names them. */
export const ENGINES = {
  domain: ["interpreter", "JIT"],
  range: ["var(--interpreter)", "var(--jit)"],
  unknown: "var(--muted)",
};
export const ENGINE_LEGEND = ENGINES.domain.map((name, index) => ({ name, colour: ENGINES.range[index] ?? "" }));

/** Room below a horizontal axis for its label, which stands centred under the ticks. */
export const X_AXIS = { labelAnchor: "center", labelOffset: 38, labelArrow: "none" } as const;

/** Text outside of the frame of a label keeps a halo of the page's colour, so that lines do not strike it through. */
export const HALO = { stroke: "var(--paper)", strokeWidth: 4, paintOrder: "stroke" } as const;

/** One picture. `alt` says to who does not see it what there is; the numbers stand in a table beside it. */
export function svg(alt: string, options: Plot.PlotOptions): string {
  const style = { fontSize: "12px", background: "none", overflow: "visible" };
  const text = Plot.plot({
    width: WIDTH,
    marginBottom: 46,
    document,
    ariaLabel: alt,
    ...options,
    style,
  } as Plot.PlotOptions).outerHTML;
  return compactSvg(text).replace("<svg ", '<svg role="img" ');
}

export const engineTitle = (cell: Pick<CellJson, "engine">): string => titleOf("engine", cell.engine);

/** `interpreter · GIL`, with the levels of further axes. */
export function cellName({
  levels,
  engine = levels.engine ?? "",
}: Pick<CellJson, "levels"> & { readonly engine?: string }): string {
  const others = Object.entries(levels).filter(([axis]) => axis !== "engine");
  return [titleOf("engine", engine), ...others.map(([axis, level]) => titleOf(axis, level))].join(" · ");
}

/** `2 threads`, with the levels of axes beyond engine and lock. */
export function groupName(threads: number, levels: Readonly<Record<string, string>>): string {
  const others = Object.entries(levels).filter(([axis]) => axis !== "engine" && axis !== "lock");
  return [threadsText(threads), ...others.map(([axis, level]) => titleOf(axis, level))].join(" · ");
}

/** A margin in which the longest of the labels has room, at least `least`, at most half the picture. */
export const marginFor = (labels: readonly string[], least: number): number =>
  Math.min(WIDTH / 2, Math.max(least, 20 + LABEL_WIDTH * Math.max(0, ...labels.map(({ length }) => length))));

/** Of a character of a label, in pixels, nearly always. */
const LABEL_WIDTH = 5.6;

export const threadsText = (threads: number): string => `${threads} thread${threads === 1 ? "" : "s"}`;

/** A log axis that leaves room on both sides of the values, with ticks at 1, 2 and 5 of every decade, or at its powers. */
export function logAxis(values: readonly number[], unit = ""): Plot.ScaleOptions {
  const known = values.filter((value) => Number.isFinite(value) && value > 0);
  const [low, high] = [Math.min(...known, 1e9) / 1.25, Math.max(...known, 1e-9) * 1.25];
  const digits = Math.log10(high / low) > 3.2 ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let decade = Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++) {
    ticks.push(...digits.map((digit) => digit * 10 ** decade).filter((tick) => tick >= low && tick <= high));
  }
  if (high / low < 10 && ticks.length < 3) ticks.splice(0, ticks.length, ...evenTicks(low, high));
  return {
    type: "log",
    grid: true,
    domain: [low, high],
    ticks,
    tickFormat: (tick: number) => `${Number(tick.toPrecision(3))}${unit}`,
  };
}

/** `JIT · free, 2 threads`: a cell where it stands alone. */
export const panelName = (levels: Readonly<Record<string, string>>, threads: number): string =>
  `${cellName({ levels })}, ${threadsText(threads)}`;

/** A script starts as many threads as it likes: those that worked count. */
export const profileName = (profile: CellProfile): string =>
  panelName(profile.levels, profile.parts || workingThreads(profile).length);

/** For an axis of less than a decade: multiples of a round step, about five of them. */
function evenTicks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((digit) => digit * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}
