/** The panes of one version as HTML, each a list of linked rows: source, bytecode, plan, stencils, exits. */

import { originOf } from "../../bytecode/code.js";
import { planLines } from "../../jit/plan/print.js";
import { exitCount, explainExits } from "../exits.js";
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import type { SplicedModule } from "../pieces.js";
import { grouped, plural } from "../text.js";
import { bytecodeLines } from "../views/bytecode.js";
import { keptConversions } from "../views/plan.js";
import { escapeHtml, htmlTable, linkAttributes, row } from "./links.js";

/** What every pane is made from. */
export interface PaneInput {
  readonly inspection: Inspection;
  readonly loop: InspectedLoop;
  readonly version: LoopVersion;
  readonly spliced: SplicedModule;
}

export interface Pane {
  readonly key: string;
  readonly title: string;
  /** One sentence under the title. */
  readonly note: string;
  readonly html: string;
}

export function sourcePane({ inspection, loop }: PaneInput): Pane {
  const origin = originOf(inspection.program, inspection.program.codes[loop.codeId]);
  const lines = origin.source.split("\n");
  const rows = bytecodeLines(inspection, loop.codeId, loop.header, loop.back + 1);
  const hottest = Math.max(1, ...rows.map(({ interpreted }) => interpreted));
  const html = lines.slice(loop.line - 1, loop.lastLine).map((text, index) => {
    const line = loop.line + index;
    const own = rows.filter((instruction) => instruction.line === line);
    const count = Math.max(0, ...own.map(({ interpreted }) => interpreted));
    const heat = `<i class="heat" style="--w:${Math.round((count / hottest) * 100)}%"></i>`;
    return row(own.length > 0 ? { line } : {}, `<b>${line}</b> ${heat}${escapeHtml(text)}`);
  });
  return {
    key: "source",
    title: "Source",
    note: `${origin.module && `Module ${origin.module}${origin.isLibrary ? ", of the library" : ""}. `}Bars: the most often interpreted instruction of each line.`,
    html: html.join("\n"),
  };
}

export function bytecodePane({ inspection, loop }: PaneInput): Pane {
  const rows = bytecodeLines(inspection, loop.codeId, loop.header, loop.back + 1).map((one) => ({
    attributes: linkAttributes({ line: one.line, pc: one.pc }),
    cells: [
      String(one.pc),
      grouped(one.interpreted),
      one.exits > 0 ? grouped(one.exits) : "",
      escapeHtml(one.types),
      escapeHtml(one.text),
      `<span class="c">${escapeHtml(one.comment)}</span>`,
    ],
  }));
  return {
    key: "bytecode",
    title: "Bytecode",
    note: "As it stood at the end of the run. Interpreted: dispatches by the interpreter, stitched code does not count. Exits: stitched code left there.",
    html: htmlTable(["pc", "interpreted", "exits", "types", "instruction", "operands"], rows, [0, 1, 2]),
  };
}

export function planPane({ version, spliced }: PaneInput): Pane {
  const { plan, observation } = version;
  const pcs = new Map(spliced.pieces.map((piece) => [piece.planLine, piece.pc]));
  const rows = planLines(plan).map(({ level, text, node, group }, index) => {
    const pc = node === undefined ? undefined : pcs.get(index);
    const linked = node !== undefined || group !== undefined;
    const content = `${"  ".repeat(level)}${escapeHtml(text)}`;
    return row(
      linked ? { line: pc === undefined ? undefined : observation.lines[pc], pc, plan: index } : {},
      content,
      linked ? "" : "c",
    );
  });
  const kept = [...keptConversions(version)].map(([stencil, count]) => `${stencil} ×${count}`).join(", ");
  const notes = plan.notes.map((note) => {
    const pc = Number.parseInt(note, 10);
    return row({ line: observation.lines[pc], pc }, escapeHtml(note));
  });
  return {
    key: "plan",
    title: "Plan",
    note: `Conversions left: ${kept || "none"}. ${notes.length > 0 ? "What is guarded or generic inside the loop stands at the end, with its reason." : "Nothing inside the loop is guarded or left to the runtime."}`,
    html: [...rows, ...(notes.length > 0 ? [row({}, "guards and generic operations", "c"), ...notes] : [])].join("\n"),
  };
}

export function stencilsPane({ version, spliced }: PaneInput): Pane {
  const { lines } = version.observation;
  const applied = spliced.pieces.filter(({ stencil }) => stencil !== undefined);
  const rows = applied.map((piece) => ({
    attributes: linkAttributes({ line: lines[piece.pc], pc: piece.pc, plan: piece.planLine }),
    cells: [
      String(piece.pc),
      `<b>${piece.stencil}</b>`,
      plural((piece.stencilTo ?? 0) - (piece.stencilFrom ?? 0), "byte"),
      escapeHtml(piece.holes.map(({ text }) => text).join("; ")),
    ],
  }));
  return {
    key: "stencils",
    title: "Stencils",
    note: `${plural(applied.length, "stencil")} in the order of the code, with what their holes were patched with.`,
    html: htmlTable(["pc", "stencil", "size", "holes"], rows, [0, 2]),
  };
}

export function exitsPane({ inspection, loop, version }: PaneInput): Pane {
  const rows = explainExits(version).map(({ pc, line, kind, group, reasons, countedAt }) => ({
    attributes: linkAttributes({ line, pc }),
    cells: [
      String(pc),
      String(line),
      kind,
      countedAt === pc ? grouped(exitCount(inspection, loop.codeId, pc)) : `at ${countedAt}`,
      group,
      escapeHtml(reasons.join("; ")),
    ],
  }));
  return {
    key: "exits",
    title: "Exits",
    note: `Entered ${plural(loop.live.entries, "time")}, left ${plural(loop.live.exits, "time")}, entry refused ${plural(loop.live.entryFailures, "time")}. Taken: exits to the instruction, all versions and loops together; at N: counted with the call N that holds the code.`,
    html: htmlTable(["pc", "line", "kind", "taken", "writes", "why"], rows, [0, 1, 3]),
  };
}
