/**
 * Inlined calls: what their instructions become. The state of a callee's registers is the caller's of the same numbers:
 * arguments just stay where they are.
 */
import { opcode } from "../../bytecode/opcodes.js";
import {
  callAt,
  frameAt,
  givenArguments,
  heldRegisters,
  isTemporaryAt,
  localRegisters,
  operandRegisters,
  unboundLocals,
} from "../frames.js";
import type { Default, InlinedCall, InlinedOperation } from "../observe.js";
import type { RegionEdge } from "../region/region.js";
import { constantAt } from "./choose.js";
import type { Cursor } from "./context.js";
import { isUnboxed, type Known, lentBy, mayOwn, representationOf } from "./known.js";
import { knownConstant, loadConstant, resolveRegister } from "./operands.js";
import { constant, local, type Operand, UNBOUND_BITS } from "./plan.js";
import { lowerResumed } from "./resumed.js";

/** True when the instruction is one of an inlined call and was lowered. */
export function lowerInlined(cursor: Cursor, jump: RegionEdge | null): boolean {
  const { row } = cursor.instruction;
  if (row.name === "INLINE_TEST") {
    testCallee(cursor, jump as RegionEdge);
    return true;
  }
  if (row.name === "INLINE_CALL" || row.name === "INLINE_OPERATION")
    enter(cursor, callAt(cursor.context.inputs.observation, cursor.pc) as InlinedCall);
  else if (row.name === "INLINE_RETURN") returnRegister(cursor);
  else if (row.name === "INLINE_RETURN_CONST") returnConstant(cursor);
  else return lowerResumed(cursor, jump);
  return true;
}

/** Goes on with the call behind it if that is what is called. */
function testCallee(cursor: Cursor, jump: RegionEdge): void {
  const { base, pointer } = callAt(cursor.context.inputs.observation, cursor.pc + 1) as InlinedCall;
  if (cursor.known(base - 2) === "dead") {
    cursor.leave("nothing is called");
    return;
  }
  const apply = cursor.application("is_code", [cursor.boxed(base - 2), constant("i32", pointer | 0)], []);
  cursor.branch({ kind: "apply", negate: true, apply }, jump);
}

function enter(cursor: Cursor, call: InlinedCall): void {
  const { context, state } = cursor;
  cursor.note(`inlined: ${call.code}`);
  const begun = call.makes
    ? makeInstance(cursor, call, call.makes)
    : call.operation
      ? beginOperation(cursor, call, call.operation)
      : guardCallee(cursor, call) && bindArguments(cursor, call);
  if (!begun) {
    cursor.leave("nothing is called");
    return;
  }
  for (const register of unboundLocals(call)) {
    const live = context.inputs.liveness.live(call.start, register);
    if (live) cursor.copy(UNBOUND_BITS, context.locals.of(register, "value"));
    state[register] = live ? "plain" : "dead";
  }
}

function guardCallee(cursor: Cursor, { base, same, pointer, tested }: InlinedCall): boolean {
  const callee = base - 2;
  if (cursor.known(callee) === "dead") return false;
  if (tested) return true;
  if (same === undefined) cursor.apply("guard_code", [cursor.boxed(callee), constant("i32", pointer | 0)]);
  else {
    cursor.apply("guard_same", [cursor.boxed(callee), constant("i64", same)]);
    if (!isUnboxed(cursor.known(callee))) cursor.state[callee] = "plain";
  }
  return true;
}

/** The tuples of defaults are those that were seen, and the first argument is there: without an object a call has one less. */
function guardBinding(cursor: Cursor, call: InlinedCall, callee: Operand): void {
  const [first] = givenArguments(call);
  for (const { field, tuple } of call.binding?.guards ?? [])
    cursor.apply("guard_defaults", [callee, constant("i32", field), constant("i32", tuple | 0)]);
  if (call.binding && first !== undefined && !isUnboxed(cursor.known(first)))
    cursor.apply("guard_bound", [cursor.boxed(first)]);
}

/** Arguments and defaults go to their parameters. Nothing leaves once one has moved. */
function bindArguments(cursor: Cursor, call: InlinedCall): boolean {
  const { binding, base } = call;
  if (!binding) return true;
  if (givenArguments(call).some((register) => cursor.known(register) === "dead")) return false;
  guardBinding(cursor, call, cursor.boxed(base - 2));
  moveArguments(cursor, call, base);
  return true;
}

/** The arguments, and what else is known of the parameters, move to the registers from `first` on. */
function moveArguments(cursor: Cursor, call: InlinedCall, first: number): void {
  const { context, state } = cursor;
  const sources = givenArguments(call);
  const values = call.binding?.values ?? sources.map((_, given) => ({ given }));
  const waiting = new Map<number, { readonly known: Known; readonly from: Operand }>();
  for (const [index, value] of values.entries()) {
    const source = "given" in value ? (sources[value.given] as number) : undefined;
    if (source === undefined || source === first + index) continue;
    const known = cursor.known(source);
    const copy = context.locals.temporary(isUnboxed(known) ? typeOf(known) : "i64");
    cursor.copy(local(cursor.localOf(source)), copy);
    waiting.set(first + index, { known, from: local(copy) });
    state[source] = "dead";
  }
  for (const [index, value] of values.entries()) {
    const target = first + index;
    const moved = "given" in value ? waiting.get(target) : knownDefault(value);
    if (!moved) continue;
    cursor.copy(moved.from, context.locals.of(target, representationOf(moved.known)));
    state[target] = moved.known;
  }
}

function knownDefault({ is, value }: Default): { readonly known: Known; readonly from: Operand } {
  switch (is) {
    case "int":
      return { known: "int", from: constant("i64", value) };
    case "float":
      return { known: "float", from: constant("f64", value) };
    case "bool":
      return { known: "bool", from: constant("i32", value) };
    default:
      return { known: "plain", from: constant("i64", value) };
  }
}

/** The instance takes the class's place and is the first argument, the function stands behind it, the arguments move up. */
function makeInstance(cursor: Cursor, call: InlinedCall, makes: NonNullable<InlinedCall["makes"]>): boolean {
  const { context, state } = cursor;
  const [instance, callee] = heldRegisters(call) as [number, number];
  const sources = givenArguments(call);
  if ([instance, ...sources].some((register) => cursor.known(register) === "dead")) return false;
  // The defaults are asked first: what leaves may own no instance yet, and the class makes sure of the function.
  guardBinding(cursor, call, constant("i64", call.same as number));
  const made = cursor.applyToTemporary("make_instance", [
    cursor.boxed(instance),
    constant("i32", makes.class | 0),
    constant("i32", makes.init | 0),
  ]);
  moveArguments(cursor, call, call.base + 1);
  for (const register of [instance, call.base]) {
    cursor.copy(made, context.locals.of(register, "value"));
    state[register] = "value";
  }
  cursor.copy(constant("i64", call.same as number), context.locals.of(callee, "value"));
  state[callee] = "plain";
  return true;
}

/** The operands go on in their registers; the method gets owners of its own. Nothing leaves once there is one. */
function beginOperation(cursor: Cursor, call: InlinedCall, operation: InlinedOperation): boolean {
  const { context, state } = cursor;
  if (operandRegisters(call).some((register) => cursor.known(register) === "dead")) return false;
  const operands = operation.operands.map((field) => operandOf(operation, field));
  const [self, ...others] = operands as [OperationOperand, ...OperationOperand[]];
  if (self.kind !== "register" || isUnboxed(cursor.known(self.index))) return false;
  cursor.apply("guard_operation", [
    cursor.boxed(self.index),
    ...[operation.shape, operation.record, operation.function].map((word) => constant("i32", word | 0)),
  ]);
  for (const [place, { kind, index }] of others.entries()) {
    if (kind !== "register" || isUnboxed(cursor.known(index))) continue;
    if (place > 0 || operation.unasked === undefined) cursor.apply("guard_bound", [cursor.boxed(index)]);
    else cursor.apply("guard_unasked", [cursor.boxed(index), constant("i32", operation.unasked | 0)]);
  }
  for (const [place, { kind, index }] of operands.entries()) {
    const target = call.base + place;
    const found = kind === "register" ? cursor.known(index) : knownConstant(cursor, index);
    const holds = kind === "register" && !isTemporaryAt(context.inputs.observation, call.call, index);
    const known = holds && mayOwn(found) ? lentBy(found, index, true) : found;
    const representation = representationOf(known);
    let from = kind === "register" ? local(cursor.localOf(index)) : loadConstant(cursor, index, known);
    if (mayOwn(known)) {
      const owner = cursor.applyToTemporary("keep_value", [cursor.boxed(index)]);
      if (!isUnboxed(known)) from = owner;
    }
    cursor.copy(from, context.locals.of(target, representation));
    state[target] = known;
  }
  cursor.copy(constant("i64", call.same as number), context.locals.of(call.base - 2, "value"));
  state[call.base - 2] = "plain";
  return true;
}

interface OperationOperand {
  readonly kind: "register" | "constant";
  readonly index: number;
}

function operandOf({ instruction }: InlinedOperation, field: "a" | "b" | "c"): OperationOperand {
  const isConstant = opcode(instruction.name).fields[field] === "const";
  return { kind: isConstant ? "constant" : "register", index: instruction[field] };
}

/** The operands that the instruction consumes. */
function consumedOperands(cursor: Cursor, call: InlinedCall): number[] {
  const { observation } = cursor.context.inputs;
  const temporaries = operandRegisters(call).filter((register) => isTemporaryAt(observation, call.call, register));
  return [...new Set(temporaries)];
}

function returnRegister(cursor: Cursor): void {
  const { context, state } = cursor;
  const { b: source } = cursor.instruction;
  const { makes, operation } = frameOf(cursor);
  if (cursor.known(source) === "dead" || makes) {
    cursor.leave(`${context.nameOf(source)} holds nothing, or __init__ returns it`);
    return;
  }
  if (operation && wantsBool(operation)) {
    if (isUnboxed(cursor.known(source)) && cursor.known(source) !== "bool") {
      cursor.leave("the method gives no bool");
      return;
    }
    resolveRegister(cursor, source, "bool");
  }
  const known = cursor.known(source);
  if (!isUnboxed(known))
    cursor.apply(operation?.ending === "answer" ? "guard_answer" : "guard_bound", [local(cursor.localOf(source))]);
  if (operation?.ending === "nothing") {
    cursor.drop(source);
    state[source] = "dead";
    finish(cursor, "dead", undefined);
    return;
  }
  const representation = representationOf(known);
  const waiting = context.locals.temporary(isUnboxed(known) ? typeOf(known) : "i64");
  cursor.copy(local(cursor.localOf(source, representation)), waiting);
  state[source] = "dead";
  finish(cursor, known, local(waiting));
}

const typeOf = (known: Known) => (known === "int" ? "i64" : known === "float" ? "f64" : "i32");

function returnConstant(cursor: Cursor): void {
  const { b: index } = cursor.instruction;
  if (frameOf(cursor).makes && constantAt(cursor.context, index).constant.kind !== "none") {
    cursor.leave("__init__ returns it");
    return;
  }
  const known = knownConstant(cursor, index);
  const { operation } = frameOf(cursor);
  if (operation && wantsBool(operation) && known !== "bool") {
    cursor.leave("the method gives no bool");
    return;
  }
  if (operation?.ending === "nothing") {
    finish(cursor, "dead", undefined);
    return;
  }
  finish(cursor, known, loadConstant(cursor, index, known));
}

const frameOf = (cursor: Cursor): InlinedCall => frameAt(cursor.context.inputs.observation, cursor.pc) as InlinedCall;

/** Whether only a bool ends the operation here. */
const wantsBool = ({ ending, negated }: InlinedOperation): boolean =>
  ending === "truth" || ending === "jump" || (ending === "answer" && negated);

/**
 * Locals are given up from the last to the first, then the callee, an operation's operands, what the result replaces. No
 * result: nothing is done with it.
 */
function finish(cursor: Cursor, known: Known, result: Operand | undefined): void {
  const { context, state } = cursor;
  const call = frameOf(cursor);
  const instance = call.makes ? call.base - 4 : undefined;
  for (const register of [...localRegisters(call).reverse(), call.base - 2, ...consumedOperands(cursor, call)]) {
    cursor.drop(register);
    state[register] = "dead";
  }
  if (result === undefined) return;
  const { c: target } = cursor.instruction;
  const made = instance === undefined ? undefined : local(context.locals.of(instance, "value"));
  if (mayOwn(cursor.known(target)) && target !== instance) cursor.drop(target);
  if (instance !== undefined) state[instance] = "dead";
  const final = made ? "value" : known;
  const given = call.operation?.negated ? cursor.applyToTemporary("not_bool", [result]) : result;
  cursor.copy(made ?? given, context.locals.of(target, representationOf(final)));
  state[target] = final;
}
