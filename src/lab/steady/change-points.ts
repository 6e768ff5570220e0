/**
 * Change points of a series in mean and variance, by PELT (Killick, Fearnhead and Eckley, "Optimal detection of
 * changepoints with a linear computational cost", JASA 107, 2012). Numbers in, indices out.
 *
 * The cost of a segment is −2 × its maximal normal log-likelihood; the penalty of a change point is 15 log n, as in
 * Barrett et al., "Virtual machine warmup blows hot and cold" (OOPSLA 2017), who tuned it on such series.
 */

/** Penalty of one more change point, over log n. */
const PENALTY = 15;

/**
 * The standard deviation of a segment is taken to be at least this fraction of the series' median, so that equal
 * values (a coarse clock) are not infinitely likely, and a segment of one value (the cold start) has a likelihood.
 */
const LEAST_DEVIATION = 0.01;

/** Starts of the segments after the first. `scale` is the size of a usual value. */
export function changePoints(values: readonly number[], scale: number): number[] {
  const count = values.length;
  if (count < 2) return [];
  const cost = costOf(values, (LEAST_DEVIATION * scale) ** 2);
  const penalty = PENALTY * Math.log(count);
  const best = [-penalty];
  const previous = [0];
  let candidates = [0];
  for (let end = 1; end <= count; end++) {
    const totals = candidates.map((start) => (best[start] as number) + cost(start, end));
    const least = Math.min(...totals);
    best.push(least + penalty);
    previous.push(candidates[totals.indexOf(least)] as number);
    candidates = [...candidates.filter((_, index) => (totals[index] as number) <= least + penalty), end];
  }
  return backFrom(count, previous);
}

function backFrom(count: number, previous: readonly number[]): number[] {
  const starts: number[] = [];
  for (let start = previous[count] as number; start > 0; start = previous[start] as number) starts.unshift(start);
  return starts;
}

/** The cost of values [start, end), from running sums around the first value (for precision). */
function costOf(values: readonly number[], leastVariance: number): (start: number, end: number) => number {
  const origin = values[0] as number;
  const [sums, squares] = [[0], [0]];
  for (const value of values) {
    sums.push((sums.at(-1) as number) + (value - origin));
    squares.push((squares.at(-1) as number) + (value - origin) ** 2);
  }
  return (start, end) => {
    const count = end - start;
    const sum = (sums[end] as number) - (sums[start] as number);
    const scatter = Math.max(0, (squares[end] as number) - (squares[start] as number) - (sum * sum) / count);
    const variance = Math.max(scatter / count, leastVariance);
    return count * Math.log(2 * Math.PI * variance) + scatter / variance;
  };
}
