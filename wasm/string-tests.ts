/** The tests of str: isalpha and its like. */
import { checkNone } from "./arguments";
import { STR_KIND, UNBOUND } from "./generated/layout";
import { self } from "./string-arguments";
import { characterAt, stringLength } from "./string";
import { ALPHA, classOfCharacter, CONTINUE, DECIMAL, DIGIT, isWhite, LOWER, NUMERIC, PRINTABLE, START, TITLE, UPPER } from "./unicode";
import { boxBool } from "./value";

/** Every character has one of the classes, and there is one. */
function all(called: string, classes: u32): i64 {
  return checkNone(called, 1) ? boxBool(areOfClass(self(), classes)) : UNBOUND;
}

/** Each of a str's characters has one of the classes, and there is one. */
export function areOfClass(s: u32, classes: u32): bool {
  const length = stringLength(s);
  for (let i: u32 = 0; i < length; i++) if ((classOfCharacter(characterAt(s, i)) & classes) == 0) return false;
  return length != 0;
}

export function isAlpha(): i64 {
  return all("str.isalpha", ALPHA);
}

export function isDigit(): i64 {
  return all("str.isdigit", DIGIT);
}

export function isDecimal(): i64 {
  return all("str.isdecimal", DECIMAL);
}

export function isNumeric(): i64 {
  return all("str.isnumeric", NUMERIC);
}

export function isAlnum(): i64 {
  return all("str.isalnum", ALPHA | DECIMAL | DIGIT | NUMERIC);
}

export function isPrintableText(): i64 {
  return stringLength(self()) == 0 && checkNone("str.isprintable", 1) ? boxBool(true) : all("str.isprintable", PRINTABLE);
}

export function isSpaceText(): i64 {
  return checkNone("str.isspace", 1) ? boxBool(areWhite(self())) : UNBOUND;
}

export function areWhite(s: u32): bool {
  const length = stringLength(s);
  for (let i: u32 = 0; i < length; i++) if (!isWhite(characterAt(s, i))) return false;
  return length != 0;
}

export function isAscii(): i64 {
  if (!checkNone("str.isascii", 1)) return UNBOUND;
  const s = self();
  if (load<u32>(s + STR_KIND) != 1) return boxBool(false);
  for (let i: u32 = 0; i < stringLength(s); i++) if (characterAt(s, i) >= 128) return boxBool(false);
  return boxBool(true);
}

export function isUpper(): i64 {
  return cased("str.isupper", UPPER, LOWER | TITLE);
}

export function isLower(): i64 {
  return cased("str.islower", LOWER, UPPER | TITLE);
}

/** No character of the unwanted classes, and one at least of the wanted. */
function cased(called: string, wanted: u32, unwanted: u32): i64 {
  if (!checkNone(called, 1)) return UNBOUND;
  const s = self();
  let seen = false;
  for (let i: u32 = 0; i < stringLength(s); i++) {
    const bits = classOfCharacter(characterAt(s, i));
    if (bits & unwanted) return boxBool(false);
    if (bits & wanted) seen = true;
  }
  return boxBool(seen);
}

export function isTitle(): i64 {
  if (!checkNone("str.istitle", 1)) return UNBOUND;
  const s = self();
  let seen = false;
  let inWord = false;
  for (let i: u32 = 0; i < stringLength(s); i++) {
    const bits = classOfCharacter(characterAt(s, i));
    if (bits & (UPPER | TITLE)) {
      if (inWord) return boxBool(false);
      inWord = true;
      seen = true;
    } else if (bits & LOWER) {
      if (!inWord) return boxBool(false);
      seen = true;
    } else inWord = false;
  }
  return boxBool(seen);
}

export function isIdentifier(): i64 {
  return checkNone("str.isidentifier", 1) ? boxBool(isIdentifierText(self())) : UNBOUND;
}

export function isIdentifierText(s: u32): bool {
  const length = stringLength(s);
  for (let i: u32 = 0; i < length; i++) {
    if ((classOfCharacter(characterAt(s, i)) & (i == 0 ? START : CONTINUE)) == 0) return false;
  }
  return length != 0;
}
