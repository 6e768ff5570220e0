/**
 * Numbers for the values of a plan (facts.ts), and what is known of a value wherever it comes up: constants, what was boxed, which
 * values are no references, ints of at least 0, lists that held no references.
 */
import { VALUE } from "../../base/layout.js";
import type { Facts } from "./facts.js";
import type { Condition, Operand } from "./plan.js";

const PLAIN = "plain";
export const IMMORTAL = "immortal";
const NONNEGATIVE = "nonnegative";
const STR = "str";

/** Comparisons, and whether their left operand is the lesser when they hold. */
const DOWNWARDS: Readonly<Record<string, boolean>> = { lt_int: true, le_int: true, gt_int: false, ge_int: false };
/** At least 0 when both operands are. */
const BOTH: ReadonlySet<string> = new Set([
  ...["add_int", "add_int_fits", "mul_int", "mul_wide", "floordiv_int", "min_int", "lshift_int", "or_int", "xor_int"],
]);
const PROVES_PLAIN: ReadonlySet<string> = new Set(["unbox_int", "unbox_float", "unbox_bool", "guard_plain"]);
const FIRST_REFERENCE = Number(BigInt.asIntN(64, VALUE.REF_FLOOR));

export class Numbers {
  last = 0;
  readonly constants = new Map<string, number>();
  readonly operandOf = new Map<number, Operand>();
  /** Boxed values by what was boxed, and back. */
  readonly boxes = new Map<string, number>();
  readonly boxed = new Map<number, { readonly unbox: string; readonly value: number }>();
  /** Numbers of values that are no references; of lists and storages without references, and of their items. */
  readonly plain = new Set<number>();
  /** Numbers of ints of at least 0. */
  readonly nonNegative = new Set<number>();
  readonly plainLists = new Set<number>();
  readonly otherLists = new Set<number>();
  readonly plainItems = new Set<number>();
  readonly kept = new Set<number>();
  /** Numbers of values that are strs, and of those of one character. */
  readonly strs = new Set<number>();
  readonly characters = new Set<number>();

  fresh(): number {
    return ++this.last;
  }

  freshPlain(): number {
    const value = this.fresh();
    this.plain.add(value);
    return value;
  }

  valueOf(operand: Operand, facts: Facts): number {
    return operand.kind === "local" ? facts.valueOf(operand.local) : this.constant(operand);
  }

  constant(operand: Extract<Operand, { kind: "const" }>): number {
    const key = `${operand.type} ${Object.is(operand.value, -0) ? "-0" : operand.value}`;
    let value = this.constants.get(key);
    if (value === undefined) {
      value = this.fresh();
      this.constants.set(key, value);
      this.operandOf.set(value, operand);
      if (operand.type === "i64" && operand.value >= 0) this.nonNegative.add(value);
      if (operand.type === "i64" && !(operand.value >= FIRST_REFERENCE && operand.value < 0)) this.plain.add(value);
    }
    return value;
  }

  key(stencil: string, operands: readonly Operand[], facts: Facts): string {
    return `${stencil}(${operands.map((operand) => this.valueOf(operand, facts)).join(" ")})`;
  }

  box(stencil: string, from: Operand, facts: Facts): number {
    const inner = this.valueOf(from, facts);
    const key = `${stencil} ${inner}`;
    let value = this.boxes.get(key);
    if (value === undefined) {
      value = this.fresh();
      this.boxes.set(key, value);
      if (stencil !== "box_ref") {
        this.plain.add(value);
        this.boxed.set(value, { unbox: stencil.replace("box", "unbox"), value: inner });
      }
    }
    if (this.kept.has(inner)) this.kept.add(value);
    return value;
  }

  /** The pointer of a reference: boxed again it is that reference. */
  pointsTo(pointer: number, value: number): void {
    const key = `box_ref ${pointer}`;
    if (!this.boxes.has(key)) this.boxes.set(key, value);
  }

  about(what: string, value: number, facts: Facts): void {
    facts.learn("pure", `${what} ${value}`, { value: 0, local: undefined });
  }

  isNonNegative(operand: Operand, facts: Facts): boolean {
    if (operand.kind === "const") return operand.type === "i64" && operand.value >= 0;
    const value = this.valueOf(operand, facts);
    return this.nonNegative.has(value) || facts.knows("pure", `${NONNEGATIVE} ${value}`);
  }

  isPlain(operand: Operand, facts: Facts): boolean {
    return this.isPlainNumber(this.valueOf(operand, facts), facts);
  }

  isPlainNumber(value: number, facts: Facts): boolean {
    return this.plain.has(value) || facts.knows("pure", `${PLAIN} ${value}`);
  }

  needsNoCount(operand: Operand, facts: Facts): boolean {
    return this.isPlain(operand, facts) || facts.knows("pure", `${IMMORTAL} ${this.valueOf(operand, facts)}`);
  }

  isKept(operand: Operand, facts: Facts): boolean {
    return this.kept.has(this.valueOf(operand, facts));
  }

  /** What dies as a str runs no code. */
  isStr(operand: Operand, facts: Facts): boolean {
    const value = this.valueOf(operand, facts);
    return this.strs.has(value) || facts.knows("pure", `${STR} ${value}`);
  }

  /** What the outcome of a comparison says of signs: what is not below something of at least 0 is so, too. */
  learn(condition: Condition, taken: boolean, facts: Facts): void {
    if (condition.kind !== "apply") return;
    const { stencil, operands } = condition.apply;
    const downwards = DOWNWARDS[stencil];
    const [left, right] = operands;
    if (downwards === undefined || !left || !right) return;
    const [less, more] = downwards === (taken !== condition.negate) ? [left, right] : [right, left];
    if (this.isNonNegative(less, facts)) this.about(NONNEGATIVE, this.valueOf(more, facts), facts);
  }

  /** The number of a result: an operand's, where it is just that. */
  resultOf(stencil: string, at: number, numbers: readonly number[], signs: readonly boolean[]): number {
    const [first, second] = signs as [boolean, boolean];
    if (stencil === "range_next" && at === 0) return numbers[0] as number;
    if ((stencil === "range_from" || stencil === "range_by") && at === 0) return numbers[0] as number;
    if (stencil === "range_by" && at === 2) return numbers[2] as number;
    if (stencil === "range_from" && at === 2) return this.constant({ kind: "const", type: "i64", value: 1 });
    const value = this.fresh();
    if ((stencil === "str_get" || stencil === "str_next") && at === 0) {
      this.strs.add(value);
      this.characters.add(value);
    }
    const nonNegative =
      stencil === "range_next"
        ? at === 1 && first && signs[2] === true
        : stencil.startsWith("range_")
          ? at === 1
          : BOTH.has(stencil)
            ? first && second
            : stencil === "and_int" || stencil === "max_int"
              ? first || second
              : (stencil === "mod_int" && second) || (stencil === "rshift_int" && first) || stencil === "abs_int";
    if (nonNegative) this.nonNegative.add(value);
    return value;
  }

  /** What follows from a result, or from a guard that was passed. */
  consequences(stencil: string, numbers: readonly number[], value: number, facts: Facts): void {
    const [first] = numbers as [number];
    if (stencil === "list_len" || stencil === "item_place") this.nonNegative.add(value);
    if (PROVES_PLAIN.has(stencil)) this.about(PLAIN, first, facts);
    else if (stencil === "guard_same" || stencil === "guard_builtin") this.about(IMMORTAL, first, facts);
    else if (stencil === "unbox_str") {
      this.about(STR, first, facts);
      if (this.characters.has(first)) this.characters.add(value);
    } else if (stencil === "guard_nonnegative") this.about(NONNEGATIVE, first, facts);
    else if (stencil === "list_storage" && this.plainLists.has(first)) this.plainLists.add(value);
    else if (stencil === "item_load" && this.plainLists.has(first)) this.plainItems.add(value);
  }
}
