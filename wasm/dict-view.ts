/** Views of dicts: keys(), values() and items(), which show what the dict has now. */
import { areSame } from "./compare";
import { newObject, release, share, shareRef } from "./count";
import { dictGet, dictHas, dictLength } from "./dict";
import { hasRaised, orMemoryError } from "./error";
import {
  TYPE_DICT_VIEW, TYPE_SET, TYPE_TUPLE, UNBOUND, VIEW_DICT, VIEW_ITEMS, VIEW_KEYS, VIEW_KIND, VIEW_SIZE, VIEW_VALUES,
} from "./generated/layout";
import { iterNext, iterOf } from "./iterate";
import { iterateDict } from "./map-iterate";
import { isSet, setAdd, setLength } from "./set";
import { differenceUpdate, emptySet, intersection, setOf, setUpdate, symmetricDifferenceUpdate } from "./set-algebra";
import { contains } from "./compare";
import { tupleItem, tupleLength } from "./tuple";
import { boxNew, boxRef, isOfType, refOf } from "./value";

/** A view of the kind VIEW_*, owned; UNBOUND = raised. */
export function newView(dict: u32, kind: u32): i64 {
  const view = newObject(VIEW_SIZE, TYPE_DICT_VIEW);
  if (view == 0) return orMemoryError(UNBOUND);
  shareRef(dict);
  store<u32>(view, dict, VIEW_DICT);
  store<u32>(view, kind, VIEW_KIND);
  return boxRef(view);
}

@inline
export function viewDict(view: u32): u32 {
  return load<u32>(view, VIEW_DICT);
}

@inline
export function viewKind(view: u32): u32 {
  return load<u32>(view, VIEW_KIND);
}

export function viewLength(view: u32): u32 {
  return dictLength(viewDict(view));
}

/** keys() or items(), which behave like sets. */
export function isSetLike(value: i64): bool {
  return isOfType(value, TYPE_DICT_VIEW) && viewKind(refOf(value)) != VIEW_VALUES;
}

/** value in view: 1, 0, -1 = raised. */
export function viewHas(view: u32, value: i64): i32 {
  const kind = viewKind(view);
  if (kind == VIEW_KEYS) return dictHas(viewDict(view), value);
  if (kind == VIEW_ITEMS) return hasItem(viewDict(view), value);
  const iterator = iterateDict(viewDict(view), VIEW_VALUES);
  if (iterator == UNBOUND) return -1;
  let same = 0;
  while (same == 0) {
    const item = iterNext(iterator);
    if (item == UNBOUND) break;
    same = areSame(item, value);
    release(item);
  }
  release(iterator);
  return hasRaised() ? -1 : same;
}

function hasItem(dict: u32, pair: i64): i32 {
  if (!isOfType(pair, TYPE_TUPLE) || tupleLength(refOf(pair)) != 2) return 0;
  const value = dictGet(dict, tupleItem(refOf(pair), 0));
  if (value == UNBOUND) return hasRaised() ? -1 : 0;
  const same = areSame(value, tupleItem(refOf(pair), 1));
  release(value);
  return same;
}

// ── as sets ──

/** The elements of a view as a new set, owned; 0 = raised. */
function setOfView(value: i64): u32 {
  const view = refOf(value);
  return setOf(TYPE_SET, isOfType(value, TYPE_DICT_VIEW) && viewKind(view) == VIEW_KEYS ? boxRef(viewDict(view)) : value);
}

/** left - right, left | right, left ^ right: as sets; UNBOUND = raised. */
export function viewDifference(left: i64, right: i64): i64 {
  const result = setOfView(left);
  return result == 0 ? UNBOUND : ended(result, differenceUpdate(result, right));
}

export function viewUnion(left: i64, right: i64): i64 {
  const result = setOfView(left);
  return result == 0 ? UNBOUND : ended(result, setUpdate(result, right));
}

export function viewSymmetricDifference(left: i64, right: i64): i64 {
  const result = setOfView(left);
  return result == 0 ? UNBOUND : ended(result, symmetricDifferenceUpdate(result, right));
}

/** left & right: walks through the smaller of the two. */
export function viewIntersection(left: i64, right: i64): i64 {
  let view = isSetLike(left) ? left : right;
  let other = isSetLike(left) ? right : left;
  const length = viewLength(refOf(view));
  if (isOfType(other, TYPE_SET) && length <= setLength(refOf(other))) return boxNew(intersection(refOf(other), view));
  if (isSetLike(other) && viewLength(refOf(other)) > length) {
    const smaller = view;
    view = other;
    other = smaller;
  }
  const result = emptySet(TYPE_SET);
  return result == 0 ? UNBOUND : ended(result, addCommon(result, refOf(view), other));
}

function addCommon(result: u32, view: u32, other: i64): bool {
  const iterator = iterOf(other);
  if (iterator == UNBOUND) return false;
  while (true) {
    const item = iterNext(iterator);
    if (item == UNBOUND) break;
    const isIn = viewHas(view, item);
    const done = isIn == 0 || isIn > 0 && setAdd(result, item);
    release(item);
    if (!done) break;
  }
  release(iterator);
  return !hasRaised();
}

function ended(result: u32, done: bool): i64 {
  if (done) return boxRef(result);
  release(boxRef(result));
  return UNBOUND;
}

/** Number of elements of a set or of a view that behaves like one; -1 for everything else. */
export function setLikeLength(value: i64): i64 {
  if (isSet(value)) return setLength(refOf(value));
  return isSetLike(value) ? <i64>viewLength(refOf(value)) : -1;
}

/** Whether all items of the one are in the other: 1, 0, -1 = raised. */
export function allIn(items: i64, container: i64): i32 {
  const iterator = iterOf(items);
  if (iterator == UNBOUND) return -1;
  let isIn = 1;
  while (isIn == 1) {
    const item = iterNext(iterator);
    if (item == UNBOUND) break;
    isIn = contains(container, item);
    release(item);
  }
  release(iterator);
  return hasRaised() ? -1 : isIn;
}

/** 1 when nothing is in both, 0, -1 = raised. */
export function viewIsDisjoint(view: i64, other: i64): i32 {
  if (view == other) return i32(viewLength(refOf(view)) == 0);
  const isLarger = setLikeLength(other) > <i64>viewLength(refOf(view));
  const iterator = iterOf(isLarger ? view : other);
  if (iterator == UNBOUND) return -1;
  let isIn = 0;
  while (isIn == 0) {
    const item = iterNext(iterator);
    if (item == UNBOUND) break;
    isIn = contains(isLarger ? other : view, item);
    release(item);
  }
  release(iterator);
  return hasRaised() ? -1 : 1 - isIn;
}
