/**
 * Hotness policies: when a loop is tried, tried again, made anew and given up. Pure functions of plain numbers; the
 * host (host.ts) counts, asks and acts. The toolkit's own is `backoff`, with the constants of src/base/tunables.ts.
 */
import { Registry } from "../base/registry.js";
import { TUNABLES } from "../base/tunables.js";
import type { Budget } from "./ledger.js";

/** Published code that was left often. */
export interface LeftCode {
  /** Side exits and failed entries since its version began. */
  readonly exits: number;
  /** Version that runs, from 1. */
  readonly version: number;
  /** Attempts that this thread made at the loop before. */
  readonly attempts: number;
  /** A further version takes more of the loop, by the paths that were recorded behind its exits. */
  readonly grows?: boolean;
}

/** When loops are compiled, tried again, and given up. */
export interface HotnessPolicy {
  /** Back-edges before a loop is tried first, at least 1. `asked`: what --hot says. */
  readonly first: (asked: number | undefined) => number;
  /**
   * Back-edges before the next attempt after one that ended without code for a reason that may pass (a path that was
   * not executed yet), or "never". `refusals`: how many such there were; 0 asks how long to wait while an attempt is
   * under way. `first`: what `first` said.
   */
  readonly again: (refusals: number, first: number) => number | "never";
  /** Side exits and failed entries of published code after which `renew` is asked, at least 1. */
  readonly patience: () => number;
  /** Whether a further version is to be made for the types and exits of now. */
  readonly renew: (left: LeftCode) => boolean;
  /**
   * Milliseconds of compiling beside the program (`--compile background`) that it may have had when it has run for so many; what costs
   * more waits. Absent: nothing waits. Not asked where the user says when loops are compiled (`--hot`).
   */
  readonly budget?: Budget;
}

const { HOT_BACK_EDGES, HOT_BACKOFF, MAX_ATTEMPTS, MAX_VERSIONS, TRACE_VERSIONS, EXIT_STORM } = TUNABLES;
const { COMPILE_FREE_MS, COMPILE_SHARE } = TUNABLES;

/** Bridges are added a few at a time: the next ones are not waited for as long as another try at what was tried before. */
const GROWS_BACKOFF = 2;

/** Counters with exponential back-off: whatever failed is tried again later and later, and not for ever. */
export const backoff: HotnessPolicy = {
  first: (asked) => asked ?? HOT_BACK_EDGES,
  again: (refusals, first) => (refusals < MAX_ATTEMPTS ? first * HOT_BACKOFF ** (refusals + 1) : "never"),
  patience: () => EXIT_STORM,
  renew: ({ exits, version, attempts, grows = false }) =>
    version < (grows ? TRACE_VERSIONS : MAX_VERSIONS) &&
    exits >= EXIT_STORM * (grows ? GROWS_BACKOFF : HOT_BACKOFF) ** Math.max(0, attempts),
  budget: (elapsedMs) => COMPILE_FREE_MS + COMPILE_SHARE * elapsedMs,
};

/** Region policies that take functions: calls of functions are counted for them. */
export const takesFunctions = (region: string): boolean => region === "function" || region === "auto";

/** Region policies that look at what the interpreter did last: it is the build that keeps a trail (trail.ts). */
export const recordsTrail = (region: string): boolean => region === "trace";

export const HOTNESS_POLICIES = new Registry<HotnessPolicy>("hotness policy", { backoff });
