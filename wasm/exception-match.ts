/** Which exceptions an except clause catches. */
import { classIsA, classOfException, isExceptionClass } from "./exception";
import { EXC_TypeError, TYPE_TUPLE } from "./generated/layout";
import { raiseLiteral } from "./messages";
import { tupleItem, tupleLength } from "./tuple";
import { isOfType, refOf } from "./value";

/** Whether an exception is of a class, or of one of a tuple of classes: 1, 0, or -1 = raised TypeError. */
export function exceptionMatches(exception: i64, classOrTuple: i64): i32 {
  if (!isOfType(classOrTuple, TYPE_TUPLE)) {
    return isExceptionClass(classOrTuple) ? isInstance(exception, classOrTuple) : raiseNoClass();
  }
  const tuple = refOf(classOrTuple);
  const count = tupleLength(tuple);
  for (let i: u32 = 0; i < count; i++) if (!isExceptionClass(tupleItem(tuple, i))) return raiseNoClass();
  for (let i: u32 = 0; i < count; i++) if (isInstance(exception, tupleItem(tuple, i))) return 1;
  return 0;
}

function isInstance(exception: i64, type: i64): i32 {
  return classIsA(classOfException(refOf(exception)), refOf(type)) ? 1 : 0;
}

function raiseNoClass(): i32 {
  raiseLiteral(EXC_TypeError, "catching classes that do not inherit from BaseException is not allowed");
  return -1;
}
