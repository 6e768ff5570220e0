/**
 * Steps of the opcode table → nodes. A step may exit; effects come after the last exit: consumed temporaries and
 * overwritten registers are released behind the step that ends the instruction, then results take their places.
 */

import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { readsOf } from "../../bytecode/operands.js";
import { UNBOX, WASM_TYPE } from "../../bytecode/stencils.js";
import { type RegisterOperand, type Step, type StepOperand, stepsOf } from "../../bytecode/steps.js";
import type { RegionEdge } from "../region/region.js";
import { registerOf } from "./choose.js";
import type { Cursor } from "./context.js";
import { earlyOf, HOLDS_NOTHING, READS_ONE } from "./early.js";
import { isLent, isOpen, isUnboxed, type Known, lentBy, mayOwn, refined, representationOf } from "./known.js";
import { peekOf, peeksAs } from "./lent.js";
import { lend } from "./loans.js";
import { knownConstant, loadConstant, resolve } from "./operands.js";
import { local, type Operand, type Representation } from "./plan.js";
import { reduced } from "./reduce.js";
import { keeperOf } from "./settle.js";

type ApplyStep = Extract<Step, { kind: "apply" }>;
type TransferStep = Extract<Step, { kind: "move" | "share" }>;

/** Performs the instruction by the steps of `row`; `jump` is where its test leads. */
export function lowerSteps(cursor: Cursor, row: OpcodeRow, jump: RegionEdge | null): void {
  const consumed = new Set(readsOf({ ...cursor.instruction, row }).filter((register) => cursor.isTemporary(register)));
  const steps = stepsOf(row);
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    if (step.kind === "apply") lowerApply(cursor, step, last ? consumed : new Set(), jump);
    else if (step.kind === "drop") finish(cursor, consumed, []);
    else lowerTransfer(cursor, step);
    if (cursor.ended) return;
  }
}

function lowerApply(cursor: Cursor, step: ApplyStep, consumed: ReadonlySet<number>, jump: RegionEdge | null): void {
  const stencil = cursor.context.stencil(step.stencil);
  const operands = step.operands.map((operand, index) =>
    resolve(cursor, operand, stencil.params[index] as Representation),
  );
  const [first] = step.results;
  if (first?.kind === "else" || first?.kind === "then") {
    test(cursor, step.stencil, operands, consumed, first.kind === "else", jump as RegionEdge);
    return;
  }
  const targets = (step.results as readonly RegisterOperand[]).map((result, index) => ({
    register: registerOf(result, cursor.instruction),
    representation: stencil.results[index] as Representation,
  }));
  if (step.stencil === "guard_builtin") learnImmortal(cursor, step.operands[0] as StepOperand);
  // With something to release, results wait in temporaries: the old content may be in the very same local.
  const waits =
    dying(
      cursor,
      consumed,
      targets.map(({ register }) => register),
    ).length > 0;
  const peek = waits || targets[0] === undefined ? undefined : peekOf(cursor, step.stencil, targets[0].register);
  const results = targets.map(({ register, representation }) =>
    waits
      ? cursor.context.locals.temporary(WASM_TYPE[representation])
      : cursor.context.locals.of(register, representation),
  );
  const early = targets[0] && earlyOf(cursor, step, targets[0].register);
  if (early !== undefined && HOLDS_NOTHING.has(early)) {
    readUnboxed(cursor, step, early, operands, waits, targets, consumed);
    return;
  }
  // What was lent by others may be dead by now: only an item that lives is taken.
  const careful = step.stencil === "list_get" && cursor.context.loans ? "list_take" : step.stencil;
  const racy = isRacy(cursor, peek, step);
  const [stencilName, given] = reduced(peek ?? careful, operands);
  if (peek !== undefined && early !== undefined && READS_ONE.has(step.stencil)) {
    // What the next instruction wants is asked here: until that is known the register is what it was, for an exit.
    const { register } = targets[0] as { register: number };
    const item = cursor.context.locals.temporary("i64");
    cursor.apply(stencilName, given, [item]);
    cursor.apply(UNBOX[early] as string, [local(item)], [cursor.context.locals.of(register, early)]);
    finish(cursor, consumed, []);
    cursor.state[register] = refined("lent", early);
    if (racy) lend(cursor.context, cursor.pc, cursor.start, register);
    return;
  }
  cursor.apply(stencilName, given, results);
  finish(
    cursor,
    consumed,
    targets.map((target, index) => ({ ...target, from: results[index] as number })),
  );
  if (peek === undefined) return;
  const { register } = targets[0] as { register: number };
  cursor.state[register] = "lent";
  if (racy) lend(cursor.context, cursor.pc, cursor.start, register);
}

/** The item of a list or an attribute, and the next index where a list is iterated over. All but the item's kind is as it was until that is known. */
function readUnboxed(
  cursor: Cursor,
  { stencil }: ApplyStep,
  early: Representation,
  operands: readonly Operand[],
  waits: boolean,
  [target, ...others]: readonly { readonly register: number; readonly representation: Representation }[],
  consumed: ReadonlySet<number>,
): void {
  const { locals, inputs } = cursor.context;
  const { register } = target as { register: number };
  const item = locals.temporary("i64");
  const further = others.map(({ representation }) => locals.temporary(WASM_TYPE[representation]));
  const reader = peeksAs(stencil, inputs.observation.multi);
  cursor.apply(reader, operands, [item, ...further]);
  const to = waits ? locals.temporary(WASM_TYPE[early]) : locals.of(register, early);
  cursor.apply(UNBOX[early] as string, [local(item)], [to]);
  finish(cursor, consumed, [
    { register, representation: early, from: to },
    ...others.map((other, index) => ({ ...other, from: further[index] as number })),
  ]);
}

/** Whether what the instruction looks at may be taken away by another thread: all but the items of a tuple that nobody can. */
function isRacy(cursor: Cursor, peek: string | undefined, step: ApplyStep): boolean {
  if (peek === undefined || !cursor.context.inputs.observation.multi) return false;
  const [source] = step.operands;
  if (step.stencil !== "tuple_get" || source?.kind !== "register") return true;
  return cursor.context.loans?.registers.has(registerOf(source, cursor.instruction)) ?? false;
}

/** A built-in is immortal: giving it up needs no release. */
function learnImmortal(cursor: Cursor, operand: StepOperand): void {
  if (operand.kind !== "register") return;
  const register = registerOf(operand, cursor.instruction);
  if (isOpen(cursor.known(register))) cursor.state[register] = "plain";
}

/** Registers whose content ends with this instruction and may own something. */
function dying(cursor: Cursor, consumed: ReadonlySet<number>, written: readonly number[]): number[] {
  return [...new Set([...consumed, ...written])].filter((register) => mayOwn(cursor.known(register)));
}

interface Landing {
  readonly register: number;
  readonly representation: Representation;
  readonly from: number;
}

/** Releases what ends here, then puts the results where they belong. */
export function finish(cursor: Cursor, consumed: ReadonlySet<number>, landings: readonly Landing[]): void {
  const ends = dying(
    cursor,
    consumed,
    landings.map(({ register }) => register),
  );
  for (const register of consumed) if (isLent(cursor.known(register))) cursor.state[register] = "dead";
  for (const register of ends) cursor.drop(register);
  for (const register of consumed) cursor.state[register] = "dead";
  for (const { register, representation, from } of landings) {
    cursor.copy(local(from), cursor.context.locals.of(register, representation));
    cursor.state[register] = representation as Known;
  }
}

function test(
  cursor: Cursor,
  stencil: string,
  operands: readonly Operand[],
  consumed: ReadonlySet<number>,
  negate: boolean,
  jump: RegionEdge,
): void {
  if (dying(cursor, consumed, []).length === 0) {
    finish(cursor, consumed, []);
    cursor.branch({ kind: "apply", negate, apply: cursor.application(stencil, operands, []) }, jump);
    return;
  }
  const bool = cursor.context.locals.temporary("i32");
  cursor.apply(stencil, operands, [bool]);
  finish(cursor, consumed, []);
  cursor.branch({ kind: "local", negate, local: bool }, jump);
}

/** move and share: a register's content, or a constant, into another register. */
function lowerTransfer(cursor: Cursor, step: TransferStep): void {
  const target = registerOf(step.to, cursor.instruction);
  if (step.from.kind === "constant") {
    const index = cursor.instruction[step.from.field];
    const known = knownConstant(cursor, index);
    const operand = loadConstant(cursor, index, known);
    land(cursor, target, known, operand);
    return;
  }
  const source = registerOf(step.from as RegisterOperand, cursor.instruction);
  const known = cursor.known(source);
  if (known === "dead") {
    cursor.leave(`${cursor.context.nameOf(source)} holds nothing`);
    return;
  }
  if (lends(cursor, step, known, target)) {
    if (!isUnboxed(known) && !isLent(known)) cursor.apply("guard_bound", [local(cursor.localOf(source))]);
    cursor.copy(local(cursor.localOf(source)), cursor.context.locals.of(target, representationOf(known)));
    cursor.state[target] = lentBy(known, source, !cursor.isTemporary(source));
    return;
  }
  const moves = step.kind === "move" && cursor.isTemporary(source);
  if (isLent(known)) {
    const owned = cursor.applyToTemporary(keeperOf(known), [local(cursor.localOf(source))]);
    if (moves) cursor.state[source] = "dead";
    land(cursor, target, "value", owned);
    return;
  }
  const operand = moves ? local(cursor.localOf(source)) : shared(cursor, source, known);
  // The source gives its content up before the target takes it: nobody releases it twice.
  if (moves) cursor.state[source] = "dead";
  land(cursor, target, known, operand);
}

/** A copy that a temporary only looks at: the register copied goes on owning it, or it was lent itself. */
function lends(cursor: Cursor, step: TransferStep, known: Known, target: number): boolean {
  if (step.kind !== "share" || !(mayOwn(known) || isLent(known))) return false;
  const free = !mayOwn(cursor.known(target)) && cursor.context.inputs.homes[target] === "local";
  return free && cursor.isTemporary(target);
}

/** A further owner of what the register holds, in the representation it has. */
function shared(cursor: Cursor, source: number, known: Known): Operand {
  if (isUnboxed(known) && !mayOwn(known)) return local(cursor.localOf(source));
  const owner = cursor.applyToTemporary("share_value", [cursor.boxed(source)]);
  return isUnboxed(known) ? local(cursor.localOf(source)) : owner;
}

function land(cursor: Cursor, target: number, known: Known, operand: Operand): void {
  cursor.drop(target);
  cursor.copy(operand, cursor.context.locals.of(target, representationOf(known)));
  cursor.state[target] = known;
}
