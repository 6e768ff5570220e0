/**
 * "Should you switch?": which of the four cells to choose for a program, in one sentence from its own figures
 * (artefacts.ts has the shape). evidence.ts collects the figures, decision.ts judges them, advice-words.ts words it.
 */
import { adviceSentence } from "./advice-words.js";
import type { Advice } from "./artefacts.js";
import { decide } from "./decision.js";
import { type Evidence, evidenceOf, LEVELS } from "./evidence.js";
import type { ExperimentResult } from "./experiment.js";

/** An advice for each number of threads of each program, in the order of the results. */
export function adviceOf(results: readonly ExperimentResult[], cores: number): Advice[] {
  return results.flatMap((result) => evidenceOf(result, cores)).map(advise);
}

export function advise(evidence: Evidence): Advice {
  const { program, threads, levels } = evidence;
  const decision = decide(evidence);
  return {
    program,
    threads,
    sentence: adviceSentence(evidence, decision),
    ...(decision.kind === "settled" && { cell: { ...LEVELS[decision.choice], ...levels } }),
  };
}
