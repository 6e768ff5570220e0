/** Compiling and running in a child process of a cell: built JavaScript, because piscina's workers load built files. */
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

/** `modules` are some that are in no file: name → source. The library is linked as users have it, not compiled anew. */
export function compile(source, file, modules = {}) {
  const files = moduleFiles(join(PROGRAMS, file));
  const find = (name) =>
    modules[name] === undefined
      ? files.find(name)
      : { file: `${name}.py`, text: modules[name], isPackage: false, isLibrary: false };
  const { program, library, compiled } = files;
  return compileProgram(source, file, { program, find, library, compiled });
}

/** The CellOutcome of a compiled program. */
export async function runCell(program, options) {
  const result = await runProgram(program, { ...DEFAULT_RUN_OPTIONS, ...options, output: "capture" });
  const { exitCode, stdout = "", stderr = "", stats } = result;
  return { kind: "ran", exitCode, stdout, stderr, compiledLoops: stats.loops.length, ...jitErrors(stats) };
}

export const threw = (error) => ({ kind: "threw", detail: String(error?.stack ?? error) });
