/** Figures of the JIT against limits: hand-written WebAssembly of the same work, in the same run. */
import { type ExperimentResult, soundTimesOf } from "../experiment.js";
import { estimateRatio, estimateSuiteMean, type Series } from "../statistics.js";
import { type Figure, figure } from "./figure.js";

const LIMIT = "limit";
const JIT = "jit·gil·1t";

/** `results`: any; those with a cell of a limit count. Times over the limit's, so less is better. */
export function limitFigures(results: readonly ExperimentResult[]): Figure[] {
  const limited = results.filter((result) => times(result, LIMIT).length > 0);
  const title = `JIT's time over hand-written wasm, ${limited.length} programs`;
  const worst = limited
    .map((result) => ({ name: result.program.name, ratio: estimateRatio(times(result, JIT), times(result, LIMIT)) }))
    .filter(({ ratio }) => Number.isFinite(ratio.value))
    .sort((a, b) => b.ratio.value - a.ratio.value)[0];
  const mean = estimateSuiteMean(
    limited.map((result) => [
      { series: times(result, JIT), power: 1, run: result.program.name },
      { series: times(result, LIMIT), power: -1, run: result.program.name },
    ]),
  );
  return [
    figure("limit", title, "×", limited.length > 0 ? mean : "no limit", { atMost: 1.5 }),
    figure(
      "limit-worst",
      `JIT's time over hand-written wasm, worst program${worst ? ` (${worst.name})` : ""}`,
      "×",
      worst?.ratio ?? "no limit",
      { atMost: 2.5 },
    ),
  ];
}

function times(result: ExperimentResult, cellId: string): Series {
  const found = result.cells.find(({ cell }) => cell.id === cellId);
  return found ? soundTimesOf(found, "steady") : [];
}
