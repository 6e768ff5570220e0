/**
 * Which of V8's compilers for WebAssembly run: the flags of Node for each choice. They are process-wide and must be
 * there when the process starts: set later, Node 24 tiers up all the same and Node 26 aborts. No imports.
 */
export const V8_TIERS = {
  /** V8's own tiers for the interpreter; stitched code is compiled by TurboFan at once where V8 allows it. */
  default: [],
  /** The baseline compiler alone: what code costs that never tiers up. */
  liftoff: ["--liftoff-only"],
  /** The optimising compiler alone, before anything runs. */
  turbofan: ["--no-liftoff", "--no-wasm-lazy-compilation"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type V8Tier = keyof typeof V8_TIERS;

/** The flags of the tier that a process started with these flags lacks. */
export function missingTierFlags(tier: V8Tier, execArgv: readonly string[]): readonly string[] {
  return V8_TIERS[tier].filter((flag) => !execArgv.includes(flag));
}
