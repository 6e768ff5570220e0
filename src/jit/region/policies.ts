/** The registry of region policies: a policy is one entry here and one file beside this one. */
import { loopRegion } from "./loop.js";
import type { RegionPolicy } from "./region.js";

export const REGION_POLICIES = { loop: loopRegion } as const satisfies Readonly<Record<string, RegionPolicy>>;
export type RegionPolicyName = keyof typeof REGION_POLICIES;
