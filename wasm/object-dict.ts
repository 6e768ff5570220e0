/** `__dict__` of objects and classes, as new dicts: changes of them do not reach the object. */
import { UNBOUND } from "./generated/layout";
import { raiseLiteral } from "./messages";
import { EXC_NotImplementedError } from "./generated/layout";

export function namespaceDict(cls: u32): i64 {
  raiseLiteral(EXC_NotImplementedError, "__dict__ is not supported yet");
  return UNBOUND;
}

export function instanceDict(object: u32): i64 {
  raiseLiteral(EXC_NotImplementedError, "__dict__ is not supported yet");
  return UNBOUND;
}
