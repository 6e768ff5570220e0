/**
 * Numbers as CPython's tokenizer reads them, with its errors. Columns are UTF-16 units; an error stands at the last
 * character that was read.
 */

type Fail = (message: string, column: number, endColumn?: number) => never;

/** Keywords that may follow a number without a blank. */
const KEYWORD_AFTER = /^(?:and|else|for|if|in|is|not|or)/;

/** End of the number that starts at `start`. */
export function scanNumber(text: string, start: number, fail: Fail): number {
  const radix = /^0([xob])/i.exec(text.slice(start, start + 2))?.[1]?.toLowerCase();
  if (radix) return radixNumber(text, start + 2, radix, fail);
  let at = text[start] === "." ? start : digits(text, start, fail);
  const integerEnd = at;
  if (text[at] === ".") at = /\d/.test(text[at + 1] ?? "") ? digits(text, at + 1, fail) : at + 1;
  if (/e/i.test(text[at] ?? "")) at = exponent(text, at, fail);
  if (/j/i.test(text[at] ?? "")) return endOfNumber(text, at + 1, "imaginary", fail);
  if (at === integerEnd) leadingZeros(text, start, at, fail);
  return endOfNumber(text, at, "decimal", fail);
}

function radixNumber(text: string, start: number, radix: string, fail: Fail): number {
  const { kind, digit } = RADIXES[radix as keyof typeof RADIXES];
  let at = start;
  do {
    if (text[at] === "_") at++;
    const character = text[at] ?? "";
    if (!digit.test(character)) {
      if (/\d/.test(character)) fail(`invalid digit '${character}' in ${kind} literal`, at);
      fail(`invalid ${kind} literal`, at - 1);
    }
    while (digit.test(text[at] ?? "")) at++;
  } while (text[at] === "_");
  if (/\d/.test(text[at] ?? "")) fail(`invalid digit '${text[at]}' in ${kind} literal`, at);
  return endOfNumber(text, at, kind, fail);
}

const RADIXES = {
  x: { kind: "hexadecimal", digit: /^[\da-f]$/i },
  o: { kind: "octal", digit: /^[0-7]$/ },
  b: { kind: "binary", digit: /^[01]$/ },
} as const;

/** Digits with single underscores between them. */
function digits(text: string, start: number, fail: Fail): number {
  let at = start;
  for (;;) {
    while (/\d/.test(text[at] ?? "")) at++;
    if (text[at] !== "_") return at;
    at++;
    if (!/\d/.test(text[at] ?? "")) fail("invalid decimal literal", at - 1);
  }
}

function exponent(text: string, at: number, fail: Fail): number {
  const signed = /[+-]/.test(text[at + 1] ?? "");
  const start = at + (signed ? 2 : 1);
  if (/\d/.test(text[start] ?? "")) return digits(text, start, fail);
  if (signed) fail("invalid decimal literal", start - 1);
  return endOfNumber(text, at, "decimal", fail);
}

function leadingZeros(text: string, start: number, end: number, fail: Fail): void {
  const zeros = /^[0_]*/.exec(text.slice(start, end))?.[0].length ?? 0;
  if (text[start] !== "0" || zeros === end - start) return;
  fail(
    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
    start,
    start + zeros,
  );
}

function endOfNumber(text: string, at: number, kind: string, fail: Fail): number {
  const rest = text.slice(at);
  if (/^\w/.test(rest) && !KEYWORD_AFTER.test(rest)) fail(`invalid ${kind} literal`, at - 1);
  return at;
}
