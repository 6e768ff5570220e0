/** The registry of region policies: a policy is one entry here and one file beside this one, or a plug-in's. */
import { Registry } from "../../base/registry.js";
import { autoRegion, functionRegion } from "./function.js";
import { loopRegion } from "./loop.js";
import type { RegionPolicy } from "./region.js";
import { traceRegion } from "./trace.js";

/** Which part of a program is compiled around a hot loop, by name. */
export const REGION_POLICIES = new Registry<RegionPolicy>("region policy", {
  /** A natural loop with its inner loops and both sides of its branches. */
  loop: loopRegion,
  /** A function as a whole, entered where it is called. */
  function: functionRegion,
  /** The turns of a loop that were recorded; bridges from exits that are hot. */
  trace: traceRegion,
  /** Loops, and functions that call themselves. */
  auto: autoRegion,
});
