/**
 * The modules _heapq and _bisect: heaps and bisection in lists, in the order of comparisons that CPython has. A comparison
 * may run Python code, which may change the list: items are taken one by one, and a list whose length changes is refused.
 */
import { argument, checkCount, checkExactlyOne, checkNoKeywords, replaceArgument } from "./arguments";
import { isInstance } from "./class";
import { ASK, isLess, lessAlone } from "./compare";
import { push } from "./collect";
import { release, share } from "./count";
import {
  EXC_IndexError, EXC_RuntimeError, EXC_TypeError, LIST_ITEMS, LIST_LENGTH, NONE, TYPE_LIST, UNBOUND,
} from "./generated/layout";
import { list_item, list_store, listLength, listPop, put, slotOf } from "./list";
import { lockObject, unlockObject } from "./lock";
import { raiseForType, raiseLiteral } from "./messages";
import { nativeOf } from "./native";
import { isInt, isOfType, refOf, unboxInt, boxInt } from "./value";

/** The list that is argument 0, or for which that stands, of so many arguments; 0 = raised. */
function heapArgument(full: string, called: string, count: u32, wrong: string): u32 {
  if (count == 1 ? !checkExactlyOne(full) : !checkNoKeywords(full) || !checkCount(called, count, count)) return 0;
  const heap = argument(0);
  if (isOfType(heap, TYPE_LIST)) return refOf(heap);
  const inner = isInstance(heap) ? nativeOf(heap) : UNBOUND;
  if (isOfType(inner, TYPE_LIST)) {
    replaceArgument(0, inner);
    return refOf(inner);
  }
  release(inner);
  raiseForType(EXC_TypeError, wrong, heap, "");
  return 0;
}

function changed(): bool {
  raiseLiteral(EXC_RuntimeError, "list changed size during iteration");
  return false;
}

/** item at place < item at other: 1, 0, -1 = raised. Both are held meanwhile. */
function isLessAt(heap: u32, place: u32, other: u32): i32 {
  const left = list_item(heap, place);
  const right = list_item(heap, other);
  const less: i32 = left == UNBOUND || right == UNBOUND ? -1 : isLess(left, right);
  if (left == UNBOUND || right == UNBOUND) changed();
  release(left);
  release(right);
  return less;
}

/** Exchanges two items. */
function swap(heap: u32, place: u32, other: u32): bool {
  const first = list_item(heap, place);
  const second = list_item(heap, other);
  if (first == UNBOUND || second == UNBOUND) {
    release(first);
    release(second);
    return changed();
  }
  if (list_store(heap, place, second) == 0) release(second);
  if (list_store(heap, other, first) == 0) release(first);
  return true;
}

/** Under the list's lock, as long as comparing runs no Python: where the item is that rises on; `top` when nothing is left to do. */
function riseAlone(heap: u32, top: u32, from: u32): u32 {
  lockObject(heap);
  let place = from;
  if (place < load<u32>(heap + LIST_LENGTH)) {
    const storage = load<u32>(heap + LIST_ITEMS);
    while (place > top) {
      const parent = (place - 1) >> 1;
      const item = load<i64>(slotOf(storage, place));
      const above = load<i64>(slotOf(storage, parent));
      const less = lessAlone(item, above);
      if (less != 1) {
        if (less == 0) place = top;
        break;
      }
      put(slotOf(storage, place), above);
      put(slotOf(storage, parent), item);
      place = parent;
    }
  }
  unlockObject(heap);
  return place;
}

/** Likewise: where the item is that sinks from `from` on to the bottom. */
function sinkAlone(heap: u32, from: u32): u32 {
  lockObject(heap);
  let place = from;
  const length = load<u32>(heap + LIST_LENGTH);
  const storage = load<u32>(heap + LIST_ITEMS);
  const limit = length >> 1;
  while (place < limit) {
    let child: u32 = 2 * place + 1;
    if (child + 1 < length) {
      const less = lessAlone(load<i64>(slotOf(storage, child)), load<i64>(slotOf(storage, child + 1)));
      if (less == ASK) break;
      if (less == 0) child++;
    }
    const item = load<i64>(slotOf(storage, place));
    put(slotOf(storage, place), load<i64>(slotOf(storage, child)));
    put(slotOf(storage, child), item);
    place = child;
  }
  unlockObject(heap);
  return place;
}

/** Lets the item at `from` rise towards `top`. False = raised. */
function rise(heap: u32, top: u32, from: u32): bool {
  let place = riseAlone(heap, top, from);
  const length = listLength(heap);
  while (place > top) {
    const parent = (place - 1) >> 1;
    const less = isLessAt(heap, place, parent);
    if (less < 0) return false;
    if (listLength(heap) != length) return changed();
    if (less == 0) return true;
    if (!swap(heap, place, parent)) return false;
    place = parent;
  }
  return true;
}

/** To the bottom along the lesser children, then up: an item from the end belongs near the end. False = raised. */
function sink(heap: u32, top: u32): bool {
  let place = sinkAlone(heap, top);
  const length = listLength(heap);
  const limit = length >> 1;
  while (place < limit) {
    let child: u32 = 2 * place + 1;
    if (child + 1 < length) {
      const less = isLessAt(heap, child, child + 1);
      if (less < 0) return false;
      if (listLength(heap) != length) return changed();
      if (less == 0) child++;
    }
    if (!swap(heap, place, child)) return false;
    place = child;
  }
  return rise(heap, top, place);
}

export function heappush(): i64 {
  const heap = heapArgument("_heapq.heappush", "heappush", 2, "heappush() argument 1 must be list, not ");
  if (heap == 0 || !push(heap, share(argument(1)))) return UNBOUND;
  return rise(heap, 0, listLength(heap) - 1) ? NONE : UNBOUND;
}

function raiseEmpty(): i64 {
  raiseLiteral(EXC_IndexError, "index out of range");
  return UNBOUND;
}

export function heappop(): i64 {
  const heap = heapArgument("_heapq.heappop", "heappop", 1, "heappop() argument must be list, not ");
  if (heap == 0) return UNBOUND;
  const last = listPop(heap, -1);
  if (last == UNBOUND) return raiseEmpty();
  return listLength(heap) == 0 ? last : replaced(heap, last);
}

/** The least item, owned, in whose place comes `item`, whose ownership it takes. */
function replaced(heap: u32, item: i64): i64 {
  const least = list_item(heap, 0);
  if (least == UNBOUND || list_store(heap, 0, item) == 0) {
    release(least);
    release(item);
    return raiseEmpty();
  }
  if (sink(heap, 0)) return least;
  release(least);
  return UNBOUND;
}

export function heapreplace(): i64 {
  const heap = heapArgument("_heapq.heapreplace", "heapreplace", 2, "heapreplace() argument 1 must be list, not ");
  return heap == 0 ? UNBOUND : replaced(heap, share(argument(1)));
}

export function heappushpop(): i64 {
  const heap = heapArgument("_heapq.heappushpop", "heappushpop", 2, "heappushpop() argument 1 must be list, not ");
  if (heap == 0) return UNBOUND;
  const least = list_item(heap, 0);
  if (least == UNBOUND) return share(argument(1));
  const less = isLess(least, argument(1));
  release(least);
  if (less < 0) return UNBOUND;
  return less == 0 ? share(argument(1)) : replaced(heap, share(argument(1)));
}

export function heapify(): i64 {
  const heap = heapArgument("_heapq.heapify", "heapify", 1, "heapify() argument must be list, not ");
  if (heap == 0) return UNBOUND;
  for (let place = listLength(heap) >> 1; place > 0; place--) if (!sink(heap, place - 1)) return UNBOUND;
  return NONE;
}

// ── bisection of lists, without a key: everything else is done in Python (src/python/bisect.py) ──

/** The place in the list before (or behind) all equals of the second argument: an int; None where this is not for lists and plain bounds. */
export function bisectLeft(): i64 {
  return bisect(false);
}

export function bisectRight(): i64 {
  return bisect(true);
}

function bisect(isRight: bool): i64 {
  if (!checkCount("bisect", 4, 4)) return UNBOUND;
  const list = argument(0);
  const from = argument(2);
  const to = argument(3);
  if (!isOfType(list, TYPE_LIST) || !isInt(from) || (to != NONE && !isInt(to))) return NONE;
  let low = unboxInt(from);
  let high: i64 = to == NONE ? listLength(refOf(list)) : unboxInt(to);
  if (low < 0) return NONE;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list_item(refOf(list), <u32>middle);
    if (item == UNBOUND || middle > 0xffff_fff0) {
      raiseLiteral(EXC_IndexError, "list index out of range");
      return UNBOUND;
    }
    const less = isRight ? isLess(argument(1), item) : isLess(item, argument(1));
    release(item);
    if (less < 0) return UNBOUND;
    if ((less != 0) == isRight) high = middle;
    else low = middle + 1;
  }
  return boxInt(low);
}
