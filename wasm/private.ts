/**
 * What a thread has made and no other was ever told of is changed by stitched code without locks and atomics (stencils/own.wat), and by
 * the runtime without locks where it neither waits nor allocates meanwhile (`lockUnlessOwn`; without the look at the shared word
 * test/programs/thread-own-dicts-become-everybodys.py reads freed memory): the
 * object's owner is this thread and its shared word 0 (biased.ts). Another thread may read it, as lock-free readers always may. It
 * becomes everybody's when another thread finds it, counts it, or takes its lock: that thread changes the shared word, and waits until
 * the owner, if it runs, has passed a safepoint. From then on the owner takes the lock, too.
 *
 * Who waits so is between two instructions of its own stitched code as well, as is who waits for a short lock of the runtime, or for
 * the world to stop: nobody waits for those (THREAD_WAITING). Where objects are handed from thread to thread all the time, each first change by the new one would wait:
 * after some hundreds the threads are told to do without this (THREAD_OWN), and once all have passed a safepoint nobody waits any more.
 */
import { makeReadable } from "./biased";
import { request, stopping, thread, threadRecord } from "./control";
import {
  CONTROL_BASE, CONTROL_EPOCH, CONTROL_EXPOSED, CONTROL_EXPOSING, CONTROL_OWN_STATE, CONTROL_THREAD_TOP, HEADER_OWNER, HEADER_SHARED, OWN_NOTHING, REQUEST_QUIESCE, THREAD_EPOCH,
  THREAD_WAITING, THREAD_OWN, THREAD_PARK, THREAD_STATE, THREAD_STATE_RUNNING,
} from "./generated/layout";

const STATE: u32 = CONTROL_BASE + CONTROL_OWN_STATE;
// Its values; 0 = threads change their own objects so.
const ENDING: u32 = 1;
const ENDED: u32 = 2;
/** So often may a thread wait for another one. */
const MOST: u32 = 400;
const SPINS = 2000;
const TURN_NS: i64 = 50_000;

/** Around a change of an object's shared word from 0, and the wait for its owner: who finds the word changed meanwhile waits, too. */
export function beginExposing(): void {
  atomic.add<u32>(CONTROL_BASE + CONTROL_EXPOSING, 1);
}

export function endExposing(): void {
  atomic.sub<u32>(CONTROL_BASE + CONTROL_EXPOSING, 1);
}

@inline
export function isExposing(): bool {
  return atomic.load<u32>(CONTROL_BASE + CONTROL_EXPOSING) != 0;
}

/** Whether this thread may change the object without its lock. */
@inline
export function isOwn(object: u32): bool {
  return <u32>load<u8>(object, HEADER_OWNER) == load<u32>(thread, THREAD_OWN) && load<i32>(object, HEADER_SHARED) == 0;
}

/** This thread, which has locked an object that its owner may change without the lock, is about to change it. */
export function expose(object: u32): void {
  if (load<i32>(object, HEADER_SHARED) == 0) makeReadable(object);
  else awaitOwner(object);
}

/** From now on its owner takes the object's lock: it has seen the object's shared word, which this thread has changed. */
export function awaitOwner(object: u32): void {
  const owner = <u32>load<u8>(object, HEADER_OWNER);
  if (owner == 0 || atomic.load<u32>(STATE) == ENDED) return;
  const record = threadRecord(owner - 1);
  if (record == thread || atomic.load<u32>(record, THREAD_STATE) != THREAD_STATE_RUNNING) return;
  if (atomic.add<u32>(CONTROL_BASE + CONTROL_EXPOSED, 1) == MOST) end();
  else awaitPassing(record);
}

/** The thread of the record, if it runs, has passed a safepoint or waits itself. */
function awaitPassing(record: u32): void {
  atomic.store<u32>(thread, 1, THREAD_WAITING);
  const epoch = atomic.add<u32>(CONTROL_BASE + CONTROL_EPOCH, 1) + 1;
  request(record, REQUEST_QUIESCE);
  for (let turn = 0; !hasPassed(record, epoch) && !stopping(); turn++) {
    if (turn >= SPINS) park();
  }
  atomic.store<u32>(thread, 0, THREAD_WAITING);
}

function hasPassed(record: u32, epoch: u32): bool {
  return (
    <i32>(atomic.load<u32>(record, THREAD_EPOCH) - epoch) >= 0 ||
    atomic.load<u32>(record, THREAD_WAITING) != 0 ||
    atomic.load<u32>(record, THREAD_STATE) != THREAD_STATE_RUNNING
  );
}

function park(): void {
  atomic.wait<i32>(thread + THREAD_PARK, 0, TURN_NS);
}

/** Objects change hands all the time: every thread takes locks from now on. */
function end(): void {
  atomic.store<u32>(STATE, ENDING);
  const top = threadRecord(load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP));
  for (let record = threadRecord(0); record < top; record += threadRecord(1) - threadRecord(0)) {
    atomic.store<u32>(record, OWN_NOTHING, THREAD_OWN);
  }
  for (let record = threadRecord(0); record < top; record += threadRecord(1) - threadRecord(0)) {
    if (record != thread && atomic.load<u32>(record, THREAD_STATE) == THREAD_STATE_RUNNING) awaitPassing(record);
  }
  atomic.store<u32>(STATE, ENDED);
}
