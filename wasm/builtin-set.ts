/** set(…), frozenset(…) and their methods; what both have stands for both. */
import { argument, checkCount, checkExactlyOne, checkNoKeywords, checkNone, positional } from "./arguments";
import { release, share } from "./count";
import { hasRaised, raiseKeyError } from "./error";
import { EXC_KeyError, HEADER_TYPE, NONE, TYPE_FROZENSET, TYPE_SET, UNBOUND } from "./generated/layout";
import { raiseLiteral } from "./messages";
import { setAdd, setClear, setCopy, setDiscard, setPop, setVersion } from "./set";
import {
  difference, differenceUpdate, emptySet, frozensetOf, intersection, isDisjoint, isRepeatable, isSubset, isSuperset, replaced, setOf, setUpdate,
  symmetricDifference, symmetricDifferenceUpdate,
} from "./set-algebra";
import { boxBool, boxNew, boxRef, refOf } from "./value";

const NO_LIMIT: u32 = 0xffff_ffff;

function self(): u32 {
  return refOf(argument(0));
}

function typeOfSelf(): u32 {
  return load<u32>(self() + HEADER_TYPE);
}

export function toSet(): i64 {
  if (!checkNoKeywords("set") || !checkCount("set", 0, 1)) return UNBOUND;
  return boxNew(positional == 0 ? emptySet(TYPE_SET) : setOf(TYPE_SET, argument(0)));
}

export function toFrozenset(): i64 {
  if (!checkNoKeywords("frozenset") || !checkCount("frozenset", 0, 1)) return UNBOUND;
  return boxNew(positional == 0 ? emptySet(TYPE_FROZENSET) : frozensetOf(argument(0)));
}

// ── changing one element ──

export function setAddMethod(): i64 {
  return checkExactlyOne("set.add", 1) && setAdd(self(), argument(1)) ? NONE : UNBOUND;
}

export function setDiscardMethod(): i64 {
  return checkExactlyOne("set.discard", 1) && setDiscard(self(), argument(1)) >= 0 ? NONE : UNBOUND;
}

export function setRemoveMethod(): i64 {
  if (!checkExactlyOne("set.remove", 1)) return UNBOUND;
  const removed = setDiscard(self(), argument(1));
  if (removed > 0) return NONE;
  if (removed == 0) raiseKeyError(argument(1));
  return UNBOUND;
}

export function setPopMethod(): i64 {
  if (!checkNone("set.pop", 1)) return UNBOUND;
  const element = setPop(self());
  if (element == UNBOUND) raiseLiteral(EXC_KeyError, "pop from an empty set");
  return element;
}

export function setClearMethod(): i64 {
  return checkNone("set.clear", 1) && setClear(self()) ? NONE : UNBOUND;
}

export function setCopyMethod(): i64 {
  if (!checkNone(typeOfSelf() == TYPE_SET ? "set.copy" : "frozenset.copy", 1)) return UNBOUND;
  return typeOfSelf() == TYPE_FROZENSET ? share(argument(0)) : boxNew(setCopy(self(), TYPE_SET));
}

// ── with any number of others ──

/** Methods take any number of positional arguments. */
function checkOthers(ofSet: string, ofFrozenset: string): bool {
  return checkNoKeywords(typeOfSelf() == TYPE_SET ? ofSet : ofFrozenset);
}

export function setUnionMethod(): i64 {
  if (!checkOthers("set.union", "frozenset.union")) return UNBOUND;
  return withOthers(setCopy(self(), typeOfSelf()), 1, false);
}

export function setUpdateMethod(): i64 {
  if (!checkNoKeywords("set.update")) return UNBOUND;
  for (let i: u32 = 1; i < positional; i++) if (!setUpdate(self(), argument(i))) return UNBOUND;
  return NONE;
}

export function setDifferenceMethod(): i64 {
  if (!checkOthers("set.difference", "frozenset.difference")) return UNBOUND;
  if (positional == 1) return setOrSelf();
  return withOthers(difference(self(), argument(1)), 2, true);
}

/** Adds the elements of the arguments from number `from` on to a result, or takes them out. */
function withOthers(result: u32, from: u32, takesOut: bool): i64 {
  if (result == 0) return UNBOUND;
  for (let i = from; i < positional; i++) {
    if (takesOut ? differenceUpdate(result, argument(i)) : setUpdate(result, argument(i))) continue;
    release(boxRef(result));
    return UNBOUND;
  }
  return boxRef(result);
}

function setOrSelf(): i64 {
  return typeOfSelf() == TYPE_FROZENSET ? share(argument(0)) : boxNew(setCopy(self(), TYPE_SET));
}

export function setDifferenceUpdateMethod(): i64 {
  if (!checkNoKeywords("set.difference_update")) return UNBOUND;
  for (let i: u32 = 1; i < positional; i++) if (!differenceUpdate(self(), argument(i))) return UNBOUND;
  return NONE;
}

export function setIntersectionMethod(): i64 {
  return checkOthers("set.intersection", "frozenset.intersection") ? intersectionOfAll() : UNBOUND;
}

function intersectionOfAll(): i64 {
  if (positional == 1) return setOrSelf();
  let result = share(argument(0));
  for (let i: u32 = 1; i < positional; i++) {
    const next = boxNew(intersection(refOf(result), argument(i)));
    release(result);
    if (next == UNBOUND) return UNBOUND;
    result = next;
  }
  return result;
}

function areRepeatable(): bool {
  for (let i: u32 = 1; i < positional; i++) if (!isRepeatable(argument(i))) return false;
  return true;
}

export function setIntersectionUpdateMethod(): i64 {
  if (!checkNoKeywords("set.intersection_update")) return UNBOUND;
  let version: u32;
  let result: i64;
  do {
    version = setVersion(self());
    result = intersectionOfAll();
    if (result == UNBOUND) return UNBOUND;
  } while (!replaced(self(), refOf(result), version, areRepeatable()));
  return NONE;
}

export function setSymmetricDifferenceMethod(): i64 {
  if (!checkExactlyOne(typeOfSelf() == TYPE_SET ? "set.symmetric_difference" : "frozenset.symmetric_difference", 1)) return UNBOUND;
  return boxNew(symmetricDifference(self(), argument(1)));
}

export function setSymmetricDifferenceUpdateMethod(): i64 {
  if (!checkExactlyOne("set.symmetric_difference_update", 1)) return UNBOUND;
  return symmetricDifferenceUpdate(self(), argument(1)) ? NONE : UNBOUND;
}

// ── tests ──

export function setIsSubsetMethod(): i64 {
  if (!checkExactlyOne(typeOfSelf() == TYPE_SET ? "set.issubset" : "frozenset.issubset", 1)) return UNBOUND;
  return tested(isSubset(self(), argument(1)));
}

export function setIsSupersetMethod(): i64 {
  if (!checkExactlyOne(typeOfSelf() == TYPE_SET ? "set.issuperset" : "frozenset.issuperset", 1)) return UNBOUND;
  return tested(isSuperset(self(), argument(1)));
}

export function setIsDisjointMethod(): i64 {
  if (!checkExactlyOne(typeOfSelf() == TYPE_SET ? "set.isdisjoint" : "frozenset.isdisjoint", 1)) return UNBOUND;
  return tested(isDisjoint(self(), argument(1)));
}

function tested(holds: i32): i64 {
  return holds < 0 || hasRaised() ? UNBOUND : boxBool(holds != 0);
}
