/**
 * What programs ask about exceptions on their way: the one that is handled (sys.exc_info, sys.exception), and what the
 * host knows of a traceback's frames (module _traceback, which traceback.py is written on).
 */
import { argument, checkExactlyOne, checkNone } from "./arguments";
import { releaseRef, share } from "./count";
import { orMemoryError } from "./error";
import { classOfException, isException, tracebackOf } from "./exception";
import { exceptionHeadline } from "./exception-report";
import { EXC_TypeError, NONE, TYPE_TRACEBACK, UNBOUND } from "./generated/layout";
import { handledException } from "./handled";
import { describe_exception } from "./host";
import { abandon, advance, begin, complete, finish, raiseForType, raiseMemoryError, room, str } from "./messages";
import { newTuple, setTupleItem } from "./tuple";
import { boxInt, boxRef, isOfType, refOf } from "./value";

/** What describe_exception is asked for: the contract with src/vm/traceback.ts. */
const FRAMES: u32 = 0;
const HINT: u32 = 1;
const LINE: u32 = 2;
const FIRST_ROOM: u32 = 4096;

/** sys.exception() */
export function handledNow(): i64 {
  if (!checkNone("sys.exception")) return UNBOUND;
  const handled = handledException();
  return handled == UNBOUND ? NONE : share(handled);
}

/** sys.exc_info() */
export function handledInfo(): i64 {
  if (!checkNone("sys.exc_info")) return UNBOUND;
  const handled = handledException();
  const info = newTuple(3);
  if (info == 0) return orMemoryError(UNBOUND);
  const known = handled != UNBOUND;
  const traceback: u32 = known ? tracebackOf(refOf(handled)) : 0;
  setTupleItem(info, 0, known ? share(boxRef(classOfException(refOf(handled)))) : NONE);
  setTupleItem(info, 1, known ? share(handled) : NONE);
  setTupleItem(info, 2, traceback == 0 ? NONE : boxRef(traceback));
  return boxRef(info);
}

/** _traceback.frames(traceback): file, line, function, source line and text as printed of every frame, with NULs between. */
export function framesOf(): i64 {
  if (!checkExactlyOne("_traceback.frames")) return UNBOUND;
  const traceback = argument(0);
  if (!isOfType(traceback, TYPE_TRACEBACK)) {
    raiseForType(EXC_TypeError, "a traceback is required, not ", traceback, "");
    return UNBOUND;
  }
  const mark = begin();
  appendDescription(FRAMES, refOf(traceback));
  return finished(mark);
}

/** _traceback.headline(exception): its last line, with a hint. */
export function headlineOf(): i64 {
  if (!checkExactlyOne("_traceback.headline")) return UNBOUND;
  const exception = argument(0);
  if (!isException(exception)) {
    raiseForType(EXC_TypeError, "an exception is required, not ", exception, "");
    return UNBOUND;
  }
  const line = exceptionHeadline(refOf(exception));
  if (line == 0) return orMemoryError(UNBOUND);
  const mark = begin();
  str(line);
  releaseRef(line);
  appendDescription(HINT, refOf(exception));
  return finished(mark);
}

/** traceback.tb_lineno */
export function lineOf(traceback: u32): i64 {
  return boxInt(describe_exception(LINE, traceback, 0, 0));
}

/** Appends what the host writes; where memory is exhausted, finish() tells. */
function appendDescription(what: u32, object: u32): void {
  const out = room(FIRST_ROOM);
  if (!complete()) return;
  let written = <u32>describe_exception(what, object, out, FIRST_ROOM);
  if (written > FIRST_ROOM) {
    const larger = room(written);
    if (!complete()) return;
    written = <u32>describe_exception(what, object, larger, written);
  }
  advance(written);
}

function finished(mark: u32): i64 {
  const made = finish(mark);
  return made == 0 ? orMemoryError(UNBOUND) : boxRef(made);
}
