/**
 * Weak references: handles (TYPE_WEAKREF), of which each belongs to one object of src/python/weakref.py, its owner. A table
 * leads from an object's address to its handles; an object that has some carries FLAG_WEAK. Table and handles are under one
 * lock. Who dies clears its handles under it before its memory goes, and who asks a handle becomes an owner under it, of
 * what is still alive: nobody gets a corpse. Nothing is released while the lock is held, as that may destroy a handle.
 */
import { makeReadable } from "./biased";
import { argument } from "./arguments";
import { classOfValue, dataOf, isInstance, nativeBase, typeClass } from "./class";
import { newObject, release, share, tryShareRef } from "./count";
import { bind } from "./descriptor";
import { enqueueCallback } from "./finalise";
import {
  CLASSDATA_SLOTS, CONTROL_BASE, CONTROL_WEAK_COUNT, CONTROL_WEAK_LOCK, CONTROL_WEAK_TABLE, EXC_TypeError, FLAG_TRASH, FLAG_WEAK,
  HEADER_FLAGS, NAME_WEAKREF, NONE, REFCOUNT_BIASED, PSEUDO_INT, TYPE_BOUND, TYPE_BUILTIN, TYPE_BYTES, TYPE_CLASS, TYPE_CODE, TYPE_EXCEPTION,
  TYPE_FROZENSET, TYPE_FUNCTION, TYPE_GENERATOR, TYPE_LOCK, TYPE_METHOD, TYPE_MODULE, TYPE_NATIVE, TYPE_SET, TYPE_THREAD, TYPE_TUPLE,
  TYPE_WEAKREF, UNBOUND, WEAKREF_CALLBACK, WEAKREF_NEXT, WEAKREF_OBJECT, WEAKREF_OWNER, WEAKREF_SIZE,
} from "./generated/layout";
import { isUserClass } from "./class";
import { lockWord, unlockWord } from "./intern";
import { list_push, newList } from "./list";
import { alloc, free } from "./memory";
import { raiseForType, raiseMemoryError } from "./messages";
import { singleton } from "./singletons";
import { tupleItem, tupleLength } from "./tuple";
import { boxInt, boxRef, isRef, refOf, typeOf } from "./value";

const LOCK: u32 = CONTROL_BASE + CONTROL_WEAK_LOCK;
const TABLE: u32 = CONTROL_BASE + CONTROL_WEAK_TABLE;
// The table: {u32 mask, …, u32 first handle of each chain from BUCKETS on}.
const BUCKETS: u32 = 8;
const FIRST_MASK: u32 = 63;

function bucketOf(table: u32, object: u32): u32 {
  return table + BUCKETS + 4 * (((object >> 4) * 0x9e37_79b1 >> 7) & load<u32>(table));
}

function newTable(mask: u32): u32 {
  const table = alloc(BUCKETS + 4 * (mask + 1));
  if (table == 0) return 0;
  memory.fill(table, 0, BUCKETS + 4 * (mask + 1));
  store<u32>(table, mask);
  return table;
}

/** The table with room for one handle more; 0 when memory is exhausted. */
function tableForMore(): u32 {
  const old = load<u32>(TABLE);
  const count = load<u32>(CONTROL_BASE + CONTROL_WEAK_COUNT);
  if (old != 0 && count <= load<u32>(old)) return old;
  const table = newTable(old == 0 ? FIRST_MASK : 2 * load<u32>(old) + 1);
  if (table == 0) return old;
  if (old != 0) {
    for (let i: u32 = 0; i <= load<u32>(old); i++) moveChain(load<u32>(old + BUCKETS + 4 * i), table);
    free(old);
  }
  store<u32>(TABLE, table);
  return table;
}

/** The newest of an object's handles stays the first. */
function moveChain(first: u32, table: u32): void {
  let reversed: u32 = 0;
  let handle = first;
  while (handle != 0) {
    const next = load<u32>(handle, WEAKREF_NEXT);
    store<u32>(handle, reversed, WEAKREF_NEXT);
    reversed = handle;
    handle = next;
  }
  while (reversed != 0) {
    const next = load<u32>(reversed, WEAKREF_NEXT);
    const bucket = bucketOf(table, load<u32>(reversed, WEAKREF_OBJECT));
    store<u32>(reversed, load<u32>(bucket), WEAKREF_NEXT);
    store<u32>(bucket, reversed);
    reversed = next;
  }
}

function canBeReferenced(value: i64): bool {
  if (!isRef(value)) return false;
  if (isInstance(value)) return isPlainEnough(classOfValue(value));
  switch (typeOf(value)) {
    case TYPE_FUNCTION:
    case TYPE_BUILTIN:
    case TYPE_METHOD:
    case TYPE_CLASS:
    case TYPE_BOUND:
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_GENERATOR:
    case TYPE_MODULE:
    case TYPE_CODE:
    case TYPE_THREAD:
    case TYPE_LOCK:
    case TYPE_NATIVE: return true;
    case TYPE_EXCEPTION: return isUserClass(classOfValue(value));
  }
  return false;
}

/** Not what has slots without `__weakref__`, nor what extends a type of varying size, nor object itself. */
function isPlainEnough(cls: u32): bool {
  if (!isUserClass(cls)) return false;
  const native = nativeBase(cls);
  if (native != 0 && (native == typeClass(PSEUDO_INT) || native == typeClass(TYPE_TUPLE) || native == typeClass(TYPE_BYTES))) return false;
  const slots = load<u32>(dataOf(cls) + CLASSDATA_SLOTS);
  if (slots == 0) return true;
  for (let i: u32 = 0; i < tupleLength(slots); i++) if (refOf(tupleItem(slots, i)) == singleton(NAME_WEAKREF)) return true;
  return false;
}

/** _weakref.handle(object, owner, callback or None). */
export function weakHandle(): i64 {
  const value = argument(0);
  if (!canBeReferenced(value)) {
    raiseForType(EXC_TypeError, "cannot create weak reference to '", value, "' object");
    return UNBOUND;
  }
  const handle = newObject(WEAKREF_SIZE, TYPE_WEAKREF);
  if (handle == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  const object = refOf(value);
  store<u32>(handle, 0, WEAKREF_OBJECT);
  store<u32>(handle, refOf(argument(1)), WEAKREF_OWNER);
  store<i64>(handle, share(argument(2)), WEAKREF_CALLBACK);
  lockWord(LOCK);
  const table = tableForMore();
  if (table != 0) {
    const bucket = bucketOf(table, object);
    store<u32>(handle, object, WEAKREF_OBJECT);
    store<u32>(handle, load<u32>(bucket), WEAKREF_NEXT);
    store<u32>(bucket, handle);
    store<u8>(object, load<u8>(object, HEADER_FLAGS) | <u8>FLAG_WEAK, HEADER_FLAGS);
    if (REFCOUNT_BIASED) {
      makeReadable(object);
      makeReadable(handle);
      makeReadable(load<u32>(handle, WEAKREF_OWNER));
    }
    store<u32>(CONTROL_BASE + CONTROL_WEAK_COUNT, load<u32>(CONTROL_BASE + CONTROL_WEAK_COUNT) + 1);
  }
  unlockWord(LOCK);
  if (table != 0) return boxRef(handle);
  release(boxRef(handle));
  raiseMemoryError();
  return UNBOUND;
}

/** _weakref.get(handle): what it refers to, None when that is dead. */
export function weakGet(): i64 {
  const handle = refOf(argument(0));
  lockWord(LOCK);
  const object = load<u32>(handle, WEAKREF_OBJECT);
  const alive = object != 0 && tryShareRef(object);
  unlockWord(LOCK);
  return alive ? boxRef(object) : NONE;
}

/** _weakref.callback(handle): None when it has none, or when it was called. */
export function weakCallback(): i64 {
  const handle = refOf(argument(0));
  lockWord(LOCK);
  const callback: i64 = load<u32>(handle, WEAKREF_OBJECT) == 0 ? NONE : share(load<i64>(handle, WEAKREF_CALLBACK));
  unlockWord(LOCK);
  return callback;
}

/** _weakref.find(object, class): an owner of exactly this class whose handle to the object has no callback, or None. */
export function weakFind(): i64 {
  if (!isRef(argument(0))) return NONE;
  const object = refOf(argument(0));
  let owner: u32 = 0;
  lockWord(LOCK);
  for (let handle = firstOf(object); handle != 0 && owner == 0; handle = load<u32>(handle, WEAKREF_NEXT)) {
    if (load<u32>(handle, WEAKREF_OBJECT) != object || load<i64>(handle, WEAKREF_CALLBACK) != NONE) continue;
    const candidate = load<u32>(handle, WEAKREF_OWNER);
    if (classOfValue(boxRef(candidate)) == refOf(argument(1)) && tryShareRef(candidate)) owner = candidate;
  }
  unlockWord(LOCK);
  return owner == 0 ? NONE : boxRef(owner);
}

/** _weakref.owners(object): a list of all owners of handles to it, the newest first. */
export function weakOwners(): i64 {
  const made = newList(0);
  if (made == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  if (!isRef(argument(0))) return boxRef(made);
  const object = refOf(argument(0));
  let done = true;
  lockWord(LOCK);
  for (let handle = firstOf(object); handle != 0 && done; handle = load<u32>(handle, WEAKREF_NEXT)) {
    const owner = load<u32>(handle, WEAKREF_OWNER);
    if (load<u32>(handle, WEAKREF_OBJECT) == object && tryShareRef(owner)) done = list_push(made, boxRef(owner)) != 0;
  }
  unlockWord(LOCK);
  if (!done) raiseMemoryError();
  return done ? boxRef(made) : UNBOUND;
}

/** _weakref.bound(function, object): the function as a method of the object. */
export function weakBound(): i64 {
  return bind(share(argument(0)), argument(1), classOfValue(argument(1)));
}

/** _weakref.count(object). */
export function weakCount(): i64 {
  if (!isRef(argument(0))) return boxInt(0);
  const object = refOf(argument(0));
  let count: i64 = 0;
  lockWord(LOCK);
  for (let handle = firstOf(object); handle != 0; handle = load<u32>(handle, WEAKREF_NEXT)) {
    if (load<u32>(handle, WEAKREF_OBJECT) == object) count++;
  }
  unlockWord(LOCK);
  return boxInt(count);
}

/** The chain in which an object's handles are. */
function firstOf(object: u32): u32 {
  const table = load<u32>(TABLE);
  return table == 0 ? 0 : load<u32>(bucketOf(table, object));
}

/**
 * The object is dead, or trash: its handles refer to nothing any more, and callbacks wait to be called. `called`: only
 * handles with callbacks; the others stay. `trash`: owners that are trash themselves hear nothing.
 */
export function forgetWeakly(object: u32, called: bool, trash: bool): void {
  lockWord(LOCK);
  const table = load<u32>(TABLE);
  let link = bucketOf(table, object);
  let handle = load<u32>(link);
  let rest = false;
  while (handle != 0) {
    const next = load<u32>(handle, WEAKREF_NEXT);
    const callback = load<i64>(handle, WEAKREF_CALLBACK);
    if (load<u32>(handle, WEAKREF_OBJECT) != object || (called && callback == NONE)) {
      if (load<u32>(handle, WEAKREF_OBJECT) == object) rest = true;
      link = handle + WEAKREF_NEXT;
    } else {
      store<u32>(link, next);
      store<u32>(handle, 0, WEAKREF_OBJECT);
      store<u32>(CONTROL_BASE + CONTROL_WEAK_COUNT, load<u32>(CONTROL_BASE + CONTROL_WEAK_COUNT) - 1);
      if (callback != NONE) notify(handle, trash);
    }
    handle = next;
  }
  if (!rest) store<u8>(object, load<u8>(object, HEADER_FLAGS) & ~<u8>FLAG_WEAK, HEADER_FLAGS);
  unlockWord(LOCK);
}

function notify(handle: u32, trash: bool): void {
  const owner = load<u32>(handle, WEAKREF_OWNER);
  if (trash && ((load<u8>(owner, HEADER_FLAGS) | load<u8>(handle, HEADER_FLAGS)) & FLAG_TRASH) != 0) return;
  if (!tryShareRef(handle)) return;
  if (!tryShareRef(owner)) store<u32>(handle, 0, WEAKREF_OWNER);
  enqueueCallback(handle);
}

/** A handle dies with its owner. */
export function destroyWeakref(handle: u32): void {
  lockWord(LOCK);
  const object = load<u32>(handle, WEAKREF_OBJECT);
  if (object != 0) {
    let link = bucketOf(load<u32>(TABLE), object);
    while (load<u32>(link) != handle) link = load<u32>(link) + WEAKREF_NEXT;
    store<u32>(link, load<u32>(handle, WEAKREF_NEXT));
    store<u32>(CONTROL_BASE + CONTROL_WEAK_COUNT, load<u32>(CONTROL_BASE + CONTROL_WEAK_COUNT) - 1);
  }
  unlockWord(LOCK);
  release(load<i64>(handle, WEAKREF_CALLBACK));
}
