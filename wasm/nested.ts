/**
 * Calls that stay calls in stitched code: the frame that an operation pushed runs in an interpreter of its own, and stitched
 * code goes on with the result. A function that has stitched code is entered straight through the table; whatever that does not
 * do to its end (an exit, a failed guard) the interpreter does. Nested so deep that the native stack might end, nothing is run
 * here: stitched code leaves, as it does for anything else that pushes frames, and the interpreter's own loop goes on.
 */
import { CONSTRUCTS, op_call_class, raiseInitResult } from "./construct";
import { code, setCode, setFrame, setPushes, thread } from "./control";
import { release } from "./count";
import { finaliseNow, unfinalised } from "./finalise";
import { isGeneratorCode, resume } from "./frame";
import { yielded } from "./generator";
import { op_for_generator } from "./generator-operations";
import {
  CODE_ARGS, CODE_COUNT, CODE_EXIT_COUNTS, CODE_INSTRUCTIONS, CODE_LOCALS, CODE_REGISTERS, CONTROL_BASE, CONTROL_RECURSION_LIMIT,
  EXIT_CHECK_INTERVAL, EXIT_END, EXIT_ENTRY, EXIT_FRAME_RAISED, EXIT_INSTALLED, EXIT_MASK, FRAME_CALLER_CODE, FRAME_CALLEE, FRAME_CALL_IP,
  FUNCTION_CODE, FUNCTION_ENTRY, LOOPS_BASE, LOOP_ENTRIES, LOOP_EXITS, LOOP_SIZE, NONE, STATUS_FRAME, STATUS_JUMP,
  STATUS_NEXT, STATUS_RAISED, THREAD_CODE, THREAD_DEPTH, THREAD_FP, THREAD_IP, THREAD_LIMIT, THREAD_NESTED, TYPE_FUNCTION, UNBOUND,
} from "./generated/layout";
import { OP_CALL_CLASS, OP_CALL_PY, OP_FOR_GENERATOR, OP_FOR_ITER, OP_JUMP_BACK_STITCHED, OP_SEND } from "./generated/opcodes";
import { sampled } from "./inlined";
import { runFrames } from "./invoke";
import { stopsIteration } from "./iterate";
import { fieldA, fieldB, fieldC, genericAt, slotOf, storeRegister } from "./operand";
import { finishHere, OPERATES, SECOND } from "./operation";
import { unwind } from "./unwind";
import { isOfType, refOf } from "./value";

@external("interpreter", "generic")
declare function generic(fp: u32, ip: u32): u32;
@external("interpreter", "stitched")
declare function stitched(fp: u32, thread: u32, loop: u32): u32;
@external("interpreter", "judge")
declare function judge(loop: u32, fp: u32): void;

/** Calls of stitched code within such calls. The native stack of each is that of two functions. */
const DEEPEST: u32 = 40;
export let within: u32 = 0;

/** The call ip of the call with so many around it, whose frame says only, with a call ip of 0, that an interpreter ends there. */
@inline
export function nestedLink(level: u32): u32 {
  return thread + THREAD_NESTED + 4 * level;
}

/**
 * The instruction at ip in its generic form, and what it calls: a function, a generator, a special method. STATUS_FRAME: the frame
 * is left to the interpreter.
 */
export function generic_call(fp: u32, ip: u32): u32 {
  setFrame(fp);
  if (within >= DEEPEST) return generic(fp, ip);
  const opcode = <u32>load<u16>(ip);
  if (opcode == OP_CALL_PY) {
    const first = slotOf(fp, fieldB(ip));
    if (isPlainCall(first, fieldC(ip))) return callPlain(fp, ip, first);
  }
  setPushes(1);
  const status = opcode == OP_CALL_CLASS ? op_call_class(fp, ip) : opcode == OP_FOR_GENERATOR ? op_for_generator(fp, ip) : generic(fp, ip);
  setPushes(0);
  return status == STATUS_FRAME ? runPushed(fp, ip) : status;
}

/** A Python function with as many arguments as parameters, room for its frame, and no request that waits. */
function isPlainCall(first: u32, count: u32): bool {
  const callee = load<i64>(first + FRAME_CALLEE);
  if (!isOfType(callee, TYPE_FUNCTION)) return false;
  const body = load<u32>(refOf(callee) + FUNCTION_CODE);
  return (
    <u32>load<u16>(body + CODE_ARGS) == count &&
    first + 8 * <u32>load<u16>(body + CODE_REGISTERS) <= load<u32>(thread + THREAD_LIMIT) &&
    load<u32>(thread + THREAD_DEPTH) < load<u32>(CONTROL_BASE + CONTROL_RECURSION_LIMIT)
  );
}

function callPlain(fp: u32, ip: u32, first: u32): u32 {
  const caller = code;
  const depth = load<u32>(thread + THREAD_DEPTH);
  const callee = load<u32>(first + FRAME_CALLEE);
  const body = load<u32>(callee + FUNCTION_CODE);
  store<u32>(first + FRAME_CALL_IP, 0);
  store<u32>(first + FRAME_CALLER_CODE, caller);
  store<u32>(nestedLink(within), ip);
  const locals = <u32>load<u16>(body + CODE_LOCALS);
  for (let i = <u32>load<u16>(body + CODE_ARGS); i < locals; i++) store<i64>(slotOf(first, i), UNBOUND);
  store<u32>(thread + THREAD_DEPTH, depth + 1);
  const entry = load<u32>(callee + FUNCTION_ENTRY);
  within++;
  const value = isStitched(entry) ? enterStitched(first, entry, body) : interpret(first, entry, body, fp, caller);
  within--;
  store<u32>(thread + THREAD_DEPTH, depth);
  setFrame(fp);
  setCode(caller);
  if (value == UNBOUND) return STATUS_RAISED;
  storeRegister(fp, fieldA(ip), value);
  if (unfinalised != 0) finaliseNow();
  return STATUS_NEXT;
}

/** Lets an interpreter run the frame at `first` from `entry` on. */
function interpret(first: u32, entry: u32, body: u32, fp: u32, caller: u32): i64 {
  resume(body, first, entry);
  setFrame(fp);
  setCode(caller);
  return runFrames();
}

/** Whether a call enters stitched code there, and no request waits. */
@inline
export function isStitched(entry: u32): bool {
  return <u32>load<u16>(entry) == OP_JUMP_BACK_STITCHED && load<u32>(thread + THREAD_LIMIT) != 0;
}

/** Enters the stitched code of the function whose frame was made at `first`. Its value, owned; UNBOUND = raised. */
export function enterStitched(first: u32, entry: u32, body: u32): i64 {
  const caller = code;
  const loop = fieldA(entry);
  setCode(body);
  const exit = stitched(first, thread, loop);
  const way = exit & EXIT_MASK;
  if (way == EXIT_ENTRY || way == EXIT_INSTALLED) {
    resume(body, first, entry);
    setCode(caller);
    return runFrames();
  }
  const pc = exit >> 3;
  const count = load<u32>(body + CODE_EXIT_COUNTS) + 4 * (way == EXIT_END ? pc + load<u32>(body + CODE_COUNT) : pc);
  const exits = load<u32>(count);
  const more = sampled(exits);
  if (more != 0) {
    const record = LOOPS_BASE + loop * LOOP_SIZE;
    store<u32>(record + LOOP_ENTRIES, load<u32>(record + LOOP_ENTRIES) + more);
    store<u32>(record + LOOP_EXITS, load<u32>(record + LOOP_EXITS) + more);
    store<u32>(count, exits + more);
    if ((exits ^ (exits + more)) >= EXIT_CHECK_INTERVAL) judge(loop, first);
  }
  if (way == EXIT_END) {
    const value = load<i64>(first);
    store<i64>(first, UNBOUND);
    const callee = load<i64>(first + FRAME_CALLEE);
    store<i64>(first + FRAME_CALLEE, UNBOUND);
    release(callee);
    return value;
  }
  const running = load<u32>(thread + THREAD_CODE);
  setCode(running);
  if (way == EXIT_FRAME_RAISED && unwind(load<u32>(thread + THREAD_FP), load<u32>(thread + THREAD_IP)) != STATUS_FRAME) return UNBOUND;
  setCode(caller);
  return runFrames();
}

/** Runs the frame that an operation pushed, and does with its value what the instruction at ip is for. */
function runPushed(fp: u32, ip: u32): u32 {
  const at = load<u32>(thread + THREAD_FP);
  const entry = load<u32>(thread + THREAD_IP);
  const body = load<u32>(thread + THREAD_CODE);
  const link = load<u32>(at + FRAME_CALL_IP);
  const caller = load<u32>(at + FRAME_CALLER_CODE);
  const depth = load<u32>(thread + THREAD_DEPTH) - 1;
  store<u32>(at + FRAME_CALL_IP, 0);
  store<u32>(nestedLink(within), link);
  setFrame(fp);
  setCode(caller);
  within++;
  const value = isStitched(entry) ? enterStitched(at, entry, body) : runFrames();
  within--;
  store<u32>(thread + THREAD_DEPTH, depth);
  setFrame(fp);
  setCode(caller);
  if (value == UNBOUND) return (link & OPERATES) != 0 && genericAt(ip) == OP_FOR_ITER && stopsIteration() ? STATUS_JUMP : STATUS_RAISED;
  const status = give(fp, ip, at, link, isGeneratorCode(body), value);
  if (unfinalised != 0 && status != STATUS_RAISED) finaliseNow();
  return status;
}

function give(fp: u32, ip: u32, at: u32, link: u32, ofGenerator: bool, value: i64): u32 {
  if ((link & OPERATES) != 0) return finishHere(fp, ip, (link & SECOND) != 0, value);
  if (ofGenerator && !yielded) {
    if (genericAt(ip) == OP_SEND) storeRegister(fp, fieldA(ip), value);
    else release(value);
    return STATUS_JUMP;
  }
  if ((link & CONSTRUCTS) == 0) storeRegister(fp, fieldA(ip), value);
  else if (!takeInstance(fp, ip, at, value)) return STATUS_RAISED;
  return STATUS_NEXT;
}

/** `__init__` has returned: the result is the instance, which waits in the callee's register of the call. */
function takeInstance(fp: u32, ip: u32, at: u32, value: i64): bool {
  if (value != NONE) {
    raiseInitResult(value);
    return false;
  }
  const waiting = at - INSTANCE_BELOW;
  const instance = load<i64>(waiting);
  store<i64>(waiting, UNBOUND);
  storeRegister(fp, fieldA(ip), instance);
  return true;
}

/** From the register in which a new instance waits to the frame of its `__init__` (wasm/construct.ts). */
const INSTANCE_BELOW: u32 = 32;
