/** sys.stdin as an iterable: its lines. */
import { stringIs } from "./arguments";
import { BUILTIN_SYS_STDIN_READLINE, ITER_CALLABLE, MODULE_NAME, TYPE_MODULE } from "./generated/layout";
import { newIterator } from "./iterator";
import { builtinValue, EMPTY_STR, singleton } from "./singletons";
import { boxRef, refOf, typeOf } from "./value";

export function isInput(value: i64): bool {
  return typeOf(value) == TYPE_MODULE && stringIs(load<u32>(refOf(value) + MODULE_NAME), "sys.stdin");
}

/** As iter(sys.stdin.readline, ""). */
export function iterateInput(): i64 {
  return newIterator(ITER_CALLABLE, builtinValue(BUILTIN_SYS_STDIN_READLINE), 0, boxRef(singleton(EMPTY_STR)));
}
