/** super(): with a class and an object, or without arguments in a method, where the compiler adds both. */
import { argument, checkCount, checkNoKeywords, positional } from "./arguments";
import { classOfValue, extendsClass } from "./class";
import { newObject, share } from "./count";
import { orMemoryError } from "./error";
import { EXC_RuntimeError, EXC_TypeError, SUPER_CLASS, SUPER_SELF, SUPER_SIZE, SUPER_START, TYPE_CLASS, TYPE_SUPER, UNBOUND } from "./generated/layout";
import { appendClassName } from "./class-text";
import { begin, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { boxRef, isOfType, refOf } from "./value";

export function makeSuper(): i64 {
  if (!checkNoKeywords("super") || !checkCount("super()", 0, 2)) return UNBOUND;
  if (positional == 0) return raiseWith(EXC_RuntimeError, "super(): no arguments");
  const cls = argument(0);
  if (!isOfType(cls, TYPE_CLASS)) {
    raiseForType(EXC_TypeError, "super() argument 1 must be a type, not ", cls, "");
    return UNBOUND;
  }
  if (positional == 1) return raiseWith(EXC_RuntimeError, "super() with one argument is not supported by Patchwork");
  return newSuper(refOf(cls), argument(1));
}

function raiseWith(kind: u32, message: string): i64 {
  raiseLiteral(kind, message);
  return UNBOUND;
}

function raiseForeign(cls: u32, self: i64): i64 {
  const isClass = isOfType(self, TYPE_CLASS);
  const mark = begin();
  text(isClass ? "super(type, obj): obj (type " : "super(type, obj): obj (instance of ");
  if (isClass) appendClassName(refOf(self));
  else typeName(self);
  text(") is not an instance or subtype of type (");
  appendClassName(cls);
  text(").");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

/** `super(cls, self)`, owned; UNBOUND = raised. */
export function newSuper(cls: u32, self: i64): i64 {
  let start: u32 = 0;
  if (isOfType(self, TYPE_CLASS) && extendsClass(refOf(self), cls)) start = refOf(self);
  else if (extendsClass(classOfValue(self), cls)) start = classOfValue(self);
  if (start == 0) return raiseForeign(cls, self);
  const object = newObject(SUPER_SIZE, TYPE_SUPER);
  if (object == 0) return orMemoryError(UNBOUND);
  store<u32>(object + SUPER_CLASS, cls);
  store<u32>(object + SUPER_START, start);
  store<i64>(object + SUPER_SELF, share(self));
  return boxRef(object);
}
