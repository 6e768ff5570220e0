/** Methods that the language itself calls: found on the type, never on the object. */
import { UNBOUND } from "./generated/layout";

/** The method of that name bound to the object, owned; UNBOUND = its type has none. */
export function specialMethod(object: i64, name: string): i64 {
  return UNBOUND;
}
