/** getattr, setattr, hasattr, delattr, and the methods of object behind attribute access. */
import { tupleLength, tupleItem } from "./tuple";
import { sortList } from "./list-sort";
import { singleton } from "./singletons";
import { ownSlots } from "./slot-members";
import { listOf } from "./collect";
import { dictUpdate, emptyDict } from "./dict-update";
import { dictSet } from "./dict";
import { callSpecial0 } from "./special";
import { argument, checkCount, checkNoKeywords, checkNone, positional } from "./arguments";
import { getAttribute, isMissing, plainAttribute, quickAttribute } from "./attribute";
import { classOfValue, entryAt, mroOf, namespaceOf } from "./class";
import { classAttribute } from "./class-attribute";
import { release, share } from "./count";
import { clearAttributeError } from "./error";
import { EXC_TypeError, FALSE, NONE, TRUE, TYPE_CLASS, TYPE_STR, UNBOUND, ATTRIBUTE_VALUE, MISSING, NAMESPACE_COUNT, TYPE_DICT, TYPE_MODULE, ATTRIBUTE_NAME, NAME_DICT, NAME_DIR } from "./generated/layout";
import { intern } from "./intern";
import { currentModule } from "./module";
import { namesOfModule, sortedNames } from "./namespaces";
import { nativeOf } from "./native";
import { raiseForType, raiseMemoryError, raiseLiteral } from "./messages";
import { changePlain, deleteAttribute, setAttribute } from "./set-attribute";
import { isOfType, refOf, typeOf, boxNew, boxRef } from "./value";

/** The interned name that an argument is; 0 = raised. */
export function nameArgument(index: u32): u32 {
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
  if (fallback != UNBOUND && isMissing(argument(0), name)) return share(fallback);
  const value = quickAttribute(argument(0), name);
  if (value != UNBOUND || fallback == UNBOUND || !clearAttributeError()) return value;
  return share(fallback);
}

export function hasAttr(): i64 {
  if (!checkNoKeywords("hasattr") || !checkCount("hasattr", 2, 2)) return UNBOUND;
  const name = nameArgument(1);
  if (name == 0) return UNBOUND;
  if (isMissing(argument(0), name)) return FALSE;
  const value = quickAttribute(argument(0), name);
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

// ── vars and dir ──

/** vars(object) is its `__dict__`. */
export function varsOf(): i64 {
  if (!checkNoKeywords("vars") || !checkCount("vars", 0, 1)) return UNBOUND;
  if (positional == 0) return namesOfModule(currentModule());
  const dict = getAttribute(argument(0), singleton(NAME_DICT));
  if (dict == UNBOUND && clearAttributeError()) raiseLiteral(EXC_TypeError, "vars() argument must have __dict__ attribute");
  return dict;
}

/** dir(object): a sorted list of the names that it has, or of what its `__dir__` gives. */
export function dirOf(): i64 {
  if (!checkNoKeywords("dir") || !checkCount("dir", 0, 1)) return UNBOUND;
  if (positional == 0) return namesHere();
  return sortedNamesOf(argument(0));
}

/** object.__dir__(): the names that it has, as a list. */
export function namesOfObject(): i64 {
  return checkNone("object.__dir__", 1) ? boxNew(namesOf(argument(0))) : UNBOUND;
}

/** dir(object) as a list, owned; UNBOUND = raised. */
export function sortedNamesOf(owner: i64): i64 {
  const custom = callSpecial0(owner, NAME_DIR);
  if (custom == UNBOUND) return UNBOUND;
  const names = custom == MISSING ? namesOf(owner) : listOf(custom);
  release(custom);
  if (names != 0 && sortList(names, NONE, false)) return boxRef(names);
  if (names != 0) release(boxRef(names));
  return UNBOUND;
}

/** dir() at the outermost level. */
function namesHere(): i64 {
  const dict = namesOfModule(currentModule());
  const names = dict == UNBOUND ? UNBOUND : sortedNames(dict);
  release(dict);
  return names;
}

/** The names of an object, each once, as a new list; 0 = raised. */
function namesOf(owner: i64): u32 {
  const seen = emptyDict();
  if (seen == 0) return 0;
  const own = getAttribute(owner, singleton(NAME_DICT));
  let done = own != UNBOUND || clearAttributeError();
  // A module's names are an instance that stands for a dict (src/python/_namespace.py).
  const inner = nativeOf(own);
  const dict = inner == UNBOUND ? own : inner;
  if (done && isOfType(dict, TYPE_DICT)) done = dictUpdate(seen, dict);
  release(inner);
  release(own);
  if (done && typeOf(owner) != TYPE_MODULE) done = addClassNames(seen, typeOf(owner) == TYPE_CLASS ? refOf(owner) : classOfValue(owner));
  const names = done ? listOf(boxRef(seen)) : 0;
  release(boxRef(seen));
  return names;
}

function addClassNames(seen: u32, cls: u32): bool {
  const mro = mroOf(cls);
  for (let i: u32 = 0; i < tupleLength(mro); i++) {
    const namespace = namespaceOf(refOf(tupleItem(mro, i)));
    const count = load<u32>(namespace + NAMESPACE_COUNT);
    for (let j: u32 = 0; j < count; j++) {
      const entry = entryAt(namespace, j);
      if (load<i64>(entry + ATTRIBUTE_VALUE) != UNBOUND && !dictSet(seen, boxRef(load<u32>(entry + ATTRIBUTE_NAME)), NONE)) return false;
    }
    const slots = ownSlots(refOf(tupleItem(mro, i)));
    for (let j: u32 = 0; slots != 0 && j < tupleLength(slots); j++) if (!dictSet(seen, tupleItem(slots, j), NONE)) return false;
  }
  return true;
}
