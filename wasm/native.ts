/**
 * Instances of classes that extend a built-in type (list, dict, int, str, …): plain instances whose slot 0, under the
 * empty name, holds the object of the built-in type that they stand for. Built-in methods and operators work on that.
 */
import {
  BUILTIN_ID, CLASS_FLAG_ORDERED, CLASSDATA_FLAGS, DICT_ORDERED, EXC_TypeError, FIRST_EXCEPTION, NAME_EMPTY, NO_BUILTIN, PSEUDO_FLOAT, PSEUDO_INT, TYPE_BYTEARRAY, TYPE_BYTES, TYPE_DICT, TYPE_FROZENSET,
  TYPE_LIST, TYPE_SET, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { appendClassName } from "./class-text";
import { classOfValue, dataOf, isInstance, mroOf, nativeBase, rootShape, typeClass } from "./class";
import { openArguments } from "./arguments";
import { release, share } from "./count";
import { isExceptionClass, newExceptionOf } from "./exception";
import { constructOf } from "./exception-new";
import { orMemoryError } from "./error";
import { getSlot, newInstance, setSlot } from "./instance";
import { callValue } from "./invoke";
import { begin, raiseBuilt, text } from "./messages";
import { singleton } from "./singletons";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxNew, boxRef, isOfType, refOf } from "./value";

/** The object of the built-in type that an instance stands for, owned; UNBOUND = none. */
export function nativeOf(value: i64): i64 {
  if (!isInstance(value) || nativeBase(classOfValue(value)) == 0) return UNBOUND;
  return getSlot(refOf(value), singleton(NAME_EMPTY));
}

/** An exception of a user class; where that has an `__init__` of its own, with the arguments as they are. */
function newUserException(cls: u32, kind: u32, at: u32, count: u32, names: u32, takesArguments: bool): i64 {
  if (takesArguments) {
    openArguments(at, count, names);
    return constructOf(cls, kind, 0);
  }
  const positional: u32 = names == 0 ? count : count - tupleLength(names);
  const args = newTuple(positional);
  if (args == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < positional; i++) setTupleItem(args, i, share(load<i64>(at + 8 * i)));
  return orMemoryError(boxNew(newExceptionOf(cls, kind, boxRef(args), false)));
}

/** True for the types whose contents `__init__` sets, and not `__new__`. */
export function isMutableNative(native: u32): bool {
  return native == typeClass(TYPE_LIST) || native == typeClass(TYPE_DICT) || native == typeClass(TYPE_SET) || native == typeClass(TYPE_BYTEARRAY);
}

/** True for the types whose contents `__new__` sets. */
export function isFrozenNative(native: u32): bool {
  return native == typeClass(TYPE_STR) || native == typeClass(TYPE_TUPLE) || native == typeClass(PSEUDO_INT) || native == typeClass(PSEUDO_FLOAT) ||
    native == typeClass(TYPE_BYTES) || native == typeClass(TYPE_FROZENSET);
}

/** OrderedDict, or a class that extends it. */
function isOrderedClass(cls: u32): bool {
  const mro = mroOf(cls);
  for (let i: u32 = 0; i < tupleLength(mro); i++)
    if (load<u32>(dataOf(refOf(tupleItem(mro, i))) + CLASSDATA_FLAGS) & CLASS_FLAG_ORDERED) return true;
  return false;
}

/** A new instance of `cls` around what the built-in class makes of the arguments, or of none where `__init__` takes them. */
export function newNative(cls: u32, at: u32, count: u32, names: u32, takesArguments: bool): i64 {
  const native = nativeBase(cls);
  if (isExceptionClass(boxRef(native))) return newUserException(cls, load<u32>(native + BUILTIN_ID) - FIRST_EXCEPTION, at, count, names, takesArguments);
  if (load<u32>(native + BUILTIN_ID) == NO_BUILTIN || rootShape(cls) == 0) {
    const mark = begin();
    text("cannot create '");
    appendClassName(cls);
    text("' instances");
    raiseBuilt(EXC_TypeError, mark);
    return UNBOUND;
  }
  const inner = takesArguments ? callValue(boxRef(native), at, count, names) : callValue(boxRef(native), at, 0, 0);
  if (inner == UNBOUND) return UNBOUND;
  if (isOfType(inner, TYPE_DICT) && isOrderedClass(cls)) store<u32>(refOf(inner), 1, DICT_ORDERED);
  const instance = newInstance(rootShape(cls));
  if (instance != 0 && setSlot(instance, singleton(NAME_EMPTY), inner)) return boxRef(instance);
  release(inner);
  return orMemoryError(UNBOUND);
}
