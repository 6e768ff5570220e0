/** The stencil library as text: a list, and one stencil with its WAT and its bytes, holes marked. */
import { OPCODES } from "../../bytecode/opcodes.js";
import { parseSExpressions, type SExpression } from "../../bytecode/sexpression.js";
import type { Hole, Stencil, StencilLibrary } from "../../bytecode/stencils.js";

const signature = ({ params, results }: Stencil): string => `${params.join(" ") || "-"} -> ${results.join(" ") || "-"}`;

/** One line a stencil: name, signature, bytes, holes, whether it can leave, and how many opcodes apply it. */
export function listStencils(library: StencilLibrary): string {
  const rows = [...library.values()].map((stencil) => [
    stencil.name,
    signature(stencil),
    `${stencil.bytes.length} bytes`,
    `${stencil.holes.length} holes`,
    stencil.exits ? "exits" : "",
    `${usedBy(stencil.name).length} opcodes`,
    stencil.file,
  ]);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length))) ?? [];
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}

/** Everything about one stencil. Holes stand in brackets: [operand 0], [scratch 1], [exit], [call share]. */
export function showStencil(stencil: Stencil): string {
  const opcodes = usedBy(stencil.name);
  return [
    `${stencil.name}: ${signature(stencil)}   (stencils/${stencil.file})`,
    "",
    ...parseSExpressions(stencil.wat).map((expression) => indented(expression)),
    "",
    `${stencil.bytes.length} bytes, holes in brackets:`,
    bytesWithHoles(stencil),
    "",
    opcodes.length > 0 ? `applied by ${opcodes.join(", ")}` : "a conversion: inserted where a signature asks for it",
  ].join("\n");
}

/** Opcodes whose steps name the stencil. */
function usedBy(name: string): string[] {
  const mention = new RegExp(`\\b${name}\\b`);
  return OPCODES.filter(({ steps }) => steps !== undefined && mention.test(steps)).map((row) => row.name);
}

const HOLE_SIZE = { param: 2, scratch: 2, call: 2, exit: 7 } as const;

function holeText(hole: Hole): string {
  if (hole.kind === "param") return `[operand ${hole.index}]`;
  if (hole.kind === "scratch") return `[scratch ${hole.index}]`;
  return hole.kind === "exit" ? "[exit]" : `[call ${hole.name}]`;
}

function bytesWithHoles({ bytes, holes }: Stencil): string {
  const words: string[] = [];
  let position = 0;
  for (const hole of holes) {
    words.push(...hex(bytes.subarray(position, hole.offset)), holeText(hole));
    position = hole.offset + HOLE_SIZE[hole.kind];
  }
  return [...words, ...hex(bytes.subarray(position))].join(" ");
}

const hex = (bytes: Uint8Array): string[] => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));

/** One form a line where it is long, nested by two blanks. */
function indented(expression: SExpression, depth = 0): string {
  const flat = typeof expression === "string" ? expression : `(${expression.map((part) => indented(part)).join(" ")})`;
  const pad = "  ".repeat(depth);
  if (typeof expression === "string" || flat.length + pad.length <= 100) return pad + flat;
  const split = expression.findIndex((part, index) => index > 0 && typeof part !== "string");
  const head = expression.slice(0, split === -1 ? undefined : split);
  const rest = split === -1 ? [] : expression.slice(split);
  return `${pad}(${head.map((part) => indented(part)).join(" ")}\n${rest.map((part) => indented(part, depth + 1)).join("\n")})`;
}
