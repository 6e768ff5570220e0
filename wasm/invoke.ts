/**
 * Calls from within the runtime: an operation that needs Python code (a key function, `__eq__`, a generator) runs the
 * interpreter once more, its frame behind the one whose operation this is. Afterwards nothing that was read from a
 * mutable object before holds any more: the call may have changed it, and passed safepoints (delayed free).
 */
import { customCall } from "./metaclass";
import { openWord, reopenArguments } from "./arguments";
import { bindArguments } from "./binding";
import { callBuiltin } from "./builtins";
import { raiseNotCallable } from "./call";
import { classOfValue, findInClass, isInstance } from "./class";
import { construct } from "./construct";
import { code, frame, setCode, setFrame, setPushes, thread } from "./control";
import { release, share } from "./count";
import { bind } from "./descriptor";
import { clearAttributeError, clearTypeError, hasRaised } from "./error";
import { hasRoom, isGeneratorCode, pushFrame } from "./frame";
import { newGenerator } from "./generator";
import {
  BOUND_FUNCTION, BOUND_SELF, BUILTIN_ID, CODE_ARGS, CODE_REGISTERS, EXC_RecursionError, FRAME_CALLEE, FRAME_HEADER, FUNCTION_CODE,
  LEFT_REENTER, LEFT_RETURNED, LEFT_STOPPED, METHOD_ID, METHOD_SELF, NAME_CALL, NAME_ORIG_CLASS, NO_BUILTIN, NONE, THREAD_DEPTH, THREAD_IP, THREAD_RESULT,
  THREAD_STACK_BASE, THREAD_STACK_END, TYPE_BOUND, TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION, TYPE_METHOD,
  TYPE_STATICMETHOD, UNBOUND, WRAPPER_FUNCTION, ALIAS_ORIGIN, TYPE_ALIAS,
} from "./generated/layout";
import { raiseLiteral } from "./messages";
import { enterStitched, isStitched } from "./nested";
import { hasDict } from "./object-dict";
import { setAttribute } from "./set-attribute";
import { clearSlot } from "./operand";
import { raiseInterrupt } from "./safepoint";
import { singleton } from "./singletons";
import { takesSelf } from "./special";
import { isOfType, refOf, typeOf, boxRef } from "./value";

@external("interpreter", "run")
declare function interpret(): u32;

/** Interpreters within interpreters: each takes native stack, which must not run out. */
const DEEPEST: u32 = 180;
let nesting: u32 = 0;
/** How often Python was run from here: whoever compares it knows whether a built-in ran any. */
export let pythonRuns: u32 = 0;

/** Registers of a thread's outermost call that is not Python's. */
const OUTERMOST_REGISTERS: u32 = 256;

/** First free address while a built-in runs that was called from here; 0: behind the frame whose operation runs. */
let stackTop: u32 = 0;

/** Lets calls from here place their frames from an address on; returns what was set before, to be set again. */
export function setStackTop(address: u32): u32 {
  const before = stackTop;
  stackTop = address;
  return before;
}

/** Where the frame of a call from here begins (its r0). */
export function nextFrame(): u32 {
  if (stackTop != 0) return stackTop + FRAME_HEADER;
  if (code == 0 || frame == 0) return load<u32>(thread + THREAD_STACK_BASE) + 2 * FRAME_HEADER + 8 * OUTERMOST_REGISTERS;
  return frame + 8 * <u32>load<u16>(code + CODE_REGISTERS) + FRAME_HEADER;
}

/**
 * Calls `callee` (borrowed) with `count` values at `args`, borrowed, of which the last are keyword arguments named by
 * the tuple `names` (0 = none). Returns an owned value; UNBOUND = raised.
 */
export function callValue(callee: i64, args: u32, count: u32, names: u32 = 0): i64 {
  const first = nextFrame();
  if (!hasStack(first + 8 * (count + 1))) return UNBOUND;
  for (let i: u32 = 0; i < count; i++) store<i64>(first + 8 * i, share(load<i64>(args + 8 * i)));
  return callAt(callee, first, count, names);
}

export function call0(callee: i64): i64 {
  return callAt(callee, nextFrame(), 0, 0);
}

export function call1(callee: i64, a: i64): i64 {
  const first = nextFrame();
  if (!hasStack(first + 16)) return UNBOUND;
  store<i64>(first, share(a));
  return callAt(callee, first, 1, 0);
}

export function call2(callee: i64, a: i64, b: i64): i64 {
  const first = nextFrame();
  if (!hasStack(first + 24)) return UNBOUND;
  store<i64>(first, share(a));
  store<i64>(first + 8, share(b));
  return callAt(callee, first, 2, 0);
}

export function call3(callee: i64, a: i64, b: i64, c: i64): i64 {
  const first = nextFrame();
  if (!hasStack(first + 32)) return UNBOUND;
  store<i64>(first, share(a));
  store<i64>(first + 8, share(b));
  store<i64>(first + 16, share(c));
  return callAt(callee, first, 3, 0);
}

@inline
export function hasStack(end: u32): bool {
  return (nesting < DEEPEST && end <= load<u32>(thread + THREAD_STACK_END)) || raiseTooDeep();
}

function raiseTooDeep(): bool {
  raiseLiteral(EXC_RecursionError, "maximum recursion depth exceeded");
  return false;
}

/** As `callValue`, with `self` (borrowed) as a further argument before the others. */
export function callPrepended(callee: i64, self: i64, args: u32, count: u32, names: u32): i64 {
  const first = nextFrame();
  if (!hasStack(first + 8 * (count + 2))) return UNBOUND;
  store<i64>(first, share(self));
  for (let i: u32 = 0; i < count; i++) store<i64>(first + 8 * (i + 1), share(load<i64>(args + 8 * i)));
  return callAt(callee, first, count + 1, names);
}

/** The arguments at `first`, owned, get another one before them, which is borrowed. */
function callMoved(callee: i64, self: i64, first: u32, count: u32, names: u32): i64 {
  memory.copy(first + 8, first, 8 * count);
  store<i64>(first, share(self));
  return callAt(callee, first, count + 1, names);
}

function callInstance(callee: i64, first: u32, count: u32, names: u32): i64 {
  const method = findInClass(classOfValue(callee), singleton(NAME_CALL));
  if (method == UNBOUND) {
    dropArguments(first, count);
    raiseNotCallable(callee);
    return UNBOUND;
  }
  // An instance whose `__call__` is an instance, and so on.
  if (!hasStack(first + 8 * (count + 2))) {
    dropArguments(first, count);
    release(method);
    return UNBOUND;
  }
  let bound: i64 = UNBOUND;
  if (!takesSelf(method)) {
    // The arguments stay where they are while a `__get__` runs.
    const savedTop = setStackTop(first + 8 * count);
    bound = bind(method, callee, classOfValue(callee));
    setStackTop(savedTop);
  }
  if (bound == UNBOUND && hasRaised()) {
    dropArguments(first, count);
    return UNBOUND;
  }
  nesting++;
  const result = bound == UNBOUND ? callMoved(method, callee, first, count, names) : callAt(bound, first, count, names);
  nesting--;
  release(bound == UNBOUND ? method : bound);
  return result;
}

function callUserClass(cls: u32, first: u32, count: u32, names: u32): i64 {
  const custom = customCall(cls);
  if (custom != UNBOUND) {
    const made = callMoved(custom, boxRef(cls), first, count, names);
    release(custom);
    return made;
  }
  const savedTop = stackTop;
  const args = openWord(0);
  const argNames = openWord(1);
  const asked = openWord(2);
  const positional = openWord(3);
  stackTop = first + 8 * count;
  nesting++;
  const result = construct(cls, first, count, names);
  nesting--;
  reopenArguments(args, argNames, asked, positional);
  stackTop = savedTop;
  dropArguments(first, count);
  return result;
}

/** What `Box[int]()` made says so, if it can: `__orig_class__`. */
function markOrigin(made: i64, alias: i64): i64 {
  if (made == UNBOUND || !isInstance(made) || !hasDict(classOfValue(made))) return made;
  if (setAttribute(made, singleton(NAME_ORIG_CLASS), alias) || clearAttributeError() || clearTypeError()) return made;
  release(made);
  return UNBOUND;
}

/** The arguments lie at `first`, owned: they are given up. */
function callAt(callee: i64, first: u32, count: u32, names: u32): i64 {
  const object = refOf(callee);
  if (isOfType(callee, TYPE_FUNCTION)) return callPython(callee, first, count, names);
  if (isInstance(callee)) return callInstance(callee, first, count, names);
  switch (typeOf(callee)) {
    case TYPE_BOUND:
      return callMoved(load<i64>(object + BOUND_FUNCTION), load<i64>(object + BOUND_SELF), first, count, names);
    case TYPE_ALIAS: return markOrigin(callAt(load<i64>(object + ALIAS_ORIGIN), first, count, names), callee);
    case TYPE_STATICMETHOD: return callAt(load<i64>(object + WRAPPER_FUNCTION), first, count, names);
    case TYPE_BUILTIN:
    case TYPE_CLASS:
      if (load<u32>(object + BUILTIN_ID) == NO_BUILTIN) return callUserClass(object, first, count, names);
      return callNative(load<u32>(object + BUILTIN_ID), UNBOUND, first, count, names);
    case TYPE_METHOD: return callNative(load<u32>(object + METHOD_ID), load<i64>(object + METHOD_SELF), first, count, names);
  }
  dropArguments(first, count);
  raiseNotCallable(callee);
  return UNBOUND;
}

function dropArguments(first: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) clearSlot(first + 8 * i);
}

function callPython(callee: i64, first: u32, count: u32, names: u32): i64 {
  const plain = load<u32>(refOf(callee) + FUNCTION_CODE);
  if (names == 0 && <u32>load<u16>(plain + CODE_ARGS) == count && !isGeneratorCode(plain)) {
    if (!hasRoom(plain, first)) {
      dropArguments(first, count);
      return UNBOUND;
    }
    store<i64>(first + FRAME_CALLEE, share(callee));
    return runNested(plain, first);
  }
  const body = bindArguments(refOf(callee), first, count, names);
  if (body == 0) {
    dropArguments(first, count);
    return UNBOUND;
  }
  if (isGeneratorCode(body)) return newGenerator(refOf(callee), first);
  store<i64>(first + FRAME_CALLEE, share(callee));
  return runNested(body, first);
}

/** Runs a code object without parameters: a module's. Returns an owned value; UNBOUND = raised. */
export function runCode(body: u32): i64 {
  const first = nextFrame();
  if (!hasStack(first) || !hasRoom(body, first)) return UNBOUND;
  store<i64>(first + FRAME_CALLEE, NONE);
  return runNested(body, first);
}

/** Enters `body` at `first`, where its callee and arguments are, and runs it until it returns. */
export function runNested(body: u32, first: u32): i64 {
  const caller = code;
  pushFrame(body, first, 0);
  setCode(caller);
  const entry = load<u32>(thread + THREAD_IP);
  return isStitched(entry) ? runStitched(body, first, entry) : runPushed();
}

/** As `runPushed` for a frame that stands where its function's stitched code is entered. */
function runStitched(body: u32, first: u32, entry: u32): i64 {
  const savedFrame = frame;
  const savedCode = code;
  const savedTop = stackTop;
  const args = openWord(0);
  const argNames = openWord(1);
  const asked = openWord(2);
  const positional = openWord(3);
  const depth = load<u32>(thread + THREAD_DEPTH);
  stackTop = 0;
  setPushes(0);
  nesting++;
  const value = enterStitched(first, entry, body);
  nesting--;
  stackTop = savedTop;
  store<u32>(thread + THREAD_DEPTH, depth - 1);
  reopenArguments(args, argNames, asked, positional);
  setFrame(savedFrame);
  setCode(savedCode);
  return value;
}

/** Runs the frame that was pushed with call ip 0 until it returns; `code` is the one whose operation this is. */
export function runPushed(): i64 {
  nesting++;
  const value = runFrames();
  nesting--;
  return value;
}

/** The same, without being one of the interpreters within interpreters that are counted. */
export function runFrames(): i64 {
  const savedFrame = frame;
  const savedCode = code;
  const savedTop = stackTop;
  const args = openWord(0);
  const argNames = openWord(1);
  const asked = openWord(2);
  const positional = openWord(3);
  stackTop = 0;
  // An operation that may push a frame has called: what runs now says for itself when it may.
  setPushes(0);
  pythonRuns++;
  let left = interpret();
  while (left == LEFT_REENTER) left = interpret();
  stackTop = savedTop;
  reopenArguments(args, argNames, asked, positional);
  setFrame(savedFrame);
  setCode(savedCode);
  if (left == LEFT_RETURNED) {
    const result = load<i64>(thread + THREAD_RESULT);
    store<i64>(thread + THREAD_RESULT, UNBOUND);
    return result;
  }
  // Every thread shall end: what called unwinds to its next safepoint.
  if (left == LEFT_STOPPED) raiseInterrupt();
  return UNBOUND;
}

function callNative(id: u32, self: i64, first: u32, count: u32, names: u32): i64 {
  const bound: u32 = self == UNBOUND ? 0 : 1;
  // The word before the first argument belongs to a frame's header, of which a built-in has none.
  const base = first - 8 * bound;
  if (bound) store<i64>(base, share(self));
  const savedTop = stackTop;
  const args = openWord(0);
  const argNames = openWord(1);
  const asked = openWord(2);
  const positional = openWord(3);
  stackTop = first + 8 * count;
  nesting++;
  const result = callBuiltin(id, base, count + bound, names);
  nesting--;
  reopenArguments(args, argNames, asked, positional);
  stackTop = savedTop;
  dropArguments(base, count + bound);
  return result;
}
