/** The four cells: a bar to each median, its interval, and every process as a dot; no bar without a steady state. */
import * as Plot from "@observablehq/plot";
import { formatMs } from "../../format.js";
import type { CellJson } from "../../results-file.js";
import { lacksSteadyState } from "../../steady/cell.js";
import { cellName, ENGINES, engineTitle, HALO, marginFor, svg, threadsText, X_AXIS } from "../svg.js";

const BAR = 30;

export function cellsPlot(cells: readonly CellJson[]): string {
  const rows = cells.map((cell) => ({
    cell: cellName(cell),
    engine: engineTitle(cell),
    threads: threadsText(cell.threads),
    ms: cell.medianMs,
    low: cell.ci95Ms[0],
    high: cell.ci95Ms[1],
    isSteady: !lacksSteadyState(cell.steadiness),
    end: Math.max(...cell.samplesMs, cell.ci95Ms[1] || 0),
  }));
  const dots = cells.flatMap((cell) =>
    cell.samplesMs.map((ms) => ({ cell: cellName(cell), threads: threadsText(cell.threads), ms })),
  );
  const steady = rows.filter(({ isSteady }) => isSteady);
  const known = steady.filter(({ low }) => Number.isFinite(low));
  const groups = [...new Set(rows.map(({ threads }) => threads))];
  const names = [...new Set(rows.map(({ cell }) => cell))];
  const facet = groups.length > 1 ? { fy: "threads" } : {};
  const longest = Math.max(...dots.map(({ ms }) => ms), ...known.map(({ high }) => high));
  return svg("Median time of each cell with its 95 % interval and all samples", {
    marginLeft: marginFor(names, 170),
    marginRight: groups.length > 1 ? 76 : 30,
    marginTop: 10,
    height: 70 + BAR * names.length * groups.length + 14 * groups.length,
    x: { ...X_AXIS, label: "time, ms", domain: [0, longest * 1.15], grid: true, nice: true },
    y: { label: null, domain: names },
    fy: { label: null, domain: groups },
    color: ENGINES,
    marks: [
      Plot.barX(steady, {
        x: "ms",
        y: "cell",
        fill: "engine",
        fillOpacity: 0.75,
        insetTop: 3,
        insetBottom: 3,
        ...facet,
      }),
      Plot.ruleY(known, { x1: "low", x2: "high", y: "cell", stroke: "currentColor", strokeWidth: 2, ...facet }),
      Plot.dot(dots, { x: "ms", y: "cell", r: 2.2, stroke: "currentColor", strokeOpacity: 0.5, ...facet }),
      Plot.text(rows, {
        x: "end",
        y: "cell",
        text: ({ ms, isSteady }) => (isSteady ? formatMs(ms) : "no steady state"),
        textAnchor: "start",
        dx: 8,
        fontWeight: 600,
        fill: "currentColor",
        ...HALO,
        ...facet,
      }),
    ],
  });
}
