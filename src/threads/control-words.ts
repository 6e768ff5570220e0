/**
 * The scheduler's hand on the shared memory: requests to running threads, the end of the program, what a dead
 * thread held, counters. The layout is the only contract with the runtime (wasm/safepoint.ts, gil.ts, thread.ts).
 */
import { LAYOUT } from "../base/layout.js";

const GIL = LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_GIL;

export interface ThreadCounters {
  readonly instructions: number;
  readonly gilSwitches: number;
  readonly gilWaitUs: number;
  readonly lockWaits: number;
  readonly lockWaitUs: number;
}

export class ControlWords {
  private readonly words: Int32Array;
  private readonly view: DataView;

  constructor(memory: WebAssembly.Memory) {
    this.words = new Int32Array(memory.buffer);
    this.view = new DataView(memory.buffer);
  }

  get(offset: number): number {
    return Atomics.load(this.words, (LAYOUT.CONTROL_BASE + offset) / 4);
  }

  set(offset: number, value: number): void {
    Atomics.store(this.words, (LAYOUT.CONTROL_BASE + offset) / 4, value);
  }

  threadWord(threadId: number, offset: number): number {
    return Atomics.load(this.words, wordOf(threadId, offset));
  }

  /** Sets request bits in a thread's eval breaker: bits first, then the limit (see wasm/safepoint.ts). */
  request(threadId: number, bits: number): void {
    Atomics.or(this.words, wordOf(threadId, LAYOUT.THREAD_REQUESTS), bits);
    Atomics.store(this.words, wordOf(threadId, LAYOUT.THREAD_LIMIT), 0);
  }

  /** True once the thread is in the interpreter (or blocked): before, its record may still be prepared. */
  isLive(threadId: number): boolean {
    const state = this.threadWord(threadId, LAYOUT.THREAD_STATE);
    return state === LAYOUT.THREAD_STATE_RUNNING || state === LAYOUT.THREAD_STATE_BLOCKED;
  }

  /** It waits without a limit, for a lock or for another thread's end: only another thread can wake it. */
  isStuck(threadId: number): boolean {
    const blocked = this.threadWord(threadId, LAYOUT.THREAD_STATE) === LAYOUT.THREAD_STATE_BLOCKED;
    return blocked && this.threadWord(threadId, LAYOUT.THREAD_STUCK) !== 0;
  }

  /** Every thread leaves the interpreter at its next safepoint; waits end. */
  stopAll(): void {
    this.set(LAYOUT.CONTROL_STOP, 1);
    const top = Math.max(1, this.get(LAYOUT.CONTROL_THREAD_TOP));
    for (let id = 0; id < top; id++) {
      if (!this.isLive(id)) continue;
      this.request(id, LAYOUT.REQUEST_STOP);
      this.wakeSleeper(id);
    }
    this.wakeGilWaiters();
  }

  wakeSleeper(threadId: number): void {
    Atomics.notify(this.words, wordOf(threadId, LAYOUT.THREAD_PARK));
  }

  /** A thread died without its last words: nobody may wait for its GIL. */
  releaseGilOf(threadId: number): void {
    if (Atomics.load(this.words, (GIL + LAYOUT.GIL_OWNER) / 4) !== threadId + 1) return;
    Atomics.store(this.words, (GIL + LAYOUT.GIL_OWNER) / 4, 0);
    Atomics.store(this.words, (GIL + LAYOUT.GIL_LOCKED) / 4, 0);
    this.wakeGilWaiters();
  }

  counters(threadId: number): ThreadCounters {
    const u64 = (offset: number) => Number(this.view.getBigUint64(recordOf(threadId) + offset, true));
    return {
      instructions: u64(LAYOUT.THREAD_INSTRUCTIONS),
      gilSwitches: u64(LAYOUT.THREAD_GIL_SWITCHES),
      gilWaitUs: u64(LAYOUT.THREAD_GIL_WAIT_US),
      lockWaits: u64(LAYOUT.THREAD_LOCK_WAITS),
      lockWaitUs: u64(LAYOUT.THREAD_LOCK_WAIT_US),
    };
  }

  /** Objects that threads count for themselves (wasm/per-thread.ts): ever, and no more. */
  countedPerThread(): { objects: number; settled: number } {
    return { objects: this.get(LAYOUT.CONTROL_LOCAL_MADE), settled: this.get(LAYOUT.CONTROL_LOCAL_SETTLED) };
  }

  /** The record may be used by another thread. */
  freeRecord(threadId: number): void {
    Atomics.store(this.words, wordOf(threadId, LAYOUT.THREAD_STATE), LAYOUT.THREAD_STATE_FREE);
    const freed = (LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_THREADS_FREED) / 4;
    Atomics.add(this.words, freed, 1);
    Atomics.notify(this.words, freed);
  }

  /**
   * Its function has returned and joiners know it. Of a thread whose worker has not reported yet: its record stands,
   * its object may already be another one's.
   */
  hasEnded(threadId: number, threadObject: number): boolean {
    if (threadObject === 0) return false;
    const object = Atomics.load(this.words, (threadObject + LAYOUT.PYTHREAD_STATE) / 4);
    const record = this.threadWord(threadId, LAYOUT.THREAD_STATE);
    return object === LAYOUT.PYTHREAD_ENDED || record === LAYOUT.THREAD_STATE_ENDED;
  }

  isDaemon(threadObject: number): boolean {
    return threadObject !== 0 && Atomics.load(this.words, (threadObject + LAYOUT.PYTHREAD_DAEMON) / 4) !== 0;
  }

  loopCounts(loop: number): { readonly entries: number; readonly exits: number } {
    const at = (LAYOUT.LOOPS_BASE + loop * LAYOUT.LOOP_SIZE) / 4;
    return {
      entries: (this.words[at + LAYOUT.LOOP_ENTRIES / 4] ?? 0) >>> 0,
      exits: (this.words[at + LAYOUT.LOOP_EXITS / 4] ?? 0) >>> 0,
    };
  }

  private wakeGilWaiters(): void {
    Atomics.notify(this.words, (GIL + LAYOUT.GIL_LOCKED) / 4);
    Atomics.notify(this.words, (GIL + LAYOUT.GIL_LAST) / 4);
  }
}

const recordOf = (threadId: number): number => LAYOUT.THREADS_BASE + threadId * LAYOUT.THREAD_SIZE;
const wordOf = (threadId: number, offset: number): number => (recordOf(threadId) + offset) / 4;
