/**
 * How the panes are linked: every element says its source line, its bytecode instruction and its line of the plan, as far
 * as it has them. Two elements belong together when they agree at the finest level that both have (script.ts).
 */
import type { Piece } from "../pieces.js";

export interface Link {
  readonly line?: number | undefined;
  readonly pc?: number | undefined;
  /** Line of planLines. */
  readonly plan?: number | undefined;
}

const HUES = 10;

/** Attributes of a linked element: `class` with the colour of its source line, and the three levels. */
export function linkAttributes({ line, pc, plan }: Link, classes = ""): string {
  const hue = line === undefined ? "" : ` h${line % HUES}`;
  const level = (name: string, value: number | undefined) => (value === undefined ? "" : ` data-${name}="${value}"`);
  return ` class="k${hue}${classes && ` ${classes}`}"${level("l", line)}${level("p", pc)}${level("m", plan)}`;
}

/** What only frames the plan (blocks for the exits) belongs to nothing. */
export const pieceLink = ({ pc, planLine }: Piece, lines: readonly number[]): Link =>
  planLine === undefined ? {} : { line: lines[pc], pc, plan: planLine };

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** One linked row. */
export const row = (link: Link, content: string, classes = ""): string =>
  `<div${linkAttributes(link, classes)}>${content}</div>`;

/** A table whose cells are HTML; `right` are columns of numbers. */
export function htmlTable(
  head: readonly string[],
  rows: readonly { readonly cells: readonly string[]; readonly attributes?: string }[],
  right: readonly number[] = [],
): string {
  const align = (column: number) => (right.includes(column) ? ' class="n"' : "");
  const titles = head.map((title, column) => `<th scope="col"${align(column)}>${escapeHtml(title)}</th>`).join("");
  const body = rows.map(
    ({ cells, attributes = "" }) =>
      `<tr${attributes}>${cells.map((cell, column) => `<td${align(column)}>${cell}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${titles}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}
