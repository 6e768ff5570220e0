/**
 * Generators. A suspended one keeps its registers in itself; when it goes on they are copied to the thread's stack,
 * behind the frame that asks for the next value, and back when it yields. `for`, `yield from` over a generator push its
 * frame in the same interpreter loop: what becomes of a value is told by the instruction at the frame's call ip. Asked
 * from within the runtime, a generator runs in an interpreter of its own (call ip 0).
 *
 * The callee's slot of a generator's frame holds the generator. Whoever makes it RUNNING owns what it holds: a generator
 * that another thread, or itself, wants to go on with meanwhile raises ValueError.
 */
import { code, setCode, thread } from "./control";
import { newObject, publish, readersMayLook, release, releaseInline, releaseRef, share, shareInline, shareRef } from "./count";
import { takeException } from "./error";
import { isMutable, kindIsA, kindOf, setValueAt } from "./exception";
import { nameAfter } from "./generator-name";
import { hasRoom, resume } from "./frame";
import {
  CODE_HANDLER_COUNT, CODE_INSTRUCTIONS, CODE_LOCALS, CODE_PARAMETER_COUNT, CODE_REGISTERS, CONTROL_BASE, CONTROL_CLOSABLE, EXC_RuntimeError, EXC_StopIteration, EXC_ValueError,
  EXCEPTION_CONTEXT, FIELD_C, NONE, STATUS_JUMP, FRAME_CALL_IP, FRAME_CALLEE, FRAME_CALLER_CODE, FRAME_HEADER, FUNCTION_CODE, GENERATOR_CODE,
  FUNCTION_EXTRAS, GENERATOR_CREATED, GENERATOR_DONE, GENERATOR_FUNCTION, GENERATOR_HANDLED, GENERATOR_IP, GENERATOR_LIVE, GENERATOR_NAME, GENERATOR_REGISTERS,
  GENERATOR_RUNNING, GENERATOR_SERIAL, GENERATOR_STATE, GENERATOR_SUSPENDED, HANDLED_OUTER, HANDLED_VALUE, INSTRUCTION_SIZE, LEFT_RETURNED,
  STATUS_FRAME, STATUS_RAISED, THREAD_DEPTH, THREAD_EXCEPTION, THREAD_RESULT, TYPE_GENERATOR, UNBOUND,
} from "./generated/layout";
import { OP_FOR_ITER } from "./generated/opcodes";
import { enterHandled, leaveHandled } from "./handled";
import { nextSerial } from "./instance";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { setCause } from "./raising";
import { clearSlot, fieldA, fieldC, genericAt, localCount, slotOf, take, takeAt } from "./operand";
import { boxRef, isOfType, refOf } from "./value";

/** A status that leaves the interpreter: a value for whoever runs it within the runtime. */
const LEAVE: u32 = 8;

/** Whether what left an interpreter last was a yield, not the end of the generator. */
export let yielded: bool = false;

export function setYielded(value: bool): void {
  yielded = value;
}

@inline
export function isGenerator(value: i64): bool {
  return isOfType(value, TYPE_GENERATOR);
}

/**
 * The generator that a call makes whose arguments are bound at `first`; it takes them. The function is borrowed.
 * UNBOUND = raised, the arguments dropped.
 */
export function newGenerator(called: u32, first: u32): i64 {
  const body = load<u32>(called + FUNCTION_CODE);
  const parameters = <u32>load<u16>(body + CODE_PARAMETER_COUNT);
  const locals = <u32>load<u16>(body + CODE_LOCALS);
  const generator = newObject(GENERATOR_REGISTERS + 8 * <u32>load<u16>(body + CODE_REGISTERS), TYPE_GENERATOR);
  if (generator == 0) {
    for (let i: u32 = 0; i < parameters; i++) clearSlot(first + 8 * i);
    raiseMemoryError();
    return UNBOUND;
  }
  const registers = generator + GENERATOR_REGISTERS;
  for (let i: u32 = 0; i < parameters; i++) {
    store<i64>(registers + 8 * i, load<i64>(first + 8 * i));
    store<i64>(first + 8 * i, UNBOUND);
  }
  for (let i = parameters; i < locals; i++) store<i64>(registers + 8 * i, UNBOUND);
  shareRef(called);
  store<i64>(generator + GENERATOR_FUNCTION, boxRef(called));
  store<u32>(generator + GENERATOR_CODE, body);
  store<u32>(generator + GENERATOR_IP, load<u32>(body + CODE_INSTRUCTIONS));
  store<u32>(generator + GENERATOR_LIVE, locals);
  store<i64>(generator + GENERATOR_HANDLED + HANDLED_VALUE, UNBOUND);
  store<u32>(generator + GENERATOR_HANDLED + HANDLED_OUTER, 0);
  store<u32>(generator + GENERATOR_SERIAL, nextSerial());
  store<u64>(generator + GENERATOR_NAME, 0);
  if (load<u32>(called + FUNCTION_EXTRAS) != 0) nameAfter(generator, called);
  store<u32>(generator + GENERATOR_STATE, GENERATOR_CREATED);
  if (load<u32>(body + CODE_HANDLER_COUNT) != 0) store<u32>(CONTROL_BASE + CONTROL_CLOSABLE, 1);
  return boxRef(generator);
}

/**
 * Makes a generator that can go on RUNNING for this thread. Returns the state it had: CREATED, SUSPENDED, DONE (then it
 * stays as it is), or RUNNING: it is running already, which raised.
 */
@inline
export function claim(generator: u32): u32 {
  if (!readersMayLook() && load<u32>(generator + GENERATOR_STATE) != GENERATOR_RUNNING) {
    const state = load<u32>(generator + GENERATOR_STATE);
    if (state != GENERATOR_DONE) store<u32>(generator + GENERATOR_STATE, GENERATOR_RUNNING);
    return state;
  }
  return claimBeside(generator);
}

/** As `claim`, where other threads may want it, too. */
function claimBeside(generator: u32): u32 {
  while (true) {
    const state = atomic.load<u32>(generator + GENERATOR_STATE);
    if (state == GENERATOR_DONE) return state;
    if (state == GENERATOR_RUNNING) {
      raiseLiteral(EXC_ValueError, "generator already executing");
      return state;
    }
    if (atomic.cmpxchg<u32>(generator + GENERATOR_STATE, state, GENERATOR_RUNNING) == state) return state;
  }
}

/** Makes a generator RUNNING for this thread. Returns the state it had: CREATED or SUSPENDED, else it stays as it is, which raises nothing. */
@inline
export function claimQuietly(generator: u32): u32 {
  const state = load<u32>(generator + GENERATOR_STATE);
  if (state == GENERATOR_DONE || state == GENERATOR_RUNNING) return GENERATOR_RUNNING;
  if (!readersMayLook()) store<u32>(generator + GENERATOR_STATE, GENERATOR_RUNNING);
  else if (atomic.cmpxchg<u32>(generator + GENERATOR_STATE, state, GENERATOR_RUNNING) != state) return GENERATOR_RUNNING;
  return state;
}

/** Gives back what `claim` took. */
export function unclaim(generator: u32, state: u32): void {
  publish(generator + GENERATOR_STATE, state);
}

/**
 * Pushes the frame of a claimed generator at `fp`, called by the instruction at `callIp` (0: in an interpreter of its
 * own), which goes on at `ip`. False: no room, which raised; the generator is as it was before it was claimed.
 */
@inline
export function pushGenerator(generator: u32, fp: u32, callIp: u32, ip: u32, state: u32): bool {
  const body = load<u32>(generator + GENERATOR_CODE);
  if (!hasRoom(body, fp)) {
    unclaim(generator, state);
    return false;
  }
  const live = load<u32>(generator + GENERATOR_LIVE);
  let from = generator + GENERATOR_REGISTERS;
  for (let to = fp, end = slotOf(fp, live); to < end; to += 8, from += 8) store<i64>(to, load<i64>(from));
  store<u32>(generator + GENERATOR_LIVE, 0);
  shareInline(generator);
  store<i64>(fp + FRAME_CALLEE, boxRef(generator));
  store<u32>(fp + FRAME_CALL_IP, callIp);
  store<u32>(fp + FRAME_CALLER_CODE, callIp == 0 ? 0 : code);
  store<u32>(thread + THREAD_DEPTH, load<u32>(thread + THREAD_DEPTH) + 1);
  enterHandled(generator + GENERATOR_HANDLED);
  resume(body, fp, ip);
  return true;
}

/** Where the frame of a generator begins that the instruction of the frame at `fp` asks for its next value. */
@inline
export function frameBehind(fp: u32): u32 {
  return fp + 8 * <u32>load<u16>(code + CODE_REGISTERS) + FRAME_HEADER;
}

/** Where it goes on: at its first instruction, or behind its yield. */
@inline
export function nextIp(generator: u32, state: u32): u32 {
  const ip = load<u32>(generator + GENERATOR_IP);
  return state == GENERATOR_CREATED ? ip : ip + INSTRUCTION_SIZE;
}

/**
 * Lets the instruction at ip have the next value of a generator, to which `sent` (owned, NONE mostly) is sent.
 * STATUS_FRAME, STATUS_RAISED, or STATUS_JUMP: it has ended.
 */
export function continueGenerator(generator: u32, fp: u32, ip: u32, sent: i64): u32 {
  const state = claim(generator);
  const at = frameBehind(fp);
  if (state == GENERATOR_DONE) {
    release(sent);
    return STATUS_JUMP;
  }
  if (state == GENERATOR_RUNNING || !pushGenerator(generator, at, ip, nextIp(generator, state), state)) {
    release(sent);
    return STATUS_RAISED;
  }
  if (state == GENERATOR_SUSPENDED) deliverSent(generator, at, sent);
  return STATUS_FRAME;
}

/** The yield that the generator waits at gives what is sent. */
@inline
export function deliverSent(generator: u32, fp: u32, sent: i64): void {
  const slot = slotOf(fp, fieldA(load<u32>(generator + GENERATOR_IP)));
  const old = load<i64>(slot);
  store<i64>(slot, sent);
  release(old);
}

/** yield a: what is sent comes back in a; c registers are alive. */
export function op_yield(fp: u32, ip: u32): u32 {
  const generator = load<u32>(fp + FRAME_CALLEE);
  const value = takeAt(slotOf(fp, fieldA(ip)), fieldA(ip), localCount());
  const live = fieldC(ip);
  let to = generator + GENERATOR_REGISTERS;
  for (let from = fp, end = slotOf(fp, live); from < end; from += 8, to += 8) {
    store<i64>(to, load<i64>(from));
    store<i64>(from, UNBOUND);
  }
  store<u32>(generator + GENERATOR_LIVE, live);
  store<u32>(generator + GENERATOR_IP, ip);
  leaveHandled(generator + GENERATOR_HANDLED);
  const status = giveTo(fp, value, true);
  publish(generator + GENERATOR_STATE, GENERATOR_SUSPENDED);
  releaseInline(generator);
  return status;
}

/** return a, from a generator. */
export function op_return_generator(fp: u32, ip: u32): u32 {
  const generator = load<u32>(fp + FRAME_CALLEE);
  const value = take(fp, fieldA(ip));
  const locals = <u32>load<u16>(code + CODE_LOCALS);
  for (let i = locals; i > 0; i--) {
    clearSlot(slotOf(fp, i - 1));
    store<i64>(slotOf(fp, i - 1), UNBOUND);
  }
  endGenerator(generator);
  const status = giveTo(fp, value, false);
  releaseRef(generator);
  return status;
}

/** A generator's frame ends: nothing is left of it but its state. */
export function endGenerator(generator: u32): void {
  leaveHandled(generator + GENERATOR_HANDLED);
  dropHeld(generator);
  publish(generator + GENERATOR_STATE, GENERATOR_DONE);
}

/** Gives up the function, and the exception that is being handled. */
function dropHeld(generator: u32): void {
  const handled = load<i64>(generator + GENERATOR_HANDLED + HANDLED_VALUE);
  const called = load<i64>(generator + GENERATOR_FUNCTION);
  store<i64>(generator + GENERATOR_HANDLED + HANDLED_VALUE, UNBOUND);
  store<i64>(generator + GENERATOR_FUNCTION, UNBOUND);
  release(handled);
  release(called);
}

/** Pops a generator's frame and hands a value over to whoever asked: yielded, or returned. */
@inline
function giveTo(fp: u32, value: i64, isYield: bool): u32 {
  const callIp = load<u32>(fp + FRAME_CALL_IP);
  const caller = load<u32>(fp + FRAME_CALLER_CODE);
  store<u32>(thread + THREAD_DEPTH, load<u32>(thread + THREAD_DEPTH) - 1);
  store<i64>(fp + FRAME_CALLEE, UNBOUND);
  store<i64>(fp + FRAME_CALL_IP, UNBOUND);
  if (callIp == 0) {
    yielded = isYield;
    store<i64>(thread + THREAD_RESULT, value);
    return LEAVE | LEFT_RETURNED;
  }
  const outer = callerOf(fp, caller);
  setCode(caller);
  const isLoop = genericAt(callIp) == OP_FOR_ITER;
  const next = callIp + INSTRUCTION_SIZE;
  if (isLoop && !isYield) release(value);
  else {
    const slot = slotOf(outer, fieldA(callIp));
    const old = load<i64>(slot);
    store<i64>(slot, value);
    release(old);
  }
  return resume(caller, outer, isYield ? next : next + INSTRUCTION_SIZE * <i32>load<i16>(callIp + FIELD_C));
}

/** The frame behind whose registers a generator's frame lies. */
@inline
export function callerOf(fp: u32, caller: u32): u32 {
  return fp - FRAME_HEADER - 8 * <u32>load<u16>(caller + CODE_REGISTERS);
}

/**
 * An exception leaves a generator's frame, whose registers are released: it is done. A StopIteration becomes a RuntimeError, unless it was thrown
 * into a generator that had not begun.
 */
export function failGenerator(fp: u32, atBeginning: bool): void {
  endGenerator(load<u32>(fp + FRAME_CALLEE));
  const exception = refOf(load<i64>(thread + THREAD_EXCEPTION));
  if (!atBeginning && kindIsA(kindOf(exception), EXC_StopIteration)) raiseFromStop();
}

/** RuntimeError: generator raised StopIteration, which is its cause and context. */
function raiseFromStop(): void {
  const stop = takeException();
  raiseLiteral(EXC_RuntimeError, "generator raised StopIteration");
  const raised = refOf(load<i64>(thread + THREAD_EXCEPTION));
  if (!isMutable(raised)) return release(stop);
  setValueAt(raised, EXCEPTION_CONTEXT, share(stop));
  setCause(raised, stop);
}

/** Drops a dead generator that nobody has to close: it never ran, or waits where no handler is. */
export function destroyGenerator(generator: u32): void {
  const live = load<u32>(generator + GENERATOR_LIVE);
  for (let i: u32 = 0; i < live; i++) release(load<i64>(generator + GENERATOR_REGISTERS + 8 * i));
  dropHeld(generator);
}
