/** Figures of the JIT against limits: hand-written WebAssembly of the same work, in the same run. */
import type { ExperimentResult } from "../experiment.js";
import { type Figure, figure } from "./figure.js";
import { counted, meanOf, pairsOf, ratiosOf } from "./pairs.js";

const LIMIT = "limit";
const JIT = "jit·gil·1t";

/** `results`: any; those with a cell of a limit count. Times over the limit's, so less is better. */
export function limitFigures(results: readonly ExperimentResult[]): Figure[] {
  const pairs = pairsOf(results, JIT, LIMIT);
  const title = `JIT's time over hand-written wasm, ${counted(pairs, "programs")}`;
  const worst = ratiosOf(pairs).at(-1);
  const none = pairs.unsteady.length > 0 ? "no program with a steady state" : "no limit";
  return [
    figure("limit", title, "×", meanOf(pairs) ?? none, { atMost: 1.5 }),
    figure(
      "limit-worst",
      `JIT's time over hand-written wasm, worst program${worst ? ` (${worst.name})` : ""}`,
      "×",
      worst?.ratio ?? none,
      { atMost: 2.5 },
    ),
  ];
}
