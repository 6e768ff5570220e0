/**
 * Operations on ints of any size where operands and result are within 64 bits: beyond the 48 of an int value, but not so
 * far that limbs are needed. Products that are masked again, hashes and linear congruences are of this kind.
 */
import { intOfI64 } from "./bigint";
import { UNBOUND } from "./generated/layout";
import {
  OP_ADD, OP_AND, OP_FLOOR_DIVIDE, OP_LEFT_SHIFT, OP_MODULO, OP_MULTIPLY, OP_OR, OP_RIGHT_SHIFT, OP_SUBTRACT, OP_XOR,
} from "./generated/opcodes";

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
