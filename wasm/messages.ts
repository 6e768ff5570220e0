/**
 * Text under construction: one growable UTF-8 buffer per thread, used as a stack. `begin` marks a place,
 * `text`, `number`, `typeName`… append, `finish` cuts what was appended since the mark into a str; so a
 * repr may be built while a message is. Literals are constant data of the module (UTF-16, read in place).
 * Example: begin, text("unsupported operand type(s) for +: '"), typeName(left), …, raiseBuilt(EXC_TypeError, mark).
 */
import { TYPE_BYTEARRAY, TYPE_BYTES } from "./generated/layout";
import { releaseRef } from "./count";
import { raise } from "./error";
import { classOfException } from "./exception";
import {
  ELLIPSIS, EXC_MemoryError, FALSE, HEADER_TYPE, INT_FLOOR, NONE, NOT_IMPLEMENTED, REF_FLOOR,
  SHAPE_DATA, STR_DATA, STR_KIND, STR_LENGTH, TAG_FLOOR, TRUE, TYPE_BIGINT, TYPE_BOUND, TYPE_BUILTIN, TYPE_CELL,
  TYPE_CLASS, TYPE_CLASSMETHOD, TYPE_CODE, TYPE_EXCEPTION, TYPE_FIRST_SHAPE, TYPE_FUNCTION, TYPE_GENERATOR, TYPE_ITERATOR, TYPE_LIST,
  TYPE_LOCK, TYPE_METHOD, TYPE_MODULE, TYPE_PROPERTY, TYPE_RANGE, TYPE_SLICE, TYPE_STATICMETHOD, TYPE_STR, TYPE_SUPER, TYPE_TRACEBACK,
  TYPE_THREAD, TYPE_TUPLE,
  TYPE_DICT, TYPE_DICT_VIEW, TYPE_FROZENSET, TYPE_SET,
} from "./generated/layout";
import { iteratorName } from "./iterator";
import { alloc, free } from "./memory";
import { builtinName, shortNameStart } from "./names";
import { viewName } from "./text-maps";
import { newString, newStringUtf8 } from "./string";
import { appendClassName, appendDataName } from "./class-text";

const FIRST_CAPACITY: u32 = 512;
/** A buffer that grew beyond this is given back when it is empty again. */
const KEPT_CAPACITY: u32 = 0x1_0000;
/** The longest text that can be made; more is a MemoryError. */
const LONGEST: u32 = 0x3000_0000;

// Mutable globals are per instance, that is per thread.
let buffer: u32 = 0;
let capacity: u32 = 0;
let length: u32 = 0;
/** Memory ran out since the outermost `begin`: what is appended is dropped, `finish` returns 0. */
let exhausted: bool = false;

/** Starts a text (possibly inside another) and returns its mark. */
export function begin(): u32 {
  if (length == 0) exhausted = false;
  return length;
}

/** Makes room for `bytes` more; false when memory is exhausted. */
function reserve(bytes: u32): bool {
  if (exhausted) return false;
  const wanted = length + bytes;
  if (wanted <= capacity) return true;
  let larger: u32 = 0;
  let size = max(FIRST_CAPACITY, capacity);
  if (bytes < LONGEST && wanted < LONGEST) {
    while (size < wanted) size *= 2;
    larger = alloc(size);
  }
  if (larger == 0) {
    exhausted = true;
    return false;
  }
  memory.copy(larger, buffer, length);
  if (buffer != 0) free(buffer);
  buffer = larger;
  capacity = size;
  return true;
}

/** Room for `bytes` more to be written by the caller, who then calls `advance`; 0 when memory is exhausted. */
export function room(bytes: u32): u32 {
  return reserve(bytes) ? buffer + length : 0;
}

/** The caller wrote so many bytes of UTF-8 at `room`. */
export function advance(bytes: u32): void {
  length += bytes;
}

/** Address of the text since a mark; valid until the next append. */
export function textAt(mark: u32): u32 {
  return buffer + mark;
}

export function textLength(mark: u32): u32 {
  return length - mark;
}

/** True when nothing was lost for want of memory. */
export function complete(): bool {
  return !exhausted;
}

/** Forgets the text since the mark. */
export function abandon(mark: u32): void {
  length = mark;
  if (mark == 0 && capacity > KEPT_CAPACITY) {
    free(buffer);
    buffer = 0;
    capacity = 0;
  }
}

/** The thread ends: its buffer goes back to the heap. */
export function releaseText(): void {
  if (buffer != 0) free(buffer);
  buffer = 0;
  capacity = 0;
  length = 0;
}

/** The text since the mark as a new str, owned by the caller; 0 when memory is exhausted (nothing is raised). */
export function finish(mark: u32): u32 {
  const made = exhausted ? 0 : newStringUtf8(buffer + mark, length - mark);
  abandon(mark);
  return made;
}

/** As `finish`, but raises MemoryError for 0. */
export function finishOrRaise(mark: u32): u32 {
  const made = finish(mark);
  if (made == 0) raiseMemoryError();
  return made;
}

/** Memory is exhausted; error.ts has the immortal exception for it. */
export function raiseMemoryError(): void {
  raise(EXC_MemoryError, 0);
}

/** Raises an exception of class `kind` with the text since the mark. */
export function raiseBuilt(kind: u32, mark: u32): void {
  const message = finish(mark);
  if (message == 0) raiseMemoryError();
  else raise(kind, message);
}

/** Raises with a constant message. */
export function raiseLiteral(kind: u32, message: string): void {
  const plain = plainText(message);
  if (plain != 0) return raise(kind, plain);
  const mark = begin();
  text(message);
  raiseBuilt(kind, mark);
}

/** A literal of the source as an owned str, four of its units at a time; 0: not ASCII, or no memory. */
function plainText(literal: string): u32 {
  const length = <u32>literal.length;
  const s = length < 2 ? 0 : newString(length, 1);
  if (s == 0) return 0;
  let from = changetype<usize>(literal) as u32;
  let to = s + STR_DATA;
  let bits: u64 = 0;
  for (const end = to + (length & ~3); to < end; to += 4, from += 8) {
    const units = load<u64>(from);
    bits |= units;
    const pairs = (units | (units >>> 8)) & 0x0000_ffff_0000_ffff;
    store<u32>(to, <u32>(pairs | (pairs >>> 16)));
  }
  for (const end = s + STR_DATA + length; to < end; to++, from += 2) {
    bits |= load<u16>(from);
    store<u8>(to, load<u16>(from));
  }
  if ((bits & 0xff80_ff80_ff80_ff80) == 0) return s;
  releaseRef(s);
  return 0;
}

/** Raises with before + name of the value's type + after. */
export function raiseForType(kind: u32, before: string, value: i64, after: string): void {
  const mark = begin();
  text(before);
  typeName(value);
  text(after);
  raiseBuilt(kind, mark);
}

/** Appends a literal of the source (the Basic Multilingual Plane suffices for those). */
export function text(literal: string): void {
  const start = changetype<usize>(literal) as u32;
  const units = literal.length as u32;
  if (!reserve(units * 3)) return;
  for (let i: u32 = 0; i < units; i++) character(load<u16>(start + 2 * i));
}

/** Appends UTF-8 bytes. */
export function bytes(from: u32, count: u32): void {
  if (!reserve(count)) return;
  memory.copy(buffer + length, from, count);
  length += count;
}

/** Appends one ASCII character. */
export function byte(character: u32): void {
  if (!reserve(1)) return;
  store<u8>(buffer + length++, character);
}

/** Appends a code point; a lone surrogate becomes the three bytes that UTF-8 would have for it. */
export function codePoint(character: u32): void {
  if (reserve(4)) codePointUnchecked(character);
}

/** As `codePointUnchecked`, without a call for what most texts are of. */
@inline
function character(code: u32): void {
  if (code < 0x80) store<u8>(buffer + length++, code);
  else codePointUnchecked(code);
}

function codePointUnchecked(character: u32): void {
  let at = buffer + length;
  if (character < 0x80) {
    store<u8>(at++, character);
  } else if (character < 0x800) {
    store<u8>(at++, 0xc0 | (character >> 6));
    store<u8>(at++, 0x80 | (character & 63));
  } else {
    if (character < 0x1_0000) {
      store<u8>(at++, 0xe0 | (character >> 12));
    } else {
      store<u8>(at++, 0xf0 | (character >> 18));
      store<u8>(at++, 0x80 | ((character >> 12) & 63));
    }
    store<u8>(at++, 0x80 | ((character >> 6) & 63));
    store<u8>(at++, 0x80 | (character & 63));
  }
  length = at - buffer;
}

/** Appends the characters of a str object. */
export function str(object: u32): void {
  const count = load<u32>(object + STR_LENGTH);
  const kind = load<u32>(object + STR_KIND);
  const data = object + STR_DATA;
  if (count > LONGEST / 4 || !reserve(count * (kind == 1 ? 2 : kind == 2 ? 3 : 4))) {
    exhausted = true;
    return;
  }
  if (kind == 1) for (let i: u32 = 0; i < count; i++) character(load<u8>(data + i));
  else if (kind == 2) for (let i: u32 = 0; i < count; i++) codePointUnchecked(load<u16>(data + 2 * i));
  else for (let i: u32 = 0; i < count; i++) codePointUnchecked(load<u32>(data + 4 * i));
}

/** Appends a number in decimal digits. */
export function number(n: i64): void {
  if (!reserve(20)) return;
  let rest: u64 = n;
  if (n < 0) {
    byte(45);
    rest = -n;
  }
  let digits: u32 = 1;
  for (let bound: u64 = 10; digits < 19 && rest >= bound; bound *= 10) digits++;
  for (let at = buffer + length + digits; at > buffer + length; rest /= 10) store<u8>(--at, 48 + ((rest % 10) as u32));
  length += digits;
}

/** Appends a number in hexadecimal digits, as addresses are shown. */
export function hex(n: u64): void {
  text("0x");
  let shift: i32 = 60;
  while (shift > 0 && n >> shift == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) {
    const digit = ((n >> shift) & 15) as u32;
    byte(digit < 10 ? 48 + digit : 87 + digit);
  }
}

/** Appends the last part of a built-in's name: append of list.append. */
export function shortName(id: u32): void {
  const name = builtinName(id);
  for (let i = shortNameStart(name); i < name.length; i++) byte(name.charCodeAt(i));
}

/** Appends the name that CPython's messages give the value's type. */
export function typeName(value: i64): void {
  const bits = value as u64;
  if (bits < (TAG_FLOOR as u64)) text("float");
  else if (bits - (INT_FLOOR as u64) < 1 << 48) text("int");
  else if (value == NONE) text("NoneType");
  else if (value == TRUE || value == FALSE) text("bool");
  else if (bits >> 48 == (REF_FLOOR as u64) >> 48) objectTypeName(value as u32);
  else text(value == NOT_IMPLEMENTED ? "NotImplementedType" : value == ELLIPSIS ? "ellipsis" : "object");
}

function objectTypeName(object: u32): void {
  const type = load<u32>(object + HEADER_TYPE);
  if (type >= TYPE_FIRST_SHAPE) return appendDataName(load<u32>(type + SHAPE_DATA));
  switch (load<u32>(object + HEADER_TYPE)) {
    case TYPE_STR: return text("str");
    case TYPE_BIGINT: return text("int");
    case TYPE_BYTES: return text("bytes");
    case TYPE_BYTEARRAY: return text("bytearray");
    case TYPE_LIST: return text("list");
    case TYPE_TUPLE: return text("tuple");
    case TYPE_RANGE: return text("range");
    case TYPE_DICT: return text("dict");
    case TYPE_SET: return text("set");
    case TYPE_FROZENSET: return text("frozenset");
    case TYPE_DICT_VIEW: return viewName(object);
    case TYPE_FUNCTION: return text("function");
    case TYPE_CELL: return text("cell");
    case TYPE_GENERATOR: return text("generator");
    case TYPE_METHOD:
    case TYPE_BUILTIN: return text("builtin_function_or_method");
    case TYPE_MODULE: return text("module");
    case TYPE_CODE: return text("code");
    case TYPE_THREAD: return text("_thread._ThreadHandle");
    case TYPE_LOCK: return text("_thread.lock");
    case TYPE_CLASS: return text("type");
    case TYPE_ITERATOR: return iteratorName(object);
    case TYPE_SLICE: return text("slice");
    case TYPE_EXCEPTION: return appendClassName(classOfException(object));
    case TYPE_BOUND: return text("method");
    case TYPE_PROPERTY: return text("property");
    case TYPE_STATICMETHOD: return text("staticmethod");
    case TYPE_CLASSMETHOD: return text("classmethod");
    case TYPE_SUPER: return text("super");
    case TYPE_TRACEBACK: return text("traceback");
    default: return text("object");
  }
}
