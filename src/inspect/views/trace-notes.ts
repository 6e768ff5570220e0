/** What a trace was made of, for people: the recorded paths by their lines, how fit they are, and which bridges grew where. */
import type { TracePath } from "../../jit/trail.js";
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import { plural } from "../text.js";

/** Lines of a path that are told. */
const MOST_LINES = 24;

/** Nothing for regions of other policies. */
export function traceNotes(inspection: Inspection, loop: InspectedLoop, { region: { trace } }: LoopVersion): string[] {
  if (!trace) return [];
  const share = `${Math.round(trace.fitness * 100)} %`;
  return [
    `fitness ${share}: that much of ${plural(trace.recorded, "recorded turn")} (rests of turns behind exits included) stays on the trace`,
    ...trace.paths.map(
      (path, index) => `  ${said(path)}, version ${versionOf(loop, index)}: ${linesOf(inspection, path)}`,
    ),
  ];
}

function said({ bridge, turns, of }: TracePath): string {
  const share = `${turns} of ${plural(of, "recorded time")}`;
  if (!bridge) return `turn, ${share}`;
  return `bridge from ${bridge.pc} (line ${bridge.line}), after ${plural(bridge.exits, "exit")} to there, ${share}`;
}

/** The version that took the path first. */
const versionOf = ({ versions }: InspectedLoop, index: number): number =>
  versions.find(({ region }) => (region.trace?.paths.length ?? 0) > index)?.version ?? 0;

/** The source lines in their order; those of other functions with their names. */
function linesOf({ program }: Inspection, { steps }: TracePath): string {
  const [first] = steps;
  const lines: string[] = [];
  for (const { code: id, pc, base } of steps) {
    const code = program.codes[id];
    const own = base === 0 && id === first?.code;
    const text = `${own ? "" : `${code?.name}:`}${code?.positions[pc]?.line ?? "?"}`;
    if (lines.at(-1) !== text) lines.push(text);
  }
  const told = lines.slice(0, MOST_LINES).join(" ");
  return lines.length > MOST_LINES ? `${told} … (${plural(steps.length, "instruction")})` : told;
}
