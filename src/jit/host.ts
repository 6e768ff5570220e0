/**
 * The JIT of one thread: what `hot` and `install` do when the interpreter calls them. It drives the stages of
 * pipeline.ts, publishes in the code cache, and remembers what it did for the statistics. Long because every step looks at and changes
 * one loop's entry.
 */
import { LAYOUT } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import type { V8Tier } from "../base/v8-tiers.js";
import { loadLibrary } from "../bytecode/library.js";
import type { StencilLibrary } from "../bytecode/stencils.js";
import { instructionsIn } from "./append.js";
import { type AssemblyLine, type Delivery, type Made, summary } from "./assembler.js";
import { withAttributes } from "./attributes.js";
import { CodeCache, type PublishedCode } from "./cache.js";
import { callsUntilHot, isLongCall, noteCallWork } from "./call-work.js";
import { isLeftToCallers } from "./callers.js";
import { type Claim, Claims, turns } from "./claims.js";
import { HOTNESS_POLICIES, type HotnessPolicy, recordsTrail } from "./hotness.js";
import { inlineCalls } from "./inline.js";
import { compile, compiled, install } from "./install.js";
import { Ledger } from "./ledger.js";
import { Dear, type LoopEntry, newEntry, statsOf } from "./loop-entry.js";
import { exitCountsNow, type Observation, observe, type Recorded } from "./observe.js";
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
  /** False: this thread makes no code, it only installs what others publish, and needs no stitcher. */
  readonly stitches?: boolean;
  /** Compiles while the thread goes on interpreting; absent: the thread compiles itself. */
  readonly assembly?: AssemblyLine;
  /** Default: the one that the build made. */
  readonly library?: StencilLibrary;
  /** The timeline: EVENT_COMPILE and EVENT_COMPILED with the loop. */
  readonly event?: (kind: number, loop: number) => void;
  /** Every attempt with its artefacts: for the inspector. */
  readonly onAttempt?: (attempt: Attempt) => void;
}

/** The JIT of a thread. Loading the stitcher is the only thing that takes time of the event loop. */
export async function createJit(vm: JitVm, options: JitOptions): Promise<JitHost> {
  if (options.stitches === false || options.assembly) return new Host(vm, options, undefined);
  return new Host(vm, options, await pipelineOf(options));
}

/** The stages as the options choose them. */
export async function pipelineOf(
  options: Pick<JitOptions, "stitcher" | "passes" | "region" | "library" | "stress">,
): Promise<Pipeline> {
  const stitcher = await loadStitcher(options.stitcher, options.passes && { passes: options.passes });
  const { exitAt } = options.stress ?? {};
  return {
    policy: REGION_POLICIES.get(options.region),
    stitcher,
    library: options.library ?? loadLibrary(),
    ...(exitAt !== undefined && { exitAt }),
  };
}

class Host implements JitHost {
  readonly #cache: CodeCache;
  readonly #loops = new Map<number, LoopEntry>();
  readonly #policy: HotnessPolicy;
  readonly #claims: Claims;
  readonly #ledger: Ledger;
  /** Loops that were sent to the assembler, which has not delivered yet. */
  #ordered = 0;
  #orders = 0;
  /** For a region policy that looks at the trail. */
  readonly #trail: TrailReader | undefined;

  constructor(
    private readonly vm: JitVm,
    private readonly options: JitOptions,
    private readonly pipeline: Pipeline | undefined,
  ) {
    this.#cache = new CodeCache(vm.memory);
    this.#policy = HOTNESS_POLICIES.get(options.hotness ?? "backoff");
    this.#claims = new Claims(this.#cache, this.#policy, options);
    const asked = options.hotThreshold !== undefined || options.stress !== undefined || !options.assembly;
    this.#ledger = new Ledger(asked ? undefined : this.#policy.budget);
    this.#trail = recordsTrail(options.region) ? new TrailReader(vm) : undefined;
  }

  hot(loop: number, fp: number): void {
    this.#hear();
    const state = this.#cache.state(loop);
    if (state === LAYOUT.LOOP_STATE_READY) {
      this.#judge(loop, fp);
      return;
    }
    // A further version is made: that in use is left meanwhile as before.
    if (state === LAYOUT.LOOP_STATE_CLAIMED && this.#cache.word(loop, LAYOUT.LOOP_BYTES) !== 0) {
      this.#claims.setPatience(loop);
      return;
    }
    const wait = this.#claims.waitAfter(this.#cache.attempts(loop));
    this.#cache.setCounter(loop, wait === "never" ? TUNABLES.LONGEST_WAIT : wait);
    if (!this.#makes) return;
    if (state === LAYOUT.LOOP_STATE_COLD) {
      const leaves = isLeftToCallers(this.vm, loop, fp, this.#claims.firstWait());
      this.#cache.noteAsked(loop);
      if (leaves) this.#leave(loop);
      if (leaves || this.#mustWait(loop)) return;
    }
    if (state === LAYOUT.LOOP_STATE_COLD && this.#cache.claim(loop, state)) this.#compile(loop, fp, state);
    else if (state === LAYOUT.LOOP_STATE_CLAIMED && !this.options.assembly) this.#awaitOther(loop);
    if (this.#cache.state(loop) === LAYOUT.LOOP_STATE_GIVEN_UP) this.#cache.enterPlainly(loop, fp);
  }

  /** Whether this thread has code made at all. */
  get #makes(): boolean {
    return this.pipeline !== undefined || this.options.assembly !== undefined;
  }

  install(loop: number): void {
    this.#hear();
    const published = this.#cache.published(loop);
    if (published) this.#put(loop, published);
  }

  stats(): readonly LoopStats[] {
    this.#hear();
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

  /** The function waits for its callers, as after a refusal that may pass. */
  #leave(loop: number): void {
    const wait = this.#claims.waitAfter(this.#cache.countAttempt(loop));
    this.#cache.setCounter(loop, wait === "never" ? TUNABLES.LONGEST_WAIT : wait);
  }

  /** Whether a loop costs more than the program has earned yet, as far as that is known without a look at it: it is asked about again later. */
  #mustWait(loop: number): boolean {
    const entry = this.#entry(loop);
    const instructions = entry.dear?.instructions ?? this.#cache.instructionsOf(loop);
    if (this.#ledger.affords(instructions)) return false;
    this.#cache.setCounter(loop, this.#dear(entry, loop, instructions).wait());
    return true;
  }

  #dear(entry: LoopEntry, loop: number, instructions: number): Dear {
    const first = this.#claims.firstWait();
    entry.dear ??= new Dear(first, callsUntilHot(this.vm, loop, first));
    entry.dear.instructions = instructions;
    return entry.dear;
  }

  #entry(loop: number): LoopEntry {
    let entry = this.#loops.get(loop);
    if (!entry) {
      entry = newEntry();
      this.#loops.set(loop, entry);
    }
    return entry;
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
    // What its order has become is still on the way: exits up to now are those of the version before.
    if (!this.#makes || entry.ordered) return;
    entry.storms = this.#storms(entry, loop);
    if (!this.#renews(entry, loop)) {
      if (entry.storms) this.#takeOut(entry, loop);
    } else if (!entry.storms && !this.#ledger.affords(entry.dear?.instructions ?? entry.made?.instructions ?? 0)) {
      // The code in use has to do meanwhile; looking at the loop would be the dearest part.
      return;
    } else if (!atHeader) {
      this.#cache.setCounter(loop, 1);
      this.#cache.setBackEdge(loop, "JUMP_BACK");
    } else if (this.#cache.claim(loop, LAYOUT.LOOP_STATE_READY)) this.#compile(loop, fp, LAYOUT.LOOP_STATE_READY);
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
    const { made } = entry;
    return made?.countsTurns === true && entry.pace.storms(this.#totals(entry, loop), made.instructions);
  }

  /** The loop leaves its code nearly every turn: the interpreter runs it, and asks again later and later. */
  #takeOut(entry: LoopEntry, loop: number): void {
    this.#noteTakenOut(entry);
    const wait = this.#claims.waitAfter(this.#cache.countAttempt(loop));
    if (!this.#cache.claim(loop, LAYOUT.LOOP_STATE_READY)) return;
    this.#claims.leave(loop, wait);
  }

  #noteTakenOut(entry: LoopEntry): void {
    const refused = `its code was taken out: ${entry.pace.said}`;
    entry.storms = false;
    entry.takenOut++;
    entry.refusals.push(refused);
    if (entry.observation) this.options.onAttempt?.({ observation: entry.observation, refused });
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
  #compile(loop: number, fp: number, before: number): void {
    const entry = this.#entry(loop);
    this.options.event?.(LAYOUT.EVENT_COMPILE, loop);
    let observation: Observation | undefined;
    try {
      entry.attempts++;
      entry.failuresBefore = this.#cache.word(loop, LAYOUT.LOOP_ENTRY_FAILURES);
      const recorded = this.#record(entry, loop, fp);
      observation = this.#observe(entry, loop, fp, recorded);
      if (entry.history.noteStorms(observation)) observation = this.#observe(entry, loop, fp, recorded);
      observation = entry.history.refine(observation);
      if (recorded) observation = { ...observation, recorded };
      const claim = { loop, before, storms: entry.storms };
      if (this.#isDear(claim, observation)) return;
      const { assembly } = this.options;
      if (assembly) this.#order(assembly, claim, observation);
      else if (this.pipeline) this.#make(this.pipeline, claim, observation);
    } catch (error) {
      const refusal = { refused: `internal error: ${(error as Error).stack}`, passing: false };
      this.#refuse({ loop, before, storms: entry.storms }, refusal);
      if (observation) this.#tell(loop, observation, refusal, refusal);
    } finally {
      this.options.event?.(LAYOUT.EVENT_COMPILED, loop);
    }
  }

  /** Ends the claim on what costs more than the program has earned yet: asked about again a little later each time. */
  #isDear(claim: Claim, observation: Observation): boolean {
    const { loop, before, storms } = claim;
    const entry = this.#entry(loop);
    const instructions = instructionsIn(observation);
    if (storms || this.#ledger.affords(instructions)) return false;
    entry.attempts--;
    const dear = this.#dear(entry, loop, instructions);
    if (before === LAYOUT.LOOP_STATE_READY) this.#claims.refuse(claim, { refused: dear.said, passing: true });
    else this.#claims.leave(loop, dear.wait());
    return true;
  }

  /** What the first turns of a loop tell of calls of its function, where both were counted from the start. */
  #noteCallWork(loop: number, instructions: number): void {
    if (this.#cache.attempts(loop) > 0) return;
    const first = this.#claims.firstWait();
    const { dear } = this.#entry(loop);
    const calls = dear ? dear.calls : callsUntilHot(this.vm, loop, first);
    if (calls !== undefined) noteCallWork(this.vm, loop, calls, first * instructions);
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

  /** Compiles here and now. */
  #make(pipeline: Pipeline, claim: Claim, observation: Observation): void {
    const { loop, before } = claim;
    const entry = this.#entry(loop);
    const made = stitchLoop(observation, pipeline);
    let module: WebAssembly.Module | undefined;
    // Compiled before it is published: bytes that V8 refuses never reach another thread.
    if (!isRefusal(made) && !this.#claims.isPublished(loop, made.bytes))
      module = this.#timed(loop, () => compile(made.bytes, this.options.v8));
    const refusal = isRefusal(made) ? made : this.#claims.publish(claim, made);
    if (!isRefusal(made)) this.#remember(loop, observation, summary(made), refusal === undefined);
    else entry.history.settle(this.#cache.exitsOf(loop));
    if (refusal) this.#refuse(claim, refusal);
    else {
      if (before === LAYOUT.LOOP_STATE_COLD && !isRefusal(made)) this.#noteCallWork(loop, made.region.instructions);
      if (module && !isRefusal(made))
        this.#place(loop, module, { version: this.#cache.word(loop, LAYOUT.LOOP_VERSION), bytes: made.bytes });
      entry.pace.restart(this.#totals(entry, loop));
      this.#claims.use(loop);
    }
    this.#tell(loop, observation, made, refusal);
  }

  /** Lets the assembler compile; meanwhile older code stays in use, and the interpreter runs what has none. */
  #order(assembly: AssemblyLine, claim: Claim, observation: Observation): void {
    const { loop, before } = claim;
    const number = ++this.#orders;
    const instructions = instructionsIn(observation);
    this.#ledger.ordered(number, instructions);
    if (before !== LAYOUT.LOOP_STATE_COLD) this.#cache.setBackEdge(loop, "JUMP_BACK_STITCHED");
    else this.#noteCallWork(loop, instructions);
    assembly.send({ ...claim, observation, number });
    this.#entry(loop).ordered = { number, observation };
    this.#ordered++;
  }

  /** Takes note of what the assembler has delivered. */
  #hear(): void {
    for (let delivery = this.#delivery(); delivery; delivery = this.#delivery()) this.#accept(delivery);
  }

  #delivery(): Delivery | undefined {
    return this.#ordered > 0 ? this.options.assembly?.receive() : undefined;
  }

  #accept({ loop, number, made, refusal, compileUs, beganMs, endedMs }: Delivery): void {
    const entry = this.#entry(loop);
    this.#ledger.delivered(number, endedMs - beganMs);
    const { ordered } = entry;
    if (ordered?.number !== number) return;
    delete entry.ordered;
    this.#ordered--;
    if (!refusal && compileUs > 0) entry.compileUs = compileUs;
    const { observation } = ordered;
    // What the code before did meanwhile is none of the new one's.
    if (made) this.#remember(loop, { ...observation, exitCounts: exitCountsNow(this.vm, observation) }, made, !refusal);
    else entry.history.settle(this.#cache.exitsOf(loop));
    entry.failuresBefore = this.#cache.word(loop, LAYOUT.LOOP_ENTRY_FAILURES);
    if (refusal) this.#noteRefusal(entry, refusal);
    else entry.pace.restart(this.#totals(entry, loop));
  }

  #remember(loop: number, observation: Observation, made: Made, published: boolean): void {
    const entry = this.#entry(loop);
    entry.history.remember(observation, made.region);
    if (!published) return;
    entry.made = made;
    entry.observation = observation;
  }

  #refuse(claim: Claim, refusal: Refusal): void {
    this.#noteRefusal(this.#entry(claim.loop), refusal);
    this.#claims.refuse(claim, refusal);
  }

  #noteRefusal(entry: LoopEntry, { refused }: Refusal): void {
    if (refused !== NOT_YET.refused) entry.refusals.push(refused);
    if (entry.storms) this.#noteTakenOut(entry);
  }

  #put(loop: number, published: PublishedCode): void {
    this.options.event?.(LAYOUT.EVENT_COMPILE, loop);
    const { assembly, v8 } = this.options;
    const { bytes } = published;
    const module = assembly ? compiled(bytes) : this.#timed(loop, () => compile(bytes, v8));
    this.#place(loop, module, published);
    this.options.event?.(LAYOUT.EVENT_COMPILED, loop);
  }

  #timed(loop: number, make: () => WebAssembly.Module): WebAssembly.Module {
    const started = performance.now();
    const module = make();
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
