/**
 * A function as a whole: what it returns, and its calls of itself, which go straight to its stitched code. The callee's frame
 * lies in memory where the interpreter would put it, but nothing is written there until it leaves; then it says so, and its
 * caller writes its own frame and leaves, too.
 */
import { addressOf, callPath, directAt, frameAt, linkBits } from "../frames.js";
import type { Context, Cursor } from "./context.js";
import { SPARE_REGISTERS } from "./entry.js";
import { isUnboxed, type Known, mayOwn, representationOf } from "./known.js";
import { knownConstant, loadConstant, resolveRegister } from "./operands.js";
import { constant, DEPTH, FP, local, type Node, type Operand, type RuntimeCall, THREAD, UNBOUND_BITS } from "./plan.js";
import { noteReturn, resultType, type Signature } from "./signature.js";

/** True when the instruction is a return or a call of the function itself, and was lowered. */
export function lowerDirect(cursor: Cursor): boolean {
  const { signature } = cursor.context.inputs;
  if (!signature) return false;
  const { row } = cursor.instruction;
  if (row.name === "RETURN") returnRegister(cursor, signature);
  else if (row.name === "RETURN_CONST") returnConstant(cursor, signature);
  else if (row.name === "DIRECT_CALL") call(cursor, signature);
  else return false;
  return true;
}

/** The code's first steps: parameters are in their locals, other locals hold nothing. */
export function directPrologue(context: Context, header: readonly Known[]): Node[] {
  const { observation } = context.inputs;
  const nodes: Node[] = [{ kind: "apply", pc: 0, stencil: "count_call", operands: [local(THREAD)], results: [] }];
  for (let register = observation.parameters; register < observation.locals; register++) {
    if (header[register] === "dead") continue;
    nodes.push({ kind: "copy", from: UNBOUND_BITS, to: context.locals.of(register, "value") });
  }
  return nodes;
}

function returnRegister(cursor: Cursor, signature: Signature): void {
  const { a: source } = cursor.instruction;
  const { context, state } = cursor;
  const known = cursor.known(source);
  if (known === "dead") {
    cursor.leave(`${context.nameOf(source)} holds nothing`);
    return;
  }
  if (!isUnboxed(known)) cursor.apply("guard_bound", [local(cursor.localOf(source))]);
  noteReturn(signature, known);
  cursor.ended = true;
  if (signature.result === undefined) return;
  const given = isUnboxed(signature.result) ? local(cursor.localOf(source)) : cursor.boxed(source);
  const waiting = context.locals.temporary(resultType(signature.result));
  cursor.copy(given, waiting);
  state[source] = "dead";
  giveBack(cursor, local(waiting));
}

function returnConstant(cursor: Cursor, signature: Signature): void {
  const { a: index } = cursor.instruction;
  const known = knownConstant(cursor, index);
  noteReturn(signature, known);
  cursor.ended = true;
  const { result } = signature;
  if (result === undefined) return;
  giveBack(cursor, loadConstant(cursor, index, isUnboxed(result) ? known : "plain"));
}

/** Locals are given up from the last to the first. */
function giveBack(cursor: Cursor, from: Operand): void {
  const { observation } = cursor.context.inputs;
  for (let register = observation.locals - 1; register >= 0; register--) cursor.drop(register);
  cursor.items.push({ kind: "return", from });
}

function call(cursor: Cursor, signature: Signature): void {
  const { context, state, pc } = cursor;
  const { observation } = context.inputs;
  const { a: target, b: base, c: count } = cursor.instruction;
  const callee = base - 2;
  const registers = Array.from({ length: count }, (_, index) => base + index);
  if ([callee, ...registers].some((register) => cursor.known(register) === "dead")) {
    cursor.leave("nothing is called");
    return;
  }
  guardCallee(cursor, callee);
  const levels = callPath(observation, pc).length;
  const bytes = 8 * (base + observation.registers + SPARE_REGISTERS);
  const further = levels + context.deepest;
  cursor.apply("guard_direct", [
    local(FP),
    local(THREAD),
    constant("i32", bytes),
    local(DEPTH),
    constant("i32", further),
  ]);
  const given: Operand[] = [];
  for (const [index, register] of registers.entries()) {
    const argument = argumentOf(cursor, register, index, signature);
    if (!argument) return;
    given.push(argument);
  }
  cursor.note("called directly");
  if (signature.result === undefined) {
    cursor.ended = true;
    return;
  }
  const result = context.locals.temporary(resultType(signature.result));
  const status = context.locals.temporary("i32");
  if (observation.closes) cursor.items.push({ kind: "store", register: callee, from: cursor.boxed(callee) });
  cursor.items.push({
    kind: "direct",
    pc,
    base,
    depth: local(DEPTH),
    deeper: levels + 1,
    operands: given,
    result,
    status,
    known: signature.result,
  });
  for (const register of registers) state[register] = "dead";
  const exit = context.exits.leaveCallee(pc, state, headers(cursor, base));
  cursor.items.push({
    kind: "if",
    condition: { kind: "local", local: status, negate: false },
    body: [{ kind: "exit", exit }],
  });
  if (observation.closes) cursor.items.push({ kind: "store", register: callee, from: UNBOUND_BITS });
  cursor.drop(callee);
  state[callee] = "dead";
  if (mayOwn(cursor.known(target))) cursor.drop(target);
  cursor.copy(local(result), context.locals.of(target, representationOf(signature.result)));
  state[target] = signature.result;
}

function guardCallee(cursor: Cursor, callee: number): void {
  const { observation } = cursor.context.inputs;
  const same = directAt(observation, cursor.pc)?.same;
  if (same === undefined) {
    cursor.apply("guard_code", [cursor.boxed(callee), constant("i32", observation.pointer | 0)]);
    return;
  }
  cursor.apply("guard_same", [cursor.boxed(callee), constant("i64", same)]);
  if (!isUnboxed(cursor.known(callee))) cursor.state[callee] = "plain";
}

/** An argument as the parameter wants it; undefined when it is of another kind for certain. */
function argumentOf(cursor: Cursor, register: number, index: number, signature: Signature): Operand | undefined {
  const wanted = signature.parameters[index] as Known;
  const known = cursor.known(register);
  if (wanted === "value") return cursor.boxed(register);
  if (isUnboxed(known) && known !== wanted) {
    signature.widened.add(index);
    cursor.leave(`its argument is ${known}, not ${wanted}`);
    return undefined;
  }
  return resolveRegister(cursor, register, representationOf(wanted));
}

/** The headers of the callee's frame and of those of the inlined calls around the call. */
function headers(cursor: Cursor, base: number): RuntimeCall[] {
  const { observation } = cursor.context.inputs;
  const header = (register: number, pc: number, flags: number): RuntimeCall => ({
    kind: "runtime",
    name: "direct_frame",
    operands: [
      { kind: "frame", register },
      constant("i32", addressOf(observation, pc) | flags),
      constant("i32", (frameAt(observation, pc) ?? observation).pointer | 0),
    ],
  });
  return [
    ...callPath(observation, cursor.pc).map((inlined) => header(inlined.base, inlined.call, linkBits(inlined))),
    header(base, cursor.pc, 0),
  ];
}
