/**
 * Reading attributes: instances first by their class's data descriptors, then by their own slots, then by the class;
 * classes along their MRO; modules by their members. What instructions remember of it stands in attribute-cache.ts. Long because
 * each quick way stands beside the full one whose order it must keep.
 */
import { moduleAnnotations } from "./annotations";
import { cachedSlot, cacheOf, isFresh, markExecuted, note, noted, recordOf, setCache, slotWord, targetOf } from "./attribute-cache";
import { appendClassName, appendReportName } from "./class-text";
import {
  classOfValue, classVersion, dataOf, extendsClass, findAfter, findEntry, findInClass, isInstance, isPlain, isUserClass, objectClass, typeClass,
} from "./class";
import { classAttribute, typeAttribute } from "./class-attribute";
import { argument } from "./arguments";
import { pushes } from "./control";
import { immortalise, isImmortal, readersMayLook, release, share } from "./count";
import { bind, isDataDescriptor, newMethod } from "./descriptor";
import { clearAttributeError, hasRaised, noteField } from "./error";
import { FIELD_NAME, FIELD_OBJ } from "./exception";
import {
  BOUND_FUNCTION, BUILTIN__COLLECTIONS_FIELD_OF, BUILTIN_ID, CLASSDATA_META, METHOD_ID, METHOD_SELF, NAME_CLASS, NAME_DICT, TYPE_METHOD, TYPE_TUPLE, ATTRIBUTE_VALUE, EXC_AttributeError, HEADER_TYPE, NAME_ANNOTATE, NAME_ANNOTATIONS, NAME_GET, NAME_GETATTR, NAME_GETATTRIBUTE, NONE, SHAPE_CLASS, STATUS_NEXT, STATUS_RAISED, SUPER_CLASS, SUPER_SELF, SUPER_START, TYPE_BOUND, TYPE_BUILTIN, TYPE_CLASS, TYPE_CLASSMETHOD, TYPE_EXCEPTION, CACHE_BUILTIN, CACHE_CLASS, CACHE_METHOD, CACHE_NATIVE, CACHE_PROPERTY, PROPERTY_GET, STATUS_AGAIN, TYPE_FUNCTION, TYPE_MODULE, TYPE_PROPERTY, TYPE_STATICMETHOD, TYPE_SUPER, UNBOUND, WRAPPER_FUNCTION,
} from "./generated/layout";
import { OP_LOAD_ATTR_CLASS, OP_LOAD_ATTR_MANY, OP_LOAD_ATTR_SLOT, OP_LOAD_METHOD_BUILTIN, OP_LOAD_METHOD_MANY, OP_LOAD_METHOD_PY } from "./generated/opcodes";
import { attributesOf, findSlot, getSlot, loadSlot, NO_SLOT, ownSlot, shapeOf, isDictShape } from "./instance";
import { namesOfModule } from "./namespaces";
import { call1, call2 } from "./invoke";
import { item } from "./item";
import { isMethod } from "./members";
import { begin, raiseBuilt, str, text, typeName } from "./messages";
import { moduleGet, raiseNoMember } from "./module";
import { nativeOf } from "./native";
import { NOT_PUSHED, pushMethod1, pushMethod2, pythonMethod, remember } from "./operation";
import { isSpecialName, objectAttribute } from "./object-attribute";
import { clearSlot, constant, fieldA, fieldB, fieldC, finishB, operandB, readRegister, slotOf, storeRegister } from "./operand";
import { builtinValue, singleton } from "./singletons";
import { isSlotIn } from "./slot-members";
import { become, becomeOne } from "./specialise";
import { tupleItem, tupleLength } from "./tuple";
import { boxNew, boxRef, isOfType, isRef, refOf, typeOf, unboxInt } from "./value";

/** a = b.c. */
export function op_load_attr(fp: u32, ip: u32): u32 {
  const owner = operandB(fp, ip);
  if (owner == UNBOUND) return STATUS_RAISED;
  const name = refOf(constant(fieldC(ip)));
  if (!isInstance(owner)) {
    markExecuted(ip);
    return finishB(fp, ip, getAttribute(owner, name));
  }
  const shape = shapeOf(refOf(owner));
  let word = noted(shape, name);
  if (word == 0 || !isFresh(word, shape)) {
    const record = <u32>(noted(shape, name | CACHE_PROPERTY) >> 32);
    const getter: u32 = record == 0 ? 0 : targetOf(record);
    if (getter != 0 && load<u32>(getter + HEADER_TYPE) == TYPE_METHOD) {
      const value = fieldOf(owner, load<i64>(getter + METHOD_SELF));
      if (value != UNBOUND) return finishB(fp, ip, value);
    } else if (getter != 0 && pushes != 0) {
      remember(ip, shape, record, 0);
      const status = pushMethod1(fp, ip, 0, boxRef(getter), owner);
      if (status != NOT_PUSHED) return status;
    } else if (name == singleton(NAME_CLASS) && readsByDefault(load<u32>(shape + SHAPE_CLASS)) && findEntry(load<u32>(shape + SHAPE_CLASS), name) == 0) {
      markExecuted(ip);
      return finishB(fp, ip, boxRef(load<u32>(shape + SHAPE_CLASS)));
    }
    word = findOwn(shape, name);
  }
  if (word != 0) {
    const value = loadSlot(refOf(owner), shape, cachedSlot(word));
    if (becomeOne(ip, OP_LOAD_ATTR_SLOT, OP_LOAD_ATTR_MANY)) setCache(ip, word);
    if (value != UNBOUND) return finishB(fp, ip, value);
  } else {
    const getter = getterOf(shape, name);
    if (getter != 0) {
      markExecuted(ip);
      return finishB(fp, ip, orAsk(owner, load<u32>(shape + SHAPE_CLASS), name, call1(boxRef(getter), owner)));
    }
    if (rememberPlain(ip, shape, name)) return STATUS_AGAIN;
  }
  markExecuted(ip);
  if (pushes != 0) {
    const status = pushAsking(fp, ip, owner, shape, name);
    if (status != NOT_PUSHED) return status;
  }
  return finishB(fp, ip, getAttribute(owner, name));
}

/** Pushes the frame of `__getattr__` where nothing else has the attribute. */
function pushAsking(fp: u32, ip: u32, owner: i64, shape: u32, name: u32): u32 {
  const ask = pythonMethod(refOf(owner), NAME_GETATTR);
  if (ask == UNBOUND) return NOT_PUSHED;
  if (lacks(shape, name)) return pushMethod2(fp, ip, 0, ask, owner, boxRef(name));
  release(ask);
  return NOT_PUSHED;
}

/** Instances of the shape have no such attribute, nor has their class; only `__getattr__` may know one. */
function lacks(shape: u32, name: u32): bool {
  const cls = load<u32>(shape + SHAPE_CLASS);
  return findSlot(shape, name) == NO_SLOT && !isDictShape(shape) && findEntry(cls, name) == 0 && readsByDefault(cls) && !isSpecialName(name);
}

/** Reading the attribute would do nothing but raise: for those who only want to know. */
export function isMissing(owner: i64, name: u32): bool {
  if (!isInstance(owner)) return false;
  const shape = shapeOf(refOf(owner));
  return lacks(shape, name) && findEntry(load<u32>(shape + SHAPE_CLASS), singleton(NAME_GETATTR)) == 0;
}

/** The item of the tuple for which an instance stands, owned; UNBOUND = there is none. */
function fieldOf(owner: i64, index: i64): i64 {
  const inner = nativeOf(owner);
  const value: i64 = isOfType(inner, TYPE_TUPLE) && <u32>unboxInt(index) < tupleLength(refOf(inner)) ? share(tupleItem(refOf(inner), <u32>unboxInt(index))) : UNBOUND;
  release(inner);
  return value;
}

/** _collections.field(index): what reads that item of a named tuple, for a property. */
export function fieldGetter(): i64 {
  const getter = newMethod(argument(0), BUILTIN__COLLECTIONS_FIELD_OF);
  if (getter != UNBOUND) immortalise(refOf(getter));
  return getter;
}

/** What that is called for. */
export function fieldOfTuple(): i64 {
  const value = fieldOf(argument(1), argument(0));
  return value == UNBOUND ? item(argument(1), argument(0)) : value;
}

/** An attribute of a built-in's caller, owned, as an instruction would read it; UNBOUND = raised. `name` is interned. */
export function quickAttribute(owner: i64, name: u32): i64 {
  if (isInstance(owner)) {
    const shape = shapeOf(refOf(owner));
    let word = noted(shape, name);
    if (word == 0 || !isFresh(word, shape)) word = findOwn(shape, name);
    const value: i64 = word == 0 ? UNBOUND : loadSlot(refOf(owner), shape, cachedSlot(word));
    if (value != UNBOUND) return value;
  }
  return getAttribute(owner, name);
}

/**
 * The immortal Python function of a property by which instances of the shape answer; also noted, unless `__getattr__` has
 * a say when it raises. 0 = none such.
 */
function getterOf(shape: u32, name: u32): u32 {
  const version = classVersion();
  const cls = load<u32>(shape + SHAPE_CLASS);
  const entry = findEntry(cls, name);
  if (entry == 0 || typeOf(load<i64>(entry + ATTRIBUTE_VALUE)) != TYPE_PROPERTY) return 0;
  const getter = load<i64>(refOf(load<i64>(entry + ATTRIBUTE_VALUE)) + PROPERTY_GET);
  const isField = typeOf(getter) == TYPE_METHOD && load<u32>(refOf(getter) + METHOD_ID) == BUILTIN__COLLECTIONS_FIELD_OF;
  if (!(isField || isImmortalFunction(getter)) || !readsByDefault(cls)) return 0;
  const record = findEntry(cls, singleton(NAME_GETATTR)) != 0 ? 0 : recordOf(cls, name | CACHE_PROPERTY, refOf(getter), version);
  if (record != 0) note(shape, name | CACHE_PROPERTY, <u64>record << 32);
  return refOf(getter);
}

function readsByDefault(cls: u32): bool {
  return findEntry(cls, singleton(NAME_GETATTRIBUTE)) == findEntry(objectClass(), singleton(NAME_GETATTRIBUTE));
}

/** The attribute `name` that an object has itself, as this thread has noted it for the shape, owned; UNBOUND = nothing noted. */
export function noted_slot(object: u32, name: u32): i64 {
  const shape = shapeOf(object);
  const word = noted(shape, name);
  if (word == 0 || !isFresh(word, shape)) return UNBOUND;
  return readersMayLook() ? loadSlot(object, shape, cachedSlot(word)) : ownSlot(object, cachedSlot(word));
}

/** The Python function of the object's class by that name, which is immortal, as noted for the shape; UNBOUND = nothing noted. */
export function noted_method(object: u32, name: u32): i64 {
  const record = <u32>(noted(shapeOf(object), name | CACHE_METHOD) >> 32);
  return boxNew(record == 0 ? 0 : targetOf(record));
}

/** The word for an attribute that instances of the shape have themselves, also noted; 0 = none such, or not plainly. */
function findOwn(shape: u32, name: u32): u64 {
  const version = classVersion();
  const slot = findSlot(shape, name);
  if (slot == NO_SLOT || !readsPlainly(load<u32>(shape + SHAPE_CLASS), name)) return 0;
  const word = slotWord(shape, slot, version);
  if (word != 0) note(shape, name, word);
  return word;
}

/** Remembers a plain value of the class, which the instance has not itself; true when the instruction is to be done again. */
function rememberPlain(ip: u32, shape: u32, name: u32): bool {
  if (findSlot(shape, name) != NO_SLOT || isDictShape(shape)) return false;
  const version = classVersion();
  const cls = load<u32>(shape + SHAPE_CLASS);
  const entry = findEntry(cls, name);
  if (entry == 0 || !isPlain(load<i64>(entry + ATTRIBUTE_VALUE)) || !readsPlainly(cls, name)) return false;
  const record = recordOf(cls, name | CACHE_CLASS, entry, version);
  if (record == 0) return false;
  setCache(ip, <u64>(shape | CACHE_CLASS) | (<u64>record << 32));
  return become(ip, OP_LOAD_ATTR_CLASS);
}

/** True when an instance's own attribute of the name is what reading it gives. */
function readsPlainly(cls: u32, name: u32): bool {
  if (!readsByDefault(cls)) return false;
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

/** The descriptor has `__get__`, too. */
function answers(found: i64): bool {
  return !isInstance(found) || findEntry(classOfValue(found), singleton(NAME_GET)) != 0;
}

/** What object.__getattribute__ does. */
export function plainAttribute(owner: i64, cls: u32, name: u32): i64 {
  const found = findInClass(cls, name);
  if (found != UNBOUND && isDataDescriptor(found) && answers(found)) return bind(found, owner, cls);
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
  if (special != UNBOUND || hasRaised()) return special;
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
  const known = <u32>(noted(shape, name | CACHE_METHOD) >> 32);
  const found = known == 0 ? 0 : targetOf(known);
  if (found != 0) return loadFunction(fp, ip, shape, known, found);
  const native = <u32>(noted(shape, name | CACHE_NATIVE) >> 32);
  const builtin = native == 0 ? 0 : targetOf(native);
  if (builtin != 0) {
    storeRegister(fp, register, boxRef(builtin));
    return STATUS_NEXT;
  }
  const version = classVersion();
  const entry = findEntry(cls, name);
  if (entry != 0 && isMethodValue(load<i64>(entry + ATTRIBUTE_VALUE)) && findSlot(shape, name) == NO_SLOT && !isDictShape(shape) && readsPlainly(cls, name)) {
    const value = load<i64>(entry + ATTRIBUTE_VALUE);
    const record = isImmortalFunction(value) ? recordOf(cls, name | CACHE_METHOD, refOf(value), version) : 0;
    if (record != 0) {
      note(shape, name | CACHE_METHOD, <u64>record << 32);
      return loadFunction(fp, ip, shape, record, refOf(value));
    }
    markExecuted(ip);
    if (isRef(value) && load<u32>(refOf(value) + HEADER_TYPE) == TYPE_BUILTIN && isImmortal(refOf(value))) {
      const other = recordOf(cls, name | CACHE_NATIVE, refOf(value), version);
      if (other != 0) note(shape, name | CACHE_NATIVE, <u64>other << 32);
    }
    storeRegister(fp, register, findInClass(cls, name));
    return STATUS_NEXT;
  }
  markExecuted(ip);
  if (entry != 0 && findSlot(shape, name) == NO_SLOT && !isDictShape(shape) && readsPlainly(cls, name)) {
    const status = loadWrapped(fp, register, cls, name);
    if (status != NOT_WRAPPED) return status;
  }
  return finishMethod(fp, register, getAttribute(owner, name));
}

/** The built-in method that this thread has noted for the instance's class, which is immortal; UNBOUND = none. */
export function nativeMethod(object: u32, name: u32): i64 {
  const record = <u32>(noted(shapeOf(object), name | CACHE_NATIVE) >> 32);
  const builtin = record == 0 ? 0 : targetOf(record);
  return builtin == 0 ? UNBOUND : boxRef(builtin);
}

/** Ends a LOAD_METHOD that found an immortal Python function, and remembers it. */
function loadFunction(fp: u32, ip: u32, shape: u32, record: u32, found: u32): u32 {
  if (becomeOne(ip, OP_LOAD_METHOD_PY, OP_LOAD_METHOD_MANY)) setCache(ip, <u64>(shape | CACHE_METHOD) | (<u64>record << 32));
  storeRegister(fp, fieldA(ip), boxRef(found));
  return STATUS_NEXT;
}

/** No status. */
const NOT_WRAPPED: u32 = 0xffff_ffff;

/**
 * Of a classmethod or staticmethod that a class has by the name, the Python function: there is no bound object to be made,
 * the class itself goes where CALL wants the first argument.
 */
function loadWrapped(fp: u32, register: u32, cls: u32, name: u32): u32 {
  const found = findInClass(cls, name);
  const type = typeOf(found);
  let status = NOT_WRAPPED;
  if (type == TYPE_CLASSMETHOD || type == TYPE_STATICMETHOD) {
    const wrapped = load<i64>(refOf(found) + WRAPPER_FUNCTION);
    if (typeOf(wrapped) == TYPE_FUNCTION) {
      share(wrapped);
      if (type == TYPE_STATICMETHOD) status = finishMethod(fp, register, wrapped);
      else {
        storeRegister(fp, register + 2, boxRef(cls));
        storeRegister(fp, register, wrapped);
        status = STATUS_NEXT;
      }
    }
  }
  release(found);
  return status;
}

function isImmortalFunction(value: i64): bool {
  return isRef(value) && load<u32>(refOf(value) + HEADER_TYPE) == TYPE_FUNCTION && isImmortal(refOf(value));
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
  markExecuted(ip);
  if (type == TYPE_SUPER) return loadSuper(fp, register, owner, name);
  if (type == TYPE_CLASS) {
    const found = functionOfClass(refOf(owner), name);
    if (found != UNBOUND) return finishMethod(fp, register, found);
    const status = isPlainName(refOf(owner), name) ? loadWrapped(fp, register, refOf(owner), name) : NOT_WRAPPED;
    if (status != NOT_WRAPPED) return status;
  }
  if (type == TYPE_CLASS || type == TYPE_MODULE) return finishMethod(fp, register, getAttribute(owner, name));
  if (type == TYPE_EXCEPTION) return loadOfException(fp, register, owner, name);
  // Values without a header are of a class whose address stands for their type.
  const key: u64 = type == 0 ? <u64>classOfValue(owner) : <u64>((type << 4) | CACHE_BUILTIN);
  const word = load<u64>(cacheOf(ip));
  let id = <u32>(word >> 32);
  if (<u32>word != <u32>key) {
    const found = findInClass(classOfValue(owner), name);
    if (typeOf(found) != TYPE_BUILTIN || !isMethodValue(found)) {
      release(found);
      return finishMethod(fp, register, getAttribute(owner, name));
    }
    id = load<u32>(refOf(found) + BUILTIN_ID);
    setCache(ip, key | (<u64>id << 32));
  }
  if (type != 0) become(ip, OP_LOAD_METHOD_BUILTIN);
  storeRegister(fp, register, builtinValue(id));
  return STATUS_NEXT;
}

/** A Python function of a class, of which no metaclass has a say; UNBOUND = not so plain. */
function functionOfClass(cls: u32, name: u32): i64 {
  if (!isPlainName(cls, name)) return UNBOUND;
  const entry = findEntry(cls, name);
  if (entry == 0 || !isImmortalFunction(load<i64>(entry + ATTRIBUTE_VALUE))) return UNBOUND;
  return load<i64>(entry + ATTRIBUTE_VALUE);
}

/** What the class has by the name is what reading it through the class is about. */
function isPlainName(cls: u32, name: u32): bool {
  return load<u32>(dataOf(cls) + CLASSDATA_META) == 0 && !isSpecialName(name);
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

/** The Python function that `super(cls, self).name` calls with the object, owned; UNBOUND: the general way must tell. */
export function superMethod(cls: i64, self: i64, name: u32): i64 {
  if (!isOfType(cls, TYPE_CLASS) || !isInstance(self)) return UNBOUND;
  const start = classOfValue(self);
  if (!extendsClass(start, refOf(cls))) return UNBOUND;
  const found = findAfter(start, refOf(cls), name);
  if (found == UNBOUND || isMethodValue(found)) return found;
  release(found);
  return UNBOUND;
}

// ── modules ──

/** The member of a module, owned; raises AttributeError. */
function moduleMember(module: u32, name: u32): i64 {
  const member = moduleGet(module, name);
  if (member != UNBOUND) return member;
  if (name == singleton(NAME_ANNOTATIONS)) return moduleAnnotations(module);
  if (name == singleton(NAME_ANNOTATE)) return NONE;
  if (name == singleton(NAME_DICT)) return namesOfModule(module);
  if (name == singleton(NAME_CLASS)) return boxRef(typeClass(TYPE_MODULE));
  const ask = moduleGet(module, singleton(NAME_GETATTR));
  if (ask != UNBOUND) {
    const value = call1(ask, boxRef(name));
    release(ask);
    return value;
  }
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
    // What stands for a slot says the class's full name.
    if (isInstance(owner) && isSlotIn(classOfValue(owner), name)) appendReportName(classOfValue(owner));
    else typeName(owner);
    text("' object has no attribute '");
  }
  str(name);
  text("'");
  raiseBuilt(EXC_AttributeError, mark);
  noteField(FIELD_NAME, boxRef(name));
  noteField(FIELD_OBJ, owner);
}
