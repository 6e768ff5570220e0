/** Small means of the text views: columns, headings, numbers. */
import type { InspectedLoop } from "./inspection.js";

/** Rows as aligned columns; columns named in `right` are numbers. */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}

/** A heading that colour and `grep` find. */
export const heading = (text: string): string => `── ${text} ──`;

export const loopTitle = ({ id, code, line, lastLine }: InspectedLoop): string =>
  `loop ${id}, ${code}, line${line === lastLine ? ` ${line}` : `s ${line}–${lastLine}`}`;

/** 1234567 as 1,234,567. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

export function microseconds(us: number): string {
  return us >= 1000 ? milliseconds(us / 1000) : `${us.toPrecision(3)} µs`;
}

/** 1,234 ms, 12.3 ms. */
export const milliseconds = (ms: number): string => `${ms >= 1000 ? grouped(Math.round(ms)) : ms.toPrecision(3)} ms`;

export const plural = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;

export const hexByte = (byte: number): string => byte.toString(16).padStart(2, "0");
