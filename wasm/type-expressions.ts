/** Types in expressions: `int | None` (a union) and `list[int]` (an alias with arguments). */
import { argument, checkCount, checkExactlyOne, openWord, positional, keywordCount } from "./arguments";
import { areSame } from "./compare";
import { appendFullName } from "./class-text";
import { newObject, release, share } from "./count";
import { orMemoryError } from "./error";
import {
  ALIAS_ARGS, ALIAS_ORIGIN, ALIAS_SIZE, ELLIPSIS, NONE, PSEUDO_NONE, TYPE_ALIAS, TYPE_CLASS, TYPE_LIST, TYPE_TUPLE, TYPE_UNION, UNBOUND, UNION_ARGS,
  UNION_SIZE, TYPE_DICT, TYPE_FROZENSET, TYPE_SET,
} from "./generated/layout";
import { extendsClass, typeClass } from "./class";
import { hashOf, NO_HASH } from "./hash";
import { callValue } from "./invoke";
import { list_item } from "./list";
import { byte, raiseMemoryError, text } from "./messages";
import { appendRepr } from "./text";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf, typeOf } from "./value";

// ── aliases ──

/** True for a class whose subscript is an alias although it has no `__class_getitem__`: the built-in containers and type. */
export function isGeneric(cls: u32): bool {
  return extendsClass(cls, typeClass(TYPE_LIST)) || extendsClass(cls, typeClass(TYPE_DICT)) || extendsClass(cls, typeClass(TYPE_TUPLE)) ||
    extendsClass(cls, typeClass(TYPE_SET)) || extendsClass(cls, typeClass(TYPE_FROZENSET)) || cls == typeClass(TYPE_CLASS);
}

/** origin[index], owned; UNBOUND = raised. */
export function newAlias(origin: i64, index: i64): i64 {
  const isMany = isOfType(index, TYPE_TUPLE);
  const args = isMany ? refOf(index) : newTuple(1);
  const alias = args == 0 ? 0 : newObject(ALIAS_SIZE, TYPE_ALIAS);
  if (alias == 0) {
    if (args != 0 && !isMany) release(boxRef(args));
    return orMemoryError(UNBOUND);
  }
  if (isMany) share(index);
  else setTupleItem(args, 0, share(index));
  store<i64>(alias + ALIAS_ORIGIN, share(origin));
  store<u32>(alias + ALIAS_ARGS, args);
  return boxRef(alias);
}

/** types.GenericAlias(origin, args). */
export function aliasOf(): i64 {
  return checkCount("GenericAlias", 2, 2) ? newAlias(argument(0), argument(1)) : UNBOUND;
}

export function aliasOrigin(): i64 {
  return share(load<i64>(refOf(argument(0)) + ALIAS_ORIGIN));
}

export function aliasArgs(): i64 {
  return share(boxRef(load<u32>(refOf(argument(0)) + ALIAS_ARGS)));
}

/** What stands for the alias among the bases of a class. */
export function aliasMroEntries(): i64 {
  const tuple = newTuple(1);
  if (tuple == 0) return orMemoryError(UNBOUND);
  setTupleItem(tuple, 0, share(load<i64>(refOf(argument(0)) + ALIAS_ORIGIN)));
  return boxRef(tuple);
}

/** Appends `list[int]`. */
export function appendAlias(alias: u32): bool {
  if (!appendType(load<i64>(alias + ALIAS_ORIGIN))) return false;
  byte(91);
  const args = load<u32>(alias + ALIAS_ARGS);
  if (tupleLength(args) == 0) text("()");
  for (let i: u32 = 0; i < tupleLength(args); i++) {
    if (i != 0) text(", ");
    if (!appendType(tupleItem(args, i))) return false;
  }
  byte(93);
  return true;
}

/** As arguments of types are shown. */
function appendType(value: i64): bool {
  if (value == ELLIPSIS) {
    text("...");
    return true;
  }
  if (value == NONE || value == boxRef(typeClass(PSEUDO_NONE))) {
    text(value == NONE ? "None" : "NoneType");
    return true;
  }
  if (typeOf(value) == TYPE_CLASS) {
    appendFullName(refOf(value));
    return true;
  }
  if (typeOf(value) != TYPE_LIST) return appendRepr(value, false);
  byte(91);
  let done = true;
  for (let i: u32 = 0; done; i++) {
    const item = list_item(refOf(value), i);
    if (item == UNBOUND) break;
    if (i != 0) text(", ");
    done = appendType(item);
    release(item);
  }
  byte(93);
  return done;
}

// ── unions ──

function isType(value: i64): bool {
  const type = typeOf(value);
  return value == NONE || type == TYPE_CLASS || type == TYPE_UNION || type == TYPE_ALIAS;
}

/** True when left | right is a union. */
export function areTypes(left: i64, right: i64): bool {
  return isType(left) && isType(right) && (left != NONE || right != NONE);
}

/** left | right, owned; UNBOUND = raised. */
export function newUnion(left: i64, right: i64): i64 {
  const most = sizeOf(left) + sizeOf(right);
  const all = newTuple(most);
  if (all == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < most; i++) setTupleItem(all, i, NONE);
  let count = addMembers(all, 0, left);
  count = addMembers(all, count, right);
  if (count == 1) {
    const only = share(tupleItem(all, 0));
    release(boxRef(all));
    return only;
  }
  const args = newTuple(count);
  const union = args == 0 ? 0 : newObject(UNION_SIZE, TYPE_UNION);
  for (let i: u32 = 0; args != 0 && i < count; i++) setTupleItem(args, i, share(tupleItem(all, i)));
  release(boxRef(all));
  if (union == 0) return orMemoryError(UNBOUND);
  store<u32>(union + UNION_ARGS, args);
  return boxRef(union);
}

function sizeOf(value: i64): u32 {
  return typeOf(value) == TYPE_UNION ? tupleLength(unionArgs(value)) : 1;
}

export function unionArgs(union: i64): u32 {
  return load<u32>(refOf(union) + UNION_ARGS);
}

function addMembers(all: u32, count: u32, value: i64): u32 {
  if (typeOf(value) != TYPE_UNION) return addMember(all, count, value == NONE ? boxRef(typeClass(PSEUDO_NONE)) : value);
  const args = unionArgs(value);
  for (let i: u32 = 0; i < tupleLength(args); i++) count = addMember(all, count, tupleItem(args, i));
  return count;
}

function addMember(all: u32, count: u32, value: i64): u32 {
  for (let i: u32 = 0; i < count; i++) if (areSame(tupleItem(all, i), value) == 1) return count;
  setTupleItem(all, count, share(value));
  return count + 1;
}

/** Appends `int | None`. */
export function appendUnion(union: i64): bool {
  const args = unionArgs(union);
  for (let i: u32 = 0; i < tupleLength(args); i++) {
    if (i != 0) text(" | ");
    const member = tupleItem(args, i);
    if (!appendType(member == boxRef(typeClass(PSEUDO_NONE)) ? NONE : member)) return false;
  }
  return true;
}

export function unionArgsOf(): i64 {
  return share(boxRef(unionArgs(argument(0))));
}

// ── equality and hash of both ──

/** 1, 0, -1 = raised, of two unions or two aliases. */
export function sameTypes(left: i64, right: i64): i32 {
  if (typeOf(left) == TYPE_ALIAS) {
    const origins = areSame(load<i64>(refOf(left) + ALIAS_ORIGIN), load<i64>(refOf(right) + ALIAS_ORIGIN));
    if (origins != 1) return origins;
    return areSame(boxRef(load<u32>(refOf(left) + ALIAS_ARGS)), boxRef(load<u32>(refOf(right) + ALIAS_ARGS)));
  }
  const l = unionArgs(left);
  const r = unionArgs(right);
  if (tupleLength(l) != tupleLength(r)) return 0;
  for (let i: u32 = 0; i < tupleLength(l); i++) {
    let found: i32 = 0;
    for (let j: u32 = 0; j < tupleLength(r) && found == 0; j++) found = areSame(tupleItem(l, i), tupleItem(r, j));
    if (found != 1) return found;
  }
  return 1;
}

export function hashOfTypes(value: i64): i64 {
  if (typeOf(value) == TYPE_ALIAS) {
    const origin = hashOf(load<i64>(refOf(value) + ALIAS_ORIGIN));
    const args = hashOf(boxRef(load<u32>(refOf(value) + ALIAS_ARGS)));
    return origin == NO_HASH || args == NO_HASH ? NO_HASH : (origin ^ args) == NO_HASH ? -2 : origin ^ args;
  }
  const args = unionArgs(value);
  let hash: i64 = 1927868237;
  for (let i: u32 = 0; i < tupleLength(args); i++) {
    const own = hashOf(tupleItem(args, i));
    if (own == NO_HASH) return NO_HASH;
    hash ^= own * 31;
  }
  return hash == NO_HASH ? -2 : hash;
}

/** Gives up what a dead union or alias owned. */
export function destroyTypes(object: u32, isUnion: bool): void {
  if (isUnion) {
    release(boxRef(load<u32>(object + UNION_ARGS)));
    return;
  }
  release(load<i64>(object + ALIAS_ORIGIN));
  release(boxRef(load<u32>(object + ALIAS_ARGS)));
}
