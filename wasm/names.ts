/**
 * Names of exception classes, built-ins and modules as Python shows them: constant data, by the numbers of
 * src/bytecode/builtins.ts (test/host/names.test.ts holds the two together).
 */

const EXCEPTION_NAMES: StaticArray<string> = [
  "Exception", "TypeError", "ValueError", "NameError", "UnboundLocalError", "AttributeError", "IndexError",
  "ZeroDivisionError", "OverflowError", "RecursionError", "MemoryError", "RuntimeError", "KeyboardInterrupt",
  "SystemError", "NotImplementedError", "KeyError", "UnicodeEncodeError", "AssertionError",
];

/** The names of built-ins with their module or type, as in src/bytecode/builtins.ts. */
const BUILTIN_NAMES: StaticArray<string> = [
  "print", "len", "abs", "min", "max",
  "range", "int", "float", "str", "bool",
  "list.append",
  "thread.start", "thread.join",
  "lock.acquire", "lock.release", "lock.locked",
  "thread.is_alive",
  "threading.Thread", "threading.Lock",
  "time.time", "time.perf_counter", "time.sleep",
  "list.pop",
];

const MODULE_NAMES: StaticArray<string> = ["threading", "time"];

export function exceptionName(kind: u32): string {
  return kind < (EXCEPTION_NAMES.length as u32) ? unchecked(EXCEPTION_NAMES[kind]) : "Exception";
}

export function builtinName(id: u32): string {
  return id < (BUILTIN_NAMES.length as u32) ? unchecked(BUILTIN_NAMES[id]) : "?";
}

/** Where the last part of a built-in's name begins ("list.append" → 5). */
export function shortNameStart(name: string): i32 {
  for (let i = name.length - 1; i >= 0; i--) if (name.charCodeAt(i) == 46) return i + 1;
  return 0;
}

export function moduleName(id: u32): string {
  return id < (MODULE_NAMES.length as u32) ? unchecked(MODULE_NAMES[id]) : "?";
}
