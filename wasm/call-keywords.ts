/** CALL_KW: a call whose last arguments are keywords; the EXTRA instruction behind it holds their names. */
import { bindArguments } from "./binding";
import { callBuiltinAt, callOther, dropMissing, pendingRequests } from "./call";
import { callClass } from "./construct";
import { pushFrame } from "./frame";
import {
  BUILTIN_ID, INSTRUCTION_SIZE, NO_BUILTIN, STATUS_NEXT, STATUS_RAISED, TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION,
  TYPE_METHOD,
} from "./generated/layout";
import { OP_CALL_KW } from "./generated/opcodes";
import { noteCallee } from "./inlined";
import { constant, fieldA, fieldB, fieldC, genericAt, slotOf } from "./operand";
import { refOf, typeOf } from "./value";

/** a = (b-2)(b, … c arguments, the last of them keywords). */
export function op_call_kw(fp: u32, ip: u32): u32 {
  const status = pendingRequests(fp, ip);
  if (status != STATUS_NEXT) return status;
  const first = slotOf(fp, fieldB(ip));
  const callee = load<i64>(first - 16);
  const names = refOf(constant(fieldA(ip + INSTRUCTION_SIZE)));
  return callAny(fp, ip, callee, first, fieldC(ip), names);
}

/**
 * Calls `callee` on the `count` values at `first`, the last of them named by the tuple `names` (0 = none), and ends the
 * instruction, or pushes the frame that does.
 */
export function callAny(fp: u32, ip: u32, callee: i64, first: u32, count: u32, names: u32): u32 {
  switch (typeOf(callee)) {
    case TYPE_FUNCTION: return callFunction(ip, first, refOf(callee), count, names);
    case TYPE_CLASS:
      if (load<u32>(refOf(callee) + BUILTIN_ID) == NO_BUILTIN) return callClass(fp, ip, refOf(callee), first, dropMissing(first, count), names);
    case TYPE_BUILTIN:
    case TYPE_METHOD: return callBuiltinAt(fp, ip, callee, first, count, names);
  }
  return callOther(fp, ip, callee, first, dropMissing(first, count), names);
}

function callFunction(ip: u32, first: u32, called: u32, count: u32, names: u32): u32 {
  const given = dropMissing(first, count);
  const callee = bindArguments(called, first, given, names);
  if (callee == 0) return STATUS_RAISED;
  if (given == count && genericAt(ip) == OP_CALL_KW) noteCallee(ip, called);
  return pushFrame(callee, first, ip);
}
