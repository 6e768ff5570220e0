/**
 * Operations that are a Python method of an operand: `a[i]`, `a + b`, `a < b`, a property. As for a call, the interpreter
 * pushes the method's frame, behind all registers of the frame whose instruction this is, and a bit of the call ip says to
 * whatever leaves it (RETURN, unwind) that a call's rules do not hold: the operands are still in their registers, and the
 * instruction has its own way of ending. Only the interpreter's own loop can do that (`pushes`): stitched code, and the
 * runtime within an operation, call through an interpreter of their own (invoke.ts).
 */
import { cacheOf, markExecuted, noted, note, recordOf, setCache, targetOf } from "./attribute-cache";
import { afterRefusal } from "./arithmetic";
import { bindArguments } from "./binding";
import { classVersion, findInClass, nativeBase } from "./class";
import { comparisonAfter, containmentAfter } from "./compare";
import { CONSTRUCTS } from "./construct";
import { code, pushes, setCode, setFrame } from "./control";
import { isImmortal, release, share } from "./count";
import { hasRaised } from "./error";
import { finaliseNow, unfinalised } from "./finalise";
import { hasRoomFor, isGeneratorCode, pushFrame, resume } from "./frame";
import { callerOf, frameBehind } from "./generator";
import {
  CACHE_SPECIAL, CODE_ARGS, FRAME_CALL_IP, FRAME_CALLEE, FUNCTION_CODE, INSTRUCTION_SIZE, NONE,
  SHAPE_CLASS, STATUS_JUMP, STATUS_NEXT, STATUS_RAISED, FIELD_A, FIELD_C, TYPE_FUNCTION, UNBOUND,
} from "./generated/layout";
import {
  OP_CONTAINS, OP_EQ, OP_FOR_ITER, OP_GE, OP_GT, OP_INDEX, OP_INVERT, OP_JUMP_IF_FALSE, OP_JUMP_IF_FALSE_KEEP, OP_JUMP_IF_TRUE, OP_JUMP_IF_TRUE_KEEP, OP_JUMP_IF_NOT_EQ, OP_JUMP_IF_NOT_GE, OP_JUMP_IF_NOT_GT, OP_JUMP_IF_NOT_LE,
  OP_JUMP_IF_NOT_LT, OP_JUMP_IF_NOT_NE, OP_LE, OP_LOAD_ATTR, OP_LT, OP_NE, OP_NEGATE, OP_NOT_CONTAINS, OP_POSITIVE, OP_STORE_ATTR,
  OP_STORE_INDEX, OP_WITH_ENTER, OP_WITH_ENTER_ONLY, OP_WITH_EXIT,
} from "./generated/opcodes";
import { shapeOf } from "./instance";
import { stopsIteration } from "./iterate";
import {
  baseAt, clearSlot, consume, consumeB, consumeC, fieldA, fieldC, finishB, finishBC, genericAt, storeRegister,
} from "./operand";
import { isNativeMethod, isTrue } from "./special";
import { singleton } from "./singletons";
import { branchAfter } from "./truth";
import { boxRef, refOf, typeOf } from "./value";

/** Bits of a call ip: the frame is an operation's; the method was not the first that could be asked. */
export const OPERATES: u32 = 2;
export const SECOND: u32 = 4;
export const LINK_BITS: u32 = CONSTRUCTS | OPERATES | SECOND;

/** What `pushMethod` and its like return besides a status: nothing was done. */
export const NOT_PUSHED: u32 = 0xff;

/** What is noted where the class has no such function; where what it has is the built-in type's that it extends. */
const NO_METHOD: u32 = 1;
const NATIVE_METHOD: u32 = 2;

/** The shape and the record that led `pythonMethod` to its last function; 0 = there was no such record. */
let foundShape: u32 = 0;
let foundRecord: u32 = 0;

/** Bits of what an operation remembers: the method is the right operand's; its frame's link has SECOND. */
export const OF_RIGHT: u32 = 1;
export const IS_SECOND: u32 = 2;

/** The Python function that the class of an instance has as a special method (NAME_*), owned; UNBOUND = none, or no such. */
export function pythonMethod(object: u32, name: u32): i64 {
  const shape = shapeOf(object);
  const known = <u32>(noted(shape, singleton(name) | CACHE_SPECIAL) >> 32);
  const found: u32 = known == 0 ? 0 : targetOf(known);
  foundShape = shape;
  foundRecord = found > NATIVE_METHOD ? known : 0;
  return found == 0 ? lookUp(shape, singleton(name)) : found <= NATIVE_METHOD ? UNBOUND : boxRef(found);
}

/** The instruction at ip performs what `pythonMethod` has just found: the JIT may make that part of a loop's code. */
@inline
export function rememberMethod(ip: u32, how: u32): void {
  remember(ip, foundShape, foundRecord, how);
}

/** The instruction at ip performs, for an instance of the shape, the function of a record. */
export function remember(ip: u32, shape: u32, record: u32, how: u32): void {
  const word = <u64>(shape | CACHE_SPECIAL) | (<u64>(record | how) << 32);
  if (record == 0 || load<u64>(cacheOf(ip)) == word) return;
  setCache(ip, word);
  markExecuted(ip);
}

/** Whether the operation behind a special method is, for an instance, that of the built-in object that it stands for. */
export function inheritsNative(object: u32, name: u32): bool {
  const key = singleton(name) | CACHE_SPECIAL;
  const known = <u32>(noted(shapeOf(object), key) >> 32);
  return known != 0 && targetOf(known) == NATIVE_METHOD;
}

function lookUp(shape: u32, name: u32): i64 {
  const version = classVersion();
  const cls = load<u32>(shape + SHAPE_CLASS);
  const value = findInClass(cls, name);
  const isPython = typeOf(value) == TYPE_FUNCTION;
  // What lives for ever can be remembered, and that there is nothing.
  if (!isPython || isImmortal(refOf(value))) {
    const other = nativeBase(cls) != 0 && (value == UNBOUND || isNativeMethod(cls, value)) ? NATIVE_METHOD : NO_METHOD;
    const record = recordOf(cls, name | CACHE_SPECIAL, isPython ? refOf(value) : other, version);
    if (record != 0) note(shape, name | CACHE_SPECIAL, <u64>record << 32);
    if (isPython) foundRecord = record;
  }
  if (isPython) return value;
  release(value);
  return UNBOUND;
}

/**
 * Pushes the frame of `method` (owned; it is taken) on `count` borrowed values for the instruction at ip: STATUS_FRAME, or
 * STATUS_RAISED. NOT_PUSHED: it is a generator.
 */
export function pushMethod(fp: u32, ip: u32, bits: u32, method: i64, count: u32, self: i64, a: i64, b: i64, c: i64): u32 {
  const called = refOf(method);
  const body = load<u32>(called + FUNCTION_CODE);
  const at = frameBehind(fp);
  if (isGeneratorCode(body) || !hasRoomFor(body, at, count)) {
    release(method);
    return hasRaised() ? STATUS_RAISED : NOT_PUSHED;
  }
  store<i64>(at + FRAME_CALLEE, method);
  store<i64>(at, share(self));
  if (count > 1) store<i64>(at + 8, share(a));
  if (count > 2) store<i64>(at + 16, share(b));
  if (count > 3) store<i64>(at + 24, share(c));
  if (<u32>load<u16>(body + CODE_ARGS) != count && bindArguments(called, at, count, 0) == 0) {
    for (let i: u32 = 0; i < count; i++) clearSlot(at + 8 * i);
    clearSlot(at + FRAME_CALLEE);
    return STATUS_RAISED;
  }
  return pushFrame(body, at, ip | OPERATES | bits);
}

@inline
export function pushMethod1(fp: u32, ip: u32, bits: u32, method: i64, self: i64): u32 {
  return pushMethod(fp, ip, bits, method, 1, self, NONE, NONE, NONE);
}

@inline
export function pushMethod2(fp: u32, ip: u32, bits: u32, method: i64, self: i64, a: i64): u32 {
  return pushMethod(fp, ip, bits, method, 2, self, a, NONE, NONE);
}

/** As `pushMethod` for the special method of an instance, if it is one in Python and frames can be pushed. */
export function pushSpecial(fp: u32, ip: u32, name: u32, count: u32, self: i64, a: i64, b: i64): u32 {
  if (pushes == 0) return NOT_PUSHED;
  const method = pythonMethod(refOf(self), name);
  if (method == UNBOUND) return NOT_PUSHED;
  rememberMethod(ip, 0);
  return pushMethod(fp, ip, 0, method, count, self, a, b, NONE);
}

/**
 * The frame at fp, pushed here, has returned `value` (owned) to the instruction at `link`; `code` is the caller's. The thread
 * record gets where to go on. STATUS_FRAME, or STATUS_RAISED.
 */
export function finishOperation(fp: u32, link: u32, value: i64): u32 {
  const caller = code;
  const outer = callerOf(fp, caller);
  const ip = link & ~LINK_BITS;
  setFrame(outer);
  store<i64>(fp + FRAME_CALL_IP, UNBOUND);
  const status = finishHere(outer, ip, (link & SECOND) != 0, value);
  if (status == STATUS_RAISED) {
    resume(caller, outer, ip);
    return STATUS_RAISED;
  }
  const next = ip + INSTRUCTION_SIZE;
  return resume(caller, outer, status == STATUS_JUMP ? next + INSTRUCTION_SIZE * <i32>load<i16>(ip + FIELD_A) : next);
}

/** Ends the instruction at ip of the frame at fp with what its method returned (owned). */
export function finishHere(fp: u32, ip: u32, second: bool, value: i64): u32 {
  const operation = baseAt(ip);
  switch (operation) {
    case OP_INDEX: return finishBC(fp, ip, value);
    case OP_LOAD_ATTR:
    case OP_NEGATE:
    case OP_POSITIVE:
    case OP_INVERT: return finishB(fp, ip, value);
    case OP_FOR_ITER:
    case OP_WITH_ENTER:
      storeRegister(fp, fieldA(ip), value);
      return STATUS_NEXT;
    case OP_WITH_ENTER_ONLY:
      release(value);
      return STATUS_NEXT;
    case OP_WITH_EXIT:
      release(value);
      consume(fp, fieldA(ip));
      return STATUS_NEXT;
    case OP_STORE_ATTR:
      release(value);
      consume(fp, fieldA(ip));
      consume(fp, fieldC(ip));
      return STATUS_NEXT;
    case OP_STORE_INDEX:
      release(value);
      consume(fp, fieldA(ip));
      consumeB(fp, ip);
      consumeC(fp, ip);
      return STATUS_NEXT;
    case OP_CONTAINS:
    case OP_NOT_CONTAINS: return finishBC(fp, ip, containmentAfter(operation, value));
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
    case OP_EQ:
    case OP_NE: return finishBC(fp, ip, comparisonAfter(fp, ip, second, value));
    case OP_JUMP_IF_NOT_LT:
    case OP_JUMP_IF_NOT_LE:
    case OP_JUMP_IF_NOT_GT:
    case OP_JUMP_IF_NOT_GE:
    case OP_JUMP_IF_NOT_EQ:
    case OP_JUMP_IF_NOT_NE: return finishJump(fp, ip, comparisonAfter(fp, ip, second, value));
    case OP_JUMP_IF_FALSE:
    case OP_JUMP_IF_FALSE_KEEP:
    case OP_JUMP_IF_TRUE:
    case OP_JUMP_IF_TRUE_KEEP: return branchAfter(fp, ip, value);
    default: return finishBC(fp, ip, afterRefusal(fp, ip, second, value));
  }
}

/** Jumps unless what a comparison gave is true. */
function finishJump(fp: u32, ip: u32, value: i64): u32 {
  if (value == UNBOUND) return STATUS_RAISED;
  consumeB(fp, ip);
  consumeC(fp, ip);
  if (unfinalised != 0) finaliseNow();
  const holds = isTrue(value);
  release(value);
  if (holds < 0) return STATUS_RAISED;
  return holds ? STATUS_NEXT : STATUS_JUMP;
}

/** A `__next__` of the loop's instruction at ip has raised: when that says that the iteration ends, the loop does. */
export function endsLoop(at: u32, fp: u32, ip: u32): bool {
  setCode(at);
  if (genericAt(ip) != OP_FOR_ITER || !stopsIteration()) return false;
  resume(at, fp, ip + INSTRUCTION_SIZE + INSTRUCTION_SIZE * <i32>load<i16>(ip + FIELD_C));
  return true;
}
