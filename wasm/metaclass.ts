/**
 * Metaclasses: which one a class has, what it prepares, and how `type` itself makes classes. PREPARE_CLASS leaves what
 * it found out in a register behind the bases and keywords: None when metaclass and bases are plain, else a tuple of the
 * metaclass, the prepared namespace or None, and the bases (`__mro_entries__` asked).
 */
import { currentModuleName } from "./class-name";
import { appendClassName } from "./class-text";
import { argument, keywordCount, openWord, positional } from "./arguments";
import { getAttribute } from "./attribute";
import { tupleFrom } from "./class-build";
import { dataOf, classOfValue, extendsClass, findEntry, isUserClass, typeClass, findInClass } from "./class";
import { code } from "./control";
import { release, share } from "./count";
import { bind } from "./descriptor";
import { dictGet } from "./dict";
import { emptyDict } from "./dict-update";
import { clearAttributeError, clearKeyError, hasRaised, raiseNameError } from "./error";
import { global_load } from "./globals";
import {
  ATTRIBUTE_VALUE, CODE_GLOBAL_NAMES, EXC_TypeError, INSTRUCTION_SIZE, NAME_CALL, NAME_CLASSCELL, NAME_DOC, NAME_FIRSTLINENO,
  NAME_METACLASS, NAME_MODULE, NAME_MRO_ENTRIES, NAME_NEW, NAME_ORIG_BASES, NAME_PREPARE, NAME_QUALNAME, NAME_STATIC_ATTRIBUTES, NONE, STATUS_NEXT, STATUS_RAISED, TUPLE_ITEMS,
  TYPE_BUILTIN, TYPE_CLASS, TYPE_DICT, TYPE_STATICMETHOD, TYPE_STR, TYPE_TUPLE, UNBOUND, WRAPPER_FUNCTION, NAME_GETITEM, CLASSDATA_META,
} from "./generated/layout";
import { intern } from "./intern";
import { call1, callPrepended, callValue } from "./invoke";
import { deleteItem, item, storeItem } from "./item";
import { begin, raiseBuilt, raiseForType, raiseLiteral, raiseMemoryError, text, number } from "./messages";
import { clearSlot, constant, fieldA, fieldB, fieldC, slotOf, storeRegister } from "./operand";
import { singleton } from "./singletons";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf, typeOf } from "./value";

/** In the tuple of constants of a class statement: name, qualified name, documentation, line, attributes; then keywords. */
export const WORDS: u32 = 5;

/** The most derived of a metaclass and those of the bases, borrowed; UNBOUND = raised. What is no class wins as it is. */
export function winner(explicit: i64, bases: u32): i64 {
  if (explicit != UNBOUND && typeOf(explicit) != TYPE_CLASS) return explicit;
  let best = explicit == UNBOUND ? typeClass(TYPE_CLASS) : refOf(explicit);
  for (let i: u32 = 0; i < tupleLength(bases); i++) {
    const own = classOfValue(tupleItem(bases, i));
    if (extendsClass(best, own)) continue;
    if (!extendsClass(own, best)) {
      if (typeOf(tupleItem(bases, i)) != TYPE_CLASS) continue;
      raiseLiteral(
        EXC_TypeError,
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
      );
      return UNBOUND;
    }
    best = own;
  }
  return boxRef(best);
}

// ── bases that are no classes ──

/** The bases with what `__mro_entries__` gives in place of what is no class, owned; 0 = raised. */
function resolvedBases(bases: u32): u32 {
  let result = bases;
  share(boxRef(bases));
  for (let i = tupleLength(bases); i > 0; i--) {
    const base = tupleItem(bases, i - 1);
    if (typeOf(base) == TYPE_CLASS) continue;
    const method = getAttribute(base, singleton(NAME_MRO_ENTRIES));
    if (method == UNBOUND) {
      if (clearAttributeError()) continue;
      release(boxRef(result));
      return 0;
    }
    const entries = call1(method, boxRef(bases));
    release(method);
    if (entries != UNBOUND && !isOfType(entries, TYPE_TUPLE)) raiseLiteral(EXC_TypeError, "__mro_entries__ must return a tuple");
    const spliced = hasRaised() ? 0 : withEntries(result, i - 1, refOf(entries));
    release(entries);
    release(boxRef(result));
    if (spliced == 0) return 0;
    result = spliced;
  }
  return result;
}

/** A tuple with the items of another in place of one; 0 = raised. */
function withEntries(tuple: u32, place: u32, entries: u32): u32 {
  const count = tupleLength(tuple);
  const more = tupleLength(entries);
  const result = newTuple(count - 1 + more);
  if (result == 0) {
    raiseMemoryError();
    return 0;
  }
  let at: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    if (i != place) setTupleItem(result, at++, share(tupleItem(tuple, i)));
    else for (let j: u32 = 0; j < more; j++) setTupleItem(result, at++, share(tupleItem(entries, j)));
  }
  return result;
}

// ── the class statement ──

/** Value of the keyword `metaclass` among those at `values`, borrowed; UNBOUND = none. */
function metaclassAmong(words: u32, values: u32): i64 {
  for (let i = WORDS; i < tupleLength(words); i++) {
    if (refOf(tupleItem(words, i)) == singleton(NAME_METACLASS)) return load<i64>(values + 8 * (i - WORDS));
  }
  return UNBOUND;
}

/** The values of the keywords but `metaclass`, then their names: two tuples in one, owned; 0 = raised. */
function otherKeywords(words: u32, values: u32): u32 {
  const count = tupleLength(words) - WORDS;
  const kept = count - (metaclassAmong(words, values) == UNBOUND ? 0 : 1);
  const names = newTuple(kept);
  const pair = names == 0 ? 0 : newTuple(kept + 1);
  if (pair == 0) {
    raiseMemoryError();
    return 0;
  }
  let at: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const name = tupleItem(words, WORDS + i);
    if (refOf(name) == singleton(NAME_METACLASS)) continue;
    setTupleItem(names, at, share(name));
    setTupleItem(pair, at++, share(load<i64>(values + 8 * i)));
  }
  setTupleItem(pair, kept, boxRef(names));
  return pair;
}

/** a = what is not plain about the class, or None; b: bases and values of keywords, c of them. */
export function op_prepare_class(fp: u32, ip: u32): u32 {
  const first = slotOf(fp, fieldB(ip));
  const words = refOf(constant(fieldA(ip + INSTRUCTION_SIZE)));
  const count = fieldC(ip) - (tupleLength(words) - WORDS);
  const values = first + 8 * count;
  const written = tupleFrom(first, count);
  const bases = written == 0 ? 0 : resolvedBases(written);
  const meta = bases == 0 ? UNBOUND : winner(metaclassAmong(words, values), bases);
  const result = meta == UNBOUND ? UNBOUND : prepared(meta, bases, written, words, values);
  if (written != 0) release(boxRef(written));
  if (bases != 0) release(boxRef(bases));
  if (result == UNBOUND) return STATUS_RAISED;
  storeRegister(fp, fieldA(ip), result);
  return STATUS_NEXT;
}

function prepared(meta: i64, bases: u32, written: u32, words: u32, values: u32): i64 {
  if (meta == boxRef(typeClass(TYPE_CLASS)) && bases == written) return NONE;
  const namespace = preparedNamespace(meta, bases, words, values);
  const result = namespace == UNBOUND ? 0 : newTuple(4);
  if (result == 0) {
    release(namespace);
    if (!hasRaised()) raiseMemoryError();
    return UNBOUND;
  }
  setTupleItem(result, 0, share(meta));
  setTupleItem(result, 1, namespace);
  setTupleItem(result, 2, share(boxRef(bases)));
  setTupleItem(result, 3, bases == written ? NONE : share(boxRef(written)));
  return boxRef(result);
}

/** meta.__prepare__(name, bases, **keywords), owned; None where that is type's own; UNBOUND = raised. */
function preparedNamespace(meta: i64, bases: u32, words: u32, values: u32): i64 {
  const method = getAttribute(meta, singleton(NAME_PREPARE));
  if (method == UNBOUND) return clearAttributeError() ? NONE : UNBOUND;
  if (typeOf(method) == TYPE_BUILTIN) return NONE;
  const namespace = callWithHead(method, tupleItem(words, 0), boxRef(bases), UNBOUND, words, values);
  release(method);
  if (namespace == UNBOUND || isMapping(namespace)) return namespace;
  const mark = begin();
  if (typeOf(meta) == TYPE_CLASS) appendClassName(refOf(meta));
  else text("<metaclass>");
  text(".__prepare__() must return a mapping, not ");
  appendClassName(classOfValue(namespace));
  raiseBuilt(EXC_TypeError, mark);
  release(namespace);
  return UNBOUND;
}

function isMapping(value: i64): bool {
  return isOfType(value, TYPE_DICT) || findEntry(classOfValue(value), singleton(NAME_GETITEM)) != 0;
}

/** callee(name, bases[, namespace], **keywords), owned; UNBOUND = raised. */
function callWithHead(callee: i64, name: i64, bases: i64, namespace: i64, words: u32, values: u32): i64 {
  const keywords = otherKeywords(words, values);
  if (keywords == 0) return UNBOUND;
  const kept = tupleLength(keywords) - 1;
  const head: u32 = namespace == UNBOUND ? 2 : 3;
  const all = newTuple(head + kept);
  let result: i64 = UNBOUND;
  if (all == 0) raiseMemoryError();
  else {
    setTupleItem(all, 0, share(name));
    setTupleItem(all, 1, share(bases));
    if (head == 3) setTupleItem(all, 2, share(namespace));
    for (let i: u32 = 0; i < kept; i++) setTupleItem(all, head + i, share(tupleItem(keywords, i)));
    result = callValue(callee, all + TUPLE_ITEMS, head + kept, kept == 0 ? 0 : refOf(tupleItem(keywords, kept)));
    release(boxRef(all));
  }
  release(boxRef(keywords));
  return result;
}

/** a = the prepared namespace for this body, of which its caller has the tuple in the register before the body's callee. */
export function op_take_namespace(fp: u32, ip: u32): u32 {
  const found = load<i64>(fp - 24);
  if (!isOfType(found, TYPE_TUPLE)) return STATUS_NEXT;
  const namespace = tupleItem(refOf(found), 1);
  if (namespace == NONE) return STATUS_NEXT;
  storeRegister(fp, fieldA(ip), share(namespace));
  return setHead(namespace, refOf(constant(fieldB(ip)))) ? STATUS_NEXT : STATUS_RAISED;
}

/** What stands in the namespace before the body runs. */
function setHead(namespace: i64, words: u32): bool {
  const module = currentModuleName();
  return storeItem(namespace, boxRef(singleton(NAME_MODULE)), boxRef(module)) &&
    storeItem(namespace, boxRef(singleton(NAME_QUALNAME)), tupleItem(words, 1)) &&
    storeItem(namespace, boxRef(singleton(NAME_FIRSTLINENO)), tupleItem(words, 3)) &&
    (tupleItem(words, 2) == NONE || storeItem(namespace, boxRef(singleton(NAME_DOC)), tupleItem(words, 2)));
}

/** c[b] = local a, and a = c[b]; where a is unbound, b is deleted. */
export function op_mirror_name(fp: u32, ip: u32): u32 {
  const namespace = load<i64>(slotOf(fp, fieldC(ip)));
  if (namespace == UNBOUND) return STATUS_NEXT;
  const name = constant(fieldB(ip));
  const value = load<i64>(slotOf(fp, fieldA(ip)));
  if (value == UNBOUND) return deleteItem(namespace, name) || clearKeyError() ? STATUS_NEXT : STATUS_RAISED;
  if (!storeItem(namespace, name, value)) return STATUS_RAISED;
  const kept = item(namespace, name);
  if (kept == UNBOUND && !clearKeyError()) return STATUS_RAISED;
  storeRegister(fp, fieldA(ip), kept);
  return STATUS_NEXT;
}

/** a = what the namespace b has by the name of global c, else that global. */
export function op_load_prepared(fp: u32, ip: u32): u32 {
  const namespace = load<i64>(slotOf(fp, fieldB(ip)));
  let value: i64 = UNBOUND;
  if (namespace != UNBOUND) {
    const name = tupleItem(load<u32>(code + CODE_GLOBAL_NAMES), fieldC(ip));
    value = isOfType(namespace, TYPE_DICT) ? dictGet(refOf(namespace), name) : item(namespace, name);
    if (value == UNBOUND && hasRaised() && !clearKeyError()) return STATUS_RAISED;
  }
  if (value == UNBOUND) value = global_load(fieldC(ip));
  if (value == UNBOUND) {
    raiseNameError(fieldC(ip));
    return STATUS_RAISED;
  }
  storeRegister(fp, fieldA(ip), value);
  return STATUS_NEXT;
}

/** The class that a metaclass that is not plain makes, owned; UNBOUND = raised. `found`: what PREPARE_CLASS left. */
export function buildByMetaclass(found: u32, pairs: u32, words: u32, values: u32): i64 {
  const given = tupleItem(found, 1);
  const namespace = given == NONE ? namespaceOfPairs(words) : share(given);
  if (namespace == UNBOUND) return UNBOUND;
  let made: i64 = UNBOUND;
  if (fillNamespace(namespace, given != NONE, pairs, words, tupleItem(found, 3))) {
    made = callWithHead(tupleItem(found, 0), tupleItem(words, 0), tupleItem(found, 2), namespace, words, values);
  }
  release(namespace);
  return made;
}

function namespaceOfPairs(words: u32): i64 {
  const dict = emptyDict();
  if (dict == 0) return UNBOUND;
  if (setHead(boxRef(dict), words)) return boxRef(dict);
  release(boxRef(dict));
  return UNBOUND;
}

/** What the body left: all of it, or of a prepared namespace, where its names are already, only the rest. */
function fillNamespace(namespace: i64, isPrepared: bool, pairs: u32, words: u32, original: i64): bool {
  const classCell = boxRef(singleton(NAME_CLASSCELL));
  let cell: i64 = UNBOUND;
  for (let i: u32 = 0; i < tupleLength(pairs); i += 2) {
    const name = tupleItem(pairs, i);
    if (name == classCell) cell = tupleItem(pairs, i + 1);
    else if (!isPrepared && !storeItem(namespace, name, tupleItem(pairs, i + 1))) return false;
  }
  return storeItem(namespace, boxRef(singleton(NAME_STATIC_ATTRIBUTES)), tupleItem(words, 4)) &&
    (cell == UNBOUND || storeItem(namespace, classCell, cell)) &&
    (original == NONE || storeItem(namespace, boxRef(singleton(NAME_ORIG_BASES)), original));
}


/** The `__call__` of a class's metaclass when that has one of its own, owned and not bound; UNBOUND = type's. */
export function customCall(cls: u32): i64 {
  const meta = load<u32>(dataOf(cls) + CLASSDATA_META);
  if (meta == 0) return UNBOUND;
  const method = findInClass(meta, singleton(NAME_CALL));
  if (typeOf(method) != TYPE_BUILTIN) return method;
  release(method);
  return UNBOUND;
}
