/**
 * Operands and results of the instruction at ip, by the opcode table. A generic operation looks at its
 * operands without taking them, does its work, and then calls one of the `finish…` functions: so whatever it raises
 * before that leaves the frame as it was, and unwinding finds every register still owning what it holds.
 */
import { releaseInline, share, shareRef } from "./count";
import { code } from "./control";
import { raiseUnboundLocal } from "./error";
import {
  CODE_CONSTANTS, CODE_LOCALS, FIELD_A, FIELD_B, FIELD_C, STATUS_NEXT, STATUS_RAISED, UNBOUND,
} from "./generated/layout";
import { baseOf, genericOf, MODE_B_CONST, MODE_C_CONST, modesOf } from "./generated/opcodes";
import { isRef, refOf } from "./value";

@inline
export function opcodeAt(ip: u32): u32 {
  return load<u16>(ip);
}

@inline
export function fieldA(ip: u32): u32 {
  return load<u16>(ip + FIELD_A);
}

@inline
export function fieldB(ip: u32): u32 {
  return load<u16>(ip + FIELD_B);
}

@inline
export function fieldC(ip: u32): u32 {
  return load<u16>(ip + FIELD_C);
}

/** The opcode that does the same as the one at ip for any operands. */
@inline
export function genericAt(ip: u32): u32 {
  return genericOf(opcodeAt(ip));
}

/** As `genericAt`, and without operand modes: OP_ADD for ADD_INT_K. */
@inline
export function baseAt(ip: u32): u32 {
  return baseOf(opcodeAt(ip));
}

@inline
export function slotOf(fp: u32, register: u32): u32 {
  return fp + 8 * register;
}

@inline
export function constant(index: u32): i64 {
  return load<i64>(load<u32>(code + CODE_CONSTANTS) + 8 * index);
}

@inline
function isTemporary(register: u32): bool {
  return register >= <u32>load<u16>(code + CODE_LOCALS);
}

/** As `clearSlot`; operations end through few functions without inner calls, which cost more than the work here. */
@inline
export function clear(slot: u32): void {
  const value = load<i64>(slot);
  if (!isRef(value)) return;
  store<i64>(slot, UNBOUND);
  releaseInline(refOf(value));
}

/** The value of a register, borrowed. Raises UnboundLocalError and returns UNBOUND when it has none. */
export function readRegister(fp: u32, register: u32): i64 {
  const value = load<i64>(slotOf(fp, register));
  if (value == UNBOUND) raiseUnboundLocal(register);
  return value;
}

/** Operand b, borrowed; UNBOUND = raised. */
export function operandB(fp: u32, ip: u32): i64 {
  if ((modesOf(opcodeAt(ip)) & MODE_B_CONST) != 0) return constant(fieldB(ip));
  const value = load<i64>(slotOf(fp, fieldB(ip)));
  if (value == UNBOUND) raiseUnboundLocal(fieldB(ip));
  return value;
}

/** Operand c, borrowed; UNBOUND = raised. */
export function operandC(fp: u32, ip: u32): i64 {
  if ((modesOf(opcodeAt(ip)) & MODE_C_CONST) != 0) return constant(fieldC(ip));
  const value = load<i64>(slotOf(fp, fieldC(ip)));
  if (value == UNBOUND) raiseUnboundLocal(fieldC(ip));
  return value;
}

/** Gives up what a slot owns. */
export function clearSlot(slot: u32): void {
  clear(slot);
}

/** Ends the life of a temporary that was read; a named local keeps its value. */
export function consume(fp: u32, register: u32): void {
  if (isTemporary(register)) clear(slotOf(fp, register));
}

export function consumeB(fp: u32, ip: u32): void {
  endB(fp, ip);
}

export function consumeC(fp: u32, ip: u32): void {
  endC(fp, ip);
}

@inline
function endB(fp: u32, ip: u32): void {
  if ((modesOf(opcodeAt(ip)) & MODE_B_CONST) == 0 && isTemporary(fieldB(ip))) clear(slotOf(fp, fieldB(ip)));
}

@inline
function endC(fp: u32, ip: u32): void {
  if ((modesOf(opcodeAt(ip)) & MODE_C_CONST) == 0 && isTemporary(fieldC(ip))) clear(slotOf(fp, fieldC(ip)));
}

/** The value of a register as one that the caller owns: a temporary's own, a further share of a named local's. */
export function take(fp: u32, register: u32): i64 {
  const slot = slotOf(fp, register);
  const value = load<i64>(slot);
  if (!isRef(value)) return value;
  if (!isTemporary(register)) return share(value);
  store<i64>(slot, UNBOUND);
  return value;
}

/** As `take`, for loops over registers: `locals` are the running code's. */
@inline
export function takeAt(slot: u32, register: u32, locals: u32): i64 {
  const value = load<i64>(slot);
  if (isRef(value)) {
    if (register >= locals) store<i64>(slot, UNBOUND);
    else shareRef(refOf(value));
  }
  return value;
}

/** How many registers of the running code are named locals. */
@inline
export function localCount(): u32 {
  return load<u16>(code + CODE_LOCALS);
}

/** Stores an owned value in a register and gives up what that held before. */
export function storeRegister(fp: u32, register: u32, value: i64): void {
  put(slotOf(fp, register), value);
}

@inline
function put(slot: u32, value: i64): void {
  const old = load<i64>(slot);
  store<i64>(slot, value);
  if (isRef(old)) releaseInline(refOf(old));
}

/** Ends an instruction `a = …` whose operands are given up already: stores the owned result. */
@inline
export function finishA(fp: u32, ip: u32, result: i64): void {
  put(slotOf(fp, fieldA(ip)), result);
}

/** Ends an instruction `a = … b`: consumes b, stores the owned result; UNBOUND = it raised. */
export function finishB(fp: u32, ip: u32, result: i64): u32 {
  if (result == UNBOUND) return STATUS_RAISED;
  endB(fp, ip);
  put(slotOf(fp, fieldA(ip)), result);
  return STATUS_NEXT;
}

/** Ends an instruction `a = b … c`: consumes both, stores the owned result; UNBOUND = it raised. */
export function finishBC(fp: u32, ip: u32, result: i64): u32 {
  if (result == UNBOUND) return STATUS_RAISED;
  endB(fp, ip);
  endC(fp, ip);
  put(slotOf(fp, fieldA(ip)), result);
  return STATUS_NEXT;
}
