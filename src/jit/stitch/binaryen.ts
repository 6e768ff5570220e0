/**
 * The same plan by Binaryen: its text with the stencils inlined, parsed to Binaryen IR, passes over it if asked,
 * emitted. Importing this module costs 0.3 s and 120 MB; only stitcher.ts imports it, when it is chosen.
 */
import binaryen from "binaryen";
import type { Passes, Stitch } from "./stitch.js";
import { planToWat } from "./wat.js";

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
  return (plan, library) => {
    const module = parseText(planToWat(plan, library, false), FEATURES);
    try {
      module.setFeatures(FEATURES);
      if (!module.validate()) throw new TypeError(`${plan.name}: binaryen finds its stitched module invalid`);
      // Names of functions stay, for profilers and listings.
      binaryen.setDebugInfo(true);
      runPasses(module, passes);
      return module.emitBinary();
    } finally {
      module.dispose();
    }
  };
}

function runPasses(module: binaryen.Module, passes: Passes): void {
  binaryen.setOptimizeLevel(HIGHEST_LEVEL);
  binaryen.setShrinkLevel(0);
  if (passes === "default") module.optimize();
  else if (passes.length > 0) module.runPasses([...passes]);
}
