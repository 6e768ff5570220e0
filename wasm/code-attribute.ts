/** Attributes of code objects: `f.__code__.co_name` and the others that say how a function is written. */
import { stringIs } from "./arguments";
import { share } from "./count";
import { orMemoryError } from "./error";
import {
  CODE_DOC, CODE_FILE, CODE_FIRST_LINE, CODE_FLAGS, CODE_FREE_NAMES, CODE_KEYWORD_ONLY, CODE_NAME, CODE_PARAMETER_COUNT, CODE_PARAMETERS, CODE_POSITIONAL,
  CODE_POSITIONAL_ONLY, CODE_QUALIFIED_NAME, FLAG_GENERATOR, FLAG_VAR_ARGS, FLAG_VAR_KEYWORDS, STR_DATA, STR_LENGTH, TUPLE_ITEMS, UNBOUND,
} from "./generated/layout";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxInt, boxRef, refOf } from "./value";

/** CO_OPTIMIZED and CO_NEWLOCALS, which every function has. */
const OF_FUNCTIONS: u32 = 3;
const NESTED: u32 = 0x10;
const HAS_DOCSTRING: u32 = 0x400_0000;

/** The attribute, owned; UNBOUND = none, or raised. */
export function codeAttribute(code: u32, name: u32): i64 {
  // Generators and tracebacks give it for their frame.
  if (stringIs(name, "f_code")) return share(boxRef(code));
  if (stringIs(name, "co_name")) return boxRef(load<u32>(code + CODE_NAME));
  if (stringIs(name, "co_qualname")) return boxRef(load<u32>(code + CODE_QUALIFIED_NAME));
  if (stringIs(name, "co_filename")) return boxRef(load<u32>(code + CODE_FILE));
  if (stringIs(name, "co_firstlineno")) return boxInt(load<u32>(code + CODE_FIRST_LINE));
  if (stringIs(name, "co_argcount")) return boxInt(load<u16>(code + CODE_POSITIONAL));
  if (stringIs(name, "co_posonlyargcount")) return boxInt(load<u16>(code + CODE_POSITIONAL_ONLY));
  if (stringIs(name, "co_kwonlyargcount")) return boxInt(load<u16>(code + CODE_KEYWORD_ONLY));
  if (stringIs(name, "co_flags")) return boxInt(flagsOf(code));
  if (stringIs(name, "co_freevars")) return share(boxRef(load<u32>(code + CODE_FREE_NAMES)));
  if (stringIs(name, "co_varnames")) return variableNames(code);
  return UNBOUND;
}

function flagsOf(code: u32): u32 {
  const own = <u32>load<u16>(code + CODE_FLAGS) & (FLAG_VAR_ARGS | FLAG_VAR_KEYWORDS | FLAG_GENERATOR);
  return own | OF_FUNCTIONS | (isNested(load<u32>(code + CODE_QUALIFIED_NAME)) ? NESTED : 0) |
    (load<u32>(code + CODE_DOC) != 0 ? HAS_DOCSTRING : 0);
}

/** The qualified name has "<locals>" in it. */
function isNested(name: u32): bool {
  const length = load<u32>(name + STR_LENGTH);
  for (let i: u32 = 0; i + 1 < length; i++) {
    if (load<u8>(name + STR_DATA + i) == 60 && load<u8>(name + STR_DATA + i + 1) == 108 && i != 0) return true;
  }
  return false;
}

/** The parameters and the other locals; the compiler's own have a name that begins with a dot. */
function variableNames(code: u32): i64 {
  const names = load<u32>(code + CODE_PARAMETERS);
  let count: u32 = 0;
  for (let i: u32 = 0; i < tupleLength(names); i++) if (!isOurs(names, i, code)) count++;
  const tuple = newTuple(count);
  if (tuple == 0) return orMemoryError(UNBOUND);
  let at: u32 = 0;
  for (let i: u32 = 0; i < tupleLength(names); i++) if (!isOurs(names, i, code)) setTupleItem(tuple, at++, load<i64>(names + TUPLE_ITEMS + 8 * i));
  return boxRef(tuple);
}

function isOurs(names: u32, index: u32, code: u32): bool {
  if (index < <u32>load<u16>(code + CODE_PARAMETER_COUNT)) return false;
  return load<u8>(refOf(tupleItem(names, index)) + STR_DATA) == 46;
}
