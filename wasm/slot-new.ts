/** `__new__` and `__init__` of built-in types: `super().__new__(cls, value)`, `super().__init__(items)`. */
import { storeItem } from "./item";
import { iterNext, iterOf } from "./iterate";
import { hasRaised } from "./error";
import { argument, calledBuiltin, checkCount, checkNoKeywords, keywordCount, keywordName, openWord, positional, replaceArgument } from "./arguments";
import { appendClassName } from "./class-text";
import { nativeBase } from "./class";
import { extendWith } from "./collect";
import { release } from "./count";
import { dictSet } from "./dict";
import { dictUpdate } from "./dict-update";
import {
  BUILTIN_BOOL, BUILTIN_BYTEARRAY, BUILTIN_ID, BUILTIN_INT___NEW__, EXC_TypeError, NO_BUILTIN, NONE, TYPE_BYTEARRAY, TYPE_CLASS, TYPE_DICT, TYPE_LIST, UNBOUND, BUILTIN_BYTEARRAY_FROMHEX, BUILTIN_BYTES_FROMHEX, BUILTIN_FLOAT_FROM_NUMBER, BUILTIN_FLOAT_FROMHEX, BUILTIN_INT_FROM_BYTES,
} from "./generated/layout";
import { callValue, call0, call1 } from "./invoke";
import { listClear } from "./list-edit";
import { begin, raiseBuilt, raiseLiteral, raiseMemoryError, text, typeName } from "./messages";
import { assignBytesSlice } from "./bytes-value";
import { isMutableNative, nativeOf, newNative } from "./native";
import { setClear } from "./set";
import { setUpdate } from "./set-algebra";
import { builtinValue } from "./singletons";
import { newSlice } from "./slice";
import { appendOwner, checkOwner, extendsOwner } from "./slot-owner";
import { boxRef, isOfType, refOf } from "./value";

/** T.__new__(cls, …) of all built-in types T. */
export function slotNew(): i64 {
  const id = calledBuiltin;
  if (positional == 0) return refuse(id, "(): not enough arguments", NONE);
  const wanted = argument(0);
  if (!isOfType(wanted, TYPE_CLASS)) return refuse(id, "(X): X is not a type object (", wanted);
  const cls = refOf(wanted);
  if (!extendsOwner(cls, id)) return refuseClass(id, cls);
  const count = positional - 1 + keywordCount();
  const first = openWord(0) + 8;
  if (load<u32>(cls + BUILTIN_ID) == BUILTIN_BOOL && id == BUILTIN_INT___NEW__) {
    raiseLiteral(EXC_TypeError, "int.__new__(bool) is not safe, use bool.__new__()");
    return UNBOUND;
  }
  if (load<u32>(cls + BUILTIN_ID) != NO_BUILTIN) return callValue(wanted, first, count, openWord(1));
  return newNative(cls, first, count, openWord(1), !isMutableNative(nativeBase(cls)));
}

function refuse(id: u32, what: string, value: i64): i64 {
  const mark = begin();
  appendOwner(id);
  text(".__new__");
  text(what);
  if (value != NONE) {
    typeName(value);
    text(")");
  }
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

/** "list.__new__(C): C is not a subtype of list". */
function refuseClass(id: u32, cls: u32): i64 {
  const mark = begin();
  appendOwner(id);
  text(".__new__(");
  appendClassName(cls);
  text("): ");
  appendClassName(cls);
  text(" is not a subtype of ");
  appendOwner(id);
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

/** `__init__` of list, dict, set and bytearray: the contents are those of the arguments from now on. */
export function slotInit(): i64 {
  if (!checkOwner()) return UNBOUND;
  const inner = nativeOf(argument(0));
  if (inner != UNBOUND) replaceArgument(0, inner);
  const self = refOf(argument(0));
  if (isOfType(argument(0), TYPE_DICT)) return initDict(self);
  if (isOfType(argument(0), TYPE_BYTEARRAY)) return initBytearray(argument(0));
  const isList = isOfType(argument(0), TYPE_LIST);
  const called = isList ? "list" : "set";
  if (!checkNoKeywords(called) || !checkCount(called, 0, 1, 1)) return UNBOUND;
  if (!(isList ? listClear(self) : setClear(self))) {
    raiseMemoryError();
    return UNBOUND;
  }
  if (positional == 1) return NONE;
  return (isList ? extendWith(self, argument(1)) : setUpdate(self, argument(1))) ? NONE : UNBOUND;
}

function initDict(dict: u32): i64 {
  if (!checkCount("dict", 0, 1, 1)) return UNBOUND;
  if (positional == 2 && !dictUpdate(dict, argument(1))) return UNBOUND;
  for (let i: u32 = 0, count = keywordCount(); i < count; i++) {
    if (!dictSet(dict, boxRef(keywordName(i)), argument(positional + i))) return UNBOUND;
  }
  return NONE;
}

function initBytearray(self: i64): i64 {
  const made = callValue(builtinValue(BUILTIN_BYTEARRAY), openWord(0) + 8, positional - 1 + keywordCount(), openWord(1));
  if (made == UNBOUND) return UNBOUND;
  const whole = newSlice(NONE, NONE, NONE);
  const done = whole != UNBOUND && assignBytesSlice(refOf(self), refOf(whole), made);
  release(whole);
  release(made);
  return done ? NONE : UNBOUND;
}

// ── class methods of built-in types, for classes that extend them: argument 0 is the class ──

/** cls(what the built-in makes). */
function throughClass(id: u32): i64 {
  const made = callValue(builtinValue(id), openWord(0) + 8, positional - 1 + keywordCount(), openWord(1));
  const result = made == UNBOUND ? UNBOUND : call1(argument(0), made);
  release(made);
  return result;
}

export function subclassFromBytes(): i64 {
  return throughClass(BUILTIN_INT_FROM_BYTES);
}

export function subclassFromHex(): i64 {
  return throughClass(BUILTIN_FLOAT_FROMHEX);
}

export function subclassFromNumber(): i64 {
  return throughClass(BUILTIN_FLOAT_FROM_NUMBER);
}

export function subclassBytesFromHex(): i64 {
  return throughClass(BUILTIN_BYTES_FROMHEX);
}

export function subclassBytearrayFromHex(): i64 {
  return throughClass(BUILTIN_BYTEARRAY_FROMHEX);
}

/** cls() with the keys set one by one, as its own `__setitem__` would have it. */
export function subclassFromKeys(): i64 {
  if (!checkNoKeywords("dict.fromkeys") || !checkCount("fromkeys", 1, 2, 1)) return UNBOUND;
  const value = positional == 3 ? argument(2) : NONE;
  const result = call0(argument(0));
  const iterator = result == UNBOUND ? UNBOUND : iterOf(argument(1));
  while (iterator != UNBOUND) {
    const key = iterNext(iterator);
    if (key == UNBOUND) break;
    const done = storeItem(result, key, value);
    release(key);
    if (!done) break;
  }
  release(iterator);
  if (!hasRaised()) return result;
  release(result);
  return UNBOUND;
}
