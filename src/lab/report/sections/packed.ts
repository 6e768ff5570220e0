/**
 * Content that most readers never open, such as the generated code of every program: packed, it takes a tenth of its
 * size, and the browser neither parses nor lays it out until it is unfolded (script.ts unpacks it).
 */
import { gzipSync } from "node:zlib";
import { escapeHtml, paragraph } from "../html.js";

export interface PackedOptions {
  readonly summary: string;
  readonly html: string;
  /** What to do instead where it cannot be unpacked. */
  readonly instead: string;
  /** Unfolded from the start. */
  readonly open?: boolean;
}

/** Closed, it is not on paper, which is said there. */
export function packed({ summary, html, instead, open = false }: PackedOptions): string {
  const data = gzipSync(html, { level: 9 }).toString("base64");
  return `<details class="packed"${open ? " open" : ""}><summary>${escapeHtml(summary)}</summary><script type="application/octet-stream">${data}</script>${paragraph(`Unpacking it takes a browser with scripts and DecompressionStream. ${instead}`, "muted")}</details>${paragraph("On paper when it is unfolded before printing.", "muted paper")}`;
}
