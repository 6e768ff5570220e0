/**
 * How a claim on a loop ends: with published code, or without, until a later attempt. The half that all threads see; whoever
 * compiled, the thread that runs the loop (host.ts) or the assembler (assembler.ts), ends it in the same way.
 */
import { LAYOUT } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import type { CodeCache } from "./cache.js";
import type { HotnessPolicy } from "./hotness.js";
import type { Observation } from "./observe.js";
import type { Refusal } from "./region/region.js";

/** What was claimed, and from which state. */
export interface Claim {
  readonly loop: number;
  /** LOOP_STATE_*: cold, or ready when a further version is to be made. */
  readonly before: number;
  /** The code in use leaves nearly every turn: without a further version it is taken out. */
  readonly storms: boolean;
}

/** What the user said of when loops are compiled. */
export interface Asked {
  readonly hotThreshold?: number;
  readonly stress?: { readonly jitAtOnce?: boolean };
}

/** Code that is to be published. */
export interface NewCode {
  readonly observation: Pick<Observation, "whole" | "header" | "back" | "loops">;
  readonly bytes: Uint8Array;
}

export class Claims {
  constructor(
    private readonly cache: CodeCache,
    private readonly policy: HotnessPolicy,
    private readonly asked: Asked,
  ) {}

  /** Back-edges before the first attempt. */
  firstWait(): number {
    const { hotThreshold, stress } = this.asked;
    return this.policy.first(hotThreshold ?? (stress?.jitAtOnce ? 1 : undefined));
  }

  /** Back-edges before the next attempt when so many were refused. */
  waitAfter(refusals: number): number | "never" {
    const wait = this.policy.again(refusals, this.firstWait());
    return wait === "never" ? wait : turns(wait);
  }

  /** Whether the bytes are those of the code that was published last. */
  isPublished(loop: number, bytes: Uint8Array): boolean {
    const old = this.cache.published(loop);
    return old !== undefined && Buffer.compare(old.bytes, bytes) === 0;
  }

  /** Publishes code that V8 has compiled; a refusal, which ends nothing, when there is no use or no room for it. */
  publish({ loop, before }: Claim, { observation, bytes }: NewCode): Refusal | undefined {
    if (this.isPublished(loop, bytes)) {
      // It was taken out, and gets another chance.
      if (before === LAYOUT.LOOP_STATE_COLD) return undefined;
      return { refused: "a further version would be the same", passing: true };
    }
    if (!this.cache.publish(loop, bytes)) return { refused: "the heap has no room for its code", passing: false };
    this.#hurryOuter(observation);
    return undefined;
  }

  /** Exits and failed entries of the code in use until it is asked about. */
  setPatience(loop: number): void {
    this.cache.setCounter(loop, turns(this.policy.patience()));
  }

  /** The published code runs from now on. */
  use(loop: number): void {
    this.setPatience(loop);
    this.cache.giveBack(loop, LAYOUT.LOOP_STATE_READY);
    this.cache.setBackEdge(loop, "JUMP_BACK_STITCHED");
  }

  /** Ends a claim without new code: published code stays, a loop without any is tried later or left to the interpreter for good. */
  refuse({ loop, before, storms }: Claim, { passing }: Refusal): void {
    if (before === LAYOUT.LOOP_STATE_READY && !storms) {
      this.setPatience(loop);
      this.cache.giveBack(loop, before);
      this.cache.setBackEdge(loop, "JUMP_BACK_STITCHED");
      return;
    }
    this.leave(loop, passing ? this.waitAfter(this.cache.countAttempt(loop)) : "never");
  }

  /** Ends a claim without code in use: the next attempt comes after so many turns. */
  leave(loop: number, wait: number | "never"): void {
    if (wait === "never") {
      this.cache.giveBack(loop, LAYOUT.LOOP_STATE_GIVEN_UP);
      this.cache.setBackEdge(loop, "JUMP_BACK_COLD");
      return;
    }
    this.cache.setCounter(loop, wait);
    this.cache.giveBack(loop, LAYOUT.LOOP_STATE_COLD);
    this.cache.setBackEdge(loop, "JUMP_BACK");
  }

  /** A loop that is entered again and again had better be part of the loops around it: they are tried soon. */
  #hurryOuter({ whole, header, back, loops }: NewCode["observation"]): void {
    if (whole) return;
    let turns: number = TUNABLES.HOT_OUTER_EDGES;
    for (const outer of loops) {
      const around = outer.header < header && outer.back > back;
      if (!around || this.cache.state(outer.id) !== LAYOUT.LOOP_STATE_COLD || this.cache.attempts(outer.id) > 0)
        continue;
      this.cache.setCounter(outer.id, Math.min(this.cache.word(outer.id, LAYOUT.LOOP_COUNTER), Math.max(turns, 1)));
      turns = Math.ceil(turns / 10);
    }
  }
}

/** A policy's answer as the counter takes it: at least 1, and an i32. */
export const turns = (asked: number): number => Math.min(TUNABLES.LONGEST_WAIT, Math.max(1, Math.ceil(asked)));
