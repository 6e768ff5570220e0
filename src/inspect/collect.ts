/** Runs a program for the inspector and brings together what the run left. */
import type { Program } from "../bytecode/code.js";
import { loadLibrary } from "../bytecode/library.js";
import { libraryFor, rewriteFor } from "../plugins/use.js";
import type { RunOptions } from "../threads/options.js";
import { type RunControl, runProgram } from "../threads/run.js";
import { type Inspection, inspectedLoops } from "./inspection.js";

/**
 * Runs the program really, with its output captured and its instructions counted. A program that fails is inspected
 * all the same. `onStart` gets the handle to interrupt it.
 */
export async function inspectProgram(
  program: Program,
  options: RunOptions,
  onStart?: (control: RunControl) => void,
): Promise<Inspection> {
  const { plugins = [] } = options;
  const all: RunOptions = { ...options, inspect: true, output: "capture" };
  const { exitCode, stdout = "", stderr = "", stats, artefacts } = await runProgram(program, all, onStart);
  if (!artefacts) throw new TypeError("the run kept no artefacts although it was asked to");
  const shown = plugins.length > 0 ? await rewriteFor(program, plugins) : program;
  return {
    program: shown,
    library: plugins.length > 0 ? await libraryFor(plugins) : loadLibrary(),
    run: { options: all, exitCode, stdout, stderr, stats },
    codes: artefacts.codes,
    loops: inspectedLoops(shown, artefacts),
  };
}
