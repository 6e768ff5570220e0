/**
 * str(), repr() and ascii() of every type, appended to the text under construction (messages.ts). Functions that
 * append return false when they raised; what they had appended is cut off by whoever holds the mark. Long because it is
 * one case a type; what needs more than a few lines stands with its type.
 */
import { generatorQualifiedName } from "./generator-name";
import { appendAlias, appendUnion } from "./type-expressions";
import { appendDecimal } from "./bigint-text";
import { appendBytes } from "./bytes-value";
import { appendClass, appendPlainObject } from "./class-text";
import { isCustom, className, classOfValue, isInstance, isUserClass } from "./class";
import { release, shareRef } from "./count";
import { appendExceptionRepr, appendExceptionStr } from "./exception-text";
import {
  TYPE_GENERATOR,
  BOUND_FUNCTION, BOUND_SELF, BUILTIN_ID, CELL_VALUE, CODE_FILE, CODE_FIRST_LINE, CODE_NAME, ELLIPSIS, EXC_RecursionError,
  METHOD_ID, METHOD_SELF, MODULE_NAME, NAME_REPR, NAME_STR, MODULE_PATH, NONE, NOT_IMPLEMENTED, SINGLETON_VERSION_INFO, SLICE_START, SLICE_STEP, SLICE_STOP,
  STR_DATA, STR_KIND, STR_LENGTH, SUPER_CLASS, SUPER_START, TRUE, TUPLE_ITEMS, TUPLE_LENGTH, TYPE_BIGINT, TYPE_BOUND, TYPE_BUILTIN,
  TYPE_CELL, TYPE_CLASS, TYPE_CLASSMETHOD, TYPE_CODE, TYPE_EXCEPTION, TYPE_FUNCTION, TYPE_ITERATOR, TYPE_LIST, TYPE_LOCK,
  TYPE_BYTEARRAY, TYPE_BYTES, TYPE_METHOD, TYPE_MODULE, TYPE_PROPERTY, TYPE_RANGE, TYPE_SLICE, TYPE_STATICMETHOD, TYPE_STR, TYPE_SUPER, TYPE_THREAD,
  TYPE_TUPLE, UNBOUND, WRAPPER_FUNCTION, TYPE_DICT, TYPE_DICT_VIEW, TYPE_FROZENSET, TYPE_SET, TYPE_ALIAS, TYPE_UNION,
} from "./generated/layout";
import { stringIs } from "./arguments";
import { singleton } from "./singletons";
import { versionName } from "./version-info";
import { functionQualifiedName } from "./function-extras";
import { float_repr, is_printable } from "./host";
import { iteratorName } from "./iterator";
import { appendTool } from "./itertools-text";
import { list_item } from "./list";
import { isMethod } from "./members";
import { alloc, free } from "./memory";
import {
  abandon, advance, begin, byte, codePoint, finishOrRaise, hex, number, raiseLiteral, raiseMemoryError, room, shortName,
  str, text, typeName,
} from "./messages";
import { builtinName, shortNameStart } from "./names";
import { nativeOf } from "./native";
import { lockLocked } from "./pylock";
import { rangeStart, rangeStep, rangeStop } from "./range";
import { isDefault, textSpecial } from "./special";
import { stringOfInt } from "./string-make";
import { characterAt, stringLength } from "./string";
import { appendDict, appendSet, appendView } from "./text-maps";
import { appendThread } from "./thread-text";
import { boxInt, boxRef, isBool, isFloat, isInt, isOfType, refOf, typeOf, unboxFloat, unboxInt } from "./value";

/** More bytes than any float's repr has. */
const FLOAT_BYTES: u32 = 32;
/** Containers inside containers; beyond it RecursionError. */
const DEEPEST: u32 = 2000;

// The containers whose repr is under way in this thread, so that one inside itself shows as […].
let open: u32 = 0;
let depth: u32 = 0;

/** str(value) as a str object, owned; 0 when it raised. */
export function stringOf(value: i64): u32 {
  if (isOfType(value, TYPE_STR)) {
    shareRef(refOf(value));
    return refOf(value);
  }
  if (isInt(value)) {
    const digits = stringOfInt(unboxInt(value));
    if (digits == 0) raiseMemoryError();
    return digits;
  }
  if (isInstance(value)) {
    const made = specialText(value, false);
    if (made != 1) return made;
  }
  const mark = begin();
  if (appendStr(value)) return finishOrRaise(mark);
  abandon(mark);
  return 0;
}

/** repr(value), or ascii(value), as a str object, owned; 0 when it raised. */
export function reprOf(value: i64, ascii: bool): u32 {
  const mark = begin();
  if (appendRepr(value, ascii)) return finishOrRaise(mark);
  abandon(mark);
  return 0;
}

/** Appends str(value). */
export function appendStr(value: i64): bool {
  if (isCustom(value)) return appendInstance(value, false, false);
  if (typeOf(value) == TYPE_STR) {
    str(refOf(value));
    return true;
  }
  if (typeOf(value) == TYPE_EXCEPTION) {
    return isUserClass(classOfValue(value)) ? appendUserException(value, false, false) : appendExceptionStr(refOf(value));
  }
  return appendRepr(value, false);
}

/** Appends repr(value), or ascii(value). */
export function appendRepr(value: i64, ascii: bool): bool {
  if (isInt(value)) number(unboxInt(value));
  else if (isFloat(value)) appendFloat(unboxFloat(value));
  else if (isBool(value)) text(value == TRUE ? "True" : "False");
  else if (value == NONE) text("None");
  else if (value == UNBOUND) text("<unbound>");
  else if (value == NOT_IMPLEMENTED) text("NotImplemented");
  else if (value == ELLIPSIS) text("Ellipsis");
  else if (isCustom(value)) return appendInstance(value, true, ascii);
  else return appendObject(refOf(value), typeOf(value), ascii);
  return true;
}

/** As `textSpecial`, a level further in. */
function specialText(value: i64, wantsRepr: bool): u32 {
  if (nesting >= MOST_NESTED) {
    raiseLiteral(EXC_RecursionError, "maximum recursion depth exceeded");
    return 0;
  }
  nesting++;
  const made = textSpecial(value, wantsRepr);
  nesting--;
  return made;
}

/** As the class of an instance says, else as the object that it stands for, else <module.Class object at 0x…>. */
function appendInstance(value: i64, wantsRepr: bool, ascii: bool): bool {
  const made = specialText(value, wantsRepr);
  if (made == 0) return false;
  if (made != 1) {
    if (ascii) appendAscii(made);
    else str(made);
    release(boxRef(made));
    return true;
  }
  const inner = nativeOf(value);
  if (inner == UNBOUND) {
    if (typeOf(value) == TYPE_CLASS) appendClass(refOf(value));
    else appendPlainObject(classOfValue(value), refOf(value));
    return true;
  }
  const done = wantsRepr ? appendInner(value, inner, ascii) : typeOf(inner) == TYPE_STR ? appendStr(inner) : appendInner(value, inner, ascii);
  release(inner);
  return done;
}

/** repr of the object of a built-in type that an instance stands for; sets and bytearrays show the instance's class. */
function appendInner(value: i64, inner: i64, ascii: bool): bool {
  const type = typeOf(inner);
  if (type == TYPE_SET || type == TYPE_FROZENSET) return appendSet(refOf(inner), ascii, className(classOfValue(value)));
  if (type != TYPE_BYTEARRAY) return appendRepr(inner, ascii);
  appendBytes(refOf(inner), className(classOfValue(value)));
  return true;
}

/** repr of an instance as the built-in type has it that its class extends, an owned str; 0 = raised. */
export function reprOfNative(value: i64): u32 {
  const inner = nativeOf(value);
  const mark = begin();
  if (inner == UNBOUND) appendPlainObject(classOfValue(value), refOf(value));
  const done = inner == UNBOUND || appendInner(value, inner, false);
  release(inner);
  if (done) return finishOrRaise(mark);
  abandon(mark);
  return 0;
}

/** As its class says, else as built-in exceptions show. */
function appendUserException(value: i64, wantsRepr: bool, ascii: bool): bool {
  const isOwn = !isDefault(value, wantsRepr ? NAME_REPR : NAME_STR);
  const made: u32 = isOwn ? textSpecial(value, wantsRepr) : 1;
  if (made == 0) return false;
  if (made == 1) return wantsRepr ? appendExceptionRepr(refOf(value), ascii) : appendExceptionStr(refOf(value));
  if (ascii) appendAscii(made);
  else str(made);
  release(boxRef(made));
  return true;
}

/** Instances whose text is under way in this thread. */
const MOST_NESTED: u32 = 150;
let nesting: u32 = 0;

function appendAscii(s: u32): void {
  for (let i: u32 = 0; i < stringLength(s); i++) {
    const character = characterAt(s, i);
    if (character < 0x80) byte(character);
    else appendEscaped(character, 0, true);
  }
}

/** Appends repr of a float. */
export function appendFloat(x: f64): void {
  const at = room(FLOAT_BYTES);
  if (at != 0) advance(float_repr(x, at));
}

function appendObject(object: u32, type: u32, ascii: bool): bool {
  switch (type) {
    case TYPE_STR: appendQuoted(object, ascii); return true;
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: appendBytes(object); return true;
    case TYPE_LIST:
    case TYPE_TUPLE:
      if (object == singleton(SINGLETON_VERSION_INFO)) return appendVersion(object, ascii);
      return appendContainer(object, type == TYPE_LIST, ascii);
    case TYPE_BIGINT: return appendDecimal(boxRef(object));
    case TYPE_RANGE: return appendRange(object);
    case TYPE_DICT: return appendDict(object, ascii);
    case TYPE_SET:
    case TYPE_FROZENSET: return appendSet(object, ascii);
    case TYPE_DICT_VIEW: return appendView(object, ascii);
    case TYPE_GENERATOR: named("generator object ", generatorQualifiedName(object), object); return true;
    case TYPE_FUNCTION: named("function ", functionQualifiedName(object), object); return true;
    case TYPE_CODE: return appendCode(object);
    case TYPE_CELL: return appendCell(object);
    case TYPE_BUILTIN: appendBuiltin(load<u32>(object + BUILTIN_ID)); return true;
    case TYPE_CLASS: appendClass(object); return true;
    case TYPE_UNION: return appendUnion(boxRef(object));
    case TYPE_ALIAS: return appendAlias(object);
    case TYPE_BOUND: return appendBound(object);
    case TYPE_PROPERTY: text("<property object at "); hex(object); byte(62); return true;
    case TYPE_STATICMETHOD:
    case TYPE_CLASSMETHOD: return appendWrapper(object, type);
    case TYPE_SUPER: return appendSuper(object);
    case TYPE_METHOD: appendMethod(object); return true;
    case TYPE_MODULE: appendModule(object); return true;
    case TYPE_LOCK: appendLock(object); return true;
    case TYPE_THREAD: appendThread(object); return true;
    case TYPE_EXCEPTION:
      return isUserClass(classOfValue(boxRef(object))) ? appendUserException(boxRef(object), true, ascii) : appendExceptionRepr(object, ascii);
    case TYPE_SLICE: return appendSlice(object, ascii);
    case TYPE_ITERATOR:
      const tool = appendTool(object, ascii);
      if (tool >= 0) return tool != 0;
      byte(60);
      iteratorName(object);
      text(" object at ");
      hex(object);
      byte(62);
      return true;
    default: text("<object at "); hex(object); byte(62); return true;
  }
}

function named(kind: string, name: u32, object: u32): void {
  byte(60);
  text(kind);
  str(name);
  text(" at ");
  hex(object);
  byte(62);
}

/** <code object f at 0x…, file "x.py", line 1>. */
function appendCode(object: u32): bool {
  text("<code object ");
  str(load<u32>(object + CODE_NAME));
  text(" at ");
  hex(object);
  text(', file "');
  str(load<u32>(object + CODE_FILE));
  text('", line ');
  number(load<u32>(object + CODE_FIRST_LINE));
  byte(62);
  return true;
}

/** <cell at 0x…: int object at 0x…>. */
function appendCell(object: u32): bool {
  const value = load<i64>(object + CELL_VALUE);
  text("<cell at ");
  hex(object);
  if (value == UNBOUND) text(": empty>");
  else {
    text(": ");
    typeName(value);
    text(" object at ");
    hex(<u32>value);
    byte(62);
  }
  return true;
}

function appendRange(range: u32): bool {
  text("range(");
  if (!appendDecimal(rangeStart(range))) return false;
  text(", ");
  if (!appendDecimal(rangeStop(range))) return false;
  const step = rangeStep(range);
  if (step != boxInt(1)) {
    text(", ");
    if (!appendDecimal(step)) return false;
  }
  byte(41);
  return true;
}

function appendSlice(slice: u32, ascii: bool): bool {
  text("slice(");
  if (!appendRepr(load<i64>(slice + SLICE_START), ascii)) return false;
  text(", ");
  if (!appendRepr(load<i64>(slice + SLICE_STOP), ascii)) return false;
  text(", ");
  if (!appendRepr(load<i64>(slice + SLICE_STEP), ascii)) return false;
  byte(41);
  return true;
}

function appendBuiltin(id: u32): void {
  if (isMethod(id)) {
    text("<method '");
    shortName(id);
    text("' of '");
    const name = builtinName(id);
    for (let i = 0; i < shortNameStart(name) - 1; i++) byte(name.charCodeAt(i));
    text("' objects>");
    return;
  }
  text("<built-in function ");
  shortName(id);
  byte(62);
}

/** <bound method C.f of …>. */
function appendBound(bound: u32): bool {
  const callable = load<i64>(bound + BOUND_FUNCTION);
  text("<bound method ");
  if (typeOf(callable) == TYPE_FUNCTION) str(functionQualifiedName(refOf(callable)));
  else text("?");
  text(" of ");
  const done = appendRepr(load<i64>(bound + BOUND_SELF), false);
  byte(62);
  return done;
}

function appendWrapper(wrapper: u32, type: u32): bool {
  text(type == TYPE_STATICMETHOD ? "<staticmethod(" : "<classmethod(");
  const done = appendRepr(load<i64>(wrapper + WRAPPER_FUNCTION), false);
  text(")>");
  return done;
}

/** <super: <class 'C'>, <D object>>, with bare names. */
function appendSuper(object: u32): bool {
  text("<super: <class '");
  str(className(load<u32>(object + SUPER_CLASS)));
  text("'>, <");
  str(className(load<u32>(object + SUPER_START)));
  text(" object>>");
  return true;
}

/** A method of an object as a value: xs.append. */
function appendMethod(method: u32): void {
  const self = load<i64>(method + METHOD_SELF);
  text("<built-in method ");
  shortName(load<u32>(method + METHOD_ID));
  text(" of ");
  typeName(self);
  text(" object at ");
  hex(refOf(self));
  byte(62);
}

/** sys.version_info(major=3, …). */
function appendVersion(tuple: u32, ascii: bool): bool {
  text("sys.version_info(");
  for (let i: u32 = 0; i < load<u32>(tuple + TUPLE_LENGTH); i++) {
    if (i != 0) text(", ");
    text(versionName(i));
    text("=");
    if (!appendRepr(load<i64>(tuple + TUPLE_ITEMS + 8 * i), ascii)) return false;
  }
  text(")");
  return true;
}

/** <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>. */
function appendStream(name: string, mode: string): void {
  text("<_io.TextIOWrapper name='<");
  text(name);
  text(">' mode='");
  text(mode);
  text("' encoding='utf-8'>");
}

function appendModule(module: u32): void {
  const name = load<u32>(module + MODULE_NAME);
  if (stringIs(name, "sys.stdout")) return appendStream("stdout", "w");
  if (stringIs(name, "sys.stderr")) return appendStream("stderr", "w");
  if (stringIs(name, "sys.stdin")) return appendStream("stdin", "r");
  text("<module '");
  str(load<u32>(module + MODULE_NAME));
  const path = load<u32>(module + MODULE_PATH);
  if (path == 0) return text("' (built-in)>");
  text("' from '");
  str(path);
  text("'>");
}

function appendLock(lock: u32): void {
  text(lockLocked(lock) ? "<locked" : "<unlocked");
  text(" _thread.lock object at ");
  hex(lock);
  byte(62);
}

// ── lists and tuples ──

function appendContainer(object: u32, isList: bool, ascii: bool): bool {
  if (isOpen(object)) {
    text(isList ? "[...]" : "(...)");
    return true;
  }
  if (!enter(object)) return false;
  byte(isList ? 91 : 40);
  let done = true;
  let count: u32 = 0;
  for (; done; count++) {
    const item = isList ? list_item(object, count) : tupleItem(object, count);
    if (item == UNBOUND) break;
    if (count != 0) text(", ");
    done = appendRepr(item, ascii);
    if (isList) release(item);
  }
  if (!isList && count == 1) byte(44);
  byte(isList ? 93 : 41);
  leave();
  return done;
}

/** Item of a tuple, borrowed; UNBOUND behind the last. */
function tupleItem(tuple: u32, index: u32): i64 {
  return index < load<u32>(tuple + TUPLE_LENGTH) ? load<i64>(tuple + TUPLE_ITEMS + 8 * index) : UNBOUND;
}

export function isOpen(object: u32): bool {
  for (let i: u32 = 0; i < depth; i++) if (load<u32>(open + 4 * i) == object) return true;
  return false;
}

export function enter(object: u32): bool {
  if (depth >= DEEPEST) {
    raiseLiteral(EXC_RecursionError, "maximum recursion depth exceeded while getting the repr of an object");
    return false;
  }
  if (open == 0) open = alloc(DEEPEST * 4);
  if (open == 0) {
    raiseMemoryError();
    return false;
  }
  store<u32>(open + 4 * depth++, object);
  return true;
}

/** The block is only kept while a repr is under way. */
export function leave(): void {
  if (--depth != 0) return;
  free(open);
  open = 0;
}

// ── quoted strings ──

function appendQuoted(s: u32, ascii: bool): void {
  const length = load<u32>(s + STR_LENGTH);
  let single = false;
  let double = false;
  for (let i: u32 = 0; i < length; i++) {
    const character = characterAt(s, i);
    if (character == 39) single = true;
    else if (character == 34) double = true;
  }
  const quote: u32 = single && !double ? 34 : 39;
  byte(quote);
  if (isPlain(s, length, quote)) str(s);
  else for (let i: u32 = 0; i < length; i++) appendEscaped(characterAt(s, i), quote, ascii);
  byte(quote);
}

/** All characters are ASCII ones that stand for themselves. */
function isPlain(s: u32, length: u32, quote: u32): bool {
  if (load<u32>(s + STR_KIND) != 1) return false;
  for (let i: u32 = 0; i < length; i++) {
    const character: u32 = load<u8>(s + STR_DATA + i);
    if (character - 32 >= 95 || character == 92 || character == quote) return false;
  }
  return true;
}

/** Appends a character as repr shows it inside of quotes. */
export function appendEscaped(character: u32, quote: u32, ascii: bool): void {
  if (character == quote || character == 92) {
    byte(92);
    byte(character);
  } else if (character == 10) text("\\n");
  else if (character == 13) text("\\r");
  else if (character == 9) text("\\t");
  else if (character < 0x7f ? character >= 32 : !ascii && isPrintable(character)) codePoint(character);
  else if (character < 0x100) escape(120, character, 2);
  else if (character < 0x1_0000) escape(117, character, 4);
  else escape(85, character, 8);
}

/** From 0x7f on. */
function isPrintable(character: u32): bool {
  return character < 0x100 ? character > 0xa0 && character != 0xad : is_printable(character) != 0;
}

function escape(letter: u32, character: u32, digits: u32): void {
  byte(92);
  byte(letter);
  for (let shift = (digits * 4) as i32 - 4; shift >= 0; shift -= 4) {
    const digit = (character >> shift) & 15;
    byte(digit < 10 ? 48 + digit : 87 + digit);
  }
}
