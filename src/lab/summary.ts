/**
 * What the terminal shows of a results file: conditions, cells, effects, what was compiled, verdicts, figures.
 * Reads only the results file, so a saved one can be shown again.
 */

import { adviceCounts, adviceTable } from "./advice-table.js";
import { curvesOf, fitTable, simulationTable, steadinessTable, suiteTable, unfittedLines } from "./analysis-tables.js";
import { scalingChart } from "./charts.js";
import { leftOutLines, textTable } from "./format.js";
import type { CellJson, ResultsFile } from "./results-file.js";
import {
  cellTable,
  compiledLoops,
  compiledTable,
  effectTable,
  figureTable,
  isColdLook,
  profileTable,
  scalingTable,
  speedupTable,
  type Table,
} from "./tables.js";
import { verdict } from "./verdict.js";

export function summary(file: ResultsFile): string {
  const programs = [...new Set(file.results.map(({ program }) => program))];
  const sections = [conditions(file), ...programs.map((program) => programSummary(file, program))];
  if (new Set(file.scaling.map(({ program }) => program)).size > 1) sections.push(text(speedupTable(file.scaling)));
  if (file.suite.length > 0) sections.push(text(suiteTable(file.suite)));
  if (new Set(file.advice?.map(({ program }) => program)).size > 1) {
    sections.push(`${text(adviceTable(file))}\n\n${adviceCounts(file.advice ?? []).join("\n")}`);
  }
  if (file.figures.length > 0) sections.push(text(figureTable(file)));
  if (file.leftOut.length > 0) sections.push(leftOutLines(file.leftOut).join("\n"));
  if (file.warnings.length > 0) sections.push(file.warnings.map((warning) => `warning: ${warning}`).join("\n"));
  if (file.interrupted) sections.push("Interrupted: these are the samples that there were.");
  return `${sections.join("\n\n")}\n`;
}

function conditions({ environment, settings }: ResultsFile): string {
  const { cpu, cores, system, node, v8, nodeFlags, patchwork, commit, peers } = environment;
  const flags = nodeFlags.length > 0 ? `, flags ${nodeFlags.join(" ")}` : "";
  const version = `Patchwork ${patchwork}${commit ? ` (${commit})` : ""}`;
  const measuredPeers = Object.entries(peers).map(([name, version]) => `${name}: ${version}`);
  return [
    `${cpu}, ${cores} core${cores === 1 ? "" : "s"}, ${system} · Node ${node}, V8 ${v8}${flags} · ${version}`,
    ...(measuredPeers.length > 0 ? [`beside it ${measuredPeers.join("; ")}`] : []),
    `processes interleaved in random order (seed ${settings.seed}); medians, 95 % intervals in brackets`,
    ...(settings.scaling === "weak" ? ["weak scaling: every thread does the whole work"] : []),
  ].join("\n");
}

function programSummary(file: ResultsFile, program: string): string {
  const cells = file.results.filter((cell) => cell.program === program);
  const effects = file.effects.filter((effect) => effect.program === program);
  const scaling = file.scaling.filter((entry) => entry.program === program);
  const loops = compiledLoops(cells);
  const sections = [`${program}: ${measured(cells)}`, text(cellTable(cells))];
  if (cells.some(({ measure, samplesMs }) => measure === "steady" && samplesMs.length > 0))
    sections.push(text(steadinessTable(cells)));
  if (effects.length > 0) sections.push(text(effectTable(effects)));
  if (scaling.length > 0) sections.push(text(scalingTable(scaling)), ...predictions(file, program, scaling));
  if (loops.length > 0) sections.push(text(compiledTable(loops)));
  else if (cells.some(({ engine, samplesMs }) => engine === "jit" && samplesMs.length > 0))
    sections.push("Nothing was compiled.");
  const profiles = (file.profiles ?? []).filter((profile) => profile.program === program);
  if (profiles.length > 0) sections.push(text(profileTable(profiles)) + (isColdLook(profiles) ? COLD_LOOK : ""));
  sections.push(...effects.map((effect) => verdict(effect, file.environment.cores)));
  const advice = file.advice?.filter((entry) => entry.program === program) ?? [];
  sections.push(...advice.map(({ sentence }) => `Should you switch? ${sentence}`));
  return sections.join("\n\n");
}

const COLD_LOOK =
  "\n  (of one further run of each cell, short and with nothing of the program warm: what is done once, such as compiling, has a larger share of it than of the times above)";

/** What is beyond the measured: laws and simulations. */
function predictions(file: ResultsFile, program: string, scaling: ResultsFile["scaling"]): string[] {
  const fits = file.fits.filter((fit) => fit.program === program);
  const unfitted = unfittedLines(file.unfitted.filter((entry) => entry.program === program));
  const simulations = file.simulations.filter((entry) => entry.program === program);
  const sections = fits.length > 0 ? [text(fitTable(fits))] : [];
  if (unfitted.length > 0) sections.push(unfitted.map((line) => `  ${line}`).join("\n"));
  if (simulations.length > 0)
    sections.push(text(simulationTable(simulations)), scalingChart(curvesOf(simulations, scaling)));
  return sections;
}

/** What a cell's times are times of; those of a program share it, but for cells of both kinds of start. */
export function measured(cells: readonly CellJson[]): string {
  if (cells[0]?.measure !== "cold") return "time of the whole work once, in the steady state";
  const starts = new Set(cells.map(({ levels }) => levels.start ?? "cold"));
  const run = "wall time of the program's run";
  if (starts.size > 1) return `${run}, without the start of the process`;
  return starts.has("warm")
    ? `${run}, which begins when V8 has optimised the interpreter (as a C compiler has CPython's); nothing of the program is warm`
    : `${run} from a cold start, without the start of the process`;
}

const text = ({ head, rows, words }: Table): string => textTable(head, rows, words);
