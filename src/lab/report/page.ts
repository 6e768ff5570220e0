/**
 * The report: a results file as one self-contained HTML page, no network. Pictures are SVG, every number of a picture
 * also stands in a table, and the raw data lie in the page for download. Loads the plotting library; only `bench`
 * imports this.
 */
import type { ResultsFile } from "../results-file.js";
import { figureTable } from "../tables.js";
import { anchor, escapeHtml, section, table } from "./html.js";
import { script } from "./script.js";
import { conditionsSection, rawDataSection } from "./sections/conditions.js";
import { overviewSection } from "./sections/overview.js";
import { programSection } from "./sections/program.js";
import { stitchingSection } from "./sections/stitching.js";
import { STYLE } from "./style.js";

/** What others put into the page. */
export interface ReportExtras {
  /** By program: HTML of the inspector. Packed; put into the page when a reader opens it. */
  readonly inspections?: Readonly<Record<string, string>>;
  /** By program: the cell whose code it is, for the heading. */
  readonly inspectedCells?: Readonly<Record<string, string>>;
  /** Of all inspections: their style sheet, and a script that is run with what was opened as its `document`. */
  readonly inspector?: { readonly style: string; readonly script: string };
}

/** Reports of more programs begin with their code folded. */
const MOST_UNFOLDED = 3;

export function reportPage(
  file: ResultsFile,
  { inspections = {}, inspectedCells = {}, inspector }: ReportExtras = {},
): string {
  const programs = [...new Set(file.results.map(({ program }) => program))];
  const unfolded = Object.keys(inspections).length <= MOST_UNFOLDED;
  const inspectionOf = (program: string) => {
    const html = inspections[program];
    return html === undefined ? undefined : { html, unfolded, cell: inspectedCells[program] };
  };
  const title = `Patchwork: ${titleOf(file, programs)}`;
  const main = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="muted">Two bets of Python 3.14, a copy-and-patch JIT and free threading, each on or off: all four cells measured, ${escapeHtml(file.environment.date.slice(0, 16).replace("T", " "))} UTC.</p>`,
    file.interrupted ? `<p class="verdict">Interrupted: these are the samples that there were.</p>` : "",
    contents(file, programs),
    warningList(file.warnings),
    file.figures.length > 0
      ? section("figures", 2, "Figures", table(figureTable(file), "Figures and their targets"))
      : "",
    overviewSection(file),
    ...programs.map((program) => programSection(file, program, inspectionOf(program))),
    stitchingSection(file),
    conditionsSection(file),
    rawDataSection(file),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${STYLE}${inspector?.style ?? ""}</style></head>
<body>
<a class="skip" href="#main">Skip to the results</a>
<main id="main">
${main.filter(Boolean).join("\n")}
</main>
<script>${script(inspector?.script)}</script>
</body></html>
`;
}

function titleOf({ figures }: ResultsFile, programs: readonly string[]): string {
  if (figures.length > 0) return "figures";
  return programs.length > 3 ? `${programs.length} programs` : programs.join(", ");
}

function contents(file: ResultsFile, programs: readonly string[]): string {
  if (programs.length < 2) return "";
  const links = [
    ...(file.effects.length > 0 ? [["overview", "All programs"]] : []),
    ...programs.map((program) => [anchor("program", program), program]),
    ["conditions", "Conditions"],
    ["raw-data", "Raw data"],
  ];
  const items = links.map(([id = "", text = ""]) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  return `<nav aria-label="Contents"><ul>${items.join("")}</ul></nav>`;
}

const warningList = (warnings: readonly string[]): string =>
  warnings.length > 0
    ? section(
        "warnings",
        2,
        "Read with care",
        `<ul class="warnings">${warnings.map((warning) => `<li>${escapeHtml(warning)}</li>`).join("")}</ul>`,
      )
    : "";
