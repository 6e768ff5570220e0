/**
 * The same plan by Binaryen: its text with the stencils inlined, parsed to Binaryen IR, passes over it if asked,
 * emitted. Importing this module costs 0.3 s and 120 MB; only stitcher.ts imports it, when it is chosen.
 */
import binaryen from "binaryen";
import type { StencilLibrary } from "../../bytecode/stencils.js";
import type { Plan } from "../plan/plan.js";
import type { Passes, Stitch } from "./stitch.js";
import { type Locate, planToWat } from "./wat.js";

const { Features } = binaryen;

/** Never `Features.All`: it turns on what V8 refuses. BulkMemory without its Opt part aborts in a pass. */
const FEATURES =
  Features.MVP |
  Features.Atomics |
  Features.BulkMemory |
  Features.BulkMemoryOpt |
  Features.SignExt |
  Features.NontrappingFPToInt |
  Features.Multivalue |
  Features.MutableGlobals;

/** The second argument is missing in binaryen's typings. */
const parseText = binaryen.parseText as (text: string, features: number) => binaryen.Module;

const HIGHEST_LEVEL = 3;

export function binaryenStitcher(passes: Passes): Stitch {
  return (plan, library) => stitched(plan, planToWat(plan, library, false), passes, (module) => module.emitBinary());
}

/** The same code with its source map, which the module names by `url`. For inspection. */
export function binaryenWithMap(
  plan: Plan,
  library: StencilLibrary,
  passes: Passes,
  { url, locate }: { readonly url: string; readonly locate: Locate },
): { readonly binary: Uint8Array; readonly sourceMap: string | null } {
  return stitched(plan, planToWat(plan, library, false, locate), passes, (module) => module.emitBinary(url), true);
}

function stitched<T>(
  { name }: Plan,
  text: string,
  passes: Passes,
  emit: (module: binaryen.Module) => T,
  located = false,
): T {
  const module = parseText(text, FEATURES);
  try {
    module.setFeatures(FEATURES);
    if (!module.validate()) throw new TypeError(`${name}: binaryen finds its stitched module invalid`);
    // Names of functions stay, for profilers and listings.
    binaryen.setDebugInfo(true);
    // A statement's position is that of its parts too.
    if (located) module.runPasses(["propagate-debug-locs"]);
    runPasses(module, passes);
    return emit(module);
  } finally {
    module.dispose();
  }
}

function runPasses(module: binaryen.Module, passes: Passes): void {
  binaryen.setOptimizeLevel(HIGHEST_LEVEL);
  binaryen.setShrinkLevel(0);
  if (passes === "default") module.optimize();
  else if (passes.length > 0) module.runPasses([...passes]);
}
