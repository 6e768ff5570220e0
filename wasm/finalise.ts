/**
 * Objects that die but have Python code to run first: instances of classes with `__del__`, generators that wait in a try
 * or a with. The last release may come where no Python code can run (inside an operation, under a lock), so they wait in
 * a list of this thread, alive again, and are run when the instruction ends: the interpreter asks `unfinalised` behind
 * every generic operation, `releaseRunning` behind every other release. There nobody knows which frame runs and how far
 * its registers reach, so the code runs in an area of its own behind the stack, one for each level of finalisers within
 * finalisers; deeper ones wait for the outer ones. What the thread was about is put back afterwards.
 */
import { revive } from "./biased";
import { classOfValue, findEntry, findInClass } from "./class";
import { code, frame, setCode, setFrame, thread } from "./control";
import { release, releaseRef, shareRef } from "./count";
import { hasRaised, raiseAgain, setException, takeAgain, takeException } from "./error";
import { destroyGenerator, setYielded, yielded } from "./generator";
import { closeGenerator, needsClosing } from "./generator-run";
import {
  CONTROL_BASE, CONTROL_DELETERS, FINALISER_BYTES, FINALISER_LEVELS, FLAG_FINALIZED, GENERATOR_DONE, GENERATOR_LIVE, GENERATOR_STATE,
  HEADER_COUNT, HEADER_FLAGS, HEADER_TYPE, NAME_DEL, THREAD_CODE, THREAD_DEPTH, THREAD_FP, THREAD_IP, THREAD_LIMIT, THREAD_RESULT,
  THREAD_STACK_END, REFCOUNT_BIASED, TYPE_EXCEPTION, TYPE_FIRST_SHAPE, TYPE_GENERATOR, TYPE_WEAKREF, UNBOUND, WEAKREF_CALLBACK, WEAKREF_OWNER,
} from "./generated/layout";
import { report_exception } from "./host";
import { call1, setStackTop } from "./invoke";
import { alloc, free } from "./memory";
import { begin, finish, text } from "./messages";
import { singleton } from "./singletons";
import { callSpecial0 } from "./special";
import { appendRepr } from "./text";
import { boxRef, refOf } from "./value";

/** How many objects wait, without those that wait for the finaliser that runs to end. Mutable globals are per thread. */
export let unfinalised: u32 = 0;
/** How many wait for that. */
let outer: u32 = 0;
/** Addresses of them all, the next one last. */
let list: u32 = 0;
let room: u32 = 0;
/** Finalisers that run within one another. */
let level: u32 = 0;
/** Where the stack ends while no finaliser runs. */
let outside: u32 = 0;

/** Whether dead objects of the type may have to run code first: others need not ask `postpone`. */
@inline
export function mayRunCode(type: u32): bool {
  return type >= TYPE_FIRST_SHAPE ? load<u32>(CONTROL_BASE + CONTROL_DELETERS) != 0 : type == TYPE_GENERATOR || type == TYPE_EXCEPTION;
}

/** True when the dead object has to run code first; it is alive again then. */
export function postpone(object: u32): bool {
  const type = load<u32>(object, HEADER_TYPE);
  if (type == TYPE_GENERATOR ? !needsClosing(object) : !wantsDeletion(object, type)) return false;
  if (!enqueue(object)) return false;
  if (type != TYPE_GENERATOR) store<u8>(object, load<u8>(object, HEADER_FLAGS) | <u8>FLAG_FINALIZED, HEADER_FLAGS);
  if (REFCOUNT_BIASED) revive(object);
  else atomic.store<i32>(object, 1, HEADER_COUNT);
  return true;
}

/** False: no memory. */
function enqueue(object: u32): bool {
  if (outer + unfinalised == room && !grow()) return false;
  store<u32>(list + 4 * (outer + unfinalised), object);
  unfinalised++;
  return true;
}

/** Whether there is a level left, so that what is enqueued is run. */
export function mayFinalise(): bool {
  return level < FINALISER_LEVELS;
}

/** Whether an object has Python code to run before it goes. */
export function wantsFinaliser(object: u32): bool {
  const type = load<u32>(object, HEADER_TYPE);
  return type == TYPE_GENERATOR ? needsClosing(object) : wantsDeletion(object, type);
}

/** An object that others may still have is to be finalised. */
export function enqueueFinaliser(object: u32): void {
  if (!enqueue(object)) return;
  shareRef(object);
  if (load<u32>(object, HEADER_TYPE) == TYPE_GENERATOR) return;
  store<u8>(object, load<u8>(object, HEADER_FLAGS) | <u8>FLAG_FINALIZED, HEADER_FLAGS);
}

/** A handle of a weak reference, owned, whose callback is to be called with its owner, owned as well. */
export function enqueueCallback(handle: u32): void {
  enqueue(handle);
}

/** Whether it is an instance whose `__del__` was not called yet. */
@inline
function wantsDeletion(object: u32, type: u32): bool {
  if (load<u32>(CONTROL_BASE + CONTROL_DELETERS) == 0 || (type < TYPE_FIRST_SHAPE && type != TYPE_EXCEPTION)) return false;
  return hasDeleter(object);
}

function hasDeleter(object: u32): bool {
  return (load<u8>(object, HEADER_FLAGS) & FLAG_FINALIZED) == 0 && findEntry(classOfValue(boxRef(object)), singleton(NAME_DEL)) != 0;
}

function grow(): bool {
  const larger = alloc(max(64, 8 * room));
  if (larger == 0) return false;
  if (list != 0) {
    memory.copy(larger, list, 4 * room);
    free(list);
  }
  list = larger;
  room = max(16, 2 * room);
  return true;
}

/** Runs what waits, unless finalisers are nested too deep: then the outer ones do it. */
export function finaliseNow(): void {
  if (unfinalised == 0 || level == FINALISER_LEVELS) return;
  const fp = load<u32>(thread, THREAD_FP);
  const ip = load<u32>(thread, THREAD_IP);
  const at = load<u32>(thread, THREAD_CODE);
  const depth = load<u32>(thread, THREAD_DEPTH);
  const result = load<i64>(thread, THREAD_RESULT);
  const savedCode = code;
  const savedFrame = frame;
  const wasYield = yielded;
  const wasAgain = takeAgain();
  const inFlight = takeException();
  store<i64>(thread, UNBOUND, THREAD_RESULT);
  const end = load<u32>(thread, THREAD_STACK_END);
  if (level == 0) outside = end;
  const area = outside + level * FINALISER_BYTES;
  moveEnd(area + FINALISER_BYTES);
  const top = setStackTop(area);
  level++;
  runAll();
  level--;
  setStackTop(top);
  moveEnd(end);
  setYielded(wasYield);
  setCode(savedCode);
  setFrame(savedFrame);
  store<u32>(thread, fp, THREAD_FP);
  store<u32>(thread, ip, THREAD_IP);
  store<u32>(thread, at, THREAD_CODE);
  store<u32>(thread, depth, THREAD_DEPTH);
  store<i64>(thread, result, THREAD_RESULT);
  if (inFlight == UNBOUND) return;
  if (wasAgain) raiseAgain(inFlight);
  else setException(inFlight);
}

/** The stack's end for what runs next. The safepoint that this asks for puts the limit there. */
function moveEnd(end: u32): void {
  store<u32>(thread, end, THREAD_STACK_END);
  atomic.store<u32>(thread, 0, THREAD_LIMIT);
}

/** What dies of an object's end is run before what waited already: the order of CPython's recursion. */
function runAll(): void {
  reverse();
  while (unfinalised != 0) {
    unfinalised--;
    const object = load<u32>(list + 4 * (outer + unfinalised));
    const before = unfinalised;
    outer += before;
    unfinalised = 0;
    run(object);
    releaseRef(object);
    reverse();
    outer -= before;
    unfinalised += before;
  }
}

function reverse(): void {
  if (unfinalised < 2) return;
  let low = list + 4 * outer;
  let high = low + 4 * (unfinalised - 1);
  while (low < high) {
    const other = load<u32>(low);
    store<u32>(low, load<u32>(high));
    store<u32>(high, other);
    low += 4;
    high -= 4;
  }
}

function run(object: u32): void {
  if (load<u32>(object, HEADER_TYPE) == TYPE_WEAKREF) return callBack(object);
  const isGenerator = load<u32>(object, HEADER_TYPE) == TYPE_GENERATOR;
  release(isGenerator ? closeGenerator(object) : callSpecial0(boxRef(object), NAME_DEL));
  if (hasRaised()) report(object, isGenerator);
  if (isGenerator) abandon(object);
}

function callBack(handle: u32): void {
  const owner = load<u32>(handle, WEAKREF_OWNER);
  if (owner == 0) return;
  const callback = load<i64>(handle, WEAKREF_CALLBACK);
  release(call1(callback, boxRef(owner)));
  if (hasRaised()) reportFailure("Exception ignored while calling weakref callback ", callback);
  releaseRef(owner);
}

/** "Exception ignored while …", as nobody can catch it. */
function report(object: u32, isGenerator: bool): void {
  if (isGenerator) return reportFailure("Exception ignored while closing generator ", boxRef(object));
  const method = findInClass(classOfValue(boxRef(object)), singleton(NAME_DEL));
  reportFailure("Exception ignored while calling deallocator ", method);
  release(method);
}

/** Writes the words, the repr of what ran, and the exception in flight to stderr; forgets that. */
export function reportFailure(words: string, what: i64): void {
  const exception = takeException();
  const mark = begin();
  text(words);
  if (what != UNBOUND) appendRepr(what, false);
  text(":\n");
  const head = finish(mark);
  if (hasRaised()) release(takeException());
  if (head != 0) {
    report_exception(head, refOf(exception), true);
    releaseRef(head);
  }
  if (hasRaised()) release(takeException());
  release(exception);
}

/** One that would not close is given up all the same. */
function abandon(generator: u32): void {
  if (load<u32>(generator + GENERATOR_STATE) == GENERATOR_DONE) return;
  destroyGenerator(generator);
  store<u32>(generator + GENERATOR_LIVE, 0);
  atomic.store<u32>(generator + GENERATOR_STATE, GENERATOR_DONE);
}
