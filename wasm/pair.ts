/** Tuples of two: what divmod, items of dicts and the like return. */
import { release } from "./count";
import { orMemoryError } from "./error";
import { UNBOUND } from "./generated/layout";
import { newTuple, setTupleItem } from "./tuple";
import { boxRef } from "./value";

/** The tuple of two values, which it takes over; UNBOUND = raised. */
export function pairOf(first: i64, second: i64): i64 {
  const pair = newTuple(2);
  if (pair == 0) {
    release(first);
    release(second);
    return orMemoryError(UNBOUND);
  }
  setTupleItem(pair, 0, first);
  setTupleItem(pair, 1, second);
  return boxRef(pair);
}
