/**
 * The JIT of one thread: what `hot` and `install` do when the interpreter calls them. It drives the stages of
 * pipeline.ts, publishes in the code cache, and remembers what it did for the statistics.
 */
import { LAYOUT } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import type { V8Tier } from "../base/v8-tiers.js";
import { loadLibrary } from "../bytecode/library.js";
import type { StencilLibrary } from "../bytecode/stencils.js";
import { instructionCount } from "./append.js";
import { withAttributes } from "./attributes.js";
import { Budget, turnsIn } from "./budget.js";
import { CodeCache, type PublishedCode } from "./cache.js";
import { callRecord, isLongCall, noteCallWork } from "./call-work.js";
import { HOTNESS_POLICIES, type HotnessPolicy, recordsTrail } from "./hotness.js";
import { inlineCalls } from "./inline.js";
import { compile, install } from "./install.js";
import { type LoopEntry, newEntry, statsOf } from "./loop-entry.js";
import { type Observation, observe, type Recorded } from "./observe.js";
import type { Totals } from "./pace.js";
import { type Attempt, type Compilation, type Pipeline, stitchLoop } from "./pipeline.js";
import { NOT_YET } from "./region/function.js";
import { REGION_POLICIES } from "./region/policies.js";
import { isRefusal, type Refusal } from "./region/region.js";
import type { Passes } from "./stitch/stitch.js";
import { loadStitcher } from "./stitch/stitcher.js";
import { placesIn, type Steps, TrailReader } from "./trail.js";
import type { JitHost, JitVm, LoopStats } from "./vm-interface.js";

export interface JitOptions {
  /** Names in the registries of the three. */
  readonly stitcher: string;
  readonly region: string;
  readonly hotness?: string;
  /** Binaryen passes, for the stitcher of that name. */
  readonly passes?: Passes;
  /** The V8 tier that the process was started with. */
  readonly v8?: V8Tier;
  /** Back-edges before a further attempt; default from the tunables. */
  readonly hotThreshold?: number;
  readonly stress?: { readonly jitAtOnce?: boolean; readonly exitAt?: number };
  /** When the program began, as `Date.now()` tells it; default: now. */
  readonly began?: number;
  /** False: this thread makes no code, it only installs what others publish, and needs no stitcher. */
  readonly stitches?: boolean;
  /** Default: the one that the build made. */
  readonly library?: StencilLibrary;
  /** The timeline: EVENT_COMPILE and EVENT_COMPILED with the loop. */
  readonly event?: (kind: number, loop: number) => void;
  /** Every attempt with its artefacts: for the inspector. */
  readonly onAttempt?: (attempt: Attempt) => void;
}

/** The JIT of a thread. Loading the stitcher is the only thing that takes time of the event loop. */
export async function createJit(vm: JitVm, options: JitOptions): Promise<JitHost> {
  if (options.stitches === false) return new Host(vm, options, undefined);
  const stitcher = await loadStitcher(options.stitcher, options.passes && { passes: options.passes });
  const { exitAt } = options.stress ?? {};
  const pipeline = {
    policy: REGION_POLICIES.get(options.region),
    stitcher,
    library: options.library ?? loadLibrary(),
    ...(exitAt !== undefined && { exitAt }),
  };
  return new Host(vm, options, pipeline);
}

class Host implements JitHost {
  readonly #cache: CodeCache;
  readonly #loops = new Map<number, LoopEntry>();
  readonly #policy: HotnessPolicy;
  /** For a region policy that looks at the trail. */
  readonly #trail: TrailReader | undefined;
  readonly #budget: Budget;

  constructor(
    private readonly vm: JitVm,
    private readonly options: JitOptions,
    private readonly pipeline: Pipeline | undefined,
  ) {
    this.#cache = new CodeCache(vm.memory);
    this.#budget = new Budget(options.began ?? Date.now());
    this.#policy = HOTNESS_POLICIES.get(options.hotness ?? "backoff");
    this.#trail = recordsTrail(options.region) ? new TrailReader(vm) : undefined;
  }

  hot(loop: number, fp: number): void {
    const state = this.#cache.state(loop);
    if (state === LAYOUT.LOOP_STATE_READY) {
      this.#judge(loop, fp);
      return;
    }
    const wait = this.#waitAfter(this.#cache.attempts(loop));
    this.#cache.setCounter(loop, wait === "never" ? TUNABLES.LONGEST_WAIT : wait);
    const { pipeline } = this;
    if (!pipeline) return;
    if (state === LAYOUT.LOOP_STATE_COLD && this.#cache.claim(loop, state)) this.#compile(pipeline, loop, fp, state);
    else if (state === LAYOUT.LOOP_STATE_CLAIMED) this.#awaitOther(loop);
    if (this.#cache.state(loop) === LAYOUT.LOOP_STATE_GIVEN_UP) this.#cache.enterPlainly(loop, fp);
  }

  install(loop: number): void {
    const published = this.#cache.published(loop);
    if (published) this.#put(loop, published);
  }

  stats(): readonly LoopStats[] {
    return [...this.#loops].map(([loop, entry]) => statsOf(this.vm, this.#cache, this.options, loop, entry));
  }

  /**
   * Another thread compiles the loop: where it has no code yet, this one waits for it, as it would with the GIL. What it could
   * interpret meanwhile the code does in a tenth of the time, and where there are more threads than cores, those that
   * interpret take the time from the one that compiles.
   */
  #awaitOther(loop: number): void {
    if (this.#cache.word(loop, LAYOUT.LOOP_BYTES) !== 0) return;
    this.options.event?.(LAYOUT.EVENT_COMPILE, loop);
    this.#cache.awaitClaim(loop, TUNABLES.COMPILE_AWAITED_MS);
    this.options.event?.(LAYOUT.EVENT_COMPILED, loop);
  }

  #entry(loop: number): LoopEntry {
    let entry = this.#loops.get(loop);
    if (!entry) {
      entry = newEntry();
      this.#loops.set(loop, entry);
    }
    return entry;
  }

  /** Back-edges before the next attempt when so many were refused. */
  #waitAfter(refusals: number): number | "never" {
    const wait = this.#policy.again(refusals, this.#firstWait());
    return wait === "never" ? wait : turns(wait);
  }

  /** Back-edges before the first attempt. */
  #firstWait(): number {
    const { hotThreshold, stress } = this.options;
    return this.#policy.first(hotThreshold ?? (stress?.jitAtOnce ? 1 : undefined));
  }

  /**
   * Published code was left often, or could not be entered: a newer version is installed or made. The interpreter
   * asks at the header when entry guards fail (then the counter is zero) and behind an exit; only at the header does
   * the frame show what a new version may expect, so behind an exit the next turn asks again.
   */
  #judge(loop: number, fp: number): void {
    const entry = this.#entry(loop);
    const atHeader = this.#cache.word(loop, LAYOUT.LOOP_COUNTER) === 0;
    this.#cache.setCounter(loop, turns(this.#policy.patience()));
    // Whatever follows, the loop does not stay with the form that the question from behind an exit gave it.
    if (atHeader) this.#cache.setBackEdge(loop, "JUMP_BACK_STITCHED");
    if (this.#cache.word(loop, LAYOUT.LOOP_VERSION) !== entry.installed) {
      this.install(loop);
      return;
    }
    const { pipeline } = this;
    if (!pipeline) return;
    entry.storms = this.#storms(entry, loop);
    if (!this.#renews(entry, loop)) {
      if (entry.storms) this.#takeOut(entry, loop);
    } else if (!atHeader) {
      this.#cache.setCounter(loop, 1);
      this.#cache.setBackEdge(loop, "JUMP_BACK");
    } else if (this.#cache.claim(loop, LAYOUT.LOOP_STATE_READY))
      this.#compile(pipeline, loop, fp, LAYOUT.LOOP_STATE_READY);
  }

  /** A loop that is entered again and again had better be part of the loops around it: they are tried soon. */
  #hurryOuter(loop: number): void {
    const code = this.vm.program.codes[this.#cache.codeId(loop)];
    const inner = code?.loops.find(({ id }) => id === loop);
    if (!inner) return;
    let turns: number = TUNABLES.HOT_OUTER_EDGES;
    for (const { id, header, back } of code?.loops ?? []) {
      const around = header < inner.header && back > inner.back;
      if (!around || this.#cache.state(id) !== LAYOUT.LOOP_STATE_COLD || this.#cache.attempts(id) > 0) continue;
      this.#cache.setCounter(id, Math.min(this.#cache.word(id, LAYOUT.LOOP_COUNTER), Math.max(turns, 1)));
      turns = Math.ceil(turns / 10);
    }
  }

  /** Enough failed entries and side exits for a further version, as the policy sees it. */
  #renews(entry: LoopEntry, loop: number): boolean {
    if (entry.installed >= TUNABLES.MOST_VERSIONS) return false;
    const failures = this.#cache.word(loop, LAYOUT.LOOP_ENTRY_FAILURES) - entry.failuresBefore;
    const exits = failures + entry.history.newOddExits(this.#cache.exitsOf(loop));
    const grows = entry.history.newOffExits(this.#cache.exitsOf(loop)) >= TUNABLES.TRACE_BRIDGE;
    return this.#policy.renew({ exits, version: entry.installed, attempts: Math.max(0, entry.attempts), grows });
  }

  #totals({ history }: LoopEntry, loop: number): Totals {
    const failures = this.#cache.word(loop, LAYOUT.LOOP_ENTRY_FAILURES);
    return {
      exits: failures + history.innerExits(this.#cache.exitsOf(loop)),
      turns: this.#cache.word(loop, LAYOUT.LOOP_TURNS),
    };
  }

  /** The code in use leaves nearly every turn, as its own count of turns shows. */
  #storms(entry: LoopEntry, loop: number): boolean {
    const plan = entry.made?.plan;
    return (
      (plan?.turns !== undefined || plan?.called !== undefined) &&
      entry.pace.storms(this.#totals(entry, loop), plan.instructions)
    );
  }

  /** The loop leaves its code nearly every turn: the interpreter runs it, and asks again later and later. */
  #takeOut(entry: LoopEntry, loop: number): void {
    this.#noteTakenOut(entry);
    const wait = this.#waitAfter(this.#cache.countAttempt(loop));
    if (!this.#cache.claim(loop, LAYOUT.LOOP_STATE_READY)) return;
    this.#leave(loop, wait);
  }

  #noteTakenOut(entry: LoopEntry): void {
    const refused = `its code was taken out: ${entry.pace.said}`;
    entry.storms = false;
    entry.takenOut++;
    entry.refusals.push(refused);
    if (entry.made) this.options.onAttempt?.({ observation: entry.made.observation, refused });
  }

  /** Ends a claim without code in use: the next attempt comes after so many turns. */
  #leave(loop: number, wait: number | "never"): void {
    if (wait === "never") {
      this.#cache.giveBack(loop, LAYOUT.LOOP_STATE_GIVEN_UP);
      this.#cache.setBackEdge(loop, "JUMP_BACK_COLD");
      return;
    }
    this.#cache.setCounter(loop, wait);
    this.#cache.giveBack(loop, LAYOUT.LOOP_STATE_COLD);
    this.#cache.setBackEdge(loop, "JUMP_BACK");
  }

  #observe({ history }: LoopEntry, loop: number, fp: number, recorded: Recorded | undefined): Observation {
    const ran = recorded && placesIn(recorded);
    const asCall = (codeId: number, pc: number) =>
      history.keepsLeaving(codeId, pc) || (ran !== undefined && !ran(codeId, pc));
    const alone = observe(this.vm, loop, fp);
    const longCall = isLongCall(this.vm, alone.pointer, alone.own);
    return withAttributes(this.vm, inlineCalls(this.vm, { ...alone, longCall }, asCall));
  }

  /** What the policy may look at besides the loop itself. */
  #record({ history }: LoopEntry, loop: number, fp: number): Recorded | undefined {
    if (!this.#trail) return undefined;
    const nested: Record<number, Steps[]> = {};
    for (const [other, { history }] of this.#loops)
      if (other !== loop && history.paths.length > 0) nested[other] = history.paths.map(({ steps }) => steps);
    return { trail: this.#trail.read(fp), paths: history.paths, nested };
  }

  /** One attempt under a claim. Whatever goes wrong ends the claim and leaves the loop to the interpreter. */
  #compile(pipeline: Pipeline, loop: number, fp: number, before: number): void {
    const entry = this.#entry(loop);
    if (entry.postponed && before === LAYOUT.LOOP_STATE_COLD && this.#postpones(loop, entry.postponed.instructions))
      return;
    this.options.event?.(LAYOUT.EVENT_COMPILE, loop);
    let observation: Observation | undefined;
    try {
      entry.attempts++;
      entry.failuresBefore = this.#cache.word(loop, LAYOUT.LOOP_ENTRY_FAILURES);
      const recorded = this.#record(entry, loop, fp);
      observation = this.#observe(entry, loop, fp, recorded);
      entry.history.noteStorms(observation);
      observation = entry.history.refine(this.#observe(entry, loop, fp, recorded));
      if (recorded) observation = { ...observation, recorded };
      if (before === LAYOUT.LOOP_STATE_COLD && this.#postponesFirst(loop, observation)) {
        entry.attempts--;
        return;
      }
      const made = stitchLoop(observation, pipeline);
      if (!isRefusal(made)) this.#budget.spend(made.region.instructions);
      if (isRefusal(made)) entry.history.settle(this.#cache.exitsOf(loop));
      const refusal = isRefusal(made) ? made : this.#publish(loop, before, made);
      if (refusal) this.#refuse(loop, before, refusal);
      this.#tell(loop, observation, made, refusal);
    } catch (error) {
      const refusal = { refused: `internal error: ${(error as Error).stack}`, passing: false };
      this.#refuse(loop, before, refusal);
      if (observation) this.#tell(loop, observation, refusal, refusal);
    } finally {
      this.options.event?.(LAYOUT.EVENT_COMPILED, loop);
    }
  }

  /** As #postpones, when the loop is first asked about: what its turns tell of calls is noted, while they are counted from the start. */
  #postponesFirst(loop: number, observation: Observation): boolean {
    const { whole, header, back, own } = observation;
    const inlined = instructionCount(observation) - own;
    const instructions = inlined + (whole ? own : back - header + 1);
    const first = !this.#cache.wasPostponed(loop);
    if (!this.#postpones(loop, instructions)) return false;
    if (first) this.#noteCallWork(loop, observation, instructions);
    this.#cache.notePostponed(loop);
    return true;
  }

  /** Puts the claimed attempt off when the policy says that it would cost more than it may. */
  #postpones(loop: number, instructions: number): boolean {
    const { hotThreshold, stress } = this.options;
    const { postpone } = this.#policy;
    if (!postpone || hotThreshold !== undefined || stress) return false;
    const now = Date.now();
    const prospect = this.#budget.prospect(instructions, now);
    const ms = postpone(prospect);
    if (!(ms > 0)) return false;
    const entry = this.#entry(loop);
    const [passed, took] = entry.postponed
      ? [entry.postponed.turns, now - entry.postponed.at]
      : [this.#firstWait(), prospect.elapsedMs];
    const wait = turns(turnsIn(ms, passed, took));
    const why = `not worth it yet: it has ${instructions} instructions, and the program has run for ${prospect.elapsedMs} ms`;
    entry.postponed = { instructions, at: now, turns: wait, why };
    this.#leave(loop, wait);
    return true;
  }

  /** What the first turns of a loop tell of calls of its function, where both were counted from the start. */
  #noteCallWork(loop: number, observation: Observation, instructions: number): void {
    const counters = [loop, callRecord(this.vm, observation)];
    if (this.#cache.attempts(loop) > 0 || counters.some((counter) => this.#cache.wasPostponed(counter))) return;
    noteCallWork(this.vm, observation, instructions, this.#firstWait());
  }

  #tell(loop: number, observation: Observation, made: Compilation | Refusal, refusal: Refusal | undefined): void {
    if (!this.options.onAttempt) return;
    const { installed: version, compileUs } = this.#entry(loop);
    this.options.onAttempt({
      observation,
      ...(!isRefusal(made) && { made }),
      ...(refusal ? { refused: refusal.refused } : { version, compileUs }),
    });
  }

  /** Compiles and publishes new code; a refusal when there is no use or no room for it. */
  #publish(loop: number, before: number, made: Compilation): Refusal | undefined {
    const entry = this.#entry(loop);
    entry.history.remember(made.observation, made.region);
    const old = this.#cache.published(loop);
    if (old && Buffer.compare(old.bytes, made.bytes) === 0) {
      // It was taken out, and gets another chance.
      if (before === LAYOUT.LOOP_STATE_COLD) {
        this.#use(loop);
        return undefined;
      }
      return { refused: "a further version would be the same", passing: true };
    }
    // Compiled before it is published: bytes that V8 refuses never reach another thread.
    const module = this.#module(loop, made.bytes);
    if (!this.#cache.publish(loop, made.bytes)) {
      return { refused: "the heap has no room for its code", passing: false };
    }
    entry.made = made;
    if (before === LAYOUT.LOOP_STATE_COLD) this.#noteCallWork(loop, made.observation, made.region.instructions);
    this.#hurryOuter(loop);
    this.#place(loop, module, { version: this.#cache.word(loop, LAYOUT.LOOP_VERSION), bytes: made.bytes });
    this.#use(loop);
    return undefined;
  }

  /** The published code runs from now on. */
  #use(loop: number): void {
    const entry = this.#entry(loop);
    entry.pace.restart(this.#totals(entry, loop));
    this.#cache.setCounter(loop, turns(this.#policy.patience()));
    this.#cache.giveBack(loop, LAYOUT.LOOP_STATE_READY);
    this.#cache.setBackEdge(loop, "JUMP_BACK_STITCHED");
  }

  /** Ends a claim: published code stays, a loop without any is tried later or left to the interpreter for good. */
  #refuse(loop: number, before: number, { refused, passing }: Refusal): void {
    const entry = this.#entry(loop);
    if (refused !== NOT_YET.refused) entry.refusals.push(refused);
    if (before === LAYOUT.LOOP_STATE_READY && !entry.storms) {
      this.#cache.giveBack(loop, before);
      this.#cache.setBackEdge(loop, "JUMP_BACK_STITCHED");
      return;
    }
    if (entry.storms) this.#noteTakenOut(entry);
    this.#leave(loop, passing ? this.#waitAfter(this.#cache.countAttempt(loop)) : "never");
  }

  #put(loop: number, published: PublishedCode): void {
    this.options.event?.(LAYOUT.EVENT_COMPILE, loop);
    this.#place(loop, this.#module(loop, published.bytes), published);
    this.options.event?.(LAYOUT.EVENT_COMPILED, loop);
  }

  #module(loop: number, bytes: Uint8Array): WebAssembly.Module {
    const started = performance.now();
    const module = compile(this.vm, bytes, this.options.v8);
    this.#entry(loop).compileUs = (performance.now() - started) * 1000;
    return module;
  }

  #place(loop: number, module: WebAssembly.Module, { version, bytes }: PublishedCode): void {
    const entry = this.#entry(loop);
    install(this.vm, loop, module);
    entry.installed = version;
    entry.bytes = bytes.length;
  }
}

/** A policy's answer as the counter takes it: at least 1, and an i32. */
const turns = (asked: number): number => Math.min(TUNABLES.LONGEST_WAIT, Math.max(1, Math.ceil(asked)));
