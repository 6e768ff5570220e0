/**
 * The report: a results file as one self-contained HTML page. Pictures are SVG, every number of a picture also stands
 * in a table, and the raw data lie in the page for download. Loads the plotting library; only `bench` imports this.
 */
import { titleOf } from "../axes.js";
import type { Effects } from "../effects.js";
import { targetText } from "../figures/figure.js";
import { digits, formatEstimate, formatInterval, formatMs, formatUs, thousands } from "../format.js";
import type { CellJson, ResultsFile } from "../results-file.js";
import { compiledLoops } from "../summary.js";
import { verdict } from "../verdict.js";
import { cellsPlot, effectsPlot, interactionPlot, scalingPlot, warmUpPlot } from "./plots.js";
import { STYLE } from "./style.js";

export async function reportPage(file: ResultsFile): Promise<string> {
  const programs = [...new Set(file.results.map(({ program }) => program))];
  const title = `Patchwork: ${file.figures.length > 0 ? "figures" : programs.join(", ")}`;
  const body = [
    `<h1>${escape(title)}</h1>`,
    `<p class="muted">Two bets of Python 3.14, a copy-and-patch JIT and free threading, each on or off: all four cells measured, ${escape(file.environment.date.slice(0, 16).replace("T", " "))} UTC.</p>`,
    warningList(file.warnings),
    figureSection(file),
    ...programs.map((program) => programSection(file, program)),
    conditionsSection(file),
    rawData(file),
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${STYLE}</style></head>
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
  const what = steady ? "Time of the whole work once, in the steady state." : "Wall time of the program's run, from a cold start, without the start of the process.";
  return [
    `<h2 id="${escape(program)}">${escape(program)}</h2>`,
    ...effects.map((effect) => `<p class="verdict">${escape(verdict(effect, file.environment.cores))}</p>`),
    cells.length > 0 ? picture(cellsPlot(cells), `${what} Bars are medians, lines 95 % bootstrap intervals, dots single processes.`) : "",
    cellTable(cells),
    ...effects.map((effect) => effectSection(effect, cells)),
    scaling.length > 0 ? `<h3>Scaling</h3>${picture(scalingPlot(scaling), "Speed-up over one thread of the same cell; dashed with the GIL, dotted what perfect scaling would be.")}` : "",
    compiledSection(cells),
    steady ? `<h3>Warm-up</h3>${picture(warmUpPlot(cells), "Every repetition of every process: the first is cold; early ones are short while the lab looks for a length worth measuring.")}` : "",
  ].join("\n");
}

function effectSection(effect: Effects, cells: readonly CellJson[]): string {
  const own = cells.filter(({ threads, levels }) => threads === effect.threads && Object.entries(effect.levels).every(([axis, level]) => levels[axis] === level));
  const rows = [
    ["JIT alone", formatEstimate(effect.jit)],
    ["free threading alone", formatEstimate(effect.free)],
    ["both", formatEstimate(effect.combined)],
    ["interaction: both ÷ (JIT × free)", formatEstimate(effect.interaction, digits)],
  ];
  return [
    `<h3>Do the two bets multiply? ${effect.threads} thread${effect.threads === 1 ? "" : "s"}</h3>`,
    picture(effectsPlot(effect), "Speed-up over the interpreter with the GIL. The dashed line is the product of the two single effects: both bets together reach it when they multiply."),
    picture(interactionPlot(own), "The same as an interaction plot: on this scale parallel lines say that the effects multiply."),
    table(["speed-up", "factor [95 % interval]"], rows),
  ].join("\n");
}

function cellTable(cells: readonly CellJson[]): string {
  const rows = cells.map((cell) => [
    titleOf("engine", cell.engine),
    titleOf("lock", cell.levels.lock),
    String(cell.threads),
    formatMs(cell.medianMs),
    formatInterval(cell.ci95Ms, digits),
    `${formatMs(Math.min(...cell.samplesMs))} – ${formatMs(Math.max(...cell.samplesMs))}`,
    String(cell.samplesMs.length),
    cell.problems.join("; "),
  ]);
  return table(["engine", "lock", "threads", "median", "95 % interval, ms", "min – max", "processes", ""], rows);
}

function compiledSection(cells: readonly CellJson[]): string {
  const rows = compiledLoops(cells).map((loop) => [
    loop.code,
    String(loop.line),
    loop.region,
    loop.stitcher,
    String(loop.instructions),
    thousands(loop.bytes),
    formatUs(loop.stitchUs),
    formatUs(loop.compileUs),
    thousands(loop.entries),
    thousands(loop.exits),
  ]);
  if (rows.length === 0) return "";
  const head = ["function", "line", "region", "stitcher", "instructions", "bytes", "stitching", "compiling", "entries", "exits"];
  return `<h3>What was compiled</h3>${table(head, rows)}`;
}

function figureSection({ figures }: ResultsFile): string {
  if (figures.length === 0) return "";
  const rows = figures.map((figure) => {
    const shown = (value: number): string => `${digits(value)}${figure.unit === "×" ? "×" : ` ${figure.unit}`}`;
    const word = figure.met === undefined ? "" : figure.met ? "met" : "missed";
    const measured = figure.estimate ? shown(figure.estimate.value) : (figure.missing ?? "");
    return [figure.title.trim(), targetText(figure), measured, figure.estimate ? formatInterval(figure.estimate.ci95) : "", word];
  });
  return `<h2>Figures</h2>${table(["figure", "target", "measured", "95 % interval", ""], rows)}`;
}

function conditionsSection({ environment, settings, results }: ResultsFile): string {
  const flags = [...new Set(results.flatMap((cell) => cell.flags.join(" ") || []))].join("; ");
  const entries: [string, string][] = [
    ["CPU", `${environment.cpu}, ${environment.cores} cores${environment.governor ? `, governor ${environment.governor}` : ""}`],
    ["System", `${environment.system}, ${digits(environment.memoryBytes / 2 ** 30)} GiB, load ${environment.load.toFixed(2)} at the start`],
    ["Node", `${environment.node}, V8 ${environment.v8}${environment.nodeFlags.length > 0 ? `, flags ${environment.nodeFlags.join(" ")}` : ""}`],
    ["Patchwork", `${environment.patchwork}${environment.commit ? `, commit ${environment.commit}` : ""}`],
    ["Flags of the cells", flags],
    ["Samples", `${settings.rounds} processes a cell, one after the other, in random order within each round (seed ${settings.seed}); ${settings.warmUp} warm-up and ${settings.repetitions} counted repetitions of at least ${settings.targetMs} ms in each process of a work program`],
    ["Statistics", "median of the processes' medians; intervals by bootstrap over processes, then repetitions; ratios on the log scale, rounds resampled together; outliers flagged, never dropped"],
  ];
  return `<h2>Conditions</h2><dl>${entries.map(([term, text]) => `<dt>${term}</dt><dd>${escape(text)}</dd>`).join("")}</dl>`;
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
  warnings.length > 0 ? `<ul class="warnings">${warnings.map((warning) => `<li>${escape(warning)}</li>`).join("")}</ul>` : "";

const picture = (svg: string, caption: string): string => `<figure>${svg}<figcaption>${escape(caption)}</figcaption></figure>`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `<td${text === "met" || text === "missed" ? ` class="${text}"` : ""}>${escape(text)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("");
  return `<div class="scroll"><table><thead><tr>${head.map((title) => `<th scope="col">${escape(title)}</th>`).join("")}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
