/** The start and stop of x.index(value, start, stop). */
import { argument, positional } from "./arguments";
import { isAnyInt } from "./bigint";
import { EXC_TypeError } from "./generated/layout";
import { raiseLiteral } from "./messages";
import { clampedInt } from "./slice";

// Mutable globals are per instance, that is per thread.
export let searchStart: i64 = 0;
export let searchEnd: i64 = 0;

/** Arguments 2 and 3 clipped to a sequence's length; false = raised. */
export function readSearchRange(length: i64): bool {
  if (!isGiven(2) || !isGiven(3)) return false;
  searchStart = positional > 2 ? clipped(clampedInt(argument(2)), length) : 0;
  searchEnd = positional > 3 ? clipped(clampedInt(argument(3)), length) : length;
  return true;
}

function isGiven(index: u32): bool {
  if (positional <= index || isAnyInt(argument(index))) return true;
  raiseLiteral(EXC_TypeError, "slice indices must be integers or have an __index__ method");
  return false;
}

function clipped(index: i64, length: i64): i64 {
  return index < 0 ? max<i64>(0, index + length) : index;
}
