/** The report's building blocks as HTML text: tables, figures with their numbers, lists. Knows nothing of experiments. */
import type { Table } from "../tables.js";

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** An id of words, for anchors: two different texts may share one only when they differ in nothing but punctuation. */
export const anchor = (...words: readonly string[]): string =>
  words
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");

/** Wide content scrolls by itself and leaves the page in its place. The script makes it reachable by keyboard. */
const scrolling = (label: string, content: string): string =>
  `<div class="scroll" role="group" aria-label="${escapeHtml(label)}">${content}</div>`;

/** `caption` is for screen readers where a heading already says it. */
export function table({ head, rows, words }: Table, caption: string): string {
  const kind = (text: string, column: number): string => {
    const classes = [words.includes(column) && "word", (text === "met" || text === "missed") && text].filter(Boolean);
    return classes.length > 0 ? ` class="${classes.join(" ")}"` : "";
  };
  const title = (text: string, column: number): string =>
    text === "" ? "<td></td>" : `<th scope="col"${kind("", column)}>${escapeHtml(text)}</th>`;
  const line = (row: readonly string[]): string =>
    `<tr>${row.map((text, column) => `<td${kind(text, column)}>${escapeHtml(text)}</td>`).join("")}</tr>`;
  const body = `<thead><tr>${head.map(title).join("")}</tr></thead><tbody>${rows.map(line).join("")}</tbody>`;
  return scrolling(caption, `<table><caption class="unseen">${escapeHtml(caption)}</caption>${body}</table>`);
}

/** A mark of a legend, by the class that colours it. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  /** How the picture draws it; default a filled square. */
  readonly mark?: "line" | "dashed" | "ring";
}

export const legend = (entries: readonly LegendEntry[]): string =>
  `<p class="legend">${entries
    .map(
      ({ name, colour, mark = "" }) => `<span><i class="${mark}" style="--c:${colour}"></i>${escapeHtml(name)}</span>`,
    )
    .join(" ")}</p>`;

export interface Picture {
  readonly svg: string;
  /** What it shows, in one or two sentences. */
  readonly caption: string;
  readonly legend?: readonly LegendEntry[];
  /** Every number of the picture, folded under it. */
  readonly numbers?: Table;
  /** Unfolded from the start. */
  readonly open?: boolean;
}

export function picture({ svg, caption, legend: entries = [], numbers, open = false }: Picture): string {
  const shown = entries.length > 0 ? legend(entries) : "";
  const figure = `<figure>${shown}${scrolling(caption, svg)}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
  return numbers ? `${figure}${folded("The numbers", table(numbers, caption), open)}` : figure;
}

export const folded = (summary: string, content: string, open = false): string =>
  `<details${open ? " open" : ""}><summary>${escapeHtml(summary)}</summary>${content}</details>`;

/** Nothing where there is no content. Only the large parts are landmarks: the small ones have the same names everywhere. */
export function section(id: string, level: 2 | 3, title: string, ...content: readonly string[]): string {
  const body = content.filter(Boolean).join("\n");
  if (!body) return "";
  const heading = `<h${level} id="${id}">${escapeHtml(title)}</h${level}>`;
  return level === 2 ? `<section aria-labelledby="${id}">${heading}\n${body}</section>` : `${heading}\n${body}`;
}

export const paragraph = (text: string, kind = ""): string => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;
