/** sys.excepthook: what is told of the exception that the main thread ended with. */
import { argument, checkCount, checkNoKeywords } from "./arguments";
import { setCode, setFrame, thread } from "./control";
import { release, releaseRef } from "./count";
import { hasRaised, orMemoryError, raiseWith, setException, takeException } from "./error";
import { classOfException, isException, kindIsA, kindOf, tracebackOf } from "./exception";
import { BUILTIN_SYS_EXCEPTHOOK, EXC_SystemExit, EXC_TypeError, NONE, THREAD_DEPTH, THREAD_OBJECT, UNBOUND } from "./generated/layout";
import { report_exception } from "./host";
import { call3 } from "./invoke";
import { begin, finish, raiseForType, text } from "./messages";
import { ownMember } from "./module";
import { builtinValue } from "./singletons";
import { boxInt, boxRef, refOf } from "./value";

/** sys.__excepthook__(type, value, traceback): prints the exception as if nobody had caught it. */
export function sysExceptHook(): i64 {
  if (!checkNoKeywords("sys.excepthook") || !checkCount("excepthook", 3, 3)) return UNBOUND;
  const exception = argument(1);
  if (!isException(exception)) {
    raiseForType(EXC_TypeError, "print_exception(): Exception expected for value, ", exception, " found");
    return UNBOUND;
  }
  return report("", exception) ? NONE : orMemoryError(UNBOUND);
}

/** The program's own hook takes the exception that the main thread ends with; status 1 is what remains. */
export function tellExceptHook(): void {
  if (load<u32>(thread, THREAD_OBJECT) != 0) return;
  const hook = ownMember("sys", "excepthook");
  if (hook != UNBOUND && hook != builtinValue(BUILTIN_SYS_EXCEPTHOOK)) callHook(hook);
  release(hook);
}

function callHook(hook: i64): void {
  const exception = takeException();
  if (kindIsA(kindOf(refOf(exception)), EXC_SystemExit)) {
    setException(exception);
    return;
  }
  setFrame(0);
  setCode(0);
  store<u32>(thread, 0, THREAD_DEPTH);
  const traceback = tracebackOf(refOf(exception));
  const tracing = traceback == 0 ? NONE : boxRef(traceback);
  release(call3(hook, boxRef(classOfException(refOf(exception))), exception, tracing));
  release(tracing);
  if (hasRaised()) {
    const failure = takeException();
    report("Error in sys.excepthook:\n", failure);
    report("\nOriginal exception was:\n", exception);
    release(failure);
  }
  release(exception);
  raiseWith(EXC_SystemExit, boxInt(1));
}

function report(headline: string, exception: i64): bool {
  const mark = begin();
  text(headline);
  const head = finish(mark);
  if (head == 0) return false;
  report_exception(head, refOf(exception), false);
  releaseRef(head);
  return true;
}
