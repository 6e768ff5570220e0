/** getattr, setattr, hasattr, delattr, and the methods of object behind attribute access. */
import { argument, checkCount, checkNoKeywords, positional } from "./arguments";
import { getAttribute, plainAttribute } from "./attribute";
import { classOfValue } from "./class";
import { classAttribute } from "./class-attribute";
import { release, share } from "./count";
import { clearAttributeError } from "./error";
import { EXC_TypeError, FALSE, NONE, TRUE, TYPE_CLASS, TYPE_STR, UNBOUND } from "./generated/layout";
import { intern } from "./intern";
import { raiseForType, raiseMemoryError } from "./messages";
import { changePlain, deleteAttribute, setAttribute } from "./set-attribute";
import { isOfType, refOf, typeOf } from "./value";

/** The interned name that an argument is; 0 = raised. */
function nameArgument(index: u32): u32 {
  const name = argument(index);
  if (!isOfType(name, TYPE_STR)) {
    raiseForType(EXC_TypeError, "attribute name must be string, not '", name, "'");
    return 0;
  }
  const interned = intern(refOf(name));
  if (interned == 0) raiseMemoryError();
  return interned;
}

export function getAttr(): i64 {
  if (!checkNoKeywords("getattr") || !checkCount("getattr", 2, 3)) return UNBOUND;
  const name = nameArgument(1);
  if (name == 0) return UNBOUND;
  const fallback: i64 = positional == 3 ? argument(2) : UNBOUND;
  const value = getAttribute(argument(0), name);
  if (value != UNBOUND || fallback == UNBOUND || !clearAttributeError()) return value;
  return share(fallback);
}

export function hasAttr(): i64 {
  if (!checkNoKeywords("hasattr") || !checkCount("hasattr", 2, 2)) return UNBOUND;
  const name = nameArgument(1);
  if (name == 0) return UNBOUND;
  const value = getAttribute(argument(0), name);
  if (value != UNBOUND) {
    release(value);
    return TRUE;
  }
  return clearAttributeError() ? FALSE : UNBOUND;
}

export function setAttr(): i64 {
  if (!checkNoKeywords("setattr") || !checkCount("setattr", 3, 3)) return UNBOUND;
  const name = nameArgument(1);
  return name != 0 && setAttribute(argument(0), name, argument(2)) ? NONE : UNBOUND;
}

export function delAttr(): i64 {
  if (!checkNoKeywords("delattr") || !checkCount("delattr", 2, 2)) return UNBOUND;
  const name = nameArgument(1);
  return name != 0 && deleteAttribute(argument(0), name) ? NONE : UNBOUND;
}

// ── methods of object ──

export function getattributeObject(): i64 {
  if (!checkNoKeywords("__getattribute__") || !checkCount("__getattribute__", 1, 1, 1)) return UNBOUND;
  const name = nameArgument(1);
  if (name == 0) return UNBOUND;
  const owner = argument(0);
  return typeOf(owner) == TYPE_CLASS ? classAttribute(refOf(owner), name) : plainAttribute(owner, classOfValue(owner), name);
}

export function setattrObject(): i64 {
  if (!checkNoKeywords("__setattr__") || !checkCount("__setattr__", 2, 2, 1)) return UNBOUND;
  const name = nameArgument(1);
  return name != 0 && changePlain(argument(0), classOfValue(argument(0)), name, argument(2)) ? NONE : UNBOUND;
}

export function delattrObject(): i64 {
  if (!checkNoKeywords("__delattr__") || !checkCount("__delattr__", 1, 1, 1)) return UNBOUND;
  const name = nameArgument(1);
  return name != 0 && changePlain(argument(0), classOfValue(argument(0)), name, UNBOUND) ? NONE : UNBOUND;
}
