/**
 * Generators asked from within the runtime: send, throw, close. What a generator returned when it ended is remembered
 * until it is taken: StopIteration is made only where a program sees it.
 */
import { code, setCode, thread } from "./control";
import { release, releaseRef, share } from "./count";
import { hasRaised, raiseAlone, raiseThrown, raiseWith, takeException } from "./error";
import { kindIsA, kindOf, newException } from "./exception";
import {
  EXC_GeneratorExit, EXC_RuntimeError, EXC_StopIteration, EXC_TypeError, FIELD_C, GENERATOR_CODE, GENERATOR_CREATED, GENERATOR_DONE,
  GENERATOR_IP, GENERATOR_LIVE, GENERATOR_REGISTERS, GENERATOR_RUNNING, GENERATOR_STATE, GENERATOR_SUSPENDED, INSTRUCTION_SIZE,
  NONE, STATUS_FRAME, THREAD_DEPTH, THREAD_EXCEPTION, UNBOUND,
} from "./generated/layout";
import { OP_YIELD_FROM } from "./generated/opcodes";
import { claim, deliverSent, destroyGenerator, isGenerator, nextIp, pushGenerator, unclaim, yielded } from "./generator";
import { hasStack, nextFrame, runPushed } from "./invoke";
import { closeOther, stopValueOf, throwToOther } from "./delegate";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { fieldA, fieldB, opcodeAt, storeRegister } from "./operand";
import { findHandler, unwind } from "./unwind";
import { boxRef, refOf } from "./value";

/** What the generator returned that ended last, owned; UNBOUND = None, or taken. */
let stopValue: i64 = UNBOUND;

/** Sets what an iterator that is exhausted returned; takes the value's ownership. */
export function setStopValue(value: i64): void {
  const old = stopValue;
  stopValue = value;
  release(old);
}

/** Takes it, owned. */
export function takeStopValue(): i64 {
  const value = stopValue;
  stopValue = UNBOUND;
  return value == UNBOUND ? NONE : value;
}

/** Raises the StopIteration of what has ended: that of a generator has no context if it has a value. Returns UNBOUND. */
export function raiseStop(ofGenerator: bool): i64 {
  const value = takeStopValue();
  if (value == NONE || !ofGenerator) raiseWith(EXC_StopIteration, value == NONE ? UNBOUND : value);
  else raiseAlone(EXC_StopIteration, value);
  return UNBOUND;
}

/** The next value, owned; UNBOUND = the generator has ended, or raised (`hasRaised`). */
export function generatorNext(generator: u32): i64 {
  const value = sendTo(generator, NONE);
  if (stopValue != UNBOUND) setStopValue(UNBOUND);
  return value;
}

/** Sends a value (borrowed). The next value, owned; UNBOUND = it has ended (`takeStopValue`), or raised. */
export function sendTo(generator: u32, value: i64): i64 {
  setStopValue(UNBOUND);
  const state = claim(generator);
  if (state == GENERATOR_RUNNING || state == GENERATOR_DONE) return UNBOUND;
  if (state == GENERATOR_CREATED && value != NONE) {
    unclaim(generator, state);
    raiseLiteral(EXC_TypeError, "can't send non-None value to a just-started generator");
    return UNBOUND;
  }
  return goOn(generator, state, nextIp(generator, state), share(value));
}

/** Runs a claimed generator from `ip` on in an interpreter of its own; takes what its yield shall give. */
function goOn(generator: u32, state: u32, ip: u32, sent: i64): i64 {
  const caller = code;
  const depth = load<u32>(thread + THREAD_DEPTH);
  const fp = nextFrame();
  if (!hasStack(fp)) unclaim(generator, state);
  else if (pushGenerator(generator, fp, 0, ip, state)) {
    setCode(caller);
    if (state == GENERATOR_SUSPENDED) deliverSent(generator, fp, sent);
    return finish(runPushed(), depth);
  }
  release(sent);
  return UNBOUND;
}

function finish(result: i64, depth: u32): i64 {
  store<u32>(thread + THREAD_DEPTH, depth);
  if (result == UNBOUND || yielded) return result;
  setStopValue(result);
  return UNBOUND;
}

/** Raises an exception (owned) where the generator waits. Answers as `sendTo` does. */
export function throwInto(generator: u32, exception: i64): i64 {
  setStopValue(UNBOUND);
  const state = claim(generator);
  if (state == GENERATOR_RUNNING) {
    release(exception);
    return UNBOUND;
  }
  if (state == GENERATOR_DONE) {
    raiseThrown(exception, false);
    return UNBOUND;
  }
  const delegate = delegateOf(generator, state);
  return delegate == UNBOUND ? raiseIn(generator, state, exception) : throwToDelegate(generator, delegate, exception);
}

/** `gi_yieldfrom`, owned. */
export function yieldFromOf(generator: u32): i64 {
  const delegate = delegateOf(generator, load<u32>(generator + GENERATOR_STATE));
  return delegate == UNBOUND ? NONE : share(delegate);
}

/** What the generator waits for in a `yield from`, borrowed; UNBOUND = it does not. */
function delegateOf(generator: u32, state: u32): i64 {
  const ip = load<u32>(generator + GENERATOR_IP);
  if (state != GENERATOR_SUSPENDED || opcodeAt(ip) != OP_YIELD_FROM) return UNBOUND;
  return load<i64>(generator + GENERATOR_REGISTERS + 8 * fieldB(ip));
}

/** Raises an owned exception at the place where a claimed generator waits. */
function raiseIn(generator: u32, state: u32, exception: i64): i64 {
  const caller = code;
  const depth = load<u32>(thread + THREAD_DEPTH);
  const fp = nextFrame();
  const ip = load<u32>(generator + GENERATOR_IP);
  if (!hasStack(fp)) unclaim(generator, state);
  else if (pushGenerator(generator, fp, 0, ip, state)) {
    raiseThrown(exception, true);
    const status = unwind(fp, ip);
    setCode(caller);
    if (status == STATUS_FRAME) return finish(runPushed(), depth);
    store<u32>(thread + THREAD_DEPTH, depth);
    return UNBOUND;
  }
  release(exception);
  return UNBOUND;
}

/** The generator is claimed and waits in a `yield from`: the exception goes to what it waits for. */
function throwToDelegate(generator: u32, delegate: i64, exception: i64): i64 {
  if (kindIsA(kindOf(refOf(exception)), EXC_GeneratorExit)) {
    if (closeIterator(delegate)) return raiseIn(generator, GENERATOR_SUSPENDED, exception);
    release(exception);
    return raiseIn(generator, GENERATOR_SUSPENDED, takeException());
  }
  const inner = share(delegate);
  const result = isGenerator(inner) ? throwInto(refOf(inner), exception) : throwToOther(inner, exception);
  release(inner);
  if (result != UNBOUND) {
    unclaim(generator, GENERATOR_SUSPENDED);
    return result;
  }
  if (!hasRaised()) return goOnBehind(generator, takeStopValue());
  const raised = takeException();
  if (kindOf(refOf(raised)) != EXC_StopIteration || isGenerator(delegate)) return raiseIn(generator, GENERATOR_SUSPENDED, raised);
  const value = stopValueOf(raised);
  release(raised);
  return goOnBehind(generator, value);
}

/** What a claimed generator waited for has ended with `value`, which the `yield from` gives. */
function goOnBehind(generator: u32, value: i64): i64 {
  const send = load<u32>(generator + GENERATOR_IP) - INSTRUCTION_SIZE;
  const target = send + INSTRUCTION_SIZE + INSTRUCTION_SIZE * <i32>load<i16>(send + FIELD_C);
  return goOn(generator, GENERATOR_SUSPENDED, target, value);
}

/** close() of a generator: what it returned, owned (None mostly); UNBOUND = raised. */
export function closeGenerator(generator: u32): i64 {
  setStopValue(UNBOUND);
  const state = claim(generator);
  if (state == GENERATOR_RUNNING) return UNBOUND;
  if (state == GENERATOR_DONE) return NONE;
  if (!mustRun(generator, state)) {
    destroyGenerator(generator);
    store<u32>(generator + GENERATOR_LIVE, 0);
    atomic.store<u32>(generator + GENERATOR_STATE, GENERATOR_DONE);
    return NONE;
  }
  const made = newException(EXC_GeneratorExit, UNBOUND);
  if (made == 0) {
    unclaim(generator, state);
    raiseMemoryError();
    return UNBOUND;
  }
  let exception = boxRef(made);
  const delegate = delegateOf(generator, state);
  if (delegate != UNBOUND && !closeIterator(delegate)) {
    release(exception);
    exception = takeException();
  }
  const result = raiseIn(generator, state, exception);
  if (result != UNBOUND) {
    release(result);
    raiseLiteral(EXC_RuntimeError, "generator ignored GeneratorExit");
    return UNBOUND;
  }
  if (!hasRaised()) return takeStopValue();
  const kind = kindOf(refOf(load<i64>(thread + THREAD_EXCEPTION)));
  if (!kindIsA(kind, EXC_GeneratorExit) && kind != EXC_StopIteration) return UNBOUND;
  release(takeException());
  return NONE;
}

/** Whether closing runs Python code: the generator waits in a protected place, or for another one. */
function mustRun(generator: u32, state: u32): bool {
  if (state == GENERATOR_CREATED) return false;
  const ip = load<u32>(generator + GENERATOR_IP);
  return opcodeAt(ip) == OP_YIELD_FROM || findHandler(load<u32>(generator + GENERATOR_CODE), ip) != 0;
}

/** Whether a generator that nobody owns any more has to be closed before it is taken down. */
export function needsClosing(generator: u32): bool {
  const state = load<u32>(generator + GENERATOR_STATE);
  return state == GENERATOR_SUSPENDED && mustRun(generator, state);
}

/** Closes what a `yield from` waits for, where it can be closed. False: it raised. */
function closeIterator(iterator: i64): bool {
  const inner = share(iterator);
  const result = isGenerator(inner) ? closeGenerator(refOf(inner)) : closeOther(inner);
  release(inner);
  release(result);
  return result != UNBOUND;
}
