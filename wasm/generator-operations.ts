/** The instructions that ask generators: `for` over one, `yield from`; and the methods of generators. */
import { argument, checkCount, checkExactlyOne, checkNoKeywords, checkNone, positional } from "./arguments";
import { cacheOf, setCache } from "./attribute-cache";
import { pendingRequests } from "./call";
import { share } from "./count";
import { hasRaised } from "./error";
import { isException, isExceptionClass } from "./exception";
import { sendToOther, takeRaisedStop } from "./delegate";
import { continueGenerator, isGenerator } from "./generator";
import { closeGenerator, raiseStop, sendTo, setStopValue, takeStopValue, throwInto } from "./generator-run";
import { EXC_TypeError, GENERATOR_CODE, NONE, STATUS_AGAIN, STATUS_JUMP, STATUS_NEXT, STATUS_RAISED, UNBOUND } from "./generated/layout";
import { isSequence, iterNext, iterOf } from "./iterate";
import { raiseForType } from "./messages";
import { instanceOf } from "./raising";
import { fieldA, fieldB, fieldC, finishB, readRegister, slotOf, storeRegister, take } from "./operand";
import { become } from "./specialise";
import { refOf } from "./value";

/** FOR_ITER over a generator. */
export function op_for_generator(fp: u32, ip: u32): u32 {
  const iterator = load<i64>(slotOf(fp, fieldB(ip)));
  if (isGenerator(iterator)) {
    // What stitched code may hold the code of (src/jit/resumed.ts).
    const asked = load<u32>(refOf(iterator) + GENERATOR_CODE);
    if (load<u32>(cacheOf(ip)) != asked) setCache(ip, asked);
    return continueGenerator(refOf(iterator), fp, ip, NONE);
  }
  become(ip, 0);
  return STATUS_AGAIN;
}

/** a = next of iterator b, to which a is sent; jump by c when it has ended, its value in a. */
export function op_send(fp: u32, ip: u32): u32 {
  const status = pendingRequests(fp, ip);
  if (status != STATUS_NEXT) return status;
  const iterator = load<i64>(slotOf(fp, fieldB(ip)));
  const register = fieldA(ip);
  if (isGenerator(iterator)) {
    const next = continueGenerator(refOf(iterator), fp, ip, take(fp, register));
    if (next == STATUS_JUMP) storeRegister(fp, register, NONE);
    return next;
  }
  const sent = load<i64>(slotOf(fp, register));
  setStopValue(UNBOUND);
  const item = sent == NONE ? iterNext(iterator) : sendToOther(iterator, sent);
  if (item != UNBOUND) {
    storeRegister(fp, register, item);
    return STATUS_NEXT;
  }
  const value = hasRaised() ? takeRaisedStop() : takeStopValue();
  if (value == UNBOUND) return STATUS_RAISED;
  storeRegister(fp, register, value);
  return STATUS_JUMP;
}

/** a = iterator over b. c = 1: a list, tuple, str or range stays as it is, its iterator is made where it is used. */
export function op_get_iterator(fp: u32, ip: u32): u32 {
  const iterable = readRegister(fp, fieldB(ip));
  if (iterable == UNBOUND) return STATUS_RAISED;
  return finishB(fp, ip, fieldC(ip) == 1 && isSequence(iterable) ? share(iterable) : iterOf(iterable));
}

// ── methods ──

/** generator.__iter__(). */
export function self(): i64 {
  return checkNone("__iter__", 1) ? share(argument(0)) : UNBOUND;
}

/** generator.__next__(). */
export function next(): i64 {
  return checkNone("__next__", 1) ? orStop(sendTo(refOf(argument(0)), NONE)) : UNBOUND;
}

/** generator.send(value). */
export function send(): i64 {
  return checkExactlyOne("generator.send", 1) ? orStop(sendTo(refOf(argument(0)), argument(1))) : UNBOUND;
}

/** generator.throw(exception), or with CPython's older three arguments. */
export function throwException(): i64 {
  if (!checkNoKeywords("generator.throw") || !checkCount("throw", 1, 3, 1)) return UNBOUND;
  const value = positional > 2 && argument(2) != NONE ? argument(2) : argument(1);
  if (!isException(value) && !isExceptionClass(value)) {
    raiseForType(EXC_TypeError, "exceptions must be classes or instances deriving from BaseException, not ", value, "");
    return UNBOUND;
  }
  const exception = instanceOf(value, "");
  return exception == UNBOUND ? UNBOUND : orStop(throwInto(refOf(argument(0)), exception));
}

/** generator.close(). */
export function close(): i64 {
  return checkNone("generator.close", 1) ? closeGenerator(refOf(argument(0))) : UNBOUND;
}

function orStop(value: i64): i64 {
  return value != UNBOUND || hasRaised() ? value : raiseStop(true);
}
