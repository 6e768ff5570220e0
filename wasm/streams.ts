/** Standard streams: objects of sys that are modules here, and reading what stands on stdin. */
import { argument, checkCount, checkNoKeywords, checkIndex, checkNone, positional, stringIs } from "./arguments";
import { release } from "./count";
import { orMemoryError } from "./error";
import { EXC_EOFError, MODULE_NAME, NONE, TYPE_MODULE, TYPE_STR, UNBOUND } from "./generated/layout";
import { read_input, write } from "./host";
import { list_push, newList } from "./list";
import { abandon, advance, begin, complete, finishOrRaise, raiseLiteral, raiseMemoryError, room, textAt, textLength } from "./messages";
import { appendStr } from "./text";
import { stringLength } from "./string";
import { boxNew, boxRef, integralOf, isOfType, refOf, typeOf } from "./value";

const STDOUT: i32 = 1;
const STDERR: i32 = 2;
const CHUNK: u32 = 4096;
const NEWLINE: u8 = 10;

/** The file descriptor of sys.stdout and sys.stderr as they are at first; -1: another object. */
export function descriptorOf(file: i64): i32 {
  if (typeOf(file) != TYPE_MODULE) return -1;
  const name = load<u32>(refOf(file) + MODULE_NAME);
  return stringIs(name, "sys.stdout") ? STDOUT : stringIs(name, "sys.stderr") ? STDERR : -1;
}

/** Appends what can be read: a line with its end, or everything; false when memory is exhausted. */
function appendInput(wholeLine: bool): bool {
  while (true) {
    const at = room(CHUNK);
    if (at == 0) return false;
    const count = read_input(wholeLine ? 1 : 0, at, CHUNK);
    if (count == 0) return true;
    advance(count);
    if (wholeLine && load<u8>(at + count - 1) == NEWLINE) return true;
  }
}

/** A line with its end, or everything, as an owned str; UNBOUND = raised. */
function readText(wholeLine: bool): i64 {
  const mark = begin();
  if (appendInput(wholeLine)) return boxNew(finishOrRaise(mark));
  abandon(mark);
  return orMemoryError(UNBOUND);
}

/** input(prompt). */
export function input(): i64 {
  if (!checkNoKeywords("input") || !checkCount("input", 0, 1)) return UNBOUND;
  if (positional == 1) {
    const prompt = begin();
    if (!appendStr(argument(0))) {
      abandon(prompt);
      return UNBOUND;
    }
    if (complete()) write(STDOUT, textAt(prompt), textLength(prompt));
    abandon(prompt);
  }
  const mark = begin();
  if (!appendInput(true)) {
    abandon(mark);
    raiseMemoryError();
    return UNBOUND;
  }
  if (textLength(mark) == 0) {
    abandon(mark);
    raiseLiteral(EXC_EOFError, "EOF when reading a line");
    return UNBOUND;
  }
  if (load<u8>(textAt(mark) + textLength(mark) - 1) == NEWLINE) advance(<u32>-1);
  return boxNew(finishOrRaise(mark));
}

export function stdinRead(): i64 {
  if (!checkNoKeywords("read") || !checkCount("read", 0, 1)) return UNBOUND;
  if (positional == 1 && argument(0) != NONE) {
    if (!checkIndex(argument(0))) return UNBOUND;
    if (integralOf(argument(0)) >= 0) return readCharacters(<u32>integralOf(argument(0)));
  }
  return readText(false);
}

/** So many characters: bytes are taken one at a time, as the rest stays to be read. */
function readCharacters(count: u32): i64 {
  const mark = begin();
  let characters: u32 = 0;
  while (true) {
    const at = room(4);
    if (at == 0) break;
    if (characters == count) return boxNew(finishOrRaise(mark));
    if (read_input(0, at, 1) == 0) return boxNew(finishOrRaise(mark));
    const first = load<u8>(at);
    advance(1);
    const more = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    for (let i = 0; i < more; i++) advance(read_input(0, at + 1 + i, 1));
    characters++;
  }
  abandon(mark);
  return orMemoryError(UNBOUND);
}

export function stdinReadline(): i64 {
  return checkNone("readline") ? readText(true) : UNBOUND;
}

export function stdinReadlines(): i64 {
  if (!checkNone("readlines")) return UNBOUND;
  const list = newList(8);
  if (list == 0) return orMemoryError(UNBOUND);
  while (true) {
    const line = readText(true);
    if (line == UNBOUND) {
      release(boxRef(list));
      return UNBOUND;
    }
    if (isOfType(line, TYPE_STR) && stringLength(refOf(line)) == 0) break;
    list_push(list, line);
  }
  return boxRef(list);
}
