/**
 * The object of a method that is called as a value of its class, `str.upper(x)`: checked here, since whoever finds a
 * method on an object knows its type.
 */
import { argument, positional, replaceArgument } from "./arguments";
import { release } from "./count";
import { EXC_TypeError, HEADER_TYPE, UNBOUND } from "./generated/layout";
import { begin, byte, raiseBuilt, shortName, text, typeName } from "./messages";
import { builtinName, shortNameStart } from "./names";
import { nativeOf } from "./native";
import { isRef, refOf } from "./value";

/** True when argument 0 of built-in `id` is an object of the type; else raises. */
@inline
export function isSelf(type: u32, id: u32): bool {
  if (positional != 0) {
    const value = argument(0);
    if (isRef(value) && load<u32>(refOf(value) + HEADER_TYPE) == type) return true;
    if (unwrapped(value, type)) return true;
  }
  return wrongSelf(id);
}

/** An instance of a class that extends the type: the object that it stands for takes its place. */
function unwrapped(value: i64, type: u32): bool {
  const inner = nativeOf(value);
  if (inner == UNBOUND) return false;
  if (isRef(inner) && load<u32>(refOf(inner) + HEADER_TYPE) == type) {
    replaceArgument(0, inner);
    return true;
  }
  release(inner);
  return false;
}

export function wrongSelf(id: u32): bool {
  const mark = begin();
  if (positional == 0) {
    text("unbound method ");
    const name = builtinName(id);
    const dot = shortNameStart(name) - 1;
    let from = dot;
    while (from > 0 && name.charCodeAt(from - 1) != 46) from--;
    for (let i = from; i < name.length; i++) byte(name.charCodeAt(i));
    text("() needs an argument");
  } else {
    text("descriptor '");
    shortName(id);
    text("' for '");
    ownerPart(id);
    text("' objects doesn't apply to a '");
    typeName(argument(0));
    text("' object");
  }
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** Appends the part before the dot of a built-in's name. */
function ownerPart(id: u32): void {
  const name = builtinName(id);
  const end = shortNameStart(name) - 1;
  for (let i = 0; i < end; i++) byte(name.charCodeAt(i));
}
