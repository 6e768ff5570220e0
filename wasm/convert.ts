/** Instances as numbers: `__int__`, `__float__`, `__index__`, or the object of a built-in type that they stand for. */
import { intOfInstance } from "./as-index";
import { isAnyInt } from "./bigint";
import { classOfValue, isInstance } from "./class";
import { appendClassName } from "./class-text";
import { release } from "./count";
import { EXC_TypeError, MISSING, NAME_FLOAT, NAME_INT, UNBOUND } from "./generated/layout";
import { begin, raiseBuilt, raiseForType, text, typeName } from "./messages";
import { nativeOf } from "./native";
import { callSpecial0 } from "./special";
import { isFloat } from "./value";

/** What int() takes in place of an instance, owned: an int, or a str or float that it stands for; UNBOUND = raised, MISSING = nothing. */
export function intSource(value: i64): i64 {
  if (!isInstance(value)) return MISSING;
  const made = callSpecial0(value, NAME_INT);
  if (made == MISSING) return standsFor(value);
  if (made == UNBOUND || isAnyInt(made)) return made;
  raiseForType(EXC_TypeError, "__int__ returned non-int (type ", made, ")");
  release(made);
  return UNBOUND;
}

/** As `intSource`, for float(). */
export function floatSource(value: i64): i64 {
  if (!isInstance(value)) return MISSING;
  const made = callSpecial0(value, NAME_FLOAT);
  if (made == MISSING) return standsFor(value);
  if (made == UNBOUND || isFloat(made)) return made;
  const mark = begin();
  appendClassName(classOfValue(value));
  text(".__float__ returned non-float (type ");
  typeName(made);
  text(")");
  raiseBuilt(EXC_TypeError, mark);
  release(made);
  return UNBOUND;
}

function standsFor(value: i64): i64 {
  const inner = nativeOf(value);
  return inner == UNBOUND ? intOfInstance(value) : inner;
}
