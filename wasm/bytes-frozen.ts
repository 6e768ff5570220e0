/**
 * What the methods of bytes and bytearray share: the object as a frozen copy of a bytearray, so that no other thread
 * changes it meanwhile, its bytes, and results of the type of the object.
 */
import { keywordCount, positional } from "./arguments";
import { ofType } from "./builtin-bytes";
import { bytesFrom, frozenBytes, isBytearray, isBytesLike } from "./bytes";
import { BYTES_DATA, BYTES_LENGTH, EXC_TypeError, UNBOUND } from "./generated/layout";
import { begin, number, raiseBuilt, raiseForType, raiseMemoryError, text } from "./messages";
import { self } from "./string-arguments";
import { refOf } from "./value";

export const ALL: u32 = 0xffff_fffe;

/** The object's bytes, owned; 0 = raised. */
export function own(): u32 {
  return orMemory(frozenBytes(self()));
}

export function orMemory(object: u32): u32 {
  if (object == 0) raiseMemoryError();
  return object;
}

@inline
export function dataOf(frozen: u32): u32 {
  return frozen + BYTES_DATA;
}

@inline
export function lengthOf(frozen: u32): u32 {
  return load<u32>(frozen + BYTES_LENGTH);
}

/** Part of a frozen object in the type of the method's object. */
export function part(frozen: u32, from: u32, end: u32): i64 {
  const made = orMemory(bytesFrom(dataOf(frozen) + from, end - from));
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

/** A bytes-like argument as an owned bytes object; 0 = raised. */
export function bufferOf(value: i64): u32 {
  if (isBytesLike(value)) return orMemory(frozenBytes(refOf(value)));
  raiseForType(EXC_TypeError, "a bytes-like object is required, not '", value, "'");
  return 0;
}

/** "bytes.upper() takes no arguments (1 given)", by the object's type. */
export function checkNothing(called: string): bool {
  return checkGiven(called, 0, "no arguments");
}

export function checkOne(called: string): bool {
  return checkGiven(called, 1, "exactly one argument");
}

function checkGiven(called: string, wanted: u32, words: string): bool {
  if (keywordCount() == 0 && positional - 1 == wanted) return true;
  const mark = begin();
  text(isBytearray(self()) ? "bytearray." : "bytes.");
  text(called);
  if (keywordCount() != 0) text("() takes no keyword arguments");
  else {
    text("() takes ");
    text(words);
    text(" (");
    number(positional - 1);
    text(" given)");
  }
  raiseBuilt(EXC_TypeError, mark);
  return false;
}
