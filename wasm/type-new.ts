/** type(name, bases, dict), `type.__new__` and the other methods of `type` behind calls of classes. */
import { winner } from "./metaclass";
import { singleton } from "./singletons";
import { release, share } from "./count";
import { plainClassAttribute } from "./class-attribute";
import { newTuple, setTupleItem, tupleLength, tupleItem } from "./tuple";
import { nativeOf } from "./native";
import { nameArgument } from "./builtin-attributes";
import { makeClass } from "./class-build";
import { intern } from "./intern";
import { getAttribute } from "./attribute";
import { extendsClass, classOfValue, findEntry, findInClass, typeClass } from "./class";
import { dictLength, entryKey, entryValue, nextEntry } from "./dict";
import { emptyDict } from "./dict-update";
import { construct } from "./construct";
import { changeClass } from "./set-attribute";
import { callPrepended, callValue } from "./invoke";
import { boxBool, boxRef, isOfType, refOf, typeOf } from "./value";
import { begin, finishOrRaise, number, raiseBuilt, raiseLiteral, raiseMemoryError, text } from "./messages";
import { appendClass, appendClassName } from "./class-text";
import { BUILTIN_ID, NONE, NO_BUILTIN, TYPE_BUILTIN, TYPE_CLASS, TYPE_DICT, TYPE_STR, TYPE_TUPLE, UNBOUND, ATTRIBUTE_VALUE, EXC_TypeError, NAME_NEW, NAME_QUALNAME, NAME_INIT, TUPLE_ITEMS } from "./generated/layout";
import { argument, checkCount, checkExactlyOne, checkNone, keywordCount, openWord, positional } from "./arguments";

/** `count` arguments at `at` behind the metaclass, the last named by `names`: a class; owned, UNBOUND = raised. */
export function typeNew(meta: u32, at: u32, count: u32, names: u32): i64 {
  const given: u32 = names == 0 ? count : count - tupleLength(names);
  if (given != 3) {
    const mark = begin();
    text("type.__new__() takes exactly 3 arguments (");
    number(given);
    text(" given)");
    raiseBuilt(EXC_TypeError, mark);
    return UNBOUND;
  }
  const name = load<i64>(at);
  const bases = load<i64>(at + 8);
  const namespace = load<i64>(at + 16);
  if (!checkPart(name, TYPE_STR, "1 must be str, not ") || !checkPart(bases, TYPE_TUPLE, "2 must be tuple, not ")) return UNBOUND;
  const inner = nativeOf(namespace);
  const dict = inner == UNBOUND ? share(namespace) : inner;
  let made: i64 = UNBOUND;
  if (checkPart(dict, TYPE_DICT, "3 must be dict, not ")) {
    const best = winner(boxRef(meta), refOf(bases));
    if (best != UNBOUND) made = best == boxRef(meta) || hasTypesNew(refOf(best))
      ? fromDict(refOf(best), refOf(name), refOf(bases), refOf(dict), at + 24, names)
      : newByWinner(best, at, count, names);
  }
  release(dict);
  return made;
}

function checkPart(value: i64, type: u32, what: string): bool {
  if (isOfType(value, type)) return true;
  const mark = begin();
  text("type.__new__() argument ");
  text(what);
  appendClassName(classOfValue(value));
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

function hasTypesNew(meta: u32): bool {
  return typeOf(load<i64>(findEntry(meta, singleton(NAME_NEW)) + ATTRIBUTE_VALUE)) == TYPE_BUILTIN;
}

/** The bases' metaclass is a more derived one that makes its classes itself. */
function newByWinner(best: i64, at: u32, count: u32, names: u32): i64 {
  const found = getAttribute(best, singleton(NAME_NEW));
  if (found == UNBOUND) return UNBOUND;
  const made = callPrepended(found, best, at, count, names);
  release(found);
  return made;
}

/** The dict's names and values as pairs, from which the class is made. */
function fromDict(meta: u32, name: u32, bases: u32, dict: u32, keywords: u32, names: u32): i64 {
  for (let i: u32 = 0; i < tupleLength(bases); i++) {
    if (typeOf(tupleItem(bases, i)) == TYPE_CLASS) continue;
    raiseLiteral(
      EXC_TypeError,
      "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
    );
    return UNBOUND;
  }
  const pairs = newTuple(2 * dictLength(dict));
  const noNames = names == 0 ? newTuple(0) : names;
  if (pairs == 0 || noNames == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  let qualifiedName = name;
  let pairCount: u32 = 0;
  for (let from: u32 = 0; pairCount + pairCount < tupleLength(pairs);) {
    const index = nextEntry(dict, from);
    if (index < 0) break;
    from = index + 1;
    const key = entryKey;
    const value = entryValue;
    const isName = isOfType(key, TYPE_STR);
    if (isName && intern(refOf(key)) == singleton(NAME_QUALNAME)) {
      if (isOfType(value, TYPE_STR)) qualifiedName = intern(refOf(value));
    }
    if (isName) {
      setTupleItem(pairs, 2 * pairCount, boxRef(intern(refOf(key))));
      setTupleItem(pairs, 2 * pairCount++ + 1, value);
    } else release(value);
    release(key);
  }
  for (let i: u32 = pairCount + pairCount; i < tupleLength(pairs); i++) setTupleItem(pairs, i, NONE);
  share(boxRef(bases));
  const made = makeClass(intern(name), qualifiedName, bases, pairs + TUPLE_ITEMS, pairCount, keywords, noNames, meta, 0);
  release(boxRef(pairs));
  if (names == 0) release(boxRef(noNames));
  return made;
}

// ── methods of type ──

/** type.__new__(meta, name, bases, dict, **keywords). */
export function typeNewMethod(): i64 {
  if (positional == 0 || !isOfType(argument(0), TYPE_CLASS) || !extendsClass(refOf(argument(0)), typeClass(TYPE_CLASS))) {
    raiseLiteral(EXC_TypeError, positional == 0 ? "type.__new__(): not enough arguments" : "type.__new__(X): X is not a type object");
    return UNBOUND;
  }
  return typeNew(refOf(argument(0)), openWord(0) + 8, positional - 1 + keywordCount(), openWord(1));
}

export function typeInitMethod(): i64 {
  if (positional == 2 || positional == 4) return NONE;
  raiseLiteral(EXC_TypeError, "type.__init__() takes 1 or 3 arguments");
  return UNBOUND;
}

/** type.__prepare__(…). */
export function typePrepare(): i64 {
  const dict = emptyDict();
  return dict == 0 ? UNBOUND : boxRef(dict);
}


/** type.__call__(cls, …): what calling a class does by itself. */
export function typeCallMethod(): i64 {
  if (positional == 0 || !isOfType(argument(0), TYPE_CLASS)) {
    raiseLiteral(EXC_TypeError, "descriptor '__call__' of 'type' object needs an argument");
    return UNBOUND;
  }
  const cls = refOf(argument(0));
  const count = positional - 1 + keywordCount();
  if (load<u32>(cls + BUILTIN_ID) != NO_BUILTIN) return callValue(argument(0), openWord(0) + 8, count, openWord(1));
  return construct(cls, openWord(0) + 8, count, openWord(1));
}

/** type(name, bases, dict, **keywords): `__init__` of a more derived metaclass is called, too. */
export function typeOfThree(): i64 {
  const at = openWord(0);
  const count = positional + keywordCount();
  const names = openWord(1);
  const made = typeNew(typeClass(TYPE_CLASS), at, count, names);
  if (made == UNBOUND || classOfValue(made) == typeClass(TYPE_CLASS)) return made;
  const init = findInClass(classOfValue(made), singleton(NAME_INIT));
  const result: i64 = typeOf(init) == TYPE_BUILTIN ? NONE : callPrepended(init, made, at, count, names);
  release(init);
  if (result != UNBOUND) return made;
  release(made);
  return UNBOUND;
}

/** type.__repr__. */
export function typeReprMethod(): i64 {
  if (!checkNone("type.__repr__", 1)) return UNBOUND;
  const mark = begin();
  appendClass(refOf(argument(0)));
  const made = finishOrRaise(mark);
  return made == 0 ? UNBOUND : boxRef(made);
}

/** type.__instancecheck__(cls, value), without asking further metaclasses. */
export function typeInstanceCheck(): i64 {
  if (!checkExactlyOne("type.__instancecheck__", 1)) return UNBOUND;
  return boxBool(extendsClass(classOfValue(argument(1)), refOf(argument(0))));
}

export function typeSubclassCheck(): i64 {
  if (!checkExactlyOne("type.__subclasscheck__", 1)) return UNBOUND;
  if (typeOf(argument(1)) == TYPE_CLASS) return boxBool(extendsClass(refOf(argument(1)), refOf(argument(0))));
  raiseLiteral(EXC_TypeError, "issubclass() arg 1 must be a class");
  return UNBOUND;
}

export function typeGetAttribute(): i64 {
  if (!checkExactlyOne("type.__getattribute__", 1)) return UNBOUND;
  const name = nameArgument(1);
  return name == 0 ? UNBOUND : plainClassAttribute(refOf(argument(0)), name);
}

export function typeSetAttribute(): i64 {
  if (!checkCount("__setattr__", 2, 2, 1)) return UNBOUND;
  const name = nameArgument(1);
  return name != 0 && changeClass(refOf(argument(0)), name, argument(2)) ? NONE : UNBOUND;
}

export function typeDeleteAttribute(): i64 {
  if (!checkExactlyOne("type.__delattr__", 1)) return UNBOUND;
  const name = nameArgument(1);
  return name != 0 && changeClass(refOf(argument(0)), name, UNBOUND) ? NONE : UNBOUND;
}
