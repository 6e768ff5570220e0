/**
 * Annotations (PEP 649): functions, classes and modules have a function `__annotate__`, which evaluates them when they
 * are first asked for. What it gave is kept; what it raised is not.
 */
import { isCallable } from "./callable";
import { ownEntry, isUserClass, setOwn, entryValue } from "./class";
import { release, share } from "./count";
import { newDict } from "./dict";
import { orMemoryError } from "./error";
import { extra, extrasOf, forgetAnnotations, setExtra } from "./function-extras";
import {
  EXC_TypeError, EXTRAS_ANNOTATE, EXTRAS_ANNOTATIONS, NAME_ANNOTATE, NAME_ANNOTATE_FUNC, NAME_ANNOTATIONS, NAME_ANNOTATIONS_CACHE, NONE, TYPE_DICT, UNBOUND,
} from "./generated/layout";
import { loadSlot } from "./globals";
import { call1 } from "./invoke";
import { begin, raiseBuilt, raiseLiteral, raiseMemoryError, text, typeName } from "./messages";
import { moduleGet, moduleSet } from "./module";
import { singleton } from "./singletons";
import { boxInt, boxRef, isOfType } from "./value";

/** annotationlib.Format.VALUE. */
const FORMAT_VALUE: i64 = 1;

/** The dict that `__annotate__` (borrowed; UNBOUND or None: nothing) gives, owned; UNBOUND = raised. */
export function evaluateAnnotations(annotate: i64): i64 {
  if (annotate == UNBOUND || annotate == NONE) {
    const empty = newDict();
    return empty == 0 ? orMemoryError(UNBOUND) : boxRef(empty);
  }
  const result = call1(annotate, boxInt(FORMAT_VALUE));
  if (result == UNBOUND || isOfType(result, TYPE_DICT)) return result;
  const mark = begin();
  text("__annotate__ returned non-dict of type '");
  typeName(result);
  text("'");
  release(result);
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

// ── functions ──

export function functionAnnotations(object: u32): i64 {
  const known = extra(object, EXTRAS_ANNOTATIONS);
  if (known != UNBOUND) return known;
  const annotate = extra(object, EXTRAS_ANNOTATE);
  const made = evaluateAnnotations(annotate);
  release(annotate);
  if (made == UNBOUND) return UNBOUND;
  const extras = extrasOf(object);
  if (extras == 0) {
    release(made);
    return orMemoryError(UNBOUND);
  }
  // Whoever was first has said which dict it is.
  share(made);
  if (atomic.cmpxchg<i64>(extras + EXTRAS_ANNOTATIONS, UNBOUND, made) == UNBOUND) return made;
  release(made);
  release(made);
  return loadSlot(extras + EXTRAS_ANNOTATIONS);
}

export function functionAnnotate(object: u32): i64 {
  const annotate = extra(object, EXTRAS_ANNOTATE);
  return annotate == UNBOUND ? NONE : annotate;
}

/** 1 done, -1 raised; UNBOUND deletes. */
export function setAnnotations(object: u32, value: i64): i32 {
  const none = value == UNBOUND || value == NONE;
  if (!none && !isOfType(value, TYPE_DICT)) return refused("__annotations__ must be set to a dict object");
  if (!setExtra(object, EXTRAS_ANNOTATE, UNBOUND)) return exhausted();
  return setExtra(object, EXTRAS_ANNOTATIONS, none ? UNBOUND : share(value)) ? 1 : exhausted();
}

export function setAnnotate(object: u32, value: i64): i32 {
  if (value == UNBOUND) return refused("__annotate__ cannot be deleted");
  if (value != NONE && !isCallable(value)) return refused("__annotate__ must be callable or None");
  if (!setExtra(object, EXTRAS_ANNOTATE, share(value))) return exhausted();
  if (value != NONE) forgetAnnotations(object);
  return 1;
}

function refused(message: string): i32 {
  raiseLiteral(EXC_TypeError, message);
  return -1;
}

function exhausted(): i32 {
  raiseMemoryError();
  return -1;
}

// ── classes ──

function own(cls: u32, name: u32): i64 {
  const entry = ownEntry(cls, singleton(name));
  return entry == 0 ? UNBOUND : entryValue(entry);
}

/** `__annotations__` of a class itself, owned; UNBOUND = it can have none, or raised. */
export function classAnnotations(cls: u32): i64 {
  if (!isUserClass(cls)) return UNBOUND;
  const written = own(cls, NAME_ANNOTATIONS);
  if (written != UNBOUND) return written;
  const known = own(cls, NAME_ANNOTATIONS_CACHE);
  if (known != UNBOUND) return known;
  const annotate = classAnnotate(cls);
  const made = evaluateAnnotations(annotate);
  release(annotate);
  if (made == UNBOUND) return UNBOUND;
  if (setOwn(cls, singleton(NAME_ANNOTATIONS_CACHE), share(made))) return made;
  release(made);
  return orMemoryError(UNBOUND);
}

/** `__annotate__` of a class itself, owned; UNBOUND = it can have none. */
export function classAnnotate(cls: u32): i64 {
  if (!isUserClass(cls)) return UNBOUND;
  const known = own(cls, NAME_ANNOTATE_FUNC);
  if (known != UNBOUND) return known;
  const written = own(cls, NAME_ANNOTATE);
  if (written != UNBOUND) return written;
  setOwn(cls, singleton(NAME_ANNOTATE_FUNC), NONE);
  return NONE;
}

/** Sets `__annotations__` or `__annotate__` of a class: 1 done, 0 another name, or nothing there to delete, -1 raised. */
export function setClassAnnotations(cls: u32, name: u32, value: i64): i32 {
  if (name == singleton(NAME_ANNOTATE)) return setClassAnnotate(cls, value);
  if (name != singleton(NAME_ANNOTATIONS)) return 0;
  const isWritten = ownEntry(cls, name) != 0;
  const place = isWritten ? name : singleton(NAME_ANNOTATIONS_CACHE);
  if (value == UNBOUND) {
    if (!setOwn(cls, place, UNBOUND)) return 0;
  } else if (!setOwn(cls, place, share(value))) return exhausted();
  setOwn(cls, singleton(NAME_ANNOTATE_FUNC), UNBOUND);
  setOwn(cls, singleton(NAME_ANNOTATE), UNBOUND);
  return 1;
}

function setClassAnnotate(cls: u32, value: i64): i32 {
  if (value == UNBOUND) return refused("cannot delete __annotate__ attribute");
  if (value != NONE && !isCallable(value)) return refused("__annotate__ must be callable or None");
  if (!setOwn(cls, singleton(NAME_ANNOTATE_FUNC), share(value))) return exhausted();
  if (value != NONE) setOwn(cls, singleton(NAME_ANNOTATIONS_CACHE), UNBOUND);
  return 1;
}

// ── modules ──

/** `__annotations__` of a module that has none yet, owned; UNBOUND = raised. */
export function moduleAnnotations(module: u32): i64 {
  const annotate = moduleGet(module, singleton(NAME_ANNOTATE));
  const made = evaluateAnnotations(annotate);
  release(annotate);
  if (made != UNBOUND && !moduleSet(module, singleton(NAME_ANNOTATIONS), share(made))) release(made);
  return made;
}
