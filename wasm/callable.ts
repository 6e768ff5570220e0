/** What can be called. */
import { TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION, TYPE_METHOD } from "./generated/layout";
import { typeOf } from "./value";

/** callable(value). */
export function isCallable(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_FUNCTION || type == TYPE_BUILTIN || type == TYPE_CLASS || type == TYPE_METHOD;
}
