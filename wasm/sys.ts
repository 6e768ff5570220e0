/** The module sys: the command line, limits of the running program, standard streams, what the JIT and the GIL do. */
import { argument, checkCount, checkExactlyOne, checkIndex, checkKeywords, checkNoKeywords, checkNone, parameter, positional } from "./arguments";
import { gilEnabled, request, thread } from "./control";
import { share, shareRef } from "./count";
import { newDict } from "./dict";
import { orMemoryError, raiseWith } from "./error";
import {
  CONTROL_BASE, CONTROL_INT_DIGITS, CONTROL_JIT_ENABLED, CONTROL_MODULES, CONTROL_RECURSION_LIMIT, CONTROL_STDOUT, MODULE_NEW, MODULE_STATE, SINGLETON_PATH, SINGLETON_VERSION_INFO, CONTROL_SWITCH_INTERVAL_US, EXC_OverflowError, EXC_RecursionError, EXC_SystemExit,
  EXC_TypeError, EXC_ValueError, BUILTIN_SYS_EXCEPTHOOK, NONE, REQUEST_REENTER, SINGLETON_ARGV, THREAD_DEPTH, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { write } from "./host";
import { list_push, newList } from "./list";
import { abandon, begin, finishOrRaise, number, raiseBuilt, raiseForType, raiseLiteral, str, text, textAt, textLength } from "./messages";
import { noteImported, ownMember, ownSlot, setOwnMember } from "./module";
import { intern } from "./intern";
import { builtinValue, moduleObject, singleton } from "./singletons";
import { stringLength } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { boxBool, boxFloat, boxInt, boxNew, boxRef, integralOf, isNumber, isOfType, numberOf, refOf } from "./value";

const STDOUT: i32 = 1;
const STDERR: i32 = 2;
/** Where CPython's C stack would end. */
const LEAST_DIGITS: i64 = 640;
const HIGHEST_LIMIT: i64 = 0x7fff_ffff;

/** Runs at the first import. */
export function sysInit(): i64 {
  if (!setList("argv", SINGLETON_ARGV) || !setList("orig_argv", SINGLETON_ARGV) || !setList("path", SINGLETON_PATH)) return UNBOUND;
  setOwnMember("sys", "__excepthook__", builtinValue(BUILTIN_SYS_EXCEPTHOOK));
  setOwnMember("sys", "version_info", boxRef(singleton(SINGLETON_VERSION_INFO)));
  setOwnMember("sys", "__stdin__", ownMember("sys", "stdin"));
  setOwnMember("sys", "__stdout__", ownMember("sys", "stdout"));
  setOwnMember("sys", "__stderr__", ownMember("sys", "stderr"));
  store<u32>(CONTROL_BASE + CONTROL_STDOUT, 1 + ownSlot("sys", "stdout"));
  return startModules();
}

/** A list as member, of what the loader has as a tuple; false = no memory. */
function setList(member: string, index: u32): bool {
  const given = singleton(index);
  const count = tupleLength(given);
  const list = newList(count);
  if (list == 0) return orMemoryError(UNBOUND) != UNBOUND;
  for (let i: u32 = 0; i < count; i++) list_push(list, share(tupleItem(given, i)));
  setOwnMember("sys", member, boxRef(list));
  return true;
}

/** sys.modules: what was imported so far; imports add to it from now on. */
function startModules(): i64 {
  const dict = newDict();
  if (dict == 0) return orMemoryError(UNBOUND);
  setOwnMember("sys", "modules", boxRef(dict));
  shareRef(dict);
  store<u32>(CONTROL_BASE + CONTROL_MODULES, dict);
  for (let number: u32 = 0; moduleObject(number) != 0; number++) {
    if (load<u32>(moduleObject(number) + MODULE_STATE) != MODULE_NEW) noteImported(moduleObject(number));
  }
  return NONE;
}

export function sysDefaultEncoding(): i64 {
  return checkNone("sys.getdefaultencoding") ? encodingName() : UNBOUND;
}

export function sysFilesystemEncoding(): i64 {
  return checkNone("sys.getfilesystemencoding") ? encodingName() : UNBOUND;
}

function encodingName(): i64 {
  const mark = begin();
  text("utf-8");
  return boxNew(finishOrRaise(mark));
}

/** No Python runs when the runtime is taken down. */
export function sysIsFinalizing(): i64 {
  return checkNone("sys.is_finalizing") ? boxBool(false) : UNBOUND;
}

/** sys.settrace and sys.setprofile are refused. */
export function sysGetTrace(): i64 {
  return checkNone("sys.gettrace") ? NONE : UNBOUND;
}

export function sysGetProfile(): i64 {
  return checkNone("sys.getprofile") ? NONE : UNBOUND;
}

export function sysGetIntDigits(): i64 {
  return checkNone("sys.get_int_max_str_digits") ? boxInt(load<u32>(CONTROL_BASE + CONTROL_INT_DIGITS)) : UNBOUND;
}

export function sysSetIntDigits(): i64 {
  const given = parameter(0, "maxdigits");
  if (given == UNBOUND || positional > 1) {
    raiseLiteral(EXC_TypeError, "set_int_max_str_digits() missing required argument 'maxdigits' (pos 1)");
    return UNBOUND;
  }
  if (!checkKeywords("set_int_max_str_digits") || !checkIndex(given)) return UNBOUND;
  const digits = integralOf(given);
  if (digits != 0 && digits < LEAST_DIGITS) {
    raiseLiteral(EXC_ValueError, "maxdigits must be >= 640 or 0 for unlimited");
    return UNBOUND;
  }
  atomic.store<u32>(CONTROL_BASE + CONTROL_INT_DIGITS, <u32>min(digits, HIGHEST_LIMIT));
  return NONE;
}

export function sysExit(): i64 {
  if (!checkNoKeywords("sys.exit") || !checkCount("exit", 0, 1)) return UNBOUND;
  raiseWith(EXC_SystemExit, positional == 0 ? UNBOUND : share(argument(0)));
  return UNBOUND;
}

export function sysGetRecursionLimit(): i64 {
  if (!checkNone("sys.getrecursionlimit")) return UNBOUND;
  return boxInt(load<u32>(CONTROL_BASE + CONTROL_RECURSION_LIMIT));
}

export function sysSetRecursionLimit(): i64 {
  if (!checkExactlyOne("sys.setrecursionlimit") || !checkIndex(argument(0))) return UNBOUND;
  const limit = integralOf(argument(0));
  if (limit < 1) {
    raiseLiteral(EXC_ValueError, "recursion limit must be greater or equal than 1");
    return UNBOUND;
  }
  if (limit > HIGHEST_LIMIT) {
    raiseLiteral(EXC_OverflowError, "Python int too large to convert to C int");
    return UNBOUND;
  }
  const depth = load<u32>(thread + THREAD_DEPTH);
  if (<i64>depth >= limit) {
    const mark = begin();
    text("cannot set the recursion limit to ");
    number(<u32>limit);
    text(" at the recursion depth ");
    number(depth);
    text(": the limit is too low");
    raiseBuilt(EXC_RecursionError, mark);
    return UNBOUND;
  }
  store<u32>(CONTROL_BASE + CONTROL_RECURSION_LIMIT, <u32>limit);
  // Stitched code that holds inlined calls has looked at the old limit when it was entered.
  request(thread, REQUEST_REENTER);
  return NONE;
}

export function sysGetSwitchInterval(): i64 {
  if (!checkNone("sys.getswitchinterval")) return UNBOUND;
  return boxFloat(<f64>load<u32>(CONTROL_BASE + CONTROL_SWITCH_INTERVAL_US) / 1e6);
}

export function sysSetSwitchInterval(): i64 {
  if (!checkExactlyOne("sys.setswitchinterval")) return UNBOUND;
  const value = argument(0);
  if (!isNumber(value)) {
    raiseForType(EXC_TypeError, "must be real number, not ", value, "");
    return UNBOUND;
  }
  const seconds = numberOf(value);
  if (!(seconds > 0)) {
    raiseLiteral(EXC_ValueError, "switch interval must be strictly positive");
    return UNBOUND;
  }
  const microseconds = max(1, min(seconds * 1e6, 4e9));
  atomic.store<u32>(CONTROL_BASE + CONTROL_SWITCH_INTERVAL_US, <u32>microseconds);
  return NONE;
}

export function sysIsGilEnabled(): i64 {
  return checkNone("sys._is_gil_enabled") ? boxBool(gilEnabled()) : UNBOUND;
}

// ── sys._jit ──

export function jitIsAvailable(): i64 {
  return checkNone("sys._jit.is_available") ? boxBool(true) : UNBOUND;
}

export function jitIsEnabled(): i64 {
  if (!checkNone("sys._jit.is_enabled")) return UNBOUND;
  return boxBool(load<u32>(CONTROL_BASE + CONTROL_JIT_ENABLED) != 0);
}

/** Whoever asks is in a built-in, which the interpreter called. */
export function jitIsActive(): i64 {
  return checkNone("sys._jit.is_active") ? boxBool(false) : UNBOUND;
}

// ── standard streams ──

function writeTo(fd: i32): i64 {
  if (!checkExactlyOne("TextIOWrapper.write")) return UNBOUND;
  const value = argument(0);
  if (!isOfType(value, TYPE_STR)) {
    raiseForType(EXC_TypeError, "write() argument must be str, not ", value, "");
    return UNBOUND;
  }
  const mark = begin();
  str(refOf(value));
  write(fd, textAt(mark), textLength(mark));
  abandon(mark);
  return boxInt(stringLength(refOf(value)));
}

export function stdoutWrite(): i64 {
  return writeTo(STDOUT);
}

export function stderrWrite(): i64 {
  return writeTo(STDERR);
}

export function streamFlush(): i64 {
  return checkNone("TextIOWrapper.flush") ? NONE : UNBOUND;
}

export function streamIsatty(): i64 {
  return checkNone("TextIOWrapper.isatty") ? boxBool(false) : UNBOUND;
}

/** The one object of its text, which is never freed. */
export function sysIntern(): i64 {
  if (!checkExactlyOne("sys.intern")) return UNBOUND;
  if (isOfType(argument(0), TYPE_STR)) {
    const only = intern(refOf(argument(0)));
    return only == 0 ? orMemoryError(UNBOUND) : boxRef(only);
  }
  raiseForType(EXC_TypeError, "intern() argument must be str, not ", argument(0), "");
  return UNBOUND;
}
