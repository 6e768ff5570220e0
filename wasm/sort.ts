/**
 * Stable sorting: natural runs, short ones filled up by binary insertion, merged in the order of Munro and Wild's
 * Powersort, as CPython's list.sort does it ("Nearly-optimal mergesorts", ESA 2018). What is moved are indices, so that keys
 * stay where their owner has them and whatever a comparison raises leaves a permutation.
 */
import { isLess } from "./compare";
import { alloc, free } from "./memory";
import { raiseMemoryError } from "./messages";
import { compareStrings } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { isFloat, isInt, isOfType, refOf, unboxFloat } from "./value";
import { TYPE_STR, TYPE_TUPLE, UNBOUND } from "./generated/layout";

// A sorter: what one sort works on. In memory, not in globals: a comparison may run Python, which may sort.
const KEYS: u32 = 0; // u32: address of the keys, i64 values
const MODE: u32 = 4; // u32
const ORDER: u32 = 8; // u32: address of the indices, u32 each
const SCRATCH: u32 = 12; // u32: room for half as many
const DEPTH: u32 = 16; // u32: runs on the stack
const RUNS: u32 = 24; // {start u32, length u32, power u32} each
const RUN_SIZE: u32 = 12;
const MOST_RUNS: u32 = 90;
const SORTER_SIZE: u32 = RUNS + RUN_SIZE * MOST_RUNS;

/** How keys compare, where all are of one kind. */
const INTS: u32 = 0;
const FLOATS: u32 = 1;
const STRINGS: u32 = 2;
const ANY: u32 = 3;
/** Added to one of the first three: tuples whose first items are of that kind, and mostly decide. */
const HEADS: u32 = 4;
const INT_HEADS: u32 = INTS + HEADS;
const FLOAT_HEADS: u32 = FLOATS + HEADS;
const STRING_HEADS: u32 = STRINGS + HEADS;

/** Lists below this length are sorted by insertion. */
const SHORT: u32 = 64;

/**
 * The order of `count` keys at `keys` as an owned block of u32 indices; 0 when memory is exhausted (raised). When a
 * comparison raised, it is the order as far as it had come.
 */
export function sortedOrder(keys: u32, count: u32, reverse: bool): u32 {
  const order = alloc(max<u32>(4 * count, 8));
  const sorter = alloc(SORTER_SIZE);
  const scratch = alloc(max<u32>(2 * count + 4, 8));
  if (order == 0 || sorter == 0 || scratch == 0) {
    raiseMemoryError();
    giveBack(order);
    giveBack(sorter);
    giveBack(scratch);
    return 0;
  }
  store<u32>(sorter + KEYS, keys);
  store<u32>(sorter + MODE, modeOf(keys, count));
  store<u32>(sorter + ORDER, order);
  store<u32>(sorter + SCRATCH, scratch);
  store<u32>(sorter + DEPTH, 0);
  for (let i: u32 = 0; i < count; i++) store<u32>(order + 4 * i, i);
  if (reverse) turn(order, 0, count);
  if (count > 1) sortRuns(sorter, count);
  if (reverse) turn(order, 0, count);
  giveBack(sorter);
  giveBack(scratch);
  return order;
}

function giveBack(block: u32): void {
  if (block != 0) free(block);
}

function modeOf(keys: u32, count: u32): u32 {
  if (count == 0) return ANY;
  const areTuples = isOfType(load<i64>(keys), TYPE_TUPLE);
  const kind = kindOf(headIf(areTuples, load<i64>(keys)));
  for (let at = keys + 8, end = keys + 8 * count; at < end; at += 8) if (kindOf(headIf(areTuples, load<i64>(at))) != kind) return ANY;
  return areTuples && kind != ANY ? kind + HEADS : kind;
}

/** The key itself, or of keys that are to be tuples the first item; UNBOUND: it is none, or empty. */
@inline
function headIf(areTuples: bool, key: i64): i64 {
  if (!areTuples) return key;
  return isOfType(key, TYPE_TUPLE) && tupleLength(refOf(key)) != 0 ? headOf(key) : UNBOUND;
}

@inline
function headOf(tuple: i64): i64 {
  return tupleItem(refOf(tuple), 0);
}

@inline
function kindOf(value: i64): u32 {
  return isInt(value) ? INTS : isFloat(value) ? FLOATS : isOfType(value, TYPE_STR) ? STRINGS : ANY;
}

/** Key number `left` < key number `right`: 1, 0, or -1 when it raised. */
function less(sorter: u32, left: u32, right: u32): i32 {
  const keys = load<u32>(sorter + KEYS);
  const l = load<i64>(keys + 8 * left);
  const r = load<i64>(keys + 8 * right);
  switch (load<u32>(sorter + MODE)) {
    case INTS: return i32(l < r);
    case FLOATS: return i32(unboxFloat(l) < unboxFloat(r));
    case STRINGS: return i32(compareStrings(refOf(l), refOf(r)) < 0);
    case INT_HEADS: return headOf(l) == headOf(r) ? isLess(l, r) : i32(headOf(l) < headOf(r));
    case FLOAT_HEADS: return lessByFloats(l, r);
    case STRING_HEADS: return lessByStrings(l, r);
    default: return isLess(l, r);
  }
}

/** Of tuples that begin with floats: what is neither smaller nor larger is equal, or NaN. */
@inline
function lessByFloats(left: i64, right: i64): i32 {
  const l = unboxFloat(headOf(left));
  const r = unboxFloat(headOf(right));
  return l < r ? 1 : l > r ? 0 : isLess(left, right);
}

@inline
function lessByStrings(left: i64, right: i64): i32 {
  const order = headOf(left) == headOf(right) ? 0 : compareStrings(refOf(headOf(left)), refOf(headOf(right)));
  return order == 0 ? isLess(left, right) : i32(order < 0);
}

@inline
function at(order: u32, index: u32): u32 {
  return load<u32>(order + 4 * index);
}

/** As `less`, for what stands at two places of the order. */
@inline
function lessAt(sorter: u32, left: u32, right: u32): i32 {
  const order = load<u32>(sorter + ORDER);
  return less(sorter, at(order, left), at(order, right));
}

/** Reverses the places [from, end). */
function turn(order: u32, from: u32, end: u32): void {
  for (let low = from, high = end; low + 1 < high; low++) {
    high--;
    const value = at(order, low);
    store<u32>(order + 4 * low, at(order, high));
    store<u32>(order + 4 * high, value);
  }
}

/** False = raised. */
function sortRuns(sorter: u32, count: u32): bool {
  const shortest = shortestRun(count);
  let start: u32 = 0;
  while (start < count) {
    const rest = count - start;
    let length = countRun(sorter, start, rest);
    if (length == 0) return false;
    if (length < shortest) {
      const wanted = min(shortest, rest);
      if (!insertAll(sorter, start, length, wanted)) return false;
      length = wanted;
    }
    if (!pushRun(sorter, start, length, count)) return false;
    start += length;
  }
  while (load<u32>(sorter + DEPTH) > 1) if (!mergeTop(sorter)) return false;
  return true;
}

/** Between 32 and 64, so that the number of runs is at most a power of 2. */
function shortestRun(count: u32): u32 {
  let rest = count;
  let lost: u32 = 0;
  while (rest >= SHORT) {
    lost |= rest & 1;
    rest >>= 1;
  }
  return rest + lost;
}

/**
 * Length of the run that begins at `start`, made ascending when it descends; 0 = raised. Equal keys may stand in a
 * descending run: they are turned on their own before the whole is, which keeps their order.
 */
function countRun(sorter: u32, start: u32, rest: u32): u32 {
  const order = load<u32>(sorter + ORDER);
  let length: u32 = 1;
  let smaller = 0;
  while (length < rest) {
    smaller = lessAt(sorter, start + length, start + length - 1);
    if (smaller != 0) break;
    length++;
  }
  if (smaller < 0) return 0;
  if (length == rest) return length;
  if (length > 1) {
    const ascends = lessAt(sorter, start, start + length - 1);
    if (ascends != 0) return ascends < 0 ? 0 : length;
    turn(order, start, start + length);
  }
  length++;
  let equal: u32 = 0;
  for (; length < rest; length++) {
    smaller = lessAt(sorter, start + length, start + length - 1);
    if (smaller < 0) return 0;
    if (smaller != 0) {
      if (equal != 0) turn(order, start + length - 1 - equal, start + length);
      equal = 0;
      continue;
    }
    const larger = lessAt(sorter, start + length - 1, start + length);
    if (larger < 0) return 0;
    if (larger != 0) break;
    equal++;
  }
  if (equal != 0) turn(order, start + length - 1 - equal, start + length);
  turn(order, start, start + length);
  for (; length < rest; length++) {
    smaller = lessAt(sorter, start + length, start + length - 1);
    if (smaller < 0) return 0;
    if (smaller != 0) break;
  }
  return length;
}

/** Moves the indices of [from, end) up by one place: few, so that the instruction that copies would cost more. */
@inline
function moveUp(from: u32, end: u32): void {
  for (let at = end; at > from; at -= 4) store<u32>(at, load<u32>(at - 4));
}

/** Of [start, start + count) the first `sorted` are in order: the others are put in their places. False = raised. */
function insertAll(sorter: u32, start: u32, sorted: u32, count: u32): bool {
  const order = load<u32>(sorter + ORDER);
  for (let i = sorted; i < count; i++) {
    const pivot = at(order, start + i);
    let low = start;
    let high = start + i;
    while (low < high) {
      const middle = (low + high) >> 1;
      const isBefore = less(sorter, pivot, at(order, middle));
      if (isBefore < 0) return false;
      if (isBefore != 0) high = middle;
      else low = middle + 1;
    }
    moveUp(order + 4 * low, order + 4 * (start + i));
    store<u32>(order + 4 * low, pivot);
  }
  return true;
}

// ── runs and merges ──

@inline
function runAt(sorter: u32, index: u32): u32 {
  return sorter + RUNS + RUN_SIZE * index;
}

/** Merges what is due before a new run is put on the stack. False = raised. */
function pushRun(sorter: u32, start: u32, length: u32, count: u32): bool {
  let depth = load<u32>(sorter + DEPTH);
  if (depth > 0) {
    const last = runAt(sorter, depth - 1);
    const power = powerOf(load<u32>(last), load<u32>(last + 4), length, count);
    while (depth > 1 && load<u32>(runAt(sorter, depth - 2) + 8) > power) {
      if (!mergeTop(sorter)) return false;
      depth--;
    }
    store<u32>(runAt(sorter, depth - 1) + 8, power);
  }
  const run = runAt(sorter, depth);
  store<u32>(run, start);
  store<u32>(run + 4, length);
  store<u32>(run + 8, 0);
  store<u32>(sorter + DEPTH, depth + 1);
  return true;
}

/** Depth of the node between two neighbouring runs in the tree of a perfectly balanced merge. */
function powerOf(start: u32, first: u32, second: u32, count: u32): u32 {
  let a: u64 = 2 * <u64>start + first;
  let b: u64 = a + first + second;
  let power: u32 = 0;
  while (true) {
    power++;
    if (a >= count) {
      a -= count;
      b -= count;
    } else if (b >= count) return power;
    a <<= 1;
    b <<= 1;
  }
}

/** Merges the two topmost runs. False = raised. */
function mergeTop(sorter: u32): bool {
  const depth = load<u32>(sorter + DEPTH);
  const left = runAt(sorter, depth - 2);
  const right = runAt(sorter, depth - 1);
  const start = load<u32>(left);
  const middle = load<u32>(right);
  const end = middle + load<u32>(right + 4);
  store<u32>(left + 4, end - start);
  store<u32>(sorter + DEPTH, depth - 1);
  // What stands before the second run's first, or behind the first run's last, is in its place already.
  const from = findPlace(sorter, middle, start, middle, true);
  if (from == NOWHERE) return false;
  if (from == middle) return true;
  const to = findPlace(sorter, middle - 1, middle, end, false);
  if (to == NOWHERE) return false;
  return middle - from <= to - middle ? mergeUp(sorter, from, middle, to) : mergeDown(sorter, from, middle, to);
}

const NOWHERE: u32 = 0xffff_ffff;

/** Where in [low, high) the key at `place` belongs, behind equal ones or before them; NOWHERE = raised. */
function findPlace(sorter: u32, place: u32, low: u32, high: u32, behind: bool): u32 {
  let from = low;
  let end = high;
  while (from < end) {
    const middle = (from + end) >> 1;
    const test = behind ? lessAt(sorter, place, middle) : lessAt(sorter, middle, place);
    if (test < 0) return NOWHERE;
    if ((test != 0) == behind) end = middle;
    else from = middle + 1;
  }
  return from;
}

/** The first run waits in the scratch room. False = raised. */
function mergeUp(sorter: u32, start: u32, middle: u32, end: u32): bool {
  const order = load<u32>(sorter + ORDER);
  const scratch = load<u32>(sorter + SCRATCH);
  const count = middle - start;
  memory.copy(scratch, order + 4 * start, 4 * count);
  let taken: u32 = 0;
  let right = middle;
  let to = start;
  let test = 0;
  while (taken < count && right < end) {
    test = less(sorter, at(order, right), at(scratch, taken));
    if (test < 0) break;
    store<u32>(order + 4 * to++, test != 0 ? at(order, right++) : at(scratch, taken++));
  }
  memory.copy(order + 4 * to, scratch + 4 * taken, 4 * (count - taken));
  return test >= 0;
}

/** The second run waits in the scratch room. False = raised. */
function mergeDown(sorter: u32, start: u32, middle: u32, end: u32): bool {
  const order = load<u32>(sorter + ORDER);
  const scratch = load<u32>(sorter + SCRATCH);
  let waiting = end - middle;
  memory.copy(scratch, order + 4 * middle, 4 * waiting);
  let left = middle;
  let to = end;
  let test = 0;
  while (waiting > 0 && left > start) {
    test = less(sorter, at(scratch, waiting - 1), at(order, left - 1));
    if (test < 0) break;
    store<u32>(order + 4 * --to, test != 0 ? at(order, --left) : at(scratch, --waiting));
  }
  memory.copy(order + 4 * (to - waiting), scratch, 4 * waiting);
  return test >= 0;
}
