/**
 * Schedules one program's threads: the main JavaScript thread never runs Python. It lends a worker to every thread,
 * asks running ones to re-enter the interpreter, passes Ctrl-C on, and ends the program when a worker dies, so that
 * nothing is ever left hanging.
 */
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { LAYOUT } from "../base/layout.js";
import type { Assembled } from "../base/trace-events.js";
import type { Made } from "../jit/assembler.js";
import type { PluginTask } from "../plugins/use.js";
import type { ProgramMemory } from "../vm/loader.js";
import type { NativeFile } from "../vm/native.js";
import { type Assembly, openAssembly } from "./assembly.js";
import { ControlWords } from "./control-words.js";
import { type FinishedThread, FinishedThreads } from "./finished.js";
import { runOnWorker } from "./pool.js";
import { type PackedProgram, packProgram } from "./program-copy.js";
import type {
  EngineTask,
  JitSettings,
  OrderMessage,
  OutputFds,
  StartMessage,
  ThreadEnding,
  ThreadMessage,
  ThreadOutcome,
} from "./protocol.js";
import { threadName } from "./thread-name.js";

/**
 * When a running thread is asked to leave and enter the interpreter again: V8 replaces no wasm function on the
 * stack, so optimised code is only reached by a new call. It takes TurboFan a tenth of a second to a second for the
 * interpreter: often at first (an entry costs a microsecond), then now and then.
 */
const REENTER_SOON_MS = 15;
const REENTER_SOON_UNTIL_MS = 3000;
const REENTER_EVERY_MS = 1000;
/** How long stopped threads get to leave by themselves; then their workers are ended. */
const STOP_PATIENCE_MS = 1000;
/** After Ctrl-C: how often it is looked whether the threads that are left wait for each other for ever. */
const DEADLOCK_LOOK_MS = 100;
/** How soon an interrupt is tried again while the main thread is still starting. */
const INTERRUPT_RETRY_MS = 5;

export interface SchedulerOptions {
  readonly module: WebAssembly.Module;
  readonly jit?: JitSettings;
  readonly plugins?: PluginTask;
  readonly natives?: readonly NativeFile[];
  readonly trace: boolean;
  readonly output: OutputFds;
  readonly startsThreads: boolean;
  /** Workers to have when the pool is made. */
  readonly workers: number;
}

/** Why the program was ended from outside of itself. */
export type Failure =
  | { readonly kind: "broken"; readonly thread: string; readonly message: string; readonly stack?: string }
  | { readonly kind: "output-closed" }
  | { readonly kind: "output-failed"; readonly message: string };

export function workerDied(thread: string, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: "broken", thread, message: `its worker died (${reason})` };
}

/** Times in microseconds. */
export interface MadeLoop extends Made {
  readonly compileUs: number;
}

interface LiveThread {
  readonly threadId: number;
  /** Its threading.Thread; 0: the main thread's. */
  readonly threadObject: number;
  readonly daemon: boolean;
  readonly done: Promise<void>;
}

export interface Schedule {
  /** How the main Python thread ended; undefined when it never came to an end. */
  readonly main: ThreadEnding | undefined;
  readonly threads: readonly FinishedThread[];
  /** What was compiled in the background, in its order; only with `trace`. */
  readonly assembled: readonly Assembled[];
  /** What was published last of a loop that was compiled in the background. */
  readonly made: ReadonlyMap<number, MadeLoop>;
  readonly failure: Failure | undefined;
  /** Ctrl-C came when only other threads than the main one were left. */
  readonly interruptedLate: boolean;
  /** Threads that were stopped after Ctrl-C, as they waited for each other. */
  readonly deadlocked: number;
  /** Some workers did not stop: the pool must be closed. */
  readonly stuck: boolean;
}

export class Scheduler {
  readonly control: ControlWords;
  private readonly live = new Set<LiveThread>();
  /** Threads whose worker, free at any moment, is promised to the next one. */
  private readonly promised = new Set<LiveThread>();
  private readonly finished: FinishedThreads;
  private readonly program: PackedProgram;
  private readonly timers = new Set<NodeJS.Timeout>();
  private assembly: Assembly | undefined;
  /** By engine. */
  private readonly deliveries = new Map<number, MessagePort>();
  private readonly assembled: Assembled[] = [];
  private readonly made = new Map<number, MadeLoop>();
  private over = false;
  private started = 0;
  private failure: Failure | undefined;
  private mainEnded = false;
  private interruptedLate = false;
  private deadlocked = 0;
  /** Called whenever a thread starts or ends or the program fails. */
  private change: () => void = () => {};

  constructor(
    private readonly shared: ProgramMemory,
    private readonly options: SchedulerOptions,
  ) {
    this.control = new ControlWords(shared.memory);
    this.program = packProgram(shared);
    this.finished = new FinishedThreads(options.trace || options.jit?.inspect === true);
  }

  /** What any worker needs to run a thread of the program. */
  get engine(): EngineTask {
    const { workers: _workers, startsThreads: _startsThreads, ...what } = this.options;
    return { ...what, program: this.program };
  }

  private openAssembly(jit: JitSettings): Assembly {
    const { plugins, startsThreads, trace } = this.options;
    return openAssembly({
      memory: this.shared.memory,
      jit,
      // Plug-ins and Binaryen are loaded by workers alone.
      mayKeep: !startsThreads && !plugins && jit.stitcher === "splice",
      ...(plugins && { plugins }),
      deliver: (engine, delivery) => {
        const { loop, made, refusal, compileUs, beganMs, endedMs } = delivery;
        if (trace) this.assembled.push({ loop, beganMs, endedMs });
        if (made && !refusal) this.made.set(loop, { ...made, compileUs });
        this.deliveries.get(engine)?.postMessage(delivery);
      },
      // Its claims are never ended: the loops would be interpreted for ever, and nobody would know.
      failed: (message) => this.end({ kind: "broken", thread: "Assembler", message }),
    });
  }

  private order({ engine, order, deliveries }: OrderMessage): void {
    const { jit } = this.options;
    if (!jit || this.over) return;
    if (deliveries) this.deliveries.set(engine, deliveries);
    this.assembly ??= this.openAssembly(jit);
    this.assembly.order(engine, order);
  }

  /** Runs the program to its end: the main thread's, then that of every thread that is no daemon. */
  async run(): Promise<Schedule> {
    const main = this.launch(0, 0);
    await this.until(() => !this.live.has(main));
    this.mainEnded = true;
    if (this.wasInterrupted()) this.watchForDeadlock();
    await this.until(() => !this.expectsMore());
    const stuck = this.live.size > 0 && !(await this.stop());
    for (const timer of this.timers) clearTimeout(timer);
    this.over = true;
    await this.assembly?.end();
    for (const port of this.deliveries.values()) port.close();
    return {
      main: this.finished.main()?.outcome.ending,
      threads: this.finished.all(),
      assembled: this.assembled,
      made: this.made,
      failure: this.failure,
      interruptedLate: this.interruptedLate,
      deadlocked: this.deadlocked,
      stuck,
    };
  }

  /** Ctrl-C: KeyboardInterrupt in the main thread; when that has ended already, the end of the program. */
  interrupt(): void {
    if (this.mainEnded) {
      this.interruptedLate = true;
      this.control.stopAll();
      return;
    }
    if (!this.control.isLive(0)) {
      this.later(INTERRUPT_RETRY_MS, () => this.interrupt());
      return;
    }
    this.control.request(0, LAYOUT.REQUEST_INTERRUPT);
    this.control.wakeSleeper(0);
  }

  private wasInterrupted(): boolean {
    const ending = this.finished.main()?.outcome.ending;
    return ending?.kind === "ended" && ending.exception === "KeyboardInterrupt";
  }

  /**
   * Ctrl-C has ended the main thread, and CPython would wait for the others. When all that are left wait without a
   * limit for locks and for each other, nobody can ever wake one: they are stopped. Two looks at the same waits, so that
   * none of them is about to end.
   */
  private watchForDeadlock(before = ""): void {
    const ids = [...this.live].map(({ threadId }) => threadId);
    if (ids.length === 0) return;
    const stuck = ids.every((id) => this.control.isStuck(id)) && !this.awaitsStart();
    const waits = ids.map((id) => `${id}:${this.control.counters(id).lockWaits}`).join();
    if (stuck && waits === before) {
      this.deadlocked = ids.length;
      this.control.stopAll();
      return;
    }
    this.later(DEADLOCK_LOOK_MS, () => this.watchForDeadlock(stuck ? waits : ""));
  }

  private awaitsStart(): boolean {
    return this.started < this.control.get(LAYOUT.CONTROL_THREAD_COUNT);
  }

  private launch(threadId: number, threadObject: number): LiveThread {
    const name = threadName(this.shared, threadId);
    const { port1, port2 } = new MessageChannel();
    const heardAll = new Promise<void>((resolve) => {
      port1.on("message", (message: ThreadMessage) => {
        if (message.kind === "end") resolve();
        else if (message.kind === "order") this.order(message);
        else this.receive(message);
      });
    });
    const task = { ...this.engine, kind: "thread", threadId, port: port2 } as const;
    const done = this.freeWorker()
      .then(() => runOnWorker(task, this.options.workers))
      .then(
        async (outcome) => {
          await heardAll;
          this.finish(threadId, name, outcome);
        },
        (error: unknown) => this.died(threadId, name, error),
      )
      .finally(() => {
        port1.close();
        this.live.delete(thread);
        this.promised.delete(thread);
        this.change();
      });
    const thread: LiveThread = {
      threadId,
      threadObject,
      daemon: this.control.isDaemon(threadObject),
      done,
    };
    this.live.add(thread);
    this.scheduleReentries(threadId, thread);
    return thread;
  }

  /**
   * Who joins a thread hears of its end a moment before this thread does. Its worker is then waited for: booting
   * another one for a thread that is started right after a join takes a hundred times as long.
   */
  private async freeWorker(): Promise<void> {
    for (const thread of this.live) {
      if (this.promised.has(thread) || !this.control.hasEnded(thread.threadId, thread.threadObject)) continue;
      this.promised.add(thread);
      return thread.done;
    }
  }

  private receive({ threadObject, threadId }: StartMessage): void {
    this.started++;
    this.launch(threadId, threadObject);
    this.change();
  }

  private finish(threadId: number, name: string, outcome: ThreadOutcome): void {
    this.finished.add({ name, threadId, count: 1, outcome, counters: this.control.counters(threadId) });
    const { ending } = outcome;
    if (ending.kind === "ended" || ending.kind === "stopped") this.control.freeRecord(threadId);
    else if (ending.kind === "broken") this.fail(threadId, { ...ending, thread: name });
    else this.fail(threadId, ending);
  }

  /** Its worker is gone: killed, out of memory, or ended by process.exit. */
  private died(threadId: number, name: string, error: unknown): void {
    this.fail(threadId, workerDied(name, error));
  }

  private fail(threadId: number, failure: Failure): void {
    this.end(failure);
    this.control.releaseGilOf(threadId);
  }

  private end(failure: Failure): void {
    this.failure ??= failure;
    this.control.stopAll();
    this.change();
  }

  private expectsMore(): boolean {
    if (this.failure) return false;
    return this.awaitsStart() || [...this.live].some(({ daemon }) => !daemon);
  }

  /** Ends the threads that still run (daemons, or all after a failure). False when some did not leave in time. */
  private async stop(): Promise<boolean> {
    this.control.stopAll();
    const patience = new Promise<false>((resolve) => this.later(STOP_PATIENCE_MS, () => resolve(false)));
    const all = Promise.all([...this.live].map(({ done }) => done)).then(() => true as const);
    return Promise.race([all, patience]);
  }

  private async until(reached: () => boolean): Promise<void> {
    while (!reached() && !this.failure) {
      await new Promise<void>((resolve) => {
        this.change = resolve;
      });
    }
  }

  private scheduleReentries(threadId: number, thread: LiveThread): void {
    const reenter = () => {
      if (!this.live.has(thread)) return false;
      if (this.control.isLive(threadId)) this.control.request(threadId, LAYOUT.REQUEST_REENTER);
      return true;
    };
    const started = performance.now();
    const again = () => {
      if (!reenter()) return;
      this.later(performance.now() - started < REENTER_SOON_UNTIL_MS ? REENTER_SOON_MS : REENTER_EVERY_MS, again);
    };
    this.later(REENTER_SOON_MS, again);
  }

  private later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      action();
    }, ms);
    this.timers.add(timer);
  }
}
