/**
 * Dicts, their views and sets as lists, as they are at one moment: the lock is held meanwhile, as CPython's list() and list.extend()
 * hold it, so that a program may walk through `list(shared)` while other threads change it.
 */
import { releaseRef, shareHeld } from "./count";
import { entriesOf } from "./dict-table";
import { viewDict, viewKind } from "./dict-view";
import {
  DICT_FILLED, DICT_TABLE, DICT_USED, LIST_ITEMS, LIST_LENGTH, PAIR_KEY, PAIR_SIZE, PAIR_VALUE, SET_MASK, SET_TABLE, SLOT_KEY, SLOT_SIZE, TYPE_DICT,
  TYPE_DICT_VIEW, TYPE_FROZENSET, TYPE_SET, UNBOUND, VIEW_KEYS, VIEW_VALUES,
} from "./generated/layout";
import { newList, slotOf } from "./list";
import { lockObject, unlockObject } from "./lock";
import { raiseMemoryError } from "./messages";
import { pairOf } from "./pair";
import { setLength } from "./set";
import { isElement, slotAt } from "./set-table";
import { refOf, typeOf } from "./value";

/** A dict itself, a view of one, a set or a frozenset. */
export function isMap(value: i64): bool {
  switch (typeOf(value)) {
    case TYPE_DICT:
    case TYPE_DICT_VIEW:
    case TYPE_SET:
    case TYPE_FROZENSET: return true;
  }
  return false;
}

/** What iterating over a map gives, as a new list, owned; 0 = raised. */
export function listOfMap(map: i64): u32 {
  const object = refOf(map);
  switch (typeOf(map)) {
    case TYPE_DICT: return listOfDict(object, VIEW_KEYS);
    case TYPE_DICT_VIEW: return listOfDict(viewDict(object), viewKind(object));
  }
  return listOfSet(object);
}

function listOfDict(dict: u32, kind: u32): u32 {
  lockObject(dict);
  const list = newList(load<u32>(dict, DICT_USED));
  const table = load<u32>(dict, DICT_TABLE);
  let done = list != 0;
  if (done && table != 0) {
    let entry = entriesOf(table);
    for (let left = load<u32>(table, DICT_FILLED); done && left != 0; left--, entry += PAIR_SIZE) {
      if (load<i64>(entry, PAIR_KEY) != UNBOUND) done = append(list, shownOf(entry, kind));
    }
  }
  unlockObject(dict);
  return finished(list, done);
}

/** What a view of the kind shows of an entry, owned; UNBOUND = raised. */
function shownOf(entry: u32, kind: u32): i64 {
  if (kind == VIEW_KEYS) return shareHeld(load<i64>(entry, PAIR_KEY));
  const value = shareHeld(load<i64>(entry, PAIR_VALUE));
  return kind == VIEW_VALUES ? value : pairOf(shareHeld(load<i64>(entry, PAIR_KEY)), value);
}

function listOfSet(set: u32): u32 {
  lockObject(set);
  const list = newList(setLength(set));
  const table = load<u32>(set, SET_TABLE);
  if (list != 0) {
    for (let slot = slotAt(table, 0), end = slotAt(table, load<u32>(table, SET_MASK)); slot <= end; slot += SLOT_SIZE) {
      if (isElement(load<i64>(slot, SLOT_KEY))) append(list, shareHeld(load<i64>(slot, SLOT_KEY)));
    }
  }
  unlockObject(set);
  return finished(list, list != 0);
}

/** Appends an owned item to the list, which nobody else has and which has room for it; false: there is no item. */
function append(list: u32, item: i64): bool {
  if (item == UNBOUND) return false;
  const length = load<u32>(list, LIST_LENGTH);
  store<i64>(slotOf(load<u32>(list, LIST_ITEMS), length), item);
  store<u32>(list, length + 1, LIST_LENGTH);
  return true;
}

function finished(list: u32, done: bool): u32 {
  if (done) return list;
  if (list != 0) releaseRef(list);
  else raiseMemoryError();
  return 0;
}
