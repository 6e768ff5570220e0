/**
 * `patchwork compare A.json B.json`: what became faster or slower between two runs of bench, for people and for CI.
 */
import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT, PatchworkError } from "../base/errors.js";
import type { Comparison } from "../lab/comparison.js";

interface CompareOptions {
  readonly margin: number;
  readonly json?: boolean;
  readonly md?: boolean;
}

export function register(program: Command): void {
  program
    .command("compare")
    .description("compare two results of bench --json, cell by cell")
    .argument("<before>", "results to compare with")
    .argument("<after>", "results that are judged")
    .option("--margin <percent>", "changes up to this are none", percent, 5)
    .option("--json", "print the comparison as JSON")
    .addOption(new Option("--md", "print it as a Markdown table").conflicts("json"))
    .addHelpText("after", HELP)
    .action(compare);
}

const HELP = `
A cell is worse or better when the whole 95 % interval of its ratio lies beyond the margin, else inconclusive;
so is one without a steady state. Cells that did other work (scaling, program, results) are named, not compared.
Exit code ${EXIT.fellShort} when a cell or the geometric mean over all cells is worse, or a cell that went well before went wrong after.`;

async function compare(beforeFile: string, afterFile: string, options: CompareOptions): Promise<void> {
  const [{ compareResults }, { readResults }, { comparisonMarkdown, comparisonText }] = await Promise.all([
    import("../lab/comparison.js"),
    import("../lab/read-results.js"),
    import("../lab/comparison-text.js"),
  ]);
  const comparison = compareResults(readResults(beforeFile), readResults(afterFile), options.margin / 100);
  if (comparison.cells.length + comparison.failed.length === 0)
    throw new PatchworkError(`${beforeFile} and ${afterFile} have no cell in common: nothing can be compared`);
  const form = options.json ? comparisonJson : options.md ? comparisonMarkdown : comparisonText;
  process.stdout.write(form(comparison));
  if (comparison.verdict === "worse") process.exitCode = EXIT.fellShort;
}

/** Without the cells' raw data, which the two files have. */
function comparisonJson(comparison: Comparison): string {
  const cells = comparison.cells.map(({ before, after, ...rest }) => ({
    ...rest,
    beforeMs: before.medianMs,
    afterMs: after.medianMs,
  }));
  return `${JSON.stringify({ ...comparison, cells }, null, 1)}\n`;
}

function percent(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || text.trim() === "")
    throw new InvalidArgumentError("It must be a number from 0 on.");
  return value;
}
