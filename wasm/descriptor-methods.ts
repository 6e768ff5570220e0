/** Descriptors asked by name: `function.__get__(object, cls)`, `property.__set__(object, value)`, and what else of them is a method. */
import { argument, checkCount, checkNoKeywords, positional } from "./arguments";
import { isCallable as canBeCalled } from "./callable";
import { classOfValue } from "./class";
import { share } from "./count";
import { bind, newBound, newMethod, setThrough } from "./descriptor";
import { BUILTIN_ID, EXC_TypeError, NONE, TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION, UNBOUND, WRAPPER_FUNCTION } from "./generated/layout";
import { isMethod } from "./members";
import { raiseLiteral } from "./messages";
import { isOfType, refOf, typeOf } from "./value";

/** `__get__(instance, owner=None)` of a function, a built-in function, or a property. */
export function getMethod(): i64 {
  if (!checkNoKeywords("__get__") || !checkCount("__get__", 1, 2, 1)) return UNBOUND;
  const self = argument(0);
  const instance = argument(1);
  if (instance == NONE) {
    if (positional == 3 && argument(2) != NONE) return share(self);
    raiseLiteral(EXC_TypeError, "__get__(None, None) is invalid");
    return UNBOUND;
  }
  if (typeOf(self) == TYPE_FUNCTION) return newBound(self, instance);
  if (typeOf(self) != TYPE_BUILTIN) return bind(share(self), instance, classOfValue(instance));
  const id = load<u32>(refOf(self) + BUILTIN_ID);
  return isMethod(id) ? newMethod(instance, id) : share(self);
}

/** `__get__` of a bound method: itself. */
export function getBound(): i64 {
  return checkNoKeywords("__get__") && checkCount("__get__", 1, 2, 1) ? share(argument(0)) : UNBOUND;
}

export function getStaticMethod(): i64 {
  if (!checkNoKeywords("__get__") || !checkCount("__get__", 1, 2, 1)) return UNBOUND;
  return share(load<i64>(refOf(argument(0)) + WRAPPER_FUNCTION));
}

export function getClassMethod(): i64 {
  if (!checkNoKeywords("__get__") || !checkCount("__get__", 1, 2, 1)) return UNBOUND;
  const hasOwner = positional == 3 && isOfType(argument(2), TYPE_CLASS);
  return bind(share(argument(0)), argument(1), hasOwner ? refOf(argument(2)) : classOfValue(argument(1)));
}

export function setProperty(): i64 {
  if (!checkNoKeywords("__set__") || !checkCount("__set__", 2, 2, 1)) return UNBOUND;
  return setThrough(argument(0), argument(1), argument(2)) < 0 ? UNBOUND : NONE;
}

export function deleteProperty(): i64 {
  if (!checkNoKeywords("__delete__") || !checkCount("__delete__", 1, 1, 1)) return UNBOUND;
  return setThrough(argument(0), argument(1), UNBOUND) < 0 ? UNBOUND : NONE;
}

/** types.MethodType(function, object). */
export function makeBound(callable: i64, self: i64): i64 {
  if (!canBeCalled(callable)) raiseLiteral(EXC_TypeError, "first argument must be callable");
  else if (self != NONE) return newBound(callable, self);
  else raiseLiteral(EXC_TypeError, "instance must not be None");
  return UNBOUND;
}
