/** Threads that are started as soon as another one was joined run on its worker: nothing boots for them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, poolWorkers } from "../../dist/threads/pool.js";
import { FREE, GIL, runSource } from "./run-source.js";

const before = process.env.PATCHWORK_WORKERS;

beforeAll(async () => {
  await closePool();
  process.env.PATCHWORK_WORKERS = "3";
});

afterAll(async () => {
  if (before === undefined) delete process.env.PATCHWORK_WORKERS;
  else process.env.PATCHWORK_WORKERS = before;
  await closePool();
});

test.each([
  ["free", FREE],
  ["GIL", GIL],
])("%s: forty threads, two at a time, on the workers of two", async (_, options) => {
  const source = `
import threading
def nothing():
    pass
for _ in range(20):
    pair = [threading.Thread(target=nothing), threading.Thread(target=nothing)]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
print("done")
`;
  const { exitCode, stdout } = await runSource(source, options);
  expect([exitCode, stdout]).toEqual([0, "done\n"]);
  expect(poolWorkers().length).toBe(3);
});
