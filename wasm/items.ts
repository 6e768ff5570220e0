/** All items of an iterable at once, for operations that need to look at them twice: a tuple that nobody changes. */
import { tupleOf } from "./collect";
import { EXC_TypeError } from "./generated/layout";
import { isIterable, raiseNotIterable } from "./iterate";
import { raiseLiteral } from "./messages";

/**
 * An owned tuple of what the iterable yields; 0 = raised. `message`: of the TypeError for what is not iterable
 * ("" = CPython's usual one).
 */
export function itemsOf(iterable: i64, message: string): u32 {
  if (isIterable(iterable)) return tupleOf(iterable);
  if (message.length == 0) raiseNotIterable(iterable);
  else raiseLiteral(EXC_TypeError, message);
  return 0;
}
