/**
 * Lists of Binaryen passes as text, and which names may stand in them: those that keep a stitched module's meaning,
 * its import order and its export, and print nothing. (`dealign` leaves an atomic access below its alignment: invalid,
 * and V8 of Node 26 says so.) Known here so that a wrong name is told before Binaryen is loaded, which ends with an
 * object without a message when it meets one.
 */
import type { Passes } from "./stitch.js";

export const PASS_NAMES = [
  ...["avoid-reinterprets", "coalesce-locals", "coalesce-locals-learning", "code-folding", "code-pushing"],
  ...["const-hoisting", "constraint-analysis", "dae", "dae-optimizing", "dce", "dfo", "directize"],
  ...["duplicate-function-elimination", "flatten", "gufa", "gufa-optimizing", "heap-store-optimization", "heap2local"],
  ...["inlining", "inlining-optimizing", "licm", "local-cse", "local-subtyping", "merge-blocks", "merge-locals"],
  ...["merge-similar-functions", "monomorphize", "once-reduction", "optimize-casts", "optimize-instructions"],
  ...["pick-load-signs", "precompute", "precompute-propagate", "remove-unused-brs", "remove-unused-module-elements"],
  ...["remove-unused-names", "reorder-functions", "reorder-locals", "rereloop", "rse", "simplify-globals"],
  ...["simplify-globals-optimizing", "simplify-locals", "simplify-locals-nonesting", "simplify-locals-nostructure"],
  ...["simplify-locals-notee", "simplify-locals-notee-nostructure", "ssa", "ssa-nomerge", "tuple-optimization"],
  ...["untee", "vacuum"],
] as const;

/** They read flat IR only; without it Binaryen aborts. */
const NEED_FLATTEN: readonly string[] = ["dfo", "rereloop"];

/** `none`, `default` (Binaryen's own pipeline at -O3), or names separated by commas or plus signs. Throws RangeError. */
export function parsePasses(text: string): Passes {
  if (text === "none") return [];
  if (text === "default") return "default";
  const names = text.split(/[,+]/).map((name) => name.trim());
  names.forEach((name, at) => {
    if (!(PASS_NAMES as readonly string[]).includes(name)) {
      throw new RangeError(`Binaryen has no pass «${name}» for stitched code; there are ${PASS_NAMES.join(", ")}.`);
    }
    if (NEED_FLATTEN.includes(name) && !names.slice(0, at).includes("flatten")) {
      throw new RangeError(`The pass ${name} needs flatten before it, as flatten,${name}.`);
    }
  });
  return names;
}

/** As flags and level names write them: parsePasses reads it back. A plus sign keeps lists of levels apart. */
export const passesName = (passes: Passes): string =>
  passes === "default" ? "default" : passes.length === 0 ? "none" : passes.join("+");
