/** Class patterns: whether the subject is an instance, and the attributes that the patterns within look at. */
import { getAttribute } from "./attribute";
import { className, classOfValue, extendsClass, typeClass } from "./class";
import { release, share } from "./count";
import { clearAttributeError, hasRaised, orMemoryError } from "./error";
import {
  BUILTIN_ISINSTANCE, EXC_TypeError, INSTRUCTION_SIZE, NAME_MATCH_ARGS, NONE, PSEUDO_BOOL, PSEUDO_FLOAT, PSEUDO_INT, STATUS_NEXT, STATUS_RAISED, TRUE,
  TYPE_BYTEARRAY, TYPE_BYTES, TYPE_CLASS, TYPE_DICT, TYPE_FROZENSET, TYPE_LIST, TYPE_SET, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { intern } from "./intern";
import { call2 } from "./invoke";
import { begin, number, raiseBuilt, raiseForType, raiseLiteral, raiseMemoryError, str, text, typeName } from "./messages";
import { constant, consumeC, fieldA, fieldB, fieldC, readRegister, storeRegister } from "./operand";
import { builtinValue, singleton } from "./singletons";
import { stringsEqual } from "./string";
import { appendRepr } from "./text";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf } from "./value";

/** a = the attributes of b that the patterns of class c look at, positional ones first; None = no match. */
export function op_match_class(fp: u32, ip: u32): u32 {
  const subject = readRegister(fp, fieldB(ip));
  const cls = subject == UNBOUND ? UNBOUND : readRegister(fp, fieldC(ip));
  if (cls == UNBOUND) return STATUS_RAISED;
  const extra = ip + INSTRUCTION_SIZE;
  const parts = classParts(subject, cls, fieldA(extra), refOf(constant(fieldB(extra))));
  if (parts == UNBOUND) return STATUS_RAISED;
  consumeC(fp, ip);
  storeRegister(fp, fieldA(ip), parts);
  return STATUS_NEXT;
}

function classParts(subject: i64, cls: i64, positional: u32, names: u32): i64 {
  if (!isOfType(cls, TYPE_CLASS)) {
    raiseLiteral(EXC_TypeError, "called match pattern must be a class");
    return UNBOUND;
  }
  const matches: i64 = classOfValue(subject) == refOf(cls) ? TRUE : call2(builtinValue(BUILTIN_ISINSTANCE), subject, cls);
  if (matches != TRUE) return matches == UNBOUND ? UNBOUND : NONE;
  const tuple = newTuple(positional + tupleLength(names));
  if (tuple == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < tupleLength(tuple); i++) setTupleItem(tuple, i, NONE);
  const given = positional == 0 ? 0 : givenNames(cls, positional);
  const done = (positional == 0 || given != 0) && fill(tuple, subject, refOf(cls), given, positional, names);
  if (given != 0) release(boxRef(given));
  if (done) return boxRef(tuple);
  release(boxRef(tuple));
  return hasRaised() ? UNBOUND : NONE;
}

/** `__match_args__` of a class, owned; an empty tuple where the subject itself is meant; 0 = raised. */
function givenNames(cls: i64, positional: u32): u32 {
  let args = getAttribute(cls, singleton(NAME_MATCH_ARGS));
  let ofSelf = false;
  if (args == UNBOUND) {
    if (!clearAttributeError()) return 0;
    args = orMemoryError(boxRef(newTuple(0)));
    ofSelf = matchesItself(refOf(cls));
  } else if (!isOfType(args, TYPE_TUPLE)) {
    const mark = begin();
    str(className(refOf(cls)));
    text(".__match_args__ must be a tuple (got ");
    typeName(args);
    text(")");
    raiseBuilt(EXC_TypeError, mark);
    release(args);
    return 0;
  }
  const allowed: u32 = ofSelf ? 1 : tupleLength(refOf(args));
  if (positional <= allowed) return refOf(args);
  release(args);
  const mark = begin();
  str(className(refOf(cls)));
  text("() accepts ");
  number(allowed);
  text(allowed == 1 ? " positional sub-pattern (" : " positional sub-patterns (");
  number(positional);
  text(" given)");
  raiseBuilt(EXC_TypeError, mark);
  return 0;
}

/** The built-in types whose single positional pattern is for the subject itself, and what extends them. */
function matchesItself(cls: u32): bool {
  return extendsClass(cls, typeClass(PSEUDO_INT)) || extendsClass(cls, typeClass(TYPE_STR)) || extendsClass(cls, typeClass(PSEUDO_FLOAT)) ||
    extendsClass(cls, typeClass(TYPE_LIST)) || extendsClass(cls, typeClass(TYPE_TUPLE)) || extendsClass(cls, typeClass(TYPE_DICT)) ||
    extendsClass(cls, typeClass(TYPE_SET)) || extendsClass(cls, typeClass(TYPE_FROZENSET)) || extendsClass(cls, typeClass(TYPE_BYTES)) ||
    extendsClass(cls, typeClass(TYPE_BYTEARRAY)) || extendsClass(cls, typeClass(PSEUDO_BOOL));
}

/** False: an attribute is missing, or raised. */
function fill(tuple: u32, subject: i64, cls: u32, given: u32, positional: u32, names: u32): bool {
  if (positional == 1 && tupleLength(given) == 0) setTupleItem(tuple, 0, share(subject));
  else {
    for (let i: u32 = 0; i < positional; i++) {
      const name = tupleItem(given, i);
      if (!isOfType(name, TYPE_STR)) {
        raiseForType(EXC_TypeError, "__match_args__ elements must be strings (got ", name, ")");
        return false;
      }
      if (isAmong(given, i, name)) return raiseTwice(cls, name);
      if (!setPart(tuple, i, subject, refOf(name))) return false;
    }
  }
  for (let i: u32 = 0; i < tupleLength(names); i++) {
    const name = tupleItem(names, i);
    if ((positional != 0 && isAmong(given, min(positional, tupleLength(given)), name)) || isAmong(names, i, name)) return raiseTwice(cls, name);
    if (!setPart(tuple, positional + i, subject, refOf(name))) return false;
  }
  return true;
}

/** True when one of the first `count` names is that name. */
function isAmong(names: u32, count: u32, name: i64): bool {
  for (let i: u32 = 0; i < count; i++) if (stringsEqual(refOf(tupleItem(names, i)), refOf(name))) return true;
  return false;
}

function raiseTwice(cls: u32, name: i64): bool {
  const mark = begin();
  str(className(cls));
  text("() got multiple sub-patterns for attribute ");
  appendRepr(name, false);
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

function setPart(tuple: u32, place: u32, subject: i64, name: u32): bool {
  const known = intern(name);
  if (known == 0) {
    raiseMemoryError();
    return false;
  }
  const value = getAttribute(subject, known);
  if (value == UNBOUND) clearAttributeError();
  else setTupleItem(tuple, place, value);
  return value != UNBOUND;
}
