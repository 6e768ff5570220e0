/** Operators and comparisons of dicts, their views and sets. */
import { share } from "./count";
import { allIn, isSetLike, setLikeLength, viewDifference, viewIntersection, viewSymmetricDifference, viewUnion } from "./dict-view";
import { dictsEqual, dictUnion, dictUpdate } from "./dict-update";
import { NONE, SET_HASH, TYPE_DICT, TYPE_SET, UNBOUND } from "./generated/layout";
import { OP_AND, OP_OR, OP_SUBTRACT, OP_XOR } from "./generated/opcodes";
import { NO_HASH } from "./hash";
import { isSet } from "./set";
import {
  difference, differenceUpdate, intersection, intersectionUpdate, isSubset, setUpdate, symmetricDifference,
  symmetricDifferenceUpdate, union,
} from "./set-algebra";
import { boxNew, isOfType, refOf } from "./value";

/** What the functions here answer when the operands are none that they know. */
export const NOT_MAPS: i64 = NONE;
export const NOT_COMPARABLE: i32 = 2;

/** left operator right, owned; UNBOUND = raised; NOT_MAPS. */
export function mapOperator(operator: u32, left: i64, right: i64, augmented: bool): i64 {
  if (operator != OP_OR && operator != OP_AND && operator != OP_SUBTRACT && operator != OP_XOR) return NOT_MAPS;
  if (isOfType(left, TYPE_DICT) && operator == OP_OR) {
    if (augmented) return dictUpdate(refOf(left), right) ? share(left) : UNBOUND;
    if (isOfType(right, TYPE_DICT)) return boxNew(dictUnion(refOf(left), refOf(right)));
  }
  if (isSet(left) && isSet(right)) {
    if (augmented && isOfType(left, TYPE_SET)) return changeSet(operator, refOf(left), right) ? share(left) : UNBOUND;
    return combineSets(operator, refOf(left), right);
  }
  if (!isSetLike(left) && !isSetLike(right)) return NOT_MAPS;
  switch (operator) {
    case OP_OR: return viewUnion(left, right);
    case OP_AND: return viewIntersection(left, right);
    case OP_SUBTRACT: return viewDifference(left, right);
    default: return viewSymmetricDifference(left, right);
  }
}

function combineSets(operator: u32, left: u32, right: i64): i64 {
  switch (operator) {
    case OP_OR: return boxNew(union(left, right));
    case OP_AND: return boxNew(intersection(left, right));
    case OP_SUBTRACT: return boxNew(difference(left, right));
    default: return boxNew(symmetricDifference(left, right));
  }
}

function changeSet(operator: u32, left: u32, right: i64): bool {
  switch (operator) {
    case OP_OR: return setUpdate(left, right);
    case OP_AND: return intersectionUpdate(left, right);
    case OP_SUBTRACT: return differenceUpdate(left, right);
    default: return symmetricDifferenceUpdate(left, right);
  }
}

// As in compare.ts.
const LT: u32 = 0;
const LE: u32 = 1;
const GT: u32 = 2;
const GE: u32 = 3;
const EQ: u32 = 4;
const NE: u32 = 5;

/** Whether the relation holds: 1, 0, -1 = raised; NOT_COMPARABLE. */
export function compareMaps(relation: u32, left: i64, right: i64): i32 {
  if (isOfType(left, TYPE_DICT)) {
    if (relation < EQ || !isOfType(right, TYPE_DICT)) return NOT_COMPARABLE;
    return orOpposite(dictsEqual(refOf(left), refOf(right)), relation);
  }
  const first = setLikeLength(left);
  if (first < 0) return NOT_COMPARABLE;
  const second = setLikeLength(right);
  if (second < 0) return NOT_COMPARABLE;
  switch (relation) {
    case LT: return first < second ? isWithin(left, right) : 0;
    case LE: return first <= second ? isWithin(left, right) : 0;
    case GT: return first > second ? isWithin(right, left) : 0;
    case GE: return first >= second ? isWithin(right, left) : 0;
    default: return orOpposite(first == second && !differInHash(left, right) ? isWithin(left, right) : 0, relation);
  }
}

function orOpposite(equal: i32, relation: u32): i32 {
  return equal < 0 || relation != NE ? equal : 1 - equal;
}

function isWithin(items: i64, container: i64): i32 {
  return isSet(items) && isSet(container) ? isSubset(refOf(items), container) : allIn(items, container);
}

/** Two frozensets whose hashes are known and differ. */
function differInHash(left: i64, right: i64): bool {
  if (!isSet(left) || !isSet(right)) return false;
  const first = load<i64>(refOf(left) + SET_HASH);
  const second = load<i64>(refOf(right) + SET_HASH);
  return first != NO_HASH && second != NO_HASH && first != second;
}
