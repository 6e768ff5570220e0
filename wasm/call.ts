/**
 * CALL of anything callable: arguments lie in r[b]…, the callee in r[b-2]. Calls of Python functions with all
 * arguments and of built-ins become CALL_PY, an intrinsic or CALL_BUILTIN, which do not come here again.
 * An unbound first argument is LOAD_METHOD's sign that there is no object: it is dropped.
 */
import { callBuiltin } from "./builtins";
import { thread } from "./control";
import { release, share } from "./count";
import {
  BUILTIN_ID, CLASS_OTHER, CODE_ARGS, EXC_TypeError, FUNCTION_CODE, METHOD_ID, METHOD_SELF, STATUS_AGAIN,
  STATUS_NEXT, STATUS_RAISED, THREAD_LIMIT, TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION, TYPE_METHOD, UNBOUND,
} from "./generated/layout";
import { intrinsic, OP_CALL_BUILTIN, OP_CALL_PY } from "./generated/opcodes";
import { bindArguments } from "./binding";
import { hasRoom, pushFrame } from "./frame";
import { raiseForType } from "./messages";
import { clearSlot, fieldA, fieldB, fieldC, slotOf, storeRegister } from "./operand";
import { safepoint } from "./safepoint";
import { become } from "./specialise";
import { classOf, refOf, typeOf } from "./value";

export { enterFunction, enterModule } from "./enter";

/** A thread's limit word is 0 while a request waits; else it is only looked at by `hasRoom`. */
@inline
export function pendingRequests(fp: u32, ip: u32): u32 {
  return atomic.load<u32>(thread + THREAD_LIMIT) == 0 ? safepoint(fp, ip) : STATUS_NEXT;
}

/** a = (b-2)(b, … c arguments). */
export function op_call(fp: u32, ip: u32): u32 {
  const status = pendingRequests(fp, ip);
  if (status != STATUS_NEXT) return status;
  const first = slotOf(fp, fieldB(ip));
  const callee = load<i64>(first - 16);
  switch (typeOf(callee)) {
    case TYPE_FUNCTION: return callFunction(ip, first, refOf(callee));
    case TYPE_BUILTIN:
    case TYPE_CLASS:
      if (becomeBuiltinCall(ip, first, load<u32>(refOf(callee) + BUILTIN_ID))) return STATUS_AGAIN;
      return callBuiltinAt(fp, ip, callee, first, fieldC(ip), 0);
    case TYPE_METHOD:
      return callBuiltinAt(fp, ip, callee, first, fieldC(ip), 0);
  }
  return raiseNotCallable(callee);
}

export function raiseNotCallable(callee: i64): u32 {
  raiseForType(EXC_TypeError, "'", callee, "' object is not callable");
  return STATUS_RAISED;
}

/** Drops LOAD_METHOD's missing object: the other arguments move down. Returns how many there are. */
export function dropMissing(first: u32, count: u32): u32 {
  if (count == 0 || load<i64>(first) != UNBOUND) return count;
  memory.copy(first, first + 8, 8 * (count - 1));
  store<i64>(first + 8 * (count - 1), UNBOUND);
  return count - 1;
}

function callFunction(ip: u32, first: u32, called: u32): u32 {
  const callee = load<u32>(called + FUNCTION_CODE);
  const given = dropMissing(first, fieldC(ip));
  const parameters = <u32>load<u16>(callee + CODE_ARGS);
  if (become(ip, given == parameters && given == fieldC(ip) ? OP_CALL_PY : 0)) return STATUS_AGAIN;
  if (given != parameters ? bindArguments(called, first, given, 0) == 0 : !hasRoom(callee, first)) return STATUS_RAISED;
  return pushFrame(callee, first, ip);
}

function becomeBuiltinCall(ip: u32, first: u32, id: u32): bool {
  const count = fieldC(ip);
  const firstClass = count > 0 ? classOf(load<i64>(first)) : CLASS_OTHER;
  const secondClass = count > 1 ? classOf(load<i64>(first + 8)) : CLASS_OTHER;
  const special = intrinsic(id, count, firstClass, secondClass);
  return become(ip, special != 0 ? special : OP_CALL_BUILTIN);
}

/**
 * Calls a built-in or a bound method of one on the `count` values at `first`, the last of them named by the tuple
 * `names`, and ends the instruction.
 */
export function callBuiltinAt(fp: u32, ip: u32, callee: i64, first: u32, count: u32, names: u32): u32 {
  const object = refOf(callee);
  let result: i64;
  if (typeOf(callee) == TYPE_METHOD) {
    // The link's slot before the arguments takes the method's object.
    store<i64>(first - 8, share(load<i64>(object + METHOD_SELF)));
    result = callBuiltin(load<u32>(object + METHOD_ID), first - 8, count + 1, names);
    release(load<i64>(first - 8));
    store<i64>(first - 8, UNBOUND);
  } else {
    const dropped: u32 = count > 0 && load<i64>(first) == UNBOUND ? 1 : 0;
    result = callBuiltin(load<u32>(object + BUILTIN_ID), first + 8 * dropped, count - dropped, names);
  }
  if (result == UNBOUND) return STATUS_RAISED;
  clearSlot(first - 16);
  for (let i: u32 = 0; i < count; i++) clearSlot(first + 8 * i);
  storeRegister(fp, fieldA(ip), result);
  return STATUS_NEXT;
}
