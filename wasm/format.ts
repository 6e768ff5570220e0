/**
 * Making strings from values: str/repr/ascii conversions, format(value, specification) and the joining of an
 * f-string's parts. Specifications of numbers and strings are applied by the host (src/vm/host/format-value.ts).
 */
import {
  EXC_TypeError, NAME_FORMAT, STATUS_NEXT, STATUS_RAISED, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { isBig, isNegative } from "./bigint";
import { appendBits } from "./bigint-text";
import { isCustom, isInstance } from "./class";
import { release } from "./count";
import { raise } from "./error";
import { format_value } from "./host";
import {
  abandon, begin, byte, raiseForType, raiseMemoryError, room, str, textAt, textLength,
} from "./messages";
import { consume, fieldA, fieldB, fieldC, finishB, finishBC, operandB, operandC, slotOf, storeRegister } from "./operand";
import { formatQuickly } from "./format-quick";
import { nativeOf } from "./native";
import { callSpecial1, isDefault } from "./special";
import { joinStrings, newStringUtf8, stringLength, emptyString } from "./string";
import { reprOf, stringOf } from "./text";
import { boxRef, integralOf, isBool, isFloat, isInt, isOfType, refOf, unboxFloat } from "./value";

const LETTER_STR: u32 = 115;
const LETTER_ASCII: u32 = 97;

// The host's numbers for what is formatted (FORMAT_KIND of src/vm/host/text-imports.ts).
const KIND_INT: i32 = 0;
const KIND_FLOAT: i32 = 1;
const KIND_STR: i32 = 2;
const KIND_BOOL: i32 = 3;
const KIND_BIGINT: i32 = 4;

/** Room for most results; a longer one is asked for again. */
const FIRST_CAPACITY: u32 = 128;

export function op_convert(fp: u32, ip: u32): u32 {
  const value = operandB(fp, ip);
  if (value == UNBOUND) return STATUS_RAISED;
  const letter = fieldC(ip);
  if (letter == 0) return finishB(fp, ip, boxOrUnbound(isCustom(value) ? formatValue(value, emptyString()) : stringOf(value)));
  return finishB(fp, ip, boxOrUnbound(letter == LETTER_STR ? stringOf(value) : reprOf(value, letter == LETTER_ASCII)));
}

export function op_format(fp: u32, ip: u32): u32 {
  const value = operandB(fp, ip);
  if (value == UNBOUND) return STATUS_RAISED;
  const specification = operandC(fp, ip);
  if (specification == UNBOUND) return STATUS_RAISED;
  return finishBC(fp, ip, boxOrUnbound(formatValue(value, refOf(specification))));
}

export function op_build_string(fp: u32, ip: u32): u32 {
  const first = fieldB(ip);
  const count = fieldC(ip);
  const made = joinStrings(slotOf(fp, first), count);
  if (made == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  for (let i: u32 = 0; i < count; i++) consume(fp, first + i);
  storeRegister(fp, fieldA(ip), boxRef(made));
  return STATUS_NEXT;
}

/** Value of an owned str pointer; UNBOUND for the 0 of an error that was raised. */
function boxOrUnbound(made: u32): i64 {
  return made == 0 ? UNBOUND : boxRef(made);
}

/** format(value, specification) as an owned str; 0 when it raised. */
export function formatValue(value: i64, specification: u32): u32 {
  if (isCustom(value)) return formatInstance(value, specification);
  if (stringLength(specification) == 0) return stringOf(value);
  const quick = formatQuickly(value, specification);
  if (quick != 0) return quick;
  if (isInt(value)) return formatByHost(KIND_INT, value, specification);
  if (isFloat(value)) return formatByHost(KIND_FLOAT, value, specification);
  if (isBig(value)) return formatByHost(KIND_BIGINT, value, specification);
  if (isBool(value)) return formatByHost(KIND_BOOL, value, specification);
  if (isOfType(value, TYPE_STR)) return formatByHost(KIND_STR, value, specification);
  raiseForType(EXC_TypeError, "unsupported format string passed to ", value, ".__format__");
  return 0;
}

/** type(value).__format__(value, specification), or what the object does that it stands for. */
function formatInstance(value: i64, specification: u32): u32 {
  if (!isDefault(value, NAME_FORMAT)) {
    const made = callSpecial1(value, NAME_FORMAT, boxRef(specification));
    if (made == UNBOUND) return 0;
    if (isOfType(made, TYPE_STR)) return refOf(made);
    raiseForType(EXC_TypeError, "__format__ must return a str, not ", made, "");
    release(made);
    return 0;
  }
  if (stringLength(specification) == 0) return stringOf(value);
  const inner = nativeOf(value);
  if (inner == UNBOUND) {
    raiseForType(EXC_TypeError, "unsupported format string passed to ", value, ".__format__");
    return 0;
  }
  const made = formatValue(inner, specification);
  release(inner);
  return made;
}

function formatByHost(kind: i32, value: i64, specification: u32): u32 {
  const mark = begin();
  str(specification);
  const specificationBytes = textLength(mark);
  if (kind == KIND_STR) str(refOf(value));
  if (kind == KIND_BIGINT) hexadecimal(value);
  const bytes = textLength(mark) - specificationBytes;
  const int = kind == KIND_INT || kind == KIND_BOOL ? integralOf(value) : 0;
  const float = kind == KIND_FLOAT ? unboxFloat(value) : 0;
  let capacity = FIRST_CAPACITY;
  while (true) {
    const out = room(capacity);
    if (out == 0) break;
    const start = textAt(mark);
    const written = format_value(
      kind, int, float, start + specificationBytes, bytes, start, specificationBytes, out, capacity as i32,
    );
    if (written < 0) return refuse(mark, out, -written as u32);
    if ((written as u32) <= capacity) {
      const made = newStringUtf8(out, written as u32);
      abandon(mark);
      if (made == 0) raiseMemoryError();
      return made;
    }
    capacity = written as u32;
  }
  abandon(mark);
  raiseMemoryError();
  return 0;
}

/** The host reads a big int as hexadecimal digits behind its sign. */
function hexadecimal(value: i64): void {
  if (isNegative(value)) byte(45);
  appendBits(value, 4);
}

/** The host left one byte with the class of the exception, and the message. */
function refuse(mark: u32, at: u32, bytes: u32): u32 {
  const kind = load<u8>(at) as u32;
  const message = newStringUtf8(at + 1, bytes - 1);
  abandon(mark);
  if (message == 0) raiseMemoryError();
  else raise(kind, message);
  return 0;
}
