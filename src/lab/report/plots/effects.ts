/** What each bet gives and what both give, with the product of the two; and the interaction plot of the field. */
import * as Plot from "@observablehq/plot";
import { titleOf } from "../../axes.js";
import type { Effects } from "../../effects.js";
import { formatTimes, markedDoubtful } from "../../format.js";
import type { CellJson } from "../../results-file.js";
import { lacksSteadyState } from "../../steady/cell.js";
import { ENGINES, engineTitle, groupName, HALO, logAxis, marginFor, svg, WIDTH, X_AXIS } from "../svg.js";

export const EFFECT_NAMES = ["JIT alone", "free threading alone", "both"] as const;

/** Speed-ups over the interpreter with the GIL; the dashed line is the product of the two single effects. */
export function effectsPlot(effects: readonly Effects[]): string {
  const rows = effects.flatMap((effect) => {
    const group = groupName(effect.threads, effect.levels);
    return [effect.jit, effect.free, effect.combined].map((estimate, index) => ({
      group,
      name: EFFECT_NAMES[index],
      text: markedDoubtful(formatTimes(estimate.value), effect.doubtful),
      value: estimate.value,
      low: estimate.ci95[0],
      high: estimate.ci95[1],
    }));
  });
  const products = effects.map(({ threads, levels, jit, free }) => ({
    group: groupName(threads, levels),
    value: jit.value * free.value,
  }));
  const known = rows.filter(({ low }) => Number.isFinite(low));
  const all = [1, ...products.map(({ value }) => value), ...rows.flatMap(({ value, low, high }) => [value, low, high])];
  const facet = effects.length > 1 ? { fy: "group" } : {};
  return svg("Speed-up of the JIT, of free threading and of both, with 95 % intervals", {
    marginLeft: 150,
    marginRight:
      effects.length > 1
        ? marginFor(
            products.map(({ group }) => group),
            90,
          )
        : 40,
    marginTop: 32,
    height: 82 + 112 * effects.length,
    x: { ...X_AXIS, ...logAxis(all, "×"), label: "times faster than the interpreter with the GIL" },
    y: { label: null, domain: EFFECT_NAMES },
    fy: { label: null, domain: products.map(({ group }) => group) },
    marks: [
      Plot.ruleX([1], { stroke: "currentColor" }),
      Plot.ruleX(products, { x: "value", stroke: "var(--accent)", strokeDasharray: "4 3", ...facet }),
      Plot.text(products, {
        x: "value",
        text: () => "JIT × free",
        frameAnchor: "top",
        // Above what is written over the first row's dot.
        dy: -16,
        fill: "var(--accent)",
        ...HALO,
        ...facet,
      }),
      Plot.ruleY(known, { x1: "low", x2: "high", y: "name", strokeWidth: 3, stroke: "var(--jit)", ...facet }),
      Plot.dot(rows, { x: "value", y: "name", r: 5, fill: "var(--jit)", ...facet }),
      Plot.text(rows, {
        x: "value",
        y: "name",
        text: "text",
        dy: -13,
        fill: "currentColor",
        ...HALO,
        ...facet,
      }),
    ],
  });
}

const [EM, LINE] = [11, 12];

export const isSteady = ({ steadiness }: Pick<CellJson, "steadiness">): boolean => !lacksSteadyState(steadiness);

/**
 * Time by lock, a line for each engine, a panel for each number of threads; on a log scale parallel lines multiply.
 * Cells without a steady state have no time to be drawn.
 */
export function interactionPlot(
  fours: readonly { readonly effect: Effects; readonly cells: readonly CellJson[] }[],
): string {
  const rows = fours.flatMap(({ effect, cells }) =>
    cells.filter(isSteady).map((cell) => ({
      group: groupName(effect.threads, effect.levels),
      lock: titleOf("lock", cell.levels.lock),
      engine: engineTitle(cell),
      ms: cell.medianMs,
      low: cell.ci95Ms[0],
      high: cell.ci95Ms[1],
    })),
  );
  const groups = [...new Set(rows.map(({ group }) => group))];
  const known = rows.filter(({ low }) => Number.isFinite(low));
  const facet = groups.length > 1 ? { fx: "group" } : {};
  // A panel's title is broken into lines of its width, in ems.
  const lineWidth = Math.max(5, (WIDTH - 100) / groups.length / EM - 2);
  const titleLines = Math.max(1, ...groups.map(({ length }) => Math.ceil((length * 0.62) / lineWidth)));
  return svg("Time by lock, a line for each engine; parallel lines mean that the effects multiply", {
    marginLeft: 60,
    marginRight: 40,
    marginTop: 34 + LINE * (titleLines - 1),
    height: 260 + LINE * (titleLines - 1),
    x: { type: "point", label: null, domain: ["GIL", "free"], padding: 0.4 },
    y: { ...logAxis(rows.flatMap(({ ms, low, high }) => [ms, low, high])), label: "↑ time, ms" },
    fx: { label: null, domain: groups, axis: null },
    color: ENGINES,
    marks: [
      ...(groups.length > 1 ? [Plot.axisFx({ label: null, lineWidth })] : []),
      Plot.line(rows, { x: "lock", y: "ms", z: "engine", stroke: "engine", strokeWidth: 2, ...facet }),
      Plot.ruleX(known, { x: "lock", y1: "low", y2: "high", stroke: "engine", strokeWidth: 3, ...facet }),
      Plot.dot(rows, { x: "lock", y: "ms", fill: "engine", r: 5, ...facet }),
    ],
  });
}
