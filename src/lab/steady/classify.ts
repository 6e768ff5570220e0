/**
 * How one process's series behaved: flat, warm-up, slow-down, or no steady state (Barrett et al., "Virtual machine
 * warmup blows hot and cold", 2017). Outliers out, change points, segments that are equal in practice merged, verdict.
 * Whether the repetitions that count are steady among themselves is judged in counted.ts.
 */
import type { Classification, Segment, SteadyKind } from "../artefacts.js";
import { median } from "../quantiles.js";
import { changePoints } from "./change-points.js";
import { outlyingIndices } from "./outlying.js";

/** A shorter series is not classified: with fewer values 15 log n finds no change that is not plain to see. */
export const LEAST_REPETITIONS = 8;

/** Segments whose means differ by less than this fraction are equal in practice; also `compare`'s usual margin. */
export const EQUAL_WITHIN = 0.05;

export interface ClassifyOptions {
  /** Repetitions at the end that must be steady; default a quarter (500 of 2000 in the paper) and at least 3. */
  readonly leastSteady?: number;
}

/** Undefined where the series is too short or holds what is not a time. */
export function classify(times: readonly number[], options: ClassifyOptions = {}): Classification | undefined {
  if (times.length < LEAST_REPETITIONS || !times.every((ms) => Number.isFinite(ms) && ms >= 0)) return undefined;
  const outliers = outlyingIndices(times);
  const kept = times.map((_, index) => index).filter((index) => !outliers.includes(index));
  const values = kept.map((index) => times[index] as number);
  const starts = changePoints(values, median(values)).map((start) => kept[start] as number);
  const segments = mergeEqual(cut(times, [0, ...starts], outliers), times, outliers);
  const leastSteady = options.leastSteady ?? Math.max(3, Math.ceil(times.length / 4));
  const kind = kindOf(segments, leastSteady, times.length);
  const last = segments.at(-1) as Segment;
  return { kind, segments, ...(kind !== "none" && { steadyFrom: last.start }), outliers };
}

function cut(times: readonly number[], starts: readonly number[], outliers: readonly number[]): Segment[] {
  return starts.map((start, index) => segmentOf(times, start, starts[index + 1] ?? times.length, outliers));
}

function segmentOf(times: readonly number[], start: number, end: number, outliers: readonly number[]): Segment {
  const values = times.slice(start, end).filter((_, index) => !outliers.includes(start + index));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { start, end, mean, variance };
}

/** Neighbours that are equal in practice become one, the most alike first, until none are. */
function mergeEqual(segments: readonly Segment[], times: readonly number[], outliers: readonly number[]): Segment[] {
  let merged = [...segments];
  for (;;) {
    const gaps = merged.slice(1).map((segment, index) => distance(segment, merged[index] as Segment));
    const closest = Math.min(...gaps, Number.POSITIVE_INFINITY);
    if (closest > EQUAL_WITHIN) return merged;
    const at = gaps.indexOf(closest);
    const both = segmentOf(times, (merged[at] as Segment).start, (merged[at + 1] as Segment).end, outliers);
    merged = [...merged.slice(0, at), both, ...merged.slice(at + 2)];
  }
}

const distance = (one: Segment, other: Segment): number => {
  const larger = Math.max(one.mean, other.mean);
  return larger === 0 ? 0 : Math.abs(one.mean - other.mean) / larger;
};

function kindOf(segments: readonly Segment[], leastSteady: number, count: number): SteadyKind {
  const last = segments.at(-1) as Segment;
  if (segments.length === 1) return "flat";
  if (last.start > count - leastSteady) return "none";
  const fastest = segments.every((segment) => segment.mean > last.mean || distance(segment, last) <= EQUAL_WITHIN);
  return fastest ? "warm-up" : "slow-down";
}
