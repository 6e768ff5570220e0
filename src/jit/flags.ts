/**
 * V8's flags while stitched modules are compiled. They are process-wide, whichever programs run in the process: a word that its threads
 * share counts those that compile with them set. The first sets them, the last takes them back.
 */
import { setFlagsFromString } from "node:v8";
import { TUNABLES } from "../base/tunables.js";
import type { V8Tier } from "../base/v8-tiers.js";
import { AS_USUAL, FLAGS_ARE_SAFE, OPTIMISED_AT_ONCE } from "./compile-flags.js";
import { flagUsers } from "./flag-users.js";

/** A thread is setting the flags, or taking them back. */
const CHANGING = -1;

/** True: they are set until `leaveFlags`. False where they may not be, or somebody changes them for ever. */
export function takeFlags(tier: V8Tier): boolean {
  if (!FLAGS_ARE_SAFE || tier !== "default") return false;
  const users = flagUsers();
  const deadline = performance.now() + TUNABLES.COMPILE_LOCK_WAIT_MS;
  for (;;) {
    const now = Atomics.load(users, 0);
    if (now === CHANGING) {
      const left = deadline - performance.now();
      if (left <= 0) return false;
      Atomics.wait(users, 0, CHANGING, left);
    } else if (now === 0) {
      if (change(users, 0, OPTIMISED_AT_ONCE, 1)) return true;
    } else if (Atomics.compareExchange(users, 0, now, now + 1) === now) return true;
  }
}

export function leaveFlags(): void {
  const users = flagUsers();
  for (let now = Atomics.load(users, 0); now > 0; now = Atomics.load(users, 0)) {
    if (now === 1 ? change(users, 1, AS_USUAL, 0) : Atomics.compareExchange(users, 0, now, now - 1) === now) return;
  }
}

/** Threads were ended that may have had them set. */
export function resetFlags(): void {
  const users = flagUsers();
  if (!FLAGS_ARE_SAFE || Atomics.load(users, 0) === 0) return;
  Atomics.store(users, 0, CHANGING);
  for (const flag of AS_USUAL) setFlagsFromString(flag);
  Atomics.store(users, 0, 0);
  Atomics.notify(users, 0);
}

/** Sets flags while nobody uses them; false when somebody was first. */
function change(users: Int32Array, from: number, flags: readonly string[], to: number): boolean {
  if (Atomics.compareExchange(users, 0, from, CHANGING) !== from) return false;
  for (const flag of flags) setFlagsFromString(flag);
  Atomics.store(users, 0, to);
  Atomics.notify(users, 0);
  return true;
}
