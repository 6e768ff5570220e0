/** The stencil library as text: a list, and one stencil with its WAT, its bytes with the holes marked, and its uses. */
import { OPCODES } from "../../bytecode/opcodes.js";
import { parseSExpressions, type SExpression } from "../../bytecode/sexpression.js";
import { BOX, type Hole, type Stencil, type StencilLibrary, UNBOX } from "../../bytecode/stencils.js";
import { columns, hexByte, plural } from "../text.js";

export const signature = ({ params, results }: Stencil): string =>
  `${params.join(" ") || "-"} -> ${results.join(" ") || "-"}`;

/** One line a stencil: name, signature, bytes, holes, whether it can leave, and how many opcodes apply it. */
export function listStencils(stencils: readonly Stencil[]): string {
  const rows = stencils.map((stencil) => [
    stencil.name,
    signature(stencil),
    plural(stencil.bytes.length, "byte"),
    plural(stencil.holes.length, "hole"),
    stencil.exits ? "exits" : "",
    conversionOf(stencil.name) ? "conversion" : plural(opcodesOf(stencil.name).length, "opcode"),
    stencil.file,
  ]);
  return columns(rows).join("\n");
}

/** The text alone, nested. */
export const stencilWat = ({ wat }: Stencil): string =>
  parseSExpressions(wat)
    .map((form) => indented(form))
    .join("\n");

/** Everything about one stencil. Holes stand in brackets: [operand 0], [scratch 1], [exit], [call share]. */
export function showStencil(stencil: Stencil): string {
  const { name, bytes, holes, scratch, file } = stencil;
  return [
    `${name}: ${signature(stencil)}   (stencils/${file})`,
    "",
    stencilWat(stencil),
    "",
    `${plural(bytes.length, "byte")}, ${plural(holes.length, "hole")} in brackets${scratch.length > 0 ? `, scratch locals ${scratch.join(" ")}` : ""}:`,
    bytesWithHoles(stencil),
    splicedSize(stencil),
    "",
    usesOf(name),
  ].join("\n");
}

/** Bytes in stitched code: results go to locals behind them; an immediate operand is as long as its number. */
function splicedSize({ bytes, results, holes }: Stencil): string {
  const sets = results.length;
  const most = bytes.length + 3 * sets;
  const immediates = holes.some(({ kind }) => kind === "param")
    ? "; an immediate operand takes 2 to 11 bytes instead of 3"
    : "";
  return `spliced: ${bytes.length} bytes${sets > 0 ? `, with its ${plural(sets, "result")} put into locals ${bytes.length + 2 * sets} to ${most}` : ""}${immediates}`;
}

/** Stencils that fit a signature: `int int -> int`, `value ->`, `-> bool`; a side that is left out may be anything. */
export function withSignature(library: StencilLibrary, text: string): Stencil[] {
  const [params, results] = text.split("->").map((side) => side.trim());
  const fits = (wanted: string | undefined, side: readonly string[]) =>
    wanted === undefined || wanted === "" || (wanted === "-" ? side.length === 0 : wanted === side.join(" "));
  return [...library.values()].filter(
    (stencil) => fits(params, stencil.params) && (!text.includes("->") || fits(results, stencil.results)),
  );
}

export interface StencilUses {
  /** Opcodes whose steps name it. */
  readonly opcodes: readonly string[];
  /** What it converts, where it is a conversion. */
  readonly conversion?: string;
}

export function stencilUses(name: string): StencilUses {
  const conversion = conversionOf(name);
  return { opcodes: opcodesOf(name), ...(conversion !== undefined && { conversion }) };
}

function usesOf(name: string): string {
  const { opcodes, conversion } = stencilUses(name);
  const uses = [
    ...(conversion ? [`a conversion, ${conversion}: inserted where a signature asks for it`] : []),
    ...(opcodes.length > 0 ? [`applied by ${opcodes.join(", ")}`] : []),
  ];
  return uses.join("\n") || "named by no opcode: the planner and the interpreter's generator insert it themselves";
}

function opcodesOf(name: string): string[] {
  const mention = new RegExp(`\\b${name}\\b`);
  return OPCODES.filter(({ steps }) => steps !== undefined && mention.test(steps)).map((row) => row.name);
}

function conversionOf(name: string): string | undefined {
  const unboxed = Object.entries(UNBOX).find(([, stencil]) => stencil === name);
  if (unboxed) return `value to ${unboxed[0]}, or exit`;
  const boxed = Object.entries(BOX).filter(([, stencil]) => stencil === name);
  return boxed.length > 0 ? `${boxed.map(([kind]) => kind).join(", ")} to value` : undefined;
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
    words.push(...Array.from(bytes.subarray(position, hole.offset), hexByte), holeText(hole));
    position = hole.offset + HOLE_SIZE[hole.kind];
  }
  return [...words, ...Array.from(bytes.subarray(position), hexByte)].join(" ");
}

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
