/** Decimal digits of any script. Pure. */

/** Value of a decimal digit of any script; -1 for every other code point. */
export function decimalDigit(code: number): number {
  if (!isDecimal(code)) return -1;
  // Digits lie in runs of whole decades, so the distance to the run's start says the digit.
  let start = code;
  while (isDecimal(start - 1)) start--;
  return (code - start) % 10;
}

const isDecimal = (code: number): boolean => /\p{Nd}/u.test(String.fromCodePoint(code));
