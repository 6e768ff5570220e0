/**
 * What a generator is called: as its function was when it was called, or as the program named it since. Names are interned,
 * so that nobody need own them.
 */
import {
  CODE_NAME, CODE_QUALIFIED_NAME, EXC_TypeError, GENERATOR_CODE, GENERATOR_NAME, GENERATOR_QUALIFIED_NAME, NAME_NAME, NAME_QUALNAME, TYPE_STR,
} from "./generated/layout";
import { functionName, functionQualifiedName } from "./function-extras";
import { intern } from "./intern";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { singleton } from "./singletons";
import { isOfType, refOf } from "./value";

/** For functions that were renamed: functools.wraps does. */
export function nameAfter(generator: u32, called: u32): void {
  store<u32>(generator + GENERATOR_NAME, functionName(called));
  store<u32>(generator + GENERATOR_QUALIFIED_NAME, functionQualifiedName(called));
}

export function generatorName(generator: u32): u32 {
  const set = load<u32>(generator + GENERATOR_NAME);
  return set != 0 ? set : load<u32>(load<u32>(generator + GENERATOR_CODE) + CODE_NAME);
}

export function generatorQualifiedName(generator: u32): u32 {
  const set = load<u32>(generator + GENERATOR_QUALIFIED_NAME);
  return set != 0 ? set : load<u32>(load<u32>(generator + GENERATOR_CODE) + CODE_QUALIFIED_NAME);
}

/** generator.name = value: 1 done, 0 another attribute, -1 raised. */
export function setGeneratorName(generator: u32, name: u32, value: i64): i32 {
  if (name == singleton(NAME_NAME)) return setName(generator + GENERATOR_NAME, value, "__name__ must be set to a string object");
  if (name == singleton(NAME_QUALNAME)) return setName(generator + GENERATOR_QUALIFIED_NAME, value, "__qualname__ must be set to a string object");
  return 0;
}

function setName(field: u32, value: i64, message: string): i32 {
  if (!isOfType(value, TYPE_STR)) {
    raiseLiteral(EXC_TypeError, message);
    return -1;
  }
  const name = intern(refOf(value));
  if (name == 0) {
    raiseMemoryError();
    return -1;
  }
  store<u32>(field, name);
  return 1;
}
