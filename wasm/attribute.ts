/**
 * Reading attributes: instances first by their class's data descriptors, then by their own slots, then by the class;
 * classes along their MRO; modules by their members. Instructions remember what they found in one 64-bit word a piece
 * (CODE_CACHES): the type word of the object in the lower half; above it the slot, or IN_CLASS, and the version of
 * all classes (instances), or the number of a built-in + 1 (built-in types and modules).
 */
import { moduleAnnotations } from "./annotations";
import { appendClassName } from "./class-text";
import {
  classOfValue, classVersion, findAfter, findEntry, findInClass, isInstance, isUserClass, LAST_VERSION, objectClass,
} from "./class";
import { classAttribute, typeAttribute } from "./class-attribute";
import { code } from "./control";
import { release, share } from "./count";
import { bind, isDataDescriptor } from "./descriptor";
import { clearAttributeError, hasRaised, noteField } from "./error";
import { FIELD_NAME, FIELD_OBJ } from "./exception";
import {
  BOUND_FUNCTION, BUILTIN_ID, CODE_CACHES, CODE_INSTRUCTIONS, ATTRIBUTE_VALUE, EXC_AttributeError, HEADER_COUNT, HEADER_TYPE, NAME_ANNOTATE, NAME_ANNOTATIONS, NAME_GETATTR, NAME_GETATTRIBUTE, NONE, SHAPE_CLASS,
  STATUS_NEXT, STATUS_RAISED, SUPER_CLASS, SUPER_SELF, SUPER_START, TYPE_BOUND, TYPE_BUILTIN, TYPE_CLASS, TYPE_EXCEPTION,
  TYPE_FUNCTION, TYPE_MODULE, TYPE_SUPER, UNBOUND,
} from "./generated/layout";
import { attributesOf, findSlot, getSlot, loadSlot, NO_SLOT, shapeOf, isDictShape } from "./instance";
import { call2 } from "./invoke";
import { isMethod } from "./members";
import { begin, raiseBuilt, str, text, typeName } from "./messages";
import { moduleGet, raiseNoMember } from "./module";
import { objectAttribute } from "./object-attribute";
import { clearSlot, constant, fieldA, fieldB, fieldC, finishB, operandB, readRegister, slotOf, storeRegister } from "./operand";
import { builtinValue, singleton } from "./singletons";
import { boxRef, isRef, refOf, typeOf } from "./value";

/** In place of a slot: the class has it, and the instance has not. */
const IN_CLASS: u32 = 0xfff;

/** The word of the instruction at ip: instructions and words have the same size. */
@inline
export function cacheOf(ip: u32): u32 {
  return load<u32>(code + CODE_CACHES) + (ip - load<u32>(code + CODE_INSTRUCTIONS));
}

@inline
function cachedSlot(word: u64): u32 {
  return <u32>(word >> 32) & 0xfff;
}

/** True when the word was written for that shape and no class changed since. */
@inline
function isFresh(word: u64, shape: u32): bool {
  return <u32>word == shape && <u32>(word >> 44) == classVersion();
}

/** Remembers where instances of a shape have what the instruction asks for. */
export function remember(ip: u32, shape: u32, slot: u32, version: u32): void {
  if (version >= LAST_VERSION || (slot >= IN_CLASS && slot != NO_SLOT)) return;
  const where: u64 = slot == NO_SLOT ? IN_CLASS : slot;
  atomic.store<u64>(cacheOf(ip), <u64>shape | (where << 32) | (<u64>version << 44));
}

/** Slot that the instruction at ip last found instances of that shape to have it in; NO_SLOT = unknown. */
export function rememberedSlot(ip: u32, shape: u32): u32 {
  const word = load<u64>(cacheOf(ip));
  return isFresh(word, shape) && cachedSlot(word) != IN_CLASS ? cachedSlot(word) : NO_SLOT;
}

/** a = b.c. */
export function op_load_attr(fp: u32, ip: u32): u32 {
  const owner = operandB(fp, ip);
  if (owner == UNBOUND) return STATUS_RAISED;
  const name = refOf(constant(fieldC(ip)));
  if (!isInstance(owner)) return finishB(fp, ip, getAttribute(owner, name));
  const object = refOf(owner);
  const shape = shapeOf(object);
  const known = rememberedSlot(ip, shape);
  if (known != NO_SLOT) {
    const value = loadSlot(object, shape, known);
    if (value != UNBOUND) return finishB(fp, ip, value);
  }
  const version = classVersion();
  const slot = findSlot(shape, name);
  if (slot != NO_SLOT && readsPlainly(load<u32>(shape + SHAPE_CLASS), name)) {
    remember(ip, shape, slot, version);
    const value = loadSlot(object, shape, slot);
    if (value != UNBOUND) return finishB(fp, ip, value);
  }
  return finishB(fp, ip, getAttribute(owner, name));
}

/** True when an instance's own attribute of the name is what reading it gives. */
function readsPlainly(cls: u32, name: u32): bool {
  if (findEntry(cls, singleton(NAME_GETATTRIBUTE)) != findEntry(objectClass(), singleton(NAME_GETATTRIBUTE))) return false;
  const entry = findEntry(cls, name);
  return entry == 0 || !isDataDescriptor(load<i64>(entry + ATTRIBUTE_VALUE));
}

/** The attribute, owned; UNBOUND = raised. `name` is interned. */
export function getAttribute(owner: i64, name: u32): i64 {
  switch (typeOf(owner)) {
    case TYPE_MODULE: return moduleMember(refOf(owner), name);
    case TYPE_CLASS: return classAttribute(refOf(owner), name);
    case TYPE_SUPER: return superAttribute(refOf(owner), name);
  }
  const cls = classOfValue(owner);
  if (isInstance(owner) && isUserClass(cls)) {
    const custom = findEntry(cls, singleton(NAME_GETATTRIBUTE));
    if (custom != findEntry(objectClass(), singleton(NAME_GETATTRIBUTE))) {
      return orAsk(owner, cls, name, call2(load<i64>(custom + ATTRIBUTE_VALUE), owner, boxRef(name)));
    }
  }
  return orAsk(owner, cls, name, plainAttribute(owner, cls, name));
}

/** What object.__getattribute__ does. */
export function plainAttribute(owner: i64, cls: u32, name: u32): i64 {
  const found = findInClass(cls, name);
  if (found != UNBOUND && isDataDescriptor(found)) return bind(found, owner, cls);
  const bag = attributesOf(owner);
  if (bag != 0) {
    const own = getSlot(bag, name);
    if (own != UNBOUND) {
      release(found);
      return own;
    }
  }
  if (found != UNBOUND) return bind(found, owner, cls);
  const special = objectAttribute(owner, cls, name);
  if (special != UNBOUND) return special;
  // A bound method hands the question on to its function.
  raiseNoAttribute(typeOf(owner) == TYPE_BOUND ? load<i64>(refOf(owner) + BOUND_FUNCTION) : owner, name);
  return UNBOUND;
}

/** The result, or what `__getattr__` gives when there was an AttributeError. */
function orAsk(owner: i64, cls: u32, name: u32, result: i64): i64 {
  if (result != UNBOUND || !isInstance(owner)) return result;
  const ask = findInClass(cls, singleton(NAME_GETATTR));
  if (ask == UNBOUND) return UNBOUND;
  if (!clearAttributeError()) {
    release(ask);
    return UNBOUND;
  }
  const value = call2(ask, owner, boxRef(name));
  release(ask);
  return value;
}

/** Attribute of a super object: what stands behind its class in the MRO, bound to the object. */
function superAttribute(object: u32, name: u32): i64 {
  const start = load<u32>(object + SUPER_START);
  const self = load<i64>(object + SUPER_SELF);
  const found = findAfter(start, load<u32>(object + SUPER_CLASS), name);
  if (found != UNBOUND) return bindSuper(found, self, start);
  const special = objectAttribute(boxRef(object), classOfValue(boxRef(object)), name);
  if (special != UNBOUND) return special;
  raiseNoAttribute(boxRef(object), name);
  return UNBOUND;
}

function bindSuper(found: i64, self: i64, start: u32): i64 {
  return self == boxRef(start) ? typeAttribute(found, start) : bind(found, self, start);
}

/** a = method b of the object in a+2; where it is no method of the class, a+2 becomes unbound. */
export function op_load_method(fp: u32, ip: u32): u32 {
  const register = fieldA(ip);
  const owner = readRegister(fp, register + 2);
  if (owner == UNBOUND) return STATUS_RAISED;
  const name = refOf(constant(fieldB(ip)));
  if (!isInstance(owner)) return loadOther(fp, ip, owner, name);
  const shape = shapeOf(refOf(owner));
  const cls = load<u32>(shape + SHAPE_CLASS);
  const word = load<u64>(cacheOf(ip));
  if (isFresh(word, shape) && cachedSlot(word) == IN_CLASS) {
    const entry = findEntry(cls, name);
    if (entry != 0) {
      const value = load<i64>(entry + ATTRIBUTE_VALUE);
      if (isImmortalFunction(value)) {
        storeRegister(fp, register, value);
        return STATUS_NEXT;
      }
    }
  }
  const version = classVersion();
  const entry = findEntry(cls, name);
  if (entry != 0 && isMethodValue(load<i64>(entry + ATTRIBUTE_VALUE)) && findSlot(shape, name) == NO_SLOT && !isDictShape(shape) && readsPlainly(cls, name)) {
    remember(ip, shape, NO_SLOT, version);
    storeRegister(fp, register, findInClass(cls, name));
    return STATUS_NEXT;
  }
  return finishMethod(fp, register, getAttribute(owner, name));
}

function isImmortalFunction(value: i64): bool {
  return isRef(value) && load<u32>(refOf(value) + HEADER_TYPE) == TYPE_FUNCTION && load<i32>(refOf(value) + HEADER_COUNT) < 0;
}

/** Functions and built-in methods: calling them with the object in front is calling the method. */
function isMethodValue(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_FUNCTION || (type == TYPE_BUILTIN && isMethod(load<u32>(refOf(value) + BUILTIN_ID)));
}

/** The callee is whole in itself: the object's register becomes unbound. */
function finishMethod(fp: u32, register: u32, value: i64): u32 {
  if (value == UNBOUND) return STATUS_RAISED;
  clearSlot(slotOf(fp, register + 2));
  store<i64>(slotOf(fp, register + 2), UNBOUND);
  storeRegister(fp, register, value);
  return STATUS_NEXT;
}

/** Methods of built-in types, members of modules, `super().method`, attributes of classes. */
function loadOther(fp: u32, ip: u32, owner: i64, name: u32): u32 {
  const register = fieldA(ip);
  const type = typeOf(owner);
  if (type == TYPE_SUPER) return loadSuper(fp, register, owner, name);
  if (type == TYPE_CLASS || type == TYPE_MODULE) return finishMethod(fp, register, getAttribute(owner, name));
  if (type == TYPE_EXCEPTION) return loadOfException(fp, register, owner, name);
  const key = type == 0 ? refOf(boxRef(classOfValue(owner))) : type;
  const word = load<u64>(cacheOf(ip));
  let id = <u32>(word >> 32) - 1;
  if (<u32>word != key || word >> 32 == 0) {
    const found = findInClass(classOfValue(owner), name);
    if (typeOf(found) != TYPE_BUILTIN || !isMethodValue(found)) {
      release(found);
      return finishMethod(fp, register, getAttribute(owner, name));
    }
    id = load<u32>(refOf(found) + BUILTIN_ID);
    atomic.store<u64>(cacheOf(ip), <u64>key | (<u64>(id + 1) << 32));
  }
  storeRegister(fp, register, builtinValue(id));
  return STATUS_NEXT;
}

/** Exceptions of one type have many classes: nothing is remembered. */
function loadOfException(fp: u32, register: u32, owner: i64, name: u32): u32 {
  const found = findInClass(classOfValue(owner), name);
  const bag = attributesOf(owner);
  if (found != UNBOUND && isMethodValue(found) && (bag == 0 || findSlot(shapeOf(bag), name) == NO_SLOT && !isDictShape(shapeOf(bag)))) {
    storeRegister(fp, register, found);
    return STATUS_NEXT;
  }
  release(found);
  return finishMethod(fp, register, getAttribute(owner, name));
}

/** `super().method(…)` without an object for the bound method: function and self go where CALL wants them. */
function loadSuper(fp: u32, register: u32, owner: i64, name: u32): u32 {
  const object = refOf(owner);
  const self = load<i64>(object + SUPER_SELF);
  const start = load<u32>(object + SUPER_START);
  const found = findAfter(start, load<u32>(object + SUPER_CLASS), name);
  if (found == UNBOUND || !isMethodValue(found) || self == boxRef(start)) {
    release(found);
    return finishMethod(fp, register, getAttribute(owner, name));
  }
  share(self);
  storeRegister(fp, register + 2, self);
  storeRegister(fp, register, found);
  return STATUS_NEXT;
}

// ── modules ──

/** The member of a module, owned; raises AttributeError. */
function moduleMember(module: u32, name: u32): i64 {
  const member = moduleGet(module, name);
  if (member != UNBOUND) return member;
  if (name == singleton(NAME_ANNOTATIONS)) return moduleAnnotations(module);
  if (name == singleton(NAME_ANNOTATE)) return NONE;
  raiseNoMember(module, name);
  return UNBOUND;
}

export function raiseNoAttribute(owner: i64, name: u32): void {
  if (hasRaised()) return;
  const mark = begin();
  const type = typeOf(owner);
  if (type == TYPE_CLASS) {
    text("type object '");
    appendClassName(refOf(owner));
    text("' has no attribute '");
  } else {
    text("'");
    typeName(owner);
    text("' object has no attribute '");
  }
  str(name);
  text("'");
  raiseBuilt(EXC_AttributeError, mark);
  noteField(FIELD_NAME, boxRef(name));
  noteField(FIELD_OBJ, owner);
}
