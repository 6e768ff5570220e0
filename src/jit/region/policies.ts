/** The registry of region policies: a policy is one entry here and one file beside this one, or a plug-in's. */
import { Registry } from "../../base/registry.js";
import { loopRegion } from "./loop.js";
import type { RegionPolicy } from "./region.js";

export const REGION_POLICIES = new Registry<RegionPolicy>("region policy", { loop: loopRegion });
