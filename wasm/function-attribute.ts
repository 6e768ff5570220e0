/**
 * Attributes of functions: what every function has (`__name__`, `__defaults__`, …) before what a program gave it
 * (`__dict__`), and of code objects and cells. Annotations are in annotations.ts.
 */
import { nameInModule } from "./class-name";
import { functionAnnotate, functionAnnotations, setAnnotate, setAnnotations } from "./annotations";
import { stringIs } from "./arguments";
import { raiseNoAttribute } from "./attribute";
import { cellContent } from "./cell";
import { release, share } from "./count";
import { dictGet, dictSet, dictTake, entryKey, entryValue, newDict, nextEntry } from "./dict";
import { hasRaised, orMemoryError } from "./error";
import {
  CODE_DOC, CODE_MODULE, EXC_AttributeError, EXC_TypeError, EXC_ValueError, EXTRAS_DICT, EXTRAS_DOC, EXTRAS_MODULE, EXTRAS_NAME, EXTRAS_QUALIFIED_NAME,
  FUNCTION_CLOSURE, FUNCTION_CODE, FUNCTION_DEFAULTS, FUNCTION_KEYWORD_DEFAULTS, NAME_DEFAULTS, NAME_DICT, NAME_DOC, NAME_MODULE,
  NAME_NAME, NAME_QUALNAME, NONE, STR_DATA, STR_KIND, TYPE_DICT, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { extra, extrasOf, functionName, functionQualifiedName, madeDict, setExtra } from "./function-extras";
import { intern } from "./intern";
import { namesOfModule } from "./namespaces";
import { list_push, listLength, list_item, newList } from "./list";
import { begin, raiseBuilt, raiseLiteral, raiseMemoryError, text, typeName } from "./messages";
import { EMPTY_TUPLE, singleton } from "./singletons";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf } from "./value";

/** The name begins with an underscore: all that functions have of their own does. */
function isSpecialName(name: u32): bool {
  return load<u32>(name + STR_KIND) == 1 && load<u8>(name + STR_DATA) == 95;
}

/** Attribute of a function, owned; UNBOUND = none, or raised. */
export function functionAttribute(object: u32, name: u32): i64 {
  if (isSpecialName(name)) {
    const special = specialAttribute(object, name);
    if (special != UNBOUND || hasRaised()) return special;
  }
  const dict = extra(object, EXTRAS_DICT);
  const value = dict == UNBOUND ? UNBOUND : dictGet(refOf(dict), boxRef(name));
  release(dict);
  return value == UNBOUND && stringIs(name, "__type_params__") ? boxRef(singleton(EMPTY_TUPLE)) : value;
}

function specialAttribute(object: u32, name: u32): i64 {
  const code = load<u32>(object + FUNCTION_CODE);
  if (name == singleton(NAME_NAME)) return boxRef(functionName(object));
  if (name == singleton(NAME_QUALNAME)) return boxRef(functionQualifiedName(object));
  if (name == singleton(NAME_DOC)) return orElse(extra(object, EXTRAS_DOC), textOrNone(load<u32>(code + CODE_DOC)));
  if (name == singleton(NAME_MODULE)) return orElse(extra(object, EXTRAS_MODULE), boxRef(nameInModule(load<u32>(code + CODE_MODULE))));
  if (name == singleton(NAME_DICT)) return orMemoryError(madeDict(object));
  if (name == singleton(NAME_DEFAULTS)) return tupleOrNone(load<u32>(object + FUNCTION_DEFAULTS));
  if (stringIs(name, "__code__")) return boxRef(code);
  if (stringIs(name, "__globals__")) return namesOfModule(load<u32>(code + CODE_MODULE));
  if (stringIs(name, "__closure__")) return tupleOrNone(load<u32>(object + FUNCTION_CLOSURE));
  if (stringIs(name, "__kwdefaults__")) return keywordDefaults(load<u32>(object + FUNCTION_KEYWORD_DEFAULTS));
  if (stringIs(name, "__annotations__")) return functionAnnotations(object);
  if (stringIs(name, "__annotate__")) return functionAnnotate(object);
  return UNBOUND;
}

function orElse(value: i64, otherwise: i64): i64 {
  return value == UNBOUND ? otherwise : value;
}

function textOrNone(text_: u32): i64 {
  return text_ == 0 ? NONE : boxRef(text_);
}

function tupleOrNone(tuple: u32): i64 {
  return tuple == 0 ? NONE : share(boxRef(tuple));
}

function keywordDefaults(pairs: u32): i64 {
  if (pairs == 0) return NONE;
  const dict = newDict();
  if (dict == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < tupleLength(pairs); i += 2) dictSet(dict, tupleItem(pairs, i), tupleItem(pairs, i + 1));
  return boxRef(dict);
}

// ── setting and deleting ──

/** function.name = value, which stays the caller's; UNBOUND deletes. False = raised. */
export function setFunctionAttribute(object: u32, name: u32, value: i64): bool {
  if (isSpecialName(name)) {
    const done = setSpecial(object, name, value);
    if (done != 0) return done > 0;
  }
  const dict = orMemoryError(madeDict(object));
  if (dict == UNBOUND) return false;
  const done = value == UNBOUND ? deleteFrom(refOf(dict), object, name) : dictSet(refOf(dict), boxRef(name), value);
  release(dict);
  return done;
}

function deleteFrom(dict: u32, object: u32, name: u32): bool {
  const old = dictTake(dict, boxRef(name));
  if (old == UNBOUND) raiseNoAttribute(boxRef(object), name);
  release(old);
  return old != UNBOUND;
}

/** 1 done, 0 an attribute of the program's own, -1 raised. */
function setSpecial(object: u32, name: u32, value: i64): i32 {
  if (name == singleton(NAME_NAME)) return setName(object, EXTRAS_NAME, value, "__name__ must be set to a string object");
  if (name == singleton(NAME_QUALNAME)) return setName(object, EXTRAS_QUALIFIED_NAME, value, "__qualname__ must be set to a string object");
  if (name == singleton(NAME_DOC)) return stored(setExtra(object, EXTRAS_DOC, orNone(value)));
  if (name == singleton(NAME_MODULE)) return stored(setExtra(object, EXTRAS_MODULE, orNone(value)));
  if (name == singleton(NAME_DICT)) return setDict(object, value);
  if (name == singleton(NAME_DEFAULTS)) return setDefaults(object, value);
  if (stringIs(name, "__kwdefaults__")) return setKeywordDefaults(object, value);
  if (stringIs(name, "__annotations__")) return setAnnotations(object, value);
  if (stringIs(name, "__annotate__")) return setAnnotate(object, value);
  if (stringIs(name, "__closure__")) return refused(EXC_AttributeError, "readonly attribute");
  if (stringIs(name, "__code__")) return refused(EXC_ValueError, "Patchwork does not exchange the code of a function");
  return 0;
}

function orNone(value: i64): i64 {
  return value == UNBOUND ? NONE : share(value);
}

function stored(done: bool): i32 {
  if (!done) raiseMemoryError();
  return done ? 1 : -1;
}

function refused(kind: u32, message: string): i32 {
  raiseLiteral(kind, message);
  return -1;
}

function setName(object: u32, field: u32, value: i64, message: string): i32 {
  if (!isOfType(value, TYPE_STR)) return refused(EXC_TypeError, message);
  const extras = extrasOf(object);
  const name = extras == 0 ? 0 : intern(refOf(value));
  if (name == 0) return stored(false);
  atomic.store<u32>(extras + field, name);
  return 1;
}

function setDict(object: u32, value: i64): i32 {
  if (value == UNBOUND) return refused(EXC_TypeError, "cannot delete __dict__");
  if (isOfType(value, TYPE_DICT)) return stored(setExtra(object, EXTRAS_DICT, share(value)));
  const mark = begin();
  text("__dict__ must be set to a dictionary, not a '");
  typeName(value);
  text("'");
  raiseBuilt(EXC_TypeError, mark);
  return -1;
}

/**
 * The defaults that were there stay alive: a call on another thread may be binding them. Programs set them once, if
 * ever.
 */
function setDefaults(object: u32, value: i64): i32 {
  if (value == UNBOUND || value == NONE) atomic.store<u32>(object + FUNCTION_DEFAULTS, 0);
  else if (!isOfType(value, TYPE_TUPLE)) return refused(EXC_TypeError, "__defaults__ must be set to a tuple object");
  else atomic.store<u32>(object + FUNCTION_DEFAULTS, refOf(share(value)));
  return 1;
}

function setKeywordDefaults(object: u32, value: i64): i32 {
  if (value == UNBOUND || value == NONE) {
    atomic.store<u32>(object + FUNCTION_KEYWORD_DEFAULTS, 0);
    return 1;
  }
  if (!isOfType(value, TYPE_DICT)) return refused(EXC_TypeError, "__kwdefaults__ must be set to a dict object");
  const pairs = pairsOf(refOf(value));
  if (pairs == 0) return stored(false);
  atomic.store<u32>(object + FUNCTION_KEYWORD_DEFAULTS, pairs);
  return 1;
}

/** A tuple of name, value, name, value…; 0 when memory is exhausted. */
function pairsOf(dict: u32): u32 {
  const list = newList(8);
  if (list == 0) return 0;
  for (let from: u32 = 0; ;) {
    const index = nextEntry(dict, from);
    if (index < 0) break;
    from = index + 1;
    const value = entryValue;
    list_push(list, entryKey);
    list_push(list, value);
  }
  const tuple = newTuple(listLength(list));
  for (let i: u32 = 0; tuple != 0 && i < listLength(list); i++) setTupleItem(tuple, i, list_item(list, i));
  release(boxRef(list));
  return tuple;
}

// ── cells ──

/** Attribute of a cell, owned; UNBOUND = none, or raised. */
export function cellAttribute(cell: u32, name: u32): i64 {
  if (!stringIs(name, "cell_contents")) return UNBOUND;
  const value = cellContent(cell);
  if (value == UNBOUND) raiseLiteral(EXC_ValueError, "Cell is empty");
  return value;
}
