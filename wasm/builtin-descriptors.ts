/** property, staticmethod and classmethod as classes that are called, and the methods of property. */
import { argument, checkCount, checkExactlyOne, checkKeywords, parameter, positional } from "./arguments";
import { newObject, share } from "./count";
import { orMemoryError } from "./error";
import { begin, number, raiseBuilt, text } from "./messages";
import {
  EXC_TypeError, NONE, PROPERTY_DELETE, PROPERTY_DOC, PROPERTY_GET, PROPERTY_NAME, PROPERTY_SET, PROPERTY_SIZE, TYPE_CLASSMETHOD, TYPE_PROPERTY,
  TYPE_STATICMETHOD, UNBOUND, WRAPPER_FUNCTION, WRAPPER_SIZE,
} from "./generated/layout";
import { boxRef, refOf } from "./value";

export function makeProperty(): i64 {
  if (positional > 4) return raiseSurplus();
  const getter = orNone(parameter(0, "fget"));
  const setter = orNone(parameter(1, "fset"));
  const deleter = orNone(parameter(2, "fdel"));
  const doc = orNone(parameter(3, "doc"));
  return checkKeywords("property") ? newProperty(getter, setter, deleter, doc, 0) : UNBOUND;
}

/** Positional and named arguments together, as CPython's argument clinic words it. */
function raiseSurplus(): i64 {
  const mark = begin();
  text("property() takes at most 4 arguments (");
  number(positional);
  text(" given)");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

function orNone(value: i64): i64 {
  return value == UNBOUND ? NONE : value;
}

function newProperty(getter: i64, setter: i64, deleter: i64, doc: i64, name: u32): i64 {
  const property = newObject(PROPERTY_SIZE, TYPE_PROPERTY);
  if (property == 0) return orMemoryError(UNBOUND);
  store<i64>(property + PROPERTY_GET, share(getter));
  store<i64>(property + PROPERTY_SET, share(setter));
  store<i64>(property + PROPERTY_DELETE, share(deleter));
  store<i64>(property + PROPERTY_DOC, share(doc));
  store<u32>(property + PROPERTY_NAME, name);
  return boxRef(property);
}

/** A copy of the property with one accessor replaced. */
function copyWith(index: u32): i64 {
  const property = refOf(argument(0));
  const given = argument(1);
  return newProperty(
    index == 0 ? given : load<i64>(property + PROPERTY_GET),
    index == 1 ? given : load<i64>(property + PROPERTY_SET),
    index == 2 ? given : load<i64>(property + PROPERTY_DELETE),
    load<i64>(property + PROPERTY_DOC),
    load<u32>(property + PROPERTY_NAME),
  );
}

export function withGetter(): i64 {
  return checkExactlyOne("property.getter", 1) ? copyWith(0) : UNBOUND;
}

export function withSetter(): i64 {
  return checkExactlyOne("property.setter", 1) ? copyWith(1) : UNBOUND;
}

export function withDeleter(): i64 {
  return checkExactlyOne("property.deleter", 1) ? copyWith(2) : UNBOUND;
}

export function makeStaticMethod(): i64 {
  return checkCount("staticmethod", 1, 1) ? newWrapper(TYPE_STATICMETHOD, argument(0)) : UNBOUND;
}

export function makeClassMethod(): i64 {
  return checkCount("classmethod", 1, 1) ? newWrapper(TYPE_CLASSMETHOD, argument(0)) : UNBOUND;
}

function newWrapper(type: u32, callable: i64): i64 {
  const wrapper = newObject(WRAPPER_SIZE, type);
  if (wrapper == 0) return orMemoryError(UNBOUND);
  store<i64>(wrapper + WRAPPER_FUNCTION, share(callable));
  return boxRef(wrapper);
}
