/**
 * The registry of stitchers: plan + library → the bytes of a module that exports the stitched function as "run".
 * A stitcher is one entry here and one file beside this one. Binaryen is loaded only when its entry is.
 */
import type { StencilLibrary } from "../../bytecode/stencils.js";
import type { Plan } from "../plan/plan.js";
import { splice } from "./splice.js";

export type Stitch = (plan: Plan, library: StencilLibrary) => Uint8Array;

export interface Stitcher {
  readonly name: StitcherName;
  readonly stitch: Stitch;
}

const binaryen = async (optimise: boolean): Promise<Stitch> =>
  (await import("./binaryen.js")).binaryenStitcher(optimise);

const LOADERS = {
  splice: async (): Promise<Stitch> => splice,
  binaryen: () => binaryen(false),
  "binaryen-opt": () => binaryen(true),
} as const;

export type StitcherName = keyof typeof LOADERS;
export const STITCHERS = Object.keys(LOADERS) as readonly StitcherName[];

/** Loads a stitcher; afterwards stitching is synchronous. */
export async function loadStitcher(name: StitcherName): Promise<Stitcher> {
  return { name, stitch: await LOADERS[name]() };
}
