/** What can be called. */
import { classOfValue, findEntry, isInstance } from "./class";
import { NAME_CALL, TYPE_BOUND, TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION, TYPE_METHOD, TYPE_STATICMETHOD, TYPE_ALIAS } from "./generated/layout";
import { singleton } from "./singletons";
import { typeOf } from "./value";

/** callable(value). */
export function isCallable(value: i64): bool {
  if (isInstance(value)) return findEntry(classOfValue(value), singleton(NAME_CALL)) != 0;
  const type = typeOf(value);
  return type == TYPE_FUNCTION || type == TYPE_BUILTIN || type == TYPE_CLASS || type == TYPE_METHOD || type == TYPE_BOUND || type == TYPE_STATICMETHOD || type == TYPE_ALIAS;
}
