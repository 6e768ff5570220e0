/**
 * Numbers and tables as text, for the terminal and the report alike: three significant digits, intervals in brackets.
 */
import type { Estimate } from "./statistics.js";

/** Not known: NaN, or null where it comes from JSON. */
const isKnown = (value: number): boolean => Number.isFinite(value);

/** Three significant digits, without exponent. */
export function digits(value: number): string {
  if (!isKnown(value)) return "–";
  if (value === 0) return "0";
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(decimals, 6));
}

/** In which unit a time is read, and how many of them a millisecond is. */
function unitOf(ms: number): { readonly unit: string; readonly perMs: number } {
  if (ms >= 10_000) return { unit: "s", perMs: 0.001 };
  return ms < 0.1 ? { unit: "µs", perMs: 1000 } : { unit: "ms", perMs: 1 };
}

export function formatMs(ms: number): string {
  if (!isKnown(ms)) return "–";
  const { unit, perMs } = unitOf(ms);
  return `${digits(ms * perMs)} ${unit}`;
}

/** The interval of a time, in the unit in which `formatMs` gives the time itself. */
export function formatMsInterval(ms: number, interval: readonly [number, number]): string {
  const { perMs } = unitOf(ms);
  return formatInterval(interval, (bound) => digits(bound * perMs));
}

export const formatUs = (us: number): string => (us >= 1000 ? `${digits(us / 1000)} ms` : `${digits(us)} µs`);

export const formatTimes = (ratio: number): string => `${digits(ratio)}×`;

export function formatInterval(
  [low, high]: readonly [number, number],
  format: (value: number) => string = digits,
): string {
  return isKnown(low) && isKnown(high) ? `[${format(low)}, ${format(high)}]` : "";
}

export const formatEstimate = ({ value, ci95 }: Estimate, format = formatTimes): string =>
  `${format(value)} ${formatInterval(ci95)}`.trimEnd();

export const thousands = (value: number): string => Math.round(value).toLocaleString("en-US");

/** The first of the names and how many more there are. */
export function shortened(names: readonly string[], most = 4, between = ", "): string {
  const shown = names.slice(0, most).join(between);
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** Words in lines of at most so many characters, indented. */
export function wrapped(words: readonly string[], width: number, indent: string): string {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)}  ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(indent + word);
  }
  return lines.join("\n");
}

/** What was left out, a text for each reason. */
export function leftOutTexts(leftOut: readonly { readonly what: string; readonly why: string }[]): string[] {
  const reasons = new Map<string, string[]>();
  for (const { what, why } of leftOut) reasons.set(why, [...(reasons.get(why) ?? []), what]);
  return [...reasons].map(([why, what]) => `${shortened(what)}: ${why}`);
}

export const leftOutLines = (...args: Parameters<typeof leftOutTexts>): string[] =>
  leftOutTexts(...args).map((text) => `left out: ${text}`);

/** A table with a rule under its head; columns named in `words` are aligned left, all others right. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  words: readonly number[],
): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        words.includes(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("──");
  return [line(head), rule, ...rows.map(line)].map((text) => `  ${text}`).join("\n");
}

/** A figure that rests on a cell without a steady state. */
export const markedDoubtful = (text: string, doubtful: readonly string[] | undefined): string =>
  doubtful ? `${text} (doubtful)` : text;
