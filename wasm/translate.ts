/** str.translate and str.maketrans. */
import { argument, checkCount, checkExactlyOne, checkNoKeywords, positional } from "./arguments";
import { release, releaseRef } from "./count";
import { dictGet, dictSet, newDict } from "./dict";
import { hasRaised, takeException, raiseAgain } from "./error";
import { kindIsA, kindOf } from "./exception";
import { EXC_LookupError, EXC_TypeError, EXC_ValueError, NONE, TYPE_DICT, TYPE_STR, UNBOUND } from "./generated/layout";
import { item } from "./item";
import { itemsOf } from "./items";
import { abandon, begin, codePoint, finishOrRaise, raiseForType, raiseLiteral, raiseMemoryError, str } from "./messages";
import { self } from "./string-arguments";
import { characterAt, stringLength } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { boxInt, boxRef, integralOf, isIntegral, isOfType, refOf } from "./value";

export function translate(): i64 {
  if (!checkExactlyOne("str.translate", 1)) return UNBOUND;
  const s = self();
  const table = argument(1);
  const mark = begin();
  for (let i: u32 = 0; i < stringLength(s); i++) {
    if (appendTranslated(table, characterAt(s, i))) continue;
    abandon(mark);
    return UNBOUND;
  }
  const made = finishOrRaise(mark);
  return made == 0 ? UNBOUND : boxRef(made);
}

/** The table's entry for a character; the character itself (an int) where there is none. Owned; UNBOUND = raised. */
function entryOf(table: i64, character: u32): i64 {
  const key = boxInt(character);
  if (isOfType(table, TYPE_DICT)) {
    const entry = dictGet(refOf(table), key);
    return entry != UNBOUND || hasRaised() ? entry : key;
  }
  const entry = item(table, key);
  if (entry != UNBOUND) return entry;
  const exception = takeException();
  if (!kindIsA(kindOf(refOf(exception)), EXC_LookupError)) {
    raiseAgain(exception);
    return UNBOUND;
  }
  release(exception);
  return key;
}

function appendTranslated(table: i64, character: u32): bool {
  const entry = entryOf(table, character);
  if (entry == UNBOUND) return false;
  if (isOfType(entry, TYPE_STR)) {
    str(refOf(entry));
    release(entry);
    return true;
  }
  if (entry == NONE) return true;
  if (isIntegral(entry)) {
    const code = integralOf(entry);
    if (code >= 0 && code <= 0x10_ffff) {
      codePoint(<u32>code);
      return true;
    }
    raiseLiteral(EXC_ValueError, "character mapping must be in range(0x110000)");
    return false;
  }
  release(entry);
  raiseLiteral(EXC_TypeError, "character mapping must return integer, None or str");
  return false;
}

export function makeTranslation(): i64 {
  if (!checkNoKeywords("maketrans") || !checkCount("maketrans", 1, 3)) return UNBOUND;
  const dict = newDict();
  if (dict == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  if (positional == 1 ? fromDict(dict, argument(0)) : fromTexts(dict)) return boxRef(dict);
  releaseRef(dict);
  return UNBOUND;
}

function fromDict(dict: u32, given: i64): bool {
  if (!isOfType(given, TYPE_DICT)) {
    raiseLiteral(EXC_TypeError, "if you give only one argument to maketrans it must be a dict");
    return false;
  }
  const keys = itemsOf(given, "");
  if (keys == 0) return false;
  let done = true;
  for (let i: u32 = 0; done && i < tupleLength(keys); i++) {
    const key = tupleItem(keys, i);
    const place = keyOf(key);
    const value = place == UNBOUND ? UNBOUND : dictGet(refOf(given), key);
    done = value != UNBOUND && dictSet(dict, place, value);
    release(value);
  }
  releaseRef(keys);
  return done;
}

/** The int that a key of a table stands for; UNBOUND = raised. */
function keyOf(key: i64): i64 {
  if (isIntegral(key)) return key;
  if (!isOfType(key, TYPE_STR)) {
    raiseLiteral(EXC_TypeError, "keys in translate table must be strings or integers");
    return UNBOUND;
  }
  if (stringLength(refOf(key)) == 1) return boxInt(characterAt(refOf(key), 0));
  raiseLiteral(EXC_ValueError, "string keys in translate table must be of length 1");
  return UNBOUND;
}

function fromTexts(dict: u32): bool {
  const from = argument(0);
  if (!isOfType(from, TYPE_STR)) {
    raiseLiteral(EXC_TypeError, "first maketrans argument must be a string if there is a second argument");
    return false;
  }
  for (let i: u32 = 1; i < positional; i++) {
    if (isOfType(argument(i), TYPE_STR)) continue;
    if (i == 1) raiseForType(EXC_TypeError, "maketrans() argument 2 must be str, not ", argument(i), "");
    else raiseForType(EXC_TypeError, "maketrans() argument 3 must be str, not ", argument(i), "");
    return false;
  }
  const source = refOf(from);
  const target = refOf(argument(1));
  if (stringLength(source) != stringLength(target)) {
    raiseLiteral(EXC_ValueError, "the first two maketrans arguments must have equal length");
    return false;
  }
  for (let i: u32 = 0; i < stringLength(source); i++) {
    if (!dictSet(dict, boxInt(characterAt(source, i)), boxInt(characterAt(target, i)))) return false;
  }
  if (positional < 3) return true;
  const dropped = refOf(argument(2));
  for (let i: u32 = 0; i < stringLength(dropped); i++) if (!dictSet(dict, boxInt(characterAt(dropped, i)), NONE)) return false;
  return true;
}
