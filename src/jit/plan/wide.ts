/**
 * Ints that grow beyond 48 bits for a moment: `(seed * 1103515245 + 12345) % 2147483648` stays in machine ints of 64 bits when the
 * last of a chain of operations, each of which consumes what the one before made, brings the result back. Nothing of such a
 * chain can be seen from outside, so whatever does not fit leaves at its first instruction, as if none had been performed.
 */
import { LAYOUT, VALUE } from "../../base/layout.js";
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { decode, type Instruction } from "../../bytecode/operands.js";
import { isTemporaryAt } from "../frames.js";
import type { RegionBlock } from "../region/region.js";
import type { Cursor } from "./context.js";
import { isOpen } from "./known.js";
import { resolveRegister } from "./operands.js";
import { constant, local, type Operand } from "./plan.js";
import { reduced } from "./reduce.js";

/** What a chain may begin with: it makes a result of less than 63 bits from operands of 48. */
const FIRST = new Set(["MULTIPLY", "ADD", "SUBTRACT", "LEFT_SHIFT"]);

/** With a wide operand on the left or right: the stencil; a result of 62 bits and one of 48 more or less still fits. */
const WITHIN: Readonly<Record<string, string>> = {
  MULTIPLY: "mul_wide",
  ADD: "add_int_fits",
  SUBTRACT: "sub_int_fits",
  XOR: "xor_int",
  OR: "or_int",
  RIGHT_SHIFT: "rshift_int",
  LEFT_SHIFT: "lshift_wide",
};
const LEFT_ONLY = new Set(["RIGHT_SHIFT", "LEFT_SHIFT", "MODULO"]);
const MOST = 12;

/** Where an operand of 48 bits comes from. */
type Narrow =
  | { readonly kind: "register"; readonly register: number }
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "global"; readonly slot: number };

interface Link {
  readonly stencil: string;
  /** Undefined: what the link before made. */
  readonly left: Narrow | undefined;
  readonly right: Narrow | undefined;
}

interface Chain {
  readonly links: readonly Link[];
  /** Registers that it consumes, or uses in between. */
  readonly spent: readonly number[];
  readonly target: number;
  readonly length: number;
}

/** Performs the chain that begins here, if there is one. */
export function foldWide(cursor: Cursor, row: OpcodeRow, block: RegionBlock): boolean {
  const { context, state } = cursor;
  const chain = row.words === 1 ? chainAt(cursor, block) : undefined;
  if (!chain || context.inputs.homes[chain.target] !== "local") return false;
  let made: Operand | undefined;
  for (const { stencil, left, right } of chain.links) {
    const operands = [left, right].map((operand) => (operand ? narrow(cursor, operand) : (made as Operand)));
    const to = context.locals.temporary("i64");
    cursor.apply(...reduced(stencil, operands), [to]);
    made = local(to);
  }
  for (const register of chain.spent) state[register] = "dead";
  cursor.drop(chain.target);
  cursor.copy(made as Operand, context.locals.of(chain.target, "int"));
  state[chain.target] = "int";
  cursor.note(`${chain.length} instructions in ints of 64 bits`);
  cursor.folded = chain.length - 1;
  return true;
}

function narrow(cursor: Cursor, operand: Narrow): Operand {
  if (operand.kind === "constant") return constant("i64", operand.value);
  if (operand.kind === "register") return resolveRegister(cursor, operand.register, "int");
  const boxed = cursor.applyToTemporary("peek_global", [constant("i32", operand.slot)]);
  return cursor.applyToTemporary("unbox_int", [boxed]);
}

function chainAt(cursor: Cursor, block: RegionBlock): Chain | undefined {
  const { context, pc: start, instruction } = cursor;
  const { observation } = context.inputs;
  const operation = operationOf(instruction);
  if (!FIRST.has(operation) || observation.stormy.includes(start) || !isForInts(cursor, instruction)) return undefined;
  const reader = new ChainReader(cursor);
  const [left, right] = reader.operands(instruction, start);
  if (!left || !right || !fits(operation, right)) return undefined;
  const links: Link[] = [{ stencil: WITHIN[operation] as string, left, right }];
  let wide = instruction.a;
  for (let pc = start + 1; pc < Math.min(block.end, start + MOST); pc++) {
    const next = decode(observation.instructions, pc);
    if (next.row.words > 1) return undefined;
    if (reader.loads(next, pc, wide)) continue;
    const link = linkOf(reader, next, pc, wide);
    if (!link || !(isTemporaryAt(observation, pc, wide) || next.a === wide)) return undefined;
    links.push(link);
    reader.spend(wide, pc);
    wide = next.a;
    if (link.ends && reader.waiting > 0) return undefined;
    if (link.ends) return { links, spent: reader.spent, target: wide, length: pc - start + 1 };
  }
  return undefined;
}

/** Specialised for ints, or given up because they outgrew 48 bits. */
function isForInts({ context, pc }: Cursor, { row }: Instruction): boolean {
  if (row.specialisedFor) return row.specialisedFor.every((one) => one === "int");
  return ((context.inputs.observation.adaptive[pc] ?? 0) & LAYOUT.ADAPTIVE_OUTGROWN) !== 0;
}

/** The operation's name: "ADD" for ADD_INT_K. */
const operationOf = ({ row }: Instruction): string => row.generic.replace(/_L?K$/, "");

function linkOf(
  reader: ChainReader,
  instruction: Instruction,
  pc: number,
  wide: number,
): (Link & { readonly ends: boolean }) | undefined {
  const operation = operationOf(instruction);
  const { b, c, row } = instruction;
  const leftWide = row.fields.b === "reg" && b === wide;
  const rightWide = row.fields.c === "reg" && c === wide;
  if (row.specialisedFor?.some((one) => one !== "int")) return undefined;
  if (leftWide === rightWide || (rightWide && LEFT_ONLY.has(operation))) return undefined;
  const [left, right] = reader.operands(instruction, pc);
  const other = leftWide ? right : left;
  if (!other || !fits(operation, other)) return undefined;
  const sides = leftWide ? { left: undefined, right: other } : { left: other, right: undefined };
  if (operation === "MODULO") return { stencil: "mod_int", ...sides, ends: true };
  if (operation === "AND") {
    const masks = other.kind === "constant" && other.value >= 0;
    return masks ? { stencil: "and_int", ...sides, ends: true } : undefined;
  }
  const stencil = WITHIN[operation];
  return stencil === undefined ? undefined : { stencil, ...sides, ends: false };
}

/** Shifts only by constants. */
const fits = (operation: string, right: Narrow): boolean =>
  !operation.endsWith("SHIFT") || (right.kind === "constant" && right.value >= 0 && right.value < MOST_BITS);
const MOST_BITS = 48;

/** What is known of registers along the chain. */
class ChainReader {
  readonly spent: number[] = [];
  readonly #loaded = new Map<number, Narrow>();

  constructor(private readonly cursor: Cursor) {}

  /** Both operands of a binary operation, as far as they are narrow. */
  operands(instruction: Instruction, pc: number): [Narrow | undefined, Narrow | undefined] {
    const { b, c, row } = instruction;
    return [this.#narrow(row.fields.b, b, pc), this.#narrow(row.fields.c, c, pc)];
  }

  /** Notes a temporary that gets a constant or a global for the chain. */
  loads({ row, a, b }: Instruction, pc: number, wide: number): boolean {
    const { observation } = this.cursor.context.inputs;
    if (a === wide || !isTemporaryAt(observation, pc, a)) return false;
    const constant = row.name === "LOAD_CONST" ? this.#constant(b) : undefined;
    const loaded: Narrow | undefined = row.name === "LOAD_GLOBAL" ? { kind: "global", slot: b } : constant;
    if (!loaded || this.cursor.known(a) !== "dead") return false;
    this.#loaded.set(a, loaded);
    return true;
  }

  /** Temporaries that were loaded and not used yet. */
  get waiting(): number {
    return this.#loaded.size;
  }

  /** A register that the chain consumed or overwrote. */
  spend(register: number, pc: number): void {
    if (isTemporaryAt(this.cursor.context.inputs.observation, pc, register)) this.spent.push(register);
  }

  #constant(index: number): Narrow | undefined {
    const constant = this.cursor.context.inputs.observation.constants[index]?.constant;
    if (constant?.kind !== "int") return undefined;
    const { value } = constant;
    return value >= Number(VALUE.INT_MIN) && value <= Number(VALUE.INT_MAX) ? { kind: "constant", value } : undefined;
  }

  #narrow(kind: string, field: number, pc: number): Narrow | undefined {
    if (kind === "const") return this.#constant(field);
    const loaded = this.#loaded.get(field);
    if (loaded) {
      this.#loaded.delete(field);
      return loaded;
    }
    const known = this.cursor.known(field);
    if (known !== "int" && !isOpen(known)) return undefined;
    this.spend(field, pc);
    return { kind: "register", register: field };
  }
}
