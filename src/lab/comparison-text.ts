/** A comparison for people: a table with the mean and the extremes below it, for the terminal or as Markdown. */
import type { CellComparison, Comparison } from "./comparison.js";
import { digits, formatEstimate, formatMs, textTable } from "./format.js";

const HEAD = ["cell", "before", "after", "time after ÷ before", ""] as const;
const WORDS = [0, 3, 4];

const rowOf = ({ cell, before, after, ratio, verdict, note }: CellComparison): string[] => [
  cell,
  formatMs(before.medianMs),
  formatMs(after.medianMs),
  formatEstimate(ratio),
  note === undefined ? verdict : `${verdict}: ${note}`,
];

function rowsOf({ cells, mean }: Comparison): string[][] {
  const rows = cells.map(rowOf);
  if (mean && cells.length > 1) rows.push(["geometric mean", "", "", formatEstimate(mean.ratio), mean.verdict]);
  return rows;
}

export function comparisonText(comparison: Comparison): string {
  const { cells } = comparison;
  const sections = [
    cells.length > 0 ? textTable(HEAD, rowsOf(comparison), WORDS) : "The files have no cell in common.",
  ];
  sections.push([...extremes(cells), conclusion(comparison)].join("\n"));
  sections.push(notes(comparison).join("\n"));
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

export function comparisonMarkdown(comparison: Comparison): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = HEAD.map((_, column) => (WORDS.includes(column) ? ":--" : "--:"));
  const table = [line(HEAD), line(rule), ...rowsOf(comparison).map(line)].join("\n");
  const list = notes(comparison).map((note) => `- ${note}`);
  return `${[table, conclusion(comparison), list.join("\n")].filter(Boolean).join("\n\n")}\n`;
}

/** The cells that became slowest and fastest, where there are several. */
function extremes(cells: readonly CellComparison[]): string[] {
  if (cells.length < 2) return [];
  const sorted = [...cells].sort((left, right) => left.ratio.value - right.ratio.value);
  const [best, worst] = [sorted[0] as CellComparison, sorted.at(-1) as CellComparison];
  return [`best:  ${formatEstimate(best.ratio)}  ${best.cell}`, `worst: ${formatEstimate(worst.ratio)}  ${worst.cell}`];
}

function conclusion({ cells, margin, verdict, mean }: Comparison): string {
  const count = (kind: string): number => cells.filter((cell) => cell.verdict === kind).length;
  const counts = `${count("worse")} worse, ${count("better")} better, ${count("inconclusive")} inconclusive`;
  const whole = mean && cells.length > 1 ? `, geometric mean ${mean.verdict}` : "";
  return `${verdict}: ${counts} at a margin of ${digits(margin * 100)} %${whole}`;
}

function notes({ onlyBefore, onlyAfter, failed, broken, warnings }: Comparison): string[] {
  return [
    ...warnings.map((warning) => `warning: ${warning}`),
    ...broken.map((cell) => `well before, wrong after: ${cell}`),
    ...failed.map((cell) => `not compared: ${cell}`),
    ...onlyBefore.map((cell) => `only before: ${cell}`),
    ...onlyAfter.map((cell) => `only after: ${cell}`),
  ];
}
