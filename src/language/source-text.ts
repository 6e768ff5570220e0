/**
 * A source file as lines, and the way between CPython's columns (UTF-8 bytes) and JavaScript's (UTF-16 units).
 * Knows nothing of Python.
 */
import type { Place } from "../base/errors.js";
import type { Located } from "./syntax.js";

export class SourceText {
  /** Lines without their ends; CPython's line ends only (\n, \r\n, \r). */
  readonly lines: readonly string[];

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    this.lines = text.split(/\r\n|\r|\n/);
  }

  /** Line `line`, counted from 1; empty beyond the end. */
  line(line: number): string {
    return this.lines[line - 1] ?? "";
  }

  /** The text of a range, lines joined by \n. */
  slice({ lineno, col_offset, end_lineno = lineno, end_col_offset = col_offset }: Located): string {
    const start = this.unitOf(lineno, col_offset);
    const end = this.unitOf(end_lineno, end_col_offset);
    if (lineno === end_lineno) return this.line(lineno).slice(start, end);
    const between = this.lines.slice(lineno, end_lineno - 1);
    return [this.line(lineno).slice(start), ...between, this.line(end_lineno).slice(0, end)].join("\n");
  }

  /** UTF-16 index in a line of a column in bytes. */
  unitOf(line: number, bytes: number): number {
    const text = this.line(line);
    if (isAscii(text)) return bytes;
    let unit = 0;
    for (let rest = bytes; rest > 0 && unit < text.length; ) {
      const point = text.codePointAt(unit) as number;
      rest -= utf8Length(point);
      unit += point > 0xffff ? 2 : 1;
    }
    return unit;
  }

  /** Column in bytes of a UTF-16 index in a line. */
  bytesOf(line: number, unit: number): number {
    return isAscii(this.line(line)) ? unit : utf8Bytes(this.line(line).slice(0, unit));
  }

  /** A node's range with columns in UTF-16 units. */
  rangeInUnits({ lineno, col_offset, end_lineno = lineno, end_col_offset = col_offset + 1 }: Located) {
    return {
      line: lineno,
      column: this.unitOf(lineno, col_offset),
      endLine: end_lineno,
      endColumn: this.unitOf(end_lineno, end_col_offset),
    };
  }

  /** A node's start as a place in the file: line and column from 1, in characters, as editors count. */
  place(node: Located): Place {
    const unit = this.unitOf(node.lineno, node.col_offset);
    const column = [...this.line(node.lineno).slice(0, unit)].length + 1;
    return { file: this.file, line: node.lineno, column };
  }
}

/** Length of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8Length(character.codePointAt(0) as number);
  return bytes;
}

const utf8Length = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range starts with control characters
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);
