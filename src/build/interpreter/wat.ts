/** Small pieces of WebAssembly text that the interpreter's cases are made of. */
import { LAYOUT, VALUE } from "../../base/layout.js";
import type { FieldName } from "../../bytecode/opcodes.js";

const signed = (value: bigint): string => String(BigInt.asIntN(64, value));
export const UNBOUND = `(i64.const ${signed(VALUE.UNBOUND)})`;

const { INSTRUCTION_SIZE, FIELD_A, FIELD_B, FIELD_C } = LAYOUT;
const OFFSETS: Readonly<Record<FieldName, number>> = {
  a: FIELD_A,
  b: FIELD_B,
  c: FIELD_C,
  d: INSTRUCTION_SIZE + FIELD_A,
  e: INSTRUCTION_SIZE + FIELD_B,
  f: INSTRUCTION_SIZE + FIELD_C,
};

/** The raw field of the current instruction (or, for d, e, f, of the one behind it), as i32. */
export const field = (name: FieldName, isSigned = false): string =>
  `(i32.load16_${isSigned ? "s" : "u"} offset=${OFFSETS[name]} (local.get $ip))`;

/** Address of register `index` (an i32 expression) of the frame. */
export const registerAddress = (index: string): string => `(i32.add (local.get $fp) (i32.shl ${index} (i32.const 3)))`;

/** Is the value in the slot at `address` a reference? Its upper 16 bits tell. */
export const slotHoldsReference = (address: string): string =>
  `(i32.eq (i32.load16_u offset=6 ${address}) (i32.const ${LAYOUT.REF_TAG}))`;

/** Is the i64 expression a reference? */
export const isReference = (value: string): string =>
  `(i64.eq (i64.shr_u ${value} (i64.const 48)) (i64.const ${LAYOUT.REF_TAG}))`;

/** Stores an owned value in a slot, whose old content is given up. `address` and `value` are locals' names. */
export const storeSlot = (address: string, value: string): string => `
  (local.set $old (i64.load (local.get ${address})))
  (i64.store (local.get ${address}) (local.get ${value}))
  (if ${isReference("(local.get $old)")} (then (call $rt.release (local.get $old))))`;

/**
 * As storeSlot, behind which the instruction at $ip is dispatched: an old reference is given up where all cases have that
 * done (ownership.ts).
 */
export const storeAndDispatch = (address: string, value: string): string => `
  (local.set $old (i64.load (local.get ${address})))
  (i64.store (local.get ${address}) (local.get ${value}))
  (br_if $released ${isReference("(local.get $old)")})
  ${DISPATCH}`;

/**
 * Dispatches the instruction at $ip. Its opcode is loaded here, so that an exit can dispatch another one in its place
 * with a single loop: every loop header that V8 passes costs a stack check.
 */
export const LOAD_OPCODE = "(local.set $op (i32.load16_u (local.get $ip)))";
export const DISPATCH = `${LOAD_OPCODE} (br $dispatch)`;

/** $ip to the instruction so many words further. */
export const advance = (words: number): string =>
  `(local.set $ip (i32.add (local.get $ip) (i32.const ${words * INSTRUCTION_SIZE})))`;

/** To the instruction so many words further. */
export const next = (words: number): string => `${advance(words)} ${DISPATCH}`;

/** To the instruction after this one. */
export const NEXT = next(1);

/** Takes the jump in a field: counted in instructions from the next one. */
export const takeJump = (name: "a" | "b" | "c"): string => `
  (local.set $ip (i32.add (i32.add (local.get $ip) (i32.const ${LAYOUT.INSTRUCTION_SIZE})) (i32.shl ${field(name, true)} (i32.const 3))))
  ${DISPATCH}`;

/** Constant number `index` of the current code object: constants lie right behind it. */
export const constant = (index: string): string =>
  `(i64.load offset=${LAYOUT.CODE_SIZE} (i32.add (local.get $code) (i32.shl ${index} (i32.const 3))))`;

/** Address of the current instruction's cache word. */
export const CACHE = `(i32.add (local.get $ip) (i32.load offset=${LAYOUT.CODE_CACHES} (local.get $code)))`;

/** Number of the current code object's locals: registers from there on are temporaries. */
export const LOCALS = `(i32.load16_u offset=${LAYOUT.CODE_LOCALS} (local.get $code))`;

/**
 * Runtime functions that push, pop or count frames read the depth in the thread record. Here it is counted down, so
 * that a call tests against zero: $frames is how many more frames there may be until $limit, the recursion limit as it
 * was when the frame was loaded (sys.setrecursionlimit asks for that to be done again).
 */
const RECURSION_LIMIT = `(i32.load (i32.const ${LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_RECURSION_LIMIT}))`;
export const LOAD_DEPTH = `(local.set $frames
  (i32.sub
    (local.tee $limit ${RECURSION_LIMIT})
    (i32.load offset=${LAYOUT.THREAD_DEPTH} (local.get $thread))))`;
export const SAVE_DEPTH = `(i32.store offset=${LAYOUT.THREAD_DEPTH} (local.get $thread)
  (i32.sub (local.get $limit) (local.get $frames)))`;

/** Before functions of the runtime that ask which code runs: calls and returns, which are hot, leave it alone. */
export const SAVE_CODE = "(global.set $rt.code (local.get $code))";

/** And which frame: generic operations may call Python, whose frames lie behind it (wasm/invoke.ts). */
export const SAVE_FRAME = "(global.set $rt.frame (local.get $fp))";

/** Around generic operations: within one alone, frames of methods may be pushed (wasm/operation.ts). */
export const MAY_PUSH = "(global.set $rt.pushes (i32.const 1))";
export const MAY_NOT_PUSH = "(global.set $rt.pushes (i32.const 0))";

/** Behind what may have let objects die that have Python code to run first (wasm/finalise.ts). */
export const FINALISE = "(if (global.get $rt.unfinalised) (then (call $rt.finaliseNow)))";

/** The frame of the thread record becomes the one that runs. */
export const RELOAD_FRAME = `
  (local.set $fp (i32.load offset=${LAYOUT.THREAD_FP} (local.get $thread)))
  (local.set $ip (i32.load offset=${LAYOUT.THREAD_IP} (local.get $thread)))
  (local.set $code (i32.load offset=${LAYOUT.THREAD_CODE} (local.get $thread)))
  ${LOAD_DEPTH}`;
