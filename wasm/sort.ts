/**
 * Stable sorting: natural runs, short ones filled up by binary insertion, merged (sort-merge.ts) in the order of Munro and Wild's
 * Powersort, as CPython's list.sort does it ("Nearly-optimal mergesorts", ESA 2018). What is moved are indices, so that keys
 * stay where their owner has them and whatever a comparison raises leaves a permutation. The comparisons are CPython's, one by
 * one: programs count them, and what is not ordered (NaN) ends up where they put it.
 */
import { alloc, free } from "./memory";
import { raiseMemoryError } from "./messages";
import { LEAST_WINS, mergeNeighbours } from "./sort-merge";
import { at, DEPTH, KEYS, less, lessAt, MODE, modeOf, ORDER, RUN_SIZE, RUNS, SCRATCH, SORTER_SIZE, WINS } from "./sorter";

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
  store<u32>(sorter + WINS, LEAST_WINS);
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
  return mergeNeighbours(sorter, start, middle, end);
}
