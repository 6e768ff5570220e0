/**
 * + and * of str, list and tuple, and a list's += and *=. Each returns an owned value, UNBOUND when it raised.
 */
import { isInstance } from "./class";
import { intOfInstance } from "./as-index";
import { MISSING } from "./generated/layout";
import { addBytes, repeatBytes } from "./bytes-value";
import { extendWith } from "./collect";
import { isBig, raiseTooLarge } from "./bigint";
import { release, share } from "./count";
import { orMemoryError } from "./error";
import { EXC_TypeError, NONE, TYPE_BYTEARRAY, TYPE_BYTES, TYPE_LIST, TYPE_STR, TYPE_TUPLE, UNBOUND } from "./generated/layout";
import { listConcat, listExtend, listLength, listRepeat } from "./list";
import { listClear } from "./list-edit";
import { raiseForType } from "./messages";
import { concatStrings, repeatString } from "./string";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxNew, integralOf, isIntegral, refOf, typeOf } from "./value";

/** What the functions here return when neither operand is a sequence. */
export const NOT_A_SEQUENCE: i64 = NONE;

/** left + right, if left is a sequence. */
export function addSequences(left: i64, right: i64): i64 {
  const type = typeOf(left);
  if (type == TYPE_BYTES || type == TYPE_BYTEARRAY) return addBytes(left, right);
  if (type != TYPE_STR && type != TYPE_LIST && type != TYPE_TUPLE) return NOT_A_SEQUENCE;
  if (typeOf(right) != type) {
    if (type == TYPE_STR) raiseForType(EXC_TypeError, "can only concatenate str (not \"", right, "\") to str");
    else if (type == TYPE_LIST) raiseForType(EXC_TypeError, "can only concatenate list (not \"", right, "\") to list");
    else raiseForType(EXC_TypeError, "can only concatenate tuple (not \"", right, "\") to tuple");
    return UNBOUND;
  }
  const first = refOf(left);
  const second = refOf(right);
  const result = type == TYPE_STR ? concatStrings(first, second)
    : type == TYPE_LIST ? listConcat(first, second) : concatTuples(first, second);
  return orMemoryError(boxNew(result));
}

/** list += any iterable; the list itself. */
export function extendList(list: i64, other: i64): i64 {
  return extendWith(refOf(list), other) ? share(list) : UNBOUND;
}

/** sequence * int or int * sequence; `inPlace` for a list's *=. */
export function repeatSequence(left: i64, right: i64, inPlace: bool): i64 {
  const isLeft = isRepeatable(left);
  if (!isLeft && !isRepeatable(right)) return NOT_A_SEQUENCE;
  const sequence = isLeft ? left : right;
  const times = isLeft ? right : left;
  if (isInstance(times)) {
    const number = intOfInstance(times);
    if (number != MISSING) {
      const made = number == UNBOUND ? UNBOUND : repeatSequence(sequence, number, inPlace);
      release(number);
      return made;
    }
  }
  if (isBig(times)) return raiseTooLarge("cannot fit 'int' into an index-sized integer");
  if (!isIntegral(times)) {
    raiseForType(EXC_TypeError, "can't multiply sequence by non-int of type '", times, "'");
    return UNBOUND;
  }
  const count = integralOf(times);
  if (inPlace) return repeatInPlace(sequence, count);
  const object = refOf(sequence);
  const type = typeOf(sequence);
  const result = type == TYPE_STR ? repeatString(object, count)
    : type == TYPE_BYTES || type == TYPE_BYTEARRAY ? repeatBytes(object, count)
    : type == TYPE_LIST ? listRepeat(object, count) : repeatTuple(object, count);
  return orMemoryError(boxNew(result));
}

function isRepeatable(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_STR || type == TYPE_LIST || type == TYPE_TUPLE || type == TYPE_BYTES || type == TYPE_BYTEARRAY;
}

function repeatInPlace(list: i64, count: i64): i64 {
  const object = refOf(list);
  if (count <= 0) {
    return listClear(object) ? share(list) : orMemoryError(UNBOUND);
  }
  if (count == 1 || listLength(object) == 0) return share(list);
  const more = listRepeat(object, count - 1);
  if (more == 0) return orMemoryError(UNBOUND);
  const done = listExtend(object, more);
  release(boxNew(more));
  return done == 0 ? orMemoryError(UNBOUND) : share(list);
}

function concatTuples(left: u32, right: u32): u32 {
  const first = tupleLength(left);
  const second = tupleLength(right);
  const result = newTuple(<u64>first + second);
  if (result == 0) return 0;
  for (let i: u32 = 0; i < first; i++) setTupleItem(result, i, share(tupleItem(left, i)));
  for (let i: u32 = 0; i < second; i++) setTupleItem(result, first + i, share(tupleItem(right, i)));
  return result;
}

function repeatTuple(tuple: u32, count: i64): u32 {
  const length = tupleLength(tuple);
  const times: u64 = count <= 0 || length == 0 ? 0 : <u64>min<i64>(count, 0x8000_0000);
  const result = newTuple(times * length);
  if (result == 0) return 0;
  for (let i: u32 = 0; i < <u32>times * length; i++) setTupleItem(result, i, share(tupleItem(tuple, i % length)));
  return result;
}
