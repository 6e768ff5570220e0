/**
 * The same plan by Binaryen: its text with the stencils inlined, parsed to Binaryen IR, passes over it if asked,
 * emitted. Importing this module costs 0.3 s and 120 MB; only stitcher.ts imports it, when it is chosen.
 */
import binaryen from "binaryen";
import type { Stitch } from "./stitcher.js";
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

/** The levels of Binaryen's own default pipeline. */
const OPTIMIZE_LEVEL = 3;

export function binaryenStitcher(optimise: boolean): Stitch {
  return (plan, library) => {
    const module = parseText(planToWat(plan, library), FEATURES);
    try {
      module.setFeatures(FEATURES);
      if (!module.validate()) throw new TypeError(`${plan.name}: binaryen finds its stitched module invalid`);
      if (optimise) optimiseModule(module);
      binaryen.setDebugInfo(true);
      return module.emitBinary();
    } finally {
      module.dispose();
    }
  };
}

function optimiseModule(module: binaryen.Module): void {
  binaryen.setOptimizeLevel(OPTIMIZE_LEVEL);
  binaryen.setShrinkLevel(0);
  binaryen.setDebugInfo(true);
  module.optimize();
}
