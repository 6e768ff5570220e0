/**
 * References that a temporary only looks at: `rows[i][j]` needs no count for `rows[i]`, which the list goes on owning. Until
 * something happens that might end that: a store, a call, a release of whatever else. What is lent then gets an owner of its own
 * before (settle.ts), and so does what an exit hands to the interpreter. A register's content belongs to
 * the frame; items and globals are lent so only while no thread runs beside this one. With others it takes more: loans.ts.
 */
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { decode, readsOf } from "../../bytecode/operands.js";
import { stepsOf } from "../../bytecode/steps.js";
import { isTemporaryAt } from "../frames.js";
import type { Cursor } from "./context.js";

/** Stencils that read, and the same without becoming an owner. */
const PEEKS: Readonly<Record<string, string>> = {
  list_get: "list_peek",
  tuple_get: "tuple_peek",
  list_next: "list_next_peek",
  load_global: "peek_global",
  slot_get: "slot_peek",
};

/** The same with other threads beside this one, where the loan is watched (loans.ts). */
const LOOKS: Readonly<Record<string, string>> = {
  list_get: "list_look",
  tuple_get: "tuple_peek",
  load_global: "look_global",
  slot_get: "slot_look",
};

/** Stencils that may look at what other threads may take away: they neither write, wait nor allocate. */
export const READS = new Set([
  ...["list_get", "list_len", "tuple_get", "tuple_len", "load_global", "slot_get", "guard_builtin"],
  ...["truth_sized", "as_bool", "is_none", "float_to_int", "int_to_float"],
]);

/** Stencils that only calculate. */
export const ARITHMETIC =
  /^(add|sub|mul|truediv|floordiv|mod|pow|and|or|xor|invert|lshift|rshift|neg|abs|min|max|lt|le|gt|ge|eq|ne|not|truth)_(int|float|bool)$/;

/** Stencils that release nothing and store nothing. */
const HARMLESS = new Set([
  ...[
    "list_get",
    "tuple_get",
    "str_get",
    "list_len",
    "tuple_len",
    "str_len",
    "load_global",
    "guard_builtin",
    "slot_get",
  ],
  ...["range_more", "range_next", "list_more", "tuple_more", "str_more", "list_next", "tuple_next", "str_next"],
  ...[
    "unpack_pair",
    "unpack_triple",
    "eq_str",
    "ne_str",
    "truth_sized",
    "as_bool",
    "is_none",
    "float_to_int",
    "int_to_float",
  ],
  // Dicts and sets find without asking a key, and what is found gets an owner of its own.
  ...["dict_item", "dict_get_none", "dict_get_or", "dict_contains", "dict_lacks", "set_contains", "set_lacks"],
  ...["is_instance", "builtin_method", "lt_str", "le_str", "gt_str", "ge_str"],
]);

/** Instructions without stencils of their own that only make something of their operands, or read (quiet.ts, cells.ts). */
const READING_ROWS = new Set([
  ...["INDEX_SLICE", "BUILD_LIST", "BUILD_TUPLE", "BUILD_STRING", "CONTAINS", "NOT_CONTAINS", "LOAD_CELL", "LOAD_FREE"],
]);

/** Stencils that may end the life of anything but their operands. */
const CAREFUL = new Set(["list_set"]);

/** What of the lent registers stays lent when the instruction is performed so. */
export type Keeps = "all" | "operands" | "none";

export function keepsLent(row: OpcodeRow): Keeps {
  if (row.control || row.handler === "nop") return /^(INLINE|DIRECT|RETURN|CALL)/.test(row.name) ? "none" : "all";
  if (row.name === "GET_ITER") return "operands";
  if (row.steps === undefined) return READING_ROWS.has(row.name) ? "all" : "none";
  let keeps: Keeps = "all";
  for (const step of stepsOf(row)) {
    if (step.kind !== "apply") continue;
    if (ARITHMETIC.test(step.stencil) || HARMLESS.has(step.stencil)) continue;
    if (!CAREFUL.has(step.stencil)) return "none";
    keeps = "operands";
  }
  return keeps;
}

/** The stencil that reads so what is known to be no reference, or is unboxed at once. */
export function peeksAs(stencil: string, multi: boolean): string {
  return (multi ? LOOKS : PEEKS)[stencil] as string;
}

/** The stencil to read with into these registers: nobody's property, if they are temporaries. */
export function peekOf(cursor: Cursor, stencil: string, target: number): string | undefined {
  const { observation } = cursor.context.inputs;
  return looksOn(cursor, target) ? (observation.multi ? LOOKS : PEEKS)[stencil] : undefined;
}

/**
 * Whether a register of the instruction may look at what another one owns. With other threads the next instruction must look into
 * it, or only calculate, and where loans kept leaving there are none.
 */
export function looksOn(at: Pick<Cursor, "context" | "pc" | "instruction">, target: number): boolean {
  const { observation, homes } = at.context.inputs;
  if (homes[target] !== "local" || !isTemporaryAt(observation, at.pc, target)) return false;
  return !observation.multi || pays(at, target);
}

function pays({ context, pc, instruction }: Pick<Cursor, "context" | "pc" | "instruction">, target: number): boolean {
  const { instructions, stormy } = context.inputs.observation;
  const next = pc + instruction.row.words;
  if (stormy.includes(context.loans?.pc ?? pc) || 4 * next >= instructions.length) return false;
  const following = decode(instructions, next);
  const own = readsOf(instruction);
  // While another one stays lent, nothing may be owned that could be looked at (loans.ts).
  const others = [...(context.loans?.registers ?? [])].some((register) => !own.includes(register));
  const looksIn = !others && readsOf(following).includes(target);
  const steps = stepsOf(following.row);
  const goesOn = (stencil: string): boolean => READS.has(stencil) || (!looksIn && ARITHMETIC.test(stencil));
  return steps.length > 0 && steps.every((step) => step.kind !== "apply" || goesOn(step.stencil));
}
