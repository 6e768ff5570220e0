/** The advice of several programs side by side: the table of a suite, and how often each cell is chosen. */
import type { Advice } from "./artefacts.js";
import { titleOf } from "./axes.js";
import { formatEstimate, markedDoubtful } from "./format.js";
import { groupBy } from "./grouping.js";
import type { ResultsFile } from "./results-file.js";
import type { Table } from "./tables.js";

const NOT_SETTLED = "not settled";

export function adviceTable(file: ResultsFile): Table {
  return {
    head: ["should you switch?", "threads", "choose", "over interpreter with GIL", "over one thread"],
    rows: (file.advice ?? []).map((advice) => [
      advice.program,
      String(advice.threads),
      cellTitle(advice),
      gainOf(advice, file),
      scalingOf(advice, file),
    ]),
    words: [0, 2, 3, 4],
  };
}

/** One line for each number of threads: how many programs should be run in which cell. */
export function adviceCounts(advice: readonly Advice[]): string[] {
  return [...groupBy(advice, ({ threads }) => String(threads)).values()].map((entries) => {
    const threads = entries[0]?.threads ?? 1;
    const counts = [...groupBy(entries, cellTitle)].sort(([, left], [, right]) => right.length - left.length);
    const parts = counts.map(([title, chosen]) => `${title} ${chosen.length}`);
    const programs = `${entries.length} program${entries.length === 1 ? "" : "s"}`;
    return `${programs} on ${threads} thread${threads === 1 ? "" : "s"}: ${parts.join("; ")}`;
  });
}

function cellTitle({ cell }: Advice): string {
  if (!cell) return NOT_SETTLED;
  return Object.entries(cell)
    .map(([axis, level]) => titleOf(axis, level))
    .join(", ");
}

/** What the chosen cell gives over the one with neither switch. */
function gainOf({ program, threads, cell }: Advice, { effects }: ResultsFile): string {
  if (!cell) return "";
  const { engine, lock, ...further } = cell;
  const found = effects.find(
    (entry) => entry.program === program && entry.threads === threads && sameLevels(entry.levels, further),
  );
  const chosen = {
    "interp gil": undefined,
    "jit gil": found?.jit,
    "interp free": found?.free,
    "jit free": found?.combined,
  };
  const estimate = chosen[`${engine} ${lock}` as keyof typeof chosen];
  return estimate ? formatEstimate(estimate) : "–";
}

function scalingOf({ program, threads, cell }: Advice, { scaling }: ResultsFile): string {
  const found = scaling.find(
    (entry) => entry.program === program && entry.threads === threads && cell && sameLevels(entry.levels, cell),
  );
  return found ? markedDoubtful(formatEstimate(found.speedup), found.doubtful) : "";
}

/** Whatever the order of the axes. */
function sameLevels(left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}
