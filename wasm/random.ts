/**
 * The Mersenne Twister (MT19937) as CPython has it. Its state is a list of 625 ints, the words and the index of the next;
 * the list's lock keeps threads apart.
 */
import { argument, checkCount, positional } from "./arguments";
import { bitLength, compareInts, intOfSize, isAnyInt, isBig, isNegative, limbCount, limbsOf, newBig, settle } from "./bigint";
import { newObject, release, share } from "./count";
import { orMemoryError } from "./error";
import {
  BIGINT_LIMBS, BUILTIN_ID, EXC_OverflowError, EXC_TypeError, EXC_ValueError, LIST_ITEMS, METHOD_ID, METHOD_SELF, METHOD_SIZE, NONE,
  STORAGE_ITEMS, TYPE_LIST, TYPE_METHOD, UNBOUND,
} from "./generated/layout";
import { perf_counter, time } from "./host";
import { list_push, listLength, newList } from "./list";
import { lockObject, unlockObject } from "./lock";
import { raiseForType, raiseLiteral } from "./messages";
import { boxFloat, boxInt, boxRef, integralOf, isIntegral, isOfType, refOf, unboxInt } from "./value";

const WORDS: u32 = 624;
const MIDDLE: u32 = 397;

/** Address of the state's values; 0: raised, the argument is no state. */
function stateOf(value: i64): u32 {
  if (isOfType(value, TYPE_LIST) && listLength(refOf(value)) == WORDS + 1) {
    return load<u32>(refOf(value) + LIST_ITEMS) + STORAGE_ITEMS;
  }
  raiseForType(EXC_TypeError, "not a random state: ", value, "");
  return 0;
}

function word(state: u32, index: u32): u32 {
  return <u32>unboxInt(load<i64>(state + 8 * index));
}

function setWord(state: u32, index: u32, value: u32): void {
  store<i64>(state + 8 * index, boxInt(value));
}

/** The state for an int: a new list. */
export function randomSeed(): i64 {
  if (!checkCount("seed", 1, 1)) return UNBOUND;
  const seed = argument(0);
  if (!isAnyInt(seed)) {
    raiseForType(EXC_TypeError, "'", seed, "' object cannot be interpreted as an integer");
    return UNBOUND;
  }
  const list = newList(WORDS + 1);
  if (list == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i <= WORDS; i++) list_push(list, boxInt(0));
  const state = load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS;
  const count = limbCount(seed);
  seedBy(state, limbsOf(seed, 0), max(count, 1));
  return boxRef(list);
}

function seedByNumber(state: u32, seed: u32): void {
  setWord(state, 0, seed);
  for (let i: u32 = 1; i < WORDS; i++) {
    seed = 1812433253 * (seed ^ (seed >> 30)) + i;
    setWord(state, i, seed);
  }
}

/** By the limbs of an int, 32 bits each. */
function seedBy(state: u32, key: u32, length: u32): void {
  seedByNumber(state, 19650218);
  let i: u32 = 1;
  let j: u32 = 0;
  for (let k = max(WORDS, length); k > 0; k--) {
    const before = word(state, i - 1);
    setWord(state, i, (word(state, i) ^ ((before ^ (before >> 30)) * 1664525)) + load<u32>(key + 4 * j) + j);
    i++;
    j++;
    if (i >= WORDS) {
      setWord(state, 0, word(state, WORDS - 1));
      i = 1;
    }
    if (j >= length) j = 0;
  }
  for (let k = WORDS - 1; k > 0; k--) {
    const before = word(state, i - 1);
    setWord(state, i, (word(state, i) ^ ((before ^ (before >> 30)) * 1566083941)) - i);
    i++;
    if (i >= WORDS) {
      setWord(state, 0, word(state, WORDS - 1));
      i = 1;
    }
  }
  setWord(state, 0, 0x8000_0000);
  setWord(state, WORDS, WORDS);
}

function regenerate(state: u32): void {
  for (let k: u32 = 0; k < WORDS; k++) {
    const next = k + 1 == WORDS ? 0 : k + 1;
    const far = k + MIDDLE >= WORDS ? k + MIDDLE - WORDS : k + MIDDLE;
    const y = (word(state, k) & 0x8000_0000) | (word(state, next) & 0x7fff_ffff);
    setWord(state, k, word(state, far) ^ (y >> 1) ^ (y & 1 ? 0x9908_b0df : 0));
  }
  setWord(state, WORDS, 0);
}

function nextWord(state: u32): u32 {
  if (word(state, WORDS) >= WORDS) regenerate(state);
  const index = word(state, WORDS);
  setWord(state, WORDS, index + 1);
  let y = word(state, index);
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c_5680;
  y ^= (y << 15) & 0xefc6_0000;
  return y ^ (y >> 18);
}

export function randomFloat(): i64 {
  if (!checkCount("random", 1, 1)) return UNBOUND;
  const list = refOf(argument(0));
  const state = stateOf(argument(0));
  if (state == 0) return UNBOUND;
  lockObject(list);
  const a = nextWord(state) >> 5;
  const b = nextWord(state) >> 6;
  unlockObject(list);
  return boxFloat((<f64>a * 67108864.0 + <f64>b) * (1.0 / 9007199254740992.0));
}

export function randomBits(): i64 {
  if (!checkCount("getrandbits", 2, 2)) return UNBOUND;
  const state = stateOf(argument(0));
  if (state == 0) return UNBOUND;
  const count = argument(1);
  if (!isAnyInt(count)) {
    raiseForType(EXC_TypeError, "'", count, "' object cannot be interpreted as an integer");
    return UNBOUND;
  }
  if (isNegative(count)) {
    raiseLiteral(EXC_ValueError, "Cannot convert negative int");
    return UNBOUND;
  }
  if (isBig(count) || integralOf(count) > 0x7fff_ffff) {
    raiseLiteral(EXC_OverflowError, "Python int too large to convert to C int");
    return UNBOUND;
  }
  const list = refOf(argument(0));
  lockObject(list);
  const bits = randomInt(state, <u32>integralOf(count));
  unlockObject(list);
  return bits;
}

/** The least significant words come first. */
function randomInt(state: u32, bits: u32): i64 {
  if (bits == 0) return boxInt(0);
  if (bits <= 32) return boxInt(nextWord(state) >> (32 - bits));
  if (bits <= 64) {
    const low = <u64>nextWord(state);
    const high = <u64>(nextWord(state) >> (64 - bits));
    return intOfSize((high << 32) | low, false);
  }
  const words = (bits + 31) / 32;
  const object = newBig(words);
  if (object == 0) return UNBOUND;
  for (let i: u32 = 0; i < words; i++) {
    let value = nextWord(state);
    if (i == words - 1 && (bits & 31) != 0) value >>= 32 - (bits & 31);
    store<u32>(object + BIGINT_LIMBS + 4 * i, value);
  }
  return settle(object, words, false);
}

/** An int in range(n), n > 0: bits are drawn until they are less. */
export function randomBelow(): i64 {
  if (!checkCount("below", 2, 2)) return UNBOUND;
  const state = stateOf(argument(0));
  if (state == 0) return UNBOUND;
  const limit = argument(1);
  const list = refOf(argument(0));
  if (isBig(limit) && !isNegative(limit)) return belowBig(list, state, limit);
  if (!isIntegral(limit) || integralOf(limit) <= 0) return NONE;
  lockObject(list);
  const result = below(state, <u64>integralOf(limit));
  unlockObject(list);
  return boxInt(result);
}

function belowBig(list: u32, state: u32, limit: i64): i64 {
  const bits = <u32>bitLength(limit);
  while (true) {
    lockObject(list);
    const drawn = randomInt(state, bits);
    unlockObject(list);
    if (drawn == UNBOUND || compareInts(drawn, limit) < 0) return drawn;
    release(drawn);
  }
}

function below(state: u32, limit: u64): i64 {
  const bits = 64 - <u32>clz<u64>(limit);
  while (true) {
    let drawn = <u64>nextWord(state);
    if (bits <= 32) drawn >>= 32 - bits;
    else drawn |= <u64>(nextWord(state) >> (64 - bits)) << 32;
    if (drawn < limit) return drawn;
  }
}

/** A list's items in a new order: the one of random.shuffle. False (None) when it is no list. */
export function randomShuffle(): i64 {
  if (!checkCount("shuffle", 2, 2)) return UNBOUND;
  const state = stateOf(argument(0));
  if (state == 0) return UNBOUND;
  const value = argument(1);
  if (!isOfType(value, TYPE_LIST) || refOf(value) == refOf(argument(0))) return NONE;
  const list = refOf(argument(0));
  const target = refOf(value);
  lockObject(list);
  lockObject(target);
  const items = load<u32>(target + LIST_ITEMS) + STORAGE_ITEMS;
  for (let i = <i64>listLength(target) - 1; i > 0; i--) {
    const j = below(state, <u64>i + 1);
    const item = load<i64>(items + 8 * <u32>i);
    atomic.store<i64>(items + 8 * <u32>i, load<i64>(items + 8 * <u32>j));
    atomic.store<i64>(items + 8 * <u32>j, item);
  }
  unlockObject(target);
  unlockObject(list);
  return boxInt(1);
}

/** A function of this module with its first argument: bound(function, state). */
export function randomBound(): i64 {
  if (!checkCount("bound", 2, 2)) return UNBOUND;
  const method = newObject(METHOD_SIZE, TYPE_METHOD);
  if (method == 0) return orMemoryError(UNBOUND);
  store<i64>(method + METHOD_SELF, share(argument(1)));
  store<u32>(method + METHOD_ID, load<u32>(refOf(argument(0)) + BUILTIN_ID));
  return boxRef(method);
}

/** A number that nobody can foresee: for a generator without a seed. */
export function randomEntropy(): i64 {
  const now = reinterpret<u64>(time()) * 0x9e37_79b9_7f4a_7c15;
  const here = reinterpret<u64>(perf_counter()) * 0xbf58_476d_1ce4_e5b9;
  return intOfSize((now ^ (here >> 17) ^ (here << 13)) | 1, false);
}
