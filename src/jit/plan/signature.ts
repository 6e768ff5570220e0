/**
 * What a stitched function takes and gives when stitched code calls it. Inference finds it: a call of the function within
 * itself gives what its returns give, and takes what all of its calls have in common.
 */
import type { WasmType } from "../../bytecode/stencils.js";
import type { Observation, ObservedClass } from "../observe.js";
import { isUnboxed, join, type Known, mayOwn } from "./known.js";
import { constant, type Operand } from "./plan.js";

export interface Signature {
  readonly parameters: readonly Known[];
  /** Undefined: not known yet; what follows a call is not reached. */
  readonly result: Known | undefined;
  /** What the returns gave that lowering came by. */
  returned: Known | undefined;
  /** Parameters that get arguments of several representations. */
  readonly widened: Set<number>;
}

const PARAMETER: Readonly<Partial<Record<ObservedClass, Known>>> = { int: "int", float: "float", bool: "bool" };

export function firstSignature({ entry, parameters }: Observation): Signature {
  const known = entry.slice(0, parameters).map((observed): Known => PARAMETER[observed] ?? "value");
  return { parameters: known, result: undefined, returned: undefined, widened: new Set() };
}

/** The signature with what a round of inference found; the same one when it found nothing new. */
export function widened(signature: Signature): Signature {
  const { parameters, result, returned, widened: wide } = signature;
  if (wide.size === 0 && returned === result) return signature;
  return {
    parameters: parameters.map((known, index) => (wide.has(index) ? "value" : known)),
    result: returned,
    returned: undefined,
    widened: new Set(),
  };
}

/** A return of what is known so. */
export function noteReturn(signature: Signature, known: Known): void {
  const given = mayOwn(known) || !(isUnboxed(known) || known === "plain") ? "value" : known;
  signature.returned = signature.returned === undefined ? given : join(signature.returned, given, true);
}

/** What a function gives when it left instead of returning: no value of that kind. */
export function leftSign(result: Known): Operand {
  if (result === "int") return constant("i64", -(2 ** 62));
  return result === "bool" ? constant("i32", 2) : constant("i64", -1);
}

/** The type in which the result is given. */
export const resultType = (result: Known): WasmType => (result === "float" ? "f64" : result === "bool" ? "i32" : "i64");
