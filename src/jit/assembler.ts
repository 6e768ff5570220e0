/**
 * Compiling beside the program: another thread takes what the threads' JITs have observed through all stages and through V8, and
 * publishes it, while they go on interpreting. It reads nothing of the program but what it is sent, and the loops' records.
 */
import { LAYOUT } from "../base/layout.js";
import type { V8Tier } from "../base/v8-tiers.js";
import { CodeCache } from "./cache.js";
import { type Asked, type Claim, Claims } from "./claims.js";
import { HOTNESS_POLICIES } from "./hotness.js";
import type { Observation } from "./observe.js";
import { type Compilation, type Pipeline, stitchLoop } from "./pipeline.js";
import { isRefusal, type Refusal, type Region } from "./region/region.js";

/** A claimed loop that is to be compiled. Plain data. */
export interface Order extends Claim {
  readonly observation: Observation;
  /** Numbers the orders of a thread's JIT. */
  readonly number: number;
}

/** What was made of a loop; times in microseconds. Plain data. */
export interface Made {
  readonly region: Region;
  readonly instructions: number;
  /** Its turns are counted. */
  readonly countsTurns: boolean;
  readonly planUs: number;
  readonly stitchUs: number;
}

/** What became of an order. Plain data. */
export interface Delivery {
  readonly loop: number;
  /** The order's. */
  readonly number: number;
  /** Absent: nothing was. */
  readonly made?: Made;
  /** Absent: it was published. */
  readonly refusal?: Refusal;
  readonly compileUs: number;
  /** When it was begun and done; ms since the epoch. */
  readonly beganMs: number;
  readonly endedMs: number;
}

/** The way to the assembler and back. */
export interface AssemblyLine {
  send(order: Order): void;
  /** The oldest delivery that has arrived and was not asked for yet. Never waits. */
  receive(): Delivery | undefined;
}

export interface AssemblerOptions extends Asked {
  readonly hotness?: string;
  readonly v8?: V8Tier;
}

/** V8's part: on the assembler's thread, or beside it. */
export type Compile = (bytes: Uint8Array, tier?: V8Tier) => WebAssembly.Module | Promise<WebAssembly.Module>;

export class Assembler {
  readonly #cache: CodeCache;
  readonly #claims: Claims;
  /** By loop: while one is kept, the same bytes are compiled for no other thread again. */
  readonly #modules = new Map<number, WebAssembly.Module>();

  constructor(
    memory: WebAssembly.Memory,
    private readonly pipeline: Pipeline,
    private readonly options: AssemblerOptions,
    private readonly compile: Compile,
  ) {
    this.#cache = new CodeCache(memory);
    this.#claims = new Claims(this.#cache, HOTNESS_POLICIES.get(options.hotness ?? "backoff"), options);
  }

  /** Compiles and publishes, or refuses; the claim is ended. */
  async assemble(order: Order, deliver: (delivery: Delivery) => void): Promise<void> {
    const { loop, number } = order;
    const beganMs = now();
    const delivered = (what: Result) => deliver({ ...what, loop, number, beganMs, endedMs: now() });
    const result = await this.#make(order);
    let { refusal } = result;
    try {
      delivered(result);
    } catch (error) {
      // A plug-in's region may hold what cannot be sent.
      refusal = internal(error);
      delivered({ refusal, compileUs: 0 });
    }
    if (refusal) this.#claims.refuse(order, refusal);
    else this.#claims.use(loop);
    // Threads with older code ask at their next exit; those that count the calls of a function that was given up, at the next one.
    if (!refusal || this.#cache.state(loop) === LAYOUT.LOOP_STATE_GIVEN_UP) this.#cache.setCounter(loop, 1);
  }

  async #make(order: Order): Promise<Result> {
    const { loop, observation } = order;
    let compileUs = 0;
    try {
      const made = stitchLoop(observation, this.pipeline);
      if (isRefusal(made)) return { refusal: made, compileUs };
      if (!this.#claims.isPublished(loop, made.bytes)) {
        const started = performance.now();
        this.#modules.set(loop, await this.compile(made.bytes, this.options.v8));
        compileUs = (performance.now() - started) * 1000;
      }
      const refusal = this.#claims.publish(order, made);
      return { made: summary(made), ...(refusal && { refusal }), compileUs };
    } catch (error) {
      return { refusal: internal(error), compileUs };
    }
  }
}

type Result = Pick<Delivery, "made" | "refusal" | "compileUs">;

const internal = (error: unknown): Refusal => ({
  refused: `internal error: ${(error as Error).stack}`,
  passing: false,
});

const now = (): number => performance.timeOrigin + performance.now();

/** What a thread's JIT keeps of it. */
export const summary = ({ region, plan, planUs, stitchUs }: Compilation): Made => ({
  region,
  instructions: plan.instructions,
  countsTurns: plan.turns !== undefined || plan.called !== undefined,
  planUs,
  stitchUs,
});
