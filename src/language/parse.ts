/**
 * Source text to syntax tree: py-ast parses, its errors are put into CPython's words.
 */
import { parse as parsePython } from "py-ast";
import type { SourceText } from "./sourceText.js";
import { PythonSyntaxError } from "./syntaxErrors.js";
import type { Module } from "./syntax.js";

/** Throws PythonSyntaxError. */
export function parse(source: SourceText): Module {
  try {
    return parsePython(source.text, { filename: source.file });
  } catch (error) {
    const { lineno = 1, col_offset = 0 } = error as { lineno?: number; col_offset?: number };
    throw new PythonSyntaxError(source, "invalid syntax", { line: lineno, column: source.unitOf(lineno, col_offset) });
  }
}
