/**
 * SyntaxError as CPython prints it for a script: file, source line, carets, message; no traceback header.
 */
import { EXIT, PatchworkError } from "../base/errors.js";
import type { SourceText } from "./source-text.js";

/** A range in the source: lines from 1, columns from 0 in UTF-16 units; no end: one caret. */
export interface ErrorRange {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** The line that CPython says, where it is not the one that it shows. */
  readonly shownLine?: number;
}

/** Python's class of the error. */
export type SyntaxErrorKind = "SyntaxError" | "IndentationError" | "TabError";

/** A program that Python would not compile either. `report` is CPython's whole output, `message` its last line. */
export class PythonSyntaxError extends PatchworkError {
  private readonly output: string;

  /** @internal */
  constructor(
    source: SourceText,
    readonly detail: string,
    readonly range: ErrorRange,
    readonly kind: SyntaxErrorKind = "SyntaxError",
  ) {
    super(`${kind}: ${detail}`, EXIT.failed, { file: source.file, line: range.line, column: range.column + 1 });
    this.output = [
      `  File "${source.file}", line ${range.shownLine ?? range.line}`,
      ...caretLines(source, range),
      `${kind}: ${detail}`,
    ].join("\n");
  }

  override get report(): string {
    return this.output;
  }
}

/** The source line without its indentation, and carets (`traceback.TracebackException._format_syntax_error`). */
function caretLines(source: SourceText, range: ErrorRange): string[] {
  const line = source.line(range.line);
  const stripped = line.replace(/^[ \n\f]+/, "");
  const spaces = line.length - stripped.length;
  const start = Math.min(range.column, line.length) - spaces;
  if (start < 0) return [`    ${stripped}`];
  const before = [...stripped.slice(0, start)].map((character) => (/\s/.test(character) ? character : " "));
  const width = [...stripped.slice(start, endIn(line, range) - spaces)].length || 1;
  return [`    ${stripped}`, `    ${before.join("")}${"^".repeat(width)}`];
}

function endIn(line: string, { line: first, column, endLine = first, endColumn = column + 1 }: ErrorRange): number {
  return endLine === first ? endColumn : line.length;
}
