/** What making code costs against what it gives: a dot for each program and stitcher. */
import * as Plot from "@observablehq/plot";
import { HALO, logAxis, svg, X_AXIS } from "../svg.js";

export interface StitchedProgram {
  readonly program: string;
  readonly stitcher: string;
  /** Planning, stitching and compiling of all its loops. */
  readonly madeUs: number;
  /** Times faster than the interpreter. */
  readonly speedup: number;
}

const COLOURS = ["var(--jit)", "var(--interpreter)", "var(--good)", "var(--accent)", "var(--bad)"];

export const stitcherColours = (programs: readonly StitchedProgram[]) =>
  [...new Set(programs.map(({ stitcher }) => stitcher))].map((name, index) => ({
    name,
    colour: COLOURS[index % COLOURS.length] ?? "",
  }));

export function stitchingPlot(programs: readonly StitchedProgram[]): string {
  const colours = stitcherColours(programs);
  const rows = programs.map((row) => ({
    ...row,
    ms: row.madeUs / 1000,
    colour: colours.find(({ name }) => name === row.stitcher)?.colour ?? "",
  }));
  return svg("Speed-up over the interpreter against the time that making the code took", {
    marginLeft: 50,
    marginRight: 90,
    height: 340,
    x: { ...X_AXIS, ...logAxis(rows.map(({ ms }) => ms)), label: "planning, stitching and compiling, ms" },
    y: { ...logAxis([1, ...rows.map(({ speedup }) => speedup)], "×"), label: "↑ times faster than the interpreter" },
    marks: [
      Plot.ruleY([1], { stroke: "currentColor" }),
      Plot.dot(rows, { x: "ms", y: "speedup", fill: "colour", r: 4.5 }),
      Plot.text(rows, {
        x: "ms",
        y: "speedup",
        text: "program",
        textAnchor: "start",
        dx: 8,
        fill: "currentColor",
        ...HALO,
      }),
    ],
  });
}
