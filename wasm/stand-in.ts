/**
 * Arguments of built-ins that stand for objects of built-in types: instances of int's subclasses where an int is wanted,
 * objects with `__index__`, and those with `__buffer__` where bytes are. A built-in that refuses an argument by its type, before it did anything, is called
 * again with what the argument stands for: so the usual calls pay nothing for it.
 */
import { characterAt, stringLength } from "./string";
import { openArguments, replaceArgument, setCalled } from "./arguments";
import { intOfInstance } from "./as-index";
import { bytesOfBuffer } from "./buffer";
import { isInstance } from "./class";
import { thread } from "./control";
import { release } from "./count";
import { setException, takeException } from "./error";
import { kindOf } from "./exception";
import { callNumbered } from "./generated/builtins";
import { EXC_TypeError, EXCEPTION_TRACEBACK, MISSING, THREAD_EXCEPTION, UNBOUND, EXCEPTION_ARGS, EXCEPTION_SINGLE, TYPE_STR } from "./generated/layout";
import { pythonRuns } from "./invoke";
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
    const runs = pythonRuns;
    const result = callNumbered(id);
    if (result != UNBOUND || runs != pythonRuns || !isMisfit()) {
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
  if (isSelf) return MISSING;
  const message = messageOf(exception);
  if (message == 0) return MISSING;
  if (endsIn(message, "cannot be interpreted as an integer")) return intOfInstance(value);
  return mentions(message, "bytes") ? bytesOfBuffer(value) : MISSING;
}

/** The text of an error that has one argument, borrowed; 0 = it has none. */
function messageOf(exception: i64): u32 {
  const object = refOf(exception);
  const message = load<i64>(object + EXCEPTION_ARGS);
  return load<u8>(object + EXCEPTION_SINGLE) == 0 || !isOfType(message, TYPE_STR) ? 0 : refOf(message);
}

/** True for the errors of `checkAnyInt`. */
function endsIn(message: u32, ending: string): bool {
  return isAt(message, <i32>stringLength(message) - ending.length, ending);
}

/** True for the errors of what wants bytes. */
function mentions(message: u32, word: string): bool {
  for (let i = <i32>stringLength(message) - word.length; i >= 0; i--) if (isAt(message, i, word)) return true;
  return false;
}

function isAt(message: u32, start: i32, word: string): bool {
  if (start < 0) return false;
  for (let i = 0; i < word.length; i++) {
    if (characterAt(message, <u32>(start + i)) != <u32>word.charCodeAt(i)) return false;
  }
  return true;
}
