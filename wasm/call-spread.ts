/**
 * CALL_EX: a call with `*` or `**`. Register b holds the iterable of the positional arguments; then come the keywords:
 * values named by the constant in the EXTRA instruction behind, or a dict of them.
 */
import { callAny } from "./call-keywords";
import { pendingRequests } from "./call";
import { releaseRef, share } from "./count";
import { EXC_TypeError, FRAME_HEADER, INSTRUCTION_SIZE, STATUS_NEXT, STATUS_RAISED, TYPE_DICT, UNBOUND } from "./generated/layout";
import { hasSlots } from "./frame";
import { spreadKeywords } from "./keyword-dict";
import { clearSlot, constant, fieldA, fieldB, fieldC, readRegister, slotOf } from "./operand";
import { tupleItem, tupleLength } from "./tuple";
import { unpackArguments } from "./unpack";
import { nextFrame, setStackTop } from "./invoke";
import { isOfType, refOf } from "./value";
import { dictLength } from "./dict";

/** a = (b-2)(*b, …); c registers from b on. */
export function op_call_ex(fp: u32, ip: u32): u32 {
  const status = pendingRequests(fp, ip);
  if (status != STATUS_NEXT) return status;
  const first = slotOf(fp, fieldB(ip));
  const callee = load<i64>(first - 16);
  const iterable = readRegister(fp, fieldB(ip));
  const args = iterable == UNBOUND ? 0 : unpackArguments(callee, iterable);
  if (args == 0) return STATUS_RAISED;
  const result = spread(fp, ip, callee, first, args);
  releaseRef(args);
  return result;
}

function spread(fp: u32, ip: u32, callee: i64, first: u32, args: u32): u32 {
  const positional = tupleLength(args);
  const hasDict = fieldC(ip) == 2 && isOfType(load<i64>(first + 8), TYPE_DICT) && fieldB(ip + INSTRUCTION_SIZE) == 1;
  const keywords: u32 = fieldC(ip) - 1;
  if (hasDict) return spreadDict(fp, ip, callee, first, args);
  if (!hasSlots(first + 8 * (positional + keywords))) return STATUS_RAISED;
  clearSlot(first);
  memory.copy(first + 8 * positional, first + 8, 8 * keywords);
  for (let i = positional + keywords; i <= keywords; i++) store<i64>(first + 8 * i, UNBOUND);
  for (let i: u32 = 0; i < positional; i++) store<i64>(first + 8 * i, share(tupleItem(args, i)));
  const names: u32 = keywords == 0 ? 0 : refOf(constant(fieldA(ip + INSTRUCTION_SIZE)));
  return finish(callBelow(fp, ip, callee, first, positional + keywords, names), first, positional + keywords);
}

/** The keywords are those of a dict that was made for this call. */
function spreadDict(fp: u32, ip: u32, callee: i64, first: u32, args: u32): u32 {
  const positional = tupleLength(args);
  const dict = refOf(load<i64>(first + 8));
  const keywords = dictLength(dict);
  const count = positional + keywords;
  if (!hasSlots(first + 8 * count)) return STATUS_RAISED;
  clearSlot(first);
  store<i64>(first + 8, UNBOUND);
  const names = keywords == 0 ? 0 : spreadKeywords(dict, first + 8 * positional);
  releaseRef(dict);
  if (names == 0 && keywords != 0) return STATUS_RAISED;
  for (let i: u32 = 0; i < positional; i++) store<i64>(first + 8 * i, share(tupleItem(args, i)));
  const status = finish(callBelow(fp, ip, callee, first, count, names), first, count);
  if (names != 0) releaseRef(names);
  return status;
}

/** As `callAny`: what it calls from within the runtime has its frames behind the arguments, which may reach beyond this frame. */
function callBelow(fp: u32, ip: u32, callee: i64, first: u32, count: u32, names: u32): u32 {
  const before = setStackTop(max(nextFrame() - FRAME_HEADER, first + 8 * (count + 2)));
  const status = callAny(fp, ip, callee, first, count, names);
  setStackTop(before);
  return status;
}

/** What raised leaves arguments behind that no unwinding knows of. */
function finish(status: u32, first: u32, count: u32): u32 {
  if (status != STATUS_RAISED) return status;
  // Calls of classes and bound methods move them up to two slots further.
  for (let i: u32 = 0; i < count + 2; i++) {
    clearSlot(first + 8 * i);
    store<i64>(first + 8 * i, UNBOUND);
  }
  return status;
}
