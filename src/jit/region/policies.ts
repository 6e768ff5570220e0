/** The registry of region policies: a policy is one entry here and one file beside this one. */
import { loopRegion } from "./loop.js";
import type { RegionPolicy } from "./region.js";

/** Which part of a program is compiled around a hot loop, by name. */
export const REGION_POLICIES = {
  /** A natural loop with its inner loops and both sides of its branches. */
  loop: loopRegion,
} as const satisfies Readonly<Record<string, RegionPolicy>>;
/** Name of a region policy. */
export type RegionPolicyName = keyof typeof REGION_POLICIES;
