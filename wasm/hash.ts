/**
 * hash() of every value, CPython's numbers wherever they show: equal values have equal hashes, no hash is -1. Text hashes
 * by content (CPython randomises it), objects without equality of their own by address.
 */
import { hashOfTypes } from "./type-expressions";
import { argument, checkExactlyOne } from "./arguments";
import { intOfI64, isAnyInt } from "./bigint";
import { isCustom, classOfValue, findInClass, isInstance } from "./class";
import { call1 } from "./invoke";
import { nativeOf } from "./native";
import { pythonMethod } from "./operation";
import { callSpecial0, isDefault } from "./special";
import { bytesHash } from "./bytes";
import { kindOf } from "./exception";
import { setException, takeException } from "./error";
import { release } from "./count";
import {
  BOUND_FUNCTION, BOUND_SELF, EXC_TypeError, METHOD_ID, METHOD_SELF, MISSING, NAME_HASH, NONE, TYPE_BIGINT, TYPE_BOUND, TYPE_BYTEARRAY, TYPE_BYTES, TYPE_DICT, TYPE_DICT_VIEW, TYPE_FROZENSET,
  TYPE_LIST, TYPE_METHOD, TYPE_RANGE, TYPE_SET, TYPE_SLICE, SLICE_START, TYPE_STR, TYPE_TUPLE, UNBOUND, VIEW_KIND, VIEW_VALUES, TYPE_ALIAS, TYPE_UNION,
} from "./generated/layout";
import { hashOfAnswer, hashOfFloat, hashOfInt } from "./hash-numbers";
import { begin, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { rangeSize, rangeStart, rangeStep } from "./range";
import { frozensetHash } from "./set";
import { singleton } from "./singletons";
import { stringHash } from "./string";
import { appendStr } from "./text";
import { tupleItem, tupleLength } from "./tuple";
import { boxInt, isFloat, isInt, isIntegral, isRef, refOf, typeOf, unboxFloat, unboxInt } from "./value";

const HASH_OF_NONE: i64 = 0xfca8_6420;
/** What stands for a hash when it raised; no value has it. */
export const NO_HASH: i64 = -1;

// What a value was to be hashed for, as error messages say it.
export const FOR_HASH: u32 = 0;
export const FOR_KEY: u32 = 1;
export const FOR_ELEMENT: u32 = 2;

/** hash(value); NO_HASH = raised. */
export function hashOf(value: i64): i64 {
  if (isInt(value)) return value == boxInt(-1) ? -2 : unboxInt(value);
  return hashOfOther(value);
}

function hashOfOther(value: i64): i64 {
  if (isFloat(value)) return hashOfFloat(unboxFloat(value));
  if (isIntegral(value)) return hashOfInt(value);
  if (!isRef(value)) return value == NONE ? HASH_OF_NONE : value;
  const object = refOf(value);
  switch (typeOf(value)) {
    case TYPE_STR: return stringHash(object);
    case TYPE_TUPLE: return tupleHash(object);
    case TYPE_BYTES: return bytesHash(object);
    case TYPE_FROZENSET: return frozensetHash(object);
    case TYPE_UNION:
    case TYPE_ALIAS: return hashOfTypes(value);
    case TYPE_BIGINT: return hashOfInt(value);
    case TYPE_RANGE: return rangeHash(object);
    case TYPE_SLICE: return sliceHash(object);
    case TYPE_LIST:
    case TYPE_DICT:
    case TYPE_SET:
    case TYPE_BYTEARRAY: return unhashable(value);
    case TYPE_BOUND: return addressHash(refOf(load<i64>(object + BOUND_SELF))) ^ addressHash(refOf(load<i64>(object + BOUND_FUNCTION)));
    case TYPE_METHOD: return addressHash(refOf(load<i64>(object + METHOD_SELF))) ^ <i64>load<u32>(object + METHOD_ID);
    case TYPE_DICT_VIEW: return load<u32>(object + VIEW_KIND) == VIEW_VALUES ? addressHash(object) : unhashable(value);
  }
  return isCustom(value) ? instanceHash(value) : addressHash(object);
}

/** What __hash__ says; without one of its own, the hash of what an instance of a built-in type's subclass holds. */
function instanceHash(value: i64): i64 {
  const method: i64 = isInstance(value) ? pythonMethod(refOf(value), NAME_HASH) : UNBOUND;
  if (method != UNBOUND) {
    const answer = call1(method, value);
    release(method);
    return hashIn(answer);
  }
  if (isDefault(value, NAME_HASH)) {
    const inner = nativeOf(value);
    if (inner == UNBOUND) return addressHash(refOf(value));
    const type = typeOf(inner);
    const isMutable = type == TYPE_LIST || type == TYPE_DICT || type == TYPE_SET || type == TYPE_BYTEARRAY;
    const hash = isMutable ? unhashable(value) : hashOf(inner);
    release(inner);
    return hash;
  }
  const found = findInClass(classOfValue(value), singleton(NAME_HASH));
  if (found == NONE) return unhashable(value);
  release(found);
  const result = callSpecial0(value, NAME_HASH);
  return result == MISSING ? unhashable(value) : hashIn(result);
}

/** What `__hash__` gave, whose ownership is taken, as a hash; NO_HASH = raised. */
function hashIn(result: i64): i64 {
  if (result == UNBOUND) return NO_HASH;
  const hash = isAnyInt(result) ? hashOfAnswer(result) : NO_HASH;
  if (hash == NO_HASH) raiseLiteral(EXC_TypeError, "__hash__ method should return an integer");
  release(result);
  return hash;
}

/** As `hashOf`; a TypeError says what the value was to be. */
export function hashFor(value: i64, purpose: u32): i64 {
  const hash = hashOf(value);
  if (hash == NO_HASH) explain(value, purpose);
  return hash;
}

/** "cannot use 'tuple' as a dict key (unhashable type: 'list')". */
function explain(value: i64, purpose: u32): void {
  const exception = takeException();
  if (kindOf(refOf(exception)) != EXC_TypeError) {
    setException(exception);
    return;
  }
  const mark = begin();
  text("cannot use '");
  typeName(value);
  text(purpose == FOR_KEY ? "' as a dict key (" : "' as a set element (");
  appendStr(exception);
  text(")");
  release(exception);
  raiseBuilt(EXC_TypeError, mark);
}

function unhashable(value: i64): i64 {
  raiseForType(EXC_TypeError, "unhashable type: '", value, "'");
  return NO_HASH;
}

/** Objects lie at multiples of 16. */
function addressHash(object: u32): i64 {
  return object >> 4;
}

// ── tuples: the mixing of xxHash, as CPython does it ──

const PRIME_1: u64 = 11400714785074694791;
const PRIME_2: u64 = 14029467366897019727;
const PRIME_5: u64 = 2870177450012600261;

function mix(sum: u64, lane: u64): u64 {
  return rotl<u64>(sum + lane * PRIME_2, 31) * PRIME_1;
}

function mixed(sum: u64, count: u64): i64 {
  const hash = sum + (count ^ (PRIME_5 ^ 3527539));
  return hash == <u64>-1 ? 1546275796 : <i64>hash;
}

function tupleHash(tuple: u32): i64 {
  const count = tupleLength(tuple);
  let sum = PRIME_5;
  for (let i: u32 = 0; i < count; i++) {
    const lane = hashOf(tupleItem(tuple, i));
    if (lane == NO_HASH) return NO_HASH;
    sum = mix(sum, lane);
  }
  return mixed(sum, count);
}

/** Of a tuple of small ints and text, which `quickly` of dicts and sets compare; NO_HASH for every other. */
export function plainTupleHash(tuple: u32): i64 {
  const count = tupleLength(tuple);
  let sum = PRIME_5;
  for (let i: u32 = 0; i < count; i++) {
    const item = tupleItem(tuple, i);
    let lane: i64;
    if (isInt(item)) lane = item == boxInt(-1) ? -2 : unboxInt(item);
    else if (isRef(item) && typeOf(item) == TYPE_STR) lane = stringHash(refOf(item));
    else return NO_HASH;
    sum = mix(sum, lane);
  }
  return mixed(sum, count);
}

/** As the tuple (length, start, step), with None for what does not matter. */
function rangeHash(range: u32): i64 {
  const length = rangeSize(range);
  let sum = mix(PRIME_5, hashOf(length));
  sum = mix(sum, length == boxInt(0) ? HASH_OF_NONE : hashOf(rangeStart(range)));
  sum = mix(sum, length == boxInt(0) || length == boxInt(1) ? HASH_OF_NONE : hashOf(rangeStep(range)));
  release(length);
  return mixed(sum, 3);
}

/** As the tuple (start, stop, step), but for the length that a tuple's has at the end. */
function sliceHash(slice: u32): i64 {
  let sum = PRIME_5;
  for (let i: u32 = 0; i < 3; i++) {
    const lane = hashOf(load<i64>(slice + SLICE_START + 8 * i));
    if (lane == NO_HASH) return NO_HASH;
    sum = mix(sum, lane);
  }
  return sum == <u64>-1 ? 1546275796 : <i64>sum;
}

/** hash(x). */
export function hashBuiltin(): i64 {
  if (!checkExactlyOne("hash")) return UNBOUND;
  const hash = hashOf(argument(0));
  return hash == NO_HASH ? UNBOUND : intOfI64(hash);
}
