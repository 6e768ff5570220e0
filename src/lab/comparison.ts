/**
 * Two results files side by side: per cell the ratio of the new time to the old one, with its interval, and a verdict
 * of three: better, worse, or inconclusive at the stated margin; the geometric mean over all cells likewise.
 */
import { comparisonWarnings, type Pair, pairsOf, unequal, unsteady } from "./comparable.js";
import type { CellJson, ResultsFile } from "./results-file.js";
import { type Estimate, estimateContrast, type Series, type Term } from "./statistics.js";

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
  /** Why the verdict is inconclusive whatever the ratio: no steady state. Then it is not in the mean. */
  readonly note?: string;
}

/** Two results, cell by cell. */
export interface Comparison {
  /** A fraction: changes up to it are none. */
  readonly margin: number;
  readonly cells: readonly CellComparison[];
  /** Geometric mean of the cells' ratios; absent without cells in a steady state. */
  readonly mean?: { readonly ratio: Estimate; readonly verdict: ComparisonVerdict };
  /** Of all: worse when one cell or the mean is, or one that was well is no more; else better when one is. */
  readonly verdict: ComparisonVerdict;
  /** Cells that only one of the files has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** Cells of both files that failed in one or did other work, and so cannot be compared, each with the reason. */
  readonly failed: readonly string[];
  /** Cells that went well before and failed, or gave a wrong result, after. */
  readonly broken: readonly string[];
  readonly warnings: readonly string[];
}

/** `margin` is a fraction: 0.05 calls a change within 5 % none. Throws PatchworkError for cells that cannot be told apart. */
export function compareResults(before: ResultsFile, after: ResultsFile, margin: number): Comparison {
  const { pairs, onlyBefore, onlyAfter } = pairsOf(before, after);
  const judged = pairs.map((pair) => ({ ...pair, reason: unequal(pair, [before, after]) }));
  const cells = judged.filter(({ reason }) => reason === undefined).map((pair) => compareCells(pair, margin));
  const steady = cells.filter(({ note }) => note === undefined);
  const ratio = steady.length > 0 ? meanOf(steady) : undefined;
  const broken = pairs.filter((pair) => pair.before.problems.length === 0 && pair.after.problems.length > 0);
  const verdicts = [
    ...cells.map(({ verdict }) => verdict),
    ...(ratio ? [judge(ratio, margin)] : []),
    ...broken.map(() => "worse" as const),
  ];
  return {
    margin,
    cells,
    ...(ratio && { mean: { ratio, verdict: judge(ratio, margin) } }),
    verdict:
      verdicts.find((verdict) => verdict === "worse") ??
      verdicts.find((verdict) => verdict === "better") ??
      "inconclusive",
    onlyBefore,
    onlyAfter,
    failed: judged.flatMap(({ label, reason }) => (reason === undefined ? [] : [`${label}: ${reason}`])),
    broken: broken.map(({ label, after }) => `${label}: ${after.problems[0]}`),
    warnings: comparisonWarnings(before, after, pairs),
  };
}

/** Time after over time before, to the power: rounds are resampled together within each run. */
const termsOf = (before: CellJson, after: CellJson, power: number): Term[] => [
  { series: repetitions(after), power, run: "after" },
  { series: repetitions(before), power: -power, run: "before" },
];

function compareCells(pair: Pair, margin: number): CellComparison {
  const { label, before, after } = pair;
  const ratio = estimateContrast(termsOf(before, after, 1));
  const note = unsteady(pair);
  const verdict = note === undefined ? judge(ratio, margin) : "inconclusive";
  return { program: after.program, cell: label, before, after, ratio, verdict, ...(note !== undefined && { note }) };
}

function meanOf(cells: readonly CellComparison[]): Estimate {
  return estimateContrast(cells.flatMap(({ before, after }) => termsOf(before, after, 1 / cells.length)));
}

/** The whole interval lies beyond the margin: better or worse. Else no change worth naming is shown. */
export function judge({ ci95: [low, high] }: Estimate, margin: number): ComparisonVerdict {
  if (low > 1 + margin) return "worse";
  if (high < 1 / (1 + margin)) return "better";
  return "inconclusive";
}

const repetitions = ({ processes, measure }: CellJson): Series =>
  processes
    .filter(({ problem }) => problem === undefined)
    .map((sample) => sample.repetitions.filter(({ phase }) => phase === measure).map(({ ms }) => ms))
    .filter((times) => times.length > 0);
