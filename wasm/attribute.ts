/**
 * Attributes: members of modules (module.ts) and methods of built-in types, found by name (wasm/members.ts). LOAD_METHOD remembers what it found in its unused field c: one 16-bit word of the
 * owner's kind and the built-in's number + 1, so that it is read and written whole.
 */
import { newObject, share } from "./count";
import {
  BUILTIN_ID, BUILTIN_THREADING_LOCK, EXC_AttributeError, FIELD_C, METHOD_ID, METHOD_SELF, METHOD_SIZE,
  STATUS_NEXT, STATUS_RAISED, TYPE_CLASS, TYPE_EXCEPTION, TYPE_METHOD, TYPE_MODULE, TYPE_TRACEBACK, UNBOUND,
} from "./generated/layout";
import { hasRaised, noteField, orMemoryError } from "./error";
import { exceptionAttribute, tracebackAttribute } from "./exception-attributes";
import { FIELD_NAME, FIELD_OBJ } from "./exception";
import { call1 } from "./invoke";
import { findMember, isGetter, isMethod, NO_MEMBER, ownerOf, ownerOfClass } from "./members";
import { begin, raiseBuilt, shortName, str, text, typeName } from "./messages";
import { moduleGet, raiseNoMember } from "./module";
import { clearSlot, constant, fieldA, fieldB, fieldC, finishB, operandB, readRegister, slotOf, storeRegister } from "./operand";
import { builtinValue } from "./singletons";
import { boxRef, refOf, typeOf } from "./value";


/** a = b.c. */
export function op_load_attr(fp: u32, ip: u32): u32 {
  const owner = operandB(fp, ip);
  if (owner == UNBOUND) return STATUS_RAISED;
  const name = refOf(constant(fieldC(ip)));
  if (typeOf(owner) == TYPE_MODULE) return finishB(fp, ip, moduleAttribute(refOf(owner), name));
  const id = memberOf(owner, name);
  if (id == NO_MEMBER) {
    const value = fieldAttribute(owner, name);
    return value == UNBOUND ? raiseNoAttribute(owner, name) : finishB(fp, ip, value);
  }
  return finishB(fp, ip, memberValue(owner, id));
}

/** a = method b of the object in a+2; an attribute that is no method of an object leaves a+2 unbound. */
export function op_load_method(fp: u32, ip: u32): u32 {
  const register = fieldA(ip);
  const owner = readRegister(fp, register + 2);
  if (owner == UNBOUND) return STATUS_RAISED;
  const kind = typeOf(owner);
  if (kind == TYPE_MODULE) {
    const member = moduleAttribute(refOf(owner), refOf(constant(fieldB(ip))));
    if (member == UNBOUND) return STATUS_RAISED;
    clearSlot(slotOf(fp, register + 2));
    store<i64>(slotOf(fp, register + 2), UNBOUND);
    storeRegister(fp, register, member);
    return STATUS_NEXT;
  }
  const cached = fieldC(ip);
  let id = (cached & 0xff) - 1;
  if (cached == 0 || cached >> 8 != kind) {
    const name = refOf(constant(fieldB(ip)));
    id = memberOf(owner, name);
    if (id == NO_MEMBER) return loadField(fp, register, owner, name);
    if (id < 0xff && kind != TYPE_CLASS && kind != 0) store<u16>(ip + FIELD_C, (kind << 8) | (id + 1));
  }
  const member = isGetter(id) ? memberValue(owner, id) : builtinValue(id);
  if (member == UNBOUND) return STATUS_RAISED;
  if (!isMethod(id) || kind == TYPE_CLASS) {
    clearSlot(slotOf(fp, register + 2));
    store<i64>(slotOf(fp, register + 2), UNBOUND);
  }
  storeRegister(fp, register, member);
  return STATUS_NEXT;
}

/** The member of a module, owned; raises AttributeError. */
function moduleAttribute(module: u32, name: u32): i64 {
  const member = moduleGet(module, name);
  if (member == UNBOUND) raiseNoMember(module, name);
  return member;
}

/** What an object has beside its type's methods, owned; UNBOUND = nothing of the name, or it raised. */
function fieldAttribute(owner: i64, name: u32): i64 {
  const type = typeOf(owner);
  if (type == TYPE_EXCEPTION) return exceptionAttribute(refOf(owner), name);
  return type == TYPE_TRACEBACK ? tracebackAttribute(refOf(owner), name) : UNBOUND;
}

function loadField(fp: u32, register: u32, owner: i64, name: u32): u32 {
  const value = fieldAttribute(owner, name);
  if (value == UNBOUND) return raiseNoAttribute(owner, name);
  clearSlot(slotOf(fp, register + 2));
  store<i64>(slotOf(fp, register + 2), UNBOUND);
  storeRegister(fp, register, value);
  return STATUS_NEXT;
}

/** owner.name as an owned value; UNBOUND = raised. */
export function getAttribute(owner: i64, name: u32): i64 {
  if (typeOf(owner) == TYPE_MODULE) return moduleAttribute(refOf(owner), name);
  const id = memberOf(owner, name);
  if (id != NO_MEMBER) return memberValue(owner, id);
  const field = fieldAttribute(owner, name);
  if (field == UNBOUND) raiseNoAttribute(owner, name);
  return field;
}

/** Number of the built-in that the attribute is, or NO_MEMBER. */
function memberOf(owner: i64, name: u32): u32 {
  return findMember(typeOf(owner) == TYPE_CLASS ? ownerOfClass(owner) : ownerOf(owner), name);
}

/** The attribute that a built-in is: bound to the object when it is a method of its type. Owned; UNBOUND = raised. */
function memberValue(owner: i64, id: u32): i64 {
  if (isGetter(id) && typeOf(owner) != TYPE_CLASS) return call1(builtinValue(id), owner);
  return isMethod(id) && typeOf(owner) != TYPE_CLASS ? boundMethod(owner, id) : builtinValue(id);
}

/** A method as a value: `append = xs.append`. */
function boundMethod(self: i64, id: u32): i64 {
  const method = newObject(METHOD_SIZE, TYPE_METHOD);
  if (method == 0) return orMemoryError(UNBOUND);
  store<i64>(method + METHOD_SELF, share(self));
  store<u32>(method + METHOD_ID, id);
  return boxRef(method);
}

function raiseNoAttribute(owner: i64, name: u32): u32 {
  if (hasRaised()) return STATUS_RAISED;
  const mark = begin();
  const type = typeOf(owner);
  text(type == TYPE_CLASS ? "type object '" : "'");
  if (type == TYPE_CLASS) className(load<u32>(refOf(owner) + BUILTIN_ID));
  else typeName(owner);
  text(type == TYPE_CLASS ? "' has no attribute '" : "' object has no attribute '");
  str(name);
  text("'");
  raiseBuilt(EXC_AttributeError, mark);
  noteField(FIELD_NAME, boxRef(name));
  noteField(FIELD_OBJ, owner);
  return STATUS_RAISED;
}

/** Appends the name of a built-in class to the message under construction. */
export function className(id: u32): void {
  if (id == BUILTIN_THREADING_LOCK) text("_thread.lock");
  else shortName(id);
}
