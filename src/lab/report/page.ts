/**
 * The report: a results file as one self-contained HTML page. Pictures are SVG, every number of a picture also stands
 * in a table, and the raw data lie in the page for download. Loads the plotting library; only `bench` imports this.
 */
import type { Effects } from "../effects.js";
import { digits } from "../format.js";
import type { CellJson, ResultsFile } from "../results-file.js";
import { measured } from "../summary.js";
import { cellTable, compiledLoops, compiledTable, effectTable, figureTable, type Table } from "../tables.js";
import { verdict } from "../verdict.js";
import { cellsPlot, effectsPlot, interactionPlot, scalingPlot, warmUpPlot } from "./plots.js";
import { STYLE } from "./style.js";

export function reportPage(file: ResultsFile): string {
  const programs = [...new Set(file.results.map(({ program }) => program))];
  const title = `Patchwork: ${file.figures.length > 0 ? "figures" : programs.join(", ")}`;
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="muted">Two bets of Python 3.14, a copy-and-patch JIT and free threading, each on or off: all four cells measured, ${escapeHtml(file.environment.date.slice(0, 16).replace("T", " "))} UTC.</p>`,
    warningList(file.warnings),
    file.figures.length > 0 ? `<h2>Figures</h2>${table(figureTable(file))}` : "",
    ...programs.map((program) => programSection(file, program)),
    conditionsSection(file),
    rawData(file),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
${body.filter(Boolean).join("\n")}
</body></html>
`;
}

function programSection(file: ResultsFile, program: string): string {
  const cells = file.results.filter((cell) => cell.program === program && cell.samplesMs.length > 0);
  const effects = file.effects.filter((effect) => effect.program === program);
  const scaling = file.scaling.filter((entry) => entry.program === program);
  const steady = cells.some(({ measure }) => measure === "steady");
  const loops = compiledLoops(cells);
  const what = measured(cells[0]?.measure);
  return [
    `<h2 id="${escapeHtml(program)}">${escapeHtml(program)}</h2>`,
    ...effects.map((effect) => `<p class="verdict">${escapeHtml(verdict(effect, file.environment.cores))}</p>`),
    cells.length > 0
      ? picture(
          cellsPlot(cells),
          `The ${what}. Bars are medians, lines 95 % bootstrap intervals, dots single processes.`,
        )
      : "",
    table(cellTable(cells)),
    ...effects.map((effect) => effectSection(effect, cells)),
    scaling.length > 0
      ? `<h3>Scaling</h3>${picture(scalingPlot(scaling), "Speed-up over one thread of the same cell; dashed with the GIL, dotted what perfect scaling would be.")}`
      : "",
    loops.length > 0 ? `<h3>What was compiled</h3>${table(compiledTable(loops))}` : "",
    steady
      ? `<h3>Warm-up</h3>${picture(warmUpPlot(cells), "Every repetition of every process: the first is cold; early ones are short while the lab looks for a length worth measuring.")}`
      : "",
  ].join("\n");
}

function effectSection(effect: Effects, cells: readonly CellJson[]): string {
  const own = cells.filter(
    ({ threads, levels }) =>
      levels.lock !== undefined &&
      threads === effect.threads &&
      Object.entries(effect.levels).every(([axis, level]) => levels[axis] === level),
  );
  return [
    `<h3>Do the two bets multiply? ${effect.threads} thread${effect.threads === 1 ? "" : "s"}</h3>`,
    picture(
      effectsPlot(effect),
      "Speed-up over the interpreter with the GIL. The dashed line is the product of the two single effects: both bets together reach it when they multiply.",
    ),
    picture(
      interactionPlot(own),
      "The same as an interaction plot: on this scale parallel lines say that the effects multiply.",
    ),
    table(effectTable([effect])),
  ].join("\n");
}

function conditionsSection({ environment, settings, results }: ResultsFile): string {
  const flags = [...new Set(results.flatMap((cell) => cell.flags.join(" ") || []))].join("; ");
  const entries: [string, string][] = [
    [
      "CPU",
      `${environment.cpu}, ${environment.cores} cores${environment.governor ? `, governor ${environment.governor}` : ""}`,
    ],
    [
      "System",
      `${environment.system}, ${digits(environment.memoryBytes / 2 ** 30)} GiB, load ${environment.load.toFixed(2)} at the start`,
    ],
    [
      "Node",
      `${environment.node}, V8 ${environment.v8}${environment.nodeFlags.length > 0 ? `, flags ${environment.nodeFlags.join(" ")}` : ""}`,
    ],
    ["Patchwork", `${environment.patchwork}${environment.commit ? `, commit ${environment.commit}` : ""}`],
    ["Flags of the cells", flags],
    [
      "Samples",
      `${settings.rounds} processes a cell, one after the other, in random order within each round (seed ${settings.seed}); ${settings.warmUp} warm-up and ${settings.repetitions} counted repetitions of at least ${settings.targetMs} ms in each process of a work program`,
    ],
    [
      "Statistics",
      "median of the processes' medians; intervals by bootstrap over processes, then repetitions; ratios on the log scale, rounds resampled together; outliers flagged, never dropped",
    ],
  ];
  return `<h2>Conditions</h2><dl>${entries.map(([term, text]) => `<dt>${term}</dt><dd>${escapeHtml(text)}</dd>`).join("")}</dl>`;
}

/** The data block is inert JSON; the button makes a file of it. */
function rawData(file: ResultsFile): string {
  const json = JSON.stringify(file).replaceAll("<", "\\u003c");
  return `<h2>Raw data</h2>
<p class="screen"><a id="download" download="patchwork-bench.json" href="#">Download all samples as JSON</a> (${digits(json.length / 1024)} KiB, also in this page's source)</p>
<script type="application/json" id="data">${json}</script>
<script>document.getElementById("download").href = URL.createObjectURL(new Blob([document.getElementById("data").textContent], { type: "application/json" }));</script>`;
}

const warningList = (warnings: readonly string[]): string =>
  warnings.length > 0
    ? `<ul class="warnings">${warnings.map((warning) => `<li>${escapeHtml(warning)}</li>`).join("")}</ul>`
    : "";

const picture = (svg: string, caption: string): string =>
  `<figure>${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;

function table({ head, rows, words }: Table): string {
  const kind = (text: string, column: number): string => {
    const classes = [words.includes(column) && "word", (text === "met" || text === "missed") && text].filter(Boolean);
    return classes.length > 0 ? ` class="${classes.join(" ")}"` : "";
  };
  const titles = head.map((title, column) => `<th scope="col"${kind("", column)}>${escapeHtml(title)}</th>`).join("");
  const line = (row: readonly string[]): string =>
    `<tr>${row.map((text, column) => `<td${kind(text, column)}>${escapeHtml(text)}</td>`).join("")}</tr>`;
  return `<div class="scroll"><table><thead><tr>${titles}</tr></thead><tbody>${rows.map(line).join("")}</tbody></table></div>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
