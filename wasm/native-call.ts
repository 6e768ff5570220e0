/**
 * Native modules: functions of the host (TypeScript, wasm) that a program imports as a module. A call goes as bytes, and so
 * does its answer; src/vm/native.ts reads and writes the same. A tag, and what follows it (numbers little-endian):
 *   N T F            None, True, False            I i64              an int
 *   D f64            a float                      G sign u32 digits  a larger int: 1 = negative, hexadecimal digits
 *   S u32 UTF-8      a str                        B u32 bytes        a bytes (or bytearray)
 *   L u32 values     a list (or tuple)            X u32 str          an answer only: raises EXC_<u32> with the message
 * Importing a module that does not say that it needs no GIL switches the GIL on, as CPython does.
 */
import { argument, checkNoKeywords, positional } from "./arguments";
import { appendBits, beginDigits, endDigits, nextDigit } from "./bigint-text";
import { isNegative } from "./bigint";
import { byteAt, bytesFrom, bytesLength } from "./bytes";
import { gilEnabled, stopping } from "./control";
import { release, share } from "./count";
import { newMethod } from "./descriptor";
import { hasRaised, orMemoryError, raiseWith } from "./error";
import {
  BUILTIN__NATIVE_CALL, CONTROL_BASE, CONTROL_GIL_ENABLED, CONTROL_GIL_KEPT_OFF, EXC_RecursionError, EXC_TypeError, FALSE, NONE, TRUE, TYPE_BIGINT,
  TYPE_BYTEARRAY, TYPE_BYTES, TYPE_LIST, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { takeGil } from "./gil";
import { native_answer, native_call, write } from "./host";
import { listLength, list_item, list_push, newList } from "./list";
import { alloc, free } from "./memory";
import { abandon, advance, begin, byte, bytes, complete, raiseBuilt, raiseForType, raiseLiteral, room, str, text, textAt, textLength, typeName } from "./messages";
import { goOffline, goOnline } from "./quiesce";
import { raiseInterrupt, waitIsOver } from "./safepoint";
import { newStringUtf8 } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { boxFloat, boxInt, boxNew, boxRef, isFloat, isInt, integralOf, numberOf, refOf, typeOf } from "./value";
import { resumeWorld, stopWorld } from "./world";

const STDERR: i32 = 2;
/** Lists within lists. */
const DEEPEST: u32 = 100;

/** _native.function(name): a function that calls the host's of that name, "module.function". */
export function nativeFunction(): i64 {
  return newMethod(argument(0), BUILTIN__NATIVE_CALL);
}

/** The function: argument 0 is its name. */
export function nativeCall(): i64 {
  if (!checkNoKeywords("native function")) return UNBOUND;
  const count = positional;
  const mark = begin();
  let done = append(argument(0), 0);
  lengthWord(count - 1);
  for (let i: u32 = 1; done && i < count; i++) done = append(argument(i), 0);
  if (!done || !complete()) {
    abandon(mark);
    return hasRaised() ? UNBOUND : orMemoryError(UNBOUND);
  }
  const from = textAt(mark);
  const length = textLength(mark);
  // What is asked for is copied: without the GIL nobody waits for the host.
  const free_ = !gilEnabled();
  if (free_) goOffline();
  const size = native_call(from, length);
  if (free_) goOnline();
  abandon(mark);
  const block = alloc(max(16, size));
  if (block == 0) return orMemoryError(UNBOUND);
  native_answer(block);
  cursor = block;
  const value = read();
  free(block);
  return value;
}

function lengthWord(n: u32): void {
  const at = room(4);
  if (at == 0) return;
  store<u32>(at, n);
  advance(4);
}

/** False: raised, or no memory. */
function append(value: i64, depth: u32): bool {
  if (value == NONE) return tag(78);
  if (value == TRUE) return tag(84);
  if (value == FALSE) return tag(70);
  if (isInt(value)) return tag(73) && word(integralOf(value));
  if (isFloat(value)) return tag(68) && word(reinterpret<i64>(numberOf(value)));
  switch (typeOf(value)) {
    case TYPE_BIGINT: {
      tag(71);
      byte(isNegative(value) ? 1 : 0);
      const at = counted();
      appendBits(value, 4);
      return patch(at);
    }
    case TYPE_STR: {
      tag(83);
      const at = counted();
      str(refOf(value));
      return patch(at);
    }
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: {
      tag(66);
      const length = bytesLength(refOf(value));
      lengthWord(length);
      for (let i: u32 = 0; i < length; i++) byte(byteAt(refOf(value), i));
      return complete();
    }
    case TYPE_LIST:
    case TYPE_TUPLE: return appendItems(value, depth);
  }
  const mark = begin();
  text("a native function takes no ");
  typeName(value);
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

function appendItems(value: i64, depth: u32): bool {
  if (depth == DEEPEST) {
    raiseLiteral(EXC_RecursionError, "maximum recursion depth exceeded");
    return false;
  }
  tag(76);
  const at = counted();
  let count: u32 = 0;
  while (true) {
    const item = typeOf(value) == TYPE_LIST ? list_item(refOf(value), count) : count < tupleLength(refOf(value)) ? share(tupleItem(refOf(value), count)) : UNBOUND;
    if (item == UNBOUND) break;
    const done = append(item, depth + 1);
    release(item);
    if (!done) return false;
    count++;
  }
  if (!complete()) return false;
  store<u32>(textAt(at), count);
  return true;
}

function tag(character: u32): bool {
  byte(character);
  return complete();
}

function word(bits: i64): bool {
  const at = room(8);
  if (at == 0) return false;
  store<i64>(at, bits);
  advance(8);
  return true;
}

/** Room for a length that is known later; the mark of its place. */
function counted(): u32 {
  const at = begin();
  lengthWord(0);
  return at;
}

function patch(at: u32): bool {
  if (!complete()) return false;
  store<u32>(textAt(at), textLength(at) - 4);
  return true;
}

// ── the answer ──

let cursor: u32 = 0;

function next(): u32 {
  const n = load<u32>(cursor);
  cursor += 4;
  return n;
}

/** The value at the cursor, owned; UNBOUND = raised. */
function read(): i64 {
  const kind = <u32>load<u8>(cursor++);
  switch (kind) {
    case 84: return TRUE;
    case 70: return FALSE;
    case 73:
      cursor += 8;
      return boxInt(load<i64>(cursor - 8));
    case 68:
      cursor += 8;
      return boxFloat(load<f64>(cursor - 8));
    case 71: return readBig();
    case 83: return orMemoryError(boxNew(readText()));
    case 66: {
      const length = next();
      cursor += length;
      return orMemoryError(boxNew(bytesFrom(cursor - length, length)));
    }
    case 76: return readList();
    case 88: {
      const exception = next();
      cursor++;
      const message = readText();
      if (message == 0) return orMemoryError(UNBOUND);
      raiseWith(exception, boxRef(message));
      return UNBOUND;
    }
  }
  return NONE;
}

function readText(): u32 {
  const length = next();
  cursor += length;
  return newStringUtf8(cursor - length, length);
}

function readBig(): i64 {
  const negative = load<u8>(cursor++) != 0;
  const digits = next();
  if (!beginDigits(digits, 16)) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < digits; i++) {
    const character = <u32>load<u8>(cursor++);
    nextDigit(character < 58 ? character - 48 : character - 87);
  }
  return endDigits(negative);
}

function readList(): i64 {
  const count = next();
  const list = newList(count);
  if (list == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < count; i++) {
    const item = read();
    if (item == UNBOUND) {
      release(boxRef(list));
      return UNBOUND;
    }
    list_push(list, item);
  }
  return boxRef(list);
}

// ── importing one ──

/** _native.enter(name, safe): what importing a module does to the GIL. */
export function nativeEnter(): i64 {
  if (argument(1) == TRUE || gilEnabled() || load<u32>(CONTROL_BASE + CONTROL_GIL_KEPT_OFF) != 0) return NONE;
  while (!gilEnabled()) {
    if (stopWorld()) {
      // Nobody runs: the first who asks has it. The others ask when they go on (quiesce.ts).
      atomic.store<u32>(CONTROL_BASE, 1, CONTROL_GIL_ENABLED);
      takeGil();
      resumeWorld();
      warn();
    } else if (stopping() || waitIsOver()) {
      raiseInterrupt();
      return UNBOUND;
    } else {
      // Another thread stops the world.
      goOffline();
      goOnline();
    }
  }
  return NONE;
}

function warn(): void {
  const mark = begin();
  text("<frozen importlib._bootstrap>:491: RuntimeWarning: The global interpreter lock (GIL) has been enabled to load module '");
  str(refOf(argument(0)));
  text("', which has not declared that it can run safely without the GIL. To override this behavior and keep the GIL disabled (at your own risk), run with PYTHON_GIL=0 or -Xgil=0.\n");
  if (complete()) write(STDERR, textAt(mark), textLength(mark));
  abandon(mark);
}
