/** math over many values: exact and precise sums, products, distances. */
import { argument, checkCount, checkKeywords, checkNoKeywords, keyword, positional } from "./arguments";
import { binary } from "./arithmetic";
import { isAnyInt } from "./bigint";
import { release, releaseRef, share } from "./count";
import { clearOverflowError, hasRaised, orMemoryError } from "./error";
import { EXC_OverflowError, EXC_ValueError, UNBOUND } from "./generated/layout";
import { OP_ADD, OP_MULTIPLY } from "./generated/opcodes";
import { tupleOf } from "./collect";
import { iterNext, iterOf } from "./iterate";
import { alloc, free } from "./memory";
import { checkOne, real, realOf } from "./math-arguments";
import { exponentOf, lastTail, scaled, twoProduct, twoSum } from "./math-parts";
import { raiseLiteral } from "./messages";
import { tupleItem, tupleLength } from "./tuple";
import { boxFloat, boxInt, isFloat } from "./value";

/** Doubles of non-overlapping parts: the exponents' range over the bits of a double, and some. */
const MOST_PARTS: u32 = 64;

/** The sum of floats, rounded once: partial sums that do not overlap, by Shewchuk's method. */
export function mathFsum(): i64 {
  if (!checkOne("math.fsum")) return UNBOUND;
  const iterator = iterOf(argument(0));
  if (iterator == UNBOUND) return UNBOUND;
  const parts = alloc(8 * MOST_PARTS);
  if (parts == 0) {
    release(iterator);
    return orMemoryError(UNBOUND);
  }
  const result = sumOf(iterator, parts);
  free(parts);
  release(iterator);
  return result;
}

function sumOf(iterator: i64, parts: u32): i64 {
  let count: u32 = 0;
  let special: f64 = 0;
  let infinities: f64 = 0;
  while (true) {
    const item = iterNext(iterator);
    if (item == UNBOUND) break;
    const x = realOf(item);
    release(item);
    if (hasRaised()) return UNBOUND;
    if (!isFinite(x)) {
      special += x;
      if (!isNaN(x)) infinities += x;
      continue;
    }
    count = addPart(parts, count, x);
    if (count > 0 && !isFinite(load<f64>(parts + 8 * (count - 1)))) return raised(EXC_OverflowError, "intermediate overflow in fsum");
  }
  if (hasRaised()) return UNBOUND;
  if (special == 0) return boxFloat(roundedSum(parts, count));
  return isNaN(infinities) ? raised(EXC_ValueError, "-inf + inf in fsum") : boxFloat(special);
}

function raised(kind: u32, message: string): i64 {
  raiseLiteral(kind, message);
  return UNBOUND;
}

/** Returns the new number of parts, ascending. */
function addPart(parts: u32, count: u32, x: f64): u32 {
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    x = twoSum(x, load<f64>(parts + 8 * i));
    if (lastTail() == 0) continue;
    store<f64>(parts + 8 * kept, lastTail());
    kept++;
  }
  if (x == 0) return kept;
  store<f64>(parts + 8 * kept, x);
  return kept + 1;
}

function roundedSum(parts: u32, count: u32): f64 {
  if (count == 0) return 0;
  let left = count - 1;
  let sum = load<f64>(parts + 8 * left);
  let rest: f64 = 0;
  while (left > 0) {
    left--;
    sum = twoSum(sum, load<f64>(parts + 8 * left));
    rest = lastTail();
    if (rest != 0) break;
  }
  // Half way between two floats the parts below decide.
  if (left > 0) {
    const below = load<f64>(parts + 8 * (left - 1));
    if ((rest < 0 && below < 0) || (rest > 0 && below > 0)) {
      const doubled = rest * 2;
      const further = sum + doubled;
      if (doubled == further - sum) return further;
    }
  }
  return sum;
}

export function mathProd(): i64 {
  const start = keyword("start");
  if (!checkKeywords("prod") || !checkCount("prod", 1, 1)) return UNBOUND;
  return fold(argument(0), start == UNBOUND ? boxInt(1) : share(start));
}

/** `result` is given up. */
function fold(iterable: i64, result: i64): i64 {
  const iterator = iterOf(iterable);
  if (iterator == UNBOUND) return released(result);
  while (true) {
    const item = iterNext(iterator);
    if (item == UNBOUND) break;
    const product = binary(OP_MULTIPLY, result, item, false);
    release(item);
    release(result);
    result = product;
    if (result == UNBOUND) break;
  }
  release(iterator);
  return hasRaised() && result != UNBOUND ? released(result) : result;
}

function released(value: i64): i64 {
  release(value);
  return UNBOUND;
}

export function mathSumprod(): i64 {
  if (!checkNoKeywords("math.sumprod") || !checkCount("sumprod", 2, 2)) return UNBOUND;
  const first = argument(0);
  const second = argument(1);
  const p = tupleOf(first);
  if (p == 0) return UNBOUND;
  const q = tupleOf(second);
  const result = q == 0 ? UNBOUND : sumOfProducts(p, q);
  releaseRef(p);
  if (q != 0) releaseRef(q);
  return result;
}

/** The sum as a double of three parts that overlap by little (CPython's dl_mul and tl_fma: Ogita, Rump and Oishi's algorithm 5.10). */
let high: f64 = 0;
let low: f64 = 0;
let tiny: f64 = 0;

/** Adds x * y to the three parts; false, and nothing done, where the sum is not finite. */
function addProduct(x: f64, y: f64): bool {
  const product = twoProduct(x, y);
  const rest = lastTail();
  const sum = twoSum(high, product);
  const sumTail = lastTail();
  if (!isFinite(sum)) return false;
  const lower = twoSum(low, rest);
  const lowerTail = lastTail();
  low = twoSum(lower, sumTail);
  tiny += lowerTail + lastTail();
  high = sum;
  return true;
}

function roundedParts(): f64 {
  const last = twoSum(low, tiny);
  const lastRest = lastTail();
  const sum = twoSum(high, last);
  return sum + (lastTail() + lastRest);
}

/** Numbers that the precise sum takes: at least one of both is a float, the other a float or an int. */
function addFloats(p: i64, q: i64): bool {
  if (isFloat(p) ? !(isFloat(q) || isAnyInt(q)) : !(isFloat(q) && isAnyInt(p))) return false;
  const x = realOf(p);
  const y = hasRaised() ? NaN : realOf(q);
  if (!hasRaised()) return addProduct(x, y);
  clearOverflowError();
  return false;
}

/** Exact for ints, precise for floats as long as all are floats or ints; from the first other number on in the ordinary way. */
function sumOfProducts(p: u32, q: u32): i64 {
  if (tupleLength(p) != tupleLength(q)) return raised(EXC_ValueError, "Inputs are not the same length");
  let result = boxInt(0);
  let isPrecise = true;
  let isUsed = false;
  high = low = tiny = 0;
  for (let i: u32 = 0; i < tupleLength(p) && result != UNBOUND; i++) {
    const x = tupleItem(p, i);
    const y = tupleItem(q, i);
    const areInts = isAnyInt(x) && isAnyInt(y) && !isUsed;
    if (isPrecise && !areInts) {
      if (addFloats(x, y)) {
        isUsed = true;
        continue;
      }
      isPrecise = false;
      if (isUsed) result = sumTaking(result, boxFloat(roundedParts()));
      isUsed = false;
      if (result == UNBOUND) break;
    }
    result = sumTaking(result, binary(OP_MULTIPLY, x, y, false));
  }
  return isUsed ? sumTaking(result, boxFloat(roundedParts())) : result;
}

/** The sum of two values whose ownership it takes; UNBOUND = raised, here or before. */
function sumTaking(total: i64, product: i64): i64 {
  if (product == UNBOUND) return released(total);
  const sum = binary(OP_ADD, total, product, false);
  release(product);
  release(total);
  return sum;
}

export function mathHypot(): i64 {
  if (!checkNoKeywords("math.hypot")) return UNBOUND;
  const count = positional;
  const values = alloc(8 * max(count, 1));
  if (values == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < count && !hasRaised(); i++) store<f64>(values + 8 * i, real(i));
  return lengthOf(values, count);
}

export function mathDist(): i64 {
  if (!checkNoKeywords("math.dist") || !checkCount("dist", 2, 2)) return UNBOUND;
  const first = argument(0);
  const second = argument(1);
  const p = tupleOf(first);
  if (p == 0) return UNBOUND;
  const q = tupleOf(second);
  const result = q == 0 ? UNBOUND : distance(p, q);
  releaseRef(p);
  if (q != 0) releaseRef(q);
  return result;
}

function distance(p: u32, q: u32): i64 {
  const count = tupleLength(p);
  if (count != tupleLength(q)) return raised(EXC_ValueError, "both points must have the same number of dimensions");
  const values = alloc(8 * max(count, 1));
  if (values == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < count && !hasRaised(); i++) {
    const x = realOf(tupleItem(p, i));
    const y = hasRaised() ? NaN : realOf(tupleItem(q, i));
    store<f64>(values + 8 * i, x - y);
  }
  return lengthOf(values, count);
}

/** The length of a vector, whose storage is freed; UNBOUND when an argument raised. */
function lengthOf(values: u32, count: u32): i64 {
  const result = hasRaised() ? 0 : vectorLength(values, count);
  free(values);
  return hasRaised() ? UNBOUND : boxFloat(result);
}

/** Scaled by a power of two, the squares summed in twice the precision, the root corrected once. */
function vectorLength(values: u32, count: u32): f64 {
  let largest: f64 = 0;
  let hasNaN = false;
  for (let i: u32 = 0; i < count; i++) {
    const size = abs(load<f64>(values + 8 * i));
    if (isNaN(size)) hasNaN = true;
    else largest = max(largest, size);
  }
  if (largest == Infinity) return Infinity;
  if (hasNaN) return NaN;
  if (largest == 0 || count == 1) return largest;
  const exponent = exponentOf(largest);
  let sum: f64 = 0;
  let rest: f64 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const x = scaled(load<f64>(values + 8 * i), -exponent);
    const square = twoProduct(x, x);
    rest += lastTail();
    sum = twoSum(sum, square);
    rest += lastTail();
  }
  const root = sqrt(sum + rest);
  const back = twoProduct(root, root);
  const missing = sum - back - lastTail() + rest;
  return scaled(root + missing / (2 * root), exponent);
}
