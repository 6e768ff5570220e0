/**
 * Attributes: members of modules and methods of built-in types, found by the dotted names of src/bytecode/builtins.ts
 * ("list.append", "time.time"). LOAD_METHOD remembers what it found in its unused field c: one 16-bit word of the
 * owner's kind and the built-in's number + 1, so that it is read and written whole.
 */
import { newObject, share } from "./count";
import {
  BUILTIN_ID, BUILTIN_THREADING_LOCK, EXC_AttributeError, FIELD_C, METHOD_ID, METHOD_SELF, METHOD_SIZE,
  STATUS_NEXT, STATUS_RAISED, STR_DATA, STR_KIND, STR_LENGTH, TYPE_CLASS, TYPE_LIST, TYPE_LOCK, TYPE_METHOD, TYPE_MODULE,
  TYPE_THREAD, UNBOUND,
} from "./generated/layout";
import { orMemoryError } from "./error";
import { begin, raiseBuilt, shortName, str, text, typeName } from "./messages";
import { builtinName, moduleName } from "./names";
import { clearSlot, constant, fieldA, fieldB, fieldC, finishB, operandB, readRegister, slotOf, storeRegister } from "./operand";
import { builtinValue, moduleObject } from "./singletons";
import { boxRef, refOf, typeOf } from "./value";

const NOT_FOUND: u32 = 0xffff_ffff;

/** Kinds of owners in LOAD_METHOD's cache: the type of an object, or this + the number of a module. */
const MODULE_KIND: u32 = 128;

/** a = b.c. */
export function op_load_attr(fp: u32, ip: u32): u32 {
  const owner = operandB(fp, ip);
  if (owner == UNBOUND) return STATUS_RAISED;
  const name = refOf(constant(fieldC(ip)));
  const id = memberOf(owner, name);
  if (id == NOT_FOUND) return raiseNoAttribute(owner, name);
  return finishB(fp, ip, typeOf(owner) == TYPE_MODULE ? builtinValue(id) : boundMethod(owner, id));
}

/** a = method b of the object in a+2; a plain attribute of a module leaves a+2 unbound. */
export function op_load_method(fp: u32, ip: u32): u32 {
  const register = fieldA(ip);
  const owner = readRegister(fp, register + 2);
  if (owner == UNBOUND) return STATUS_RAISED;
  const kind = kindOf(owner);
  const cached = fieldC(ip);
  let id = (cached & 0xff) - 1;
  if (cached == 0 || cached >> 8 != kind) {
    const name = refOf(constant(fieldB(ip)));
    id = memberOf(owner, name);
    if (id == NOT_FOUND) return raiseNoAttribute(owner, name);
    if (id < 0xff) store<u16>(ip + FIELD_C, (kind << 8) | (id + 1));
  }
  if (kind >= MODULE_KIND) {
    clearSlot(slotOf(fp, register + 2));
    store<i64>(slotOf(fp, register + 2), UNBOUND);
  }
  storeRegister(fp, register, builtinValue(id));
  return STATUS_NEXT;
}

/** What the cache compares. */
function kindOf(owner: i64): u32 {
  const type = typeOf(owner);
  return type == TYPE_MODULE ? MODULE_KIND + load<u32>(refOf(owner) + BUILTIN_ID) : type;
}

/** The part before the dot in the names of what an object's attributes are; "" = it has none. */
function ownerName(owner: i64): string {
  switch (typeOf(owner)) {
    case TYPE_LIST: return "list";
    case TYPE_THREAD: return "thread";
    case TYPE_LOCK: return "lock";
    case TYPE_MODULE: return moduleName(load<u32>(refOf(owner) + BUILTIN_ID));
    default: return "";
  }
}

/** Number of the built-in that the attribute is, or NOT_FOUND. */
function memberOf(owner: i64, name: u32): u32 {
  const prefix = ownerName(owner);
  if (prefix.length == 0) return NOT_FOUND;
  let id: u32 = 0;
  while (!isMember(builtinName(id), prefix, name)) {
    if (builtinName(id).charCodeAt(0) == 63) return NOT_FOUND; // "?", behind the last
    id++;
  }
  return id;
}

/** full == prefix + "." + name. */
function isMember(full: string, prefix: string, name: u32): bool {
  const length = <i32>load<u32>(name + STR_LENGTH);
  const start = prefix.length + 1;
  if (full.length != start + length || load<u32>(name + STR_KIND) != 1) return false;
  if (full.charCodeAt(start - 1) != 46) return false;
  for (let i = 0; i < start - 1; i++) if (full.charCodeAt(i) != prefix.charCodeAt(i)) return false;
  for (let i = 0; i < length; i++) if (full.charCodeAt(start + i) != <i32>load<u8>(name + STR_DATA + i)) return false;
  return true;
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
  const mark = begin();
  const type = typeOf(owner);
  const id = type == TYPE_MODULE || type == TYPE_CLASS ? load<u32>(refOf(owner) + BUILTIN_ID) : 0;
  if (type == TYPE_MODULE) {
    text("module '");
    text(moduleName(id));
    text("' has no attribute '");
  } else {
    text(type == TYPE_CLASS ? "type object '" : "'");
    if (type == TYPE_CLASS) className(id);
    else typeName(owner);
    text(type == TYPE_CLASS ? "' has no attribute '" : "' object has no attribute '");
  }
  str(name);
  text("'");
  raiseBuilt(EXC_AttributeError, mark);
  return STATUS_RAISED;
}

/** Appends the name of a built-in class to the message under construction. */
export function className(id: u32): void {
  if (id == BUILTIN_THREADING_LOCK) text("_thread.lock");
  else shortName(id);
}

/** a = built-in module b. */
export function op_import(fp: u32, ip: u32): u32 {
  storeRegister(fp, fieldA(ip), boxRef(moduleObject(fieldB(ip))));
  return STATUS_NEXT;
}
