/**
 * A source file as lines, and the way between CPython's columns (UTF-8 bytes) and JavaScript's (UTF-16 units).
 * Knows nothing of Python.
 */
import type { Place } from "../base/errors.js";
import type { Located } from "./syntax.js";

export class SourceText {
  /** Lines without their ends; CPython's line ends only (\n, \r\n, \r). */
  readonly lines: readonly string[];
  /** By line, once it was asked for: a long line is asked for by every node that stands on it. False: ASCII. */
  private readonly tables: (Uint32Array | false | undefined)[] = [];

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
    const table = this.byteColumns(line);
    return table ? firstAtLeast(table, bytes) : bytes;
  }

  /** Column in bytes of a UTF-16 index in a line. */
  bytesOf(line: number, unit: number): number {
    const table = this.byteColumns(line);
    return table ? (table[Math.min(unit, table.length - 1)] as number) : unit;
  }

  /** Column in bytes of every UTF-16 index of a line, its end included; undefined when all of it is ASCII. */
  private byteColumns(line: number): Uint32Array | undefined {
    const known = this.tables[line];
    if (known !== undefined) return known || undefined;
    const text = this.line(line);
    const table = !isAscii(text) && byteColumnsOf(text);
    this.tables[line] = table;
    return table || undefined;
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

function byteColumnsOf(text: string): Uint32Array {
  const table = new Uint32Array(text.length + 1);
  let [bytes, unit] = [0, 0];
  for (const character of text) {
    for (const end = unit + character.length; unit < end; unit++) table[unit] = bytes;
    bytes += utf8Length(character.codePointAt(0) as number);
  }
  table[unit] = bytes;
  return table;
}

/** Index of the first entry that is not less; the last one's when all are. */
function firstAtLeast(ascending: Uint32Array, wanted: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Length of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8Length(character.codePointAt(0) as number);
  return bytes;
}

const utf8Length = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text);
