/**
 * Bytecode as the program left it, the source between: how often the interpreter dispatched each instruction, how often
 * stitched code left to it, and the operand types to which it specialised itself.
 */
import { type CodeObject, fullName, originOf } from "../../bytecode/code.js";
import { instructionParts } from "../../bytecode/disassembler.js";
import { decode } from "../../bytecode/operands.js";
import type { LiveCode } from "../../threads/artefacts.js";
import type { InspectedLoop, Inspection } from "../inspection.js";
import { columns, grouped, heading, plural } from "../text.js";

/** One instruction with all that is known of it. */
export interface BytecodeLine {
  readonly pc: number;
  readonly line: number;
  readonly text: string;
  readonly comment: string;
  readonly interpreted: number;
  readonly exits: number;
  /** "int int", "generic", "" where there is nothing to specialise. */
  readonly types: string;
  /** Ids of the loops whose header it is. */
  readonly headers: readonly number[];
}

export function bytecodeLines({ program, codes }: Inspection, codeId: number, from = 0, to?: number): BytecodeLine[] {
  const code = program.codes[codeId] as CodeObject;
  const live = codes[codeId] as LiveCode;
  const end = to ?? live.exits.length;
  return Array.from({ length: end - from }, (_, index) => {
    const pc = from + index;
    return {
      pc,
      line: code.positions[pc]?.line ?? 0,
      ...instructionParts(program, code, live.instructions, pc),
      interpreted: live.interpreted[pc] ?? 0,
      exits: live.exits[pc] ?? 0,
      types: typesOf(live, pc),
      headers: code.loops.filter(({ header }) => header === pc).map(({ id }) => id),
    };
  });
}

function typesOf(live: LiveCode, pc: number): string {
  const { row } = decode(live.instructions, pc);
  if (row.specialisedFor) return row.specialisedFor.filter((found) => found !== "other").join(" ");
  if (row.intrinsic) return row.intrinsic.builtin;
  const failed = live.adaptive[pc] ?? 0;
  return failed > 0 ? `generic, ${failed} tries` : "";
}

/** The loops given, or all code objects of the program; those of the library where they are wanted too. */
export function bytecodeView(inspection: Inspection, loops?: readonly InspectedLoop[], library = false): string {
  const { program } = inspection;
  const shown = program.codes.flatMap((code, id) => (library || !originOf(program, code).isLibrary ? [id] : []));
  const parts = loops
    ? loops.map((loop) => part(inspection, loop.codeId, `${loop.code}, loop ${loop.id}`, loop.header, loop.back + 1))
    : shown.map((id) => part(inspection, id, fullName(program, program.codes[id])));
  const hidden = loops ? 0 : program.codes.length - shown.length;
  const note =
    hidden > 0 ? `${plural(hidden, "code object")} of library modules left out: --library shows them.\n` : "";
  return `${parts.join("\n\n")}\n\n${note}interpreted: dispatches by the interpreter; stitched code does not count. exits: stitched code left there.\n`;
}

function part(inspection: Inspection, codeId: number, title: string, from?: number, to?: number): string {
  const lines = bytecodeLines(inspection, codeId, from, to);
  const cells = columns(
    [
      ["", "interpreted", "exits", "pc", "types", "instruction"],
      ...lines.map((line) => [
        line.headers.length > 0 ? `loop ${line.headers.join(" ")}` : "",
        grouped(line.interpreted),
        line.exits > 0 ? grouped(line.exits) : "",
        String(line.pc),
        line.types,
        line.comment ? `${line.text.padEnd(44)} ; ${line.comment}` : line.text,
      ]),
    ],
    [1, 2, 3],
  );
  const source = originOf(inspection.program, inspection.program.codes[codeId]).source.split("\n");
  let current = 0;
  const body = lines.flatMap(({ line }, index) => {
    const row = cells[index + 1] as string;
    if (line === current) return [row];
    current = line;
    return [`${String(line).padStart(4)} | ${source[line - 1] ?? ""}`, row];
  });
  return [heading(title), cells[0] as string, ...body].join("\n");
}
