/**
 * The registry of stitchers: plan + library → the bytes of a module that exports the stitched function as "run".
 * A stitcher is one entry here and one file beside this one, or a plug-in's. Binaryen is loaded only when its entry is.
 */
import { Registry } from "../../base/registry.js";
import { parsePasses, passesName } from "./passes.js";
import { splice } from "./splice.js";
import type { Passes, Stitch } from "./stitch.js";

/** A back end that is loaded: plan and library in, bytes of a WebAssembly module out. */
export interface Stitcher {
  readonly name: string;
  readonly stitch: Stitch;
}

/** What a stitcher may be told beside its name: the passes that `binaryen` runs. */
export interface StitcherSettings {
  readonly passes?: Passes;
}

/** Loads whatever the stitcher needs. */
export type StitcherLoader = (settings: StitcherSettings) => Promise<Stitch>;

/** Throws RangeError for a pass that is not known. */
async function binaryen(passes: Passes): Promise<Stitch> {
  const known = parsePasses(passesName(passes));
  return (await import("./binaryen.js")).binaryenStitcher(known);
}

export const STITCHERS = new Registry<StitcherLoader>("stitcher", {
  splice: async () => splice,
  binaryen: ({ passes = [] }) => binaryen(passes),
  "binaryen-opt": () => binaryen("default"),
});

/** The toolkit's own: this stands before any plug-in is loaded. */
export const BUILT_IN_STITCHERS: readonly string[] = STITCHERS.names();

/** Loads a stitcher; afterwards stitching is synchronous. */
export async function loadStitcher(name: string, settings: StitcherSettings = {}): Promise<Stitcher> {
  return { name, stitch: await STITCHERS.get(name)(settings) };
}
