/** The stitchers side by side, as text. */
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import { compareStitchers, type StitchedBy } from "../stitchers.js";
import { columns, heading, loopTitle, microseconds, plural } from "../text.js";

export async function stitchersView(
  inspection: Inspection,
  loop: InspectedLoop,
  version: LoopVersion,
  runs: number,
): Promise<string> {
  const stitched = await compareStitchers(inspection, loop, version, runs);
  return [
    heading(`${loopTitle(loop)}, version ${version.version}: one plan, every stitcher`),
    ...columns([STITCHER_HEAD, ...stitched.map(stitcherRow)], [1, 2, 3, 4, 5]),
    stitcherCaption(runs),
    "",
  ].join("\n");
}

export const STITCHER_HEAD = [
  "stitcher",
  "wasm bytes",
  "stitching",
  "V8 compiling",
  "machine code",
  "time in the loop's code",
];

export const stitcherRow = (row: StitchedBy): string[] => [
  row.stitcher,
  String(row.sizeBytes),
  microseconds(row.stitchUs),
  microseconds(row.compileUs),
  `${row.machineBytes} bytes`,
  row.stitchedMs.length > 0 ? spread(row.stitchedMs) : "not measured",
];

function spread(ms: readonly number[]): string {
  const sorted = [...ms].sort((left, right) => left - right);
  const [middle, least, most] = [sorted[sorted.length >> 1], sorted[0], sorted.at(-1)].map((value = 0) =>
    value.toPrecision(3),
  );
  return sorted.length > 1 ? `${middle} ms (${least} – ${most})` : `${middle} ms`;
}

export const stitcherCaption = (runs: number): string =>
  `Medians: stitching repeated warm in this process; V8 compiling by TurboFan alone, in a process of its own. ${
    runs > 0
      ? `Time in the loop's code: whole program, ${plural(runs, "run")} of each in turn, from the timeline (calls of the runtime included); a look, no benchmark.`
      : "Speed was not measured; --runs N runs the program again for it."
  }`;
