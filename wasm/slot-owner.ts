/** Whose special method is called on what: the errors of `dict.__len__(5)`, which CPython's wrappers have. */
import { argument, calledBuiltin, positional } from "./arguments";
import { classOfValue, mroOf } from "./class";
import { BUILTIN_ID, EXC_TypeError, NO_BUILTIN } from "./generated/layout";
import { begin, byte, raiseBuilt, shortName, text, typeName } from "./messages";
import { builtinName, shortNameStart } from "./names";
import { tupleItem, tupleLength } from "./tuple";
import { refOf } from "./value";

/** True when argument 0 is an object of the class whose method was called, or of one that extends it; else raises. */
export function checkOwner(): bool {
  const id = calledBuiltin;
  if (positional != 0 && extendsOwner(classOfValue(argument(0)), id)) return true;
  const mark = begin();
  text("descriptor '");
  shortName(id);
  if (positional == 0) {
    text("' of '");
    appendOwner(id);
    text("' object needs an argument");
  } else {
    text("' requires a '");
    appendOwner(id);
    text("' object but received a '");
    typeName(argument(0));
    text("'");
  }
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** True when the class, or one that it extends, is the one before the dot in the built-in's name. */
export function extendsOwner(cls: u32, id: u32): bool {
  const mro = mroOf(cls);
  for (let i: u32 = 0; i < tupleLength(mro); i++) {
    const builtin = load<u32>(refOf(tupleItem(mro, i)) + BUILTIN_ID);
    if (builtin != NO_BUILTIN && isOwner(builtinName(builtin), builtinName(id))) return true;
  }
  return false;
}

function isOwner(cls: string, method: string): bool {
  const end = shortNameStart(method) - 1;
  if (cls.length != end) return false;
  for (let i = 0; i < end; i++) if (cls.charCodeAt(i) != method.charCodeAt(i)) return false;
  return true;
}

/** Appends the part before the dot of a built-in's name. */
export function appendOwner(id: u32): void {
  const name = builtinName(id);
  for (let i = 0; i < shortNameStart(name) - 1; i++) byte(name.charCodeAt(i));
}
