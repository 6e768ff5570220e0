/**
 * float("…") as CPython reads it: Python's white space around, underscores between digits, any Unicode decimal
 * digits, inf and nan in any case. Pure.
 */
import { decimalDigit } from "./characters.js";

/** White space for numbers: C's in ASCII, beyond it what str.isspace() accepts. JavaScript's \s differs. */
const SPACE = "[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*";
const DIGITS = "\\d+(?:_\\d+)*";
const NUMBER = new RegExp(
  `^${SPACE}([+-]?(?:${DIGITS}\\.?(?:${DIGITS})?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?)${SPACE}$`,
);
const WORD = new RegExp(`^${SPACE}([+-]?)(inf|infinity|nan)${SPACE}$`, "i");

/** The float that Python reads, or undefined where it raises ValueError. */
export function parseFloatText(text: string): number | undefined {
  const plain = asciiDigits(text);
  const number = NUMBER.exec(plain)?.[1];
  if (number !== undefined) return Number(number.replaceAll("_", ""));
  const word = WORD.exec(plain);
  if (!word) return undefined;
  const size = word[2]?.toLowerCase() === "nan" ? Number.NaN : Number.POSITIVE_INFINITY;
  return word[1] === "-" ? -size : size;
}

/** Decimal digits of other scripts as ASCII. */
function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(decimalDigit(digit.codePointAt(0) as number)));
}
