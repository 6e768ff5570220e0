/**
 * The interpreter as one WebAssembly function: a loop around a br_table, a case an opcode. Generic opcodes with the
 * runtime handlers share cases. Text out; module.ts links it with the runtime.
 */
import { LAYOUT } from "../../base/layout.js";
import { OPCODES, type OpcodeRow, opcode, plainForm } from "../../bytecode/opcodes.js";
import type { Stencil } from "../../bytecode/stencils.js";
import { CALL_ANOTHER, CONTROL_CASES, RETURN_SLOWLY, returnQuickly } from "./control.js";
import { type CountPolicy, forPolicy, giveUp, shareFunction } from "./ownership.js";
import { type Case, rowCase } from "./row.js";
import {
  DISPATCH,
  FINALISE,
  LOAD_OPCODE,
  MAY_NOT_PUSH,
  MAY_PUSH,
  NEXT,
  RELOAD_FRAME,
  SAVE_CODE,
  SAVE_DEPTH,
  SAVE_FRAME,
  takeJump,
} from "./wat.js";

interface LabelledCase extends Case {
  readonly label: string;
}

/** The interpreter of the variant that counts instructions. */
export const COUNTING = "interpreter.counting";

/** The interpreter's functions: both interpreters, and `enter`, through which all calls go, so that a link can choose. */
export function interpreterText(library: ReadonlyMap<string, Stencil>, policy: CountPolicy): string {
  const functions = [
    interpreterFunction("interpreter", library, policy, false),
    interpreterFunction(COUNTING, library, policy, true),
  ];
  return `
(func $enter (export "run") (result i32) (call $interpreter))
${forPolicy(policy, functions.join("\n"))}
${shareFunction(policy)}
${genericText()}
${ENTER_STITCHED}
${STUB}`;
}

/** `counting` adds a count of dispatched instructions to the thread record. */
function interpreterFunction(
  name: string,
  library: ReadonlyMap<string, Stencil>,
  policy: CountPolicy,
  counting: boolean,
): string {
  const { gone, old } = giveUp(policy);
  const cases = new Map<string, LabelledCase>();
  const labels = OPCODES.map((row) => {
    const label = row.handler
      ? `$handler.${isDirect(row) ? row.handler : "any"}.${jumpField(row) ?? "none"}`
      : `$case.${row.name}`;
    if (cases.has(label)) return label;
    const { body, locals } = opcodeCase(row, library);
    // Counted are dispatches: the interpreter that counts has no other way to an instruction.
    const goesOn = !counting && row.name in FOLLOWERS;
    cases.set(label, { label, body: goesOn ? followedCase(row, library, 1) : body, locals });
    return label;
  });
  const list = [...cases.values()];
  const dispatch = `(br_table ${labels.join(" ")} $invalid (local.get $op))`;
  const nest = list.reduce((inner, { label, body }) => `(block ${label} ${inner})\n;; ${label}\n${body}`, dispatch);
  return `
(func $${name} (export "${name}") (result i32)
  ${SHARED_LOCALS} ${list.flatMap(({ locals }) => locals.map(({ name, type }) => `(local ${name} ${type})`)).join(" ")}
  (local.set $thread (global.get $rt.thread))
  ${RELOAD_FRAME}
  (local.set $op (i32.load16_u (local.get $ip)))
  (loop $dispatch
      ${counting ? COUNT : ""}
      (block $leave
        (block $unwind
          (block $released
            (block $gone
              (block $return_slowly
                (block $return
                  (block $call_another
                    (block $other
                      (block $invalid ${nest})
                      (unreachable))
                    ${OTHER_STATUS})
                  (block $exit ${CALL_ANOTHER})
                  (local.set $op ${instead(opcode("CALL_PY"))})
                  (br $dispatch))
                ${returnQuickly(policy)})
              ${RETURN_SLOWLY})
            ${gone})
          ${old})
        ${UNWIND})
      ${LEAVE})
  (unreachable))`;
}

const SHARED_LOCALS = `(local $thread i32) (local $fp i32) (local $ip i32) (local $target i32) (local $frames i32) (local $limit i32)
  (local $op i32) (local $status i32) (local $old i64) (local $gone i64) (local $gone2 i64) (local $base i32) (local $count i32) (local $loop i32)
  (local $code i32) (local $callee i32) (local $value i64)`;

/**
 * Every dispatch in the thread's record; each instruction in its code's own array and on the thread's trail, without the second
 * dispatch of one that is done again in its generic form. No atomics: with several threads, counts of shared code may be a
 * little low.
 */
const COUNT = `(i64.store offset=${LAYOUT.THREAD_INSTRUCTIONS} (local.get $thread)
  (i64.add (i64.load offset=${LAYOUT.THREAD_INSTRUCTIONS} (local.get $thread)) (i64.const 1)))
  (if (i32.eq (local.get $op) (i32.load16_u (local.get $ip))) (then
    (local.set $base (i32.add
      (i32.load offset=${LAYOUT.CODE_EXECUTIONS} (local.get $code))
      (i32.sub (local.get $ip) (i32.load offset=${LAYOUT.CODE_INSTRUCTIONS} (local.get $code)))))
    (i64.store (local.get $base) (i64.add (i64.load (local.get $base)) (i64.const 1)))
    (local.set $base (i32.load offset=${LAYOUT.THREAD_TRAIL} (local.get $thread)))
    (i32.store (local.get $base) (local.get $ip))
    (i32.store offset=4 (local.get $base) (local.get $fp))
    (i32.store offset=${LAYOUT.THREAD_TRAIL} (local.get $thread) (i32.or
      (i32.and (local.get $base) (i32.const ${-LAYOUT.TRAIL_BYTES}))
      (i32.and (i32.add (local.get $base) (i32.const 8)) (i32.const ${LAYOUT.TRAIL_BYTES - 1}))))))`;

/** What a generic operation says besides "done". */
const OTHER_STATUS = `
  (if (i32.eq (local.get $status) (i32.const ${LAYOUT.STATUS_AGAIN})) (then ${DISPATCH}))
  (br_if $unwind (i32.eq (local.get $status) (i32.const ${LAYOUT.STATUS_RAISED})))
  (br_if $leave (i32.ge_u (local.get $status) (i32.const 8)))
  ${RELOAD_FRAME}
  ${DISPATCH}`;

/** The one place where errors arrive: a handler's frame, or the end of the thread's Python. */
const UNWIND = `
  ${SAVE_CODE}
  ${SAVE_DEPTH}
  (local.set $status (call $rt.unwind (local.get $fp) (local.get $ip)))
  ${FINALISE}
  (if (i32.eq (local.get $status) (i32.const ${LAYOUT.STATUS_FRAME})) (then
    ${RELOAD_FRAME}
    ${DISPATCH}))
  (return (i32.const ${LAYOUT.LEFT_RAISED}))`;

const LEAVE = `
  ${SAVE_DEPTH}
  (i32.store offset=${LAYOUT.THREAD_FP} (local.get $thread) (local.get $fp))
  (i32.store offset=${LAYOUT.THREAD_IP} (local.get $thread) (local.get $ip))
  (i32.store offset=${LAYOUT.THREAD_CODE} (local.get $thread) (local.get $code))
  (return (i32.and (local.get $status) (i32.const 7)))`;

/** Stitched code in the thread's table, for calls from within the runtime (wasm/nested.ts). */
const ENTER_STITCHED = `
(func $enter_stitched (param $fp i32) (param $thread i32) (param $loop i32) (result i32)
  (call_indirect $host.table (type $stitched)
    (local.get $fp) (local.get $thread) (local.get $loop) (local.get $loop)))`;

/** What fills empty table slots: the host puts this thread's stitched code there; the loop goes on at its header. */
const STUB = `
(func $install (export "install_stub") (param $fp i32) (param $thread i32) (param $loop i32) (result i32)
  (call $host.install (local.get $loop))
  (i32.or
    (i32.shl (i32.load offset=${LAYOUT.LOOPS_BASE + LAYOUT.LOOP_HEADER} (i32.mul (local.get $loop) (i32.const ${LAYOUT.LOOP_SIZE}))) (i32.const 3))
    (i32.const ${LAYOUT.EXIT_INSTALLED})))`;

/**
 * Instructions that often follow another one (at least every fifth time over the programs of bench/programs): they are
 * performed where the first one ends. The way through the loop's header (stack check, bounds of the table, jumps, moves for
 * all cases at once) is a third of what a simple instruction costs.
 */
const FOLLOWERS: Readonly<Record<string, readonly string[]>> = {
  ADD_FLOAT: ["JUMP_BACK_COLD"],
  ADD_INT: ["JUMP_BACK_COLD"],
  ADD_INT_K: ["JUMP_BACK_COLD", "INDEX_LIST"],
  AND_INT: ["JUMP_IF_NOT_EQ_INT_K"],
  COPY: ["CALL_PY", "COPY"],
  DROP: ["JUMP_BACK_COLD"],
  FOR_RANGE: ["LOAD_GLOBAL", "INDEX_LIST"],
  INDEX_LIST: ["INDEX_LIST", "MULTIPLY_FLOAT"],
  JUMP_BACK_COLD: ["FOR_RANGE", "JUMP_IF_NOT_LT_INT"],
  JUMP_IF_NOT_LT_INT: ["ADD_INT_K"],
  JUMP_IF_NOT_LT_INT_K: ["RETURN", "LOAD_GLOBAL"],
  LOAD_ATTR_SLOT: ["LOAD_ATTR_SLOT"],
  LOAD_GLOBAL: ["COPY", "SUBTRACT_INT_K"],
  LOAD_METHOD_PY: ["CALL_PY", "COPY"],
  MODULO_INT_K: ["JUMP_IF_NOT_EQ_INT_K"],
  MULTIPLY_FLOAT: ["ADD_FLOAT"],
  STORE_ATTR_SLOT: ["LOAD_ATTR_SLOT", "RETURN_CONST"],
  STORE_INDEX_LIST: ["JUMP_BACK_COLD", "ADD_INT_K"],
  SUBTRACT_INT_K: ["CALL_PY"],
};

/** Those bring their followers along where they are one. */
const CHAINED: ReadonlySet<string> = new Set(["JUMP_BACK_COLD", "COPY", "SUBTRACT_INT_K"]);

/** The row's case with its followers behind it; `chain`: how many more may bring theirs. */
function followedCase(row: OpcodeRow, library: ReadonlyMap<string, Stencil>, chain: number): string {
  const { body } = opcodeCase(row, library);
  const at = body.lastIndexOf(DISPATCH);
  const tests = (FOLLOWERS[row.name] ?? []).map((name) => {
    const next = opcode(name);
    const goesOn = chain > 0 && CHAINED.has(name) && name !== row.name;
    const text = goesOn ? followedCase(next, library, chain - 1) : opcodeCase(next, library).body;
    return `(if (i32.eq (local.get $op) (i32.const ${next.code})) (then ${text}))`;
  });
  return `${body.slice(0, at)} ${LOAD_OPCODE} ${tests.join(" ")} (br $dispatch) ${body.slice(at + DISPATCH.length)}`;
}

function opcodeCase(row: OpcodeRow, library: ReadonlyMap<string, Stencil>): Case {
  if (row.handler) return handlerCase(row);
  const inner = row.control ? { body: controlBody(row), locals: [] } : rowCase(row, library);
  if (row.generic === row.name) return inner;
  const body = `(block $exit ${inner.body}) (local.set $op ${instead(row)}) (br $dispatch)`;
  return { body, locals: inner.locals };
}

/** The opcode that is dispatched where a row exits. A superinstruction that keeps leaving is split up for good. */
function instead(row: OpcodeRow): string {
  const generic = `(i32.const ${opcode(row.generic).code})`;
  if (row.words === 1) return generic;
  return `(call $rt.split_up (local.get $ip) ${generic} (i32.const ${plainForm(row).code}))`;
}

function controlBody(row: OpcodeRow): string {
  const body = CONTROL_CASES[row.name];
  if (!body) throw new RangeError(`control opcode ${row.name} has no case in src/build/interpreter/control.ts`);
  return body;
}

function handlerCase(row: OpcodeRow): Case {
  const jump = jumpField(row);
  const taken = jump
    ? `(if (i32.eq (local.get $status) (i32.const ${LAYOUT.STATUS_JUMP})) (then ${takeJump(jump)}))`
    : "";
  const body = `
    ${SAVE_DEPTH}
    ${SAVE_CODE}
    ${SAVE_FRAME}
    ${isDirect(row) ? "" : MAY_PUSH}
    (local.set $status (call ${isDirect(row) ? `$rt.op_${row.handler}` : "$generic"} (local.get $fp) (local.get $ip)))
    ${isDirect(row) ? FINALISE : MAY_NOT_PUSH}
    (if (i32.eqz (local.get $status)) (then ${NEXT}))
    ${taken}
    (br $other)`;
  return { body, locals: [] };
}

/**
 * Handlers with a case and a call of their own; all others share one, which calls `generic`. The interpreter has to stay
 * small: for functions of too many virtual registers V8 takes a register allocator that keeps hardly anything in
 * registers, and every instruction costs twice as much (V8 11.3; --no-turbo-use-mid-tier-regalloc-for-huge-functions
 * shows it).
 */
const DIRECT: ReadonlySet<string> = new Set(["call", "yield"]);
const isDirect = (row: OpcodeRow): boolean => row.generic !== row.name || DIRECT.has(row.handler as string);

const jumpField = (row: OpcodeRow): "a" | "b" | "c" | undefined =>
  (["a", "b", "c"] as const).find((name) => row.fields[name] === "jump");

/** `generic(fp, ip)`: the generic form of the instruction at ip, for stitched code. */
function genericText(): string {
  const handlers = [...new Set(OPCODES.flatMap((row) => row.handler ?? []))];
  const targets = OPCODES.map((row) => {
    const { handler } = opcode(row.generic);
    return handler ? `$${handler}` : "$none";
  });
  const dispatch = `(br_table ${targets.join(" ")} $none (i32.load16_u (local.get $ip)))`;
  const nest = handlers.reduce(
    (inner, handler) =>
      `(block $${handler} ${inner})\n(br $done (call $rt.op_${handler} (local.get $fp) (local.get $ip)))`,
    dispatch,
  );
  return `(func $generic (export "generic") (param $fp i32) (param $ip i32) (result i32)
    ${SAVE_FRAME} (block $done (result i32) (block $none ${nest}) (unreachable)) ${FINALISE})`;
}
