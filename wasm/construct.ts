/**
 * Calls of user classes. The usual one — object's `__new__`, a Python `__init__` — pushes the frame of `__init__` in the
 * interpreter's own loop: the instance waits in the callee's register, the frame lies two registers further up, and the
 * lowest bit of its call ip says so to whatever leaves it (RETURN and unwind). Any other goes through `construct`.
 */
import { typeNew } from "./type-new";
import { isAbstract, raiseAbstract } from "./abstract-class";
import { customCall } from "./metaclass";
import { callWithSelf } from "./call";
import { bindArguments } from "./binding";
import { appendClassName } from "./class-text";
import { classOfValue, extendsClass, findEntry, findInClass, nativeBase, objectClass, rootShape, typeClass } from "./class";
import { release, share } from "./count";
import { orMemoryError } from "./error";
import {
  ATTRIBUTE_VALUE, EXC_TypeError, FRAME_CALLEE, NAME_INIT, NAME_NEW, NONE, STATUS_NEXT, STATUS_RAISED, TYPE_BUILTIN, TYPE_FUNCTION,
  TYPE_STATICMETHOD, UNBOUND, WRAPPER_FUNCTION, TYPE_CLASS,
} from "./generated/layout";
import { hasRoom, pushFrame } from "./frame";
import { newInstance } from "./instance";
import { callPrepended } from "./invoke";
import { begin, raiseBuilt, raiseForType, text } from "./messages";
import { isFrozenNative, isMutableNative, newNative } from "./native";
import { clearSlot, fieldA, storeRegister } from "./operand";
import { singleton } from "./singletons";
import { boxRef, refOf, typeOf } from "./value";

/** Registers between the arguments' place and that of the frame of `__init__`, and the arguments' own move. */
export const FRAME_SHIFT: u32 = 16;
const ARGUMENT_SHIFT: u32 = 24;
/** Bit of a call ip. */
export const CONSTRUCTS: u32 = 1;

/** Calls class `cls` on `count` values at `first`, owned, for the instruction at ip. */
export function callClass(fp: u32, ip: u32, cls: u32, first: u32, count: u32, names: u32): u32 {
  const custom = customCall(cls);
  if (custom != UNBOUND) return callWithSelf(fp, ip, custom, boxRef(cls), first, count, names);
  const init = findEntry(cls, singleton(NAME_INIT));
  const value: i64 = init == 0 ? UNBOUND : load<i64>(init + ATTRIBUTE_VALUE);
  if (nativeBase(cls) == 0 && hasPlainNew(cls) && typeOf(value) == TYPE_FUNCTION && !isAbstract(cls)) return enterInit(ip, cls, refOf(value), first, count, names);
  const result = construct(cls, first, count, names);
  if (result == UNBOUND) return STATUS_RAISED;
  for (let i: u32 = 0; i < count; i++) clearSlot(first + 8 * i);
  storeRegister(fp, fieldA(ip), result);
  return STATUS_NEXT;
}

/** `__new__` is a built-in's. */
function hasPlainNew(cls: u32): bool {
  return typeOf(load<i64>(findEntry(cls, singleton(NAME_NEW)) + ATTRIBUTE_VALUE)) == TYPE_BUILTIN;
}

function hasPlainInit(cls: u32): bool {
  return findEntry(cls, singleton(NAME_INIT)) == findEntry(objectClass(), singleton(NAME_INIT));
}

function enterInit(ip: u32, cls: u32, init: u32, first: u32, count: u32, names: u32): u32 {
  const instance = newInstance(rootShape(cls));
  if (instance == 0) {
    orMemoryError(UNBOUND);
    return STATUS_RAISED;
  }
  const fp = first + FRAME_SHIFT;
  memory.copy(first + ARGUMENT_SHIFT, first, 8 * count);
  store<i64>(fp + FRAME_CALLEE, share(boxRef(init)));
  store<i64>(first + 8, UNBOUND);
  store<i64>(fp, share(boxRef(instance)));
  store<i64>(first - 16, boxRef(instance));
  const callee = bindArguments(init, fp, count + 1, names);
  if (callee != 0 && hasRoom(callee, fp)) return pushFrame(callee, fp, ip | CONSTRUCTS);
  for (let at = first; at <= fp + 8 * count; at += 8) clearSlot(at);
  return STATUS_RAISED;
}

/** `__init__` returned something: raises TypeError. */
export function raiseInitResult(value: i64): void {
  raiseForType(EXC_TypeError, "__init__() should return None, not '", value, "'");
  release(value);
}

/** cls(…) with `count` values at `at`, borrowed, the last of them named by `names`; owned, UNBOUND = raised. */
export function construct(cls: u32, at: u32, count: u32, names: u32): i64 {
  const made = create(cls, at, count, names);
  if (made == UNBOUND || !extendsClass(classOfValue(made), cls)) return made;
  const own = classOfValue(made);
  if (hasPlainInit(own) || isBuiltinInit(own) && (hasPlainNew(cls) || !isMutableNative(nativeBase(own)))) return made;
  const init = findInClass(own, singleton(NAME_INIT));
  const result = callPrepended(init, made, at, count, names);
  release(init);
  if (result == NONE) return made;
  if (result != UNBOUND) raiseInitResult(result);
  release(made);
  return UNBOUND;
}

/** `__init__` is that of the built-in type that it extends: what it does was done when the object was made. */
function isBuiltinInit(cls: u32): bool {
  const entry = findEntry(cls, singleton(NAME_INIT));
  return entry == 0 || typeOf(load<i64>(entry + ATTRIBUTE_VALUE)) == TYPE_BUILTIN;
}

function create(cls: u32, at: u32, count: u32, names: u32): i64 {
  if (nativeBase(cls) == typeClass(TYPE_CLASS) && hasPlainNew(cls)) return typeNew(cls, at, count, names);
  if (nativeBase(cls) != 0 && hasPlainNew(cls)) return newNative(cls, at, count, names, isBuiltinInit(cls) || isFrozenNative(nativeBase(cls)));
  if (!hasPlainNew(cls)) return callNew(cls, at, count, names);
  if (isAbstract(cls)) return raiseAbstract(cls);
  if (rootShape(cls) == 0) return raiseAbout("cannot create '", cls, "' instances");
  if (count != 0 && hasPlainInit(cls)) return raiseAbout("", cls, "() takes no arguments");
  if (isAbstract(cls)) return raiseAbstract(cls);
  const instance = newInstance(rootShape(cls));
  return instance == 0 ? orMemoryError(UNBOUND) : boxRef(instance);
}

function callNew(cls: u32, at: u32, count: u32, names: u32): i64 {
  const found = findInClass(cls, singleton(NAME_NEW));
  const callee = typeOf(found) == TYPE_STATICMETHOD ? load<i64>(refOf(found) + WRAPPER_FUNCTION) : found;
  const made = callPrepended(callee, boxRef(cls), at, count, names);
  release(found);
  return made;
}

function raiseAbout(before: string, cls: u32, after: string): i64 {
  const mark = begin();
  text(before);
  appendClassName(cls);
  text(after);
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}
