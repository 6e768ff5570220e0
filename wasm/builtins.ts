/**
 * Calls of built-in functions, classes and methods. What each does stands in print.ts, builtin-values.ts and
 * builtin-threads.ts; the arguments are read through arguments.ts.
 */
import { openArguments } from "./arguments";
import {
  acquireLock, callJoin, callStart, isAlive, isLocked, makeLock, makeThread, monotonicTime, releaseLock, sleep, wallTime,
} from "./builtin-threads";
import { absolute, append, extreme, length, pop, toBool, toFloat, toInt, toRange, toStr } from "./builtin-values";
import { callBuiltinAt } from "./call";
import {
  BUILTIN_ABS, BUILTIN_BOOL, BUILTIN_FLOAT, BUILTIN_INT, BUILTIN_LEN, BUILTIN_LIST_APPEND, BUILTIN_LIST_POP,
  BUILTIN_LOCK_ACQUIRE, BUILTIN_LOCK_LOCKED, BUILTIN_LOCK_RELEASE, BUILTIN_MAX, BUILTIN_MIN, BUILTIN_PRINT, BUILTIN_RANGE,
  BUILTIN_STR, BUILTIN_THREAD_IS_ALIVE, BUILTIN_THREAD_JOIN, BUILTIN_THREAD_START, BUILTIN_THREADING_LOCK,
  BUILTIN_THREADING_THREAD, BUILTIN_TIME_PERF_COUNTER, BUILTIN_TIME_SLEEP, BUILTIN_TIME_TIME, EXC_SystemError, STATUS_AGAIN,
  TYPE_BUILTIN, TYPE_CLASS, UNBOUND,
} from "./generated/layout";
import { OP_CALL } from "./generated/opcodes";
import { raiseLiteral } from "./messages";
import { fieldB, fieldC, slotOf } from "./operand";
import { print } from "./print";
import { isOfType } from "./value";

/**
 * Calls built-in `id` with `count` values at `args` (8 bytes each), which stay where they are; the last of them are
 * keyword arguments when `keywordNames` is a tuple of their names (0 = none). A method's object is argument 0.
 * Returns an owned value; UNBOUND = raised.
 */
export function callBuiltin(id: u32, args: u32, count: u32, keywordNames: u32): i64 {
  openArguments(args, count, keywordNames);
  switch (id) {
    case BUILTIN_PRINT: return print();
    case BUILTIN_LEN: return length();
    case BUILTIN_ABS: return absolute();
    case BUILTIN_MIN: return extreme("min", false);
    case BUILTIN_MAX: return extreme("max", true);
    case BUILTIN_RANGE: return toRange();
    case BUILTIN_INT: return toInt();
    case BUILTIN_FLOAT: return toFloat();
    case BUILTIN_STR: return toStr();
    case BUILTIN_BOOL: return toBool();
    case BUILTIN_LIST_APPEND: return append();
    case BUILTIN_LIST_POP: return pop();
    case BUILTIN_THREAD_START: return callStart();
    case BUILTIN_THREAD_JOIN: return callJoin();
    case BUILTIN_THREAD_IS_ALIVE: return isAlive();
    case BUILTIN_LOCK_ACQUIRE: return acquireLock();
    case BUILTIN_LOCK_RELEASE: return releaseLock();
    case BUILTIN_LOCK_LOCKED: return isLocked();
    case BUILTIN_THREADING_THREAD: return makeThread();
    case BUILTIN_THREADING_LOCK: return makeLock();
    case BUILTIN_TIME_TIME: return wallTime();
    case BUILTIN_TIME_PERF_COUNTER: return monotonicTime();
    case BUILTIN_TIME_SLEEP: return sleep();
  }
  raiseLiteral(EXC_SystemError, "this built-in is not in wasm/builtins.ts");
  return UNBOUND;
}

/** a = (b-2)(b, … c arguments) for a built-in; another callee makes the instruction generic again. */
export function op_call_builtin(fp: u32, ip: u32): u32 {
  const first = slotOf(fp, fieldB(ip));
  const callee = load<i64>(first - 16);
  if (!isOfType(callee, TYPE_BUILTIN) && !isOfType(callee, TYPE_CLASS)) {
    store<u16>(ip, OP_CALL);
    return STATUS_AGAIN;
  }
  return callBuiltinAt(fp, ip, callee, first, fieldC(ip), 0);
}
