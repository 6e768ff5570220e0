/** A program's source with its loops marked: what became code, and what did not and why. */
import type { LoopStats, RefusedLoop } from "../../../threads/options.js";
import { formatUs, thousands } from "../../format.js";
import { escapeHtml } from "../html.js";

export function listing(source: string, all: readonly LoopStats[], allRefused: readonly RefusedLoop[]): string {
  // Lines of other modules are those of other files.
  const [loops, refused] = [all.filter(isOwn), allRefused.filter(isOwn)];
  const lines = source.trimEnd().split("\n");
  const marks = new Map<number, { readonly kind: "hot" | "cold"; readonly notes: string[] }>();
  // A loop that was compiled in the end is hot, whatever was refused before.
  for (const { line, reasons } of refused) {
    if (loops.some((loop) => loop.line === line)) continue;
    marks.set(line, { kind: "cold", notes: [`not compiled: ${[...new Set(reasons)].map(firstLine).join("; ")}`] });
  }
  for (const loop of loops) {
    const before = marks.get(loop.line)?.notes ?? [];
    marks.set(loop.line, { kind: "hot", notes: [...before, noteOn(loop)] });
  }
  // The driver's own loops lie below the program.
  const kinds = bodies(lines, new Map([...marks].map(([line, { kind }]) => [line, kind])));
  const items = lines.map((text, index) => {
    const number = index + 1;
    const kind = kinds.get(number);
    const notes = (marks.get(number)?.notes ?? []).map((note) => `<b>${escapeHtml(note)}</b>`).join("");
    return `<li${kind ? ` class="${kind}"` : ""}><i>${number}</i>${escapeHtml(text)}${notes}</li>`;
  });
  return `<div class="scroll" role="group" aria-label="The program with its loops marked"><div class="listing"><ol>${items.join("")}</ol></div></div>`;
}

const isOwn = ({ module }: { readonly module?: string }): boolean => module === undefined;
const firstLine = (text: string): string => text.split("\n")[0] ?? "";

const noteOn = ({ stitcher, instructions, bytes, planUs, stitchUs, compileUs, entries, exits }: LoopStats): string =>
  `stitched by ${stitcher}: ${instructions} instructions → ${thousands(bytes)} bytes; ` +
  `${planUs === undefined ? "" : `planned in ${formatUs(planUs)}, `}stitched in ${formatUs(stitchUs)}, compiled in ${formatUs(compileUs)}; ` +
  `${thousands(entries)} entries, ${thousands(exits)} exits`;

/** The lines of each marked loop: its header and what is indented deeper below it. Inner marks win. */
function bodies(lines: readonly string[], headers: ReadonlyMap<number, "hot" | "cold">): Map<number, "hot" | "cold"> {
  const indent = (text: string): number => text.length - text.trimStart().length;
  const kinds = new Map<number, "hot" | "cold">();
  for (const [header, kind] of [...headers].sort(([left], [right]) => left - right)) {
    const depth = indent(lines[header - 1] ?? "");
    if (header > lines.length) continue;
    kinds.set(header, kind);
    for (let number = header + 1; number <= lines.length; number++) {
      const text = lines[number - 1] ?? "";
      if (text.trim() !== "" && indent(text) <= depth) break;
      if (text.trim() !== "") kinds.set(number, kind);
    }
  }
  return kinds;
}
