/** math on ints of any size. */
import { argument, checkCount, checkNoKeywords, positional, wrongCount } from "./arguments";
import { bitLength, compareInts, fitsI64, intOfI64, isAnyInt, isBig, isNegative, isZero } from "./bigint";
import { absoluteInt, addInts, floorDivideInts, multiplyInts, subtractInts } from "./bigint-arithmetic";
import { shiftLeftInts, shiftRightInts } from "./bigint-bits";
import { gcdOfInts } from "./bigint-power";
import { release } from "./count";
import { EXC_OverflowError, EXC_TypeError, EXC_ValueError, NONE, UNBOUND } from "./generated/layout";
import { checkOne } from "./math-arguments";
import { raiseForType, raiseLiteral } from "./messages";
import { boxInt, integralOf } from "./value";

function checkInt(value: i64): bool {
  if (isAnyInt(value)) return true;
  raiseForType(EXC_TypeError, "'", value, "' object cannot be interpreted as an integer");
  return false;
}

function fail(kind: u32, message: string): i64 {
  raiseLiteral(kind, message);
  return UNBOUND;
}

/** Gives up the old value for the new one. */
function replaced(old: i64, made: i64): i64 {
  release(old);
  return made;
}

export function mathGcd(): i64 {
  if (!checkNoKeywords("math.gcd")) return UNBOUND;
  let result = boxInt(0);
  for (let i: u32 = 0; i < positional && result != UNBOUND; i++) {
    const value = argument(i);
    if (!checkInt(value)) return replaced(result, UNBOUND);
    result = replaced(result, gcdOfInts(result, value));
  }
  return result;
}

export function mathLcm(): i64 {
  if (!checkNoKeywords("math.lcm")) return UNBOUND;
  let result = boxInt(1);
  for (let i: u32 = 0; i < positional && result != UNBOUND; i++) {
    const value = argument(i);
    if (!checkInt(value)) return replaced(result, UNBOUND);
    result = replaced(result, lcmOf(result, value));
  }
  return result;
}

function lcmOf(left: i64, right: i64): i64 {
  if (isZero(left) || isZero(right)) return boxInt(0);
  const common = gcdOfInts(left, right);
  if (common == UNBOUND) return UNBOUND;
  const part = replaced(common, floorDivideInts(left, common));
  if (part == UNBOUND) return UNBOUND;
  const product = replaced(part, multiplyInts(part, right));
  return product == UNBOUND ? UNBOUND : replaced(product, absoluteInt(product));
}

export function mathFactorial(): i64 {
  if (!checkOne("math.factorial") || !checkInt(argument(0))) return UNBOUND;
  const value = argument(0);
  if (isNegative(value)) return fail(EXC_ValueError, "factorial() not defined for negative values");
  if (isBig(value) || integralOf(value) > 0x7fff_ffff) {
    return fail(EXC_OverflowError, "factorial() argument should not exceed 2147483647");
  }
  return productOf(1, integralOf(value));
}

/** first * … * last, by halves: numbers of like size are multiplied. */
function productOf(first: i64, last: i64): i64 {
  if (first > last) return boxInt(1);
  if (last - first < 8) {
    let product = boxInt(first);
    for (let i = first + 1; i <= last && product != UNBOUND; i++) product = replaced(product, multiplyInts(product, boxInt(i)));
    return product;
  }
  const middle = (first + last) >> 1;
  const left = productOf(first, middle);
  if (left == UNBOUND) return UNBOUND;
  const right = productOf(middle + 1, last);
  if (right == UNBOUND) return replaced(left, UNBOUND);
  const product = multiplyInts(left, right);
  release(left);
  return replaced(right, product);
}

export function mathPerm(): i64 {
  if (!checkNoKeywords("math.perm") || !checkCount("perm", 1, 2)) return UNBOUND;
  if (positional == 1 || argument(1) == NONE) return checkInt(argument(0)) ? permutations(argument(0), argument(0), true) : UNBOUND;
  return checkInt(argument(0)) && checkInt(argument(1)) ? permutations(argument(0), argument(1), false) : UNBOUND;
}

function permutations(n: i64, k: i64, all: bool): i64 {
  if (all && isNegative(n)) return fail(EXC_ValueError, "factorial() not defined for negative values");
  if (isNegative(n)) return fail(EXC_ValueError, "n must be a non-negative integer");
  if (isNegative(k)) return fail(EXC_ValueError, "k must be a non-negative integer");
  if (compareInts(n, k) < 0) return boxInt(0);
  if (!fitsI64(k) || isBig(k)) return fail(EXC_OverflowError, "k must not exceed 9223372036854775807");
  const count = integralOf(k);
  if (!isBig(n)) return productOf(integralOf(n) - count + 1, integralOf(n));
  return fallingProduct(n, count);
}

/** n * (n-1) * … of so many factors, for a large n. */
function fallingProduct(n: i64, count: i64): i64 {
  let result = boxInt(1);
  for (let i: i64 = 0; i < count && result != UNBOUND; i++) {
    const factor = subtractInts(n, boxInt(i));
    if (factor == UNBOUND) return replaced(result, UNBOUND);
    const product = multiplyInts(result, factor);
    release(factor);
    result = replaced(result, product);
  }
  return result;
}

export function mathComb(): i64 {
  if (!checkNoKeywords("math.comb") || !checkCount("comb", 2, 2)) return UNBOUND;
  const n = argument(0);
  const k = argument(1);
  if (!checkInt(n) || !checkInt(k)) return UNBOUND;
  if (isNegative(n)) return fail(EXC_ValueError, "n must be a non-negative integer");
  if (isNegative(k)) return fail(EXC_ValueError, "k must be a non-negative integer");
  if (compareInts(n, k) < 0) return boxInt(0);
  const other = subtractInts(n, k);
  if (other == UNBOUND) return UNBOUND;
  const least = compareInts(other, k) < 0 ? other : k;
  if (isBig(least)) {
    release(other);
    return fail(EXC_OverflowError, "min(n - k, k) must not exceed 9223372036854775807");
  }
  const count = integralOf(least);
  release(other);
  return combinations(n, count);
}

/** Every step's division is exact. */
function combinations(n: i64, count: i64): i64 {
  if (count > 20 && !isBig(n)) {
    const above = productOf(integralOf(n) - count + 1, integralOf(n));
    if (above == UNBOUND) return UNBOUND;
    const below = productOf(1, count);
    if (below == UNBOUND) return replaced(above, UNBOUND);
    const quotient = floorDivideInts(above, below);
    release(above);
    return replaced(below, quotient);
  }
  let result = boxInt(1);
  for (let i: i64 = 0; i < count && result != UNBOUND; i++) {
    const factor = subtractInts(n, boxInt(i));
    if (factor == UNBOUND) return replaced(result, UNBOUND);
    const product = multiplyInts(result, factor);
    release(factor);
    release(result);
    if (product == UNBOUND) return UNBOUND;
    result = replaced(product, floorDivideInts(product, boxInt(i + 1)));
  }
  return result;
}

/** The greatest int whose square is not above, by Newton's method from above. */
export function mathIsqrt(): i64 {
  if (!checkOne("math.isqrt") || !checkInt(argument(0))) return UNBOUND;
  const n = argument(0);
  if (isNegative(n)) return fail(EXC_ValueError, "isqrt() argument must be nonnegative");
  if (!isBig(n)) {
    const number = integralOf(n);
    let root = <i64>sqrt(<f64>number);
    while (root * root > number) root--;
    while ((root + 1) * (root + 1) <= number) root++;
    return boxInt(root);
  }
  let root = shiftLeftInts(boxInt(1), boxInt(<i64>((bitLength(n) + 1) / 2)));
  while (root != UNBOUND) {
    const quotient = floorDivideInts(n, root);
    if (quotient == UNBOUND) return replaced(root, UNBOUND);
    const sum = addInts(root, quotient);
    release(quotient);
    if (sum == UNBOUND) return replaced(root, UNBOUND);
    const next = replaced(sum, shiftRightInts(sum, boxInt(1)));
    if (next == UNBOUND) return replaced(root, UNBOUND);
    if (compareInts(next, root) >= 0) return replaced(next, root);
    root = replaced(root, next);
  }
  return UNBOUND;
}
