/** Where each thread's time went, in real runs: the runtime's events are where they must be, and nest as they should. */
import { afterAll, expect, test } from "vitest";
import { compileProgram } from "../../dist/language/index.js";
import { closePool } from "../../dist/threads/pool.js";
import { profileProgram } from "../../dist/threads/run.js";
import type { ThreadTimes } from "../../src/threads/options.js";
import { FREE, GIL, runSource, THREADS } from "./run-source.js";

afterAll(closePool);

const COUNT = `${THREADS}
def work(me):
    n = 0
    while n < 1_000_000:
        n += 1
run_all(work, 3)
`;

const parts = (times: ThreadTimes): number =>
  times.interpretingMs +
  times.stitchedMs +
  times.compilingMs +
  times.gilWaitMs +
  times.lockWaitMs +
  times.blockedMs +
  times.collectingMs;

/** What uses a core. */
const running = ({ interpretingMs, stitchedMs, compilingMs }: ThreadTimes): number =>
  interpretingMs + stitchedMs + compilingMs;

const sum = (threads: readonly ThreadTimes[], of: (times: ThreadTimes) => number): number =>
  threads.reduce((total, times) => total + of(times), 0);

test("without the timeline there are none", async () => {
  expect((await runSource("print(1)\n")).stats.threadTimes).toEqual([]);
});

test.each([
  ["interpreter, GIL", { ...GIL, jit: false }],
  ["interpreter, free", { ...FREE, jit: false }],
  ["JIT, GIL", { ...GIL, jit: true }],
  ["JIT, free", { ...FREE, jit: true }],
] as const)("%s: one entry a thread, whose parts add up", async (_, cell) => {
  const { stats } = await runSource(COUNT, { ...cell, trace: true });
  expect(stats.threadTimes.map(({ name }) => name)[0]).toBe("MainThread");
  expect(stats.threadTimes).toHaveLength(4);
  for (const times of stats.threadTimes) {
    expect(parts(times)).toBeCloseTo(times.totalMs, 3);
    expect(times.totalMs).toBeLessThanOrEqual(stats.wallMs + 1);
  }
  const [main, ...workers] = stats.threadTimes;
  expect(main?.blockedMs).toBeGreaterThan(0);
  expect(sum(workers, ({ stitchedMs }) => stitchedMs) > 0).toBe(cell.jit);
  expect(sum(workers, ({ compilingMs }) => compilingMs) > 0).toBe(cell.jit);
  if (!cell.gil) expect(sum(stats.threadTimes, ({ gilWaitMs }) => gilWaitMs)).toBe(0);
});

test("with the GIL one thread runs at a time: together they run no longer than the program", async () => {
  const { stats } = await runSource(COUNT, { ...GIL, trace: true });
  expect(sum(stats.threadTimes, running)).toBeLessThanOrEqual(stats.wallMs * 1.02 + 2);
  expect(sum(stats.threadTimes, ({ gilWaitMs }) => gilWaitMs)).toBeGreaterThan(0);
});

test("sleeping is blocked, waiting for a lock is not", async () => {
  const source = `${THREADS}
import time
lock = threading.Lock()
def work(me):
    with lock:
        time.sleep(0.05)
run_all(work, 2)
`;
  const { stats } = await runSource(source, { ...FREE, trace: true });
  const workers = stats.threadTimes.slice(1);
  for (const { blockedMs } of workers) expect(blockedMs).toBeGreaterThanOrEqual(49);
  expect(sum(workers, ({ lockWaitMs }) => lockWaitMs)).toBeGreaterThan(10);
});

test("waiting for the lock of an object counts as a lock", async () => {
  const source = `${THREADS}
shared = []
def work(me):
    for i in range(40_000):
        shared.append(i)
run_all(work, 4)
print(len(shared))
`;
  // Whether two threads ever meet at the lock is the machine's affair: what is told must agree with what was counted.
  const { stats, stdout, trace } = await runSource(source, { ...FREE, jit: false, trace: true });
  expect(stdout).toBe("160000\n");
  const lockWaitMs = sum(stats.threadTimes, (times) => times.lockWaitMs);
  expect(lockWaitMs > 0).toBe(stats.locks.waits > 0);
  expect(lockWaitMs).toBeLessThanOrEqual(stats.locks.waitMs + stats.locks.waits * 0.1 + 5);
  expect(trace.some(({ name }) => name === "blocked: lock of an object") || stats.locks.waits === 0).toBe(true);
});

const GARBAGE = `
import gc
class Node:
    pass
kept = [[i] for i in range(100_000)]
def collect(turns):
    for turn in range(turns):
        for i in range(2_000):
            one, other = Node(), Node()
            one.other, other.other = other, one
        gc.collect()
`;

test.each([
  ["GIL", { ...GIL, jit: true }],
  ["free", { ...FREE, jit: true }],
])("%s: collecting has its own part and its own spans", async (_, cell) => {
  const { stats, stdout, trace } = await runSource(`${GARBAGE}collect(5)\nprint(len(kept))\n`, {
    ...cell,
    trace: true,
  });
  expect(stdout).toBe("100000\n");
  const [main] = stats.threadTimes;
  expect(main?.collectingMs).toBeGreaterThan(0);
  expect(main && parts(main)).toBeCloseTo(main?.totalMs ?? 0, 3);
  expect(trace.filter(({ name }) => name === "collecting").length).toBeGreaterThanOrEqual(5);
});

test("who waits for the thread that collects is collecting, too", async () => {
  const source = `${GARBAGE}import threading
done = []
def count():
    n = 0
    while not done:
        n += 1
thread = threading.Thread(target=count)
thread.start()
collect(10)
done.append(1)
thread.join()
`;
  const { stats } = await runSource(source, { ...FREE, trace: true });
  const [main, other] = stats.threadTimes;
  expect(main?.collectingMs).toBeGreaterThan(0);
  expect(other?.collectingMs).toBeGreaterThan(0);
  expect(other && parts(other)).toBeCloseTo(other?.totalMs ?? 0, 3);
});

test("the library's profile says of each thread where its time went, what was compiled, and has the timeline", async () => {
  const program = compileProgram("n = 0\nfor i in range(300_000):\n    n += i\nprint(n)\n", "profiled.py");
  const { stdout, stats, trace } = await profileProgram(program, { compile: "at-once" });
  expect(stdout).toBe("44999850000\n");
  expect(stats.threadTimes.map(({ name }) => name)).toEqual(["MainThread"]);
  expect(stats.loops.map(({ line }) => line)).toContain(2);
  expect(stats.instructionsInterpreted).toBeGreaterThan(0);
  expect(trace.length).toBeGreaterThan(0);
});
