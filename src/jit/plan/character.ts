/**
 * `text[i] == "x"`: the item and its comparison with a constant of one character become one test on the text; no str is looked up
 * for the character.
 */
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { decode } from "../../bytecode/operands.js";
import { isTemporaryAt } from "../frames.js";
import type { RegionBlock } from "../region/region.js";
import { constantAt } from "./choose.js";
import type { Cursor } from "./context.js";
import { resolve, resolveRegister } from "./operands.js";
import { constant } from "./plan.js";
import { finish } from "./steps.js";

/** Comparisons with a constant: whether they ask for equality, and whether they jump where it does not hold. */
const COMPARISONS: Readonly<Record<string, { readonly equal: boolean; readonly jumps: boolean }>> = {
  EQ_STR_K: { equal: true, jumps: false },
  NE_STR_K: { equal: false, jumps: false },
  JUMP_IF_NOT_EQ_STR_K: { equal: true, jumps: true },
  JUMP_IF_NOT_NE_STR_K: { equal: false, jumps: true },
};

/** Folds the two instructions if it can. */
export function foldCharacter(cursor: Cursor, row: OpcodeRow, block: RegionBlock): boolean {
  const { context, pc, instruction } = cursor;
  const { observation, homes } = context.inputs;
  const stormy = (at: number) => observation.stormy.includes(at);
  if (row.name !== "INDEX_STR" && row.name !== "INDEX_STR_K") return false;
  if (pc + 1 >= block.end || stormy(pc) || stormy(pc + 1)) return false;
  const next = decode(observation.instructions, pc + 1);
  const comparison = COMPARISONS[next.row.name];
  const { a: item, b: text, c: index } = instruction;
  if (!comparison || next.b !== item || !isTemporaryAt(observation, pc + 1, item) || homes[item] !== "local")
    return false;
  const character = characterOf(constantAt(context, next.c).constant);
  const jump = pc + 1 === block.end - 1 ? block.jump : null;
  if (character === undefined || (comparison.jumps ? jump === null : homes[next.a] !== "local")) return false;
  const field = {
    kind: row.name === "INDEX_STR" ? "register" : "constant",
    field: "c",
    offset: 0,
    keep: false,
  } as const;
  const is = cursor.applyToTemporary("character_is", [
    resolveRegister(cursor, text, "str"),
    resolve(cursor, field, "int"),
    constant("i32", character),
  ]);
  const bool = comparison.equal || comparison.jumps ? is : cursor.applyToTemporary("not_bool", [is]);
  if (bool.kind !== "local") return false;
  const operands = row.name === "INDEX_STR" ? [text, index] : [text];
  const consumed = new Set([item, ...operands.filter((register) => cursor.isTemporary(register))]);
  const landing = { register: next.a, representation: "bool", from: bool.local } as const;
  finish(cursor, consumed, comparison.jumps ? [] : [landing]);
  cursor.note("its character is compared where it stands");
  cursor.folded = 1;
  if (jump) cursor.branch({ kind: "local", negate: comparison.equal, local: bool.local }, jump);
  return true;
}

/** The character of Latin-1 that a constant is. */
function characterOf(found: { readonly kind: string; readonly value?: unknown }): number | undefined {
  if (found.kind !== "str" || typeof found.value !== "string" || found.value.length !== 1) return undefined;
  const character = found.value.charCodeAt(0);
  return character < 0x100 ? character : undefined;
}
