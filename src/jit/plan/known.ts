/**
 * The lattice of representation inference: what is known of a register at one point of a region.
 *
 *   dead    nobody reads it and it owns nothing; its slot in memory holds some non-reference
 *   int … str   unboxed in a wasm local of that representation
 *   plain   boxed in a local, and giving it up needs no release: no reference, or an immortal one; may be unbound
 *   value   boxed in a local, may own a reference, may be unbound
 *   lent …  in a local, boxed or as a pointer, certainly bound, owned by something that outlives it (lent.ts)
 *   held n … the same, owned by register n, a named local of the same frame or of one around it: only what changes that register can
 *           end its life, so an inlined call needs no owners for what it is given
 *
 * A register in a local is the slot: it owns what it holds, and the slot in memory holds nothing that counts.
 */

import type { Representation } from "../../bytecode/stencils.js";
import type { ObservedClass } from "../observe.js";

/** What a plan knows of a register at a place: the kinds above. */
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
  | "lent str"
  | `held ${number}`
  | `held ${number} ${"list" | "tuple" | "str"}`;

/** By register; what is not tracked (it stays in memory) holds "dead". */
export type State = Known[];

/** The representation of the local that holds a register of which this is known. */
export function representationOf(known: Known): Representation {
  let found = REPRESENTATION.get(known);
  if (found === undefined) {
    const [, , points = "value"] = known.split(" ");
    found = points as Representation;
    REPRESENTATION.set(known, found);
  }
  return found;
}

const REPRESENTATION = new Map<string, Representation>(
  Object.entries({
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
  } as const),
);

/** True for what the register may hold a reference to without owning it. */
export const isLent = (known: Known): boolean => known.startsWith("lent") || isHeld(known);

/** True for what a named local owns. */
export const isHeld = (known: Known): boolean => known.startsWith("held");

/** The register that owns what is held. */
export const ownerOf = (known: Known): number => Number(known.split(" ")[1]);

/** What becomes of a copy of a register of this content; `holds`: it is a named local. */
export function lentBy(known: Known, register: number, holds: boolean): Known {
  if (isLent(known)) return known;
  return refined(holds ? `held ${register}` : "lent", representationOf(known));
}

/** True for a boxed value of which no more is known. */
export const isOpen = (known: Known): boolean => known === "value" || (isLent(known) && !isUnboxed(known));

/** A register of which this was known, once it was found to hold the representation. */
export function refined(known: Known, representation: Representation): Known {
  const points = representation === "list" || representation === "tuple" || representation === "str";
  if (representation === "value") return known;
  return isLent(known) && points ? (`${known} ${representation}` as Known) : (representation as Known);
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
