/** The question as a picture of two by two: engine down, lock across, the time and its factor in each cell. */
import { titleOf } from "../../axes.js";
import type { Effects } from "../../effects.js";
import { formatInterval, formatMs, formatTimes, markedDoubtful } from "../../format.js";
import type { CellJson } from "../../results-file.js";
import type { Estimate } from "../../statistics.js";
import { lacksSteadyState } from "../../steady/cell.js";
import { escapeHtml } from "../html.js";

const ENGINES = ["interp", "jit"] as const;
const LOCKS = ["gil", "free"] as const;

/** `cells` are those of the effect's number of threads and levels. */
export function fourCells(effect: Effects, cells: readonly CellJson[], caption: string): string {
  const factors: Readonly<Record<string, Estimate | undefined>> = {
    "jit gil": effect.jit,
    "interp free": effect.free,
    "jit free": effect.combined,
  };
  const steady = cells.filter(({ steadiness }) => !lacksSteadyState(steadiness));
  const fastest = Math.min(...steady.map(({ medianMs }) => medianMs));
  const isBase = ({ levels }: CellJson): boolean => levels.engine === "interp" && levels.lock === "gil";
  // A factor rests on the baseline and on its own cell.
  const doubtful = steady.some(isBase) ? undefined : effect.doubtful;
  const cell = (engine: string, lock: string): string => {
    const found = cells.find(({ levels }) => levels.engine === engine && levels.lock === lock);
    if (!found) return "<td>not measured</td>";
    const factor = factors[`${engine} ${lock}`];
    if (!steady.includes(found)) return `<td><b>no steady state</b><span>${factor ? "–" : "the baseline"}</span></td>`;
    const times = factor
      ? markedDoubtful(`${formatTimes(factor.value)} ${formatInterval(factor.ci95)}`, doubtful)
      : "the baseline";
    const best = found.medianMs === fastest ? ' class="best"' : "";
    return `<td${best}><b>${escapeHtml(formatMs(found.medianMs))}</b><span>${escapeHtml(times)}</span></td>`;
  };
  const row = (engine: string): string =>
    `<tr><th scope="row">${escapeHtml(titleOf("engine", engine))}</th>${LOCKS.map((lock) => cell(engine, lock)).join("")}</tr>`;
  const head = LOCKS.map((lock) => `<th scope="col">${lock === "gil" ? "with the GIL" : "free threading"}</th>`).join(
    "",
  );
  return `<table class="cells"><caption class="unseen">${escapeHtml(caption)}</caption><thead><tr><td></td>${head}</tr></thead><tbody>${ENGINES.map(row).join("")}</tbody></table>`;
}
