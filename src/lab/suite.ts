/** Geometric means of each effect over the programs of a run. */
import type { SuiteMean } from "./artefacts.js";
import { type Contrasts, contrastsOf, EFFECTS } from "./effects.js";
import type { ExperimentResult } from "./experiment.js";
import { groupBy } from "./grouping.js";
import { estimateSuiteMean } from "./statistics.js";

/**
 * One mean for each effect, number of threads and combination of further levels; from two programs on. Programs with a
 * cell without a steady state are left out, and so are not among `programs`.
 */
export function suiteMeans(experiments: readonly ExperimentResult[]): SuiteMean[] {
  const contrasts = experiments.flatMap(contrastsOf).filter(({ doubtful }) => doubtful.length === 0);
  const groups = groupBy(contrasts, ({ threads, levels }) => JSON.stringify([threads, levels]));
  return [...groups.values()].flatMap((group) => meansOf([...firstOfEach(group)]));
}

/** A program that ran twice (in a suite, and for the figures) counts once. */
const firstOfEach = (group: readonly Contrasts[]): Iterable<Contrasts> =>
  [...groupBy(group, ({ program }) => program).values()].flatMap((same) => same.slice(0, 1));

function meansOf(group: readonly Contrasts[]): SuiteMean[] {
  const [first] = group;
  if (!first || group.length < 2) return [];
  const { threads, levels } = first;
  return EFFECTS.map((effect) => ({
    effect,
    threads,
    levels,
    programs: group.map(({ program }) => program),
    mean: estimateSuiteMean(group.map(({ terms }) => terms[effect])),
  }));
}
