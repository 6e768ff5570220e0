/**
 * An opcode row with steps → its case of the interpreter: operands from the frame, conversions and stencils
 * inlined, operands consumed, results stored. An exit goes to `$exit` with nothing done.
 */

import { inlineStencil } from "../../bytecode/inline.js";
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { parseSExpressions, printSExpression, type SExpression } from "../../bytecode/sexpression.js";
import { BOX, type Representation, type Stencil, UNBOX, WASM_TYPE, type WasmType } from "../../bytecode/stencils.js";
import { type RegisterOperand, type Step, type StepOperand, stepsOf } from "../../bytecode/steps.js";
import {
  advance,
  CACHE,
  constant,
  DISPATCH,
  field,
  isReference,
  LOCALS,
  registerAddress,
  slotHoldsReference,
  storeSlot,
  takeJump,
  UNBOUND,
} from "./wat.js";

/** Text of one case and the locals it needs. */
export interface Case {
  readonly body: string;
  readonly locals: readonly { readonly name: string; readonly type: WasmType }[];
}

interface Operand {
  readonly local: string;
  readonly representation: Representation;
}

type ApplyStep = Extract<Step, { kind: "apply" }>;

/** A value read from a register that may be a temporary holding a reference. */
interface Consumed {
  readonly register: RegisterOperand;
  readonly local: string;
  /** Whether the stencil has found it to be one. */
  readonly isReference: boolean;
}

/** Locals for what is consumed and given up by shared blocks (ownership.ts). */
const GONE = ["$gone", "$gone2"] as const;

export function rowCase(row: OpcodeRow, library: ReadonlyMap<string, Stencil>): Case {
  return new RowWriter(row, library).write();
}

class RowWriter {
  private readonly text: string[] = [];
  private readonly locals: { name: string; type: WasmType }[] = [];
  private readonly consumed: Consumed[] = [];
  private readonly stores: { register: RegisterOperand; local: string }[] = [];
  private readonly loaded = new Map<string, Operand>();
  private names = 0;

  constructor(
    private readonly row: OpcodeRow,
    private readonly library: ReadonlyMap<string, Stencil>,
  ) {}

  write(): Case {
    const steps = stepsOf(this.row);
    for (const [index, step] of steps.entries()) this.step(step, index === steps.length - 1);
    this.end();
    return { body: this.text.join("\n"), locals: this.locals };
  }

  private step(step: Step, last: boolean): void {
    if (step.kind === "apply") this.apply(step, last);
    else if (step.kind === "drop") this.drop(step.register);
    else if (step.kind === "move") this.move(step.from, step.to);
    else {
      const value = this.value(step.from);
      const result = this.local("i64");
      this.inline("share_value", [value.local], [result]);
      this.stores.push({ register: step.to, local: result });
    }
  }

  /** Conversions of operands, the stencil, conversions of results; a bool may decide the jump. */
  private apply(step: ApplyStep, last: boolean): void {
    const stencil = this.stencil(step.stencil);
    const operands = step.operands.map((operand, index) =>
      this.operand(operand, stencil.params[index] as Representation),
    );
    const results = stencil.results.map((representation) => this.local(WASM_TYPE[representation]));
    this.inline(stencil.name, operands, results);
    for (const [index, target] of step.results.entries()) {
      const local = results[index] as string;
      if (target.kind === "register") {
        this.stores.push({ register: target, local: this.boxed(local, stencil.results[index] as Representation) });
      } else this.branch(local, target.kind, last);
    }
  }

  private branch(condition: string, when: "then" | "else", last: boolean): void {
    if (last) this.finish();
    const jumpField = (["a", "b", "c"] as const).find((name) => this.row.fields[name] === "jump") ?? "a";
    const test = when === "then" ? `(local.get ${condition})` : `(i32.eqz (local.get ${condition}))`;
    this.text.push(`(if ${test} (then ${takeJump(jumpField)}))`);
  }

  /** An operand in the representation asked for, as the name of a local. */
  private operand(operand: StepOperand, wanted: Representation): string {
    if (operand.kind === "immediate") return this.set("i32", `(i32.const ${operand.value})`);
    if (operand.kind === "field") return this.set("i32", field(operand.field));
    if (operand.kind === "cache") return this.set("i32", CACHE);
    if (operand.kind === "apply") {
      const inner = this.stencil(operand.stencil);
      const result = this.local(WASM_TYPE[inner.results[0] as Representation]);
      this.inline(inner.name, [this.operand(operand.operand, inner.params[0] as Representation)], [result]);
      return result;
    }
    const value = this.value(operand);
    if (operand.kind === "register" && !operand.keep && !UNCOUNTED.has(wanted)) {
      this.consumed.push({ register: operand, local: value.local, isReference: POINTERS.has(wanted) });
    }
    const conversion = (operand.kind === "constant" && KNOWN[wanted]) || UNBOX[wanted];
    if (conversion === undefined) return value.local;
    const converted = this.local(WASM_TYPE[wanted]);
    this.inline(conversion, [value.local], [converted]);
    return converted;
  }

  /** A register or constant as it is, read once however often it is named. */
  private value(operand: StepOperand): Operand {
    const key = JSON.stringify(operand.kind === "register" ? [operand.field, operand.offset] : operand);
    const known = this.loaded.get(key);
    if (known) return known;
    const local = this.set("i64", this.load(operand));
    const result = { local, representation: "value" as const };
    this.loaded.set(key, result);
    return result;
  }

  private load(operand: StepOperand): string {
    return operand.kind === "constant" ? constant(field(operand.field)) : `(i64.load ${this.address(operand)})`;
  }

  private address(operand: StepOperand): string {
    if (operand.kind !== "register") throw new TypeError(`opcode ${this.row.name}: ${operand.kind} is no register`);
    return registerAddress(registerIndex(operand));
  }

  private boxed(local: string, representation: Representation): string {
    const conversion = BOX[representation];
    if (conversion === undefined) return local;
    const result = this.local("i64");
    this.inline(conversion, [local], [result]);
    return result;
  }

  private move(from: StepOperand, to: RegisterOperand): void {
    const { local } = this.value(from);
    if (from.kind === "register") {
      const address = this.set("i32", this.address(from));
      this.text.push(
        `(if ${isReference(`(local.get ${local})`)} (then (i64.store (local.get ${address}) ${UNBOUND})))`,
      );
    }
    this.stores.push({ register: to, local });
  }

  private drop(register: RegisterOperand): void {
    const address = this.set("i32", this.address(register));
    this.text.push(`(if ${slotHoldsReference(`(local.get ${address})`)} (then
      (local.set $old (i64.load (local.get ${address})))
      (i64.store (local.get ${address}) ${UNBOUND})
      (call $rt.release (local.get $old))))`);
  }

  /**
   * Temporaries that held references are given up, then results stored: a result may go to a register that was
   * consumed. Nothing can exit any more.
   */
  private finish(): void {
    for (const { register, local } of this.consumed.splice(0)) {
      this.text.push(`(if (i32.ge_u ${registerIndex(register)} ${LOCALS}) (then
        (if ${isReference(`(local.get ${local})`)} (then
          (i64.store ${registerAddress(registerIndex(register))} ${UNBOUND})
          (call $rt.release (local.get ${local}))))))`);
    }
    for (const { register, local } of this.stores.splice(0)) {
      const address = this.set("i32", this.address(register));
      this.text.push(storeSlot(address, local));
    }
  }

  /**
   * As finish, and on to the next instruction. What is given up goes to the blocks that all cases share: the state that a
   * call would have to save is many moves in every case that has one.
   */
  private end(): void {
    const stores = this.stores.splice(0);
    const gone = this.consumed.splice(0);
    // More than the shared blocks take: here.
    this.consumed.push(...gone.splice(GONE.length));
    this.finish();
    const last = stores.pop();
    const [first, second] = gone;
    if (first && !second && stores.length === 0) {
      const held = last ? "$gone" : "$old";
      this.text.push(
        this.ifGone(
          first,
          `(local.set ${held} (local.get ${first.local}))
          ${last ? `(local.set $gone2 ${UNBOUND}) ${this.store(last)}` : ""}
          ${advance(this.row.words)}
          (br ${last ? "$gone" : "$released"})`,
        ),
      );
    } else if (first) {
      for (const [index, consumed] of gone.entries()) {
        const name = GONE[index] as string;
        this.text.push(
          `(local.set ${name} ${UNBOUND})`,
          this.ifGone(consumed, `(local.set ${name} (local.get ${consumed.local}))`),
        );
      }
      if (!second) this.text.push(`(local.set $gone2 ${UNBOUND})`);
    }
    for (const { register, local } of stores) this.text.push(storeSlot(this.set("i32", this.address(register)), local));
    this.text.push(last ? this.store(last) : `(local.set $old ${UNBOUND})`, advance(this.row.words));
    if (first && (second || stores.length > 0))
      this.text.push(`(br_if $gone (i64.ne (i64.and (local.get $gone) (local.get $gone2)) ${UNBOUND}))`);
    if (last) this.text.push(`(br_if $released ${isReference("(local.get $old)")})`);
    this.text.push(DISPATCH);
  }

  /** The old content stays in $old. */
  private store({ register, local }: { readonly register: RegisterOperand; readonly local: string }): string {
    const address = this.local("i32");
    return `(local.set ${address} ${this.address(register)})
      (local.set $old (i64.load (local.get ${address})))
      (i64.store (local.get ${address}) (local.get ${local}))`;
  }

  /** Where the consumed value is a reference in a temporary, that is cleared, and then. */
  private ifGone({ register, local, isReference: certain }: Consumed, then: string): string {
    const kept = `$kept.${this.row.code}.${this.names++}`;
    return `(block ${kept}
      (br_if ${kept} (i32.lt_u ${registerIndex(register)} ${LOCALS}))
      ${certain ? "" : `(br_if ${kept} (i32.eqz ${isReference(`(local.get ${local})`)}))`}
      (i64.store ${registerAddress(registerIndex(register))} ${UNBOUND})
      ${then})`;
  }

  private inline(name: string, operands: readonly string[], results: readonly string[]): void {
    const [func] = parseSExpressions(this.stencil(name).wat) as SExpression[][];
    const { statements, locals } = inlineStencil({
      func: func as SExpression[],
      operands: operands.map((local) => ["local.get", local]),
      results,
      exit: ["br", "$exit"],
      suffix: `${this.row.code}.${this.names++}`,
    });
    this.locals.push(...locals);
    this.text.push(...statements.map(printSExpression));
  }

  private stencil(name: string): Stencil {
    const stencil = this.library.get(name);
    if (!stencil)
      throw new RangeError(`opcode ${this.row.name} needs the stencil ${name}, which no file of stencils/ exports`);
    return stencil;
  }

  private set(type: WasmType, expression: string): string {
    const name = this.local(type);
    this.text.push(`(local.set ${name} ${expression})`);
    return name;
  }

  private local(type: WasmType): string {
    const name = `$${type}.${this.row.code}.${this.names++}`;
    this.locals.push({ name, type });
    return name;
  }
}

/** Values of these representations are never references: there is nothing to give up. */
const UNCOUNTED: ReadonlySet<Representation> = new Set(["int", "float", "bool", "imm"]);

/** Values that were unboxed to these are references. */
const POINTERS: ReadonlySet<Representation> = new Set(["list", "tuple", "str"]);

/** A constant never changes: what it is was tested when the instruction became this opcode. */
const KNOWN: Readonly<Partial<Record<Representation, string>>> = { int: "known_int", float: "known_float" };

const registerIndex = ({ field: name, offset }: RegisterOperand): string =>
  offset === 0 ? field(name) : `(i32.add ${field(name)} (i32.const ${offset}))`;
