/**
 * What characters are: ASCII is decided here, everything else by the host's Unicode tables (src/vm/host/unicode.ts).
 */
import { character_class } from "./host";

// Bits of character_class: the contract with src/vm/host/unicode.ts.
export const ALPHA: u32 = 1;
export const DECIMAL: u32 = 2;
export const DIGIT: u32 = 4;
export const NUMERIC: u32 = 8;
export const LOWER: u32 = 16;
export const UPPER: u32 = 32;
export const TITLE: u32 = 64;
export const START: u32 = 128;
export const CONTINUE: u32 = 256;
export const PRINTABLE: u32 = 512;

const ALL_NUMERIC: u32 = DECIMAL | DIGIT | NUMERIC;

export function classOfCharacter(character: u32): u32 {
  if (character >= 0x80) return character_class(character);
  if (character >= 97 && character <= 122) return ALPHA | LOWER | START | CONTINUE | PRINTABLE;
  if (character >= 65 && character <= 90) return ALPHA | UPPER | START | CONTINUE | PRINTABLE;
  if (character >= 48 && character <= 57) return ALL_NUMERIC | CONTINUE | PRINTABLE;
  if (character == 95) return START | CONTINUE | PRINTABLE;
  return character >= 32 && character != 127 ? PRINTABLE : 0;
}

/** str.isspace() of a character. */
@inline
export function isWhite(character: u32): bool {
  if (character < 0x80) return character == 32 || (character >= 9 && character <= 13) || (character >= 28 && character <= 31);
  return isWideWhite(character);
}

/** As `isWhite`, for characters below 256: most are letters, behind all of ASCII's white space. */
@inline
export function isWhiteByte(character: u32): bool {
  return character <= 32 ? character == 32 || (character >= 9 && character <= 13) || character >= 28 : character == 0x85 || character == 0xa0;
}

function isWideWhite(character: u32): bool {
  return character == 0x85 || character == 0xa0 || character == 0x1680 || (character >= 0x2000 && character <= 0x200a) ||
    character == 0x2028 || character == 0x2029 || character == 0x202f || character == 0x205f || character == 0x3000;
}

/** A character that ends a line for str.splitlines(). */
export function endsLine(character: u32): bool {
  return (character >= 10 && character <= 13) || (character >= 28 && character <= 30) || character == 0x85 ||
    character == 0x2028 || character == 0x2029;
}
