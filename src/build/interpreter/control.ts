/**
 * The cases that no stencil can express: they change frame or instruction pointer. Calls and returns follow the
 * frame layout of src/base/layout.ts; every back-edge and call is a safepoint.
 */
import { LAYOUT, VALUE } from "../../base/layout.js";
import { type CountPolicy, countDown } from "./ownership.js";
import {
  advance,
  CACHE,
  constant,
  DISPATCH,
  FINALISE,
  field,
  LOCALS,
  NEXT,
  RELOAD_FRAME,
  registerAddress,
  SAVE_CODE,
  SAVE_DEPTH,
  slotHoldsReference,
  storeAndDispatch,
  takeJump,
  UNBOUND,
} from "./wat.js";

const INSTRUCTION = LAYOUT.INSTRUCTION_SIZE;
const LOOP = (offset: number): string => `offset=${LAYOUT.LOOPS_BASE + offset} (local.get $loop)`;

/** One word tells whether a request waits. The status of the slow path is 0, raised, or 8 | how to leave. */
const SAFEPOINT = `
  (if (i32.eqz (i32.atomic.load offset=${LAYOUT.THREAD_LIMIT} (local.get $thread))) (then
    ${SAVE_CODE}
    (local.set $status (call $rt.safepoint (local.get $fp) (local.get $ip)))
    (br_if $unwind (i32.eq (local.get $status) (i32.const ${LAYOUT.STATUS_RAISED})))
    (br_if $leave (i32.ge_u (local.get $status) (i32.const 8)))))`;

const LOOP_ADDRESS = `(local.set $loop (i32.mul ${field("a")} (i32.const ${LAYOUT.LOOP_SIZE})))`;
const TO_HEADER = `(local.set $ip (i32.sub (local.get $ip) (i32.shl ${field("b")} (i32.const 3))))`;

const JUMP_BACK_COLD = `${SAFEPOINT} ${TO_HEADER} ${DISPATCH}`;

const fewOrMany = (few: number, otherwise: number, many: number): string =>
  `(select (i32.const ${few}) (i32.const ${otherwise}) (i32.lt_u (local.get $op) (i32.const ${many})))`;

/** By how much a count that threads have in common goes on ($target), when it is in $op: EXIT_SAMPLED, and EXIT_MANY_SAMPLED from `many` on. */
const sampled = (exactBelow: number, many: number): string => `
  (local.set $target (i32.const 1))
  (if (i32.ge_u (local.get $op) (i32.const ${exactBelow})) (then
    (if (i32.load (i32.const ${LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI})) (then
      (local.set $target (i32.add
        (i32.mul (i32.load offset=${LAYOUT.THREAD_CHANCE} (local.get $thread)) (i32.const 1664525))
        (i32.const 1013904223)))
      (i32.store offset=${LAYOUT.THREAD_CHANCE} (local.get $thread) (local.get $target))
      (local.set $target (select (i32.const 0) ${fewOrMany(LAYOUT.EXIT_SAMPLED, LAYOUT.EXIT_MANY_SAMPLED, many)}
        (i32.and (local.get $target)
          ${fewOrMany((LAYOUT.EXIT_SAMPLED - 1) << 16, (LAYOUT.EXIT_MANY_SAMPLED - 1) << 16, many)})))))))`;

/** Counts down to the next attempt are exact from here on. */
const NEARLY_HOT = 1 << 14;
const FAR_FROM_HOT = 1 << 18;

/** The counter's zero hands the loop to the JIT; whatever that does, interpretation goes on at the header. */
const JUMP_BACK = `${SAFEPOINT} ${LOOP_ADDRESS}
  (local.set $op (i32.load ${LOOP(LAYOUT.LOOP_COUNTER)}))
  ${sampled(NEARLY_HOT, FAR_FROM_HOT)}
  (if (local.get $target) (then
    (local.set $status (i32.sub (local.get $op) (local.get $target)))
    (i32.store ${LOOP(LAYOUT.LOOP_COUNTER)} (local.get $status))
    (if (i32.eqz (local.get $status)) (then (call $host.hot ${field("a")} (local.get $fp))))))
  ${TO_HEADER} ${DISPATCH}`;

/** An entry of the timeline, when one is recorded. */
function traced(event: number): string {
  return `(if (i32.load (i32.const ${LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_TRACE})) (then
    (call $host.event (i32.const ${event}) ${field("a")})))`;
}

/**
 * Entries and exits are counted in the loop's record, exits also by the pc they lead to. A failed entry guard has
 * done nothing: the interpreter runs the iteration; when the guards keep failing the JIT is asked again.
 */
/** EXIT_ENTRY and EXIT_INSTALLED, which did nothing, differ in the lowest bit only. */
const runStitched = (toHeader: string, failed: string): string => `${LOOP_ADDRESS}
  ${traced(LAYOUT.EVENT_STITCHED)}
  ${SAVE_CODE}
  ${SAVE_DEPTH}
  (local.set $status
    (call_indirect $host.table (type $stitched)
      (local.get $fp) (local.get $thread) ${field("a")} ${field("a")}))
  ${traced(LAYOUT.EVENT_UNSTITCHED)}
  (if (i32.eq (i32.and (local.get $status) (i32.const ${LAYOUT.EXIT_MASK & ~1})) (i32.const ${LAYOUT.EXIT_ENTRY})) (then
    (if (i32.eq (i32.and (local.get $status) (i32.const ${LAYOUT.EXIT_MASK})) (i32.const ${LAYOUT.EXIT_INSTALLED})) (then
      ${toHeader} ${DISPATCH}))
    ${failed}
    ${toHeader} ${DISPATCH}))
  (local.set $count (i32.and (local.get $status) (i32.const ${~LAYOUT.EXIT_MASK})))
  (local.set $base (i32.add (i32.load offset=${LAYOUT.CODE_EXIT_COUNTS} (local.get $code)) (i32.shr_u (local.get $count) (i32.const 1))))
  (if (i32.eq (i32.and (local.get $status) (i32.const ${LAYOUT.EXIT_MASK})) (i32.const ${LAYOUT.EXIT_END})) (then
    (local.set $base (i32.add (local.get $base) (i32.shl (i32.load offset=${LAYOUT.CODE_COUNT} (local.get $code)) (i32.const 2))))))
  (local.set $op (i32.load (local.get $base)))
  ${sampled(LAYOUT.EXIT_CHECK_INTERVAL, LAYOUT.EXIT_MANY)}
  (if (local.get $target) (then
    (i32.store ${LOOP(LAYOUT.LOOP_ENTRIES)} (i32.add (i32.load ${LOOP(LAYOUT.LOOP_ENTRIES)}) (local.get $target)))
    (i32.store ${LOOP(LAYOUT.LOOP_EXITS)} (i32.add (i32.load ${LOOP(LAYOUT.LOOP_EXITS)}) (local.get $target)))
    (local.set $target (i32.add (local.get $op) (local.get $target)))
    (i32.store (local.get $base) (local.get $target))
    (if (i32.ge_u (i32.xor (local.get $op) (local.get $target)) (i32.const ${LAYOUT.EXIT_CHECK_INTERVAL}))
      (then (call $host.hot ${field("a")} (local.get $fp))))))
  (local.set $ip (i32.add (i32.load offset=${LAYOUT.CODE_INSTRUCTIONS} (local.get $code)) (local.get $count)))
  (br_if $unwind (i32.eq (i32.and (local.get $status) (i32.const ${LAYOUT.EXIT_MASK})) (i32.const ${LAYOUT.EXIT_RAISED})))
  (if (i32.eq (i32.and (local.get $status) (i32.const ${LAYOUT.EXIT_MASK})) (i32.const ${LAYOUT.EXIT_FRAME})) (then ${RELOAD_FRAME}))
  (if (i32.eq (i32.and (local.get $status) (i32.const ${LAYOUT.EXIT_MASK})) (i32.const ${LAYOUT.EXIT_FRAME_RAISED})) (then
    ${RELOAD_FRAME}
    (br $unwind)))
  ${DISPATCH}`;

const ENTRY_FAILED = `
  (i32.store ${LOOP(LAYOUT.LOOP_ENTRY_FAILURES)} (i32.add (i32.load ${LOOP(LAYOUT.LOOP_ENTRY_FAILURES)}) (i32.const 1)))
  (local.set $count (i32.sub (i32.load ${LOOP(LAYOUT.LOOP_COUNTER)}) (i32.const 1)))
  (i32.store ${LOOP(LAYOUT.LOOP_COUNTER)} (local.get $count))
  (if (i32.eqz (local.get $count)) (then (call $host.hot ${field("a")} (local.get $fp))))`;
const JUMP_BACK_STITCHED = `${SAFEPOINT} ${runStitched(TO_HEADER, ENTRY_FAILED)}`;

/** Before the first turn variables may well be of other types than in all others: that its guards fail says nothing. */
const ENTER_STITCHED = runStitched(
  `(local.set $ip (i32.add (local.get $ip) (i32.const ${LAYOUT.INSTRUCTION_SIZE})))`,
  "",
);

/**
 * Into the frame at $base, of the code in $target. Parameters and locals are neighbours in the code object: one load tells
 * both. The limit is loaded plainly (an aligned word cannot tear, and nothing hoists it out of the dispatch loop): the
 * atomic load's alignment test costs as much as the check itself, and back-edges load it atomically soon enough.
 */
const ENTER_CODE = `
  (local.set $count (i32.load offset=${LAYOUT.CODE_ARGS} (local.get $target)))
  (br_if $exit (i32.ne (i32.and (local.get $count) (i32.const 0xffff)) ${field("c")}))
  (br_if $exit (i32.gt_u
    (i32.add (local.get $base) (i32.shl (i32.load16_u offset=${LAYOUT.CODE_REGISTERS} (local.get $target)) (i32.const 3)))
    (i32.load offset=${LAYOUT.THREAD_LIMIT} (local.get $thread))))
  (br_if $exit (i32.eqz (local.get $frames)))
  (local.set $frames (i32.sub (local.get $frames) (i32.const 1)))
  (i32.store (i32.add (local.get $base) (i32.const ${LAYOUT.FRAME_CALL_IP})) (local.get $ip))
  (i32.store (i32.add (local.get $base) (i32.const ${LAYOUT.FRAME_CALLER_CODE})) (local.get $code))
  (local.set $fp (local.get $base))
  (local.set $code (local.get $target))
  (local.set $ip (i32.load offset=${LAYOUT.CODE_ENTRY} (local.get $target)))
  (local.set $op (i32.and (local.get $count) (i32.const 0xffff)))
  (local.set $count (i32.shr_u (local.get $count) (i32.const 16)))
  (if (i32.ne (local.get $op) (local.get $count)) (then
    (loop $unbind
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (i64.store ${registerAddress("(local.get $count)")} ${UNBOUND})
      (br_if $unbind (i32.ne (local.get $op) (local.get $count))))))
  ${DISPATCH}`;

/**
 * A Python function with as many arguments as parameters; anything else, and any request, goes the generic way. The code
 * is taken from the instruction's cache (wasm/inlined.ts) and only compared with that of the callee: the processor goes on
 * with it while the callee comes through the frame, where it was just stored, and from there its code and its first
 * instruction. With followers (function.ts) recursion gains 9 to 15 % by that, other programs between -5 and 2 %.
 */
const CALL_PY = `
  (local.set $base ${registerAddress(field("b"))})
  (local.set $target (i32.add (local.get $base) (i32.const ${LAYOUT.FRAME_CALLEE})))
  (br_if $exit (i32.eqz ${slotHoldsReference("(local.get $target)")}))
  (local.set $callee (i32.load (local.get $target)))
  (br_if $exit (i32.ne (i32.load offset=${LAYOUT.HEADER_TYPE} (local.get $callee)) (i32.const ${LAYOUT.TYPE_FUNCTION})))
  (local.set $target (i32.load ${CACHE}))
  (br_if $call_another (i32.ne (local.get $target) (i32.load offset=${LAYOUT.FUNCTION_CODE} (local.get $callee))))
  ${ENTER_CODE}`;

/** The call's cache knows another function: $callee and $base are set. */
export const CALL_ANOTHER = `
  (local.set $target (i32.load offset=${LAYOUT.FUNCTION_CODE} (local.get $callee)))
  ${ENTER_CODE}`;

/** Bits of a call ip: the frame is that of an `__init__` (wasm/construct.ts), or of an operation (wasm/operation.ts). */
const CONSTRUCTS = 1;
const OPERATES = 2;

/** A special method returns to the operation that it is; what is left to do the runtime does. */
const OPERATED = `
  ${SAVE_DEPTH}
  ${SAVE_CODE}
  (local.set $status (call $rt.finishOperation (local.get $fp) (local.get $ip) (local.get $value)))
  ${FINALISE}
  ${RELOAD_FRAME}
  (br_if $unwind (i32.eq (local.get $status) (i32.const ${LAYOUT.STATUS_RAISED})))
  ${DISPATCH}`;

/**
 * `__init__` returns to the call of its class (wasm/construct.ts): the frame lies two registers further up than that of
 * another callee, and the result is the instance in the callee's register.
 */
const CONSTRUCTED = `
  (local.set $ip (i32.sub (local.get $ip) (i32.const 1)))
  (local.set $fp (i32.sub (local.get $fp) (i32.const 16)))
  (local.set $base (i32.sub (local.get $fp) (i32.const 16)))
  (if (i64.ne (local.get $value) (i64.const ${BigInt.asIntN(64, VALUE.NONE)})) (then
    (local.set $fp (i32.sub (local.get $fp) (i32.shl ${field("b")} (i32.const 3))))
    ${SAVE_CODE}
    (call $rt.raiseInitResult (local.get $value))
    (br $unwind)))
  (local.set $value (i64.load (local.get $base)))
  (i64.store (local.get $base) ${UNBOUND})`;

/** Locals of a frame that are looked at one by one; code with more gives all up in a loop. */
const FEW_LOCALS = 6;

/**
 * The result is in $value, owned, and no longer in the frame. Most returns only count: they go on in the caller from here,
 * without a call or a loop; all others start over in the general form, for which nothing may be left half done.
 */
export function returnQuickly(policy: CountPolicy): string {
  const local = `
    (br_if $clean (i32.eq (local.get $base) (local.get $fp)))
    (local.set $base (i32.sub (local.get $base) (i32.const 8)))
    (if ${slotHoldsReference("(local.get $base)")} (then
      (local.set $callee (i32.load (local.get $base)))
      ${countDown(policy, "$callee", "$return_slowly")}
      (i64.store (local.get $base) ${UNBOUND})))`;
  return `
  (local.set $ip (i32.load (i32.add (local.get $fp) (i32.const ${LAYOUT.FRAME_CALL_IP}))))
  (br_if $return_slowly (i32.eqz (local.get $ip)))
  (br_if $return_slowly (i32.and (local.get $ip) (i32.const ${CONSTRUCTS | OPERATES})))
  (local.set $base (i32.add (local.get $fp) (i32.shl ${LOCALS} (i32.const 3))))
  (block $clean
    ${local.repeat(FEW_LOCALS)}
    (br_if $return_slowly (i32.ne (local.get $base) (local.get $fp))))
  (local.set $base (i32.add (local.get $fp) (i32.const ${LAYOUT.FRAME_CALLEE})))
  (local.set $callee (i32.load (local.get $base)))
  ${countDown(policy, "$callee", "$return_slowly")}
  (i64.store (local.get $base) ${UNBOUND})
  (local.set $frames (i32.add (local.get $frames) (i32.const 1)))
  (local.set $code (i32.load (i32.add (local.get $fp) (i32.const ${LAYOUT.FRAME_CALLER_CODE}))))
  (local.set $fp (i32.sub (local.get $fp) (i32.shl ${field("b")} (i32.const 3))))
  (local.set $base ${registerAddress(field("a"))})
  ${advance(1)}
  ${storeAndDispatch("$base", "$value")}`;
}

/**
 * The result is in $value, owned, and no longer in the frame. The callee slot of every frame but the outermost holds
 * the function that was called. Locals are given up from the last to the first, as in CPython.
 */
export const RETURN_SLOWLY = `
  (local.set $base (i32.add (local.get $fp) (i32.shl ${LOCALS} (i32.const 3))))
  (if (i32.lt_u (local.get $fp) (local.get $base)) (then
    (loop $release
      (local.set $base (i32.sub (local.get $base) (i32.const 8)))
      (if ${slotHoldsReference("(local.get $base)")} (then
        (local.set $old (i64.load (local.get $base)))
        (i64.store (local.get $base) ${UNBOUND})
        (call $rt.release (local.get $old))))
      (br_if $release (i32.lt_u (local.get $fp) (local.get $base))))))
  (local.set $frames (i32.add (local.get $frames) (i32.const 1)))
  (local.set $ip (i32.load (i32.add (local.get $fp) (i32.const ${LAYOUT.FRAME_CALL_IP}))))
  (local.set $base (i32.add (local.get $fp) (i32.const ${LAYOUT.FRAME_CALLEE})))
  (if (i32.eqz (local.get $ip)) (then
    (local.set $old (i64.load (local.get $base)))
    (i64.store (local.get $base) ${UNBOUND})
    (call $rt.release (local.get $old))
    (i64.store offset=${LAYOUT.THREAD_RESULT} (local.get $thread) (local.get $value))
    ${SAVE_DEPTH}
    (return (i32.const ${LAYOUT.LEFT_RETURNED}))))
  (local.set $callee (i32.load (local.get $base)))
  (i64.store (local.get $base) ${UNBOUND})
  (if (i32.ge_s (i32.load offset=${LAYOUT.HEADER_COUNT} (local.get $callee)) (i32.const ${LAYOUT.LOCAL})) (then
    (call $rt.releaseRef (local.get $callee))))
  (local.set $code (i32.load (i32.add (local.get $fp) (i32.const ${LAYOUT.FRAME_CALLER_CODE}))))
  (if (i32.and (local.get $ip) (i32.const ${CONSTRUCTS | OPERATES})) (then
    (if (i32.and (local.get $ip) (i32.const ${OPERATES})) (then ${OPERATED}))
    ${CONSTRUCTED}))
  (local.set $fp (i32.sub (local.get $fp) (i32.shl ${field("b")} (i32.const 3))))
  (local.set $base ${registerAddress(field("a"))})
  ${advance(1)}
  ${storeAndDispatch("$base", "$value")}`;

const RETURN = `
  (local.set $base ${registerAddress(field("a"))})
  (local.set $value (i64.load (local.get $base)))
  (br_if $exit (i64.eq (local.get $value) ${UNBOUND}))
  (i64.store (local.get $base) ${UNBOUND})
  (br $return)`;

const RETURN_CONST = `
  (local.set $value ${constant(field("a"))})
  (br $return)`;

/** Control opcodes by name; `$exit` leads to the generic form. */
export const CONTROL_CASES: Readonly<Record<string, string>> = {
  JUMP: takeJump("a"),
  JUMP_BACK,
  JUMP_BACK_COLD,
  JUMP_BACK_STITCHED,
  ENTER_LOOP: NEXT,
  ENTER_STITCHED,
  CALL_PY,
  RETURN,
  RETURN_CONST,
};

/** Bytes of an instruction, for the module's text. */
export const INSTRUCTION_BYTES = INSTRUCTION;
