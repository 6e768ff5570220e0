/** `target(*args)`, as a thread's run() has it: any iterable as the positional arguments of a call. */
import { beginCallMessage } from "./binding-errors";
import { tupleOf } from "./collect";
import { releaseRef } from "./count";
import {
  BUILTIN_ID, EXC_TypeError, TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION,
} from "./generated/layout";
import { isIterable } from "./iterate";
import { begin, raiseBuilt, str, text, typeName } from "./messages";
import { builtinName } from "./names";
import { stringOf } from "./text";
import { refOf, typeOf } from "./value";

/** The items as an owned tuple; 0 = raised. */
export function unpackArguments(target: i64, iterable: i64): u32 {
  if (isIterable(iterable)) return tupleOf(iterable);
  const mark = beginTarget(target);
  text(" argument after * must be an iterable, not ");
  typeName(iterable);
  raiseBuilt(EXC_TypeError, mark);
  return 0;
}

/** Starts a message with what CPython calls a callee: its full name, or the text of what is no function. */
export function beginTarget(target: i64): u32 {
  const type = typeOf(target);
  if (type == TYPE_FUNCTION) return beginCallMessage(refOf(target), true);
  if (type == TYPE_BUILTIN || type == TYPE_CLASS) {
    const name = builtinName(load<u32>(refOf(target) + BUILTIN_ID));
    const mark = begin();
    text(name);
    text("()");
    return mark;
  }
  const shown = stringOf(target);
  const mark = begin();
  if (shown == 0) return mark;
  str(shown);
  releaseRef(shown);
  return mark;
}
