/**
 * What Python asks the Unicode tables about a character. Node's tables are those of its ICU, which may be a
 * version older than CPython 3.14's (16.0): characters that are new there count as not printable here. Pure.
 */

/** str.isprintable() of a code point: neither control, format, surrogate, private, unassigned nor a separator. */
export function isPrintable(code: number): boolean {
  return code === 0x20 || !/[\p{C}\p{Z}]/u.test(String.fromCodePoint(code));
}

/** Value of a decimal digit of any script; -1 for every other code point. */
export function decimalDigit(code: number): number {
  if (!isDecimal(code)) return -1;
  // Digits lie in runs of whole decades, so the distance to the run's start says the digit.
  let start = code;
  while (isDecimal(start - 1)) start--;
  return (code - start) % 10;
}

const isDecimal = (code: number): boolean => /\p{Nd}/u.test(String.fromCodePoint(code));
