/** The outermost frame of a thread: the module's for the main thread, its target's for any other. */
import { bindArguments } from "./binding";
import { callBuiltin } from "./builtins";
import { raiseNotCallable } from "./call";
import { thread } from "./control";
import { release, releaseRef, share } from "./count";
import { hasRoom, hasRoomFor, openStack, pushFrame } from "./frame";
import {
  BOUND_FUNCTION, BOUND_SELF, BUILTIN_ID, FRAME_CALLEE, FUNCTION_CODE, METHOD_ID, METHOD_SELF, NAME_CALL, NO_BUILTIN,
  NONE, STATUS_NEXT, STATUS_RAISED, THREAD_STACK_END, TUPLE_ITEMS, TYPE_BOUND, TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION,
  TYPE_METHOD, UNBOUND,
} from "./generated/layout";
import { callValue } from "./invoke";
import { raiseMemoryError } from "./messages";
import { clearSlot } from "./operand";
import { hasSpecial } from "./special";
import { tupleItem, tupleLength } from "./tuple";
import { unpackArguments } from "./unpack";
import { refOf, typeOf } from "./value";

/** threading.py's own frames below a target in CPython: they count for the recursion limit. */
const THREAD_FRAMES: u32 = 3;

/** Prepares the module's frame. STATUS_FRAME, or STATUS_RAISED. */
export function enterModule(module: u32): u32 {
  const fp = openStack(NONE, 0);
  return hasRoom(module, fp) ? pushFrame(module, fp, 0) : STATUS_RAISED;
}

/**
 * Calls a thread's target with the items of the one item of a tuple (0 = without arguments). STATUS_FRAME: the interpreter is to run; STATUS_NEXT:
 * it was a built-in and is done; STATUS_RAISED.
 */
export function enterFunction(target: i64, packed: u32): u32 {
  const fp = openStack(target, THREAD_FRAMES);
  const args = packed == 0 ? 0 : unpackArguments(target, tupleItem(packed, 0));
  const status = packed != 0 && args == 0 ? STATUS_RAISED : enter(fp, target, args);
  if (args != 0) releaseRef(args);
  if (status == STATUS_RAISED) clearSlot(fp + FRAME_CALLEE);
  return status;
}

function enter(fp: u32, target: i64, args: u32): u32 {
  const object = refOf(target);
  switch (typeOf(target)) {
    case TYPE_FUNCTION: return enterPython(fp, object, args);
    case TYPE_CLASS:
      if (load<u32>(object + BUILTIN_ID) == NO_BUILTIN) break;
    case TYPE_BUILTIN: return runBuiltin(fp, load<u32>(object + BUILTIN_ID), UNBOUND, args);
    case TYPE_METHOD: return runBuiltin(fp, load<u32>(object + METHOD_ID), load<i64>(object + METHOD_SELF), args);
    case TYPE_BOUND: {
      const callable = load<i64>(object + BOUND_FUNCTION);
      if (typeOf(callable) != TYPE_FUNCTION) break;
      store<i64>(fp + FRAME_CALLEE, share(callable));
      release(target);
      return enterPython(fp, refOf(callable), args, load<i64>(object + BOUND_SELF));
    }
  }
  const isCallable = typeOf(target) == TYPE_CLASS || typeOf(target) == TYPE_BOUND || hasSpecial(target, NAME_CALL);
  return isCallable ? runNestedCall(target, args) : raiseNotCallable(target);
}

/** Anything else that can be called: its frames are those of an interpreter within. */
function runNestedCall(target: i64, args: u32): u32 {
  const result = callValue(target, args + TUPLE_ITEMS, args == 0 ? 0 : tupleLength(args));
  release(result);
  return result == UNBOUND ? STATUS_RAISED : STATUS_NEXT;
}

/** `self`: a further argument before the others, UNBOUND = none. */
function enterPython(fp: u32, called: u32, args: u32, self: i64 = UNBOUND): u32 {
  const callee = load<u32>(called + FUNCTION_CODE);
  const bound: u32 = self == UNBOUND ? 0 : 1;
  const given: u32 = (args == 0 ? 0 : tupleLength(args)) + bound;
  if (!hasRoomFor(callee, fp, given)) return STATUS_RAISED;
  if (bound) store<i64>(fp, share(self));
  for (let i = bound; i < given; i++) store<i64>(fp + 8 * i, share(tupleItem(args, i - bound)));
  if (bindArguments(called, fp, given, 0) == 0) {
    for (let i: u32 = 0; i < given; i++) clearSlot(fp + 8 * i);
    return STATUS_RAISED;
  }
  return pushFrame(callee, fp, 0);
}

function runBuiltin(fp: u32, id: u32, self: i64, args: u32): u32 {
  const given: u32 = args == 0 ? 0 : tupleLength(args);
  const bound: u32 = self == UNBOUND ? 0 : 1;
  if (fp + 8 * (given + bound) > load<u32>(thread + THREAD_STACK_END)) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  if (bound) store<i64>(fp, share(self));
  for (let i: u32 = 0; i < given; i++) store<i64>(fp + 8 * (bound + i), share(tupleItem(args, i)));
  const result = callBuiltin(id, fp, bound + given, 0);
  for (let i: u32 = 0; i < bound + given; i++) clearSlot(fp + 8 * i);
  release(result);
  if (result == UNBOUND) return STATUS_RAISED;
  clearSlot(fp + FRAME_CALLEE);
  return STATUS_NEXT;
}
