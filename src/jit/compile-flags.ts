/** V8's flags while a stitched module is compiled (install.ts), which results files name too. No imports. */

/** TurboFan at once. */
export const OPTIMISED_AT_ONCE = ["--no-liftoff", "--no-wasm-lazy-compilation"] as const;

/** V8 takes --no-liftoff for --no-wasm-dynamic-tiering, too, which it does not take back. */
export const AS_USUAL = ["--liftoff", "--wasm-lazy-compilation", "--wasm-dynamic-tiering"] as const;

/**
 * Node 26's V8 aborts now and then when Liftoff is off for a moment while another thread's function is optimised
 * (inlining misses call counts that only Liftoff's code takes). There the usual tiers must do: the scheduler's
 * requests to re-enter bring optimised code after some tens of milliseconds.
 */
export const FLAGS_ARE_SAFE = Number.parseInt(process.versions.node, 10) < 25;
