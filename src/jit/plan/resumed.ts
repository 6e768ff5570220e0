/** Generators whose code the loop holds: how they go on, and how they yield (../resumed.ts). */
import { LAYOUT, VALUE } from "../../base/layout.js";
import { decode } from "../../bytecode/operands.js";
import { addressOf, callAt, frameAt, isTemporaryAt, localRegisters } from "../frames.js";
import type { InlinedCall, Wait } from "../observe.js";
import type { RegionEdge } from "../region/region.js";
import type { Cursor } from "./context.js";
import { isUnboxed, type Known, mayOwn, representationOf } from "./known.js";
import { constant, local, UNBOUND_BITS } from "./plan.js";

/** True when the instruction is one of an inlined generator and was lowered. */
export function lowerResumed(cursor: Cursor, jump: RegionEdge | null): boolean {
  switch (cursor.instruction.row.name) {
    case "INLINE_RESUME_TEST":
      testPlace(cursor, jump as RegionEdge);
      return true;
    case "INLINE_RESUME":
      goOn(cursor);
      return true;
    case "INLINE_YIELD":
      pause(cursor);
      return true;
    case "INLINE_END":
      end(cursor);
      return true;
    default:
      return false;
  }
}

/** The generator of an INLINE_RESUME. */
function waitsAt(cursor: Cursor, pc: number): { readonly call: InlinedCall; readonly wait: Wait } {
  const call = callAt(cursor.context.inputs.observation, pc) as InlinedCall;
  return { call, wait: call.generator?.waits.find(({ resume }) => resume === pc) as Wait };
}

function testPlace(cursor: Cursor, jump: RegionEdge): void {
  const { b: iterator } = cursor.instruction;
  if (cursor.known(iterator) === "dead") {
    cursor.leave("nothing is asked");
    return;
  }
  const { wait } = waitsAt(cursor, cursor.pc + 1);
  const ip = addressOf(cursor.context.inputs.observation, wait.at) | 0;
  const apply = cursor.application("generator_at", [cursor.boxed(iterator), constant("i32", ip)], []);
  cursor.branch({ kind: "apply", negate: true, apply }, jump);
}

/** Nothing leaves once the generator runs; it owns nothing then, its registers do. */
function goOn(cursor: Cursor): void {
  const { context, state } = cursor;
  const { b: iterator } = cursor.instruction;
  const { call, wait } = waitsAt(cursor, cursor.pc);
  const { observation } = context.inputs;
  cursor.note(`inlined: ${call.code}`);
  if (cursor.known(iterator) === "dead") {
    cursor.leave("nothing is asked");
    return;
  }
  const held = context.locals.of(call.base - 2, "value");
  const ip = addressOf(observation, wait.at) | 0;
  cursor.apply("generator_go_on", [cursor.boxed(iterator), constant("i32", ip)], [held]);
  state[call.base - 2] = "value";
  for (let index = 0; index < wait.live; index++) {
    const register = call.base + index;
    cursor.apply("generator_take", [local(held), distance(index)], [context.locals.of(register, "value")]);
    state[register] = "value";
  }
  // What comes of the yield is None: a loop sends nothing. The value itself has left.
  if (wait.next === wait.at) return;
  const { b: sent } = decode(observation.instructions, wait.at);
  cursor.copy(NONE, context.locals.of(sent, "value"));
  state[sent] = "plain";
}

function pause(cursor: Cursor): void {
  const { context, state } = cursor;
  const { observation } = context.inputs;
  const { b: given, c: target } = cursor.instruction;
  const call = frameAt(observation, cursor.pc) as InlinedCall;
  const wait = call.generator?.waits.find(({ at }) => at === cursor.pc) as Wait;
  const generator = call.base - 2;
  const known = cursor.known(given);
  if (known === "dead" || cursor.known(generator) !== "value" || !isTemporaryAt(observation, cursor.pc, given)) {
    cursor.leave(`${context.nameOf(given)} holds nothing`);
    return;
  }
  if (!isUnboxed(known)) cursor.apply("guard_bound", [local(cursor.localOf(given))]);
  const waiting = context.locals.temporary(isUnboxed(known) ? typeOf(known) : "i64");
  cursor.copy(local(cursor.localOf(given)), waiting);
  state[given] = "dead";
  const held = local(context.locals.of(generator, "value"));
  for (let index = 0; index < wait.live; index++) {
    const register = call.base + index;
    const content = cursor.known(register) === "dead" ? UNBOUND_BITS : cursor.boxed(register);
    cursor.apply("generator_give", [held, distance(index), content]);
    state[register] = "dead";
  }
  cursor.apply("generator_pause", [held, constant("i32", cursor.ip | 0), constant("i32", wait.live)]);
  state[generator] = "dead";
  if (mayOwn(cursor.known(target))) cursor.drop(target);
  cursor.copy(local(waiting), context.locals.of(target, representationOf(known)));
  state[target] = known;
}

/** What it returns is nobody's, and so are its locals, from the last to the first. */
function end(cursor: Cursor): void {
  const { context, state } = cursor;
  const { b: given } = cursor.instruction;
  const call = frameAt(context.inputs.observation, cursor.pc) as InlinedCall;
  const generator = call.base - 2;
  if (cursor.known(generator) !== "value" || cursor.known(given) === "dead") {
    cursor.leave(`${context.nameOf(given)} holds nothing`);
    return;
  }
  if (!isUnboxed(cursor.known(given))) cursor.apply("guard_bound", [local(cursor.localOf(given))]);
  const isTemporary = isTemporaryAt(context.inputs.observation, cursor.pc, given);
  for (const register of [...localRegisters(call), ...(isTemporary ? [given] : [])].reverse()) {
    cursor.drop(register);
    state[register] = "dead";
  }
  cursor.apply("generator_end", [local(context.locals.of(generator, "value"))]);
  state[generator] = "dead";
}

const typeOf = (known: Known) => (known === "int" ? "i64" : known === "float" ? "f64" : "i32");

/** From the generator to its register of that index. */
const distance = (index: number) => constant("i32", LAYOUT.GENERATOR_REGISTERS + 8 * index);

const NONE = constant("i64", Number(BigInt.asIntN(64, VALUE.NONE)));
