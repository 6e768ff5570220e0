/**
 * The lattice of representation inference: what is known of a register at one point of a region.
 *
 *   dead    nobody reads it and it owns nothing; its slot in memory holds some non-reference
 *   int … str   unboxed in a wasm local of that representation
 *   plain   boxed in a local, and giving it up needs no release: no reference, or an immortal one; may be unbound
 *   value   boxed in a local, may own a reference, may be unbound
 *   lent …  in a local, boxed or as a pointer, certainly bound, owned by something that outlives it (lent.ts)
 *
 * A register in a local is the slot: it owns what it holds, and the slot in memory holds nothing that counts.
 */

import type { Representation } from "../../bytecode/stencils.js";
import type { ObservedClass } from "../observe.js";

export type Known =
  | "dead"
  | "int"
  | "float"
  | "bool"
  | "list"
  | "tuple"
  | "str"
  | "plain"
  | "value"
  | "lent"
  | "lent list"
  | "lent tuple"
  | "lent str";

/** By register; what is not tracked (it stays in memory) holds "dead". */
export type State = Known[];

/** The representation of the local that holds a register of which this is known. */
export const representationOf = (known: Known): Representation => REPRESENTATION[known];

const REPRESENTATION: Readonly<Record<Known, Representation>> = {
  dead: "value",
  plain: "value",
  value: "value",
  lent: "value",
  int: "int",
  float: "float",
  bool: "bool",
  list: "list",
  tuple: "tuple",
  str: "str",
  "lent list": "list",
  "lent tuple": "tuple",
  "lent str": "str",
};

/** True for what the register may hold a reference to without owning it. */
export const isLent = (known: Known): boolean => known.startsWith("lent");

/** A register of which this was known, once it was found to hold the representation. */
export function refined(known: Known, representation: Representation): Known {
  const points = representation === "list" || representation === "tuple" || representation === "str";
  return isLent(known) && points ? `lent ${representation}` : (representation as Known);
}

/** True when giving the register up may have to release something. */
export const mayOwn = (known: Known): boolean =>
  known === "value" || known === "list" || known === "tuple" || known === "str";

/** True when the register is in a local of a representation of its own. */
export const isUnboxed = (known: Known): boolean => representationOf(known) !== "value";

/** What both paths into a point agree on. A register that is live must keep its content, one that may own its ownership. */
export function join(left: Known, right: Known, live: boolean): Known {
  if (left === right) return live || mayOwn(left) ? left : "dead";
  if (isLent(left) || isLent(right)) {
    const [one, other] = [representationOf(left), representationOf(right)];
    if (live && isUnboxed(left) && one === other) return one as Known;
    return live || mayOwn(left) || mayOwn(right) ? "value" : "dead";
  }
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
