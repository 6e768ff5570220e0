/** CALL_KW: a call whose last arguments are keywords; the EXTRA instruction behind it holds their names. */
import {
  checkKeywords, fillDefaults, findKeyword, NO_PARAMETER, requireArguments,
} from "./binding";
import { callBuiltinAt, dropMissing, pendingRequests, raiseNotCallable } from "./call";
import {
  CODE_POSITIONAL, FUNCTION_CODE, FUNCTION_DEFAULTS, INSTRUCTION_SIZE, STATUS_NEXT, STATUS_RAISED, TYPE_BUILTIN, TYPE_CLASS,
  TYPE_FUNCTION, TYPE_METHOD, UNBOUND,
} from "./generated/layout";
import { hasRoom, pushFrame } from "./frame";
import { constant, fieldA, fieldB, fieldC, slotOf } from "./operand";
import { tupleLength } from "./tuple";
import { refOf, typeOf } from "./value";

/** a = (b-2)(b, … c arguments, the last of them keywords). */
export function op_call_kw(fp: u32, ip: u32): u32 {
  const status = pendingRequests(fp, ip);
  if (status != STATUS_NEXT) return status;
  const first = slotOf(fp, fieldB(ip));
  const callee = load<i64>(first - 16);
  const names = refOf(constant(fieldA(ip + INSTRUCTION_SIZE)));
  switch (typeOf(callee)) {
    case TYPE_FUNCTION: return callFunction(ip, first, refOf(callee), names);
    case TYPE_BUILTIN:
    case TYPE_CLASS:
    case TYPE_METHOD: return callBuiltinAt(fp, ip, callee, first, fieldC(ip), names);
  }
  return raiseNotCallable(callee);
}

function callFunction(ip: u32, first: u32, called: u32, names: u32): u32 {
  const callee = bindArguments(called, first, dropMissing(first, fieldC(ip)), names);
  if (callee == 0 || !hasRoom(callee, first)) return STATUS_RAISED;
  return pushFrame(callee, first, ip);
}

/**
 * Binds `given` arguments at `first`, the last of them keywords named by the tuple `names` (0 = none), to the parameters
 * of the function `called`, in the same place. Returns its code object; 0 = raised, with the arguments as they were.
 */
export function bindArguments(called: u32, first: u32, given: u32, names: u32): u32 {
  const callee = load<u32>(called + FUNCTION_CODE);
  const defaults = load<u32>(called + FUNCTION_DEFAULTS);
  const positional: u32 = names == 0 ? given : given - tupleLength(names);
  if (names != 0 && !checkKeywords(callee, positional, names)) return 0;
  if (!requireArguments(callee, positional, names, defaults)) return 0;
  if (!hasRoom(callee, first)) return 0;
  bind(callee, first, positional, names, defaults);
  return callee;
}

/** Puts the keywords' values, which follow the positional arguments, where their parameters are. */
function bind(callee: u32, first: u32, positional: u32, names: u32, defaults: u32): void {
  const parameters = <u32>load<u16>(callee + CODE_POSITIONAL);
  const count: u32 = names == 0 ? 0 : tupleLength(names);
  // Behind all parameters is free stack (`hasRoom` keeps a margin): the values wait there.
  const waiting = first + 8 * max(parameters, positional + count);
  memory.copy(waiting, first + 8 * positional, 8 * count);
  for (let i = positional; i < parameters; i++) {
    const keyword = findKeyword(callee, i, names);
    if (keyword == NO_PARAMETER) fillDefaults(first, i, i + 1, parameters, defaults);
    else store<i64>(first + 8 * i, load<i64>(waiting + 8 * keyword));
  }
  for (let i: u32 = 0; i < count; i++) store<i64>(waiting + 8 * i, UNBOUND);
}
