/**
 * Classes: their data, their namespaces, and the lookup along the order of method resolution. User classes are
 * immortal, as are the names in them. A namespace is an array of entries; what a class has by a name is remembered in a
 * table of this thread, valid as long as no class changed (CONTROL_CLASS_VERSION) in a way that matters: storing a
 * plain value over a plain value does not, for the table leads to the entry, not to the value.
 */
import { makeReadable } from "./biased";
import { freeBlock, immortalise, newObject, readersMayLook, release, releaseRef, share, tryShareRef } from "./count";
import {
  BUILTIN_ID, CLASS_DATA, CLASS_FLAG_USER, CLASSDATA_FLAGS, CLASSDATA_META, CLASSDATA_MODULE, CLASSDATA_MRO, CLASSDATA_NAME, CLASSDATA_NAMESPACE,
  CLASSDATA_NATIVE, CLASSDATA_OBJECT, CLASSDATA_QUALNAME, CLASSDATA_SHAPE, CLASSDATA_SIZE, CONTROL_BASE, CONTROL_CLASS_VERSION, CONTROL_DELETERS, CONTROL_SHAPES_LOCK,
  BUILTIN_SIZE, EXCEPTION_CLASS, ATTRIBUTE_NAME, ATTRIBUTE_SIZE, ATTRIBUTE_VALUE, HEADER_COUNT, HEADER_TYPE, IMMORTAL, REFCOUNT_BIASED, NAMESPACE_CAPACITY, NAMESPACE_COUNT, NAMESPACE_ENTRIES,
  NAME_DEL, NO_BUILTIN, NONE, SHAPE_CLASS, SINGLETON_TYPE_CLASSES, PSEUDO_BOOL, TYPE_BUILTIN, TYPE_CLASS, TYPE_CLASSMETHOD, TYPE_EXCEPTION, TYPE_FIRST_SHAPE, PSEUDO_FLOAT, TYPE_FUNCTION, PROPERTY_GET, PROPERTY_SET, ELLIPSIS, NOT_IMPLEMENTED, PSEUDO_ELLIPSIS, PSEUDO_INT, PSEUDO_NOT_IMPLEMENTED, PSEUDO_NONE, PSEUDO_OBJECT,
  TYPE_PROPERTY, TYPE_STATICMETHOD, UNBOUND, WRAPPER_FUNCTION, ITERATOR_KIND, PSEUDO_DICT_VIEWS, PSEUDO_ITERATORS, TYPE_DICT_VIEW, TYPE_ITERATOR, VIEW_KIND,
} from "./generated/layout";
import { lockWord, unlockWord } from "./intern";
import { alloc, allocZeroed, free } from "./memory";
import { singleton } from "./singletons";
import { tupleItem, tupleLength } from "./tuple";
import { found, isLocal, settle } from "./per-thread";
import { isFloat, isInt, isRef, refOf } from "./value";

/** From this version on nothing is cached: it no longer fits into the caches of instructions. */
export const LAST_VERSION: u32 = 0xf_ffff;

@inline
export function typeClass(type: u32): u32 {
  return singleton(SINGLETON_TYPE_CLASSES + type);
}

/** The class object of a value. */
export function classOfValue(value: i64): u32 {
  if (isRef(value)) {
    const type = load<u32>(refOf(value) + HEADER_TYPE);
    if (type >= TYPE_FIRST_SHAPE) return load<u32>(type + SHAPE_CLASS);
    if (type == TYPE_CLASS) return metaclassOf(refOf(value));
    if (type == TYPE_EXCEPTION) return load<u32>(refOf(value) + EXCEPTION_CLASS);
    if (type == TYPE_ITERATOR) return classOfKind(PSEUDO_ITERATORS + load<u32>(refOf(value) + ITERATOR_KIND), type);
    return type == TYPE_DICT_VIEW ? classOfKind(PSEUDO_DICT_VIEWS + load<u32>(refOf(value) + VIEW_KIND), type) : typeClass(type);
  }
  if (isInt(value)) return typeClass(PSEUDO_INT);
  if (isFloat(value)) return typeClass(PSEUDO_FLOAT);
  if (value == ELLIPSIS) return typeClass(PSEUDO_ELLIPSIS);
  if (value == NOT_IMPLEMENTED) return typeClass(PSEUDO_NOT_IMPLEMENTED);
  return typeClass(value == NONE ? PSEUDO_NONE : PSEUDO_BOOL);
}

/** The class of a kind of iterators or views, or of all of them. */
function classOfKind(kind: u32, type: u32): u32 {
  const own = typeClass(kind);
  return own == 0 ? typeClass(type) : own;
}

export function metaclassOf(cls: u32): u32 {
  const meta = load<u32>(load<u32>(cls + CLASS_DATA) + CLASSDATA_META);
  return meta == 0 ? typeClass(TYPE_CLASS) : meta;
}

/** True for what a user class may have special methods for: its instances, and the classes of a metaclass. */
export function isCustom(value: i64): bool {
  if (!isRef(value)) return false;
  const type = load<u32>(refOf(value) + HEADER_TYPE);
  return type >= TYPE_FIRST_SHAPE || (type == TYPE_CLASS && load<u32>(load<u32>(refOf(value) + CLASS_DATA) + CLASSDATA_META) != 0);
}

/** True for an instance of a user class, or of object. */
@inline
export function isInstance(value: i64): bool {
  return isRef(value) && load<u32>(refOf(value) + HEADER_TYPE) >= TYPE_FIRST_SHAPE;
}

@inline
export function dataOf(cls: u32): u32 {
  return load<u32>(cls + CLASS_DATA);
}

export function className(cls: u32): u32 {
  return load<u32>(dataOf(cls) + CLASSDATA_NAME);
}

export function mroOf(cls: u32): u32 {
  return load<u32>(dataOf(cls) + CLASSDATA_MRO);
}

export function isUserClass(cls: u32): bool {
  return (load<u32>(dataOf(cls) + CLASSDATA_FLAGS) & CLASS_FLAG_USER) != 0;
}

@inline
export function objectClass(): u32 {
  return typeClass(PSEUDO_OBJECT);
}

/** True when `cls` is `base` or extends it. */
export function extendsClass(cls: u32, base: u32): bool {
  if (cls == base) return true;
  const mro = mroOf(cls);
  for (let i: u32 = 1; i < tupleLength(mro); i++) if (refOf(tupleItem(mro, i)) == base) return true;
  return false;
}

/** A new immortal class without bases, MRO and shape; 0 when memory is exhausted. */
export function newClass(name: u32, qualifiedName: u32, module: u32): u32 {
  const cls = newObject(BUILTIN_SIZE, TYPE_CLASS);
  const data = alloc(CLASSDATA_SIZE);
  const namespace = newNamespace(8);
  if (cls == 0 || data == 0 || namespace == 0) return 0;
  memory.fill(data, 0, CLASSDATA_SIZE);
  store<i32>(cls + HEADER_COUNT, IMMORTAL);
  store<u32>(cls + BUILTIN_ID, NO_BUILTIN);
  store<u32>(cls + CLASS_DATA, data);
  store<u32>(data + CLASSDATA_OBJECT, cls);
  store<u32>(data + CLASSDATA_NAME, name);
  store<u32>(data + CLASSDATA_QUALNAME, qualifiedName);
  store<u32>(data + CLASSDATA_MODULE, module);
  store<u32>(data + CLASSDATA_NAMESPACE, namespace);
  store<u32>(data + CLASSDATA_FLAGS, CLASS_FLAG_USER);
  return cls;
}

// ── namespaces ──

function newNamespace(capacity: u32): u32 {
  const block = alloc(NAMESPACE_ENTRIES + capacity * ATTRIBUTE_SIZE);
  if (block == 0) return 0;
  store<u32>(block + NAMESPACE_COUNT, 0);
  store<u32>(block + NAMESPACE_CAPACITY, capacity);
  return block;
}

export function namespaceOf(cls: u32): u32 {
  return atomic.load<u32>(dataOf(cls) + CLASSDATA_NAMESPACE);
}

/** Address of entry number `index` of a namespace. */
@inline
export function entryAt(namespace: u32, index: u32): u32 {
  return namespace + NAMESPACE_ENTRIES + index * ATTRIBUTE_SIZE;
}

/** The entry of an interned name among a class's own, 0 = none. */
export function ownEntry(cls: u32, name: u32): u32 {
  const entry = namedEntry(cls, name);
  return entry == 0 || atomic.load<i64>(entry + ATTRIBUTE_VALUE) == UNBOUND ? 0 : entry;
}

/** As `ownEntry`, also when its value was deleted: a new one goes into the same entry. */
function namedEntry(cls: u32, name: u32): u32 {
  const namespace = namespaceOf(cls);
  const count = atomic.load<u32>(namespace + NAMESPACE_COUNT);
  for (let i: u32 = 0; i < count; i++) {
    const entry = entryAt(namespace, i);
    if (load<u32>(entry + ATTRIBUTE_NAME) == name) return entry;
  }
  return 0;
}

/** What reading an attribute does more than give its value. */
export function isPlain(value: i64): bool {
  if (!isRef(value)) return true;
  const type = load<u32>(refOf(value) + HEADER_TYPE);
  return type < TYPE_FIRST_SHAPE && type != TYPE_FUNCTION && type != TYPE_PROPERTY && type != TYPE_STATICMETHOD && type != TYPE_CLASSMETHOD &&
    type != TYPE_BUILTIN && type != TYPE_CLASS;
}

function immortaliseFunction(value: i64): void {
  if (isRef(value) && load<u32>(refOf(value) + HEADER_TYPE) == TYPE_FUNCTION) immortalise(refOf(value));
}

@inline
function isWrapper(type: u32): bool {
  return type == TYPE_STATICMETHOD || type == TYPE_CLASSMETHOD;
}

/**
 * Sets a class's own attribute, taking the value's ownership; `UNBOUND` deletes. False when memory is exhausted, or
 * when there was nothing to delete. Functions in classes are immortal, as every thread calls them.
 */
export function setOwn(cls: u32, name: u32, value: i64): bool {
  immortaliseFunction(value);
  if (isRef(value) && load<u32>(refOf(value) + HEADER_TYPE) == TYPE_PROPERTY) {
    immortaliseFunction(load<i64>(refOf(value) + PROPERTY_GET));
    immortaliseFunction(load<i64>(refOf(value) + PROPERTY_SET));
  }
  if (isRef(value) && isWrapper(load<u32>(refOf(value) + HEADER_TYPE))) immortaliseFunction(load<i64>(refOf(value) + WRAPPER_FUNCTION));
  if (REFCOUNT_BIASED && isRef(value)) makeReadable(refOf(value));
  if (name == singleton(NAME_DEL)) store<u32>(CONTROL_BASE + CONTROL_DELETERS, 1);
  lockWord(CONTROL_BASE + CONTROL_SHAPES_LOCK);
  const entry = namedEntry(cls, name);
  let old: i64 = UNBOUND;
  let done = true;
  if (entry != 0) {
    old = atomic.xchg<i64>(entry + ATTRIBUTE_VALUE, value);
    done = old != UNBOUND || value != UNBOUND;
    if (value == UNBOUND || old == UNBOUND || !isPlain(old) || !isPlain(value)) bumpVersion();
  } else if (value == UNBOUND) done = false;
  else {
    done = addEntry(cls, name, value);
    bumpVersion();
  }
  unlockWord(CONTROL_BASE + CONTROL_SHAPES_LOCK);
  if (isRef(old) && isLocal(load<i32>(refOf(old), HEADER_COUNT))) settle(refOf(old));
  release(old);
  return done;
}

function addEntry(cls: u32, name: u32, value: i64): bool {
  let namespace = namespaceOf(cls);
  const count = load<u32>(namespace + NAMESPACE_COUNT);
  if (count == load<u32>(namespace + NAMESPACE_CAPACITY)) {
    const larger = newNamespace(2 * count);
    if (larger == 0) return false;
    memory.copy(larger + NAMESPACE_ENTRIES, namespace + NAMESPACE_ENTRIES, count * ATTRIBUTE_SIZE);
    store<u32>(larger + NAMESPACE_COUNT, count);
    atomic.store<u32>(dataOf(cls) + CLASSDATA_NAMESPACE, larger);
    bumpVersion();
    freeBlock(namespace);
    namespace = larger;
  }
  const entry = entryAt(namespace, count);
  store<u32>(entry + ATTRIBUTE_NAME, name);
  atomic.store<i64>(entry + ATTRIBUTE_VALUE, value);
  atomic.store<u32>(namespace + NAMESPACE_COUNT, count + 1);
  return true;
}

// ── lookup ──

export function classVersion(): u32 {
  return load<u32>(CONTROL_BASE + CONTROL_CLASS_VERSION);
}

/** Every thread's caches of attributes are stale. */
export function bumpVersion(): void {
  const word = CONTROL_BASE + CONTROL_CLASS_VERSION;
  if (atomic.load<u32>(word) < LAST_VERSION) atomic.add<u32>(word, 1);
}

// The table of this thread: {class, name, version, entry}, direct-mapped. Mutable globals are per instance.
const KNOWN_COUNT: u32 = 2048;
const KNOWN_SIZE: u32 = 16;
let known: u32 = 0;

/** The thread ends: its table goes back to the heap. */
export function releaseLookups(): void {
  if (known != 0) free(known);
  if (knownAfter != 0) free(knownAfter);
  known = 0;
  knownAfter = 0;
}

/** Entry of an interned name in the class or what it extends; 0 = none. */
export function findEntry(cls: u32, name: u32): u32 {
  const version = classVersion();
  if (known == 0) {
    known = allocZeroed(KNOWN_COUNT * KNOWN_SIZE);
    if (known == 0) return searchEntry(cls, name);
  }
  const line = known + ((((cls >> 4) * 31) ^ (name >> 4)) & (KNOWN_COUNT - 1)) * KNOWN_SIZE;
  if (load<u32>(line) == cls && load<u32>(line, 4) == name && load<u32>(line, 8) == version) return load<u32>(line, 12);
  const entry = searchEntry(cls, name);
  if (version < LAST_VERSION) {
    store<u32>(line, cls);
    store<u32>(line, name, 4);
    store<u32>(line, version, 8);
    store<u32>(line, entry, 12);
  }
  return entry;
}

function searchEntry(cls: u32, name: u32): u32 {
  const mro = mroOf(cls);
  if (mro == 0) return 0;
  for (let i: u32 = 0; i < tupleLength(mro); i++) {
    const entry = ownEntry(refOf(tupleItem(mro, i)), name);
    if (entry != 0) return entry;
  }
  return 0;
}

/** The value of an entry, owned; UNBOUND when it was deleted by now. */
export function entryValue(entry: u32): i64 {
  const word = entry + ATTRIBUTE_VALUE;
  if (!readersMayLook()) return share(load<i64>(word));
  while (true) {
    const value = atomic.load<i64>(word);
    if (!isRef(value)) return value;
    if (!tryShareRef(refOf(value))) continue;
    if (atomic.load<i64>(word) == value) {
      if (load<i32>(refOf(value), HEADER_COUNT) >= 0) found(word, refOf(value));
      return value;
    }
    releaseRef(refOf(value));
  }
}

/** What a class has by an interned name, owned and as it is (not bound); UNBOUND = nothing. */
export function findInClass(cls: u32, name: u32): i64 {
  const entry = findEntry(cls, name);
  return entry == 0 ? UNBOUND : entryValue(entry);
}

// The same for `super()`: {class, class behind which is searched, name, version, entry}.
const AFTER_COUNT: u32 = 256;
const AFTER_SIZE: u32 = 32;
let knownAfter: u32 = 0;

/** As `findInClass`, for what stands behind `after` in the MRO of `cls`. */
export function findAfter(cls: u32, after: u32, name: u32): i64 {
  const version = classVersion();
  if (knownAfter == 0) knownAfter = allocZeroed(AFTER_COUNT * AFTER_SIZE);
  const line: u32 = knownAfter == 0 ? 0 : knownAfter + ((((cls >> 4) * 31) ^ ((after >> 4) * 7) ^ (name >> 4)) & (AFTER_COUNT - 1)) * AFTER_SIZE;
  const isKnown = line != 0 && load<u32>(line) == cls && load<u32>(line, 4) == after && load<u32>(line, 8) == name && load<u32>(line, 12) == version;
  const entry = isKnown ? load<u32>(line, 16) : searchAfter(cls, after, name);
  if (!isKnown && line != 0 && version < LAST_VERSION) {
    store<u32>(line, cls);
    store<u32>(line, after, 4);
    store<u32>(line, name, 8);
    store<u32>(line, version, 12);
    store<u32>(line, entry, 16);
  }
  return entry == 0 ? UNBOUND : entryValue(entry);
}

function searchAfter(cls: u32, after: u32, name: u32): u32 {
  const mro = mroOf(cls);
  let i: u32 = 0;
  while (i < tupleLength(mro) && refOf(tupleItem(mro, i)) != after) i++;
  for (i++; i < tupleLength(mro); i++) {
    const entry = ownEntry(refOf(tupleItem(mro, i)), name);
    if (entry != 0) return entry;
  }
  return 0;
}

/** Shape of the class's instances without attributes, 0 = they are no plain objects. */
export function rootShape(cls: u32): u32 {
  return load<u32>(dataOf(cls) + CLASSDATA_SHAPE);
}

/** Class object of the built-in type whose objects the instances stand for, 0 = none. */
export function nativeBase(cls: u32): u32 {
  return load<u32>(dataOf(cls) + CLASSDATA_NATIVE);
}
