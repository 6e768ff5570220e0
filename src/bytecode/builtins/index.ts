/**
 * Built-in functions, classes, methods and modules, by number: the names that compiler, loader and runtime
 * share. The loader places built-in object n at BUILTINS_BASE + n * BUILTIN_STRIDE, so that its value is a
 * constant in stencils. A family a file; numbers are baked into nothing but one build.
 */
import { LAYOUT, VALUE } from "../../base/layout.js";
import { ANNOTATIONS } from "./annotations.js";
import { BYTES } from "./bytes.js";
import { COLLECTIONS } from "./collections.js";
import { CORE } from "./core.js";
import { DESCRIPTORS } from "./descriptors.js";
import { EXCEPTION_ALIASES, EXCEPTION_CLASSES, EXCEPTION_METHODS, EXCEPTIONS } from "./exceptions.js";
import { GENERATORS } from "./generators.js";
import { ITERATION } from "./iteration.js";
import { ITERTOOLS } from "./itertools.js";
import { LISTS } from "./lists.js";
import { MAPS } from "./maps.js";
import { MATH } from "./math.js";
import { MEMORY } from "./memory.js";
import { OPERATOR } from "./operator.js";
import { RANDOM } from "./random.js";
import { SLOTS } from "./slots.js";
import { SYS } from "./sys.js";
import { SYSTEM } from "./system.js";

export { MODULE_CONSTANTS } from "./constants.js";

import { NUMBERS } from "./numbers.js";
import { OBJECTS } from "./objects.js";
import { STRINGS } from "./strings.js";
import { THREADS } from "./threads.js";
import { TIMES } from "./times.js";

export const BUILTINS_BASE = LAYOUT.HEAP_BASE;
export const BUILTIN_STRIDE = 32;

/**
 * Rows: name; what CPython's `type()` says of it; and the file of wasm/ and the function in it that does the work,
 * `file:function`. Names with a dot are methods or members of a module.
 */
/** The exception classes stand last: LOAD_METHOD remembers only small numbers. */
const BUILTINS = [
  ...CORE,
  ...ITERATION,
  ...LISTS,
  ...MAPS,
  ...GENERATORS,
  ...THREADS,
  ...TIMES,
  ...STRINGS,
  ...NUMBERS,
  ...OBJECTS,
  ...MATH,
  ...MEMORY,
  ...SYS,
  ...SYSTEM,
  ...RANDOM,
  ...ANNOTATIONS,
  ...BYTES,
  ...ITERTOOLS,
  ...OPERATOR,
  ...SLOTS,
  ...COLLECTIONS,
  ...DESCRIPTORS,
  ...EXCEPTION_METHODS,
  ...EXCEPTION_CLASSES,
] as const;

export type BuiltinName = (typeof BUILTINS)[number][0];
/** `static`: belongs to a class and takes no object (bytes.fromhex), found on the class and on its objects. */
/** `getter`: an attribute that is no function: what it gives for the object. */
export type BuiltinKind = "function" | "class" | "method" | "static" | "getter";
export interface Builtin {
  readonly id: number;
  readonly name: BuiltinName;
  readonly kind: BuiltinKind;
  /** `file:function` in wasm/: takes its arguments from wasm/arguments.ts, returns an owned value, UNBOUND = raised. */
  readonly implementation: string;
}

export const BUILTIN_LIST: readonly Builtin[] = BUILTINS.map(([name, kind, implementation], id) => ({
  id,
  name,
  kind,
  implementation,
}));
/** Filled without a prototype: V8 makes a thousand hidden classes of an object literal's kind (10 ms of each thread's start). */
export const BUILTIN_IDS: Readonly<Record<BuiltinName, number>> = Object.create(null);
for (const { name, id } of BUILTIN_LIST) (BUILTIN_IDS as Record<BuiltinName, number>)[name] = id;

/** Number of the first exception class; the class of kind n follows as the n-th. */
export const FIRST_EXCEPTION = BUILTIN_LIST.length - EXCEPTIONS.length;

/**
 * Built-in modules: their members are the built-ins `module.name` and the constants of constants.ts. Objects with
 * functions of their own that a module has are modules within it (sys.stdout).
 */
export const MODULES = [
  "_annotations",
  "_collections",
  "_abc",
  "_heapq",
  "_bisect",
  "_dataclasses",
  "_gc",
  "_native",
  "_operator",
  "_random",
  "_system",
  "_thread",
  "_weakref",
  "_traceback",
  "itertools",
  "math",
  "sys",
  "sys._jit",
  "sys.flags",
  "sys.float_info",
  "sys.hash_info",
  "sys.implementation",
  "sys.int_info",
  "sys.stderr",
  "sys.stdin",
  "sys.stdout",
  "time",
] as const;
export type ModuleName = (typeof MODULES)[number];

/** Names of built-ins that programs see without an import. */
export const GLOBAL_BUILTINS: readonly BuiltinName[] = BUILTIN_LIST.filter(({ name }) => !name.includes(".")).map(
  ({ name }) => name,
);

/** Built-in names that are neither functions nor classes. */
export const BUILTIN_CONSTANTS: Readonly<Record<string, bigint>> = {
  NotImplemented: VALUE.NOT_IMPLEMENTED,
  Ellipsis: VALUE.ELLIPSIS,
  __debug__: VALUE.TRUE,
};

/** The built-in behind a global name, aliases included. */
export function globalBuiltin(name: string): Builtin | undefined {
  const own = EXCEPTION_ALIASES[name] ?? name;
  return name.includes(".") ? undefined : BUILTIN_LIST.find((builtin) => builtin.name === own);
}

export {
  EXCEPTION_ALIASES,
  EXCEPTION_PARENTS,
  EXCEPTIONS,
  type ExceptionName,
} from "./exceptions.js";
