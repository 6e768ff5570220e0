/**
 * Calls of user classes. The usual one — object's `__new__`, a Python `__init__` — pushes the frame of `__init__` in the
 * interpreter's own loop: the instance waits in the callee's register, the frame lies two registers further up, and the
 * lowest bit of its call ip says so to whatever leaves it (RETURN and unwind). Any other goes through `construct`.
 */
import { markExecuted, setCache } from "./attribute-cache";
import { typeNew } from "./type-new";
import { isAbstract, raiseAbstract } from "./abstract-class";
import { customCall } from "./metaclass";
import { callWithSelf } from "./call";
import { bindArguments } from "./binding";
import { appendClassName } from "./class-text";
import { classOfValue, classVersion, dataOf, extendsClass, findEntry, findInClass, LAST_VERSION, nativeBase, objectClass, rootShape, typeClass } from "./class";
import { isImmortal, release, share, shareRef } from "./count";
import { pendingRequests } from "./call";
import { hasRaised, orMemoryError } from "./error";
import {
  ATTRIBUTE_VALUE, CLASSDATA_INIT, CODE_ARGS, EXC_TypeError, FRAME_CALLEE, FUNCTION_CODE, NAME_INIT, NAME_NEW, NONE, STATUS_AGAIN, STATUS_NEXT, PSEUDO_FLOAT, STATUS_RAISED, TYPE_BOUND, TYPE_BUILTIN, TYPE_CLASS, TYPE_FROZENSET, TYPE_FUNCTION, TYPE_STATICMETHOD, TYPE_TUPLE, UNBOUND, WRAPPER_FUNCTION,
} from "./generated/layout";
import { OP_CALL, OP_CALL_CLASS, OP_CALL_KW } from "./generated/opcodes";
import { hasRoom, pushFrame } from "./frame";
import { noteOnce } from "./inlined";
import { newInstance } from "./instance";
import { callPrepended } from "./invoke";
import { begin, raiseBuilt, raiseForType, text } from "./messages";
import { isFrozenNative, isMutableNative, newNative } from "./native";
import { makeBound } from "./descriptor-methods";
import { clearSlot, fieldA, fieldB, fieldC, genericAt, slotOf, storeRegister } from "./operand";
import { singleton } from "./singletons";
import { become } from "./specialise";
import { tupleLength } from "./tuple";
import { boxRef, isOfType, refOf, typeOf } from "./value";

/** Registers between the arguments' place and that of the frame of `__init__`, and the arguments' own move. */
export const FRAME_SHIFT: u32 = 16;
const ARGUMENT_SHIFT: u32 = 24;
/** Bit of a call ip. */
export const CONSTRUCTS: u32 = 1;

/** Calls class `cls` on `count` values at `first`, owned, for the instruction at ip. */
export function callClass(fp: u32, ip: u32, cls: u32, first: u32, count: u32, names: u32): u32 {
  const custom = customCall(cls);
  if (custom != UNBOUND) return callWithSelf(fp, ip, custom, boxRef(cls), first, count, names);
  const version = classVersion();
  const init = findEntry(cls, singleton(NAME_INIT));
  const value: i64 = init == 0 ? UNBOUND : load<i64>(init + ATTRIBUTE_VALUE);
  if (nativeBase(cls) == 0 && hasPlainNew(cls) && typeOf(value) == TYPE_FUNCTION && !isAbstract(cls)) {
    rememberInit(ip, cls, refOf(value), version, count, names);
    return enterInit(ip, cls, refOf(value), first, count, names);
  }
  const result = construct(cls, first, count, names);
  if (result == UNBOUND) return STATUS_RAISED;
  for (let i: u32 = 0; i < count; i++) clearSlot(first + 8 * i);
  storeRegister(fp, fieldA(ip), result);
  return STATUS_NEXT;
}

/**
 * A plain `__init__`: the class needs not look for it as long as no class changes, nor the instruction where it has as many
 * parameters. Other calls note the class.
 */
function rememberInit(ip: u32, cls: u32, init: u32, version: u32, count: u32, names: u32): void {
  if (version >= LAST_VERSION || count != fieldC(ip) || !isImmortal(init)) return;
  const word = <u64>init | (<u64>version << 32);
  const kept = dataOf(cls) + CLASSDATA_INIT;
  if (atomic.load<u64>(kept) != word) atomic.store<u64>(kept, word);
  const generic = genericAt(ip);
  if (names == 0 && <u32>load<u16>(load<u32>(init + FUNCTION_CODE) + CODE_ARGS) == count + 1) {
    if (generic != OP_CALL) return;
    setCache(ip, cls);
    become(ip, OP_CALL_CLASS);
    return;
  }
  markExecuted(ip);
  if (generic == OP_CALL || generic == OP_CALL_KW) noteOnce(ip, cls);
}

/** CALL of a class whose `__init__` is remembered; any other callee makes the instruction generic again. */
export function op_call_class(fp: u32, ip: u32): u32 {
  const status = pendingRequests(fp, ip);
  if (status != STATUS_NEXT) return status;
  const first = slotOf(fp, fieldB(ip));
  const count = fieldC(ip);
  const callee = load<i64>(first - 16);
  if (isOfType(callee, TYPE_CLASS)) {
    const cls = refOf(callee);
    const word = atomic.load<u64>(dataOf(cls) + CLASSDATA_INIT);
    const init = <u32>word;
    if (init != 0 && <u32>(word >> 32) == classVersion()) {
      const body = load<u32>(init + FUNCTION_CODE);
      const at = first + FRAME_SHIFT;
      if (<u32>load<u16>(body + CODE_ARGS) == count + 1 && (count == 0 || load<i64>(first) != UNBOUND) && hasRoom(body, at)) {
        return startInit(ip, rootShape(cls), boxRef(init), first, count, body);
      }
      if (hasRaised()) return STATUS_RAISED;
    }
  }
  store<u16>(ip, OP_CALL);
  return STATUS_AGAIN;
}

/** As `enterInit`, where all arguments are in their order: they move up, behind the new instance. */
function startInit(ip: u32, shape: u32, init: i64, first: u32, count: u32, body: u32): u32 {
  const instance = newInstance(shape);
  if (instance == 0) {
    orMemoryError(UNBOUND);
    return STATUS_RAISED;
  }
  shareRef(instance);
  for (let at = first + 8 * count; at > first; at -= 8) store<i64>(at + ARGUMENT_SHIFT - 8, load<i64>(at - 8));
  store<i64>(first - 16, boxRef(instance));
  store<i64>(first, init);
  store<i64>(first + 8, UNBOUND);
  store<i64>(first + FRAME_SHIFT, boxRef(instance));
  return pushFrame(body, first + FRAME_SHIFT, ip | CONSTRUCTS);
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
  if (hasPlainInit(own) || nativeBase(own) != 0 && isBuiltinInit(own) && (hasPlainNew(cls) || !isMutableNative(nativeBase(own)))) return made;
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
  if (cls == typeClass(TYPE_BOUND) && count == 2 && names == 0) return makeBound(load<i64>(at), load<i64>(at + 8));
  if (nativeBase(cls) == typeClass(TYPE_CLASS) && hasPlainNew(cls)) return typeNew(cls, at, count, names);
  if (nativeBase(cls) != 0 && hasPlainNew(cls)) {
    const native = nativeBase(cls);
    // What takes no keywords leaves those of a subclass to its `__init__`.
    const leaves = names != 0 && (native == typeClass(TYPE_TUPLE) || native == typeClass(PSEUDO_FLOAT) || native == typeClass(TYPE_FROZENSET)) && !isBuiltinInit(cls);
    return newNative(cls, at, leaves ? count - tupleLength(names) : count, leaves ? 0 : names, isBuiltinInit(cls) || isFrozenNative(native));
  }
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
