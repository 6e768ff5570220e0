/** `__dict__` of objects and classes, of an instance the dict that its attributes are in, of a class a new dict. */
import { lockObject, unlockObject } from "./lock";
import { dataOf, entryAt, entryValue, namespaceOf, isUserClass } from "./class";
import { release } from "./count";
import { dictSet, newDict } from "./dict";
import { ATTRIBUTE_NAME, ATTRIBUTE_VALUE, NAME_EMPTY, NAMESPACE_COUNT, SHAPE_COUNT, UNBOUND, SHAPE_CLASS, SHAPE_DICT_SLOT, CLASSDATA_SLOTS } from "./generated/layout";
import { dictShapeOf, dropMoved, isDictShape, loadSlot, moveToDict, shapeOf } from "./instance";
import { raiseMemoryError } from "./messages";
import { singleton } from "./singletons";
import { memberOf, ownSlots } from "./slot-members";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, refOf } from "./value";

/** The attributes of a class itself, owned; UNBOUND = raised. */
export function namespaceDict(cls: u32): i64 {
  const dict = newDict();
  const namespace = namespaceOf(cls);
  const count = load<u32>(namespace + NAMESPACE_COUNT);
  for (let i: u32 = 0; dict != 0 && i < count; i++) {
    const entry = entryAt(namespace, i);
    if (load<i64>(entry + ATTRIBUTE_VALUE) == UNBOUND) continue;
    put(dict, load<u32>(entry + ATTRIBUTE_NAME), entryValue(entry));
  }
  const own = ownSlots(cls);
  for (let i: u32 = 0; dict != 0 && own != 0 && i < tupleLength(own); i++) put(dict, refOf(tupleItem(own, i)), memberOf(cls, refOf(tupleItem(own, i))));
  return finished(dict);
}

/** False where all classes have `__slots__`: such instances have no `__dict__`. */
export function hasDict(cls: u32): bool {
  return load<u32>(dataOf(cls) + CLASSDATA_SLOTS) == 0 && isUserClass(cls);
}

/**
 * The dict that has the attributes of an instance itself, owned; UNBOUND = raised. From the first time on that it is
 * asked for, it is where they live: what either changes, the other sees.
 */
export function instanceDict(object: u32): i64 {
  const dict = newDict();
  if (dict == 0) return finished(0);
  lockObject(object);
  const shape = shapeOf(object);
  if (isDictShape(shape)) {
    unlockObject(object);
    release(boxRef(dict));
    return loadSlot(object, shape, SHAPE_DICT_SLOT);
  }
  const next = dictShapeOf(load<u32>(shape + SHAPE_CLASS));
  const old = next == 0 ? 0 : moveToDict(object, shape, next, dict);
  unlockObject(object);
  if (old == 0) {
    release(boxRef(dict));
    return finished(0);
  }
  dropMoved(object, shape, old);
  return boxRef(dict);
}

function put(dict: u32, name: u32, value: i64): void {
  if (value == UNBOUND) return;
  dictSet(dict, boxRef(name), value);
  release(value);
}

function finished(dict: u32): i64 {
  if (dict != 0) return boxRef(dict);
  raiseMemoryError();
  return UNBOUND;
}
