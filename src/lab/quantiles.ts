/** Quantiles and the median: the base of the lab's statistics. Numbers in, a number out. */

export const ascending = (values: readonly number[]): number[] => [...values].sort((left, right) => left - right);

/** Quantile by linear interpolation (Hyndman and Fan's type 7, the default of R and of NumPy). NaN for no values. */
export function quantile(values: readonly number[], probability: number): number {
  return quantileOfSorted(ascending(values), probability);
}

export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The median of a few numbers, which it puts in order: for the bootstrap, which takes millions of them. */
export function medianInPlace(values: Float64Array): number {
  for (let end = 1; end < values.length; end++) {
    const value = values[end] as number;
    let place = end;
    while (place > 0 && (values[place - 1] as number) > value) {
      values[place] = values[place - 1] as number;
      place--;
    }
    values[place] = value;
  }
  return quantileOfSorted(values, 0.5);
}
