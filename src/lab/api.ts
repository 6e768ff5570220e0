/**
 * The lab as library functions: plain requests in, plain data out. Each loads what it needs when it is called, so that
 * whoever only compiles and runs programs does not pay for statistics and plots.
 */
import type { Comparison } from "./comparison.js";
import type { ExperimentDesign } from "./design.js";
import type { PlannedRun } from "./plan.js";
import type { ResultsFile } from "./results-file.js";

/** What to measure: a design as a design file has it, which `patchwork bench` takes, too. Nothing is written to files. */
export interface ExperimentRequest
  extends Omit<ExperimentDesign, "programs" | "axes" | "json" | "html" | "pyperf" | "check"> {
  /** Paths of Python files, names of bundled programs, or suites (`default`, `quick`, a kind of work…). */
  readonly programs: readonly string[];
  /** Axes beyond engine and lock, as a design has them, or as texts: `stitcher` or `stitcher=splice,binaryen`. */
  readonly axes?: ExperimentDesign["axes"] | readonly string[];
  /** Ends the experiment early; what there is by then is given back, with `interrupted` set. */
  readonly signal?: AbortSignal;
  /** Called before each process, never while one is measured; `total` is the number of processes of this program. */
  readonly onRun?: (run: PlannedRun, total: number) => void;
}

/** For design files: `export default defineExperiment({ … })` is checked by the types as it is written. */
export const defineExperiment = (design: ExperimentDesign): ExperimentDesign => design;

/**
 * Measures programs in the four cells (interpreter or JIT, with the GIL or without), each sample in a process of its
 * own, in interleaved random order. Times in the results are milliseconds for the whole work once; intervals are 95 %
 * bootstrap intervals over processes, each drawn with all its repetitions (Davison and Hinkley, "Bootstrap Methods and
 * their Application", 1997, section 3.8; the process is the level that is to be repeated: Kalibera and Jones, "Rigorous
 * benchmarking in reasonable time", 2013). What a measured program does wrong is told in the results, not thrown.
 *
 * @throws PatchworkError for a program, suite or axis that does not exist, and for what a design cannot say.
 */
export async function runExperiment(request: ExperimentRequest): Promise<ResultsFile> {
  const [{ runSession }, { requireCheck }, { checkDesign }, { sessionOf }] = await Promise.all([
    import("./session.js"),
    import("./programs.js"),
    import("./design.js"),
    import("./from-design.js"),
  ]);
  const { axes, signal, onRun, ...rest } = request;
  const session = sessionOf(checkDesign({ ...rest, ...(axes && { axes: axesOf(axes) }) }, "runExperiment"));
  for (const program of session.programs) requireCheck(program);
  return runSession({ ...session, ...(signal && { signal }), ...(onRun && { onRun }) });
}

/** Axes that are given as texts, in a design's form; one that is named again has the levels of both. */
function axesOf(axes: NonNullable<ExperimentRequest["axes"]>): NonNullable<ExperimentDesign["axes"]> {
  if (!isTexts(axes)) return axes;
  const found: Record<string, true | string[]> = {};
  for (const text of axes) {
    const [name = "", levels] = text.split("=");
    const before = found[name];
    if (levels === undefined || before === true) found[name] = true;
    else found[name] = [...new Set([...(before ?? []), ...levels.split(",")])];
  }
  return found;
}

const isTexts = (axes: NonNullable<ExperimentRequest["axes"]>): axes is readonly string[] => Array.isArray(axes);

/**
 * Reads a file that `patchwork bench --json` or {@link writeResults} wrote.
 *
 * @throws PatchworkError when it cannot be read or is not such a file.
 */
export async function readResults(file: string): Promise<ResultsFile> {
  return (await import("./read-results.js")).readResults(file);
}

/**
 * Writes results as JSON, raw samples and all.
 *
 * @throws PatchworkError when the file cannot be written.
 */
export async function writeResults(file: string, results: ResultsFile): Promise<void> {
  (await import("./results-file.js")).writeResults(file, results);
}

/**
 * Two results side by side: for each cell that both have, time after ÷ time before with its interval, and a verdict.
 * `margin` is a fraction: a change within it counts as none.
 *
 * @throws PatchworkError when a file has cells that cannot be told apart.
 */
export async function compareResults(before: ResultsFile, after: ResultsFile, margin = 0.05): Promise<Comparison> {
  return (await import("./comparison.js")).compareResults(before, after, margin);
}

/** What the terminal shows of results: conditions, tables, verdicts, advice. Plain text, a line feed at its end. */
export async function summary(results: ResultsFile): Promise<string> {
  return (await import("./summary.js")).summary(results);
}

/** The report of results: one self-contained HTML page, to be written as UTF-8. Loads the plotting library. */
export async function reportPage(results: ResultsFile): Promise<string> {
  return (await import("./report/page.js")).reportPage(results);
}
