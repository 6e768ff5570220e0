/**
 * Float operations that wasm has no instruction for; stencils call them. The divisor is never zero here.
 * `//` and `%` follow CPython's float_divmod: fmod, then the divisor's sign.
 */
import { pow_lut } from "util/math";

const EXACT: f64 = 9007199254740992.0; // 2^53

/** C's fmod. Whole numbers, the usual case, take an integer remainder. */
function remainder(x: f64, y: f64): f64 {
  if (abs(x) < EXACT && abs(y) < EXACT) {
    const whole = <i64>x;
    const divisor = <i64>y;
    if (<f64>whole == x && <f64>divisor == y && divisor != 0) return copysign(<f64>(whole % divisor), x);
  }
  return NativeMath.mod(x, y);
}

/** Python's float %: the sign of the divisor. */
export function float_mod(x: f64, y: f64): f64 {
  const rest = remainder(x, y);
  if (rest == 0) return copysign(0.0, y);
  return (y < 0) != (rest < 0) ? rest + y : rest;
}

/** Python's float //, rounded so that it agrees with %. */
export function float_floordiv(x: f64, y: f64): f64 {
  const rest = remainder(x, y);
  let quotient = (x - rest) / y;
  if (rest != 0 && (y < 0) != (rest < 0)) quotient -= 1;
  if (quotient == 0) return copysign(0.0, x / y);
  const whole = floor(quotient);
  return quotient - whole > 0.5 ? whole + 1 : whole;
}

/** C's pow: where JavaScript's differs (a base of 1 or -1), C decides. The algorithm is that of musl and glibc. */
export function float_pow(x: f64, y: f64): f64 {
  if (x == 1 || y == 0) return 1;
  if (x == -1 && abs(y) == Infinity) return 1;
  return pow_lut(x, y);
}
