/**
 * A spin-then-park lock under the GIL. The toolkit's own parks a waiter at once (`memory.atomic.wait32`, some 25 µs to
 * wake up); this one looks at the lock a few thousand times first, in the hope that the holder drops it in a moment.
 * When others are about to run on the same core, spinning steals their time: that is the experiment.
 *
 * The functions and what they must hold stand in src/build/lock.ts. GIL_PRIVATE counts the waiters here.
 */
import { definePlugin } from "patchwork-jit";

/** Looks before parking. One takes a few nanoseconds: about the time that a wake-up takes, together. */
const SPINS = 4000;
/** Who parks looks again after 5 ms in any case. */
const PARK_NS = 5_000_000;

const LOCK = `
(module
  (import "env" "memory" (memory 1 65536 shared))
  (import "rt" "lock_ask_holder" (func $ask_holder))
  (import "rt" "lock_stopping" (func $stopping (result i32)))
  (import "layout" "GIL_LOCKED" (global $GIL_LOCKED i32))
  (import "layout" "GIL_LAST" (global $GIL_LAST i32))
  (import "layout" "GIL_DROPPERS" (global $GIL_DROPPERS i32))
  (import "layout" "GIL_SWITCHES" (global $GIL_SWITCHES i32))
  (import "layout" "GIL_PRIVATE" (global $WAITERS i32))

  (func $try (export "try_acquire") (param $lock i32) (result i32)
    (i32.eqz (i32.atomic.rmw.cmpxchg
      (i32.add (local.get $lock) (global.get $GIL_LOCKED)) (i32.const 0) (i32.const 1))))

  ;; Waits with all looks while the word has this value, then parked, at most the time given. 1: it still has it.
  (func $wait_while (param $word i32) (param $value i32) (param $ns i64) (result i32) (local $left i32)
    (local.set $left (i32.const ${SPINS}))
    (block $changed
      (loop $spin
        (br_if $changed (i32.ne (i32.atomic.load (local.get $word)) (local.get $value)))
        (br_if $spin (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
      (drop (memory.atomic.wait32 (local.get $word) (local.get $value) (local.get $ns))))
    (i32.eq (i32.atomic.load (local.get $word)) (local.get $value)))

  (func (export "acquire") (param $lock i32) (param $interval i64) (local $switches i32)
    (drop (i32.atomic.rmw.add (i32.add (local.get $lock) (global.get $WAITERS)) (i32.const 1)))
    (block $mine
      (loop $again
        (local.set $switches (i32.atomic.load (i32.add (local.get $lock) (global.get $GIL_SWITCHES))))
        (if (call $wait_while (i32.add (local.get $lock) (global.get $GIL_LOCKED)) (i32.const 1) (local.get $interval))
          (then
            ;; A whole interval, and nobody got it in between: the holder is asked.
            (if (i32.eq (local.get $switches)
                  (i32.atomic.load (i32.add (local.get $lock) (global.get $GIL_SWITCHES))))
              (then (call $ask_holder)))))
        (br_if $mine (call $try (local.get $lock)))
        (br $again)))
    (drop (i32.atomic.rmw.sub (i32.add (local.get $lock) (global.get $WAITERS)) (i32.const 1))))

  (func (export "release") (param $lock i32) (result i32)
    (i32.atomic.store (i32.add (local.get $lock) (global.get $GIL_LOCKED)) (i32.const 0))
    (if (result i32) (i32.atomic.load (i32.add (local.get $lock) (global.get $WAITERS)))
      (then
        (drop (memory.atomic.notify (i32.add (local.get $lock) (global.get $GIL_LOCKED)) (i32.const 1)))
        (i32.const 1))
      (else (i32.const 0))))

  ;; GIL_DROPPERS tells the toolkit that somebody wants to be woken when GIL_LAST changes.
  (func (export "hand_over") (param $lock i32) (param $me i32)
    (drop (i32.atomic.rmw.add (i32.add (local.get $lock) (global.get $GIL_DROPPERS)) (i32.const 1)))
    (block $taken
      (loop $again
        (br_if $taken (i32.eqz (i32.atomic.load (i32.add (local.get $lock) (global.get $WAITERS)))))
        (br_if $taken (call $stopping))
        (br_if $again
          (call $wait_while (i32.add (local.get $lock) (global.get $GIL_LAST)) (local.get $me) (i64.const ${PARK_NS})))))
    (drop (i32.atomic.rmw.sub (i32.add (local.get $lock) (global.get $GIL_DROPPERS)) (i32.const 1)))))`;

export default definePlugin({
  name: "spin-gil",
  locks: { "spin-then-park": { wat: LOCK } },
});
