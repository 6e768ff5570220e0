/**
 * slice objects, and what they mean for a length. `unpackSlice` reads the three numbers and may raise; `adjustSlice`
 * clips them to a length and cannot, so that it may be done under a list's lock.
 */
import { intOfInstance } from "./as-index";
import { isAnyInt, isBig, isNegative } from "./bigint";
import { newObject, release } from "./count";
import { hasRaised, orMemoryError } from "./error";
import {
  EXC_TypeError, EXC_ValueError, MISSING, NONE, SLICE_SIZE, SLICE_START, SLICE_STEP, SLICE_STOP, STATUS_NEXT, STATUS_RAISED, TYPE_SLICE,
  UNBOUND,
} from "./generated/layout";
import { raiseLiteral } from "./messages";
import { fieldA, fieldB, fieldC, readRegister, storeRegister, take } from "./operand";
import { boxRef, integralOf, isInt, unboxInt } from "./value";

/** Stands for what was left out, and for all that is beyond any length. */
const FAR: i64 = 0x4000_0000_0000_0000;

// Mutable globals are per instance, that is per thread.
let givenStart: i64 = 0;
let givenStop: i64 = 0;
/** The slice that was unpacked and adjusted last: its items are first, first + step, … `count` of them. */
export let sliceStep: i64 = 1;
export let sliceFirst: i64 = 0;
export let sliceCount: i64 = 0;
/** The adjusted stop, as slice.indices gives it. */
export let sliceStop: i64 = 0;

/** A new slice, which takes the ownership of its three values; UNBOUND = raised. */
export function newSlice(start: i64, stop: i64, step: i64): i64 {
  const slice = newObject(SLICE_SIZE, TYPE_SLICE);
  if (slice == 0) {
    release(start);
    release(stop);
    release(step);
    return orMemoryError(UNBOUND);
  }
  store<i64>(slice + SLICE_START, start);
  store<i64>(slice + SLICE_STOP, stop);
  store<i64>(slice + SLICE_STEP, step);
  return boxRef(slice);
}

/** a = slice(b, b+1), or slice(b, b+1, b+2). */
export function op_build_slice(fp: u32, ip: u32): u32 {
  const first = fieldB(ip);
  const count = fieldC(ip);
  for (let i: u32 = 0; i < count; i++) if (readRegister(fp, first + i) == UNBOUND) return STATUS_RAISED;
  const start = take(fp, first);
  const stop = take(fp, first + 1);
  const slice = newSlice(start, stop, count == 3 ? take(fp, first + 2) : NONE);
  if (slice == UNBOUND) return STATUS_RAISED;
  storeRegister(fp, fieldA(ip), slice);
  return STATUS_NEXT;
}

/** True for bounds of a slice without a step that are small ints or left out: then they are unpacked. */
export function unpackPlain(start: i64, stop: i64): bool {
  if (!(isInt(start) || start == NONE) || !(isInt(stop) || stop == NONE)) return false;
  sliceStep = 1;
  givenStart = start == NONE ? 0 : unboxInt(start);
  givenStop = stop == NONE ? FAR : unboxInt(stop);
  return true;
}

/** False = raised. An `__index__` may run Python, and with it other slices: the results are stored at the end. */
export function unpackSlice(slice: u32): bool {
  const step = boundOf(load<i64>(slice + SLICE_STEP), 1);
  if (step == 0) raiseLiteral(EXC_ValueError, "slice step cannot be zero");
  if (hasRaised()) return false;
  const start = boundOf(load<i64>(slice + SLICE_START), step < 0 ? FAR : 0);
  if (hasRaised()) return false;
  const stop = boundOf(load<i64>(slice + SLICE_STOP), step < 0 ? -FAR : FAR);
  if (hasRaised()) return false;
  sliceStep = step;
  givenStart = start;
  givenStop = stop;
  return true;
}

/** The number of a bound; `hasRaised` tells whether it has one. */
function boundOf(value: i64, otherwise: i64): i64 {
  if (value == NONE) return otherwise;
  if (isAnyInt(value)) return clampedInt(value);
  const number = intOfInstance(value);
  if (number == MISSING) {
    raiseLiteral(EXC_TypeError, "slice indices must be integers or None or have an __index__ method");
  }
  if (number == MISSING || number == UNBOUND) return 1;
  const clamped = clampedInt(number);
  release(number);
  return clamped;
}

/** An int of any size as one that lies beyond any length where it is too large. */
export function clampedInt(value: i64): i64 {
  return isBig(value) ? (isNegative(value) ? -FAR : FAR) : integralOf(value);
}

/** Clips what was unpacked to a length. */
export function adjustSlice(length: i64): void {
  if (sliceStep == 1) {
    const start = givenStart < 0 ? max<i64>(givenStart + length, 0) : min(givenStart, length);
    const stop = givenStop < 0 ? max<i64>(givenStop + length, 0) : min(givenStop, length);
    sliceFirst = start;
    sliceStop = stop;
    sliceCount = max<i64>(stop - start, 0);
    return;
  }
  sliceFirst = clipped(givenStart, length);
  sliceStop = clipped(givenStop, length);
  const way = sliceStep > 0 ? sliceStop - sliceFirst : sliceFirst - sliceStop;
  sliceCount = way <= 0 ? 0 : (way - 1) / abs(sliceStep) + 1;
}

function clipped(index: i64, length: i64): i64 {
  const lowest: i64 = sliceStep < 0 ? -1 : 0;
  const highest = sliceStep < 0 ? length - 1 : length;
  const at = index < 0 ? index + length : index;
  return max(lowest, min(at, highest));
}
