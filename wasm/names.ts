/**
 * Names of built-ins as Python shows them, by the numbers of src/bytecode/builtins.
 */
import { BUILTIN_NAMES } from "./generated/builtins";

export function builtinName(id: u32): string {
  return id < (BUILTIN_NAMES.length as u32) ? unchecked(BUILTIN_NAMES[id]) : "?";
}

/** Where the last part of a built-in's name begins ("list.append" → 5). */
export function shortNameStart(name: string): i32 {
  for (let i = name.length - 1; i >= 0; i--) if (name.charCodeAt(i) == 46) return i + 1;
  return 0;
}
