/**
 * Two results files side by side: per cell the ratio of the new time to the old one, with its interval, and a verdict
 * of three: better, worse, or inconclusive at the stated margin; the geometric mean over all cells likewise.
 */
import type { Environment } from "./environment.js";
import { digits } from "./format.js";
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
}

/** Two results, cell by cell. */
export interface Comparison {
  /** A fraction: changes up to it are none. */
  readonly margin: number;
  readonly cells: readonly CellComparison[];
  /** Geometric mean of the cells' ratios; absent without cells. */
  readonly mean?: { readonly ratio: Estimate; readonly verdict: ComparisonVerdict };
  /** Of all: worse when one cell or the mean is, or one that was well is no more; else better when one is. */
  readonly verdict: ComparisonVerdict;
  /** Cells that only one of the files has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** Cells of both files that failed in one, and so cannot be compared. */
  readonly failed: readonly string[];
  /** Cells that went well before and failed, or gave a wrong result, after. */
  readonly broken: readonly string[];
  readonly warnings: readonly string[];
}

/** `margin` is a fraction: 0.05 calls a change within 5 % none. */
export function compareResults(before: ResultsFile, after: ResultsFile, margin: number): Comparison {
  const old = new Map(before.results.map((cell) => [keyOf(cell), cell]));
  const now = new Map(after.results.map((cell) => [keyOf(cell), cell]));
  const pairs = [...now].flatMap(([key, cell]) => {
    const match = old.get(key);
    return match ? [{ key, before: match, after: cell }] : [];
  });
  const cells = pairs.filter(measuredInBoth).map((pair) => compareCells(pair.before, pair.after, margin));
  const ratio = cells.length > 0 ? meanOf(cells) : undefined;
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
    onlyBefore: [...old.keys()].filter((key) => !now.has(key)),
    onlyAfter: [...now.keys()].filter((key) => !old.has(key)),
    failed: pairs.filter((pair) => !measuredInBoth(pair)).map(({ key }) => key),
    broken: broken.map(({ key, after }) => `${key}: ${after.problems[0]}`),
    warnings: warningsOn(before, after),
  };
}

const measuredInBoth = ({ before, after }: { before: CellJson; after: CellJson }): boolean =>
  before.samplesMs.length > 0 && after.samplesMs.length > 0;

/** Time after over time before, to the power: rounds are resampled together within each run. */
const termsOf = (before: CellJson, after: CellJson, power: number): Term[] => [
  { series: repetitions(after), power, run: "after" },
  { series: repetitions(before), power: -power, run: "before" },
];

function compareCells(before: CellJson, after: CellJson, margin: number): CellComparison {
  const ratio = estimateContrast(termsOf(before, after, 1));
  return { program: after.program, cell: keyOf(after), before, after, ratio, verdict: judge(ratio, margin) };
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

const keyOf = ({ program, levels, threads, measure }: CellJson): string =>
  [program, ...Object.values(levels), `${threads} thread${threads === 1 ? "" : "s"}`, measure].join(" · ");

const repetitions = ({ processes, measure }: CellJson): Series =>
  processes
    .filter(({ problem }) => problem === undefined)
    .map((sample) => sample.repetitions.filter(({ phase }) => phase === measure).map(({ ms }) => ms))
    .filter((times) => times.length > 0);

const COMPARED = {
  cpu: "CPU",
  cores: "cores",
  system: "system",
  node: "Node",
  governor: "governor",
} as const satisfies Partial<Record<keyof Environment, string>>;
/** The control loop's times may differ by this before it is said. */
const SAME_SPEED = 0.05;

/** What makes the comparison itself doubtful. */
function warningsOn(before: ResultsFile, after: ResultsFile): string[] {
  const warnings: string[] = [];
  const changed = (Object.keys(COMPARED) as (keyof typeof COMPARED)[])
    .filter((key) => before.environment[key] !== after.environment[key])
    .map(
      (key) => `${COMPARED[key]}: ${before.environment[key] ?? "unknown"}, then ${after.environment[key] ?? "unknown"}`,
    );
  if (changed.length > 0) warnings.push(`The machines differ (${changed.join("; ")}): times do not compare.`);
  const speed = after.control.medianMs / before.control.medianMs;
  if (Number.isFinite(speed) && speed > 0 && Math.abs(speed - 1) > SAME_SPEED) {
    warnings.push(
      `The control loop, which nothing of Patchwork touches, took ${digits(speed)}× as long in the second run: the machine's speed changed. Run both again, one after the other.`,
    );
  }
  for (const [name, { interrupted }] of Object.entries({ first: before, second: after }))
    if (interrupted) warnings.push(`The ${name} run was interrupted: cells have fewer samples.`);
  return warnings;
}
