/** The module _gc: what src/python/gc.py needs of the collector. */
import { argument } from "./arguments";
import { collect } from "./cycles";
import {
  CONTROL_BASE, CONTROL_GC_DISABLED, FLAG_FINALIZED, HEADER_FLAGS, NONE, TRUE, TYPE_CLASS,
  TYPE_FIRST_SHAPE, TYPE_FUNCTION, HEADER_TYPE,
} from "./generated/layout";
import { isMarked } from "./mark";
import { boxBool, boxInt, isRef, refOf } from "./value";

export function gcCollect(): i64 {
  return boxInt(collect());
}

export function gcEnable(): i64 {
  atomic.store<u32>(CONTROL_BASE + CONTROL_GC_DISABLED, argument(0) == TRUE ? 0 : 1);
  return NONE;
}

export function gcEnabled(): i64 {
  return boxBool(atomic.load<u32>(CONTROL_BASE + CONTROL_GC_DISABLED) == 0);
}

export function gcIsTracked(): i64 {
  if (!isRef(argument(0))) return boxBool(false);
  const object = refOf(argument(0));
  const type = load<u32>(object, HEADER_TYPE);
  return boxBool(isMarked(object) || type == TYPE_CLASS || type == TYPE_FUNCTION);
}

export function gcIsFinalized(): i64 {
  if (!isRef(argument(0)) || load<u32>(refOf(argument(0)), HEADER_TYPE) < TYPE_FIRST_SHAPE) return boxBool(false);
  return boxBool((load<u8>(refOf(argument(0)), HEADER_FLAGS) & FLAG_FINALIZED) != 0);
}
