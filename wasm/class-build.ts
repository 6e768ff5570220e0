/**
 * Making user classes: BUILD_CLASS, whose body ran as a function and left its names and values in a tuple, and
 * type(name, bases, dict). Long because both ways end in the same steps, whose order programs see (bases, metaclass,
 * `__set_name__`, `__init_subclass__`).
 */
import { stringIs } from "./arguments";
import { currentModuleName } from "./class-name";
import { appendClassName } from "./class-text";
import {
  className, classOfValue, dataOf, extendsClass, findAfter, findEntry, findInClass, isInstance, mroOf, isUserClass, nativeBase, newClass, objectClass, ownEntry,
  setOwn, typeClass,
} from "./class";
import { resolutionOrder } from "./class-order";
import { code } from "./control";
import { newObject, release, share } from "./count";
import { bindToClass } from "./descriptor";
import { orMemoryError } from "./error";
import {
  CELL_VALUE, CLASS_FLAG_FINAL, CLASSDATA_BASES, CLASSDATA_FLAGS, CLASSDATA_MRO, CLASSDATA_NATIVE, CLASSDATA_SHAPE, CLASSDATA_SLOTS, CLASSDATA_SUBCLASSES,
  CLASSDATA_MODULE, CLASSDATA_QUALNAME, CODE_PARAMETERS, ATTRIBUTE_VALUE, EXC_TypeError, EXC_ValueError, INSTRUCTION_SIZE, NAME_CLASSCELL, NAME_CLASS_GETITEM, NAME_DICT, NAME_DOC,
  NAME_EQ, NAME_HASH, NAME_INIT_SUBCLASS, NAME_METACLASS, NAME_MODULE, NAME_NEW, NAME_QUALNAME, NAME_SET_NAME, NAME_SLOTS, NAME_WEAKREF, NONE, PROPERTY_NAME, STATUS_NEXT,
  STATUS_RAISED, TUPLE_ITEMS, TYPE_CELL, TYPE_CLASS, TYPE_CLASSMETHOD, TYPE_FUNCTION, TYPE_LIST, TYPE_PROPERTY, TYPE_STATICMETHOD, TYPE_STR, TYPE_TUPLE,
  TUPLE_LENGTH, UNBOUND, WRAPPER_FUNCTION, WRAPPER_SIZE, CLASSDATA_META, CLASSDATA_OWN_SLOTS, NAME_FIRSTLINENO, NAME_STATIC_ATTRIBUTES,
} from "./generated/layout";
import { isExceptionClass } from "./exception";
import { newRootShape } from "./instance";
import { intern } from "./intern";
import { call2, call3, callValue } from "./invoke";
import { listOf } from "./collect";
import { list_item, list_push, listLength, newList } from "./list";
import { begin, byte, codePoint, finish, raiseBuilt, raiseForType, raiseLiteral, raiseMemoryError, str, text, typeName } from "./messages";
import { buildByMetaclass, WORDS } from "./metaclass";
import { clearSlot, constant, fieldA, fieldB, fieldC, slotOf, storeRegister } from "./operand";
import { setModule } from "./set-attribute";
import { singleton } from "./singletons";
import { characterAt, stringLength } from "./string";
import { isIdentifierText } from "./string-tests";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf, typeOf } from "./value";

/**
 * a = tuple of the names and values of this frame's first b locals that are bound, and of the cell of `__class__` in local
 * c - 1 (0 = none): what a class body leaves.
 */
export function op_namespace(fp: u32, ip: u32): u32 {
  const names = load<u32>(code + CODE_PARAMETERS);
  const locals = fieldB(ip);
  const cell = fieldC(ip);
  let count: u32 = cell == 0 ? 0 : 1;
  for (let i: u32 = 0; i < locals; i++) if (load<i64>(slotOf(fp, i)) != UNBOUND) count++;
  const pairs = newTuple(2 * count);
  if (pairs == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  let at: u32 = 0;
  for (let i: u32 = 0; i < locals; i++) {
    const value = load<i64>(slotOf(fp, i));
    if (value == UNBOUND) continue;
    setTupleItem(pairs, at++, tupleItem(names, i));
    setTupleItem(pairs, at++, share(value));
  }
  if (cell != 0) {
    setTupleItem(pairs, at++, boxRef(singleton(NAME_CLASSCELL)));
    setTupleItem(pairs, at++, share(load<i64>(slotOf(fp, cell - 1))));
  }
  storeRegister(fp, fieldA(ip), boxRef(pairs));
  return STATUS_NEXT;
}

/**
 * a = class; registers from b on, c of them: the body's tuple, the bases, the values of keywords. The EXTRA behind it:
 * constant a is a tuple of the name, the qualified name, the documentation or None, the line, the attributes that methods
 * assign to, and the keywords' names; b = 1: the last register is what PREPARE_CLASS left.
 */
export function op_build_class(fp: u32, ip: u32): u32 {
  const first = slotOf(fp, fieldB(ip));
  const total = fieldC(ip);
  const count = total - fieldB(ip + INSTRUCTION_SIZE);
  const words = refOf(constant(fieldA(ip + INSTRUCTION_SIZE)));
  const keywords = tupleLength(words) - WORDS;
  const found: i64 = count == total ? NONE : load<i64>(first + 8 * count);
  const made = isOfType(found, TYPE_TUPLE)
    ? buildByMetaclass(refOf(found), refOf(load<i64>(first)), words, first + 8 * (count - keywords))
    : buildPlain(first, count, words, keywords);
  if (made == UNBOUND) return STATUS_RAISED;
  for (let i: u32 = 0; i < total; i++) clearSlot(first + 8 * i);
  storeRegister(fp, fieldA(ip), made);
  return STATUS_NEXT;
}

/** A class whose metaclass is type. */
function buildPlain(first: u32, count: u32, words: u32, keywords: u32): i64 {
  const bases = tupleFrom(first + 8, count - 1 - keywords);
  const names = tupleFrom(words + TUPLE_ITEMS + 8 * WORDS, keywords);
  if (bases == 0 || names == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  const pairs = refOf(load<i64>(first));
  const values = first + 8 * (count - keywords);
  const meta = typeClass(TYPE_CLASS);
  const made = makeClass(
    refOf(tupleItem(words, 0)), refOf(tupleItem(words, 1)), bases, pairs + TUPLE_ITEMS, tupleLength(pairs) >> 1, values, names, meta, words,
  );
  release(boxRef(names));
  return made;
}

export function tupleFrom(at: u32, count: u32): u32 {
  const tuple = newTuple(count);
  if (tuple != 0) for (let i: u32 = 0; i < count; i++) setTupleItem(tuple, i, share(load<i64>(at + 8 * i)));
  return tuple;
}

/**
 * A class with `count` pairs of name and value at `pairs`, its bases (whose ownership it takes), and keyword arguments
 * for `__init_subclass__`: values at `keywords`, named by the tuple `keywordNames`. `words`: the constants of a class
 * statement, 0 = there is none. UNBOUND = raised.
 */
export function makeClass(
  name: u32, qualifiedName: u32, bases: u32, pairs: u32, count: u32, keywords: u32, keywordNames: u32, meta: u32, words: u32,
): i64 {
  if (tupleLength(bases) == 0) bases = objectOnly();
  if (!checkBases(bases)) return UNBOUND;
  const module = currentModuleName();
  const cls = newClass(name, qualifiedName, module);
  if (cls == 0) return orMemoryError(UNBOUND);
  const data = dataOf(cls);
  const order = resolutionOrder(cls, bases);
  const native = order == 0 ? 0 : commonNative(bases);
  if (order == 0 || native == 1 || (tupleLength(bases) > 1 && !checkSlots(bases))) return UNBOUND;
  store<u32>(data + CLASSDATA_BASES, bases);
  store<u32>(data + CLASSDATA_MRO, order);
  store<u32>(data + CLASSDATA_NATIVE, native);
  store<u32>(data + CLASSDATA_META, meta == typeClass(TYPE_CLASS) ? 0 : meta);
  if (!fill(cls, pairs, count, words)) return UNBOUND;
  const shape = newRootShape(cls);
  if (shape == 0) return orMemoryError(UNBOUND);
  store<u32>(data + CLASSDATA_SHAPE, shape);
  if (!addSubclass(bases, cls)) return UNBOUND;
  return nameAttributes(cls, pairs, count) && tellBases(cls, keywords, keywordNames) ? boxRef(cls) : UNBOUND;
}

function objectOnly(): u32 {
  const tuple = newTuple(1);
  if (tuple != 0) setTupleItem(tuple, 0, boxRef(objectClass()));
  return tuple;
}

// ── bases ──

function checkBases(bases: u32): bool {
  if (bases == 0) {
    raiseMemoryError();
    return false;
  }
  for (let i: u32 = 0; i < tupleLength(bases); i++) {
    const base = tupleItem(bases, i);
    if (typeOf(base) != TYPE_CLASS) {
      raiseLiteral(EXC_TypeError, "bases must be types");
      return false;
    }
    if ((load<u32>(dataOf(refOf(base)) + CLASSDATA_FLAGS) & CLASS_FLAG_FINAL) != 0) {
      raiseAbout("type '", refOf(base), "' is not an acceptable base type");
      return false;
    }
    for (let j: u32 = 0; j < i; j++) {
      if (tupleItem(bases, j) != base) continue;
      raiseAbout("duplicate base class ", refOf(base), "");
      return false;
    }
  }
  return true;
}

function raiseAbout(before: string, cls: u32, after: string): void {
  const mark = begin();
  text(before);
  appendClassName(cls);
  text(after);
  raiseBuilt(EXC_TypeError, mark);
}

/** The built-in type that the bases extend, 0 = none, 1 = several: raised. */
function commonNative(bases: u32): u32 {
  let native: u32 = 0;
  for (let i: u32 = 0; i < tupleLength(bases); i++) {
    const own = nativeBase(refOf(tupleItem(bases, i)));
    if (own == 0 || (native != 0 && extendsClass(native, own))) continue;
    if (native != 0 && !extendsClass(own, native)) {
      if (isExceptionClass(boxRef(own)) && isExceptionClass(boxRef(native))) continue;
      raiseLiteral(EXC_TypeError, "multiple bases have instance lay-out conflict");
      return 1;
    }
    native = own;
  }
  return native;
}

/** The class that says how instances are laid out: the nearest one with slots of its own; 0 = none has any. */
function slottedBase(cls: u32): u32 {
  if (hasOwnSlots(cls)) return cls;
  const bases = load<u32>(dataOf(cls) + CLASSDATA_BASES);
  let found: u32 = 0;
  for (let i: u32 = 0; bases != 0 && i < tupleLength(bases); i++) {
    const base = slottedBase(refOf(tupleItem(bases, i)));
    if (base != 0 && (found == 0 || extendsClass(base, found))) found = base;
  }
  return found;
}

function hasOwnSlots(cls: u32): bool {
  const own = isUserClass(cls) ? ownEntry(cls, singleton(NAME_SLOTS)) : 0;
  if (own == 0) return false;
  const value = load<i64>(own + ATTRIBUTE_VALUE);
  if (isOfType(value, TYPE_STR)) return isRoom(value);
  const names = listOf(value);
  let any = false;
  for (let i: u32 = 0; names != 0 && !any && i < listLength(names); i++) {
    const item = list_item(names, i);
    any = isRoom(item);
    release(item);
  }
  if (names != 0) release(boxRef(names));
  return any;
}

/** A name of `__slots__` for which instances have room. */
function isRoom(name: i64): bool {
  return isOfType(name, TYPE_STR) && !stringIs(refOf(name), "__dict__") && !stringIs(refOf(name), "__weakref__");
}

/** False = raised: two bases have slots, and none of them derives from the other. */
function checkSlots(bases: u32): bool {
  let found: u32 = 0;
  for (let i: u32 = 0; i < tupleLength(bases); i++) {
    const base = slottedBase(refOf(tupleItem(bases, i)));
    if (base == 0 || (found != 0 && extendsClass(found, base))) continue;
    if (found != 0 && !extendsClass(base, found)) {
      raiseLiteral(EXC_TypeError, "multiple bases have instance lay-out conflict");
      return false;
    }
    found = base;
  }
  return true;
}

/** Subclasses are listed in their bases. */
function addSubclass(bases: u32, cls: u32): bool {
  for (let i: u32 = 0; i < tupleLength(bases); i++) {
    const word = dataOf(refOf(tupleItem(bases, i))) + CLASSDATA_SUBCLASSES;
    if (load<u32>(word) == 0) {
      const made = newList(4);
      if (made != 0 && atomic.cmpxchg<u32>(word, 0, made) != 0) release(boxRef(made));
    }
    if (load<u32>(word) == 0 || list_push(load<u32>(word), boxRef(cls)) == 0) {
      raiseMemoryError();
      return false;
    }
  }
  return true;
}

// ── namespace ──

function fill(cls: u32, pairs: u32, count: u32, words: u32): bool {
  setOwn(cls, singleton(NAME_MODULE), boxRef(load<u32>(dataOf(cls) + CLASSDATA_MODULE)));
  if (words != 0) {
    setOwn(cls, singleton(NAME_FIRSTLINENO), tupleItem(words, 3));
    if (tupleItem(words, 2) != NONE) setOwn(cls, singleton(NAME_DOC), tupleItem(words, 2));
  }
  for (let i: u32 = 0; i < count; i++) {
    const name = refOf(load<i64>(pairs + 16 * i));
    const value = load<i64>(pairs + 16 * i + 8);
    if (name == singleton(NAME_MODULE) && isOfType(value, TYPE_STR)) setModule(cls, value);
    if (name == singleton(NAME_CLASSCELL)) {
      // A metaclass may have put anything there.
      if (typeOf(value) != TYPE_CELL) return refuseCell(value);
      store<i64>(refOf(value) + CELL_VALUE, boxRef(cls));
    } else if (name == singleton(NAME_QUALNAME)) {
      if (!rename(cls, value)) return false;
    } else if (!setOwn(cls, name, asStored(name, value))) return failed();
  }
  if (words != 0) setOwn(cls, singleton(NAME_STATIC_ATTRIBUTES), share(tupleItem(words, 4)));
  const module = ownEntry(cls, singleton(NAME_MODULE));
  if (module != 0 && isOfType(load<i64>(module + ATTRIBUTE_VALUE), TYPE_STR)) {
    store<u32>(dataOf(cls) + CLASSDATA_MODULE, intern(refOf(load<i64>(module + ATTRIBUTE_VALUE))));
  }
  if (ownEntry(cls, singleton(NAME_DOC)) == 0) setOwn(cls, singleton(NAME_DOC), NONE);
  if (ownEntry(cls, singleton(NAME_EQ)) != 0 && ownEntry(cls, singleton(NAME_HASH)) == 0) setOwn(cls, singleton(NAME_HASH), NONE);
  return setSlots(cls);
}

function refuseCell(value: i64): bool {
  const mark = begin();
  text("__classcell__ must be a nonlocal cell, not <class '");
  typeName(value);
  text("'>");
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** `__qualname__ = …` in the body: what the class is called from now on. */
function rename(cls: u32, value: i64): bool {
  if (isOfType(value, TYPE_STR)) {
    store<u32>(dataOf(cls) + CLASSDATA_QUALNAME, intern(refOf(value)));
    return true;
  }
  const mark = begin();
  text("type __qualname__ must be a str, not ");
  typeName(value);
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

function failed(): bool {
  raiseMemoryError();
  return false;
}

/** Some methods are static or of the class without saying so. */
function asStored(name: u32, value: i64): i64 {
  if (typeOf(value) != TYPE_FUNCTION) return share(value);
  if (name == singleton(NAME_NEW)) return wrapped(TYPE_STATICMETHOD, value);
  if (name == singleton(NAME_INIT_SUBCLASS) || name == singleton(NAME_CLASS_GETITEM)) return wrapped(TYPE_CLASSMETHOD, value);
  return share(value);
}

function wrapped(type: u32, value: i64): i64 {
  const wrapper = newObject(WRAPPER_SIZE, type);
  if (wrapper == 0) return share(value);
  store<i64>(wrapper + WRAPPER_FUNCTION, share(value));
  return boxRef(wrapper);
}

/** CLASSDATA_SLOTS: the names of all `__slots__` when every class of the MRO has one. */
function setSlots(cls: u32): bool {
  const own = ownEntry(cls, singleton(NAME_SLOTS));
  if (own == 0) return true;
  const value = load<i64>(own + ATTRIBUTE_VALUE);
  const isOne = isOfType(value, TYPE_STR);
  const names = isOne ? 0 : listOf(value);
  if (!isOne && names == 0) return false;
  const done = addSlots(cls, value, names);
  if (names != 0) release(boxRef(names));
  return done;
}

/** `names`: a list of what `__slots__` has, 0 = it is the one str `value`. */
function addSlots(cls: u32, value: i64, names: u32): bool {
  const count: u32 = names == 0 ? 1 : listLength(names);
  const own = newTuple(count);
  if (own == 0) return failed();
  let hasDict = false;
  let isWeak = false;
  let at: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const item = names == 0 ? value : list_item(names, i);
    if (names != 0) release(item);
    if (!isOfType(item, TYPE_STR)) {
      raiseForType(EXC_TypeError, "__slots__ items must be strings, not '", item, "'");
      return false;
    }
    if (!isIdentifierText(refOf(item))) {
      raiseLiteral(EXC_TypeError, "__slots__ must be identifiers");
      return false;
    }
    const name = slotName(cls, refOf(item));
    hasDict = hasDict || name == singleton(NAME_DICT);
    isWeak = isWeak || name == singleton(NAME_WEAKREF);
    if (name == singleton(NAME_DICT) || name == singleton(NAME_WEAKREF)) continue;
    if (ownEntry(cls, name) != 0 && name != singleton(NAME_DOC)) return slotConflict(name);
    setTupleItem(own, at++, boxRef(name));
  }
  store<u32>(own + TUPLE_LENGTH, at);
  if (at > 0) store<u32>(dataOf(cls) + CLASSDATA_OWN_SLOTS, own);
  return hasDict || inheritSlots(cls, own, isWeak);
}

/** CLASSDATA_SLOTS where no class of the MRO gives instances a dict; `isWeak`: `__weakref__` is one of them. */
function inheritSlots(cls: u32, own: u32, isWeak: bool): bool {
  const count = tupleLength(own);
  const bases = load<u32>(dataOf(cls) + CLASSDATA_BASES);
  let total = count + u32(isWeak);
  for (let i: u32 = 0; i < tupleLength(bases); i++) {
    const inherited = load<u32>(dataOf(refOf(tupleItem(bases, i))) + CLASSDATA_SLOTS);
    if (inherited == 0) return true;
    total += tupleLength(inherited);
  }
  const slots = newTuple(total);
  if (slots == 0) return failed();
  let at: u32 = 0;
  for (let i: u32 = 0; i < count; i++) setTupleItem(slots, at++, tupleItem(own, i));
  if (isWeak) setTupleItem(slots, at++, boxRef(singleton(NAME_WEAKREF)));
  for (let i: u32 = 0; i < tupleLength(bases); i++) {
    const inherited = load<u32>(dataOf(refOf(tupleItem(bases, i))) + CLASSDATA_SLOTS);
    for (let j: u32 = 0; j < tupleLength(inherited); j++) setTupleItem(slots, at++, tupleItem(inherited, j));
  }
  store<u32>(dataOf(cls) + CLASSDATA_SLOTS, slots);
  return true;
}

/** As instances know it: `__name` is private, and the compiler has mangled it everywhere but in the strings. */
function slotName(cls: u32, name: u32): u32 {
  const length = stringLength(name);
  if (length < 3 || !isUnderscored(name, 0) || isUnderscored(name, length - 2)) return intern(name);
  const owner = className(cls);
  let bare: u32 = 0;
  while (bare < stringLength(owner) && characterAt(owner, bare) == 95) bare++;
  if (bare == stringLength(owner)) return intern(name);
  const mark = begin();
  byte(95);
  for (; bare < stringLength(owner); bare++) codePoint(characterAt(owner, bare));
  str(name);
  const made = finish(mark);
  if (made == 0) return intern(name);
  const mangled = intern(made);
  release(boxRef(made));
  return mangled;
}

function isUnderscored(name: u32, at: u32): bool {
  return characterAt(name, at) == 95 && characterAt(name, at + 1) == 95;
}

function slotConflict(name: u32): bool {
  const mark = begin();
  text("'");
  str(name);
  text("' in __slots__ conflicts with class variable");
  raiseBuilt(EXC_ValueError, mark);
  return false;
}

// ── what hears of the new class ──

/** `__set_name__` of the attributes that have one; properties learn their names. */
function nameAttributes(cls: u32, pairs: u32, count: u32): bool {
  for (let i: u32 = 0; i < count; i++) {
    const name = load<i64>(pairs + 16 * i);
    const value = load<i64>(pairs + 16 * i + 8);
    if (typeOf(value) == TYPE_PROPERTY) store<u32>(refOf(value) + PROPERTY_NAME, refOf(name));
    if (!isInstance(value)) continue;
    const method = findInClass(classOfValue(value), singleton(NAME_SET_NAME));
    if (method == UNBOUND) continue;
    const result = call3(method, value, boxRef(cls), name);
    release(method);
    if (result == UNBOUND) return false;
    release(result);
  }
  return true;
}

/** `super().__init_subclass__(**keywords)`. */
function tellBases(cls: u32, keywords: u32, names: u32): bool {
  const count = tupleLength(names);
  let kept: u32 = 0;
  const keptNames = newTuple(count);
  const values = keptNames == 0 ? 0 : newTuple(count);
  if (values == 0) return failed();
  for (let i: u32 = 0; i < count; i++) {
    setTupleItem(keptNames, i, NONE);
    setTupleItem(values, i, NONE);
  }
  for (let i: u32 = 0; i < count; i++) {
    const name = tupleItem(names, i);
    if (refOf(name) == singleton(NAME_METACLASS)) continue;
    setTupleItem(keptNames, kept, name);
    setTupleItem(values, kept++, share(load<i64>(keywords + 8 * i)));
  }
  const found = findAfter(cls, cls, singleton(NAME_INIT_SUBCLASS));
  const isObjects = findEntry(objectClass(), singleton(NAME_INIT_SUBCLASS)) != 0 && found == load<i64>(findEntry(objectClass(), singleton(NAME_INIT_SUBCLASS)) + ATTRIBUTE_VALUE);
  let done = true;
  if (!isObjects && found != UNBOUND) done = callHook(bindToClass(found, cls), values, kept, keptNames);
  else if (kept != 0) {
    const mark = begin();
    str(load<u32>(dataOf(cls) + CLASSDATA_QUALNAME));
    text(".__init_subclass__() takes no keyword arguments");
    raiseBuilt(EXC_TypeError, mark);
    done = false;
  }
  release(boxRef(values));
  release(boxRef(keptNames));
  return done;
}

function callHook(hook: i64, values: u32, count: u32, names: u32): bool {
  const keywords = count == tupleLength(names) ? names : shortened(names, count);
  const result = callValue(hook, values + TUPLE_ITEMS, count, count == 0 ? 0 : keywords);
  release(hook);
  if (result == UNBOUND) return false;
  release(result);
  return true;
}

function shortened(names: u32, count: u32): u32 {
  const tuple = newTuple(count);
  for (let i: u32 = 0; i < count; i++) setTupleItem(tuple, i, tupleItem(names, i));
  return tuple;
}
