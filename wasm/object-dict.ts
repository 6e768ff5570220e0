/** `__dict__` of objects and classes, as new dicts: changes of them do not reach the object. */
import { entryAt, entryValue, namespaceOf } from "./class";
import { release } from "./count";
import { dictSet, newDict } from "./dict";
import { ATTRIBUTE_NAME, ATTRIBUTE_VALUE, NAME_EMPTY, NAMESPACE_COUNT, SHAPE_COUNT, UNBOUND } from "./generated/layout";
import { loadSlot, shapeOf, slotName } from "./instance";
import { raiseMemoryError } from "./messages";
import { singleton } from "./singletons";
import { boxRef } from "./value";

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
  return finished(dict);
}

/** The attributes of an instance itself, owned; UNBOUND = raised. */
export function instanceDict(object: u32): i64 {
  const dict = newDict();
  const shape = shapeOf(object);
  for (let i: u32 = 0; dict != 0 && i < load<u32>(shape + SHAPE_COUNT); i++) {
    const name = slotName(shape, i);
    if (name != singleton(NAME_EMPTY)) put(dict, name, loadSlot(object, shape, i));
  }
  return finished(dict);
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
