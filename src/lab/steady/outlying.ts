/**
 * Single repetitions far from their neighbours (the machine did something else), so that they do not look like change
 * points. As Barrett et al. (2017) do: beyond the median ± 3 × (90th − 10th percentile) of a sliding window, a form of
 * Tukey's fences. Flagged and left out of the change-point analysis only.
 */
import { quantile } from "../quantiles.js";

/** Neighbours on each side: Barrett et al. take 100 of 2000 repetitions; a process here has about 15. */
const REACH = 3;

/** A window whose values are all but equal does not make a deviation of less than this fraction an outlier. */
const LEAST_BAND = 0.02;

/**
 * Indices of outliers. The window is the value's neighbours without itself: among seven values it would widen its own
 * fences. The first repetitions are never outliers: a window that is not full on their left is that of a warm-up.
 */
export function outlyingIndices(values: readonly number[]): number[] {
  return values.flatMap((value, index) => {
    if (index < REACH) return [];
    const from = Math.min(index - REACH, Math.max(0, values.length - 2 * REACH - 1));
    const window = values.slice(from, index + REACH + 1).filter((_, place) => from + place !== index);
    const centre = quantile(window, 0.5);
    const band = Math.max(3 * (quantile(window, 0.9) - quantile(window, 0.1)), LEAST_BAND * centre);
    return Math.abs(value - centre) > band ? [index] : [];
  });
}
