/** The outermost frame of a thread: the module's for the main thread, its target's for any other. */
import { bindArguments } from "./binding";
import { release, share } from "./count";
import { hasRoom, hasRoomFor, openStack, pushFrame } from "./frame";
import {
  BOUND_FUNCTION, BOUND_SELF, FRAME_CALLEE, FUNCTION_CODE, NONE, STATUS_NEXT, STATUS_RAISED, TYPE_BOUND, TYPE_FUNCTION,
  UNBOUND,
} from "./generated/layout";
import { call0 } from "./invoke";
import { clearSlot } from "./operand";
import { refOf, typeOf } from "./value";

/** A frame of CPython's threading.py that ours has not: it counts for the recursion limit. */
const THREAD_FRAMES: u32 = 1;

/** Prepares the module's frame. STATUS_FRAME, or STATUS_RAISED. */
export function enterModule(module: u32): u32 {
  const fp = openStack(NONE, 0);
  return hasRoom(module, fp) ? pushFrame(module, fp, 0) : STATUS_RAISED;
}

/**
 * Calls a thread's target, without arguments. STATUS_FRAME: the interpreter is to run; STATUS_NEXT: it is done, for it is
 * no method in Python; STATUS_RAISED.
 */
export function enterFunction(target: i64): u32 {
  const fp = openStack(target, THREAD_FRAMES);
  const method = refOf(target);
  const isPython = typeOf(target) == TYPE_BOUND && typeOf(load<i64>(method + BOUND_FUNCTION)) == TYPE_FUNCTION;
  const status = isPython ? enterMethod(fp, load<i64>(method + BOUND_FUNCTION), load<i64>(method + BOUND_SELF)) : callOther(target);
  if (status == STATUS_RAISED) clearSlot(fp + FRAME_CALLEE);
  return status;
}

/** A method of threading.Thread: its frame is the outermost. */
function enterMethod(fp: u32, callable: i64, self: i64): u32 {
  const called = refOf(callable);
  const callee = load<u32>(called + FUNCTION_CODE);
  if (!hasRoomFor(callee, fp, 1)) return STATUS_RAISED;
  const old = load<i64>(fp + FRAME_CALLEE);
  store<i64>(fp + FRAME_CALLEE, share(callable));
  store<i64>(fp, share(self));
  release(old);
  if (bindArguments(called, fp, 1, 0) != 0) return pushFrame(callee, fp, 0);
  clearSlot(fp);
  return STATUS_RAISED;
}

/** Anything else that can be called: its frames are those of an interpreter within. */
function callOther(target: i64): u32 {
  const result = call0(target);
  release(result);
  return result == UNBOUND ? STATUS_RAISED : STATUS_NEXT;
}
