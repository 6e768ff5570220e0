/** The stages in their order, timed: observation → region → plan → bytes. Pure but for the clock. */
import type { StencilLibrary } from "../bytecode/stencils.js";
import type { Observation } from "./observe.js";
import { makePlan } from "./plan/make.js";
import type { Plan } from "./plan/plan.js";
import { exitAtGuard } from "./plan/stress.js";
import { isRefusal, type Refusal, type Region, type RegionPolicy } from "./region/region.js";
import type { Stitcher } from "./stitch/stitcher.js";

/** How a loop is compiled: which region, which stitcher, from which stencils. */
export interface Pipeline {
  readonly policy: RegionPolicy;
  readonly stitcher: Stitcher;
  readonly library: StencilLibrary;
  /** Stress: the guard, by number from 0, that always fails. */
  readonly exitAt?: number;
}

/** What one compilation made, every artefact of it. */
export interface Compilation {
  readonly observation: Observation;
  readonly region: Region;
  readonly plan: Plan;
  readonly bytes: Uint8Array;
  readonly planUs: number;
  readonly stitchUs: number;
}

/** One attempt at a loop: what it made, or why it made nothing. For the inspector. */
export interface Attempt {
  readonly observation: Observation;
  readonly made?: Compilation;
  readonly refused?: string;
  /** The version that was published; absent when none was. */
  readonly version?: number;
  /** V8's compilation of the module; absent when nothing was published. */
  readonly compileUs?: number;
}

/**
 * Takes a hot loop through all stages: region, plan, bytes of a WebAssembly module that exports `run`. Pure: nothing is
 * installed. Gives a Refusal, with its reason, for what is not compiled; times are microseconds.
 */
export function stitchLoop(observation: Observation, pipeline: Pipeline): Compilation | Refusal {
  const started = performance.now();
  const region = pipeline.policy(observation);
  if (isRefusal(region)) return region;
  const made = makePlan(observation, region, pipeline.library);
  if (isRefusal(made)) return made;
  const plan = pipeline.exitAt === undefined ? made : exitAtGuard(made, pipeline.exitAt);
  const planned = performance.now();
  const bytes = pipeline.stitcher.stitch(plan, pipeline.library);
  const stitched = performance.now();
  return {
    observation,
    region,
    plan,
    bytes,
    planUs: (planned - started) * 1000,
    stitchUs: (stitched - planned) * 1000,
  };
}
