/**
 * Built-in functions, classes, methods and modules, by number: the names that compiler, loader and runtime
 * share. The loader places built-in object n at BUILTINS_BASE + n * BUILTIN_STRIDE, so that its value is a
 * constant in stencils. Append only: numbers are baked into nothing but one build, order is for readers.
 */
import { LAYOUT } from "../base/layout.js";

export const BUILTINS_BASE = LAYOUT.HEAP_BASE;
export const BUILTIN_STRIDE = 32;

/** kind: what CPython's `type()` says of it; names with a dot are methods or members of a module. */
const BUILTINS = [
  // functions and classes that every program sees
  ["print", "function"],
  ["len", "function"],
  ["abs", "function"],
  ["min", "function"],
  ["max", "function"],
  ["range", "class"],
  ["int", "class"],
  ["float", "class"],
  ["str", "class"],
  ["bool", "class"],
  // methods
  ["list.append", "method"],
  ["thread.start", "method"],
  ["thread.join", "method"],
  ["lock.acquire", "method"],
  ["lock.release", "method"],
  ["lock.locked", "method"],
  ["thread.is_alive", "method"],
  // members of modules
  ["threading.Thread", "class"],
  ["threading.Lock", "class"],
  ["time.time", "function"],
  ["time.perf_counter", "function"],
  ["time.sleep", "function"],
  // further methods
  ["list.pop", "method"],
] as const;

export type BuiltinName = (typeof BUILTINS)[number][0];
export type BuiltinKind = (typeof BUILTINS)[number][1];
export interface Builtin {
  readonly id: number;
  readonly name: BuiltinName;
  readonly kind: BuiltinKind;
}

export const BUILTIN_LIST: readonly Builtin[] = BUILTINS.map(([name, kind], id) => ({ id, name, kind }));
export const BUILTIN_IDS = Object.fromEntries(BUILTIN_LIST.map(({ name, id }) => [name, id])) as Record<
  BuiltinName,
  number
>;

/** Built-in modules, by number (the immediate of IMPORT), with their members' built-ins. */
export const MODULES = ["threading", "time"] as const;
export type ModuleName = (typeof MODULES)[number];

/** Names of built-ins that programs see without an import. */
export const GLOBAL_BUILTINS: readonly BuiltinName[] = BUILTIN_LIST.filter(({ name }) => !name.includes(".")).map(
  ({ name }) => name,
);

/** Exception classes, by number (EXCEPTION_KIND). */
export const EXCEPTIONS = [
  "Exception",
  "TypeError",
  "ValueError",
  "NameError",
  "UnboundLocalError",
  "AttributeError",
  "IndexError",
  "ZeroDivisionError",
  "OverflowError",
  "RecursionError",
  "MemoryError",
  "RuntimeError",
  "KeyboardInterrupt",
  "SystemError",
  "NotImplementedError",
  "KeyError",
  "UnicodeEncodeError",
  "AssertionError",
] as const;
export type ExceptionName = (typeof EXCEPTIONS)[number];
