/**
 * Arguments of built-ins that stand for objects of built-in types: instances of int's subclasses where an int is wanted,
 * and objects with `__index__`. A built-in that refuses an argument by its type, before it did anything, is called
 * again with what the argument stands for: so the usual calls pay nothing for it.
 */
import { characterAt, stringLength } from "./string";
import { openArguments, replaceArgument, setCalled } from "./arguments";
import { intOfInstance } from "./as-index";
import { isInstance } from "./class";
import { thread } from "./control";
import { release } from "./count";
import { setException, takeException } from "./error";
import { kindOf } from "./exception";
import { callNumbered } from "./generated/builtins";
import { EXC_TypeError, EXCEPTION_TRACEBACK, MISSING, THREAD_EXCEPTION, UNBOUND, EXCEPTION_ARGS, EXCEPTION_SINGLE, TYPE_STR } from "./generated/layout";
import { isMethod } from "./members";
import { nativeOf } from "./native";
import { refOf, isOfType } from "./value";

/** True when what was raised is a TypeError of the built-in itself: it passed no frame. */
export function isMisfit(): bool {
  const exception = load<i64>(thread + THREAD_EXCEPTION);
  if (exception == UNBOUND) return false;
  const object = refOf(exception);
  return kindOf(object) == EXC_TypeError && load<u32>(object + EXCEPTION_TRACEBACK) == 0;
}

/** Calls built-in `id` again, one argument after another replaced; the first error stays when nothing helps. */
export function callStandIns(id: u32, args: u32, count: u32, names: u32): i64 {
  for (let i: u32 = 0; i < count; i++) {
    const value = load<i64>(args + 8 * i);
    if (!isInstance(value)) continue;
    const first = takeException();
    const inner = standIn(value, i == 0 && isMethod(id), first);
    if (inner == UNBOUND) {
      release(first);
      return UNBOUND;
    }
    if (inner == MISSING) {
      setException(first);
      continue;
    }
    openArguments(args, count, names);
    replaceArgument(i, inner);
    setCalled(id);
    const result = callNumbered(id);
    if (result != UNBOUND || !isMisfit()) {
      release(first);
      return result;
    }
    release(takeException());
    setException(first);
  }
  return UNBOUND;
}

/** What the instance stands for, owned; MISSING = nothing, UNBOUND = raised. */
function standIn(value: i64, isSelf: bool, exception: i64): i64 {
  const inner = nativeOf(value);
  if (inner != UNBOUND) return inner;
  return isSelf || !wantsInt(exception) ? MISSING : intOfInstance(value);
}

/** True for the errors of `checkAnyInt`. */
function wantsInt(exception: i64): bool {
  const object = refOf(exception);
  const message = load<i64>(object + EXCEPTION_ARGS);
  if (load<u8>(object + EXCEPTION_SINGLE) == 0 || !isOfType(message, TYPE_STR)) return false;
  const ending = "cannot be interpreted as an integer";
  const length = <i32>stringLength(refOf(message)) - ending.length;
  for (let i = 0; length >= 0 && i < ending.length; i++) {
    if (characterAt(refOf(message), <u32>(length + i)) != <u32>ending.charCodeAt(i)) return false;
  }
  return length >= 0;
}
