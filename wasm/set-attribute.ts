/** Setting and deleting attributes of instances and classes. */
import { hasDict, instanceDict } from "./object-dict";
import { emptyDict } from "./dict-update";
import { isTrue } from "./special";
import { setAbstract } from "./abstract-class";
import { appendClassName } from "./class-text";
import { raiseNoAttribute } from "./attribute";
import { cachedSlot, isFresh, markExecuted, note, noted, setCache, slotWord } from "./attribute-cache";
import {
  className, classOfValue, classVersion, nativeBase, rootShape, dataOf, findEntry, findInClass, isInstance, isUserClass, LAST_VERSION, objectClass, setOwn,
} from "./class";
import { pushes } from "./control";
import { stringIs } from "./arguments";
import { setCell } from "./cell";
import { release, share } from "./count";
import { isDataDescriptor, setThrough } from "./descriptor";
import {
  CLASSDATA_MODULE, CLASSDATA_NAME, CLASSDATA_QUALNAME, CLASSDATA_SLOTS, ATTRIBUTE_VALUE, EXC_AttributeError, EXC_TypeError, NAME_CLASS, NAME_DELATTR, NAME_MODULE, NAME_NAME, NAME_QUALNAME, NAME_SETATTR, STATUS_NEXT, STATUS_RAISED, TYPE_CLASS, TYPE_EXCEPTION, TYPE_FUNCTION, TYPE_GENERATOR, TYPE_MODULE, TYPE_STR, UNBOUND, CLASSDATA_META, NAME_ABSTRACTMETHODS, TYPE_BUILTIN, TYPE_CELL, NAME_DICT, TYPE_DICT, CACHE_NEW, PROPERTY_SET, SHAPE_CLASS, SHAPE_COUNT, SHAPE_PARENT, SHAPE_PLAIN, TYPE_PROPERTY,
} from "./generated/layout";
import { setExceptionAttribute } from "./exception-attributes";
import { setClassAnnotations } from "./annotations";
import { setFunctionAttribute } from "./function-attribute";
import { setGeneratorName } from "./generator-name";
import { appendSlotOf, attributesOf, deleteSlot, findSlot, madeAttributesOf, NO_SLOT, setSlot, shapeOf, moveToClass, storeSlotOf, isDictShape, replaceDict } from "./instance";
import { OP_STORE_ATTR_MANY, OP_STORE_ATTR_NEW, OP_STORE_ATTR_SLOT } from "./generated/opcodes";
import { intern } from "./intern";
import { call2, call3 } from "./invoke";
import { begin, raiseBuilt, raiseLiteral, raiseMemoryError, str, text, typeName, raiseForType } from "./messages";
import { changeModule } from "./module";
import { consume, constant, fieldA, fieldB, fieldC, readRegister } from "./operand";
import { NOT_PUSHED, pushMethod2 } from "./operation";
import { singleton } from "./singletons";
import { finaliseNow, unfinalised } from "./finalise";
import { becomeOne } from "./specialise";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf, typeOf } from "./value";

/** a.b = c. */
export function op_store_attr(fp: u32, ip: u32): u32 {
  const owner = readRegister(fp, fieldA(ip));
  if (owner == UNBOUND) return STATUS_RAISED;
  const value = readRegister(fp, fieldC(ip));
  if (value == UNBOUND) return STATUS_RAISED;
  const name = refOf(constant(fieldB(ip)));
  if (!isInstance(owner)) {
    markExecuted(ip);
    if (!setAttribute(owner, name, value)) return STATUS_RAISED;
  } else if (!storeKnown(ip, refOf(owner), name, value)) {
    const shape = shapeOf(refOf(owner));
    const version = classVersion();
    const status = pushes == 0 ? NOT_PUSHED : pushSetter(fp, ip, owner, load<u32>(shape + SHAPE_CLASS), name, value);
    if (status != NOT_PUSHED) return status;
    if (!setAttribute(owner, name, value)) return STATUS_RAISED;
    learn(ip, owner, name, shape, version);
  }
  consume(fp, fieldA(ip));
  consume(fp, fieldC(ip));
  return STATUS_NEXT;
}

/** Pushes the frame of the setter, where the class has a property of the name with one in Python. */
function pushSetter(fp: u32, ip: u32, owner: i64, cls: u32, name: u32, value: i64): u32 {
  const found = findInClass(cls, name);
  let status = NOT_PUSHED;
  if (typeOf(found) == TYPE_PROPERTY && findEntry(cls, singleton(NAME_SETATTR)) == findEntry(objectClass(), singleton(NAME_SETATTR))) {
    const setter = load<i64>(refOf(found) + PROPERTY_SET);
    markExecuted(ip);
    if (isOfType(setter, TYPE_FUNCTION)) status = pushMethod2(fp, ip, 0, share(setter), owner, value);
  }
  release(found);
  return status;
}

/** Stores as this thread's notes say that it goes for the shape; false: nothing done. `ip` 0: no instruction learns from it. */
function storeKnown(ip: u32, object: u32, name: u32, value: i64): bool {
  const shape = shapeOf(object);
  const word = noted(shape, name | CACHE_NEW);
  if (word == 0) return false;
  if ((<u32>word & CACHE_NEW) == 0) {
    if (!isFresh(word, shape)) return false;
    if (!storeSlotOf(object, shape, cachedSlot(word), share(value))) return giveUp(value);
    if (ip != 0 && becomeOne(ip, OP_STORE_ATTR_SLOT, OP_STORE_ATTR_MANY)) setCache(ip, word);
    return true;
  }
  const next = <u32>(word >> 32);
  if (load<u32>(next + SHAPE_PLAIN) != classVersion()) return false;
  if (!appendSlotOf(object, shape, next, share(value))) return giveUp(value);
  if (ip != 0 && becomeOne(ip, OP_STORE_ATTR_NEW, OP_STORE_ATTR_MANY)) setCache(ip, word);
  return true;
}

/** object.name = value (borrowed) as this thread has noted it for the shape; 0: nothing done. */
export function noted_store(object: u32, name: u32, value: i64): u32 {
  const done = storeKnown(0, object, name, value);
  if (unfinalised != 0) finaliseNow();
  return done ? 1 : 0;
}

/** The store could not be done so: the value has one owner less again. */
function giveUp(value: i64): bool {
  release(value);
  return false;
}

/** The instance has the attribute now: the next store to an instance of the shape that it had before goes straight there. */
function learn(ip: u32, owner: i64, name: u32, before: u32, version: u32): void {
  markExecuted(ip);
  const shape = shapeOf(refOf(owner));
  const slot = findSlot(shape, name);
  if (slot == NO_SLOT || isDictShape(shape) || version >= LAST_VERSION || !setsPlainly(classOfValue(owner), name, NAME_SETATTR)) return;
  let word: u64 = 0;
  if (shape == before) word = slotWord(shape, slot, version);
  else if (load<u32>(shape + SHAPE_PARENT) == before && slot == load<u32>(before + SHAPE_COUNT)) {
    store<u32>(shape + SHAPE_PLAIN, version);
    word = <u64>(before | CACHE_NEW) | (<u64>shape << 32);
  }
  if (word != 0) note(before, name | CACHE_NEW, word);
}

function setsPlainly(cls: u32, name: u32, method: u32): bool {
  if (findEntry(cls, singleton(method)) != findEntry(objectClass(), singleton(method))) return false;
  const entry = findEntry(cls, name);
  return entry == 0 || !isDataDescriptor(load<i64>(entry + ATTRIBUTE_VALUE));
}

/** del a.b. */
export function op_delete_attr(fp: u32, ip: u32): u32 {
  const owner = readRegister(fp, fieldA(ip));
  if (owner == UNBOUND || !deleteAttribute(owner, refOf(constant(fieldB(ip))))) return STATUS_RAISED;
  consume(fp, fieldA(ip));
  return STATUS_NEXT;
}

/** owner.name = value, which stays the caller's; false = raised. */
export function setAttribute(owner: i64, name: u32, value: i64): bool {
  return change(owner, name, value, NAME_SETATTR);
}

export function deleteAttribute(owner: i64, name: u32): bool {
  return change(owner, name, UNBOUND, NAME_DELATTR);
}

function change(owner: i64, name: u32, value: i64, method: u32): bool {
  if (typeOf(owner) == TYPE_CLASS) return changeThroughMetaclass(refOf(owner), name, value, method);
  if (typeOf(owner) == TYPE_MODULE) return changeModule(refOf(owner), name, value);
  const cls = classOfValue(owner);
  if (isInstance(owner) && isUserClass(cls)) {
    const custom = findEntry(cls, singleton(method));
    if (custom != findEntry(objectClass(), singleton(method))) {
      const callee = load<i64>(custom + ATTRIBUTE_VALUE);
      const result = value == UNBOUND ? call2(callee, owner, boxRef(name)) : call3(callee, owner, boxRef(name), value);
      if (result == UNBOUND) return false;
      release(result);
      return true;
    }
  }
  return changePlain(owner, cls, name, value);
}

/** What object.__setattr__ does, or object.__delattr__ when the value is UNBOUND. */
export function changePlain(owner: i64, cls: u32, name: u32, value: i64): bool {
  const found = findInClass(cls, name);
  if (found != UNBOUND) {
    const through = setThrough(found, owner, value);
    release(found);
    if (through != 0) return through > 0;
  }
  if (name == singleton(NAME_CLASS) && typeOf(owner) != TYPE_CLASS) return changeClassOf(owner, cls, value);
  if (typeOf(owner) == TYPE_EXCEPTION && value != UNBOUND) {
    const set = setExceptionAttribute(refOf(owner), name, value);
    if (set != 0) return set > 0;
  }
  if (typeOf(owner) == TYPE_CELL && stringIs(name, "cell_contents")) {
    setCell(refOf(owner), share(value));
    return true;
  }
  if (typeOf(owner) == TYPE_GENERATOR) {
    const set = setGeneratorName(refOf(owner), name, value);
    if (set != 0) return set > 0;
  }
  if (typeOf(owner) == TYPE_FUNCTION) return setFunctionAttribute(refOf(owner), name, value);
  if (name == singleton(NAME_DICT) && isInstance(owner) && hasDict(cls)) return changeDict(refOf(owner), value);
  if (attributesOf(owner) == 0 && typeOf(owner) != TYPE_EXCEPTION || isInstance(owner) && !mayHave(cls, name)) {
    raiseReadOnly(owner, name, found != UNBOUND);
    return false;
  }
  if (value == UNBOUND) return deleteOwn(owner, cls, name);
  const holder = madeAttributesOf(owner);
  if (holder != 0 && setSlot(holder, name, share(value))) return true;
  release(value);
  raiseMemoryError();
  return false;
}

/** object.__class__ = value. */
function changeClassOf(owner: i64, cls: u32, value: i64): bool {
  if (value == UNBOUND) {
    raiseLiteral(EXC_TypeError, "can't delete __class__ attribute");
    return false;
  }
  if (typeOf(value) != TYPE_CLASS) {
    raiseForType(EXC_TypeError, "__class__ must be set to a class, not '", value, "' object");
    return false;
  }
  const next = refOf(value);
  if (!isUserClass(next) || !isUserClass(cls) || !isInstance(owner)) {
    raiseLiteral(EXC_TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    return false;
  }
  if (haveSameLayout(cls, next)) {
    if (moveToClass(refOf(owner), next)) return true;
    raiseMemoryError();
    return false;
  }
  const mark = begin();
  text("__class__ assignment: '");
  str(className(next));
  text("' object layout differs from '");
  str(className(cls));
  text("'");
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** The same built-in type inside, and the same `__slots__`. */
function haveSameLayout(cls: u32, next: u32): bool {
  if (nativeBase(cls) != nativeBase(next) || rootShape(next) == 0) return false;
  const before = load<u32>(dataOf(cls) + CLASSDATA_SLOTS);
  const after = load<u32>(dataOf(next) + CLASSDATA_SLOTS);
  if (before == 0 || after == 0) return before == after;
  if (tupleLength(before) != tupleLength(after)) return false;
  for (let i: u32 = 0; i < tupleLength(before); i++) if (tupleItem(before, i) != tupleItem(after, i)) return false;
  return true;
}

/** object.__dict__ = value, or del object.__dict__, which leaves an empty one. */
function changeDict(object: u32, value: i64): bool {
  const old = instanceDict(object);
  if (old == UNBOUND) return false;
  release(old);
  if (value == UNBOUND) {
    const empty = emptyDict();
    const done = empty != 0 && replaceDict(object, boxRef(empty));
    if (empty != 0) release(boxRef(empty));
    return done;
  }
  if (isOfType(value, TYPE_DICT)) return replaceDict(object, value);
  raiseForType(EXC_TypeError, "__dict__ must be set to a dictionary, not a '", value, "'");
  return false;
}

function deleteOwn(owner: i64, cls: u32, name: u32): bool {
  const holder = attributesOf(owner);
  const result = holder == 0 ? 0 : deleteSlot(holder, name);
  if (result > 0) return true;
  if (result < 0) raiseMemoryError();
  else if (isInstance(owner) && load<u32>(dataOf(cls) + CLASSDATA_SLOTS) != 0) raiseUnsetSlot(name);
  else raiseNoAttribute(owner, name);
  return false;
}

/** Whether instances may have the attribute: `__slots__` says which, if all classes of the MRO have one. */
function mayHave(cls: u32, name: u32): bool {
  const slots = load<u32>(dataOf(cls) + CLASSDATA_SLOTS);
  if (slots == 0) return true;
  for (let i: u32 = 0; i < tupleLength(slots); i++) if (refOf(tupleItem(slots, i)) == name) return true;
  return false;
}

/** A slot that holds nothing: its name is all that is said. */
function raiseUnsetSlot(name: u32): void {
  const mark = begin();
  str(name);
  raiseBuilt(EXC_AttributeError, mark);
}

function raiseReadOnly(owner: i64, name: u32, inClass: bool): void {
  const mark = begin();
  text("'");
  typeName(owner);
  text(inClass ? "' object attribute '" : "' object has no attribute '");
  str(name);
  text(inClass ? "' is read-only" : "' and no __dict__ for setting new attributes");
  raiseBuilt(EXC_AttributeError, mark);
}

/** As the metaclass's `__setattr__` or `__delattr__` has it. */
function changeThroughMetaclass(cls: u32, name: u32, value: i64, method: u32): bool {
  const meta = load<u32>(dataOf(cls) + CLASSDATA_META);
  if (meta == 0) return changeClass(cls, name, value);
  const custom = findInClass(meta, singleton(method));
  if (typeOf(custom) == TYPE_BUILTIN) {
    release(custom);
    return changeClass(cls, name, value);
  }
  const owner = boxRef(cls);
  const result = value == UNBOUND ? call2(custom, owner, boxRef(name)) : call3(custom, owner, boxRef(name), value);
  release(custom);
  release(result);
  return result != UNBOUND;
}

/** What type.__setattr__ does, or type.__delattr__ when the value is UNBOUND. */
export function changeClass(cls: u32, name: u32, value: i64): bool {
  if (!isUserClass(cls)) {
    raiseAboutClass(cls, EXC_TypeError, value == UNBOUND ? "cannot delete '" : "cannot set '", name, "' attribute of immutable type '");
    return false;
  }
  if (name == singleton(NAME_NAME) || name == singleton(NAME_QUALNAME)) return rename(cls, name, value);
  if (stringIs(name, "__bases__")) {
    raiseLiteral(EXC_TypeError, "assignment to __bases__ is not supported by Patchwork");
    return false;
  }
  if (name == singleton(NAME_MODULE) && isOfType(value, TYPE_STR)) setModule(cls, value);
  const ofAnnotations = setClassAnnotations(cls, name, value);
  if (ofAnnotations != 0) return ofAnnotations > 0;
  const meta = load<u32>(dataOf(cls) + CLASSDATA_META);
  const ofMeta: i64 = meta == 0 ? UNBOUND : findInClass(meta, name);
  const through: i32 = ofMeta == UNBOUND ? 0 : setThrough(ofMeta, boxRef(cls), value);
  release(ofMeta);
  if (through != 0) return through > 0;
  if (name == singleton(NAME_ABSTRACTMETHODS)) setAbstract(cls, value != UNBOUND && isTrue(value) == 1);
  if (setOwn(cls, name, share(value))) return true;
  release(value);
  if (value == UNBOUND) raiseNoAttribute(boxRef(cls), name);
  else raiseMemoryError();
  return false;
}

function rename(cls: u32, name: u32, value: i64): bool {
  if (!isOfType(value, TYPE_STR)) {
    const mark = begin();
    text("can only assign string to ");
    str(className(cls));
    text(".");
    str(name);
    text(", not '");
    typeName(value);
    text("'");
    raiseBuilt(EXC_TypeError, mark);
    return false;
  }
  const text_ = intern(refOf(value));
  store<u32>(dataOf(cls) + (name == singleton(NAME_NAME) ? CLASSDATA_NAME : CLASSDATA_QUALNAME), text_);
  return true;
}

/** What the class's texts say from now on. */
export function setModule(cls: u32, value: i64): void {
  const module = intern(refOf(value));
  if (module != 0) store<u32>(dataOf(cls) + CLASSDATA_MODULE, module);
}

function raiseAboutClass(cls: u32, kind: u32, before: string, name: u32, between: string): void {
  const mark = begin();
  text(before);
  str(name);
  text(between);
  appendClassName(cls);
  text("'");
  raiseBuilt(kind, mark);
}
