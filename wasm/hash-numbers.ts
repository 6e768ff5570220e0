/**
 * Hashes of numbers, CPython's: residues modulo the prime 2^61 - 1, so that ints, bools and floats of one value hash alike.
 */
import { fitsI64, i64Of, isNegative, limbCount, limbsOf } from "./bigint";
import { limbAt } from "./limbs";
import { integralOf, isIntegral } from "./value";

const BITS: i32 = 61;
const PRIME: u64 = (1 << 61) - 1;
const INFINITE: i64 = 314159;
/** -1 means an error in C, so that no hash is -1. */
const INSTEAD_OF_MINUS_ONE: i64 = -2;

/** hash() of an int of any size, or bool. */
export function hashOfInt(value: i64): i64 {
  if (isIntegral(value)) return valid(integralOf(value));
  const limbs = limbsOf(value, 0);
  let hash: u64 = 0;
  for (let i = limbCount(value); i-- != 0;) {
    hash = ((hash << 32) & PRIME | hash >> (BITS - 32)) + limbAt(limbs, i);
    if (hash >= PRIME) hash -= PRIME;
  }
  return valid(isNegative(value) ? -(<i64>hash) : <i64>hash);
}

/** What a user's `__hash__` answered, as hash() gives it: an int of 64 bits stands as it is. */
export function hashOfAnswer(value: i64): i64 {
  return fitsI64(value) ? valid(i64Of(value)) : hashOfInt(value);
}

function valid(hash: i64): i64 {
  return hash == -1 ? INSTEAD_OF_MINUS_ONE : hash;
}

/** hash() of a float; a NaN hashes by its bits. */
export function hashOfFloat(x: f64): i64 {
  const bits = reinterpret<u64>(abs(x));
  if (abs(x) == Infinity) return x > 0 ? INFINITE : -INFINITE;
  if (isNaN(x)) return 0;
  if (bits == 0) return 0;
  const biased = <i64>(bits >> 52);
  const mantissa = biased == 0 ? bits : (bits & 0xf_ffff_ffff_ffff) | 0x10_0000_0000_0000;
  // mantissa * 2^shift; 2^61 is 1 modulo the prime.
  const shift = ((biased == 0 ? 1 : biased) - 1075) % BITS;
  const turn = shift < 0 ? shift + BITS : shift;
  const hash = turn == 0 ? mantissa : (mantissa << turn) & PRIME | mantissa >> (BITS - turn);
  const residue = <i64>(hash == PRIME ? 0 : hash);
  return valid(x < 0 ? -residue : residue);
}
