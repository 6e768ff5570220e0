/** Arguments of string methods (and of bytes' ones): the object, strings, ranges; wrong ones raise in CPython's words. */
import { argument, checkKeywords, keywordCount, parameter, positional, wrongCount } from "./arguments";
import { i64Of, isAnyInt, isBig, raiseTooLarge } from "./bigint";
import { EXC_TypeError, NONE, TYPE_STR, UNBOUND } from "./generated/layout";
import { begin, number, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { integralOf, isIntegral, isOfType, refOf } from "./value";

/** The object whose method runs. */
@inline
export function self(): u32 {
  return refOf(argument(0));
}

/** Argument `index` (from 1) as a str, borrowed; 0 = raised. */
export function stringAt(called: string, index: u32): u32 {
  const value = argument(index);
  if (isOfType(value, TYPE_STR)) return refOf(value);
  raiseBadArgument(called, index, "str", value);
  return 0;
}

/** "find() argument 1 must be str, not int". */
export function raiseBadArgument(called: string, index: u32, wanted: string, value: i64): void {
  const mark = begin();
  text(called);
  text("() argument ");
  number(index);
  text(" must be ");
  text(wanted);
  text(", not ");
  if (value == NONE) text("None");
  else typeName(value);
  raiseBuilt(EXC_TypeError, mark);
}

/** "encode() argument 'encoding' must be str, not int". */
export function raiseBadNamed(called: string, name: string, value: i64): void {
  const mark = begin();
  text(called);
  text("() argument '");
  text(name);
  text("' must be str, not ");
  if (value == NONE) text("None");
  else typeName(value);
  raiseBuilt(EXC_TypeError, mark);
}

// The range that `readRange` read, within the length.
export let rangeStart: u32 = 0;
export let rangeEnd: u32 = 0;
/** The start lay behind the end of the string, where not even an empty string is found. */
export let rangeOutside: bool = false;

/** Arguments `first` and `first + 1` as start and end within a length; false = raised. */
export function readRange(first: u32, length: u32): bool {
  const start = indexOr(first, 0);
  if (start == BAD) return false;
  const end = indexOr(first + 1, length);
  if (end == BAD) return false;
  rangeStart = clamp(start, length);
  rangeEnd = clamp(end, length);
  rangeOutside = start > <i64>length || rangeStart > rangeEnd;
  return true;
}

const BAD: i64 = i64.MIN_VALUE;

function indexOr(index: u32, fallback: i64): i64 {
  const value = index < positional ? argument(index) : NONE;
  if (value == NONE) return fallback;
  if (isAnyInt(value)) return i64Of(value);
  raiseLiteral(EXC_TypeError, "slice indices must be integers or None or have an __index__ method");
  return BAD;
}

/** A Python index as a place from 0 to length. */
export function clamp(index: i64, length: u32): u32 {
  const place = index < 0 ? index + <i64>length : index;
  return place < 0 ? 0 : place > <i64>length ? length : <u32>place;
}

/** An argument as an int, by position or given as a value; raises for anything else. `fallback` for UNBOUND. */
export function intOr(value: i64, fallback: i64): i64 {
  if (value == UNBOUND) return fallback;
  if (isIntegral(value)) return integralOf(value);
  if (isBig(value)) raiseTooLarge("Python int too large to convert to C ssize_t");
  else raiseForType(EXC_TypeError, "'", value, "' object cannot be interpreted as an integer");
  return BAD;
}

/** What `intOr` returns when it raised. */
export const BAD_INT: i64 = BAD;

/** The argument of `expandtabs`; BAD_INT = raised. */
export function tabSize(): i64 {
  const given = positional + keywordCount() - 1;
  if (given > 1) {
    wrongCount("expandtabs", "at most 1 argument", given);
    return BAD_INT;
  }
  const value = parameter(1, "tabsize");
  if (!checkKeywords("expandtabs")) return BAD_INT;
  if (isBig(value) || (isIntegral(value) && <i64>(<i32>integralOf(value)) != integralOf(value))) {
    raiseTooLarge("Python int too large to convert to C int");
    return BAD_INT;
  }
  return intOr(value, 8);
}
