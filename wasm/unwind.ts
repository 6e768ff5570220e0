/**
 * Unwinding: from the raising instruction outwards to a handler of a code object's exception table, or out of the
 * outermost frame. Each frame passed is written into the exception's traceback.
 */
import { FRAME_SHIFT } from "./construct";
import { code, stopping, thread } from "./control";
import { takeAgain, takeException } from "./error";
import { isMutable } from "./exception";
import { isGeneratorCode, resume } from "./frame";
import { callerOf, failGenerator } from "./generator";
import {
  CODE_HANDLER_COUNT, CODE_HANDLERS, CODE_INSTRUCTIONS, CODE_LOCALS, CODE_REGISTERS, CONTROL_BASE, CONTROL_DELETERS, CONTROL_WEAK_TABLE, EXCEPTION_TRACEBACK, FRAME_CALL_IP, FRAME_CALLEE,
  FRAME_CALLER_CODE, HANDLER_END, HANDLER_REGISTER, HANDLER_SIZE, HANDLER_START, HANDLER_TARGET, INSTRUCTION_SIZE,
  STATUS_FRAME, STATUS_RAISED, THREAD_DEPTH, THREAD_EXCEPTION, TRACEBACK_CODE, TRACEBACK_LOCALS, UNBOUND,
} from "./generated/layout";
import { clearSlot, fieldB, slotOf, storeRegister } from "./operand";
import { endsLoop, LINK_BITS, OPERATES } from "./operation";
import { addFrame } from "./traceback";
import { newTuple, setTupleItem } from "./tuple";
import { refOf } from "./value";

/** STATUS_FRAME: a handler was found, the interpreter goes on there. STATUS_RAISED: left the outermost frame. */
export function unwind(fp: u32, ip: u32): u32 {
  // What ended a wait because the program ends is nobody's to handle: no `except`, `finally` or `__del__` of a daemon runs any more.
  if (stopping()) return STATUS_RAISED;
  let at = code;
  // What is raised again has this frame in its traceback already.
  let isRecorded = takeAgain();
  while (true) {
    if (!isRecorded) addFrame(refOf(load<i64>(thread + THREAD_EXCEPTION)), at, ip);
    isRecorded = false;
    const handler = findHandler(at, ip);
    if (handler != 0) return enterHandler(at, fp, handler);
    releaseFrame(at, fp, ip);
    const link = load<u32>(fp + FRAME_CALL_IP);
    if (link == 0) return STATUS_RAISED;
    const callIp = link & ~LINK_BITS;
    const caller = load<u32>(fp + FRAME_CALLER_CODE);
    store<i64>(fp + FRAME_CALL_IP, UNBOUND);
    if ((link & OPERATES) != 0) {
      fp = callerOf(fp, caller);
      if (endsLoop(caller, fp, callIp)) return STATUS_FRAME;
    } else if (isGeneratorCode(at)) fp = callerOf(fp, caller);
    else fp -= 8 * fieldB(callIp) + (link == callIp ? 0 : FRAME_SHIFT);
    at = caller;
    ip = callIp;
  }
}

/** The first entry of the exception table that covers the instruction: inner ones stand first. 0 = none. */
export function findHandler(at: u32, ip: u32): u32 {
  const index = (ip - load<u32>(at + CODE_INSTRUCTIONS)) / INSTRUCTION_SIZE;
  const first = load<u32>(at + CODE_HANDLERS);
  const end = first + HANDLER_SIZE * load<u32>(at + CODE_HANDLER_COUNT);
  for (let handler = first; handler < end; handler += HANDLER_SIZE) {
    if (index >= load<u32>(handler + HANDLER_START) && index < load<u32>(handler + HANDLER_END)) return handler;
  }
  return 0;
}

/** Temporaries are allocated as a stack: those above the handler's register belonged to what was interrupted. */
function enterHandler(at: u32, fp: u32, handler: u32): u32 {
  const register = load<u32>(handler + HANDLER_REGISTER);
  const registers = <u32>load<u16>(at + CODE_REGISTERS);
  for (let i = max(register + 1, <u32>load<u16>(at + CODE_LOCALS)); i < registers; i++) clearSlot(slotOf(fp, i));
  storeRegister(fp, register, takeException());
  const target = load<u32>(at + CODE_INSTRUCTIONS) + INSTRUCTION_SIZE * load<u32>(handler + HANDLER_TARGET);
  return resume(at, fp, target);
}

/**
 * An exception's traceback keeps the locals of the frames that it passed alive. That is only seen where something has a
 * finaliser or is referred to weakly.
 */
function keepLocals(at: u32, fp: u32): void {
  if ((load<u32>(CONTROL_BASE + CONTROL_DELETERS) | load<u32>(CONTROL_BASE + CONTROL_WEAK_TABLE)) == 0) return;
  const exception = refOf(load<i64>(thread + THREAD_EXCEPTION));
  if (!isMutable(exception)) return;
  const node = load<u32>(exception + EXCEPTION_TRACEBACK);
  if (node == 0 || load<u32>(node + TRACEBACK_CODE) != at || load<u32>(node + TRACEBACK_LOCALS) != 0) return;
  const count = <u32>load<u16>(at + CODE_LOCALS);
  const kept = count == 0 ? 0 : newTuple(count);
  if (kept == 0) return;
  for (let i: u32 = 0; i < count; i++) {
    setTupleItem(kept, i, load<i64>(slotOf(fp, i)));
    store<i64>(slotOf(fp, i), UNBOUND);
  }
  store<u32>(node + TRACEBACK_LOCALS, kept);
}

function releaseFrame(at: u32, fp: u32, ip: u32): void {
  keepLocals(at, fp);
  const registers = <u32>load<u16>(at + CODE_REGISTERS);
  for (let i = registers; i > 0; i--) clearSlot(slotOf(fp, i - 1));
  if (isGeneratorCode(at)) failGenerator(fp, ip == load<u32>(at + CODE_INSTRUCTIONS));
  clearSlot(fp + FRAME_CALLEE);
  store<u32>(thread + THREAD_DEPTH, load<u32>(thread + THREAD_DEPTH) - 1);
}
