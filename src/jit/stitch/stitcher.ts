/**
 * The registry of stitchers: plan + library → the bytes of a module that exports the stitched function as "run".
 * A stitcher is one entry here and one file beside this one. Binaryen is loaded only when its entry is.
 */
import { parsePasses, passesName } from "./passes.js";
import { splice } from "./splice.js";
import type { Passes, Stitch } from "./stitch.js";

/** A back end that is loaded: plan and library in, bytes of a WebAssembly module out. */
export interface Stitcher {
  readonly name: StitcherName;
  readonly stitch: Stitch;
}

/** Throws RangeError for a pass that is not known. */
async function binaryen(passes: Passes): Promise<Stitch> {
  const known = parsePasses(passesName(passes));
  return (await import("./binaryen.js")).binaryenStitcher(known);
}

/** What a stitcher may be told beside its name: the passes that `binaryen` runs. */
export interface StitcherSettings {
  readonly passes?: Passes;
}

const LOADERS = {
  splice: async (): Promise<Stitch> => splice,
  binaryen: ({ passes = [] }: StitcherSettings) => binaryen(passes),
  "binaryen-opt": () => binaryen("default"),
} as const;

export type StitcherName = keyof typeof LOADERS;
export const STITCHERS = Object.keys(LOADERS) as readonly StitcherName[];

/** Loads a stitcher; afterwards stitching is synchronous. */
export async function loadStitcher(name: StitcherName, settings: StitcherSettings = {}): Promise<Stitcher> {
  return { name, stitch: await LOADERS[name](settings) };
}
