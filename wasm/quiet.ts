/**
 * What stitched code asks for without putting its frame into memory: built-ins and constructions that run no Python, and
 * touch no frame. All operands are borrowed, results owned. UNBOUND: nothing was done, the general way must do it, and
 * raise what there is to raise.
 */
import { nativeMethod, superMethod } from "./attribute";
import { callBuiltin } from "./builtins";

import { classOfValue, isCustom, isInstance, nativeBase } from "./class";
import { EQ, relate } from "./compare";
import { readersMayLook, share, release } from "./count";
import { dict_has, dict_set, dictDelete } from "./dict";
import { emptyDict } from "./dict-update";
import { hasRaised, takeException } from "./error";
import { finaliseNow, unfinalised } from "./finalise";
import { BUILTIN_QUIET } from "./generated/builtins";
import {
  BUILTIN_ID, ITER_DICT_KEYS, ITER_ENUMERATE, ITER_REVERSED, ITER_SET, ITER_ZIP, ITERATOR_INDEX, ITERATOR_KIND, ITERATOR_OBJECT, LIST_ITEMS, NAME_BOOL, NAME_LEN, NO_BUILTIN, NONE,
  QUIET_CALL, QUIET_CONCAT, QUIET_CONTAINS, QUIET_DICT, QUIET_DELETE, QUIET_LACKS, QUIET_METHOD, QUIET_TRUTH, TRUE,
  QUIET_ITERATION, QUIET_LIST, QUIET_SOURCE, QUIET_SUPER, QUIET_SLICE, QUIET_STRING, QUIET_TEXT, QUIET_TUPLE, STORAGE_ITEMS, TUPLE_ITEMS, TYPE_BUILTIN, TYPE_BYTES, TYPE_CLASS, TYPE_DICT,
  TYPE_DICT_VIEW, TYPE_FROZENSET, TYPE_ITERATOR, TYPE_LIST, TYPE_RANGE, TYPE_SET, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { isSequence, iterOf } from "./iterate";
import { nextAlone } from "./iterate-alone";
import { nextOf } from "./iterator";
import { newSized, rawList } from "./list";
import { alloc, free } from "./memory";
import { isPlain, quickCall } from "./quick";
import { unpackPlain } from "./slice";
import { sliced } from "./slicing";
import { set_has } from "./set";
import { hasSpecial } from "./special";
import { concatStrings, joinStrings, stringContains, stringLength, substring } from "./string";
import { stringOf } from "./text";
import { truth } from "./truth";
import { rawTuple, tupleItem, tupleLength } from "./tuple";
import { boxBool, boxNew, boxRef, isInt, isOfType, refOf, typeOf, unboxInt } from "./value";

// Kinds of quiet built-ins (src/bytecode/builtins/quiet.ts).
const PLAIN: u32 = 1;
const CONTAINER: u32 = 2;
const SEQUENCE: u32 = 3;
const JOIN: u32 = 4;
const ITEM: u32 = 5;
const KEY: u32 = 6;
const QUICK: u32 = 8;

/** This thread's place for operands: a mutable global is per instance. */
let scratch: u32 = 0;
const SCRATCH_SIZE: u32 = 64;

/** The thread ends: its place goes back to the heap. */
export function releaseScratch(): void {
  if (scratch != 0) free(scratch);
  scratch = 0;
}

/** Does `what` (QUIET_*) with the first `count` of the operands. */
export function quiet(what: u32, count: u32, a: i64, b: i64, c: i64, d: i64): i64 {
  let result: i64 = UNBOUND;
  if ((QUICKLY >>> what & 1) != 0) {
    result = quickly(what, count, a, b, c, d);
    if (result == UNBOUND && hasRaised()) release(takeException());
  }
  if (result == UNBOUND) {
    if (scratch == 0) scratch = alloc(SCRATCH_SIZE);
    if (scratch == 0) return UNBOUND;
    store<i64>(scratch, a);
    store<i64>(scratch, b, 8);
    store<i64>(scratch, c, 16);
    store<i64>(scratch, d, 24);
    result = perform(what, count, a);
    if (result == UNBOUND && hasRaised()) release(takeException());
  }
  if (unfinalised != 0) finaliseNow();
  return result;
}

/** Bits of what `quickly` knows. */
const QUICKLY: u32 = 1 << QUIET_CALL | 1 << QUIET_SLICE | 1 << QUIET_LIST | 1 << QUIET_TUPLE | 1 << QUIET_ITERATION | 1 << QUIET_CONTAINS |
  1 << QUIET_LACKS | 1 << QUIET_TEXT | 1 << QUIET_SUPER | 1 << QUIET_CONCAT;

/** What is asked most, on the operands alone; UNBOUND: nothing was done. */
function quickly(what: u32, count: u32, a: i64, b: i64, c: i64, d: i64): i64 {
  switch (what) {
    case QUIET_CALL: return isOfType(a, TYPE_BUILTIN) || isOfType(a, TYPE_CLASS) ? callQuickly(load<u32>(refOf(a) + BUILTIN_ID), count - 1, b, c, d) : UNBOUND;
    case QUIET_SLICE: return isOfType(a, TYPE_STR) && isInt(b) && isInt(c) ? cut(refOf(a), unboxInt(b), unboxInt(c)) : UNBOUND;
    case QUIET_LIST: return count == 0 ? boxNew(rawList(0)) : UNBOUND;
    case QUIET_TUPLE: return count == 2 ? pair(a, b) : UNBOUND;
    case QUIET_ITERATION: return iteratesQuietly(a) ? iterOf(a) : UNBOUND;
    case QUIET_CONTAINS: return inString(a, b, true);
    case QUIET_LACKS: return inString(a, b, false);
    case QUIET_TEXT: return isInt(a) ? boxNew(stringOf(a)) : UNBOUND;
    case QUIET_SUPER: return superMethod(a, b, refOf(c));
    case QUIET_CONCAT: return isOfType(a, TYPE_STR) && isOfType(b, TYPE_STR) ? boxNew(concatStrings(refOf(a), refOf(b))) : UNBOUND;
    default: return UNBOUND;
  }
}

function inString(part: i64, whole: i64, wanted: bool): i64 {
  if (!isOfType(whole, TYPE_STR) || !isOfType(part, TYPE_STR)) return UNBOUND;
  return boxBool(stringContains(refOf(whole), refOf(part)) == wanted);
}

@inline
function callQuickly(id: u32, count: u32, a: i64, b: i64, c: i64): i64 {
  return id == NO_BUILTIN ? UNBOUND : quickCall(id, count, a, b, c);
}

/** Characters [start, stop) of a str where neither is counted from the end, nor behind it. */
function cut(s: u32, start: i64, stop: i64): i64 {
  return <u64>start <= <u64>stop && <u64>stop <= <u64>stringLength(s) ? boxNew(substring(s, <u32>start, <u32>stop)) : UNBOUND;
}

function pair(first: i64, second: i64): i64 {
  if (first == UNBOUND || second == UNBOUND) return UNBOUND;
  const tuple = rawTuple(2);
  if (tuple == 0) return UNBOUND;
  store<i64>(tuple + TUPLE_ITEMS, share(first));
  store<i64>(tuple + TUPLE_ITEMS, share(second), 8);
  return boxRef(tuple);
}

function perform(what: u32, count: u32, first: i64): i64 {
  switch (what) {
    case QUIET_CALL: return callQuietly(first, scratch + 8, count - 1);
    case QUIET_SLICE: return slice(first, load<i64>(scratch, 8), load<i64>(scratch, 16));
    case QUIET_LIST: return areBound(count) ? makeList(count) : UNBOUND;
    case QUIET_STRING: return areStrings(count) ? boxNew(joinStrings(scratch, count)) : UNBOUND;
    case QUIET_TEXT: return isPlain(first) ? boxNew(stringOf(first)) : UNBOUND;
    case QUIET_CONTAINS: return holds(load<i64>(scratch, 8), first, true);
    case QUIET_LACKS: return holds(load<i64>(scratch, 8), first, false);
    case QUIET_DELETE: return deleteKey(first, load<i64>(scratch, 8));
    case QUIET_METHOD: return isInstance(first) ? nativeMethod(refOf(first), refOf(load<i64>(scratch, 8))) : UNBOUND;
    case QUIET_TRUTH: return truthOf(first);
    case QUIET_CONCAT: return areStrings(2) ? boxNew(concatStrings(refOf(first), refOf(load<i64>(scratch, 8)))) : UNBOUND;
    case QUIET_DICT: return areBound(count) ? makeDict(count) : UNBOUND;
    case QUIET_ITERATION: return iteratesQuietly(first) ? iterOf(first) : UNBOUND;
    case QUIET_SOURCE: return isSequence(first) ? share(first) : iteratesQuietly(first) ? iterOf(first) : UNBOUND;
    case QUIET_SUPER: return UNBOUND;
    default: return areBound(count) ? makeTuple(count) : UNBOUND;
  }
}

function isContainer(value: i64): bool {
  switch (typeOf(value)) {
    case TYPE_LIST:
    case TYPE_TUPLE:
    case TYPE_DICT:
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_RANGE:
    case TYPE_BYTES:
    case TYPE_DICT_VIEW: return true;
    default: return false;
  }
}

function callQuietly(callee: i64, at: u32, count: u32): i64 {
  if (!isOfType(callee, TYPE_BUILTIN) && !isOfType(callee, TYPE_CLASS)) return UNBOUND;
  const id = load<u32>(refOf(callee) + BUILTIN_ID);
  const kind: u32 = id == NO_BUILTIN ? 0 : unchecked(BUILTIN_QUIET[id]);
  // The place of an object that is none: a function of a module is called.
  const dropped: u32 = count > 0 && load<i64>(at) == UNBOUND ? 1 : 0;
  const args = at + 8 * dropped;
  const given = count - dropped;
  return kind != 0 && given > 0 && areQuiet(kind, args, given) ? callBuiltin(id, args, given, 0) : UNBOUND;
}

function areQuiet(kind: u32, args: u32, count: u32): bool {
  const first = load<i64>(args);
  if (kind == PLAIN || kind == CONTAINER) {
    if (!isPlain(first) && !(kind == CONTAINER && isContainer(first))) return false;
    for (let i: u32 = 1; i < count; i++) if (!isPlain(load<i64>(args + 8 * i))) return false;
    return true;
  }
  if (kind == SEQUENCE) return count == 1 && (isOfType(first, TYPE_STR) || isContainer(first));
  if (kind == JOIN) {
    const items = load<i64>(args + 8);
    return count == 2 && isOfType(first, TYPE_STR) && (isOfType(items, TYPE_LIST) || isOfType(items, TYPE_TUPLE));
  }
  for (let i: u32 = 0; i < count; i++) if (load<i64>(args + 8 * i) == UNBOUND) return false;
  if (kind == QUICK) return false;
  if (kind == ITEM) return isContainer(first) && count == 3 && isPlain(load<i64>(args + 8));
  return kind != KEY || (count > 1 && isKey(first, load<i64>(args + 8)));
}

/** Whether the container has the key can be told without asking one. */
function isKey(container: i64, key: i64): bool {
  if (isOfType(container, TYPE_DICT)) return dict_has(refOf(container), key) >= 0;
  return isOfType(container, TYPE_SET) && set_has(refOf(container), key) >= 0;
}

/** Of a str in a str, or something plain among such. */
function holds(container: i64, item: i64, wanted: bool): i64 {
  if (!isPlain(item)) return UNBOUND;
  if (isOfType(container, TYPE_STR) && isOfType(item, TYPE_STR)) return boxBool(stringContains(refOf(container), refOf(item)) == wanted);
  if (!isOfType(container, TYPE_TUPLE)) return UNBOUND;
  const tuple = refOf(container);
  const count = tupleLength(tuple);
  for (let i: u32 = 0; i < count; i++) {
    const other = tupleItem(tuple, i);
    if (!isPlain(other)) return UNBOUND;
    if (other == item || relate(EQ, other, item) == 1) return boxBool(wanted);
  }
  return boxBool(!wanted);
}

function deleteKey(container: i64, key: i64): i64 {
  if (!isOfType(container, TYPE_DICT) || dict_has(refOf(container), key) != 1) return UNBOUND;
  return dictDelete(refOf(container), key) ? NONE : UNBOUND;
}

/** Of what has no method that must be asked. */
function truthOf(value: i64): i64 {
  if (value == UNBOUND) return UNBOUND;
  if (!isCustom(value)) return boxBool(truth(value));
  if (!isInstance(value) || nativeBase(classOfValue(value)) != 0) return UNBOUND;
  return hasSpecial(value, NAME_BOOL) || hasSpecial(value, NAME_LEN) ? UNBOUND : TRUE;
}

function slice(container: i64, start: i64, stop: i64): i64 {
  const type = typeOf(container);
  if (type != TYPE_STR && type != TYPE_LIST && type != TYPE_TUPLE) return UNBOUND;
  return unpackPlain(start, stop) ? sliced(refOf(container), type) : UNBOUND;
}

function areBound(count: u32): bool {
  for (let i: u32 = 0; i < count; i++) if (load<i64>(scratch + 8 * i) == UNBOUND) return false;
  return true;
}

function areStrings(count: u32): bool {
  for (let i: u32 = 0; i < count; i++) if (!isOfType(load<i64>(scratch + 8 * i), TYPE_STR)) return false;
  return true;
}

/** Nobody else sees the new object yet. */
function shareInto(to: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) store<i64>(to + 8 * i, share(load<i64>(scratch + 8 * i)));
}

function makeList(count: u32): i64 {
  const list = newSized(count);
  if (list == 0) return UNBOUND;
  shareInto(load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS, count);
  return boxNew(list);
}

function makeTuple(count: u32): i64 {
  const tuple = rawTuple(count);
  if (tuple == 0) return UNBOUND;
  shareInto(tuple + TUPLE_ITEMS, count);
  return boxNew(tuple);
}

/** Of keys that are found without asking one. */
function makeDict(count: u32): i64 {
  const dict = emptyDict();
  if (dict == 0) return UNBOUND;
  const made = boxNew(dict);
  for (let at = scratch, end = scratch + 8 * count; at < end; at += 16) {
    if (dict_set(dict, load<i64>(at), load<i64>(at, 8)) != 0) continue;
    release(made);
    return UNBOUND;
  }
  return made;
}

function iteratesQuietly(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_DICT || type == TYPE_DICT_VIEW || type == TYPE_SET || type == TYPE_FROZENSET || type == TYPE_ITERATOR;
}

// ── iterators ──

/** The item that `iterator_ready` has taken for `iterator_take`. */
let taken: i64 = UNBOUND;

/** Takes the next item of a built-in iterator: 1, 0 when it is exhausted, -1 when that may run Python: nothing was done. */
export function iterator_ready(value: i64): i32 {
  if (!isOfType(value, TYPE_ITERATOR)) return -1;
  let item: i64 = readersMayLook() ? UNBOUND : nextAlone(refOf(value));
  if (item == UNBOUND) {
    if (!givesQuietly(refOf(value))) return -1;
    item = nextOf(refOf(value));
  }
  if (item == UNBOUND) {
    if (!hasRaised()) return 0;
    // What was changed while it is iterated over says so every time.
    release(takeException());
    return -1;
  }
  taken = item;
  return 1;
}

export function iterator_take(): i64 {
  const item = taken;
  if (unfinalised != 0) finaliseNow();
  return item;
}

/** Over built-in containers: itself, or all that it takes its items from. */
function givesQuietly(iterator: u32): bool {
  const kind = load<u32>(iterator + ITERATOR_KIND);
  if (isSimple(kind)) return true;
  const inner = load<i64>(iterator + ITERATOR_OBJECT);
  if (kind == ITER_ENUMERATE) return isSimpleIterator(inner);
  if (kind != ITER_ZIP) return false;
  const iterators = refOf(inner);
  for (let i: u32 = 0; i < tupleLength(iterators); i++) if (!isSimpleIterator(tupleItem(iterators, i))) return false;
  return load<i64>(iterator + ITERATOR_INDEX) != 1;
}

function isSimple(kind: u32): bool {
  return kind <= ITER_REVERSED || (kind >= ITER_DICT_KEYS && kind <= ITER_SET);
}

function isSimpleIterator(value: i64): bool {
  return isOfType(value, TYPE_ITERATOR) && isSimple(load<u32>(refOf(value) + ITERATOR_KIND));
}
