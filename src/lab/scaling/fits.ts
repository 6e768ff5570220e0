/**
 * The laws fitted to one cell's measured speed-ups, with intervals from replicates of the times (bootstrap.ts).
 * Predictions beyond what was measured are named so in every field. Where a law is not determined, it says why.
 */
import type { ScalingFit, ScalingPoint } from "../artefacts.js";
import { type Series, studentReplicates } from "../bootstrap.js";
import type { ScalingMode } from "../driver.js";
import { ascending, quantileOfSorted } from "../quantiles.js";
import { type Estimate, estimateRatio, LEAST_PROCESSES, seriesMedian } from "../statistics.js";
import { EQUAL_WITHIN } from "../steady/classify.js";
import { type Coefficients, fitLaw, type LawName, leastCounts, peakThreads, speedupBy } from "./laws.js";

export interface MeasuredCount {
  readonly threads: number;
  readonly series: Series;
}

/** A law that the measured counts do not determine. */
export interface UnfittedLaw {
  readonly program: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly law: LawName;
  readonly reason: string;
}

export interface FitRequest {
  readonly program: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly mode: ScalingMode;
  readonly counts: readonly MeasuredCount[];
  /** Counts beyond it measure the lack of cores, and are left out of the fits. */
  readonly cores: number;
  /** Of the laws' intervals, for simulations that make many. */
  readonly draws?: number;
}

const PREDICTED_THREADS = [2, 4, 8, 16, 32, 64, 128];
/** The ends of an interval come out to a few percent of its width. */
const DRAWS = 2000;
const SEED = 2718;

const lawsOf = (mode: ScalingMode): readonly LawName[] =>
  mode === "strong" ? ["amdahl", "usl"] : ["gustafson", "usl"];

export function fitCell(request: FitRequest): { fits: ScalingFit[]; unfitted: UnfittedLaw[] } {
  const results = lawsOf(request.mode).map((law) => fitOne(law, request));
  return {
    fits: results.filter((result): result is ScalingFit => "parameters" in result),
    unfitted: results.filter((result): result is UnfittedLaw => "reason" in result),
  };
}

function fitOne(law: LawName, request: FitRequest): ScalingFit | UnfittedLaw {
  const { program, levels, mode, cores } = request;
  const usable = request.counts.filter(({ threads }) => threads <= Math.max(cores, 1));
  const reason = whyNot(law, usable, cores);
  if (reason !== undefined) return { program, levels, law, reason };
  const base = usable.find(({ threads }) => threads === 1) as MeasuredCount;
  const others = usable.filter(({ threads }) => threads > 1);
  const measured = others.map((count) => measuredPoint(base, count, mode));
  if (law === "gustafson" && measured.every(isSlower)) return { program, levels, law, reason: SLOWER };
  const fitted = fitLaw(
    law,
    measured.map(({ threads, speedup }) => ({ threads, speedup: speedup.value })),
  );
  const again = replicateFits(law, base, others, request);
  return {
    program,
    levels,
    law,
    parameters: parametersOf(law, fitted, again),
    ...peakOf(law, fitted, again),
    measured,
    predicted: PREDICTED_THREADS.map((threads) => ({
      threads,
      speedup: estimateFrom(fitted, again, (coefficients) => speedupBy(law, coefficients, threads)),
    })),
  };
}

function whyNot(law: LawName, usable: readonly MeasuredCount[], cores: number): string | undefined {
  const beyondOne = usable.filter(({ threads }) => threads > 1).length;
  if (!usable.some(({ threads }) => threads === 1)) return "one thread was not measured";
  const needed = leastCounts(law);
  if (beyondOne >= needed) return undefined;
  const has = beyondOne === 0 ? "there is none" : `there is ${beyondOne}`;
  const limit = `within this machine's ${cores} core${cores === 1 ? "" : "s"}`;
  return `${needed === 1 ? "it needs one thread count" : "its two parameters need two thread counts"} above 1 ${limit}, and ${has}`;
}

const SLOWER = "several threads do less in a time than one, of which it knows nothing";

/** By more than what is equal in practice. */
const isSlower = ({ speedup: { value, ci95 } }: ScalingPoint): boolean =>
  (Number.isNaN(ci95[1]) ? value : ci95[1]) < 1 - EQUAL_WITHIN;

/** Weak scaling does n times the work in the same time: the scaled speed-up. */
export function measuredPoint(
  base: MeasuredCount,
  { threads, series }: MeasuredCount,
  mode: ScalingMode,
): ScalingPoint {
  const { value, ci95 } = estimateRatio(base.series, series);
  const factor = mode === "weak" ? threads : 1;
  return { threads, speedup: { value: value * factor, ci95: [ci95[0] * factor, ci95[1] * factor] } };
}

/** Fits to replicates of all times; empty with too few processes, or where a process failed and rounds do not pair. */
function replicateFits(
  law: LawName,
  base: MeasuredCount,
  others: readonly MeasuredCount[],
  { mode, draws = DRAWS }: FitRequest,
): Coefficients[] {
  const all = [base, ...others].map(({ series }) => series);
  const processes = Math.min(...all.map(({ length }) => length));
  if (processes < LEAST_PROCESSES || all.some((series) => !(seriesMedian(series) > 0))) return [];
  const paired = all.map((series) => series.slice(0, processes));
  return studentReplicates(paired, draws, SEED).map(([baseLog = 0, ...logs]) =>
    fitLaw(
      law,
      others.map(({ threads }, index) => ({
        threads,
        speedup: Math.exp(baseLog - (logs[index] as number)) * (mode === "weak" ? threads : 1),
      })),
    ),
  );
}

function estimateFrom(
  fitted: Coefficients,
  again: readonly Coefficients[],
  read: (coefficients: Coefficients) => number,
): Estimate {
  const sorted = ascending(again.map(read));
  return { value: read(fitted), ci95: [quantileOfSorted(sorted, 0.025), quantileOfSorted(sorted, 0.975)] };
}

function parametersOf(law: LawName, fitted: Coefficients, again: readonly Coefficients[]): ScalingFit["parameters"] {
  const sigma = { name: "σ", estimate: estimateFrom(fitted, again, (coefficients) => coefficients.sigma) };
  if (law !== "usl") return [sigma];
  return [sigma, { name: "κ", estimate: estimateFrom(fitted, again, (coefficients) => coefficients.kappa) }];
}

/** Only where the interval says that there is a peak: with κ perhaps 0 there may be none. */
function peakOf(law: LawName, fitted: Coefficients, again: readonly Coefficients[]): Pick<ScalingFit, "peak"> {
  const threads = estimateFrom(fitted, again, (coefficients) => peakThreads(law, coefficients));
  if (![threads.value, ...threads.ci95].every(Number.isFinite)) return {};
  const at = (coefficients: Coefficients): number => speedupBy(law, coefficients, peakThreads(law, coefficients));
  return { peak: { threads, speedup: estimateFrom(fitted, again, at) } };
}
