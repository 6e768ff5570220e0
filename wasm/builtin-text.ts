/** Built-ins about text: chr, ord, ascii, repr, format. */
import { argument, checkCount, checkExactlyOne, checkNoKeywords, positional } from "./arguments";
import { bytesLength, byteAt, isBytesLike } from "./bytes";
import { EXC_TypeError, EXC_ValueError, TYPE_STR, UNBOUND } from "./generated/layout";
import { formatValue } from "./format";
import { begin, number, raiseBuilt, raiseForType, raiseLiteral, text } from "./messages";
import { BAD_INT, intOr, raiseBadArgument } from "./string-arguments";
import { newStringValue } from "./string-make";
import { characterAt, characterString, emptyString, stringLength } from "./string";
import { reprOf } from "./text";
import { boxInt, boxRef, isOfType, refOf } from "./value";

export function chr(): i64 {
  if (!checkExactlyOne("chr")) return UNBOUND;
  const code = intOr(argument(0), 0);
  if (code == BAD_INT) return UNBOUND;
  if (code >= 0 && code <= 0x10_ffff) return newStringValue(characterString(<u32>code));
  raiseLiteral(EXC_ValueError, "chr() arg not in range(0x110000)");
  return UNBOUND;
}

export function ord(): i64 {
  if (!checkExactlyOne("ord")) return UNBOUND;
  const value = argument(0);
  let length: u32 = 0;
  if (isOfType(value, TYPE_STR)) {
    length = stringLength(refOf(value));
    if (length == 1) return boxInt(characterAt(refOf(value), 0));
  } else if (isBytesLike(value)) {
    length = bytesLength(refOf(value));
    if (length == 1) return boxInt(byteAt(refOf(value), 0));
  } else {
    raiseForType(EXC_TypeError, "ord() expected string of length 1, but ", value, " found");
    return UNBOUND;
  }
  const mark = begin();
  text("ord() expected a character, but string of length ");
  number(length);
  text(" found");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

export function repr(): i64 {
  return checkExactlyOne("repr") ? orRaised(reprOf(argument(0), false)) : UNBOUND;
}

export function ascii(): i64 {
  return checkExactlyOne("ascii") ? orRaised(reprOf(argument(0), true)) : UNBOUND;
}

export function format(): i64 {
  if (!checkNoKeywords("format") || !checkCount("format", 1, 2)) return UNBOUND;
  if (positional == 1) return orRaised(formatValue(argument(0), emptyString()));
  if (isOfType(argument(1), TYPE_STR)) return orRaised(formatValue(argument(0), refOf(argument(1))));
  raiseBadArgument("format", 2, "str", argument(1));
  return UNBOUND;
}

function orRaised(made: u32): i64 {
  return made == 0 ? UNBOUND : boxRef(made);
}
