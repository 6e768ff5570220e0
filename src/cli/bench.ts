/**
 * `patchwork bench`: the four cells of programs, or the project's figures. Options in, a session of the lab out;
 * tables to stdout, progress to stderr, never while a measured process runs.
 */
import { type Command, InvalidArgumentError } from "commander";
import { EXIT } from "../base/errors.js";
import type { PlannedRun } from "../lab/plan.js";
import type { ResultsFile } from "../lab/results-file.js";

interface BenchOptions {
  readonly threads: number[];
  readonly quick?: boolean;
  readonly samples?: number;
  readonly seed: number;
  readonly axis: string[];
  readonly json?: string;
  readonly html: string | boolean;
  readonly check?: boolean;
  readonly list?: boolean;
}

const FIGURES = "figures";

export function register(program: Command): void {
  program
    .command("bench")
    .description("measure programs in all four cells: interpreter or JIT, with the GIL or without")
    .argument("[programs...]", "Python files, bundled programs or suites (--list names them)", [FIGURES])
    .option("--list", "list the bundled programs and the suites, and measure nothing")
    .option("--threads <list>", "threads for programs that define work(part, parts), as 1,2,4", countList, [1, 2])
    .option("--quick", "fewer and shorter samples")
    .option("--samples <n>", "processes a cell", count)
    .option("--seed <n>", "seed of the order in which the cells run", count, 1)
    .option("--axis <axis[=levels]>", "a further axis, as stitcher or stitcher=splice,binaryen", collect, [])
    .option("--json <file>", "write the results with all raw samples")
    .option("--html <file>", "where to write the report", "report.html")
    .option("--no-html", "write no report")
    .option("--check", `exit with code ${EXIT.fellShort} when a figure misses its target`)
    .action(bench);
}

async function bench(names: string[], options: BenchOptions): Promise<void> {
  if (options.list) {
    const { programListing } = await import("../lab/listing.js");
    process.stdout.write(programListing());
    return;
  }
  const [{ runSession }, { findPrograms }, { axisOf, ENGINE, LOCK }] = await Promise.all([
    import("../lab/session.js"),
    import("../lab/programs.js"),
    import("../lab/axes.js"),
  ]);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  const progress = new Progress();
  const results = await runSession({
    programs: names.filter((name) => name !== FIGURES).flatMap(findPrograms),
    figures: names.includes(FIGURES),
    axes: [ENGINE, LOCK, ...options.axis.map(axisOf)],
    threadCounts: options.threads,
    quick: options.quick ?? false,
    ...(options.samples !== undefined && { samples: options.samples }),
    seed: options.seed,
    signal: stop.signal,
    onRun: (run, total) => progress.show(run, total),
  });
  progress.end();
  await present(results, options);
  process.exitCode = exitCode(results, options.check ?? false);
}

async function present(results: ResultsFile, { json, html }: BenchOptions): Promise<void> {
  const [{ summary }, { writeResults, writeText }] = await Promise.all([
    import("../lab/summary.js"),
    import("../lab/results-file.js"),
  ]);
  process.stdout.write(summary(results));
  if (json) writeResults(json, results);
  if (typeof html === "string") {
    const { reportPage } = await import("../lab/report/page.js");
    writeText(html, reportPage(results));
    const { resolve } = await import("node:path");
    process.stdout.write(`\nreport: ${resolve(html)}\n`);
  }
}

function exitCode({ interrupted, results, figures }: ResultsFile, check: boolean): number {
  if (interrupted) return EXIT.interrupted;
  if (results.some(({ problems }) => problems.length > 0)) return EXIT.fellShort;
  return check && figures.some(({ met }) => met === false) ? EXIT.fellShort : EXIT.ok;
}

/** One line that is drawn over on a terminal; elsewhere a line for each program. */
class Progress {
  private program = "";

  show({ program, cell, order }: PlannedRun, total: number): void {
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${program}: ${order + 1} of ${total}, ${cell.id}`);
    } else if (program !== this.program) {
      process.stderr.write(`${program}: ${total} runs\n`);
    }
    this.program = program;
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  }
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("It must be a whole number from 1 on.");
  return value;
}

function countList(text: string): number[] {
  const counts = text.split(",").map(count);
  if (new Set(counts).size < counts.length) throw new InvalidArgumentError("A number stands in it twice.");
  return counts;
}

const collect = (value: string, before: string[]): string[] => [...before, value];
