/** Truth of any value, and the branches on it. */
import { isCustom, isInstance } from "./class";
import { hasRaised } from "./error";
import {
  FALSE, NAME_BOOL, NONE, TRUE, STATUS_AGAIN, STATUS_JUMP, STATUS_NEXT, STATUS_RAISED, STR_LENGTH, TYPE_BYTEARRAY, TYPE_BYTES, TYPE_DICT, TYPE_DICT_VIEW, TYPE_FROZENSET, TYPE_LIST, TYPE_SET, TYPE_RANGE, TYPE_STR,
  TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import {
  OP_JUMP_IF_FALSE, OP_JUMP_IF_FALSE_KEEP, OP_JUMP_IF_FALSE_SIZED, OP_JUMP_IF_NONE, OP_JUMP_IF_NONE_ANY, OP_JUMP_IF_NOT_NONE, OP_JUMP_IF_TRUE, OP_JUMP_IF_TRUE_SIZED,
} from "./generated/opcodes";
import { truth_float, truth_int } from "./generated/stencils";
import { dictLength } from "./dict";
import { viewLength } from "./dict-view";
import { setLength } from "./set";
import { bytesLength } from "./bytes";
import { listLength } from "./list";
import { consumeB, fieldB, genericAt, readRegister } from "./operand";
import { rangeLength } from "./range";
import { NOT_PUSHED, pushSpecial } from "./operation";
import { raiseNoBool, truthOfInstance } from "./special";
import { become, quicken, specialise } from "./specialise";
import { tupleLength } from "./tuple";
import { isBool, isFloat, isInt, isRef, refOf, typeOf, unboxFloat, unboxInt } from "./value";

/** bool(value). An instance's method may raise: then it is false, and `hasRaised` tells. */
export function truth(value: i64): bool {
  if (isInt(value)) return truth_int(unboxInt(value)) != 0;
  if (isFloat(value)) return truth_float(unboxFloat(value)) != 0;
  if (!isRef(value)) return value != NONE && value != FALSE;
  if (isCustom(value)) return truthOfInstance(value) == 1;
  const object = refOf(value);
  switch (typeOf(value)) {
    case TYPE_STR: return load<u32>(object + STR_LENGTH) != 0;
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: return bytesLength(object) != 0;
    case TYPE_LIST: return listLength(object) != 0;
    case TYPE_TUPLE: return tupleLength(object) != 0;
    case TYPE_RANGE: return rangeLength(object) != 0;
    case TYPE_DICT: return dictLength(object) != 0;
    case TYPE_SET:
    case TYPE_FROZENSET: return setLength(object) != 0;
    case TYPE_DICT_VIEW: return viewLength(object) != 0;
    default: return true;
  }
}

/** Jump by a if b is false, or true; the _KEEP forms leave b. */
export function op_branch(fp: u32, ip: u32): u32 {
  const value = readRegister(fp, fieldB(ip));
  if (value == UNBOUND) return STATUS_RAISED;
  const operation = genericAt(ip);
  if (operation == OP_JUMP_IF_FALSE || operation == OP_JUMP_IF_TRUE) {
    const wanted = !isSized(value) ? 0 : operation == OP_JUMP_IF_FALSE ? OP_JUMP_IF_FALSE_SIZED : OP_JUMP_IF_TRUE_SIZED;
    if (wanted != 0 ? become(ip, wanted) : specialise(ip, value, UNBOUND)) return STATUS_AGAIN;
  } else if (specialise(ip, value, UNBOUND)) return STATUS_AGAIN;
  if (isInstance(value)) {
    const status = pushSpecial(fp, ip, NAME_BOOL, 1, value, UNBOUND, UNBOUND);
    if (status != NOT_PUSHED) return status;
  }
  const jumpsOnTrue = operation != OP_JUMP_IF_FALSE && operation != OP_JUMP_IF_FALSE_KEEP;
  const isTaken = truth(value) == jumpsOnTrue;
  if (isCustom(value) && hasRaised()) return STATUS_RAISED;
  if (operation == OP_JUMP_IF_FALSE || operation == OP_JUMP_IF_TRUE) consumeB(fp, ip);
  return isTaken ? STATUS_JUMP : STATUS_NEXT;
}

/** `__bool__` gave this (owned) to the branch at ip. */
export function branchAfter(fp: u32, ip: u32, value: i64): u32 {
  if (!isBool(value)) {
    raiseNoBool(value);
    return STATUS_RAISED;
  }
  const operation = genericAt(ip);
  const jumpsOnTrue = operation != OP_JUMP_IF_FALSE && operation != OP_JUMP_IF_FALSE_KEEP;
  if (operation == OP_JUMP_IF_FALSE || operation == OP_JUMP_IF_TRUE) consumeB(fp, ip);
  return (value == TRUE) == jumpsOnTrue ? STATUS_JUMP : STATUS_NEXT;
}

/** What the stencil can tell the truth of. */
function isSized(value: i64): bool {
  const type = typeOf(value);
  return value == NONE || type == TYPE_LIST || type == TYPE_STR || type == TYPE_DICT || type == TYPE_TUPLE;
}

/** Jump by a if b is None, or is not. */
export function op_branch_none(fp: u32, ip: u32): u32 {
  const value = readRegister(fp, fieldB(ip));
  if (value == UNBOUND) return STATUS_RAISED;
  const jumpsOnNone = genericAt(ip) == OP_JUMP_IF_NONE_ANY;
  quicken(ip, jumpsOnNone ? OP_JUMP_IF_NONE : OP_JUMP_IF_NOT_NONE);
  consumeB(fp, ip);
  return (value == NONE) == jumpsOnNone ? STATUS_JUMP : STATUS_NEXT;
}
