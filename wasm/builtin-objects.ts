/** object, type, isinstance and issubclass, callable, id, and the methods of object and type. */
import { unionArgs } from "./type-expressions";
import { typeOfThree } from "./type-new";
import { getAttribute } from "./attribute";
import { isAbstract, raiseAbstract } from "./abstract-class";
import { callSpecial1, isDefault, isTrue } from "./special";
import { isCallable as canBeCalled } from "./callable";
import { argument, checkCount, checkExactlyOne, checkNoKeywords, checkNone, keywordCount, positional } from "./arguments";
import {
  classOfValue, dataOf, extendsClass, findEntry, isInstance, mroOf, nativeBase, objectClass, rootShape, isCustom,
} from "./class";
import { appendClassName, appendPlainObject } from "./class-text";
import { release, share } from "./count";
import { clearAttributeError, orMemoryError, hasRaised } from "./error";
import {
  ATTRIBUTE_VALUE, BUILTIN_ID, FIRST_EXCEPTION, CLASS_FLAG_REGULAR, CLASSDATA_FLAGS, CLASSDATA_META, CLASSDATA_QUALNAME, CLASSDATA_SUBCLASSES, EXC_NotImplementedError, EXC_TypeError, FALSE, NO_BUILTIN, NAME_CALL, NAME_CLASS, NAME_INIT, NAME_NEW, NONE, NOT_IMPLEMENTED, TRUE,
  TYPE_BOUND, TYPE_BUILTIN, TYPE_CLASS, TYPE_EXCEPTION, TYPE_FUNCTION, TYPE_METHOD, TYPE_STATICMETHOD, TYPE_STR, TYPE_TUPLE, UNBOUND, MISSING, NAME_INSTANCECHECK, NAME_SUBCLASSCHECK, NAME_SUBCLASSHOOK, TYPE_ALIAS, TYPE_UNION,
} from "./generated/layout";
import { isExceptionClass } from "./exception";
import { constructOf } from "./exception-new";
import { newInstance } from "./instance";
import { list_push, listExtend, newList } from "./list";
import { appendExceptionRepr, appendExceptionStr } from "./exception-text";
import { abandon, begin, finishOrRaise, raiseBuilt, raiseForType, raiseLiteral, str, text } from "./messages";
import { singleton } from "./singletons";
import { stringLength } from "./string";
import { reprOf, stringOf } from "./text";
import { tupleItem, tupleLength } from "./tuple";
import { boxBool, boxInt, boxNew, boxRef, isOfType, isRef, refOf, typeOf } from "./value";

export function makeObject(): i64 {
  if (positional != 0 || !checkNoKeywords("object")) return raiseWith("object() takes no arguments");
  return orMemoryError(boxNew(newInstance(rootShape(objectClass()))));
}

function raiseWith(message: string): i64 {
  raiseLiteral(EXC_TypeError, message);
  return UNBOUND;
}

/** type(x); type(name, bases, dict) makes a class. */
export function typeCall(): i64 {
  if (positional == 3) return typeOfThree();
  if (!checkNoKeywords("type")) return UNBOUND;
  return positional == 1 ? boxRef(classOfValue(argument(0))) : raiseWith("type() takes 1 or 3 arguments");
}

// ── isinstance and issubclass ──

export function isInstanceOf(): i64 {
  if (!checkNoKeywords("isinstance") || !checkCount("isinstance", 2, 2)) return UNBOUND;
  const result = isOfClass(argument(0), argument(1));
  if (result >= 0) return boxBool(result != 0);
  return hasRaised() ? UNBOUND : raiseWith("isinstance() arg 2 must be a type, a tuple of types, or a union");
}

export function isSubclassOf(): i64 {
  if (!checkNoKeywords("issubclass") || !checkCount("issubclass", 2, 2)) return UNBOUND;
  if (typeOf(argument(0)) != TYPE_CLASS) return raiseWith("issubclass() arg 1 must be a class");
  const result = matches(refOf(argument(0)), argument(1));
  if (result >= 0) return boxBool(result != 0);
  return hasRaised() ? UNBOUND : raiseWith("issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

/** isinstance(): 1, 0, or -1 where the wanted class is none, or its metaclass raised. */
export function isOfClass(value: i64, wanted: i64): i32 {
  const cls = classOfValue(value);
  if (typeOf(wanted) == TYPE_CLASS && cls == refOf(wanted)) return 1;
  if (typeOf(wanted) == TYPE_TUPLE) {
    for (let i: u32 = 0; i < tupleLength(refOf(wanted)); i++) {
      const result = isOfClass(value, tupleItem(refOf(wanted), i));
      if (result != 0) return result;
    }
    return 0;
  }
  if (typeOf(wanted) == TYPE_UNION) return isOfClass(value, boxRef(unionArgs(wanted)));
  if (typeOf(wanted) == TYPE_ALIAS) return refuseAlias("isinstance() argument 2 cannot be a parameterized generic");
  if (derivesPlainly(cls, wanted)) return 1;
  const asked = askMetaclass(wanted, NAME_INSTANCECHECK, value);
  if (asked != NOT_ASKED) return asked;
  const result = matches(cls, wanted);
  return result == 0 && isInstance(value) ? matchesClaimed(value, cls, wanted) : result;
}

/** As `matches`, for the class that an object says it has: by a property `__class__`. */
function matchesClaimed(value: i64, cls: u32, wanted: i64): i32 {
  if (findEntry(cls, singleton(NAME_CLASS)) == 0) return 0;
  const claimed = getAttribute(value, singleton(NAME_CLASS));
  if (claimed == UNBOUND) return clearAttributeError() ? 0 : -1;
  const result: i32 = typeOf(claimed) == TYPE_CLASS && refOf(claimed) != cls ? matches(refOf(claimed), wanted) : 0;
  release(claimed);
  return result;
}

/** isinstance() for a class without a metaclass of a user, or a tuple of such: 1, 0; -1: the general way must tell. Raises nothing. */
export function is_instance(value: i64, wanted: i64): i32 {
  if (value == UNBOUND) return -1;
  const type = typeOf(wanted);
  if (type == TYPE_CLASS) return isOfPlain(value, wanted);
  if (type != TYPE_TUPLE) return -1;
  for (let i: u32 = 0; i < tupleLength(refOf(wanted)); i++) {
    const item = tupleItem(refOf(wanted), i);
    const holds = typeOf(item) == TYPE_CLASS ? isOfPlain(value, item) : -1;
    if (holds != 0) return holds;
  }
  return 0;
}

@inline
function isOfPlain(value: i64, wanted: i64): i32 {
  const cls = classOfValue(value);
  if (cls == refOf(wanted)) return 1;
  if (isCustom(wanted)) return -1;
  if (extendsClass(cls, refOf(wanted))) return 1;
  return isInstance(value) && findEntry(cls, singleton(NAME_CLASS)) != 0 ? -1 : 0;
}

function refuseAlias(message: string): i32 {
  raiseLiteral(EXC_TypeError, message);
  return -1;
}

/** True where the metaclass would say so too, so that it need not be asked: an abstract class without a hook of its own. */
function derivesPlainly(cls: u32, wanted: i64): bool {
  if (typeOf(wanted) != TYPE_CLASS || !extendsClass(cls, refOf(wanted))) return false;
  const meta = load<u32>(dataOf(refOf(wanted)) + CLASSDATA_META);
  if (meta == 0 || (load<u32>(dataOf(meta) + CLASSDATA_FLAGS) & CLASS_FLAG_REGULAR) == 0) return false;
  const hook = findEntry(refOf(wanted), singleton(NAME_SUBCLASSHOOK));
  return hook == 0 || typeOf(load<i64>(hook + ATTRIBUTE_VALUE)) == TYPE_STATICMETHOD || typeOf(load<i64>(hook + ATTRIBUTE_VALUE)) == TYPE_BUILTIN;
}

const NOT_ASKED: i32 = 2;

/** What `__instancecheck__` or `__subclasscheck__` of a user class says: 1, 0, -1 = raised; NOT_ASKED = there is none. */
function askMetaclass(wanted: i64, method: u32, value: i64): i32 {
  if (!isCustom(wanted) || isDefault(wanted, method)) return NOT_ASKED;
  const result = callSpecial1(wanted, method, value);
  if (result == MISSING) return NOT_ASKED;
  const holds = result == UNBOUND ? -1 : isTrue(result);
  release(result);
  return holds;
}

/** 1, 0, or -1 where the wanted class is none, or its metaclass raised. */
export function matches(cls: u32, wanted: i64): i32 {
  if (typeOf(wanted) == TYPE_UNION) return matches(cls, boxRef(unionArgs(wanted)));
  if (typeOf(wanted) == TYPE_ALIAS) return refuseAlias("issubclass() argument 2 cannot be a parameterized generic");
  if (derivesPlainly(cls, wanted)) return 1;
  const asked = askMetaclass(wanted, NAME_SUBCLASSCHECK, boxRef(cls));
  if (asked != NOT_ASKED) return asked;
  if (typeOf(wanted) == TYPE_CLASS) return i32(extendsClass(cls, refOf(wanted)));
  if (typeOf(wanted) != TYPE_TUPLE) return -1;
  for (let i: u32 = 0; i < tupleLength(refOf(wanted)); i++) {
    const result = matches(cls, tupleItem(refOf(wanted), i));
    if (result != 0) return result;
  }
  return 0;
}

export function isCallable(): i64 {
  if (!checkExactlyOne("callable")) return UNBOUND;
  return boxBool(canBeCalled(argument(0)));
}

/** An address, or what stands for one: the bits of a value that has none. */
export function identity(): i64 {
  if (!checkExactlyOne("id")) return UNBOUND;
  const value = argument(0);
  return boxInt(isRef(value) ? <i64>refOf(value) : (value ^ (value >> 17)) & 0x7fff_ffff_ffff);
}

// ── methods of object ──

export function initObject(): i64 {
  const self = argument(0);
  if (positional == 1 && checkNoKeywords("object.__init__")) return NONE;
  const cls = classOfValue(self);
  const object = objectClass();
  const ownInit = findEntry(cls, singleton(NAME_INIT)) != findEntry(object, singleton(NAME_INIT));
  if (ownInit) return raiseWith("object.__init__() takes exactly one argument (the instance to initialize)");
  if (findEntry(cls, singleton(NAME_NEW)) != findEntry(object, singleton(NAME_NEW))) return NONE;
  const mark = begin();
  appendClassName(cls);
  text(".__init__() takes exactly one argument (the instance to initialize)");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

/** object.__new__(cls, …). */
export function newObjectOf(): i64 {
  if (positional == 0) return raiseWith("object.__new__(): not enough arguments");
  const wanted = argument(0);
  if (typeOf(wanted) != TYPE_CLASS) return raiseWith("object.__new__(X): X is not a type object");
  const cls = refOf(wanted);
  const object = objectClass();
  if (isExceptionClass(wanted)) {
    const native = nativeBase(cls);
    return constructOf(cls, load<u32>((native == 0 ? cls : native) + BUILTIN_ID) - FIRST_EXCEPTION, 1);
  }
  if (positional > 1) {
    if (findEntry(cls, singleton(NAME_NEW)) != findEntry(object, singleton(NAME_NEW))) {
      return raiseWith("object.__new__() takes exactly one argument (the type to instantiate)");
    }
    if (findEntry(cls, singleton(NAME_INIT)) == findEntry(object, singleton(NAME_INIT))) {
      const mark = begin();
      appendClassName(cls);
      text("() takes no arguments");
      raiseBuilt(EXC_TypeError, mark);
      return UNBOUND;
    }
  }
  if (isAbstract(cls)) return raiseAbstract(cls);
  const native = load<u32>(cls + BUILTIN_ID) != NO_BUILTIN && cls != object ? cls : nativeBase(cls);
  if (native != 0) return refuseUnsafe(cls, native);
  return orMemoryError(boxNew(newInstance(rootShape(cls))));
}

/** Objects of a built-in class, and of what extends it, are made by its own `__new__`. */
function refuseUnsafe(cls: u32, native: u32): i64 {
  const mark = begin();
  text("object.__new__(");
  appendClassName(cls);
  text(") is not safe, use ");
  appendClassName(native);
  text(".__new__()");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

export function reprObject(): i64 {
  if (!checkNone("object.__repr__", 1)) return UNBOUND;
  const self = argument(0);
  if (typeOf(self) == TYPE_EXCEPTION) return exceptionText(refOf(self), true);
  if (!isInstance(self)) return boxOrUnbound(reprOf(self, false));
  const mark = begin();
  appendPlainObject(classOfValue(self), refOf(self));
  return boxOrUnbound(finishOrRaise(mark));
}

function boxOrUnbound(made: u32): i64 {
  return made == 0 ? UNBOUND : boxRef(made);
}

export function strObject(): i64 {
  if (!checkNone("object.__str__", 1)) return UNBOUND;
  const self = argument(0);
  return typeOf(self) == TYPE_EXCEPTION ? exceptionText(refOf(self), false) : boxOrUnbound(reprOf(self, false));
}

/** What BaseException's own methods give. */
function exceptionText(exception: u32, wantsRepr: bool): i64 {
  const mark = begin();
  if (wantsRepr ? appendExceptionRepr(exception, false) : appendExceptionStr(exception)) return boxOrUnbound(finishOrRaise(mark));
  abandon(mark);
  return UNBOUND;
}

export function eqObject(): i64 {
  if (!checkExactlyOne("object.__eq__", 1)) return UNBOUND;
  return argument(0) == argument(1) ? TRUE : NOT_IMPLEMENTED;
}

export function neObject(): i64 {
  if (!checkExactlyOne("object.__ne__", 1)) return UNBOUND;
  return argument(0) == argument(1) ? FALSE : NOT_IMPLEMENTED;
}

export function hashObject(): i64 {
  return checkNone("object.__hash__", 1) ? boxInt(<i64>(refOf(argument(0)) >> 4)) : UNBOUND;
}

export function formatObject(): i64 {
  if (!checkExactlyOne("object.__format__", 1)) return UNBOUND;
  const specification = argument(1);
  if (isOfType(specification, TYPE_STR) && stringLength(refOf(specification)) == 0) return boxOrUnbound(stringOf(argument(0)));
  raiseForType(EXC_TypeError, "unsupported format string passed to ", argument(0), ".__format__");
  return UNBOUND;
}

/** object.__subclasshook__. */
export function subclassHookObject(): i64 {
  return NOT_IMPLEMENTED;
}

export function initSubclassObject(): i64 {
  return checkNoKeywords("object.__init_subclass__") ? NONE : UNBOUND;
}

/** As a class's own: argument 0 is the class. */
export function initSubclassOf(): i64 {
  if (keywordCount() == 0) return NONE;
  const mark = begin();
  str(load<u32>(dataOf(refOf(argument(0))) + CLASSDATA_QUALNAME));
  text(".__init_subclass__() takes no keyword arguments");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

// ── methods of type ──

export function resolutionOrderOf(): i64 {
  if (!checkNone("type.mro", 1)) return UNBOUND;
  return listOf(mroOf(refOf(argument(0))));
}

function listOf(tuple: u32): i64 {
  const list = newList(tupleLength(tuple));
  if (list == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < tupleLength(tuple); i++) list_push(list, share(tupleItem(tuple, i)));
  return boxRef(list);
}

export function subclassesOf(): i64 {
  if (!checkNone("type.__subclasses__", 1)) return UNBOUND;
  const known = load<u32>(dataOf(refOf(argument(0))) + CLASSDATA_SUBCLASSES);
  const list = newList(4);
  if (list == 0) return orMemoryError(UNBOUND);
  if (known != 0 && listExtend(list, known) == 0) {
    release(boxRef(list));
    return orMemoryError(UNBOUND);
  }
  return boxRef(list);
}
