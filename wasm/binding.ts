/**
 * Binding arguments to a Python function's parameters, in CPython's order of checks (binding-errors.ts has its
 * messages). The arguments lie where the callee's registers will be: positional ones, then the values of keywords.
 * Nothing there changes before all checks are through.
 */
import { release, share } from "./count";
import { dictSet, newDict } from "./dict";
import {
  CODE_ARGS, CODE_FLAGS, CODE_KEYWORD_ONLY, CODE_PARAMETER_COUNT, CODE_PARAMETERS, CODE_POSITIONAL, CODE_POSITIONAL_ONLY,
  FLAG_VAR_ARGS, FLAG_VAR_KEYWORDS, FUNCTION_CODE, FUNCTION_DEFAULTS, FUNCTION_KEYWORD_DEFAULTS, UNBOUND,
} from "./generated/layout";
import { raiseKeyword, raiseMissing, raiseTooMany } from "./binding-errors";
import { hasRoomFor } from "./frame";
import { raiseMemoryError } from "./messages";
import { clearSlot } from "./operand";
import { stringsEqual } from "./string";
import { newTuple, rawTuple, setTupleItem, tuple_item, tupleItem, tupleLength } from "./tuple";
import { boxRef, refOf } from "./value";

export const NO_PARAMETER: u32 = 0xffff_ffff;

export function parameterName(callee: u32, index: u32): u32 {
  return refOf(tupleItem(load<u32>(callee + CODE_PARAMETERS), index));
}

/** How many parameters positional arguments fill. */
@inline
export function positionalCount(callee: u32): u32 {
  return <u32>load<u16>(callee + CODE_POSITIONAL);
}

/** The first parameter that a keyword may name. */
@inline
export function firstNamed(callee: u32): u32 {
  return <u32>load<u16>(callee + CODE_POSITIONAL_ONLY);
}

/** Parameters from here on are `*args` and `**kwargs`. */
@inline
export function endOfNamed(callee: u32): u32 {
  return positionalCount(callee) + <u32>load<u16>(callee + CODE_KEYWORD_ONLY);
}

function sameName(a: u32, b: u32): bool {
  return a == b || stringsEqual(a, b);
}

/** Index of the parameter that a keyword names, or NO_PARAMETER. */
export function findParameter(callee: u32, name: u32): u32 {
  const end = endOfNamed(callee);
  for (let i = firstNamed(callee); i < end; i++) if (sameName(parameterName(callee, i), name)) return i;
  return NO_PARAMETER;
}

/** Index among the keywords of the value for a parameter, or NO_PARAMETER. */
export function findKeyword(callee: u32, parameter: u32, names: u32): u32 {
  if (names == 0 || parameter < firstNamed(callee)) return NO_PARAMETER;
  const name = parameterName(callee, parameter);
  const count = tupleLength(names);
  for (let i: u32 = 0; i < count; i++) if (sameName(refOf(tupleItem(names, i)), name)) return i;
  return NO_PARAMETER;
}

/** Default of a keyword-only parameter, borrowed; UNBOUND = none. */
export function keywordDefault(called: u32, callee: u32, parameter: u32): i64 {
  const defaults = load<u32>(called + FUNCTION_KEYWORD_DEFAULTS);
  if (defaults == 0) return UNBOUND;
  const name = parameterName(callee, parameter);
  for (let i: u32 = 0; i < tupleLength(defaults); i += 2) {
    if (sameName(refOf(tupleItem(defaults, i)), name)) return tupleItem(defaults, i + 1);
  }
  return UNBOUND;
}

export function defaultCount(called: u32): u32 {
  const defaults = load<u32>(called + FUNCTION_DEFAULTS);
  return defaults == 0 ? 0 : tupleLength(defaults);
}

/**
 * Binds `given` arguments at `first`, the last of them keywords named by the tuple `names` (0 = none), to the parameters
 * of the function `called`, in the same place. Returns its code object; 0 = raised, with the arguments as they were.
 */
export function bindArguments(called: u32, first: u32, given: u32, names: u32): u32 {
  const callee = load<u32>(called + FUNCTION_CODE);
  const keywords: u32 = names == 0 ? 0 : tupleLength(names);
  const positional = given - keywords;
  if (keywords == 0 && takesRest(callee, positional)) return hasRoomFor(callee, first, given) && bindRest(callee, first, positional) ? callee : 0;
  if (keywords == 0 && given <= positionalCount(callee)) {
    if (!hasRoomFor(callee, first, given)) return 0;
    if (bindDefaults(called, callee, first, given)) return callee;
  }
  if (keywords != 0) {
    if (!hasRoomFor(callee, first, given + keywords)) return 0;
    if (bindPlainly(called, callee, first, positional, keywords, names)) return callee;
  }
  if (!checkKeywords(called, callee, positional, names) || !checkCounts(called, callee, positional, names)) return 0;
  const parameters = <u32>load<u16>(callee + CODE_PARAMETER_COUNT);
  if (!hasRoomFor(callee, first, max(parameters, given) + keywords)) return 0;
  if (keywords == 0 && <u32>load<u16>(callee + CODE_ARGS) == parameters) fillDefaults(called, first, given, parameters);
  else if (!place(called, callee, first, positional, names)) return 0;
  return callee;
}

/**
 * The usual call without keywords: what is not given has a default, and there is no `*args` or `**kwargs`. False: nothing was
 * done, the general way must tell. The caller sees to it that there is room.
 */
export function bindDefaults(called: u32, callee: u32, first: u32, given: u32): bool {
  const most = positionalCount(callee);
  const parameters = <u32>load<u16>(callee + CODE_PARAMETER_COUNT);
  const defaults = load<u32>(called + FUNCTION_DEFAULTS);
  const count: u32 = defaults == 0 ? 0 : tupleLength(defaults);
  // There may be more defaults than parameters: __defaults__ was set.
  if (parameters != endOfNamed(callee) || given > most || given + count < most || count > most) return false;
  for (let i = most; i < parameters; i++) if (keywordDefault(called, callee, i) == UNBOUND) return false;
  for (let i = given; i < most; i++) store<i64>(first + 8 * i, tuple_item(defaults, i + count - most));
  for (let i = most; i < parameters; i++) store<i64>(first + 8 * i, share(keywordDefault(called, callee, i)));
  return true;
}

/** Without keywords: whether all that is to be done is to make the tuple of `*args` and the empty dict of `**kwargs`. */
@inline
function takesRest(callee: u32, positional: u32): bool {
  const flags = <u32>load<u16>(callee + CODE_FLAGS);
  if ((flags & (FLAG_VAR_ARGS | FLAG_VAR_KEYWORDS)) == 0 || load<u16>(callee + CODE_KEYWORD_ONLY) != 0) return false;
  const most = positionalCount(callee);
  return positional == most || positional > most && (flags & FLAG_VAR_ARGS) != 0;
}

/** Does that; false: memory is exhausted, which raised. */
function bindRest(callee: u32, first: u32, positional: u32): bool {
  const flags = <u32>load<u16>(callee + CODE_FLAGS);
  const most = positionalCount(callee);
  const count = positional - most;
  const takesMore = (flags & FLAG_VAR_ARGS) != 0;
  const others = (flags & FLAG_VAR_KEYWORDS) != 0 ? newDict() : 0;
  const rest = !takesMore ? 0 : count == 0 ? newTuple(0) : rawTuple(count);
  if ((takesMore && rest == 0) || ((flags & FLAG_VAR_KEYWORDS) != 0 && others == 0)) {
    if (rest != 0) freeEmpty(rest, count);
    if (others != 0) release(boxRef(others));
    raiseMemoryError();
    return false;
  }
  const slot = first + 8 * most;
  for (let i: u32 = 0; i < count; i++) {
    setTupleItem(rest, i, load<i64>(slot + 8 * i));
    store<i64>(slot + 8 * i, UNBOUND);
  }
  if (takesMore) store<i64>(slot, boxRef(rest));
  if (others != 0) store<i64>(takesMore ? slot + 8 : slot, boxRef(others));
  return true;
}

/** Gives a tuple up whose items nobody has set. */
function freeEmpty(tuple: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) setTupleItem(tuple, i, UNBOUND);
  release(boxRef(tuple));
}

/**
 * The usual call with keywords: each names a parameter by the very str, and what is not given has a default. The values
 * are sorted behind all parameters and come back in their places. False: nothing was done, the general way must tell.
 */
function bindPlainly(called: u32, callee: u32, first: u32, positional: u32, keywords: u32, names: u32): bool {
  const parameters = <u32>load<u16>(callee + CODE_PARAMETER_COUNT);
  const most = positionalCount(callee);
  if (parameters != endOfNamed(callee) || positional > most || positional + keywords > parameters) return false;
  const sorted = first + 8 * parameters;
  for (let i = positional; i < parameters; i++) store<i64>(sorted + 8 * i, UNBOUND);
  const lowest = max(positional, firstNamed(callee));
  for (let i: u32 = 0; i < keywords; i++) {
    const name = refOf(tupleItem(names, i));
    let at = lowest;
    while (at < parameters && parameterName(callee, at) != name) at++;
    if (at == parameters) return dropSorted(sorted, positional, parameters);
    store<i64>(sorted + 8 * at, load<i64>(first + 8 * (positional + i)));
  }
  const defaults = load<u32>(called + FUNCTION_DEFAULTS);
  if (defaultCount(called) > most) return dropSorted(sorted, positional, parameters);
  const without = most - defaultCount(called);
  for (let i = positional; i < without; i++) {
    if (load<i64>(sorted + 8 * i) == UNBOUND) return dropSorted(sorted, positional, parameters);
  }
  for (let i = most; i < parameters; i++) {
    if (load<i64>(sorted + 8 * i) == UNBOUND && keywordDefault(called, callee, i) == UNBOUND) return dropSorted(sorted, positional, parameters);
  }
  for (let i = positional; i < parameters; i++) {
    let value = load<i64>(sorted + 8 * i);
    if (value == UNBOUND) value = i < most ? tuple_item(defaults, i - without) : share(keywordDefault(called, callee, i));
    store<i64>(first + 8 * i, value);
  }
  return !dropSorted(sorted, positional, parameters);
}

/** The borrowed values behind the parameters are no register's. Returns false. */
function dropSorted(sorted: u32, from: u32, to: u32): bool {
  for (let i = from; i < to; i++) store<i64>(sorted + 8 * i, UNBOUND);
  return false;
}

/** Every keyword names a parameter that no positional argument fills, or `**kwargs` takes it; raises otherwise. */
function checkKeywords(called: u32, callee: u32, positional: u32, names: u32): bool {
  if (names == 0) return true;
  const filled = min(positional, positionalCount(callee));
  const takesAll = (<u32>load<u16>(callee + CODE_FLAGS) & FLAG_VAR_KEYWORDS) != 0;
  for (let i: u32 = 0; i < tupleLength(names); i++) {
    const name = refOf(tupleItem(names, i));
    const parameter = findParameter(callee, name);
    if (parameter == NO_PARAMETER ? takesAll : parameter >= filled) continue;
    raiseKeyword(called, names, name, parameter == NO_PARAMETER);
    return false;
  }
  return true;
}

/** Not too many positional arguments, and every parameter without a default has a value; raises otherwise. */
function checkCounts(called: u32, callee: u32, positional: u32, names: u32): bool {
  const most = positionalCount(callee);
  const defaults = defaultCount(called);
  if (positional > most && (<u32>load<u16>(callee + CODE_FLAGS) & FLAG_VAR_ARGS) == 0) {
    raiseTooMany(called, positional, defaults, names);
    return false;
  }
  let missing: u32 = 0;
  const needed = most - min(most, defaults); // there may be more defaults than parameters: __defaults__ was set
  for (let i = positional; i < needed; i++) if (findKeyword(callee, i, names) == NO_PARAMETER) missing++;
  if (missing != 0) {
    raiseMissing(called, callee, positional, needed, names, missing, "positional");
    return false;
  }
  const end = endOfNamed(callee);
  for (let i = most; i < end; i++) if (isMissing(called, callee, i, names)) missing++;
  if (missing != 0) raiseMissing(called, callee, most, end, names, missing, "keyword-only");
  return missing == 0;
}

/** True when a parameter gets neither a keyword's value nor a keyword-only default. */
export function isMissing(called: u32, callee: u32, parameter: u32, names: u32): bool {
  if (findKeyword(callee, parameter, names) != NO_PARAMETER) return false;
  return parameter < positionalCount(callee) || keywordDefault(called, callee, parameter) == UNBOUND;
}

/** Gives the positional parameters [from, to) their defaults; the last parameters are the ones that have them. */
function fillDefaults(called: u32, first: u32, from: u32, to: u32): void {
  const defaults = load<u32>(called + FUNCTION_DEFAULTS);
  if (defaults == 0) return;
  const without = positionalCount(load<u32>(called + FUNCTION_CODE)) - tupleLength(defaults);
  for (let i = from; i < to; i++) store<i64>(first + 8 * i, tuple_item(defaults, i - without));
}

/** Puts everything where its parameter is. False: memory is exhausted, nothing was done. */
function place(called: u32, callee: u32, first: u32, positional: u32, names: u32): bool {
  const flags = <u32>load<u16>(callee + CODE_FLAGS);
  const keywords: u32 = names == 0 ? 0 : tupleLength(names);
  const most = positionalCount(callee);
  const filled = min(positional, most);
  const parameters = <u32>load<u16>(callee + CODE_PARAMETER_COUNT);
  const values = first + 8 * positional;
  const rest = flags & FLAG_VAR_ARGS ? newTuple(positional - filled) : 0;
  const others = flags & FLAG_VAR_KEYWORDS ? furtherKeywords(callee, names, values) : 0;
  if ((flags & FLAG_VAR_ARGS && rest == 0) || (flags & FLAG_VAR_KEYWORDS && others == 0)) {
    if (rest != 0) release(boxRef(rest));
    if (others != 0) release(boxRef(others));
    raiseMemoryError();
    return false;
  }
  for (let i = filled; i < positional; i++) setTupleItem(rest, i - filled, load<i64>(first + 8 * i));
  // Behind all parameters is free stack: the keywords' values wait there.
  const end = max(parameters, positional + keywords);
  const waiting = first + 8 * end;
  memory.copy(waiting, values, 8 * keywords);
  for (let i = filled; i < end; i++) store<i64>(first + 8 * i, UNBOUND);
  for (let i = filled; i < most; i++) {
    if (!takeKeyword(callee, first, i, names, waiting)) fillDefaults(called, first, i, i + 1);
  }
  let next = endOfNamed(callee);
  for (let i = most; i < next; i++) {
    if (!takeKeyword(callee, first, i, names, waiting)) store<i64>(first + 8 * i, share(keywordDefault(called, callee, i)));
  }
  if (rest != 0) store<i64>(first + 8 * next++, boxRef(rest));
  if (others != 0) store<i64>(first + 8 * next, boxRef(others));
  for (let i: u32 = 0; i < keywords; i++) {
    clearSlot(waiting + 8 * i);
    store<i64>(waiting + 8 * i, UNBOUND);
  }
  return true;
}

/** Moves the value of the keyword for a parameter to its register; false when there is none. */
function takeKeyword(callee: u32, first: u32, parameter: u32, names: u32, waiting: u32): bool {
  const keyword = findKeyword(callee, parameter, names);
  if (keyword == NO_PARAMETER) return false;
  store<i64>(first + 8 * parameter, load<i64>(waiting + 8 * keyword));
  store<i64>(waiting + 8 * keyword, UNBOUND);
  return true;
}

/** A dict of the keywords that name no parameter; 0 when memory is exhausted. */
function furtherKeywords(callee: u32, names: u32, values: u32): u32 {
  const dict = newDict();
  const count: u32 = names == 0 ? 0 : tupleLength(names);
  for (let i: u32 = 0; dict != 0 && i < count; i++) {
    const name = tupleItem(names, i);
    if (findParameter(callee, refOf(name)) != NO_PARAMETER) continue;
    if (dictSet(dict, name, load<i64>(values + 8 * i))) continue;
    release(boxRef(dict));
    return 0;
  }
  return dict;
}
