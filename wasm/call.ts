/**
 * CALL of anything callable: arguments lie in r[b]…, the callee in r[b-2]. Calls of Python functions with all
 * arguments and of built-ins become CALL_PY, an intrinsic or CALL_BUILTIN, which do not come here again.
 * An unbound first argument is LOAD_METHOD's sign that there is no object: it is dropped.
 */
import { markExecuted } from "./attribute-cache";
import { bindArguments, bindDefaults } from "./binding";
import { callBuiltin } from "./builtins";
import { classOfValue, findInClass, isCustom, isInstance } from "./class";
import { callClass } from "./construct";
import { thread } from "./control";
import { release, share } from "./count";
import { bind } from "./descriptor";
import { hasRaised } from "./error";
import { hasRoom, pushFrame } from "./frame";
import {
  BOUND_FUNCTION, BOUND_SELF, BUILTIN_DICT_GET, BUILTIN_ID, BUILTIN_ISINSTANCE, CLASS_INT, CLASS_OTHER, CLASS_STR, CLASS_TUPLE, CODE_ARGS, EXC_TypeError, FUNCTION_CODE, METHOD_ID, METHOD_SELF,
  NAME_CALL, NO_BUILTIN, STATUS_AGAIN, STATUS_NEXT, STATUS_RAISED, THREAD_LIMIT, TYPE_BOUND, TYPE_BUILTIN, TYPE_CLASS, TYPE_DICT, TYPE_TUPLE,
  TYPE_FUNCTION, TYPE_METHOD, TYPE_STATICMETHOD, UNBOUND, WRAPPER_FUNCTION, TYPE_ALIAS,
} from "./generated/layout";
import { intrinsic, OP_CALL, OP_CALL_BUILTIN, OP_CALL_DICT_GET, OP_CALL_DICT_GET_OR, OP_CALL_ISINSTANCE, OP_CALL_PY } from "./generated/opcodes";
import { callPrepended, callValue } from "./invoke";
import { noteCallee, rememberCallee } from "./inlined";
import { raiseForType } from "./messages";
import { clear, clearSlot, fieldA, fieldB, fieldC, genericAt, slotOf, storeRegister } from "./operand";
import { safepoint } from "./safepoint";
import { singleton } from "./singletons";
import { takesSelf } from "./special";
import { become } from "./specialise";
import { tupleItem, tupleLength } from "./tuple";
import { classOf, isOfType, refOf, typeOf } from "./value";

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
    case TYPE_CLASS:
      if (load<u32>(refOf(callee) + BUILTIN_ID) == NO_BUILTIN) return callClass(fp, ip, refOf(callee), first, dropMissing(first, fieldC(ip)), 0);
    case TYPE_BUILTIN:
      if (becomeBuiltinCall(ip, first, load<u32>(refOf(callee) + BUILTIN_ID))) return STATUS_AGAIN;
      return callBuiltinAt(fp, ip, callee, first, fieldC(ip), 0);
    case TYPE_METHOD:
      markExecuted(ip);
      return callBuiltinAt(fp, ip, callee, first, fieldC(ip), 0);
  }
  markExecuted(ip);
  return callOther(fp, ip, callee, first, dropMissing(first, fieldC(ip)), 0);
}

/** Bound methods, instances with `__call__`, staticmethods: `count` values at `first`, named by `names` (0 = none). */
export function callOther(fp: u32, ip: u32, callee: i64, first: u32, count: u32, names: u32): u32 {
  const object = refOf(callee);
  if (typeOf(callee) == TYPE_BOUND) {
    return callWithSelf(fp, ip, share(load<i64>(object + BOUND_FUNCTION)), load<i64>(object + BOUND_SELF), first, count, names);
  }
  if (typeOf(callee) == TYPE_ALIAS) return callNested(fp, ip, callee, first, count, names);
  if (typeOf(callee) == TYPE_STATICMETHOD) return callNested(fp, ip, load<i64>(object + WRAPPER_FUNCTION), first, count, names);
  const method: i64 = isInstance(callee) ? findInClass(classOfValue(callee), singleton(NAME_CALL)) : UNBOUND;
  if (method == UNBOUND) return raiseNotCallable(callee);
  if (takesSelf(method)) return callWithSelf(fp, ip, method, callee, first, count, names);
  const bound = bind(method, callee, classOfValue(callee));
  if (bound == UNBOUND) return STATUS_RAISED;
  const status = callNested(fp, ip, bound, first, count, names);
  release(bound);
  return status;
}

/** Calls `callable`, whose ownership it takes, with `self` as a further first argument; a Python function in this interpreter's loop. */
export function callWithSelf(fp: u32, ip: u32, callable: i64, self: i64, first: u32, count: u32, names: u32): u32 {
  if (typeOf(callable) != TYPE_FUNCTION || !hasRoom(load<u32>(refOf(callable) + FUNCTION_CODE), first + 8)) {
    const status = hasRaised() ? STATUS_RAISED : callNested(fp, ip, callable, first, count, names, self);
    release(callable);
    return status;
  }
  memory.copy(first + 8, first, 8 * count);
  store<i64>(first, share(self));
  const old = load<i64>(first - 16);
  store<i64>(first - 16, callable);
  release(old);
  const callee = bindArguments(refOf(callable), first, count + 1, names);
  if (callee != 0) return pushFrame(callee, first, ip);
  for (let i: u32 = 0; i <= count; i++) clearSlot(first + 8 * i);
  return STATUS_RAISED;
}

/** Calls anything through an interpreter of its own and ends the instruction. `self`: a further first argument. */
function callNested(fp: u32, ip: u32, callable: i64, first: u32, count: u32, names: u32, self: i64 = UNBOUND): u32 {
  const result = self == UNBOUND ? callValue(callable, first, count, names) : callPrepended(callable, self, first, count, names);
  if (result == UNBOUND) return STATUS_RAISED;
  clearSlot(first - 16);
  for (let i: u32 = 0; i < count; i++) clearSlot(first + 8 * i);
  storeRegister(fp, fieldA(ip), result);
  return STATUS_NEXT;
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
  const fits = given == parameters && given == fieldC(ip);
  if (!fits) markExecuted(ip);
  else if (genericAt(ip) == OP_CALL) rememberCallee(ip, called);
  if (become(ip, fits ? OP_CALL_PY : 0)) return STATUS_AGAIN;
  if (given < parameters) {
    if (!hasRoom(callee, first)) return STATUS_RAISED;
    if (bindDefaults(called, callee, first, given)) {
      if (given == fieldC(ip) && genericAt(ip) == OP_CALL) noteCallee(ip, called);
      return pushFrame(callee, first, ip);
    }
  }
  if (given != parameters ? bindArguments(called, first, given, 0) == 0 : !hasRoom(callee, first)) return STATUS_RAISED;
  return pushFrame(callee, first, ip);
}

/** A class that no user's metaclass speaks for, or a tuple of such: the stencil tells what their instances are. */
function arePlainClasses(value: i64): bool {
  if (!isOfType(value, TYPE_TUPLE)) return isPlainClass(value);
  for (let i: u32 = 0; i < tupleLength(refOf(value)); i++) if (!isPlainClass(tupleItem(refOf(value), i))) return false;
  return true;
}

function isPlainClass(value: i64): bool {
  return isOfType(value, TYPE_CLASS) && !isCustom(value);
}

function becomeBuiltinCall(ip: u32, first: u32, id: u32): bool {
  const count = fieldC(ip);
  const firstClass = count > 0 ? classOf(load<i64>(first)) : CLASS_OTHER;
  const secondClass = count > 1 ? classOf(load<i64>(first + 8)) : CLASS_OTHER;
  let special = intrinsic(id, count, firstClass, secondClass);
  if (id == BUILTIN_ISINSTANCE && count == 2 && arePlainClasses(load<i64>(first + 8))) special = OP_CALL_ISINSTANCE;
  if (id == BUILTIN_DICT_GET && isOfType(load<i64>(first), TYPE_DICT) && (secondClass == CLASS_INT || secondClass == CLASS_STR || secondClass == CLASS_TUPLE)) {
    special = count == 2 ? OP_CALL_DICT_GET : count == 3 ? OP_CALL_DICT_GET_OR : 0;
  }
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
    // The missing object's place, or else the link's slot before the arguments, takes the method's object.
    const at = count > 0 && load<i64>(first) == UNBOUND ? first : first - 8;
    store<i64>(at, share(load<i64>(object + METHOD_SELF)));
    result = callBuiltin(load<u32>(object + METHOD_ID), at, count + (at == first ? 0 : 1), names);
    release(load<i64>(at));
    store<i64>(at, UNBOUND);
  } else {
    const dropped: u32 = count > 0 && load<i64>(first) == UNBOUND ? 1 : 0;
    result = callBuiltin(load<u32>(object + BUILTIN_ID), first + 8 * dropped, count - dropped, names);
  }
  if (result == UNBOUND) return STATUS_RAISED;
  clear(first - 16);
  for (let slot = first, end = first + 8 * count; slot < end; slot += 8) clear(slot);
  storeRegister(fp, fieldA(ip), result);
  return STATUS_NEXT;
}
