/** The stitchers side by side, as text: figures, then the code of each, a line of the plan a row. */
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import {
  ALIGNED_STITCHERS,
  type AlignedStitcher,
  type SideBySide,
  type SideBySideRow,
  sideBySide,
} from "../side-by-side.js";
import type { StitcherTimes } from "../stitcher-times.js";
import { compareStitchers, type StitchedBy } from "../stitchers.js";
import { columns, heading, loopTitle, microseconds, plural } from "../text.js";

/** A line of WebAssembly is cut at so many characters. */
const CELL = 42;
const GUTTER = " │ ";

/** `width`: of the terminal, in characters. */
export async function stitchersView(
  inspection: Inspection,
  loop: InspectedLoop,
  version: LoopVersion,
  times: StitcherTimes,
  width: number,
): Promise<string> {
  const stitched = await compareStitchers(inspection, loop, version, times);
  const shown = stitchersWithin(width, inspection.run.options.stitcher);
  const code = await sideBySide(inspection, version, shown);
  const left = ALIGNED_STITCHERS.filter((stitcher) => !shown.includes(stitcher));
  return [
    heading(`${loopTitle(loop)}, version ${version.version}: one plan, every stitcher`),
    ...columns([STITCHER_HEAD, ...stitched.map((row) => stitcherRow(row, stitched[0]))], STITCHER_NUMBERS),
    stitcherCaption(times),
    "",
    ...codeLines(code),
    ...(left.length > 0 ? [`${left.join(", ")}: in a terminal of ${widthOf(3)} columns, and in --html`] : []),
    "",
  ].join("\n");
}

const widthOf = (cells: number): number => cells * CELL + (cells - 1) * GUTTER.length;

/** Splice beside the optimised code, or beside what ran; all three where there is room. */
function stitchersWithin(width: number, ran: string): readonly AlignedStitcher[] {
  if (width >= widthOf(ALIGNED_STITCHERS.length)) return ALIGNED_STITCHERS;
  return ["splice", ran === "binaryen" ? "binaryen" : "binaryen-opt"];
}

function codeLines({ stitchers, rows }: SideBySide): string[] {
  return [
    cells(stitchers),
    cells(stitchers.map((name) => "─".repeat(name.length))),
    ...rows.flatMap((row) => [
      `;; ${rowTitle(row)}  (${row.cells.map((cell) => cell?.sizeBytes ?? 0).join(", ")} bytes)`,
      ...Array.from({ length: Math.max(...row.cells.map((cell) => cell?.lines.length ?? 0)) }, (_, index) =>
        cells(row.cells.map((cell) => cell?.lines[index] ?? "")),
      ),
    ]),
  ];
}

export const rowTitle = ({ title, pc }: SideBySideRow): string =>
  pc === undefined ? title : `${title}, instruction ${pc}`;

const cells = (texts: readonly string[]): string =>
  texts
    .map((text) => (text.length > CELL ? `${text.slice(0, CELL - 1)}…` : text).padEnd(CELL))
    .join(GUTTER)
    .trimEnd();

export const STITCHER_HEAD = [
  "stitcher",
  "wasm bytes",
  "stitching",
  "V8 compiling",
  "machine code",
  "time in the loop's code",
  "least ÷ splice's",
];
export const STITCHER_NUMBERS = [1, 2, 3, 4, 5, 6];

/** `first`: whom the others' times are compared with. */
export const stitcherRow = (row: StitchedBy, first: StitchedBy | undefined): string[] => [
  row.stitcher,
  String(row.sizeBytes),
  microseconds(row.stitchUs),
  microseconds(row.compileUs),
  `${row.machineBytes} bytes`,
  row.stitchedMs.length > 0 ? spread(row.stitchedMs) : "not measured",
  row.stitchedMs.length > 0 && first?.stitchedMs.length
    ? (Math.min(...row.stitchedMs) / Math.min(...first.stitchedMs)).toFixed(2)
    : "",
];

const sorted = (ms: readonly number[]): number[] => [...ms].sort((left, right) => left - right);

function medianOf(ms: readonly number[]): number {
  const all = sorted(ms);
  const middle = all.length >> 1;
  return all.length % 2 === 1 ? (all[middle] ?? 0) : ((all[middle - 1] ?? 0) + (all[middle] ?? 0)) / 2;
}

function spread(ms: readonly number[]): string {
  const all = sorted(ms);
  const [middle, least, most] = [medianOf(ms), all[0], all.at(-1)].map((value = 0) => value.toPrecision(3));
  return all.length > 1 ? `${middle} ms (${least} – ${most})` : `${middle} ms`;
}

export const stitcherCaption = (times: StitcherTimes): string =>
  `Medians: stitching repeated warm in this process; V8 compiling by TurboFan alone, in a process of its own. ${
    times.runs > 0
      ? `Time in the loop's code: the whole program run ${plural(times.runs, "time")} more with each stitcher in turn, ${times.conditions}, from the timeline (all versions of the loop, V8's tiers as they come, calls of the runtime included); median (least – most); the last column compares the least, for what else the machine does only adds. A look, no benchmark.${times.runs < 3 ? " Few runs: --runs N makes more." : ""}`
      : `Speed was not measured: ${times.why}.`
  }`;
