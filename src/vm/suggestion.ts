/**
 * CPython's hints behind a NameError: the nearest name that the frame could see, or the module to import.
 */
import { nearest } from "../base/nearest.js";
import { PYTHON_BUILTINS, PYTHON_MODULES } from "../bytecode/python-names.js";

/** What a module's namespace holds before the program's own names. */
const MODULE_NAMES = ["__name__", "__doc__", "__package__", "__loader__", "__spec__", "__builtins__", "__file__"];

/** The text to append to `name 'x' is not defined`: empty when CPython has no hint. */
export function nameHint(name: string, locals: readonly string[], globals: readonly string[]): string {
  const near = nearest(name, [...locals, ...MODULE_NAMES, ...globals, ...PYTHON_BUILTINS]);
  const hint = near === undefined ? "" : `. Did you mean: '${near}'?`;
  if (!PYTHON_MODULES.includes(name)) return hint;
  return hint === "" ? `. Did you forget to import '${name}'?` : `${hint} Or did you forget to import '${name}'?`;
}
