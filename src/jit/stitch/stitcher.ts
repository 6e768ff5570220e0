/**
 * The registry of stitchers: plan + library → the bytes of a module that exports the stitched function as "run".
 * A stitcher is one entry here and one file beside this one, or a plug-in's. Binaryen is loaded only when its entry is.
 */
import { Registry } from "../../base/registry.js";
import { splice } from "./splice.js";
import type { Passes, Stitch } from "./stitch.js";

export interface Stitcher {
  readonly name: string;
  readonly stitch: Stitch;
}

/** Loads whatever the stitcher needs. */
export type StitcherLoader = () => Promise<Stitch>;

const binaryen = async (passes: Passes): Promise<Stitch> => (await import("./binaryen.js")).binaryenStitcher(passes);

export const STITCHERS = new Registry<StitcherLoader>("stitcher", {
  splice: async () => splice,
  binaryen: () => binaryen([]),
  "binaryen-opt": () => binaryen("default"),
});

/** The toolkit's own: this stands before any plug-in is loaded. */
export const BUILT_IN_STITCHERS: readonly string[] = STITCHERS.names();

/** Loads a stitcher; afterwards stitching is synchronous. */
export async function loadStitcher(name: string): Promise<Stitcher> {
  return { name, stitch: await STITCHERS.get(name)() };
}
