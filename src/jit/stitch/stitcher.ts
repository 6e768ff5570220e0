/**
 * The registry of stitchers: plan + library → the bytes of a module that exports the stitched function as "run".
 * A stitcher is one entry here and one file beside this one. Binaryen is loaded only when its entry is.
 */
import { splice } from "./splice.js";
import type { Passes, Stitch } from "./stitch.js";

/** A back end that is loaded: plan and library in, bytes of a WebAssembly module out. */
export interface Stitcher {
  readonly name: StitcherName;
  readonly stitch: Stitch;
}

const binaryen = async (passes: Passes): Promise<Stitch> => (await import("./binaryen.js")).binaryenStitcher(passes);

const LOADERS = {
  splice: async (): Promise<Stitch> => splice,
  binaryen: () => binaryen([]),
  "binaryen-opt": () => binaryen("default"),
} as const;

export type StitcherName = keyof typeof LOADERS;
export const STITCHERS = Object.keys(LOADERS) as readonly StitcherName[];

/** Loads a stitcher; afterwards stitching is synchronous. */
export async function loadStitcher(name: StitcherName): Promise<Stitcher> {
  return { name, stitch: await LOADERS[name]() };
}
