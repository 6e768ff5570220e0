/**
 * What the terminal shows of a results file: conditions, a table of the cells, effects, what was compiled, verdict.
 * Reads only the results file, so a saved one can be shown again.
 */
import { titleOf } from "./axes.js";
import type { Effects } from "./effects.js";
import { targetText } from "./figures/figure.js";
import { digits, formatEstimate, formatInterval, formatMs, formatUs, textTable, thousands } from "./format.js";
import type { CellJson, ResultsFile } from "./results-file.js";
import type { LoopStats } from "../threads/options.js";
import { relativeSpread } from "./statistics.js";
import { verdict } from "./verdict.js";

export function conditions({ environment, settings }: ResultsFile): string {
  const { cpu, cores, system, node, v8, nodeFlags, patchwork, commit } = environment;
  const flags = nodeFlags.length > 0 ? `, flags ${nodeFlags.join(" ")}` : "";
  const version = `Patchwork ${patchwork}${commit ? ` (${commit})` : ""}`;
  return [
    `${cpu}, ${cores} core${cores === 1 ? "" : "s"}, ${system} · Node ${node}, V8 ${v8}${flags} · ${version}`,
    `${settings.rounds} processes a cell, interleaved in random order (seed ${settings.seed}); medians, 95 % bootstrap intervals in brackets`,
  ].join("\n");
}

export function summary(file: ResultsFile): string {
  const programs = [...new Set(file.results.map(({ program }) => program))];
  return programs.map((program) => programSummary(file, program)).join("\n\n");
}

function programSummary(file: ResultsFile, program: string): string {
  const cells = file.results.filter((cell) => cell.program === program);
  const effects = file.effects.filter((effect) => effect.program === program);
  const measure = cells[0]?.measure === "cold" ? "wall time of the program's run, from a cold start" : "time of the whole work, steady state";
  const sections = [`${program}: ${measure}`, cellTable(cells)];
  if (effects.length > 0) sections.push(effectTable(effects));
  const scaling = file.scaling.filter((entry) => entry.program === program);
  if (scaling.length > 0) sections.push(scalingTable(scaling));
  const compiled = compiledTable(cells);
  if (compiled) sections.push(compiled);
  sections.push(...effects.map((effect) => verdict(effect, file.environment.cores)));
  return sections.join("\n\n");
}

function cellTable(cells: readonly CellJson[]): string {
  const rows = cells.map((cell) => [
    titleOf("engine", cell.engine),
    titleOf("lock", cell.levels.lock),
    String(cell.threads),
    formatMs(cell.medianMs),
    formatInterval(cell.ci95Ms, digits),
    cell.samplesMs.length > 0 ? `${formatMs(Math.min(...cell.samplesMs))} – ${formatMs(Math.max(...cell.samplesMs))}` : "–",
    cell.samplesMs.length > 1 ? `${digits(relativeSpread(cell.samplesMs) * 100)} %` : "–",
    cell.problems.length > 0 ? "wrong" : cell.outliers.length > 0 ? `${cell.outliers.length} outliers` : "",
  ]);
  return textTable(["engine", "lock", "threads", "median", "95 % interval", "min – max", "spread", ""], rows, [0, 1, 7]);
}

function effectTable(effects: readonly Effects[]): string {
  const rows = effects.flatMap(({ threads, jit, free, combined, interaction }) => [
    [`JIT alone`, String(threads), formatEstimate(jit)],
    [`free threading alone`, String(threads), formatEstimate(free)],
    [`both`, String(threads), formatEstimate(combined)],
    [`interaction: both ÷ (JIT × threads)`, String(threads), formatEstimate(interaction, digits)],
  ]);
  return textTable(["speed-up over interpreter with GIL", "threads", "factor"], rows, [0, 2]);
}

function scalingTable(scaling: ResultsFile["scaling"]): string {
  const rows = scaling.map(({ levels, threads, speedup }) => [
    titleOf("engine", levels.engine),
    titleOf("lock", levels.lock),
    String(threads),
    formatEstimate(speedup),
  ]);
  return textTable(["scaling", "lock", "threads", "times one thread"], rows, [0, 1, 3]);
}

/** The loops of the median process by its run's wall time, of the JIT in free mode (or of the first cell that has any). */
export function compiledLoops(cells: readonly CellJson[]): readonly LoopStats[] {
  const jit = cells.filter(({ engine }) => engine === "jit");
  const cell = jit.find(({ gil }) => gil === false) ?? jit[0];
  const runs = (cell?.processes ?? []).flatMap(({ stats }) => stats ?? []);
  runs.sort((left, right) => left.wallMs - right.wallMs);
  return runs[Math.floor(runs.length / 2)]?.loops ?? [];
}

function compiledTable(cells: readonly CellJson[]): string {
  if (!cells.some(({ engine }) => engine === "jit")) return "";
  const loops = compiledLoops(cells);
  if (loops.length === 0) return "Nothing was compiled.";
  const rows = loops.map((loop) => [
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
  const head = ["compiled in", "line", "region", "stitcher", "instructions", "bytes", "stitched in", "compiled in", "entries", "exits"];
  return textTable(head, rows, [0, 2, 3]);
}

export function figureTable({ figures }: ResultsFile): string {
  const rows = figures.map((figure) => {
    const format = (value: number): string => (figure.unit === "×" ? `${digits(value)}×` : `${digits(value)} ${figure.unit}`);
    const verdictWord = figure.met === undefined ? "" : figure.met ? "met" : "MISSED";
    if (!figure.estimate) return [figure.title, targetText(figure), "–", figure.missing ?? "", verdictWord];
    const { value, ci95 } = figure.estimate;
    return [figure.title, targetText(figure), format(value), formatInterval(ci95, digits), verdictWord];
  });
  return textTable(["figure", "target", "measured", "95 % interval", ""], rows, [0, 3, 4]);
}
