/**
 * PEP 659's idea: a generic instruction that has seen its operands becomes, in place, the opcode for their classes.
 * One aligned 16-bit store, so another thread sees the old opcode or the new one, and each checks its own guard.
 * After MOST changes an instruction stays generic: its operands are of many kinds.
 */
import { code } from "./control";
import { ADAPTIVE_OUTGROWN, ADAPTIVE_TEXT, CODE_ADAPTIVE, CODE_INSTRUCTIONS } from "./generated/layout";
import { specialised } from "./generated/opcodes";
import { genericAt, opcodeAt } from "./operand";
import { classOf } from "./value";

const MOST: u32 = 4;
/** Bit of the instruction's CODE_ADAPTIVE byte, set by the loader: it is `x op= …`, which changes lists in place. */
const AUGMENTED: u32 = 0x80;
/** Bits that say nothing of how often it changed. */
const NO_COUNT: u32 = AUGMENTED | ADAPTIVE_TEXT;

function adaptiveByte(ip: u32): u32 {
  return load<u32>(code + CODE_ADAPTIVE) + ((ip - load<u32>(code + CODE_INSTRUCTIONS)) >> 3);
}

export function isAugmented(ip: u32): bool {
  return (<u32>load<u8>(adaptiveByte(ip)) & AUGMENTED) != 0;
}

/** It is an addition of strs, and generic. */
export function ofText(ip: u32): void {
  become(ip, 0);
  const changes = adaptiveByte(ip);
  const count = <u32>load<u8>(changes);
  if ((count & ADAPTIVE_TEXT) == 0) store<u8>(changes, count | ADAPTIVE_TEXT);
}

/** Makes the instruction at ip `wanted` (0 = generic). True when it changed so that it should be dispatched again. */
export function become(ip: u32, wanted: u32): bool {
  const present = opcodeAt(ip);
  const generic = genericAt(ip);
  if (present == wanted) return false;
  const changes = adaptiveByte(ip);
  if (wanted == 0 && present == generic) {
    // It was executed: planners need not think that it never was.
    if (load<u8>(changes) == 0) store<u8>(changes, 1);
    return false;
  }
  const count = <u32>load<u8>(changes);
  if (wanted == 0 || (count & ~NO_COUNT) >= MOST) {
    if (present != generic) store<u16>(ip, generic);
    return false;
  }
  store<u8>(changes, count + 1);
  store<u16>(ip, wanted);
  return true;
}

/** An instruction that met another shape than the one it remembered so often has several. */
const MOST_SHAPES: u32 = 12;

/**
 * As `become`, for an instruction that has met a shape other than the one that it remembers; after MOST_SHAPES times it
 * becomes `many`, which remembers nothing itself. True when it is `one` now, so that what it remembers is worth writing.
 */
export function becomeOne(ip: u32, one: u32, many: u32): bool {
  const changes = adaptiveByte(ip);
  const count = <u32>load<u8>(changes);
  const present = opcodeAt(ip);
  if ((count & ~AUGMENTED) >= MOST_SHAPES) {
    if (present != many) store<u16>(ip, many);
    return false;
  }
  store<u8>(changes, count + 1);
  if (present != one) store<u16>(ip, one);
  return true;
}

/** Specialises the instruction at ip for its operands' classes; true = dispatch it again. */
export function specialise(ip: u32, left: i64, right: i64): bool {
  return become(ip, specialised(genericAt(ip), classOf(left), classOf(right)));
}

/** A result did not fit 48 bits: an instruction to which that happens again and again stays generic, in stitched code too. */
export function outgrown(ip: u32): void {
  const changes = adaptiveByte(ip);
  const count = <u32>load<u8>(changes);
  if ((count & ~NO_COUNT) < MOST) store<u8>(changes, count + 1);
  else if ((count & ADAPTIVE_OUTGROWN) == 0) {
    store<u8>(changes, count | ADAPTIVE_OUTGROWN);
    if (opcodeAt(ip) != genericAt(ip)) store<u16>(ip, genericAt(ip));
  }
}

/** Replaces an instruction whose first use went well by the form that leaves all checks to its stencil. */
@inline
export function quicken(ip: u32, to: u32): void {
  if (opcodeAt(ip) != to) store<u16>(ip, to);
}

/**
 * A superinstruction of a plug-in left: the opcode to be dispatched in its place. That is its generic form at first;
 * after MOST times it becomes `plain`, what stood there before, which specialises itself anew.
 */
export function split_up(ip: u32, generic: u32, plain: u32): u32 {
  const changes = adaptiveByte(ip);
  const count = <u32>load<u8>(changes);
  if ((count & ~AUGMENTED) < MOST) {
    store<u8>(changes, count + 1);
    return generic;
  }
  store<u8>(changes, (count & AUGMENTED) | 1);
  store<u16>(ip, plain);
  return plain;
}
