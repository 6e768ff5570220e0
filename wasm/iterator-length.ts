/** `__length_hint__` of the iterators that know how many items are left. */
import { checkNone, argument } from "./arguments";
import { subtractInts } from "./bigint-arithmetic";
import { release } from "./count";
import {
  EXC_TypeError, ITER_DEQUE_REVERSED, ITER_DICT_KEYS, ITER_RANGE, ITER_REPEAT, ITER_SET, ITERATOR_INDEX, ITERATOR_KIND, ITERATOR_OBJECT, ITERATOR_SECOND,
  ITER_LIST_REVERSED, ITER_REVERSED, TRUE, UNBOUND,
} from "./generated/layout";
import { intOfI64 } from "./bigint";
import { iterableLength } from "./iterate";
import { leftOfDict, leftOfSet } from "./map-iterate";
import { raiseLiteral } from "./messages";
import { rangeSize } from "./range";
import { boxInt, refOf } from "./value";

export function lengthHintMethod(): i64 {
  if (!checkNone("__length_hint__", 1)) return UNBOUND;
  const iterator = refOf(argument(0));
  const kind = load<u32>(iterator + ITERATOR_KIND);
  const index = load<i64>(iterator + ITERATOR_INDEX);
  if (kind == ITER_REPEAT) {
    if (load<i64>(iterator + ITERATOR_SECOND) != TRUE) return intOfI64(max<i64>(index, 0));
    raiseLiteral(EXC_TypeError, "len() of unsized object");
    return UNBOUND;
  }
  if (kind == ITER_SET) return boxInt(leftOfSet(iterator));
  if (kind >= ITER_DICT_KEYS && kind < ITER_SET) return boxInt(leftOfDict(iterator));
  const object = load<i64>(iterator + ITERATOR_OBJECT);
  if (index < 0) return boxInt(0);
  if (kind == ITER_RANGE) return leftOfRange(refOf(object), index);
  const length = iterableLength(object);
  if (kind == ITER_LIST_REVERSED || kind == ITER_REVERSED || kind == ITER_DEQUE_REVERSED) return boxInt(index < length ? index + 1 : 0);
  return boxInt(max<i64>(length - index, 0));
}

function leftOfRange(range: u32, index: i64): i64 {
  const size = rangeSize(range);
  const done = size == UNBOUND ? UNBOUND : intOfI64(index);
  const left = done == UNBOUND ? UNBOUND : subtractInts(size, done);
  release(size);
  release(done);
  return left;
}
