/**
 * Two results files side by side: per cell the ratio of the new time to the old one, with its interval, and a verdict
 * of three: better, worse, or inconclusive at the stated margin.
 */
import type { CellJson, ResultsFile } from "./results-file.js";
import { type Estimate, estimateRatio } from "./statistics.js";

/** Time became less, more, or neither is shown beyond the margin. */
export type ComparisonVerdict = "better" | "worse" | "inconclusive";

/** One cell in two results. */
export interface CellComparison {
  readonly program: string;
  readonly cell: string;
  readonly before: CellJson;
  readonly after: CellJson;
  /** Time after ÷ time before: above 1 is slower. */
  readonly ratio: Estimate;
  readonly verdict: ComparisonVerdict;
}

/** Two results, cell by cell. */
export interface Comparison {
  readonly cells: readonly CellComparison[];
  /** Cells that only one of the files has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
}

/** `margin` is a fraction: 0.05 calls a change within 5 % none. */
export function compareResults(before: ResultsFile, after: ResultsFile, margin: number): Comparison {
  const old = new Map(before.results.map((cell) => [keyOf(cell), cell]));
  const now = new Map(after.results.map((cell) => [keyOf(cell), cell]));
  const cells = [...now].flatMap(([key, cell]) => {
    const match = old.get(key);
    return match && match.samplesMs.length > 0 && cell.samplesMs.length > 0 ? [compareCells(match, cell, margin)] : [];
  });
  return {
    cells,
    onlyBefore: [...old.keys()].filter((key) => !now.has(key)),
    onlyAfter: [...now.keys()].filter((key) => !old.has(key)),
  };
}

function compareCells(before: CellJson, after: CellJson, margin: number): CellComparison {
  const ratio = estimateRatio(repetitions(after), repetitions(before), { paired: false });
  return { program: after.program, cell: keyOf(after), before, after, ratio, verdict: judge(ratio, margin) };
}

/** The whole interval lies beyond the margin: better or worse. Else no change worth naming is shown. */
export function judge({ ci95: [low, high] }: Estimate, margin: number): ComparisonVerdict {
  if (low > 1 + margin) return "worse";
  if (high < 1 / (1 + margin)) return "better";
  return "inconclusive";
}

const keyOf = ({ program, levels, threads, measure }: CellJson): string =>
  [program, ...Object.values(levels), `${threads} thread${threads === 1 ? "" : "s"}`, measure].join(" · ");

const repetitions = ({ processes, measure }: CellJson): number[][] =>
  processes
    .filter(({ problem }) => problem === undefined)
    .map((sample) => sample.repetitions.filter(({ phase }) => phase === measure).map(({ ms }) => ms))
    .filter((times) => times.length > 0);
