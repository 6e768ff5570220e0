/**
 * The lattice of representation inference: what is known of a register at one point of a region.
 *
 *   dead    nobody reads it and it owns nothing; its slot in memory holds some non-reference
 *   int … str   unboxed in a wasm local of that representation
 *   plain   boxed in a local, and giving it up needs no release: no reference, or an immortal one; may be unbound
 *   value   boxed in a local, may own a reference, may be unbound
 *
 * A register in a local is the slot: it owns what it holds, and the slot in memory holds nothing that counts.
 */
import type { ObservedClass } from "../observe.js";
import type { Representation } from "./plan.js";

export type Known = "dead" | "int" | "float" | "bool" | "list" | "tuple" | "str" | "plain" | "value";

/** By register; what is not tracked (it stays in memory) holds "dead". */
export type State = Known[];

/** The representation of the local that holds a register of which this is known. */
export const representationOf = (known: Known): Representation =>
  known === "plain" || known === "dead" ? "value" : known;

/** True when giving the register up may have to release something. */
export const mayOwn = (known: Known): boolean =>
  known === "value" || known === "list" || known === "tuple" || known === "str";

/** True when the register is in a local of a representation of its own. */
export const isUnboxed = (known: Known): boolean => known !== "value" && known !== "plain" && known !== "dead";

/** What both paths into a point agree on. A register that is live must keep its content, one that may own its ownership. */
export function join(left: Known, right: Known, live: boolean): Known {
  if (left === right) return live || mayOwn(left) ? left : "dead";
  if (mayOwn(left) || mayOwn(right)) return "value";
  return live ? "plain" : "dead";
}

const ENTRY: Readonly<Record<ObservedClass, Known>> = {
  int: "int",
  float: "float",
  bool: "bool",
  list: "list",
  tuple: "tuple",
  str: "str",
  none: "plain",
  unbound: "value",
  other: "value",
};

/** What entering a region assumes of a live register that was seen to hold this class. */
export const entryKnown = (observed: ObservedClass): Known => ENTRY[observed];
