/** The child process of a cell: takes {file, source, options}, answers with a CellOutcome. */
import { compile, runCell, threw } from "./run-cell.mjs";

process.on("message", async ({ file, source, options }) => {
  try {
    process.send(await runCell(compile(source, file), options));
  } catch (error) {
    process.send(threw(error));
  }
});
process.on("disconnect", () => process.exit(0));
