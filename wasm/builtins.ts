/**
 * Calls of built-in functions, classes and methods. Which function does the work says its row in
 * src/bytecode/builtins; the arguments are read through arguments.ts.
 */
import { openArguments, setCalled } from "./arguments";
import { pendingRequests } from "./call";
import { callNumbered } from "./generated/builtins";
import { BUILTIN_ID, NO_BUILTIN, STATUS_AGAIN, STATUS_NEXT, STATUS_RAISED, TYPE_BUILTIN, TYPE_CLASS, UNBOUND } from "./generated/layout";
import { OP_CALL } from "./generated/opcodes";
import { clear, fieldB, fieldC, finishA, slotOf } from "./operand";
import { pythonRuns } from "./invoke";
import { callStandIns, isMisfit } from "./stand-in";
import { isOfType, refOf } from "./value";

/**
 * Calls built-in `id` with `count` values at `args` (8 bytes each), which stay where they are; the last of them are
 * keyword arguments when `keywordNames` is a tuple of their names (0 = none). A method's object is argument 0.
 * Returns an owned value; UNBOUND = raised.
 */
export function callBuiltin(id: u32, args: u32, count: u32, keywordNames: u32): i64 {
  openArguments(args, count, keywordNames);
  setCalled(id);
  const runs = pythonRuns;
  const result = callNumbered(id);
  return result == UNBOUND && runs == pythonRuns && isMisfit() ? callStandIns(id, args, count, keywordNames) : result;
}

/** a = (b-2)(b, … c arguments) for a built-in; another callee makes the instruction generic again. */
export function op_call_builtin(fp: u32, ip: u32): u32 {
  const status = pendingRequests(fp, ip);
  if (status != STATUS_NEXT) return status;
  const first = slotOf(fp, fieldB(ip));
  const callee = load<i64>(first - 16);
  const isBuiltin = isOfType(callee, TYPE_BUILTIN) || isOfType(callee, TYPE_CLASS) && load<u32>(refOf(callee) + BUILTIN_ID) != NO_BUILTIN;
  if (!isBuiltin) {
    store<u16>(ip, OP_CALL);
    return STATUS_AGAIN;
  }
  // As `callBuiltinAt` does it, without keywords and with no calls between here and the built-in but that by its number.
  const id = load<u32>(refOf(callee) + BUILTIN_ID);
  const end = first + 8 * fieldC(ip);
  const from = first < end && load<i64>(first) == UNBOUND ? first + 8 : first;
  const count = (end - from) >> 3;
  openArguments(from, count, 0);
  setCalled(id);
  const runs = pythonRuns;
  let result = callNumbered(id);
  if (result == UNBOUND) {
    // What a method in Python answered is not asked again.
    if (runs != pythonRuns || !isMisfit()) return STATUS_RAISED;
    result = callStandIns(id, from, count, 0);
    if (result == UNBOUND) return STATUS_RAISED;
  }
  clear(first - 16);
  for (let slot = from; slot < end; slot += 8) clear(slot);
  finishA(fp, ip, result);
  return STATUS_NEXT;
}
