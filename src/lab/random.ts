/**
 * Seeded randomness: the order of a plan and the resamples of a bootstrap come out the same for the same seed,
 * so a published figure can be computed again from its raw data. The generator is pure-rand's xoroshiro128+.
 */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Gives an integer in [0, bound) at every call. */
export type Random = (bound: number) => number;

export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0);
  return (bound) => uniformInt(generator, 0, bound - 1);
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random(last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** In (0, 1). */
export const unit = (random: Random): number => (random(2 ** 30) + 0.5) / 2 ** 30;

/** A normal value, by Box and Muller's method. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(unit(random))) * Math.cos(2 * Math.PI * unit(random));
}
