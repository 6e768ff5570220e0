/**
 * Immortal objects that the loader (src/vm) makes before the program runs: a table of u32 pointers at
 * CONTROL_SINGLETONS, by the SINGLETON_* indices of src/base/layout.ts. Built-ins need no entry: number n lies at
 * BUILTINS_BASE + n * BUILTIN_STRIDE.
 */
import {
  BUILTIN_STRIDE, BUILTINS_BASE, CONTROL_BASE, CONTROL_SINGLETONS, REF_FLOOR, SINGLETON_CHARACTERS, SINGLETON_EMPTY_STR,
  SINGLETON_EMPTY_TUPLE, SINGLETON_MEMORY_ERROR, SINGLETON_MODULES,
} from "./generated/layout";

export const EMPTY_STR: u32 = SINGLETON_EMPTY_STR;
export const MEMORY_ERROR: u32 = SINGLETON_MEMORY_ERROR;
export const EMPTY_TUPLE: u32 = SINGLETON_EMPTY_TUPLE;

/** Pointer to the immortal object at an index. */
@inline
export function singleton(index: u32): u32 {
  return load<u32>(load<u32>(CONTROL_BASE + CONTROL_SINGLETONS) + 4 * index);
}

/** The str of one character below 256. */
@inline
export function latin1Character(character: u32): u32 {
  return singleton(SINGLETON_CHARACTERS + character);
}

/** The module of a number; 0 behind the last. */
export function moduleObject(module: u32): u32 {
  return load<u32>(singleton(SINGLETON_MODULES) + 4 * module);
}

/** The value of a built-in function, class or method by its number. */
@inline
export function builtinValue(id: u32): i64 {
  return REF_FLOOR | ((BUILTINS_BASE + id * BUILTIN_STRIDE) as i64);
}
