/** The module _collections: what collections needs of the runtime. */
import { argument, checkCount, checkKeywords, parameter, positional, wrongCount } from "./arguments";
import { binary } from "./arithmetic";
import { dataOf, isInstance } from "./class";
import { code, frame } from "./control";
import { release, share } from "./count";
import { dictGetHashed, dictLength, dictMoveToEnd, dictSetHashed, entryKey, entryValue, nextEntry, takeFirst, takeLast } from "./dict";
import { hasRaised, raiseKeyError } from "./error";
import {
  CLASS_FLAG_DOTTED, CLASS_FLAG_ORDERED, CLASSDATA_FLAGS, CODE_MODULE, EXC_KeyError, EXC_TypeError, FRAME_CALLER_CODE, MODULE_NAME, NAME_MAIN, NONE, TYPE_CLASS, TYPE_DICT, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { OWNER_COLLECTIONS_ORDEREDDICT } from "./generated/members";
import { OP_ADD } from "./generated/opcodes";
import { isBig } from "./bigint";
import { hashOf, NO_HASH } from "./hash";
import { iterNext, iterOf } from "./iterate";
import { findMember, NO_MEMBER } from "./members";
import { raiseForType, raiseLiteral } from "./messages";
import { nativeOf } from "./native";
import { pairOf } from "./pair";
import { builtinValue, singleton } from "./singletons";
import { isTrue } from "./special";
import { tupleItem, tupleLength } from "./tuple";
import { boxInt, boxRef, isInt, isOfType, refOf } from "./value";

/** The name of the module that called the function that asks. */
export function callerModule(): i64 {
  const caller: u32 = code == 0 || frame == 0 ? 0 : load<u32>(frame + FRAME_CALLER_CODE);
  return share(boxRef(caller == 0 ? singleton(NAME_MAIN) : load<u32>(load<u32>(caller + CODE_MODULE) + MODULE_NAME)));
}

/** Messages name the class with its module from now on. Returns it: a decorator. */
export function dottedClass(): i64 {
  if (!checkCount("dotted", 1, 1) || !isOfType(argument(0), TYPE_CLASS)) return share(argument(0));
  const data = dataOf(refOf(argument(0)));
  store<u32>(data + CLASSDATA_FLAGS, load<u32>(data + CLASSDATA_FLAGS) | CLASS_FLAG_DOTTED);
  return share(argument(0));
}

/** Iterators over the dicts of the class's instances bear no change of keys. Returns it: a decorator. */
export function orderedClass(): i64 {
  if (!checkCount("ordered", 1, 1) || !isOfType(argument(0), TYPE_CLASS)) return share(argument(0));
  const data = dataOf(refOf(argument(0)));
  store<u32>(data + CLASSDATA_FLAGS, load<u32>(data + CLASSDATA_FLAGS) | CLASS_FLAG_ORDERED);
  return share(argument(0));
}

/** The dict for which an OrderedDict stands, owned; UNBOUND = raised. */
function orderedDict(): i64 {
  const inner: i64 = positional == 0 ? UNBOUND : isOfType(argument(0), TYPE_DICT) ? share(argument(0)) : nativeOf(argument(0));
  if (isOfType(inner, TYPE_DICT)) return inner;
  release(inner);
  raiseLiteral(EXC_TypeError, "an OrderedDict is required");
  return UNBOUND;
}

/** OrderedDict.move_to_end(key, last=True). */
export function moveToEnd(): i64 {
  const key = parameter(1, "key");
  const last = parameter(2, "last");
  if (!checkKeywords("move_to_end")) return UNBOUND;
  if (positional > 3) {
    wrongCount("move_to_end", "at most 2 arguments", positional - 1);
    return UNBOUND;
  }
  if (key == UNBOUND) {
    raiseLiteral(EXC_TypeError, "move_to_end() missing required argument 'key' (pos 1)");
    return UNBOUND;
  }
  const inner = orderedDict();
  if (inner == UNBOUND) return UNBOUND;
  const isLast: i32 = last == UNBOUND ? 1 : isTrue(last);
  const moved: i32 = isLast < 0 ? -1 : dictMoveToEnd(refOf(inner), key);
  if (moved == 0) raiseKeyError(key);
  const done = moved == 1 && (isLast == 1 || moveOthers(refOf(inner)));
  release(inner);
  return done ? NONE : UNBOUND;
}

/** All entries but the last move behind it. */
function moveOthers(dict: u32): bool {
  for (let n = dictLength(dict); n > 1; n--) {
    if (nextEntry(dict, 0) < 0) break;
    const key = entryKey;
    release(entryValue);
    const moved = dictMoveToEnd(dict, key);
    release(key);
    if (moved < 0) return false;
  }
  return true;
}

/** _collections.plain_key(args): under which the result of a call with these arguments is remembered. */
export function plainKey(): i64 {
  const args = refOf(argument(0));
  if (tupleLength(args) == 1) {
    const only = tupleItem(args, 0);
    if (isInt(only) || isBig(only) || isOfType(only, TYPE_STR)) return share(only);
  }
  return share(argument(0));
}

/** _collections.recall(known, key, otherwise, moves): what a dict has for the key, which is its last then if it moves. */
export function recall(): i64 {
  const dict = refOf(argument(0));
  const hash = hashOf(argument(1));
  if (hash == NO_HASH) return UNBOUND;
  const value = dictGetHashed(dict, argument(1), hash);
  if (value == UNBOUND) return hasRaised() ? UNBOUND : share(argument(2));
  if (argument(3) == NONE || dictMoveToEnd(dict, argument(1)) >= 0) return value;
  release(value);
  return UNBOUND;
}

/** OrderedDict.popitem(last=True). */
export function popItem(): i64 {
  const last = parameter(1, "last");
  if (!checkKeywords("popitem") || !checkCount("popitem", 0, 1, 1)) return UNBOUND;
  const inner = orderedDict();
  if (inner == UNBOUND) return UNBOUND;
  const isLast: i32 = last == UNBOUND ? 1 : isTrue(last);
  const found = isLast == 1 ? takeLast(refOf(inner)) : isLast == 0 && takeFirst(refOf(inner));
  release(inner);
  if (found) return pairOf(entryKey, entryValue);
  if (isLast >= 0) raiseLiteral(EXC_KeyError, "dictionary is empty");
  return UNBOUND;
}

/** _collections.ordered_method(name): one of these. */
export function orderedMethod(): i64 {
  const id = findMember(OWNER_COLLECTIONS_ORDEREDDICT, refOf(argument(0)));
  return id == NO_MEMBER ? NONE : builtinValue(id);
}

/** Adds one to the count of each element in a dict, or in an instance around one. */
export function countElements(): i64 {
  if (!checkCount("count_elements", 2, 2)) return UNBOUND;
  const counts = isInstance(argument(0)) ? nativeOf(argument(0)) : share(argument(0));
  if (!isOfType(counts, TYPE_DICT)) {
    raiseForType(EXC_TypeError, "'", argument(0), "' object is no dict");
    release(counts);
    return UNBOUND;
  }
  const iterator = iterOf(argument(1));
  if (iterator != UNBOUND) {
    while (countNext(refOf(counts), iterator)) {}
    release(iterator);
  }
  release(counts);
  return hasRaised() ? UNBOUND : NONE;
}

/** False when there is no further element, or it raised. */
function countNext(counts: u32, iterator: i64): bool {
  const element = iterNext(iterator);
  if (element == UNBOUND) return false;
  const hash = hashOf(element);
  if (!hasRaised()) {
    const before = dictGetHashed(counts, element, hash);
    if (!hasRaised()) {
      const after = before == UNBOUND ? boxInt(1) : binary(OP_ADD, before, boxInt(1), false);
      if (after != UNBOUND) dictSetHashed(counts, element, hash, after);
      release(after);
    }
    release(before);
  }
  release(element);
  return !hasRaised();
}
