/**
 * The arguments of the built-in that is being called: count - (number of keywords) positional ones, then the
 * keywords' values in the order of a tuple of names. Checks raise CPython's messages and return false. One set
 * per thread: whoever calls on in the middle of a built-in saves it (wasm/invoke.ts does).
 */
import { release } from "./count";
import { isAnyInt, raiseTooLarge } from "./bigint";
import { EXC_TypeError, STR_DATA, STR_KIND, TUPLE_ITEMS, TUPLE_LENGTH, UNBOUND } from "./generated/layout";
import { begin, byte, number, raiseBuilt, raiseForType, str, text } from "./messages";
import { stringLength, stringsEqual } from "./string";
import { isIntegral, refOf } from "./value";

// Mutable globals are per instance, that is per thread.
let args: u32 = 0;
let names: u32 = 0;
/** One bit a keyword that was asked for. */
let asked: u32 = 0;
/** Number of positional arguments. */
export let positional: u32 = 0;
/** The built-in that was called last: for classes that share their function, which asks at once. */
export let calledBuiltin: u32 = 0;

@inline
export function setCalled(id: u32): void {
  calledBuiltin = id;
}

/** `at`: values, 8 bytes each, which stay the caller's; `keywordNames`: a tuple of str, 0 = no keywords. */
@inline
export function openArguments(at: u32, count: u32, keywordNames: u32): void {
  args = at;
  names = keywordNames;
  asked = 0;
  positional = count - keywordCount();
}

/** One word of what is open, by number: calls within calls put all four aside. */
@inline
export function openWord(index: u32): u32 {
  return index == 0 ? args : index == 1 ? names : index == 2 ? asked : positional;
}

/** Opens again what was put aside. */
export function reopenArguments(at: u32, keywordNames: u32, askedFor: u32, count: u32): void {
  args = at;
  names = keywordNames;
  asked = askedFor;
  positional = count;
}

@inline
export function keywordCount(): u32 {
  return names == 0 ? 0 : load<u32>(names + TUPLE_LENGTH);
}

/** Positional argument `index`, borrowed. */
@inline
export function argument(index: u32): i64 {
  return load<i64>(args + 8 * index);
}

/** Puts an owned value in the place of argument `index`, which is released. */
export function replaceArgument(index: u32, value: i64): void {
  const old = argument(index);
  store<i64>(args + 8 * index, value);
  release(old);
}

/** The keyword argument of that name, borrowed; UNBOUND when there is none. */
@inline
export function keyword(name: string): i64 {
  return names == 0 ? UNBOUND : namedKeyword(name);
}

function namedKeyword(name: string): i64 {
  const count = keywordCount();
  for (let i: u32 = 0; i < count; i++) {
    if (!stringIs(keywordName(i), name)) continue;
    asked |= 1 << i;
    return argument(positional + i);
  }
  return UNBOUND;
}

/** As `keyword`, by a str. */
export function keywordOf(name: u32): i64 {
  const count = keywordCount();
  for (let i: u32 = 0; i < count; i++) if (stringsEqual(keywordName(i), name)) return argument(positional + i);
  return UNBOUND;
}

export function keywordName(index: u32): u32 {
  return refOf(load<i64>(names + TUPLE_ITEMS + 8 * index));
}

/** True when a str has exactly the characters of a literal. */
export function stringIs(s: u32, literal: string): bool {
  const length = literal.length as u32;
  if (stringLength(s) != length || load<u32>(s + STR_KIND) != 1) return false;
  for (let i: u32 = 0; i < length; i++) if ((load<u8>(s + STR_DATA + i) as i32) != literal.charCodeAt(i)) return false;
  return true;
}

/** Argument `index`, given by position or by name; UNBOUND when it is not given. */
@inline
export function parameter(index: u32, name: string): i64 {
  return index < positional ? argument(index) : keyword(name);
}

/** A keyword that no built-in of the name knows: raises for the first that was not asked for. */
@inline
export function checkKeywords(called: string): bool {
  return names == 0 || checkNamed(called);
}

function checkNamed(called: string): bool {
  const count = keywordCount();
  for (let i: u32 = 0; i < count; i++) {
    if ((asked & (1 << i)) != 0) continue;
    const mark = begin();
    text(called);
    text("() got an unexpected keyword argument '");
    str(keywordName(i));
    byte(39);
    raiseBuilt(EXC_TypeError, mark);
    return false;
  }
  return true;
}

/** As `checkKeywords`, in the words of built-ins that look at their keywords themselves. */
@inline
export function checkValidKeywords(called: string): bool {
  return names == 0 || checkValid(called);
}

function checkValid(called: string): bool {
  const count = keywordCount();
  for (let i: u32 = 0; i < count; i++) {
    if ((asked & (1 << i)) != 0) continue;
    const mark = begin();
    text("'");
    str(keywordName(i));
    text("' is an invalid keyword argument for ");
    text(called);
    text("()");
    raiseBuilt(EXC_TypeError, mark);
    return false;
  }
  return true;
}

@inline
export function checkNoKeywords(called: string): bool {
  return keywordCount() == 0 || refuseKeywords(called);
}

function refuseKeywords(called: string): bool {
  const mark = begin();
  text(called);
  text("() takes no keyword arguments");
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** "len() takes exactly one argument (2 given)"; `bound`: argument 0 is the method's own object. */
@inline
export function checkExactlyOne(called: string, bound: u32 = 0): bool {
  return checkNoKeywords(called) && (positional - bound == 1 || wrongCount(called, "exactly one argument", positional - bound));
}

@inline
export function checkNone(called: string, bound: u32 = 0): bool {
  return checkNoKeywords(called) && (positional == bound || wrongCount(called, "no arguments", positional - bound));
}

/** "acquire() takes at most 2 arguments (3 given)". */
export function wrongCount(called: string, takes: string, given: u32): bool {
  const mark = begin();
  text(called);
  text("() takes ");
  text(takes);
  text(" (");
  number(given);
  text(" given)");
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** "float expected at most 1 argument, got 2". */
@inline
export function checkCount(called: string, least: u32, most: u32, bound: u32 = 0): bool {
  return (positional - bound >= least && positional - bound <= most) || refuseCount(called, least, most, positional - bound);
}

function refuseCount(called: string, least: u32, most: u32, given: u32): bool {
  const limit = given < least ? least : most;
  const mark = begin();
  text(called);
  text(least == most ? " expected " : given < least ? " expected at least " : " expected at most ");
  number(limit);
  text(limit == 1 ? " argument, got " : " arguments, got ");
  number(given);
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** "Thread.join() takes from 1 to 2 positional arguments but 3 were given", as methods written in Python say it. */
export function checkPythonCount(called: string, least: u32, most: u32, given: u32): bool {
  if (given <= most) return true;
  const mark = begin();
  text(called);
  text("() takes ");
  if (least != most) {
    text("from ");
    number(least);
    text(" to ");
  }
  number(most);
  text(most == 1 ? " positional argument but " : " positional arguments but ");
  number(given);
  text(given == 1 ? " was given" : " were given");
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** True when the value is an int or bool of 48 bits (then `integralOf` has its number): a size or place; else raises. */
export function checkIndex(value: i64): bool {
  if (isIntegral(value)) return true;
  if (!checkAnyInt(value)) return false;
  raiseTooLarge("Python int too large to convert to C ssize_t");
  return false;
}

/** True when the value is an int of any size, or bool; else raises. */
export function checkAnyInt(value: i64): bool {
  if (isAnyInt(value)) return true;
  raiseForType(EXC_TypeError, "'", value, "' object cannot be interpreted as an integer");
  return false;
}
