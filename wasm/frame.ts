/**
 * Pushing frames. A frame is a register window of the thread's stack, its header the two words before r0; the
 * arguments lie in r0… already, as they were the caller's outgoing registers.
 */
import { code, setCode, thread } from "./control";
import { share } from "./count";
import {
  CODE_PARAMETER_COUNT, CODE_ENTRY, CODE_FLAGS, CODE_LOCALS, CODE_REGISTERS, CONTROL_BASE, CONTROL_RECURSION_LIMIT, EXC_RecursionError, EXC_TypeError,
  FRAME_CALL_IP, FRAME_CALLER_CODE, FRAME_CALLEE, FLAG_GENERATOR, FRAME_HEADER, STATUS_FRAME, STATUS_NEXT, STATUS_RAISED, THREAD_CODE, THREAD_DEPTH, THREAD_ENTRY_FP,
  THREAD_EXCEPTION, THREAD_FP, THREAD_IP, THREAD_STACK_BASE, THREAD_STACK_END, UNBOUND,
} from "./generated/layout";
import { CONSTRUCTS } from "./construct";
import { newGenerator } from "./generator";
import { raiseLiteral } from "./messages";
import { clearSlot, fieldA, fieldB, storeRegister } from "./operand";
import { resetHandled } from "./handled";
import { reserveTraceback } from "./traceback";

/** Room is asked for twice the registers: calls with keywords sort them behind the frame. */
const ROOM_PER_REGISTER: u32 = 16;

/** Room on the stack and in the recursion limit for a frame of `callee` at `fp`; raises RecursionError. */
@inline
export function hasRoom(callee: u32, fp: u32): bool {
  const end = fp + ROOM_PER_REGISTER * <u32>load<u16>(callee + CODE_REGISTERS);
  const limit = load<u32>(CONTROL_BASE + CONTROL_RECURSION_LIMIT);
  return (end <= load<u32>(thread + THREAD_STACK_END) && load<u32>(thread + THREAD_DEPTH) < limit) || raiseTooDeep();
}

function raiseTooDeep(): bool {
  raiseLiteral(EXC_RecursionError, "maximum recursion depth exceeded");
  return false;
}

/** Room on the stack up to an address; raises RecursionError. */
export function hasSlots(end: u32): bool {
  return end <= load<u32>(thread + THREAD_STACK_END) || raiseTooDeep();
}

/** As `hasRoom`, for a frame that gets `slots` arguments, which may be more than it has registers. */
export function hasRoomFor(callee: u32, fp: u32, slots: u32): bool {
  return hasRoom(callee, fp + 8 * slots);
}

/** Enters `callee` at `fp`, called by the instruction at `callIp` (0: the outermost frame). */
export function pushFrame(callee: u32, fp: u32, callIp: u32): u32 {
  if (callIp != 0 && isGeneratorCode(callee)) return giveGenerator(fp, callIp);
  store<u32>(fp + FRAME_CALL_IP, callIp);
  store<u32>(fp + FRAME_CALLER_CODE, callIp == 0 ? 0 : code);
  const locals = <u32>load<u16>(callee + CODE_LOCALS);
  for (let i = <u32>load<u16>(callee + CODE_PARAMETER_COUNT); i < locals; i++) store<i64>(fp + 8 * i, UNBOUND);
  store<u32>(thread + THREAD_DEPTH, load<u32>(thread + THREAD_DEPTH) + 1);
  return resume(callee, fp, load<u32>(callee + CODE_ENTRY));
}

@inline
export function isGeneratorCode(callee: u32): bool {
  return (<u32>load<u16>(callee + CODE_FLAGS) & FLAG_GENERATOR) != 0;
}

/** Ends a call of a generator function, whose arguments are bound at `fp`: the result is a generator. */
function giveGenerator(fp: u32, callIp: u32): u32 {
  if ((callIp & CONSTRUCTS) != 0) {
    raiseLiteral(EXC_TypeError, "__init__() should return None, not 'generator'");
    return STATUS_RAISED;
  }
  const generator = newGenerator(load<u32>(fp + FRAME_CALLEE), fp);
  if (generator == UNBOUND) return STATUS_RAISED;
  clearSlot(fp + FRAME_CALLEE);
  storeRegister(fp - 8 * fieldB(callIp), fieldA(callIp), generator);
  return STATUS_NEXT;
}

/** Lets the interpreter go on there. */
@inline
export function resume(at: u32, fp: u32, ip: u32): u32 {
  store<u32>(thread + THREAD_FP, fp);
  store<u32>(thread + THREAD_IP, ip);
  store<u32>(thread + THREAD_CODE, at);
  setCode(at);
  return STATUS_FRAME;
}

/** Address of r0 of the thread's outermost frame, whose callee slot gets `callee`; `depth` frames lie below it. */
export function openStack(callee: i64, depth: u32): u32 {
  const fp = load<u32>(thread + THREAD_STACK_BASE) + FRAME_HEADER;
  store<i64>(fp + FRAME_CALLEE, share(callee));
  store<u32>(fp + FRAME_CALL_IP, 0);
  store<u32>(fp + FRAME_CALLER_CODE, 0);
  store<u32>(thread + THREAD_DEPTH, depth);
  store<u32>(thread + THREAD_ENTRY_FP, fp);
  store<i64>(thread + THREAD_EXCEPTION, UNBOUND);
  resetHandled(thread);
  reserveTraceback();
  return fp;
}
