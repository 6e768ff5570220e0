/** What making code costs against how fast the program is with it, over all programs and stitchers. */

import { formatTimes, formatUs } from "../../format.js";
import { belongsTo, furtherLevels } from "../../levels.js";
import type { ResultsFile } from "../../results-file.js";
import { compiledLoops, type Table } from "../../tables.js";
import { picture, section } from "../html.js";
import { type StitchedProgram, stitcherColours, stitchingPlot } from "../plots/stitching.js";

/** One dot says nothing: nothing for fewer than two. */
export function stitchingSection(file: ResultsFile): string {
  const programs = stitchedPrograms(file);
  if (programs.length < 2) return "";
  return section(
    "stitching",
    2,
    "What the code costs and what it gives",
    picture({
      svg: stitchingPlot(programs),
      legend: stitcherColours(programs),
      caption:
        "How many times faster the JIT makes a program (with the GIL, on the fewest threads measured), over the time that planning, stitching and compiling all its loops took.",
      numbers: numbersOf(programs),
    }),
  );
}

/** A program's effect at the fewest threads, where waiting for one another counts least; one for each further level. */
export function stitchedPrograms({ effects, results }: ResultsFile): StitchedProgram[] {
  const fewest = (program: string): number =>
    Math.min(...effects.filter((effect) => effect.program === program).map(({ threads }) => threads));
  return effects
    .filter(({ program, threads }) => threads === fewest(program))
    .flatMap(({ program, threads, levels, jit }) => {
      // The cells that the speed-up is of: a loop may be compiled otherwise without the lock.
      const cells = results.filter(
        (cell) =>
          cell.program === program &&
          cell.threads === threads &&
          cell.gil === true &&
          belongsTo(furtherLevels(cell.levels), levels),
      );
      const loops = compiledLoops(cells);
      const madeUs = loops.reduce((sum, { planUs = 0, stitchUs, compileUs }) => sum + planUs + stitchUs + compileUs, 0);
      const [loop] = loops;
      return loop && madeUs > 0 ? [{ program, stitcher: loop.stitcher, madeUs, speedup: jit.value }] : [];
    });
}

const numbersOf = (programs: readonly StitchedProgram[]): Table => ({
  head: ["program", "stitcher", "making the code", "times faster"],
  rows: programs.map(({ program, stitcher, madeUs, speedup }) => [
    program,
    stitcher,
    formatUs(madeUs),
    formatTimes(speedup),
  ]),
  words: [0, 1],
});
