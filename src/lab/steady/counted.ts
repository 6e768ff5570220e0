/**
 * Whether the repetitions that count, a handful, stand at one level. Change points cannot tell: with 6 to 15 values, a
 * penalty of 15 log n and a variance of its own for each segment, one wide segment is the cheapest for a ramp, an
 * oscillation and a series that jumps between two levels.
 *
 * The limits are by simulation (a test repeats it): of flat series with noise of 1 to 3 % at most 5 in a hundred are
 * condemned. A machine's noise of a few percent is no lack of a steady state, and neither are single disturbed
 * repetitions.
 */
import { trendOf } from "../control-loop.js";
import { EQUAL_WITHIN } from "./classify.js";

/**
 * Repetitions that differ by more than this fraction of the least, outliers left out, are not at one level. With 0.15, a
 * quick run beside other programs (load 4 to 10 on two cores) would lose the figures of five cells in eight; this, one.
 */
export const WIDEST_SPREAD = 0.25;

/** Of the test for a trend: six values must be in order but for one pair. */
const TREND_LEVEL = 0.05;

/** No order of fewer values is as unlikely. */
const LEAST_FOR_TREND = 5;

/** Fewer tell nothing. */
const LEAST_TO_JUDGE = 3;

export const isSteady = (times: readonly number[]): boolean =>
  times.length < LEAST_TO_JUDGE || (!hasTrend(times) && spreadOf(times) <= WIDEST_SPREAD);

/** Mann and Kendall's test, and a change along Theil and Sen's slope of more than what is equal in practice. */
function hasTrend(times: readonly number[]): boolean {
  const trend = trendOf(
    times.map((ms, index) => ({ atMs: index, ms })),
    LEAST_FOR_TREND,
  );
  return trend !== undefined && trend.p < TREND_LEVEL && Math.abs(trend.change) > EQUAL_WITHIN;
}

/**
 * The range, over the least, of the repetitions that are closest together, all but a fifth (two at least: outliers;
 * one of fewer than six). Two neighbours at an end are no outliers: that the times came back from them was not seen.
 */
function spreadOf(times: readonly number[]): number {
  const spared = times.length < 6 ? 1 : Math.max(2, Math.floor(times.length / 5));
  const order = times
    .map((_, index) => index)
    .sort((left, right) => (times[left] as number) - (times[right] as number));
  const kept = order.length - spared;
  const ends = [
    [0, 1],
    [times.length - 2, times.length - 1],
  ];
  const windows = Array.from({ length: spared + 1 }, (_, from) => order.slice(from, from + kept)).filter((window) =>
    ends.every((end) => end.some((index) => window.includes(index))),
  );
  return Math.min(...[order, ...windows].map((window) => rangeOf(window, times)));
}

/** Of indices in the order of their times. */
function rangeOf(window: readonly number[], times: readonly number[]): number {
  const [least, most] = [times[window[0] as number] as number, times[window.at(-1) as number] as number];
  return most === least ? 0 : most / least - 1;
}
