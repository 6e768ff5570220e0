/**
 * Generators whose bytecode stitched code holds (src/jit/resumed.ts): their frames exist only in wasm locals while they run. Between
 * two values a generator waits in itself, as any does: whoever else asks it finds it so.
 */
import { publish, releaseInline, releaseRef, shareInline } from "./count";
import { claimQuietly, endGenerator, unclaim } from "./generator";
import { GENERATOR_HANDLED, GENERATOR_IP, GENERATOR_LIVE, GENERATOR_RUNNING, GENERATOR_STATE, GENERATOR_SUSPENDED } from "./generated/layout";
import { enterHandled, leaveHandled } from "./handled";

/** The generator, which waits at `ip`, runs: its frame owns it, and its registers are the caller's. False: it does not wait there. */
export function generator_resume(generator: u32, ip: u32): bool {
  const state = claimQuietly(generator);
  if (state == GENERATOR_RUNNING) return false;
  if (load<u32>(generator + GENERATOR_IP) != ip) {
    unclaim(generator, state);
    return false;
  }
  shareInline(generator);
  store<u32>(generator + GENERATOR_LIVE, 0);
  enterHandled(generator + GENERATOR_HANDLED);
  return true;
}

/** It waits at the yield at `ip`, and `live` registers are in it. */
export function generator_wait(generator: u32, ip: u32, live: u32): void {
  store<u32>(generator + GENERATOR_LIVE, live);
  store<u32>(generator + GENERATOR_IP, ip);
  leaveHandled(generator + GENERATOR_HANDLED);
  publish(generator + GENERATOR_STATE, GENERATOR_SUSPENDED);
  releaseInline(generator);
}

/** It has ended: its registers are released, its frame owns it no more. */
export function generator_finish(generator: u32): void {
  endGenerator(generator);
  releaseRef(generator);
}
