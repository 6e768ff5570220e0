/**
 * Objects that die but have Python code to run first: generators that wait in a try or a with. The last release may
 * come where no Python code can run, so they wait for the thread's next safepoint, kept alive by this list.
 */
import { request, setFrame, thread } from "./control";
import { release, releaseRef } from "./count";
import { hasRaised, setException, takeException } from "./error";
import { destroyGenerator } from "./generator";
import { closeGenerator, needsClosing } from "./generator-run";
import {
  GENERATOR_DONE, GENERATOR_LIVE, GENERATOR_STATE, HEADER_COUNT, HEADER_SHARED, HEADER_TYPE, REQUEST_FINALISE, TYPE_GENERATOR,
  UNBOUND,
} from "./generated/layout";

/** The objects that wait, linked through a header word. Mutable globals are per thread. */
let pending: u32 = 0;

/** True when the dead object has to run code first; it is alive again then, until the next safepoint. */
export function postpone(object: u32): bool {
  if (load<u32>(object, HEADER_TYPE) != TYPE_GENERATOR || !needsClosing(object)) return false;
  store<i32>(object, 1, HEADER_COUNT);
  store<u32>(object, pending, HEADER_SHARED);
  pending = object;
  request(thread, REQUEST_FINALISE);
  return true;
}

/** Runs what waits. `fp`: the frame whose registers must stay as they are; 0 = none. */
export function finalisePending(fp: u32): void {
  if (pending == 0) return;
  setFrame(fp);
  const inFlight = takeException();
  while (pending != 0) {
    const object = pending;
    pending = load<u32>(object, HEADER_SHARED);
    store<u32>(object, 0, HEADER_SHARED);
    release(closeGenerator(object));
    if (hasRaised()) release(takeException());
    abandon(object);
    releaseRef(object);
  }
  if (inFlight != UNBOUND) setException(inFlight);
}

/** One that would not close is given up all the same. */
function abandon(generator: u32): void {
  if (load<u32>(generator + GENERATOR_STATE) == GENERATOR_DONE) return;
  destroyGenerator(generator);
  store<u32>(generator + GENERATOR_LIVE, 0);
  atomic.store<u32>(generator + GENERATOR_STATE, GENERATOR_DONE);
}
