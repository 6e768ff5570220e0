/** Small charts of characters, for the terminal. Numbers in, text out. */

const BARS = "▁▂▃▄▅▆▇█";

/** A bar a value, from the least to the largest on a logarithmic scale; a gap for what is not a positive number. */
export function sparkline(values: readonly number[]): string {
  const logs = values.filter(isPositive).map(Math.log);
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  const span = high - low;
  return values
    .map((value) => {
      if (!isPositive(value)) return " ";
      const height = span < FLAT ? 0 : (Math.log(value) - low) / span;
      return BARS[Math.round(height * (BARS.length - 1))];
    })
    .join("");
}

/** Values within 5 % are drawn level: noise is not to look like a mountain. */
const FLAT = Math.log(1.05);

const isPositive = (value: number): boolean => Number.isFinite(value) && value > 0;

export interface Curve {
  /** One letter; it stands for the points in upper case when they were measured, in lower case when predicted. */
  readonly letter: string;
  readonly title: string;
  readonly points: readonly { readonly threads: number; readonly speedup: number; readonly predicted: boolean }[];
}

const COLUMN_WIDTH = 5;

/**
 * Speed-up over threads, both axes doubling from line to line and column to column. `*` where curves meet, `·` where
 * perfect scaling would be.
 */
export function scalingChart(curves: readonly Curve[]): string {
  const points = curves.flatMap((curve) => curve.points).filter(({ speedup }) => isPositive(speedup));
  if (points.length === 0) return "";
  const threads = [...new Set([1, ...points.map((point) => point.threads)])].sort((left, right) => left - right);
  const rows = points.map(({ speedup }) => rowOf(speedup));
  const top = Math.max(1, ...rows);
  const bottom = Math.min(0, ...rows);
  const shown = Array.from({ length: top - bottom + 1 }, (_, index) => top - index);
  const width = Math.max(7, ...shown.map((row) => heightOf(row).length));
  const lines = shown.map((row) => heightOf(row).padStart(width) + chartLine(curves, threads, row));
  const axis = `${"".padStart(width + 1)}└${"─".repeat(threads.length * COLUMN_WIDTH)}`;
  const labels = `${"".padStart(width + 2)}${threads.map((count) => String(count).padStart(COLUMN_WIDTH)).join("")}  threads`;
  const legend = curves.map(({ letter, title }) => `${letter.toUpperCase()} ${title}`).join("   ");
  return [
    ...lines,
    axis,
    labels,
    `${"".padStart(width + 2)}${legend}`,
    `${"".padStart(width + 2)}upper case measured, lower case predicted, * several, · perfect`,
  ].join("\n");
}

/** The speed-up that a line stands for, three digits of it. */
const heightOf = (row: number): string => `${Number((2 ** row).toPrecision(3))}×`;

const rowOf = (speedup: number): number => Math.round(Math.log2(speedup));

function chartLine(curves: readonly Curve[], threads: readonly number[], row: number): string {
  const marks = threads.map((count) => {
    const here = curves.flatMap(({ letter, points }) =>
      points
        .filter((point) => point.threads === count && isPositive(point.speedup) && rowOf(point.speedup) === row)
        .map(({ predicted }) => (predicted ? letter.toLowerCase() : letter.toUpperCase())),
    );
    const letters = [...new Set(here)];
    if (letters.length > 1) return "*";
    return letters[0] ?? (rowOf(count) === row ? "·" : " ");
  });
  return ` │${marks.map((mark) => mark.padStart(COLUMN_WIDTH)).join("")}`.trimEnd();
}
