/**
 * The child process of all cells: takes {file, source, modules, cells}, compiles once, and answers for one cell after
 * the other with a CellOutcome.
 */
import { compile, runCell, threw } from "../support/run-cell.mjs";

async function answer(options, make) {
  try {
    process.send(await runCell(make(), options));
  } catch (error) {
    process.send(threw(error));
  }
}

process.on("message", async ({ file, source, modules, cells }) => {
  let compiled;
  const make = () => {
    compiled ??= compile(source, file, modules);
    return compiled;
  };
  for (const options of cells) await answer(options, make);
});
process.on("disconnect", () => process.exit(0));
