/** Text written into a source so that py-ast reads it, and the columns that its tree gets back. */
import type { SourceText } from "./source-text.js";
import type { Located } from "./syntax.js";
import type { Token } from "./tokens.js";
import { type AnyNode, childrenOf } from "./tree.js";

/** Text to be written before a column (UTF-16) of a line. */
export interface Insertion {
  readonly at: Pick<Token, "line" | "column">;
  readonly text: string;
}

type Placed = { -readonly [Field in keyof Located]: Located[Field] };

/** The source with the insertions, which are in the order of their places. */
export function withInsertions(source: SourceText, insertions: readonly Insertion[]): string {
  const lines = [...source.lines];
  for (const { at, text } of insertions.toReversed()) {
    const old = lines[at.line - 1] as string;
    lines[at.line - 1] = old.slice(0, at.column) + text + old.slice(at.column);
  }
  return lines.join("\n");
}

/** Gives the nodes of such a text the columns of the source. */
export function withoutInsertions(source: SourceText, insertions: readonly Insertion[], module: AnyNode): void {
  moveBack(module, (line, column) => {
    let moved = column;
    for (const { at, text } of insertions)
      if (at.line === line && moved > source.bytesOf(line, at.column)) moved -= text.length;
    return moved;
  });
}

function moveBack(node: AnyNode, original: (line: number, column: number) => number): void {
  const placed = node as AnyNode & Partial<Placed>;
  if (placed.lineno !== undefined && placed.col_offset !== undefined) {
    placed.col_offset = original(placed.lineno, placed.col_offset);
    if (placed.end_lineno !== undefined && placed.end_col_offset !== undefined)
      placed.end_col_offset = original(placed.end_lineno, placed.end_col_offset);
  }
  for (const child of childrenOf(node)) moveBack(child, original);
}
