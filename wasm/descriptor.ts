/**
 * Descriptors: what reading an attribute of a class through an object makes of the value that was found. Functions and
 * built-in methods are bound, properties called, staticmethod and classmethod unwrapped, `__get__` called.
 */
import { classOfValue, findEntry, findInClass, isInstance, isUserClass } from "./class";
import { qualifiedTypeName } from "./class-text";
import { newObject, release, share } from "./count";
import { orMemoryError } from "./error";
import {
  BOUND_FUNCTION, BOUND_SELF, BOUND_SIZE, BUILTIN_ID, EXC_AttributeError, METHOD_ID, METHOD_SELF, METHOD_SIZE, NAME_DELETE, NAME_GET,
  NAME_SET, NONE, PROPERTY_DELETE, PROPERTY_GET, PROPERTY_NAME, PROPERTY_SET, TYPE_BOUND, TYPE_BUILTIN, TYPE_CLASSMETHOD, TYPE_FUNCTION, TYPE_METHOD, TYPE_PROPERTY,
  TYPE_STATICMETHOD, UNBOUND, WRAPPER_FUNCTION, BUILTIN_BYTEARRAY_FROMHEX, BUILTIN_BYTES_FROMHEX, BUILTIN_DICT_FROMKEYS, BUILTIN_FLOAT_FROM_NUMBER, BUILTIN_FLOAT_FROMHEX, BUILTIN_INT_FROM_BYTES, BUILTIN_OBJECT___INIT_SUBCLASS__, BUILTIN_SUBCLASS___INIT_SUBCLASS__, BUILTIN_SUBCLASS_BYTEARRAY_FROMHEX, BUILTIN_SUBCLASS_BYTES_FROMHEX, BUILTIN_SUBCLASS_FROM_NUMBER, BUILTIN_SUBCLASS_FROMHEX, BUILTIN_SUBCLASS_FROMKEYS, BUILTIN_SUBCLASS_FROM_BYTES,
} from "./generated/layout";
import { call1, call2, call3 } from "./invoke";
import { isGetter, isMethod } from "./members";
import { begin, raiseBuilt, raiseLiteral, str, text } from "./messages";
import { singleton } from "./singletons";
import { boxRef, refOf, typeOf } from "./value";

/** True when the attribute of a class goes before an instance's own. */
export function isDataDescriptor(value: i64): bool {
  if (typeOf(value) == TYPE_PROPERTY) return true;
  if (!isInstance(value)) return false;
  const cls = classOfValue(value);
  return findEntry(cls, singleton(NAME_SET)) != 0 || findEntry(cls, singleton(NAME_DELETE)) != 0;
}

/** A callable with its first argument, owned; UNBOUND = raised. */
export function newBound(callable: i64, self: i64): i64 {
  const bound = newObject(BOUND_SIZE, TYPE_BOUND);
  if (bound == 0) return orMemoryError(UNBOUND);
  store<i64>(bound + BOUND_FUNCTION, share(callable));
  store<i64>(bound + BOUND_SELF, share(self));
  return boxRef(bound);
}

/** A built-in method as a value: `append = xs.append`. */
export function newMethod(self: i64, id: u32): i64 {
  const method = newObject(METHOD_SIZE, TYPE_METHOD);
  if (method == 0) return orMemoryError(UNBOUND);
  store<i64>(method + METHOD_SELF, share(self));
  store<u32>(method + METHOD_ID, id);
  return boxRef(method);
}

/** What `owner.name` is when `found` (whose ownership it takes) is what the class `cls` of the owner has by that name. */
export function bind(found: i64, owner: i64, cls: u32): i64 {
  let result: i64;
  switch (typeOf(found)) {
    case TYPE_FUNCTION: result = newBound(found, owner); break;
    case TYPE_BUILTIN: {
      const id = load<u32>(refOf(found) + BUILTIN_ID);
      return isMethod(id) ? newMethod(owner, id) : isGetter(id) ? call1(found, owner) : ofSubclass(found, id, cls);
    }
    case TYPE_STATICMETHOD: result = share(load<i64>(refOf(found) + WRAPPER_FUNCTION)); break;
    case TYPE_CLASSMETHOD: result = newBound(load<i64>(refOf(found) + WRAPPER_FUNCTION), boxRef(cls)); break;
    case TYPE_PROPERTY: result = readProperty(refOf(found), owner); break;
    default:
      if (!isInstance(found)) return found;
      result = callGet(found, owner, cls);
  }
  release(found);
  return result;
}

/** As `bind`, for an attribute that is read through the class itself. */
export function bindToClass(found: i64, cls: u32): i64 {
  let result: i64;
  switch (typeOf(found)) {
    case TYPE_STATICMETHOD: result = share(load<i64>(refOf(found) + WRAPPER_FUNCTION)); break;
    case TYPE_CLASSMETHOD: result = newBound(load<i64>(refOf(found) + WRAPPER_FUNCTION), boxRef(cls)); break;
    case TYPE_BUILTIN: return ofSubclass(found, load<u32>(refOf(found) + BUILTIN_ID), cls);
    default:
      if (!isInstance(found)) return found;
      result = callGet(found, NONE, cls);
  }
  release(found);
  return result;
}

/** A built-in's class method, for a class that extends the built-in one: what it makes shall be of that class. */
function ofSubclass(found: i64, id: u32, cls: u32): i64 {
  if (!isUserClass(cls)) return found;
  switch (id) {
    case BUILTIN_OBJECT___INIT_SUBCLASS__: return newMethod(boxRef(cls), BUILTIN_SUBCLASS___INIT_SUBCLASS__);
    case BUILTIN_DICT_FROMKEYS: return newMethod(boxRef(cls), BUILTIN_SUBCLASS_FROMKEYS);
    case BUILTIN_INT_FROM_BYTES: return newMethod(boxRef(cls), BUILTIN_SUBCLASS_FROM_BYTES);
    case BUILTIN_FLOAT_FROMHEX: return newMethod(boxRef(cls), BUILTIN_SUBCLASS_FROMHEX);
    case BUILTIN_FLOAT_FROM_NUMBER: return newMethod(boxRef(cls), BUILTIN_SUBCLASS_FROM_NUMBER);
    case BUILTIN_BYTES_FROMHEX: return newMethod(boxRef(cls), BUILTIN_SUBCLASS_BYTES_FROMHEX);
    case BUILTIN_BYTEARRAY_FROMHEX: return newMethod(boxRef(cls), BUILTIN_SUBCLASS_BYTEARRAY_FROMHEX);
  }
  return found;
}

/** `type(found).__get__(found, owner, cls)`, or the value itself where there is no such method; owned. */
function callGet(found: i64, owner: i64, cls: u32): i64 {
  const get = findInClass(classOfValue(found), singleton(NAME_GET));
  if (get == UNBOUND) return share(found);
  const result = call3(get, found, owner, boxRef(cls));
  release(get);
  return result;
}

function readProperty(property: u32, owner: i64): i64 {
  const getter = load<i64>(property + PROPERTY_GET);
  if (getter != NONE) return call1(getter, owner);
  raiseProperty(property, owner, " has no getter");
  return UNBOUND;
}

/** Sets through the descriptor: 1 done, 0 it has no say, -1 raised. `value` UNBOUND deletes. */
export function setThrough(found: i64, owner: i64, value: i64): i32 {
  if (typeOf(found) == TYPE_PROPERTY) {
    const property = refOf(found);
    const isDelete = value == UNBOUND;
    const accessor = load<i64>(property + (isDelete ? PROPERTY_DELETE : PROPERTY_SET));
    if (accessor == NONE) {
      raiseProperty(property, owner, isDelete ? " has no deleter" : " has no setter");
      return -1;
    }
    return done(isDelete ? call1(accessor, owner) : call2(accessor, owner, value));
  }
  if (!isInstance(found)) return 0;
  const method = findInClass(classOfValue(found), singleton(value == UNBOUND ? NAME_DELETE : NAME_SET));
  if (method == UNBOUND) return missingHalf(found, value == UNBOUND);
  const result = done(value == UNBOUND ? call2(method, found, owner) : call3(method, found, owner, value));
  release(method);
  return result;
}

/** A descriptor that can be set but not deleted, or the other way round: -1 = raised; 0 = it is none of both. */
function missingHalf(found: i64, isDelete: bool): i32 {
  if (!isDataDescriptor(found)) return 0;
  raiseLiteral(EXC_AttributeError, isDelete ? "__delete__" : "__set__");
  return -1;
}

function done(result: i64): i32 {
  if (result == UNBOUND) return -1;
  release(result);
  return 1;
}

/** "property 'x' of 'C' object has no setter". */
function raiseProperty(property: u32, owner: i64, what: string): void {
  const mark = begin();
  text("property ");
  const name = load<u32>(property + PROPERTY_NAME);
  if (name != 0) {
    text("'");
    str(name);
    text("' ");
  }
  text("of '");
  qualifiedTypeName(owner);
  text("' object");
  text(what);
  raiseBuilt(EXC_AttributeError, mark);
}
