/**
 * One stress program a mechanism of shared memory, each written so that it fails (a wrong result, a crash, exhausted
 * memory or a hang) when that mechanism is taken away. What was tried is said at each.
 */
import { afterAll, describe, expect, test } from "vitest";
import { closePool } from "../../dist/threads/pool.js";
import { FREE, GIL, runSource, THREADS } from "./run-source.js";

afterAll(closePool);

describe.each([
  ["free", FREE],
  ["GIL", GIL],
  ["free, JIT", { ...FREE, jit: true }],
])("%s", (_, options) => {
  // Without the list's lock: lost appends, or a crash in the growth of the storage.
  test("appends of several threads are all there", async () => {
    const source = `${THREADS}
shared = []
def work(me):
    for i in range(20000):
        shared.append(me)
run_all(work, 4)
counts = [0, 0, 0, 0]
for item in shared:
    counts[item] += 1
print(len(shared), counts)
`;
    expect((await runSource(source, options)).stdout).toBe("80000 [20000, 20000, 20000, 20000]\n");
  });

  // Without delayed free: readers find freed lists, whose memory is another one by then.
  test("readers of a list only ever see whole items while writers replace them", async () => {
    const source = `${THREADS}
shared = []
for i in range(16):
    shared.append([i, i])
bad = []
def work(me):
    if me < 2:
        for i in range(30000):
            shared[i % 16] = [i, i]
    else:
        for i in range(60000):
            pair = shared[i % 16]
            if len(pair) != 2 or pair[0] != pair[1]:
                bad.append(pair)
run_all(work, 4)
print(len(bad), len(shared))
`;
    expect((await runSource(source, options)).stdout).toBe("0 16\n");
  });

  // Without delayed free: readers look into storage that is a string's by then.
  test("readers of a list that grows never see what its old storage became", async () => {
    const source = `${THREADS}
box = [[0]]
stop = []
bad = []
def work(me):
    if me < 2:
        while len(stop) == 0:
            for item in box[0]:
                if item > 1000:
                    bad.append(item)
            items = box[0]
            if items[0] > 1000:
                bad.append(items[0])
    else:
        for i in range(30000):
            items = [1]
            box[0] = items
            for j in range(24):
                items.append(j)
                text = "x" * (8 * j)
        stop.append(1)
run_all(work, 3)
print(bad)
`;
    expect((await runSource(source, options)).stdout).toBe("[]\n");
  });

  // Without atomic counts: the shared object is freed while it is in use, or never.
  test("one object's count survives many owners at once", async () => {
    const source = `${THREADS}
shared = [1, 2, 3]
cell = [shared]
def work(me):
    for i in range(50000):
        mine = cell[0]
        other = [mine]
        mine = other[0]
run_all(work, 4)
print(shared, cell)
`;
    expect((await runSource(source, options)).stdout).toBe("[1, 2, 3] [[1, 2, 3]]\n");
  });

  // Without the exchange in global_store: an object is released twice.
  test("a global that all threads rebind stays whole", async () => {
    const source = `${THREADS}
first = [1, 1]
second = [2, 2]
shared = first
bad = []
def work(me):
    global shared
    for i in range(100000):
        shared = first
        shared = second
        seen = shared
        if seen[0] != seen[1]:
            bad.append(seen)
run_all(work, 3)
print(bad, first, second)
`;
    expect((await runSource(source, options)).stdout).toBe("[] [1, 1] [2, 2]\n");
  });

  test("a Lock excludes: no increment is lost", async () => {
    const source = `${THREADS}
lock = threading.Lock()
total = [0]
def work(me):
    for i in range(5000):
        with lock:
            total[0] = total[0] + 1
run_all(work, 4)
print(total[0], lock.locked())
`;
    expect((await runSource(source, options)).stdout).toBe("20000 False\n");
  });

  // Without giving freed memory back across threads (retired blocks, lists of ended threads) 64 MiB do not suffice.
  test("memory is used again, also that of ended threads", async () => {
    const source = `${THREADS}
def work(me):
    keep = []
    for i in range(2000):
        keep.append([i] * 50)
    shared[me % 4] = keep
shared = [0, 0, 0, 0]
for round in range(40):
    run_all(work, 4)
print(len(shared[0]), len(shared[3]))
`;
    expect((await runSource(source, options)).stdout).toBe("2000 2000\n");
  });

  // With a recursive release the native stack overflows.
  test("a list nested 300,000 deep is released", async () => {
    const source = `
inner = []
for i in range(300000):
    inner = [inner]
inner = None
print("released")
`;
    expect((await runSource(source, options)).stdout).toBe("released\n");
  });

  // More threads, one after the other, than there are thread records.
  test("600 threads, four at a time", async () => {
    const source = `${THREADS}
done = []
def work(me):
    done.append(me)
for round in range(150):
    run_all(work, 4)
print(len(done))
`;
    expect((await runSource(source, options)).stdout).toBe("600\n");
  });

  // Without publishing by blocked threads, one that waits holds all freed memory back.
  test("a thread that waits does not hold memory back", async () => {
    const source = `
import threading
lock = threading.Lock()
lock.acquire()
def wait():
    lock.acquire()
thread = threading.Thread(target=wait)
thread.start()
for i in range(4000):
    block = [i] * 10000
lock.release()
thread.join()
print("done", len(block))
`;
    expect((await runSource(source, options)).stdout).toBe("done 10000\n");
  });
});
