/** The spin-then-park lock in the GIL's place: nothing hangs, nobody starves, statistics and timeline stay. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { linkAll, usePlugins } from "../../dist/plugins/use.js";
import { closePool, poolWorkers } from "../../dist/threads/pool.js";
import { readPrograms } from "../support/programs.js";
import { GIL, runSource, THREADS } from "../threads/run-source.js";
import { example, LINK_MS } from "./support.js";

let spin: typeof GIL;
beforeAll(async () => {
  const brought = await usePlugins([example("spin-gil")]);
  expect(brought.gilLock).toBe("spin-then-park");
  await linkAll(brought);
  spin = { ...GIL, ...brought };
}, LINK_MS);
afterAll(closePool);

// Without the request to the holder, and without waiting for the hand-over, this hangs.
test("a thread that computes lets others run, interpreted and stitched", async () => {
  const source = `
import threading
flag = [0, 0]
def spin():
    while flag[0] == 0:
        flag[1] += 1
thread = threading.Thread(target=spin)
thread.start()
while flag[1] < 1000:
    pass
flag[0] = 1
thread.join()
print("done")
`;
  for (const jit of [false, true]) expect((await runSource(source, { ...spin, jit })).stdout).toBe("done\n");
}, 120_000);

test("it switches, says so, and the timeline shows who held it", async () => {
  const source = `${THREADS}
import time
def work(me):
    end = time.perf_counter() + 0.3
    while time.perf_counter() < end:
        pass
run_all(work, 2)
`;
  const { stats, trace } = await runSource(source, { ...spin, trace: true });
  expect(stats.gil.enabled).toBe(true);
  expect(stats.gil.switches).toBeGreaterThan(3);
  expect(stats.gil.waitMs).toBeGreaterThan(10);
  expect(trace.some(({ ph, name }) => ph === "X" && name === "GIL held")).toBe(true);
}, 120_000);

test("switching at every safepoint changes nothing", async () => {
  const source = `${THREADS}
total = []
def work(me):
    for i in range(20):
        total.append(i)
run_all(work, 3)
print(len(total))
`;
  expect((await runSource(source, { ...spin, stress: { switchAlways: true } })).stdout).toBe("60\n");
}, 120_000);

test.each(
  readPrograms().filter(({ name }) => /^thread-(lock-counter|ping-pong|sleep-releases-gil|many-locks)\.py$/.test(name)),
)(
  "$name",
  async ({ source, expected }) => {
    const plain = await runSource(source, GIL);
    const { stdout } = await runSource(source, { ...spin, jit: true, hotThreshold: 100 });
    expect(stdout).toBe(expected ?? plain.stdout);
  },
  120_000,
);

test("a holder that dies does not keep it", async () => {
  const source = `
import threading
def spin():
    while True:
        pass
threads = [threading.Thread(target=spin), threading.Thread(target=spin)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;
  const running = runSource(source, spin, () => {
    setTimeout(() => void poolWorkers()[1]?.terminate(), 1500);
  });
  expect((await running).exitCode).toBe(1);
}, 120_000);
