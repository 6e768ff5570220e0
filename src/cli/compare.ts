/**
 * `patchwork compare A.json B.json`: what became faster or slower between two runs of bench, for people and for CI.
 */
import { type Command, InvalidArgumentError } from "commander";
import { EXIT } from "../base/errors.js";

export function register(program: Command): void {
  program
    .command("compare")
    .description("compare two results of bench --json, cell by cell")
    .argument("<before>", "results to compare with")
    .argument("<after>", "results that are judged")
    .option("--margin <percent>", "changes up to this are none", percent, 5)
    .option("--json", "print the comparison as JSON")
    .addHelpText("after", `\nExit code ${EXIT.fellShort} when a cell became slower by more than the margin.`)
    .action(compare);
}

async function compare(
  beforeFile: string,
  afterFile: string,
  options: { margin: number; json?: boolean },
): Promise<void> {
  const [{ compareResults }, { readResults }, { formatEstimate, formatMs, textTable }] = await Promise.all([
    import("../lab/comparison.js"),
    import("../lab/results-file.js"),
    import("../lab/format.js"),
  ]);
  const comparison = compareResults(readResults(beforeFile), readResults(afterFile), options.margin / 100);
  if (options.json) {
    const cells = comparison.cells.map(({ before: _before, after: _after, ...rest }) => rest);
    process.stdout.write(`${JSON.stringify({ ...comparison, cells }, null, 1)}\n`);
  } else {
    const rows = comparison.cells.map(({ cell, before, after, ratio, verdict }) => [
      cell,
      formatMs(before.medianMs),
      formatMs(after.medianMs),
      formatEstimate(ratio),
      verdict,
    ]);
    process.stdout.write(`${textTable(["cell", "before", "after", "time after ÷ before", ""], rows, [0, 3, 4])}\n`);
    for (const cell of comparison.onlyBefore) process.stdout.write(`only before: ${cell}\n`);
    for (const cell of comparison.onlyAfter) process.stdout.write(`only after: ${cell}\n`);
  }
  if (comparison.cells.some(({ verdict }) => verdict === "worse")) process.exitCode = EXIT.fellShort;
}

function percent(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || text.trim() === "")
    throw new InvalidArgumentError("It must be a number from 0 on.");
  return value;
}
