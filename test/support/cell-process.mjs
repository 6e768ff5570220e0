/**
 * The child process of a cell: takes {file, source, options}, answers with a CellOutcome. Plain JavaScript over
 * dist/, because piscina's workers load built files.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileProgram } from "../../dist/language/index.js";
import { moduleFiles } from "../../dist/language/module-files.js";
import { DEFAULT_RUN_OPTIONS } from "../../dist/threads/options.js";
import { runProgram } from "../../dist/threads/run.js";

/** Where programs find the modules that they import. */
const PROGRAMS = fileURLToPath(new URL("../programs/", import.meta.url));

/** A fault inside the JIT ends as a refusal: the program goes on, the test must not. */
function jitErrors({ refused }) {
  const errors = refused.flatMap(({ reasons }) => reasons).filter((reason) => reason.startsWith("internal error"));
  return errors.length > 0 ? { kind: "threw", detail: errors.join("\n") } : {};
}

process.on("message", async ({ file, source, options }) => {
  try {
    const program = compileProgram(source, file, moduleFiles(join(PROGRAMS, file)));
    const result = await runProgram(program, { ...DEFAULT_RUN_OPTIONS, ...options, output: "capture" });
    const { exitCode, stdout = "", stderr = "", stats } = result;
    process.send({ kind: "ran", exitCode, stdout, stderr, compiledLoops: stats.loops.length, ...jitErrors(stats) });
  } catch (error) {
    process.send({ kind: "threw", detail: String(error?.stack ?? error) });
  }
});
process.on("disconnect", () => process.exit(0));
