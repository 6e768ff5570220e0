/** The classes list and tuple, called. */
import { argument, checkCount, checkNoKeywords, positional } from "./arguments";
import { listOf, tupleOf } from "./collect";
import { orMemoryError } from "./error";
import { UNBOUND } from "./generated/layout";
import { newList } from "./list";
import { newTuple } from "./tuple";
import { boxNew } from "./value";

export function toList(): i64 {
  if (!checkNoKeywords("list") || !checkCount("list", 0, 1)) return UNBOUND;
  return positional == 0 ? orMemoryError(boxNew(newList(0))) : boxNew(listOf(argument(0)));
}

export function toTuple(): i64 {
  if (!checkNoKeywords("tuple") || !checkCount("tuple", 0, 1)) return UNBOUND;
  return positional == 0 ? boxNew(newTuple(0)) : boxNew(tupleOf(argument(0)));
}
