/**
 * Threads started and joined one after the other: nothing grows with their number, neither the heap nor the workers nor
 * what the process has open, and each costs well under the start of a worker. THREADS=10000 for the size.
 */
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { LAYOUT } from "../../dist/base/layout.js";
import { closePool, poolWorkers } from "../../dist/threads/pool.js";
import type { RunControl } from "../../dist/threads/run.js";
import type { Scheduler } from "../../dist/threads/scheduler.js";
import { FREE, GIL, runSource } from "./run-source.js";

const MANY = Number(process.env.THREADS ?? 3500);
const FEW = 1000;

beforeEach(async () => {
  await closePool();
  process.env.PATCHWORK_WORKERS = "2";
});
afterEach(() => {
  delete process.env.PATCHWORK_WORKERS;
});
afterAll(closePool);

/** Threads that make objects, run a generator, and leave something to a finaliser. */
const threads = (count: number) => `
import threading
class Node:
    def __init__(self):
        self.me = [self]
    def __del__(self):
        dead[0] += 1
dead = [0]
done = 0
def work(n):
    global done
    items = [str(i) for i in range(50)]
    total = sum(len(item) for item in items)
    node = Node()
    node.me = total
    del node
    done += 1
for n in range(${count}):
    thread = threading.Thread(target=work, args=(n,))
    thread.start()
    thread.join()
print(done, dead, threading.active_count())
`;

interface Left {
  readonly heap: number;
  readonly workers: number;
  readonly handles: number;
  readonly stats: number;
}

async function left(count: number, options: object): Promise<Left> {
  let scheduler: Scheduler | undefined;
  const keep = (control: RunControl) => {
    scheduler = control as Scheduler;
  };
  const { exitCode, stdout, stderr, stats } = await runSource(
    threads(count),
    { ...options, hangMs: 90_000 + 10 * count },
    keep,
  );
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: `${count} [${count}] 1\n`, stderr: "" });
  return {
    heap: scheduler?.control.get(LAYOUT.CONTROL_HEAP_TOP) ?? 0,
    workers: poolWorkers().length,
    handles: process.getActiveResourcesInfo().length,
    stats: stats.threads,
  };
}

describe.each([
  ["GIL", GIL],
  ["free, JIT", { ...FREE, jit: true }],
  ["free, biased", { ...FREE, refcount: "biased" }],
])("%s", (_, options) => {
  test(`${MANY} threads leave what ${FEW} leave`, { timeout: 40_000 + 20 * MANY }, async () => {
    const few = await left(FEW, options);
    const many = await left(MANY, options);
    expect(many.stats).toBe(MANY + 1);
    expect(many.workers).toBe(few.workers);
    expect(many.handles).toBeLessThanOrEqual(few.handles + 4);
    // The table of counts per thread has three pages, once. What waits for a safepoint or for the collector varies; a leak
    // of 200 bytes a thread would take more.
    expect((many.heap - few.heap) / LAYOUT.HEAP_PAGE).toBeLessThanOrEqual(8 + 3);
  });
});
