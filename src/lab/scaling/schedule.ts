/**
 * A discrete-event simulation of threads on cores: with the GIL (one runs; a waiter asks after the switch interval,
 * the holder gives way, handing over costs time; blocking gives way at once) and without it (as many run as there are
 * cores, in slices when there are more threads). Pure and seeded; knows nothing of measured runs.
 *
 * At most some hundred threads: looking at each for the next event is cheaper than a heap of events.
 */
import { type Random, seededRandom } from "../random.js";

/** What a thread does next: compute, compute holding the one contended lock, or block (sleep, wait for I/O). */
export interface Step {
  readonly kind: "compute" | "locked" | "block";
  readonly ms: number;
}

export interface Machine {
  readonly cores: number;
  readonly lock: "gil" | "free";
  /** sys.setswitchinterval: how long a waiter waits before it asks for the GIL. */
  readonly switchIntervalMs: number;
  /** From one thread giving up the GIL to the next one running. */
  readonly handoverMs: number;
  /** Each further thread that computes slows the others by this fraction (memory, caches, atomic counts). */
  readonly contention: number;
}

export interface Simulated {
  readonly wallMs: number;
  readonly gilSwitches: number;
  readonly lockWaitMs: number;
}

/** How long the system lets a thread run while others wait for a core. */
const SLICE_MS = 3;

type Status = "ready" | "running" | "blocked" | "lock" | "done";

interface Thread {
  readonly steps: readonly Step[];
  step: number;
  leftMs: number;
  status: Status;
  /** When it began to run, or to wait for its turn. */
  sinceMs: number;
}

export function simulate(plans: readonly (readonly Step[])[], machine: Machine, seed = 1): Simulated {
  return new Simulation(plans, machine, seededRandom(seed)).run();
}

class Simulation {
  private readonly threads: Thread[];
  private readonly ready: Thread[] = [];
  private readonly lockQueue: Thread[] = [];
  private lockHolder: Thread | undefined;
  private now = 0;
  /** Until then the GIL is on its way from one thread to the next. */
  private handedOverAt = 0;
  private switches = 0;
  private lockWaitMs = 0;
  private lastHolder: Thread | undefined;

  constructor(
    plans: readonly (readonly Step[])[],
    private readonly machine: Machine,
    private readonly random: Random,
  ) {
    this.threads = plans.map((steps) => ({ steps, step: -1, leftMs: 0, status: "ready", sinceMs: 0 }));
    for (const thread of this.threads) this.next(thread);
  }

  run(): Simulated {
    while (this.threads.some(({ status }) => status !== "done")) {
      this.dispatch();
      this.advance(this.untilNextEvent());
      this.settle();
    }
    return { wallMs: this.now, gilSwitches: this.switches, lockWaitMs: this.lockWaitMs };
  }

  private get running(): Thread[] {
    return this.threads.filter(({ status }) => status === "running");
  }

  private get places(): number {
    return this.machine.lock === "gil" ? 1 : this.machine.cores;
  }

  /** Ready threads take free places; with the GIL any of the waiters may win. */
  private dispatch(): void {
    for (let free = this.places - this.running.length; free > 0 && this.ready.length > 0; free--) {
      const [thread] = this.ready.splice(this.machine.lock === "gil" ? this.random(this.ready.length) : 0, 1);
      if (thread) this.start(thread);
    }
  }

  private start(thread: Thread): void {
    thread.status = "running";
    thread.sinceMs = this.now;
    if (this.machine.lock === "free" || thread === this.lastHolder) return;
    if (this.lastHolder) {
      this.switches++;
      this.handedOverAt = this.now + this.machine.handoverMs;
      thread.sinceMs = this.handedOverAt;
    }
    this.lastHolder = thread;
  }

  private untilNextEvent(): number {
    const handing = this.handedOverAt - this.now;
    if (handing > 0) return Math.min(handing, ...this.wakeTimes());
    const { running } = this;
    const slow = this.slowdown(running.length);
    const ends = running.map((thread) => Math.min(thread.leftMs * slow, this.sliceLeft(thread)));
    return Math.max(0, Math.min(...ends, ...this.wakeTimes()));
  }

  private readonly slowdown = (running: number): number => 1 + this.machine.contention * Math.max(0, running - 1);

  private wakeTimes(): number[] {
    return this.threads.filter(({ status }) => status === "blocked").map(({ leftMs }) => leftMs);
  }

  /** A thread is asked to give way one interval after it began, or after the first waiter did if that was later. */
  private sliceLeft({ sinceMs }: Thread): number {
    if (this.ready.length === 0) return Number.POSITIVE_INFINITY;
    if (this.machine.lock === "free") return sinceMs + SLICE_MS - this.now;
    const waiting = Math.min(...this.ready.map((waiter) => waiter.sinceMs));
    return Math.max(sinceMs, waiting) + this.machine.switchIntervalMs - this.now;
  }

  private advance(ms: number): void {
    const { running } = this;
    const computed = this.handedOverAt > this.now ? 0 : ms / this.slowdown(running.length);
    for (const thread of running) thread.leftMs -= computed;
    for (const thread of this.threads) if (thread.status === "blocked") thread.leftMs -= ms;
    this.lockWaitMs += ms * this.lockQueue.length;
    this.now += ms;
  }

  private settle(): void {
    const isOver = ({ leftMs }: Thread): boolean => leftMs <= 1e-9;
    for (const thread of this.threads) {
      if ((thread.status === "running" || thread.status === "blocked") && isOver(thread)) this.next(thread);
    }
    if (this.handedOverAt > this.now) return;
    for (const thread of this.running) if (this.sliceLeft(thread) <= 1e-9) this.giveWay(thread);
  }

  /** The one that was asked waits until another thread took the place, as CPython's holder does. */
  private giveWay(thread: Thread): void {
    const [other] = this.ready.splice(this.machine.lock === "gil" ? this.random(this.ready.length) : 0, 1);
    this.wait(thread);
    if (other) this.start(other);
  }

  private wait(thread: Thread): void {
    thread.status = "ready";
    thread.sinceMs = this.now;
    this.ready.push(thread);
  }

  /** To the thread's next step. */
  private next(thread: Thread): void {
    if (thread === this.lockHolder) this.releaseLock();
    const wasRunning = thread.status === "running";
    thread.step++;
    const step = thread.steps[thread.step];
    thread.leftMs = step?.ms ?? 0;
    if (!step) thread.status = "done";
    else if (step.kind === "block") thread.status = "blocked";
    else if (step.kind === "locked" && this.lockHolder) {
      thread.status = "lock";
      this.lockQueue.push(thread);
    } else {
      if (step.kind === "locked") this.lockHolder = thread;
      if (!wasRunning) this.wait(thread);
    }
  }

  private releaseLock(): void {
    this.lockHolder = this.lockQueue.shift();
    if (this.lockHolder) this.wait(this.lockHolder);
  }
}
