/**
 * Operations on ints of any size where operands and result are within 64 bits: beyond the 48 of an int value, but not so
 * far that limbs are needed. Products that are masked again, hashes and linear congruences are of this kind.
 */
import { intOfI64, intOfSize, isBig, isNegative, limbCount } from "./bigint";
import { BIGINT_LIMBS, UNBOUND } from "./generated/layout";
import {
  OP_ADD, OP_AND, OP_FLOOR_DIVIDE, OP_LEFT_SHIFT, OP_MODULO, OP_MULTIPLY, OP_OR, OP_RIGHT_SHIFT, OP_SUBTRACT, OP_XOR,
} from "./generated/opcodes";
import { integralOf, refOf } from "./value";

/** The lowest 64 bits of an int of any size that is not negative. */
function lowestBits(value: i64): u64 {
  return isBig(value) ? load<u64>(refOf(value) + BIGINT_LIMBS) : <u64>integralOf(value);
}

function intOfU64(n: u64): i64 {
  return n >> 63 == 0 ? intOfI64(<i64>n) : intOfSize(n, false);
}

/** Bit by bit, of ints that are not negative where 64 bits tell the result: as hashes are masked. Owned; UNBOUND: they do not. */
export function quickBits(operator: u32, left: i64, right: i64): i64 {
  if (isNegative(left) || isNegative(right)) return UNBOUND;
  const l = limbCount(left);
  const r = limbCount(right);
  if (operator == OP_AND && (l <= 2 || r <= 2)) return intOfU64(lowestBits(left) & lowestBits(right));
  if (l > 2 || r > 2) return UNBOUND;
  if (operator == OP_XOR) return intOfU64(lowestBits(left) ^ lowestBits(right));
  if (operator == OP_OR) return intOfU64(lowestBits(left) | lowestBits(right));
  if (operator == OP_RIGHT_SHIFT) return r > 1 || lowestBits(right) > 63 ? UNBOUND : intOfU64(lowestBits(left) >> lowestBits(right));
  return UNBOUND;
}

/** Bits of a number's magnitude. */
@inline
function bitsOf(n: i64): i64 {
  return 64 - clz<i64>(abs(n));
}

/** The result, owned; UNBOUND: it is beyond, or another operator's. The operands' magnitudes are below 2^63. */
export function quickInts(operator: u32, l: i64, r: i64): i64 {
  switch (operator) {
    case OP_ADD: {
      const sum = l + r;
      return ((l ^ sum) & (r ^ sum)) < 0 ? UNBOUND : intOfI64(sum);
    }
    case OP_SUBTRACT: {
      const difference = l - r;
      return ((l ^ r) & (l ^ difference)) < 0 ? UNBOUND : intOfI64(difference);
    }
    case OP_MULTIPLY: return bitsOf(l) + bitsOf(r) > 63 ? UNBOUND : intOfI64(l * r);
    case OP_AND: return intOfI64(l & r);
    case OP_OR: return intOfI64(l | r);
    case OP_XOR: return intOfI64(l ^ r);
    case OP_LEFT_SHIFT: return r < 0 || r > 62 || bitsOf(l) + r > 63 ? UNBOUND : intOfI64(l << r);
    case OP_RIGHT_SHIFT: return r < 0 ? UNBOUND : intOfI64(l >> min<i64>(r, 63));
    case OP_FLOOR_DIVIDE: {
      if (r == 0) return UNBOUND;
      const quotient = l / r;
      return intOfI64(l % r != 0 && (l ^ r) < 0 ? quotient - 1 : quotient);
    }
    case OP_MODULO: {
      if (r == 0) return UNBOUND;
      const rest = l % r;
      return intOfI64(rest != 0 && (rest ^ r) < 0 ? rest + r : rest);
    }
  }
  return UNBOUND;
}
