/**
 * Python's arithmetic in plain TypeScript: ints as bigint, floats as number, as the language reference and
 * CPython's documentation define them. The truth that stencils are tested against; tested itself against the oracle.
 */

export const INT_MIN = -(2n ** 47n);
export const INT_MAX = 2n ** 47n - 1n;

export const isSmall = (int: bigint): boolean => int >= INT_MIN && int <= INT_MAX;

/** Rounds towards minus infinity; bigint division rounds towards zero. */
export function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

/** Has the sign of the divisor. */
export const modulo = (left: bigint, right: bigint): bigint => left - floorDivide(left, right) * right;

/** `left / right` of ints within 53 bits: one rounding; 0 / -1 is -0.0. */
export const trueDivide = (left: bigint, right: bigint): number => Number(left) / Number(right);

/** `left % right` of floats: C's fmod, moved to the divisor's sign; a zero takes the divisor's sign. */
export function floatModulo(left: number, right: number): number {
  const rest = left % right;
  if (rest === 0) return right < 0 || Object.is(right, -0) ? -0 : 0;
  return right < 0 !== rest < 0 ? rest + right : rest;
}

/** `left // right` of floats, such that it fits `left % right` (CPython, Objects/floatobject.c: the quotient is rounded). */
export function floatFloorDivide(left: number, right: number): number {
  const rest = left % right;
  const moved = rest !== 0 && right < 0 !== rest < 0;
  const quotient = (left - rest) / right - (moved ? 1 : 0);
  if (quotient === 0) return left / right < 0 || Object.is(left / right, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}
