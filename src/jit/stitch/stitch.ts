/** What a stitcher is. Types only. */
import type { StencilLibrary } from "../../bytecode/stencils.js";
import type { Plan } from "../plan/plan.js";

/** The bytes of a module that exports the plan's function as "run". */
export type Stitch = (plan: Plan, library: StencilLibrary) => Uint8Array;

/** Binaryen passes by name, in order; or its own default pipeline at its highest level. */
export type Passes = readonly string[] | "default";
