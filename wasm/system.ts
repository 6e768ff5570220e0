/**
 * The module _system: files by their descriptors, and questions to the operating system. What fails answers with a negative
 * errno; exceptions make src/python/_files.py and os.py. Whatever may wait lets go of the GIL meanwhile.
 */
import { argument, checkCount, keywordCount, openWord, positional } from "./arguments";
import { bytesFrom, frozenBytes, isBytesLike, newBytes } from "./bytes";
import { release, releaseRef } from "./count";
import { orMemoryError } from "./error";
import { BLOCKED_FILE, BYTES_DATA, BYTES_LENGTH, EXC_NotImplementedError, EXC_TypeError, TYPE_STR, UNBOUND } from "./generated/layout";
import { blockingBegin, blockingEnd } from "./gil";
import { ask_system, file_open, file_read, file_write } from "./host";
import { callValue } from "./invoke";
import { abandon, advance, begin, complete, finishOrRaise, raiseLiteral, raiseMemoryError, room, str, textAt, textLength } from "./messages";
import { importModule, moduleNamed, ownMember } from "./module";
import { boxInt, boxNew, boxRef, integralOf, isOfType, numberOf, refOf } from "./value";

/** Room for an answer at first. */
const CAPACITY: u32 = 1024;

/** Appends argument 0, a str; raises otherwise. */
function appendArgument(mark: u32): bool {
  if (isOfType(argument(0), TYPE_STR)) {
    str(refOf(argument(0)));
    if (complete()) return true;
    abandon(mark);
    raiseMemoryError();
    return false;
  }
  raiseLiteral(EXC_TypeError, "a str is needed");
  return false;
}

/** open(path, flags, mode): a descriptor. */
export function systemOpen(): i64 {
  if (!checkCount("open", 3, 3)) return UNBOUND;
  const mark = begin();
  if (!appendArgument(mark)) return UNBOUND;
  const flags = <i32>integralOf(argument(1));
  const mode = <i32>integralOf(argument(2));
  blockingBegin(BLOCKED_FILE);
  const answer = file_open(textAt(mark), textLength(mark), flags, mode);
  blockingEnd();
  abandon(mark);
  return boxInt(answer);
}

/** read(descriptor, count, position): bytes. */
export function systemRead(): i64 {
  if (!checkCount("read", 3, 3)) return UNBOUND;
  const count = <u32>max<i64>(0, integralOf(argument(1)));
  const descriptor = <i32>integralOf(argument(0));
  const position = numberOf(argument(2));
  const made = newBytes(count);
  if (made == 0) return orMemoryError(UNBOUND);
  blockingBegin(BLOCKED_FILE);
  const answer = file_read(descriptor, made + BYTES_DATA, count, position);
  blockingEnd();
  if (answer == <i32>count) return boxRef(made);
  const shorter = answer < 0 ? 0 : bytesFrom(made + BYTES_DATA, answer);
  releaseRef(made);
  return answer < 0 ? boxInt(answer) : orMemoryError(boxNew(shorter));
}

/** write(descriptor, bytes, position): how many of them. */
export function systemWrite(): i64 {
  if (!checkCount("write", 3, 3)) return UNBOUND;
  if (!isBytesLike(argument(1))) {
    raiseLiteral(EXC_TypeError, "bytes are needed");
    return UNBOUND;
  }
  const descriptor = <i32>integralOf(argument(0));
  const position = numberOf(argument(2));
  const frozen = frozenBytes(refOf(argument(1)));
  if (frozen == 0) return orMemoryError(UNBOUND);
  blockingBegin(BLOCKED_FILE);
  const answer = file_write(descriptor, frozen + BYTES_DATA, load<u32>(frozen + BYTES_LENGTH), position);
  blockingEnd();
  releaseRef(frozen);
  return boxInt(answer);
}

/** ask(question): a str. */
export function systemAsk(): i64 {
  if (!checkCount("ask", 1, 1)) return UNBOUND;
  const mark = begin();
  if (!appendArgument(mark)) return UNBOUND;
  const length = textLength(mark);
  const out = room(CAPACITY);
  let answer: i32 = 0;
  if (out != 0) {
    blockingBegin(BLOCKED_FILE);
    answer = ask_system(textAt(mark), length, out, CAPACITY);
    blockingEnd();
  }
  abandon(mark);
  if (answer < 0) return boxInt(answer);
  const target = begin();
  const at = room(max(CAPACITY, <u32>answer));
  if (at != 0) {
    if (<u32>answer > CAPACITY) ask_system(at, 0, at, answer);
    else memory.copy(at, out, answer);
    advance(answer);
  }
  return boxNew(finishOrRaise(target));
}

/** The built-in function open, which is Python: _files.open. */
export function openBuiltin(): i64 {
  const args = openWord(0);
  const names = openWord(1);
  const count = positional + keywordCount();
  const module = moduleNamed("_files");
  if (module == 0) {
    raiseLiteral(EXC_NotImplementedError, "open is not called by its name here");
    return UNBOUND;
  }
  if (!importModule(module)) return UNBOUND;
  const open = ownMember("_files", "open");
  const result = callValue(open, args, count, names);
  release(open);
  return result;
}
