/**
 * Two cells of each program that a figure over several programs is made of. A program of which one of the two came to no
 * steady state is left out, as it is of every mean of the lab, and what is left out is named.
 */
import { unsteadyAmong } from "../effects.js";
import { type CellResult, type ExperimentResult, soundTimesOf } from "../experiment.js";
import { type Estimate, estimateRatio, estimateSuiteMean, type Series } from "../statistics.js";

interface Pair {
  readonly name: string;
  readonly before: Series;
  readonly after: Series;
}

export interface Pairs {
  /** Programs with times of both cells, both in a steady state. */
  readonly pairs: readonly Pair[];
  /** Names of those with times of both, one of them unsteady. */
  readonly unsteady: readonly string[];
}

/** `before` and `after`: ids of cells. Programs that lack one of the two, or its times, are in neither list. */
export function pairsOf(results: readonly ExperimentResult[], before: string, after: string): Pairs {
  const pairs: Pair[] = [];
  const unsteady: string[] = [];
  for (const { program, cells } of results) {
    const two = [before, after].flatMap((id): CellResult[] => cells.filter(({ cell }) => cell.id === id).slice(0, 1));
    const [first = [], second = []] = two.map((cell) => soundTimesOf(cell, "steady"));
    if (first.length === 0 || second.length === 0) continue;
    if (unsteadyAmong(two).length > 0) unsteady.push(program.name);
    else pairs.push({ name: program.name, before: first, after: second });
  }
  return { pairs, unsteady };
}

/** What a title says of how many there are: `3 numeric programs`, or `2 of 3 numeric programs (no steady state: sieve)`. */
export function counted({ pairs, unsteady }: Pairs, kind: string): string {
  if (unsteady.length === 0) return `${pairs.length} ${kind}`;
  return `${pairs.length} of ${pairs.length + unsteady.length} ${kind} (no steady state: ${unsteady.join(", ")})`;
}

/** The geometric mean of before ÷ after. */
export const meanOf = ({ pairs }: Pairs): Estimate | undefined =>
  pairs.length === 0
    ? undefined
    : estimateSuiteMean(
        pairs.map(({ name, before, after }) => [
          { series: before, power: 1, run: name },
          { series: after, power: -1, run: name },
        ]),
      );

/** Before ÷ after of each program, the least first. */
export const ratiosOf = ({ pairs }: Pairs): { readonly name: string; readonly ratio: Estimate }[] =>
  pairs
    .map(({ name, before, after }) => ({ name, ratio: estimateRatio(before, after) }))
    .filter(({ ratio }) => Number.isFinite(ratio.value))
    .sort((a, b) => a.ratio.value - b.ratio.value);
