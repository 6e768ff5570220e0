/** The inspector as one self-contained page: no network, light and dark, readable without its script. */
import { basename } from "node:path";
import type { Inspection } from "../inspection.js";
import { escapeHtml } from "./links.js";
import { INSPECTION_SCRIPT } from "./script.js";
import { inspectionSection, type SectionOptions } from "./section.js";
import { INSPECTION_STYLE, PAGE_STYLE } from "./style.js";

export async function inspectionPage(inspection: Inspection, options: SectionOptions): Promise<string> {
  const name = escapeHtml(basename(inspection.program.file));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Patchwork inspects ${name}</title><style>${PAGE_STYLE}${INSPECTION_STYLE}</style></head>
<body><main>
<h1>${name}: from Python to machine code</h1>
<h2>What became of its loops</h2>
${await inspectionSection(inspection, options)}
</main><script>${INSPECTION_SCRIPT}</script></body></html>
`;
}
