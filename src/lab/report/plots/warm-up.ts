/** Warm-up: how long the work took, over the time since the program began, with what V8 and the JIT did meanwhile. */
import * as Plot from "@observablehq/plot";
import type { CellProfile, TierEvent } from "../../artefacts.js";
import type { CellJson } from "../../results-file.js";
import { ENGINES, engineTitle, HALO, logAxis, panelName, profileName, svg, X_AXIS } from "../svg.js";

const TIER_KINDS: readonly TierEvent["kind"][] = ["liftoff", "stitched", "turbofan"];
const TIERS = { domain: TIER_KINDS, range: ["var(--muted)", "var(--accent)", "var(--good)"] };
export const TIER_LEGEND = [
  { name: "JIT stitched a loop", colour: "var(--accent)", mark: "dashed" },
  { name: "V8 Liftoff compiled the interpreter", colour: "var(--muted)", mark: "dashed" },
  { name: "V8 TurboFan optimised a function", colour: "var(--good)", mark: "dashed" },
] as const;

export const tierColour = (kind: TierEvent["kind"]): string => TIERS.range[TIER_KINDS.indexOf(kind)] ?? "currentColor";

interface Point {
  readonly cell: string;
  readonly engine: string;
  readonly process: number;
  /** End of the repetition, ms after the first one began. */
  readonly atMs: number;
  readonly ms: number;
}

export function warmUpPlot(cells: readonly CellJson[], profiles: readonly CellProfile[]): string {
  const points = cells.flatMap(pointsOf);
  const panels = [...new Set(points.map(({ cell }) => cell))];
  const lastMs = Math.max(...points.map(({ atMs }) => atMs));
  const events = profiles.flatMap(firstEvents).filter(({ cell, ms }) => panels.includes(cell) && ms <= lastMs);
  const y = logAxis(points.map(({ ms }) => ms));
  return svg("Time of every repetition of every process over the time since its start, a panel for each cell", {
    marginLeft: 56,
    marginRight: 20,
    marginTop: 24,
    height: 70 + 92 * panels.length,
    x: {
      ...X_AXIS,
      ...logAxis([...points.map(({ atMs }) => atMs), ...events.map(({ ms }) => ms)]),
      label: "time since the work began, ms",
    },
    y: { ...y, grid: false, axis: null },
    fy: { axis: null, domain: panels, padding: 0.22 },
    color: ENGINES,
    marks: [
      Plot.frame({ strokeOpacity: 0.2 }),
      Plot.axisY({
        label: null,
        ticks: decades(y.domain as number[]),
        tickFormat: y.tickFormat as (tick: number) => string,
        tickSize: 4,
      }),
      Plot.ruleX(events, { x: "ms", fy: "cell", stroke: "colour", strokeOpacity: "opacity", ...TIER_RULE }),
      Plot.line(points, { x: "atMs", y: "ms", z: "process", stroke: "engine", strokeOpacity: 0.6, fy: "cell" }),
      Plot.dot(points.filter(isFirst), { x: "atMs", y: "ms", fill: "engine", r: 2.5, fy: "cell" }),
      Plot.text(panels, {
        fy: (name: string) => name,
        text: (name: string) => name,
        frameAnchor: "top-left",
        dy: -14,
        fontWeight: 600,
        fill: "currentColor",
        ...HALO,
      }),
    ],
  });
}

export const TIER_RULE = { strokeWidth: 1.5, strokeDasharray: "3 2" } as const;

/** The runtime's many helper functions stay in the background. */
export const tierOpacity = ({ what, kind }: TierEvent): number =>
  kind === "stitched" || what === "interpreter" || what === "stitched code" ? 1 : 0.25;

/** Each function's and loop's first better code; later threads only install what there is. */
function firstEvents(profile: CellProfile): { cell: string; ms: number; colour: string; opacity: number }[] {
  const first = new Map(profile.tiers.toReversed().map((tier) => [`${tier.kind} ${tier.what}`, tier]));
  return [...first.values()].map((tier) => ({
    cell: profileName(profile),
    ms: Math.max(tier.ms, 1),
    colour: tierColour(tier.kind),
    opacity: tierOpacity(tier),
  }));
}

/** Few ticks for a low panel: powers of ten, or the ends' neighbourhood where there is none. */
function decades([low = 1, high = 1]: readonly number[]): number[] {
  const powers = Array.from({ length: 13 }, (_, index) => 10 ** (index - 4)).filter(
    (tick) => tick >= low && tick <= high,
  );
  return powers.length > 1
    ? powers
    : [1, 2, 5]
        .flatMap((digit) => digit * 10 ** Math.floor(Math.log10(low)))
        .concat(powers)
        .filter((tick) => tick >= low && tick <= high);
}

const isFirst = ({ process }: Point, index: number, points: readonly Point[]): boolean =>
  points[index - 1]?.process !== process;

function pointsOf(cell: CellJson): Point[] {
  return cell.processes.flatMap(({ round, repetitions }) => {
    let atMs = 0;
    return repetitions.map(({ ms, inner }) => {
      atMs += ms * inner;
      return { cell: panelName(cell.levels, cell.threads), engine: engineTitle(cell), process: round, atMs, ms };
    });
  });
}
