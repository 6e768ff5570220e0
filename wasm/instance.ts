/**
 * Instances of user classes and their shapes (hidden classes). The type word of an instance is its shape, which says
 * the slot of every attribute; the values lie in a storage block with its capacity in it, at first inside the object.
 * Writers hold the object's lock; readers do not: they look at shape, storage, value, try to become an owner, and look
 * again. Shapes are immortal; names are interned strs, compared by address. Long because readers without a lock rely on
 * the order in which every writer here changes shape and storage.
 */
import { singleton } from "./singletons";
import { dictGet, dictSet, dictTake } from "./dict";
import { disownNew } from "./biased";
import { multi } from "./control";
import { dataOf, findEntry, mroOf, typeClass } from "./class";
import { freeBlock, newObject, noteFound, publish, readersMayLook, release, releaseHeld, releaseRef, share, shareAlone, shareHeld, tryShareRef } from "./count";
import {
  CLASSDATA_CAPACITY, CLASSDATA_SHAPE, CONTROL_BASE, CONTROL_DELETERS, CONTROL_SHAPES_LOCK, EMPTY_STORAGE, EXCEPTION_DICT, HEADER_TYPE, INSTANCE_INLINE, INSTANCE_SERIAL, INSTANCE_STORAGE, PSEUDO_OBJECT, SHAPE_CHILD, SHAPE_CLASS, SHAPE_COUNT, SHAPE_DATA, SHAPE_NAMES, SHAPE_PARENT, SHAPE_ROOM, SHAPE_SIBLING, SHAPE_SIZE, STORAGE_CAPACITY, STORAGE_ITEMS, TYPE_EXCEPTION, TYPE_FIRST_SHAPE, UNBOUND, CLASSDATA_DICT_SHAPE, SHAPE_DICT, SHAPE_DICT_SLOT, NAME_DEL, NAME_DICT, NAME_EMPTY, REFCOUNT_BIASED, NEVER_PLAIN, SHAPE_PLAIN,
} from "./generated/layout";
import { lockWord, unlockWord } from "./intern";
import { lockObject, lockUnlessOwn, unlockIf, unlockObject } from "./lock";
import { alloc, roundedSize } from "./memory";
import { ownSlots, slotsBesideDict } from "./slot-members";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, isRef, refOf } from "./value";

export const NO_SLOT: u32 = 0xffff_ffff;
/** Slots inside the object that a class's first instances have. */
const FIRST_CAPACITY: u32 = 4;
/** Beyond this many slots an instance's values lie outside of it. */
const MOST_INLINE: u32 = 32;

@inline
export function shapeOf(object: u32): u32 {
  return load<u32>(object + HEADER_TYPE);
}

/** The shape without attributes of a class; 0 when memory is exhausted. */
export function newRootShape(cls: u32): u32 {
  const shape = alloc(SHAPE_SIZE);
  if (shape == 0) return 0;
  memory.fill(shape, 0, SHAPE_SIZE);
  store<u32>(shape + SHAPE_PLAIN, NEVER_PLAIN);
  store<u32>(shape + SHAPE_CLASS, cls);
  store<u32>(shape + SHAPE_DATA, dataOf(cls));
  return shape;
}

/** True when the attributes of instances of that shape are in a dict. */
@inline
export function isDictShape(shape: u32): bool {
  return load<u32>(shape + SHAPE_DICT) != 0;
}

/** The shape of a class's instances whose attributes are in a dict; 0 when memory is exhausted. Holds no lock of shapes. */
export function dictShapeOf(cls: u32): u32 {
  const word = dataOf(cls) + CLASSDATA_DICT_SHAPE;
  const known = atomic.load<u32>(word);
  if (known != 0) return known;
  const shape = newRootShape(cls);
  const count = 2 + slotsBesideDict(cls);
  const names = shape == 0 ? 0 : alloc(4 * count);
  if (names == 0) return 0;
  store<u32>(names, singleton(NAME_EMPTY));
  store<u32>(names, singleton(NAME_DICT), 4);
  let at = names + 8;
  for (let i: u32 = 0; count > 2 && i < tupleLength(mroOf(cls)); i++) {
    const own = ownSlots(refOf(tupleItem(mroOf(cls), i)));
    for (let j: u32 = 0; own != 0 && j < tupleLength(own); j++, at += 4) store<u32>(at, refOf(tupleItem(own, j)));
  }
  store<u32>(shape + SHAPE_NAMES, names);
  store<u32>(shape + SHAPE_ROOM, count);
  store<u32>(shape + SHAPE_COUNT, count);
  store<u32>(shape + SHAPE_DICT, 1);
  const other = atomic.cmpxchg<u32>(word, 0, shape);
  return other == 0 ? shape : other;
}

/**
 * Moves the attributes into the dict (whose ownership the instance takes, too): the old storage, whose values still own
 * theirs; 0 when memory is exhausted. Holds the object's lock. Readers never pair the old shape with the new storage.
 */
export function moveToDict(object: u32, shape: u32, next: u32, dict: u32): u32 {
  const old = load<u32>(object + INSTANCE_STORAGE);
  const room = load<u32>(next + SHAPE_COUNT);
  const storage = alloc(roundedSize(STORAGE_ITEMS + 8 * room));
  if (storage == 0) return 0;
  store<u32>(storage + STORAGE_CAPACITY, room);
  for (let i: u32 = 0; i < room; i++) store<i64>(wordOf(storage, i), UNBOUND);
  store<i64>(wordOf(storage, SHAPE_DICT_SLOT), share(boxRef(dict)));
  const count = load<u32>(shape + SHAPE_COUNT);
  for (let i: u32 = 0; i < count; i++) {
    const value = load<i64>(wordOf(old, i));
    // The empty name, and slots beside the dict.
    const slot = findSlot(next, slotName(shape, i));
    if (slot != NO_SLOT) store<i64>(wordOf(storage, slot), share(value));
    else if (value != UNBOUND && !dictSet(dict, boxRef(slotName(shape, i)), value)) return 0;
  }
  atomic.store<u32>(object + INSTANCE_STORAGE, EMPTY_STORAGE);
  atomic.store<u32>(object + HEADER_TYPE, next);
  atomic.store<u32>(object + INSTANCE_STORAGE, storage);
  return old;
}

/** Gives up what the old storage owned. */
export function dropMoved(object: u32, shape: u32, old: u32): void {
  const count = load<u32>(shape + SHAPE_COUNT);
  for (let i: u32 = 0; i < count; i++) releaseHeld(object, load<i64>(wordOf(old, i)));
  dropStorage(object, old);
}

/** The dict of an instance of a shape that has one, owned. */
function dictOf(object: u32, shape: u32): i64 {
  return loadSlot(object, shape, SHAPE_DICT_SLOT);
}

/** Slot of a name, or NO_SLOT. */
export function findSlot(shape: u32, name: u32): u32 {
  const names = load<u32>(shape + SHAPE_NAMES);
  const count = load<u32>(shape + SHAPE_COUNT);
  for (let i: u32 = 0; i < count; i++) if (load<u32>(names + 4 * i) == name) return i;
  return NO_SLOT;
}

export function slotName(shape: u32, slot: u32): u32 {
  return load<u32>(load<u32>(shape + SHAPE_NAMES) + 4 * slot);
}

/** The shape with one name more; 0 when memory is exhausted. */
export function shapeWith(shape: u32, name: u32): u32 {
  const found = childWith(shape, name);
  if (found != 0) return found;
  lockWord(CONTROL_BASE + CONTROL_SHAPES_LOCK);
  let child = childWith(shape, name);
  if (child == 0) child = addChild(shape, name);
  unlockWord(CONTROL_BASE + CONTROL_SHAPES_LOCK);
  return child;
}

function childWith(shape: u32, name: u32): u32 {
  const count = load<u32>(shape + SHAPE_COUNT);
  let child = atomic.load<u32>(shape + SHAPE_CHILD);
  while (child != 0 && slotName(child, count) != name) child = load<u32>(child + SHAPE_SIBLING);
  return child;
}

/** The names' array is the parent's where its first free place is this shape's: only one child can have it. */
function addChild(shape: u32, name: u32): u32 {
  const child = alloc(SHAPE_SIZE);
  if (child == 0) return 0;
  const count = load<u32>(shape + SHAPE_COUNT);
  let names = load<u32>(shape + SHAPE_NAMES);
  let room = load<u32>(shape + SHAPE_ROOM);
  if (room <= count || load<u32>(shape + SHAPE_CHILD) != 0) {
    const size = roundedSize(4 * max(count + 1, count + (count >> 1)));
    const copy = alloc(size);
    if (copy == 0) return 0;
    memory.copy(copy, names, 4 * count);
    names = copy;
    room = size >> 2;
  }
  store<u32>(names + 4 * count, name);
  store<u32>(child + SHAPE_CLASS, load<u32>(shape + SHAPE_CLASS));
  store<u32>(child + SHAPE_DATA, load<u32>(shape + SHAPE_DATA));
  store<u32>(child + SHAPE_COUNT, count + 1);
  store<u32>(child + SHAPE_NAMES, names);
  store<u32>(child + SHAPE_PARENT, shape);
  store<u32>(child + SHAPE_CHILD, 0);
  store<u32>(child + SHAPE_DICT, 0);
  store<u32>(child + SHAPE_ROOM, room);
  store<u32>(child + SHAPE_PLAIN, NEVER_PLAIN);
  store<u32>(child + SHAPE_SIBLING, load<u32>(shape + SHAPE_CHILD));
  atomic.store<u32>(shape + SHAPE_CHILD, child);
  const data = load<u32>(child + SHAPE_DATA);
  if (count >= load<u32>(data + CLASSDATA_CAPACITY)) store<u32>(data + CLASSDATA_CAPACITY, count + 1);
  return child;
}

/** How many instances and generators this thread has made: finalisers of cycles run in this order. */
let serial: u32 = 0;

@inline
export function nextSerial(): u32 {
  return serial++;
}

/** What has a `__del__` dies where it is released, not where its owner happens to be: that may hold the lock it wants. */
function disownIfDeleted(object: u32, cls: u32): void {
  if (findEntry(cls, singleton(NAME_DEL)) != 0) disownNew(object);
}

/** A new instance without attributes; 0 when memory is exhausted. */
export function newInstance(shape: u32): u32 {
  const wanted = max(FIRST_CAPACITY, load<u32>(load<u32>(shape + SHAPE_DATA) + CLASSDATA_CAPACITY));
  const size = INSTANCE_INLINE + STORAGE_ITEMS + 8 * min(wanted, MOST_INLINE);
  const object = newObject(size, shape);
  if (object == 0) return 0;
  const storage = object + INSTANCE_INLINE;
  store<u32>(object + INSTANCE_STORAGE, storage);
  store<u32>(object + INSTANCE_SERIAL, nextSerial());
  const capacity = (roundedSize(size) - INSTANCE_INLINE - STORAGE_ITEMS) >> 3;
  store<u32>(storage + STORAGE_CAPACITY, capacity);
  // A few stores are faster than the instruction that fills.
  for (let slot: u32 = 0; slot < capacity; slot++) store<i64>(wordOf(storage, slot), UNBOUND);
  if (REFCOUNT_BIASED && multi() && load<u32>(CONTROL_BASE + CONTROL_DELETERS) != 0) disownIfDeleted(object, load<u32>(shape + SHAPE_CLASS));
  return object;
}

@inline
function wordOf(storage: u32, slot: u32): u32 {
  return storage + STORAGE_ITEMS + 8 * slot;
}

/** The attribute in a slot of an instance, owned, where nobody may look on. */
@inline
export function ownSlot(object: u32, slot: u32): i64 {
  return shareAlone(load<i64>(wordOf(load<u32>(object + INSTANCE_STORAGE), slot)));
}

/** The attribute in a slot of an instance that has that shape, owned; UNBOUND when it does not have it any more. */
export function loadSlot(object: u32, shape: u32, slot: u32): i64 {
  const storage = atomic.load<u32>(object + INSTANCE_STORAGE);
  if (!readersMayLook()) return share(load<i64>(wordOf(storage, slot)));
  if (slot >= load<u32>(storage + STORAGE_CAPACITY)) return lockedSlot(object, shape, slot);
  const value = atomic.load<i64>(wordOf(storage, slot));
  if (!isRef(value)) {
    return value != UNBOUND && isStill(object, shape, storage) ? value : lockedSlot(object, shape, slot);
  }
  if (!tryShareRef(refOf(value))) return lockedSlot(object, shape, slot);
  if (atomic.load<i64>(wordOf(storage, slot)) == value && isStill(object, shape, storage)) {
    noteFound(object, wordOf(storage, slot), refOf(value));
    return value;
  }
  releaseRef(refOf(value));
  return lockedSlot(object, shape, slot);
}

/** What was read from the storage belongs to the shape: both are as they were, or the instance only grew in place. */
function isStill(object: u32, shape: u32, storage: u32): bool {
  return atomic.load<u32>(object + INSTANCE_STORAGE) == storage && atomic.load<u32>(object + HEADER_TYPE) == shape;
}

/** The slot means the same name as long as the shape in hand is the object's or one that it grew from. */
function lockedSlot(object: u32, shape: u32, slot: u32): i64 {
  lockObject(object);
  const now = shapeOf(object);
  let value: i64 = UNBOUND;
  if (slot < load<u32>(now + SHAPE_COUNT) && slotName(now, slot) == slotName(shape, slot)) {
    value = shareHeld(load<i64>(wordOf(load<u32>(object + INSTANCE_STORAGE), slot)));
  }
  unlockObject(object);
  return value;
}

/** The instance in whose slots the value's own attributes are: itself, or what an exception of a user class has for that; 0 = none. */
export function attributesOf(value: i64): u32 {
  if (!isRef(value)) return 0;
  const type = load<u32>(refOf(value) + HEADER_TYPE);
  return type >= TYPE_FIRST_SHAPE ? refOf(value) : type == TYPE_EXCEPTION ? atomic.load<u32>(refOf(value) + EXCEPTION_DICT) : 0;
}

/** As `attributesOf`, made when an exception has none yet; 0 = it can have none, or memory is exhausted. */
export function madeAttributesOf(value: i64): u32 {
  const known = attributesOf(value);
  if (known != 0 || !isRef(value) || load<u32>(refOf(value) + HEADER_TYPE) != TYPE_EXCEPTION) return known;
  const made = newInstance(load<u32>(dataOf(typeClass(PSEUDO_OBJECT)) + CLASSDATA_SHAPE));
  if (made == 0) return 0;
  const seen = atomic.cmpxchg<u32>(refOf(value) + EXCEPTION_DICT, 0, made);
  if (seen == 0) return made;
  release(boxRef(made));
  return seen;
}

/** The attribute of that name in the instance itself, owned; UNBOUND = none. */
export function getSlot(object: u32, name: u32): i64 {
  const shape = shapeOf(object);
  const slot = findSlot(shape, name);
  if (slot != NO_SLOT) {
    const value = loadSlot(object, shape, slot);
    return value != UNBOUND || shapeOf(object) == shape ? value : getSlot(object, name);
  }
  if (!isDictShape(shape)) return UNBOUND;
  const dict = dictOf(object, shape);
  if (dict == UNBOUND) return UNBOUND;
  const value = dictGet(refOf(dict), boxRef(name));
  release(dict);
  return value;
}

/** Stores an attribute, whose ownership it takes. False when memory is exhausted: the caller still owns the value. */
export function setSlot(object: u32, name: u32, value: i64): bool {
  lockObject(object);
  const shape = shapeOf(object);
  const slot = findSlot(shape, name);
  let old: i64 = UNBOUND;
  let done = true;
  if (slot == NO_SLOT && isDictShape(shape)) {
    unlockObject(object);
    return setInDict(object, shape, name, value);
  }
  if (slot != NO_SLOT) {
    const word = wordOf(load<u32>(object + INSTANCE_STORAGE), slot);
    old = load<i64>(word);
    put(word, value);
  } else done = append(object, shape, name, value);
  unlockObject(object);
  releaseHeld(object, old);
  return done;
}

function setInDict(object: u32, shape: u32, name: u32, value: i64): bool {
  const dict = dictOf(object, shape);
  const done = dict != UNBOUND && dictSet(refOf(dict), boxRef(name), value);
  release(dict);
  if (done) release(value);
  return done;
}

/** Makes another dict the one that has the attributes of an instance; false when memory is exhausted. */
export function replaceDict(object: u32, dict: i64): bool {
  return storeSlotOf(object, shapeOf(object), SHAPE_DICT_SLOT, share(dict));
}

/** Makes the instance one of another class whose instances are laid out as its own; false when memory is exhausted. */
export function moveToClass(object: u32, cls: u32): bool {
  lockObject(object);
  const shape = shapeOf(object);
  let next = isDictShape(shape) ? dictShapeOf(cls) : load<u32>(dataOf(cls) + CLASSDATA_SHAPE);
  for (let i = load<u32>(next + SHAPE_COUNT); next != 0 && i < load<u32>(shape + SHAPE_COUNT); i++) next = shapeWith(next, slotName(shape, i));
  if (next != 0) atomic.store<u32>(object + HEADER_TYPE, next);
  unlockObject(object);
  return next != 0;
}

/** As `setSlot`, where a cache says the slot; false when the instance has another shape by now. */
export function storeSlotOf(object: u32, shape: u32, slot: u32, value: i64): bool {
  const locked = lockUnlessOwn(object);
  if (shapeOf(object) != shape) {
    unlockIf(locked, object);
    return false;
  }
  const word = wordOf(load<u32>(object + INSTANCE_STORAGE), slot);
  const old = load<i64>(word);
  if (locked || isRef(value)) put(word, value);
  else store<i64>(word, value);
  unlockIf(locked, object);
  releaseHeld(object, old);
  return true;
}

/** Gives an instance of `shape` the attribute by which `next` has more; false when it has another shape by now, or no memory. */
export function appendSlotOf(object: u32, shape: u32, next: u32, value: i64): bool {
  lockObject(object);
  const slot = load<u32>(shape + SHAPE_COUNT);
  const done = shapeOf(object) == shape && reserve(object, slot);
  if (done) {
    put(wordOf(load<u32>(object + INSTANCE_STORAGE), slot), value);
    publish(object + HEADER_TYPE, next);
  }
  unlockObject(object);
  return done;
}

/** A whole 64-bit store; ordered before what follows where others may look on. */
function put(word: u32, value: i64): void {
  if (readersMayLook()) atomic.store<i64>(word, value);
  else store<i64>(word, value);
}

/** The value first, then the shape that leads to it. Holds the lock. */
function append(object: u32, shape: u32, name: u32, value: i64): bool {
  const next = shapeWith(shape, name);
  const slot = load<u32>(shape + SHAPE_COUNT);
  if (next == 0 || !reserve(object, slot)) return false;
  put(wordOf(load<u32>(object + INSTANCE_STORAGE), slot), value);
  atomic.store<u32>(object + HEADER_TYPE, next);
  return true;
}

function reserve(object: u32, slot: u32): bool {
  const old = load<u32>(object + INSTANCE_STORAGE);
  const capacity = load<u32>(old + STORAGE_CAPACITY);
  if (slot < capacity) return true;
  const storage = copyStorage(old, slot, max(slot + 1, 2 * capacity));
  if (storage == 0) return false;
  atomic.store<u32>(object + INSTANCE_STORAGE, storage);
  dropStorage(object, old);
  return true;
}

function dropStorage(object: u32, storage: u32): void {
  if (storage != object + INSTANCE_INLINE) freeBlock(storage);
}

/** New storage with the first `count` values of the old; 0 when memory is exhausted. */
function copyStorage(old: u32, count: u32, capacity: u32): u32 {
  const size = roundedSize(STORAGE_ITEMS + 8 * capacity);
  const storage = alloc(size);
  if (storage == 0) return 0;
  const room = size - STORAGE_ITEMS;
  store<u32>(storage + STORAGE_CAPACITY, room >> 3);
  memory.fill(storage + STORAGE_ITEMS, 0xff, room);
  memory.copy(storage + STORAGE_ITEMS, old + STORAGE_ITEMS, 8 * count);
  return storage;
}

/**
 * Deletes an attribute: 1, 0 = there is none, -1 = memory is exhausted. The later ones move to new storage; in between
 * the instance has storage without room, so that no reader pairs the old shape with the new values or the other way.
 */
export function deleteSlot(object: u32, name: u32): i32 {
  lockObject(object);
  const shape = shapeOf(object);
  const slot = findSlot(shape, name);
  let old: i64 = UNBOUND;
  let result = 0;
  if (slot == NO_SLOT && isDictShape(shape)) {
    unlockObject(object);
    const dict = dictOf(object, shape);
    const taken: i64 = dict == UNBOUND ? UNBOUND : dictTake(refOf(dict), boxRef(name));
    release(dict);
    release(taken);
    return i32(taken != UNBOUND);
  }
  if (slot != NO_SLOT && isDictShape(shape)) {
    const word = wordOf(load<u32>(object + INSTANCE_STORAGE), slot);
    old = load<i64>(word);
    put(word, UNBOUND);
    result = i32(old != UNBOUND);
  } else if (slot != NO_SLOT) {
    old = takeOut(object, shape, slot);
    result = old == UNBOUND ? -1 : 1;
  }
  unlockObject(object);
  releaseHeld(object, old);
  return result;
}

function takeOut(object: u32, shape: u32, slot: u32): i64 {
  const count = load<u32>(shape + SHAPE_COUNT);
  let next = shape;
  for (let i = count; i > slot; i--) next = load<u32>(next + SHAPE_PARENT);
  for (let i = slot + 1; i < count && next != 0; i++) next = shapeWith(next, slotName(shape, i));
  const old = load<u32>(object + INSTANCE_STORAGE);
  const value = load<i64>(wordOf(old, slot));
  const storage = next == 0 ? 0 : copyStorage(old, slot, load<u32>(old + STORAGE_CAPACITY));
  if (storage == 0) return UNBOUND;
  for (let i = slot + 1; i < count; i++) store<i64>(wordOf(storage, i - 1), load<i64>(wordOf(old, i)));
  atomic.store<u32>(object + INSTANCE_STORAGE, EMPTY_STORAGE);
  atomic.store<u32>(object + HEADER_TYPE, next);
  atomic.store<u32>(object + INSTANCE_STORAGE, storage);
  dropStorage(object, old);
  return value;
}

/** Gives up what a dead instance owned. */
export function destroyInstance(object: u32): void {
  const storage = load<u32>(object + INSTANCE_STORAGE);
  const count = load<u32>(shapeOf(object) + SHAPE_COUNT);
  for (let i = count; i > 0; i--) releaseHeld(object, load<i64>(wordOf(storage, i - 1)));
  if (storage != object + INSTANCE_INLINE) freeBlock(storage);
}
