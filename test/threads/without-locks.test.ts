/**
 * What threads do without locks, each with a program that fails when its mechanism is taken away (test/threads/mechanisms.test.ts has
 * the locks themselves): looking up dicts and walking through them, counts per thread, what a thread changes as its own, and counting
 * by samples. What was taken out of the runtime once, and what was seen then, is said at each.
 */
import { afterAll, describe, expect, test } from "vitest";
import type { RunOptions } from "../../dist/threads/options.js";
import { closePool } from "../../dist/threads/pool.js";
import { FREE, runSource, THREADS } from "./run-source.js";

afterAll(closePool);

const run = async (source: string, options: Partial<RunOptions>) => {
  const { exitCode, stdout, stderr } = await runSource(source, options);
  return exitCode === 0 && stderr === "" ? stdout : `exit code ${exitCode}\n${stdout}${stderr}`;
};

/** A class whose instances a reader can look at, and whose dead ones are counted. */
const WATCHED = `
lock = threading.Lock()
class Watched:
    born = dead = 0
    def __init__(self, n):
        self.n = n
        self.items = [n, n]
        with lock:
            Watched.born += 1
    def __del__(self):
        with lock:
            Watched.dead += 1
def right(thing):
    return thing.items == [thing.n, thing.n]
`;

/** One thread replaces, three look; what they saw that was wrong. */
const RACE = `def work(me):
    if me == 0:
        replace()
    else:
        look()
run_all(work, 4)
print(bad[:3])
`;

describe.each([
  ["interpreter", FREE],
  ["JIT", { ...FREE, jit: true }],
  ["interpreter, atomic counts", { ...FREE, refcount: "atomic" }],
] as const)("%s", (_, options) => {
  // A value owned without looking whether it is dead (share for tryShareRef in valueAt, wasm/dict.ts): traps, by keys of all kinds but ints in one
  // run. (An old table freed at once is seen by those who walk, below, not here.)
  test.each([
    ["ints", "n * 7"],
    ["strs", "'key' + str(n)"],
    ["tuples", "(n, 'pair')"],
    ["floats", "n + 0.5"],
    ["instances", "Key(n)"],
  ])("a dict is looked up by %s while its table is replaced and its values die", async (_kind, key) => {
    const source = `${THREADS}
class Key:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return self.n
    def __eq__(self, other):
        return self.n == other.n
keys = [${key} for n in range(8)]
more = [${key} for n in range(100, 148)]
box = {key: [n, n] for n, key in enumerate(keys)}
done = []
bad = []
def replace():
    for turn in range(600):
        for n, key in enumerate(keys):
            box[key] = [n, n]
        for key in more:
            box[key] = [turn]
        for key in more:
            del box[key]
        for n, key in enumerate(keys):
            box[key] = [n, n]
            text = ("t" * 300, [turn], turn)
    done.append(1)
def look():
    while not done:
        for n, key in enumerate(keys):
            seen = box[key]
            if len(seen) != 2 or seen[0] != n or seen[1] != n:
                bad.append((n, seen))
${RACE}`;
    expect(await run(source, options)).toBe("[]\n");
  });

  // The same, or an old table freed at once (free for freeBlock in reserve, wasm/dict-table.ts): a trap ("memory access out of bounds", "operation
  // does not support unaligned accesses").
  test("a dict is walked through while its table is replaced and its values die", async () => {
    const source = `${THREADS}
box = {n: [n, n] for n in range(12)}
names = {"n" + str(n): "v" * n for n in range(12)}
done = []
bad = []
def replace():
    for turn in range(1500):
        for n in range(12):
            box[n] = [n, n]
            names["n" + str(n)] = "v" * n
        for n in range(100, 140):
            box[n] = [n, n]
            names["n" + str(n)] = "v" * n
        text = "t" * 700
        for n in range(100, 140):
            del box[n]
            del names["n" + str(n)]
    done.append(1)
def look():
    while not done:
        try:
            for n, pair in box.items():
                if len(pair) != 2 or pair[0] != n or pair[1] != n:
                    bad.append((n, pair))
            for pair in box.values():
                if len(pair) != 2 or pair[0] != pair[1]:
                    bad.append(pair)
        except RuntimeError:
            pass
        try:
            for name, value in names.items():
                if name != "n" + str(len(value)) or value != "v" * len(value):
                    bad.append((name, value))
        except RuntimeError:
            pass
${RACE}`;
    expect(await run(source, options)).toBe("[]\n");
  });
});

describe.each([
  ["interpreter", FREE],
  ["JIT", { ...FREE, jit: true }],
] as const)("biased, %s", (_, cell) => {
  const options = { ...cell, refcount: "biased" } as const;

  // Nothing is settled (settle does nothing, wasm/per-thread.ts), or without the rows (bringTogether): objects that never die, or that die
  // in use. Not put into the headers for the collector (withdraw): the cycle through the holder is never collected.
  test("counts per thread: each object dies once, when its slot and all who took it have given it up", async () => {
    const source = `${THREADS}${WATCHED}
import gc
class Holder:
    pass
shared = Watched(0)
holder = Holder()
def hold(thing):
    thing.owner = holder
    holder.thing = thing
hold(Watched(0))
pairs = (Watched(-1), Watched(-2))
by_name = {"a": Watched(0)}
Holder.thing_of_all = Watched(0)
bad = []
def work(me):
    global shared
    kept = [None] * 8
    for i in range(4000):
        kept[i & 7] = shared
        for thing in (shared, holder.thing, pairs[0], pairs[1], by_name["a"], Holder.thing_of_all):
            if not right(thing):
                bad.append(thing.n)
        if i % 500 == 250 + me:
            shared = Watched(i)
            hold(Watched(i))
            by_name["a"] = Watched(i)
            Holder.thing_of_all = Watched(i)
        if i % 1000 == 100 * me:
            gc.collect()
run_all(work, 4)
alive = Watched.born - Watched.dead
del shared, holder, pairs
by_name.clear()
del Holder.thing_of_all
gc.collect()
print(bad, alive, Watched.born - Watched.dead)
`;
    for (const countPerThread of [false, true]) {
      expect(await run(source, { ...options, stress: { countPerThread } }), `always: ${countPerThread}`).toBe(
        "[] 6 0\n",
      );
    }
  });

  // Who finds it does not wait for its owner (awaitOwner does nothing, wasm/private.ts): KeyError, and lists with lost items.
  test("a thread's own lists and dicts are changed by others from the moment on that they find them", async () => {
    const source = `${THREADS}
handed = []
done = []
lost = []
def makes():
    for turn in range(1500):
        items = []
        table = {}
        for n in range(64):
            items.append([n])
            table[n] = [n]
            if n == 8:
                handed.append((items, table))
        if [pair for pair in items if pair[0] >= 0] != [[n] for n in range(64)]:
            lost.append(items)
        if [table[n][0] for n in range(64)] != list(range(64)):
            lost.append(table)
    done.append(1)
def grows():
    while not done or handed:
        if not handed:
            continue
        items, table = handed.pop()
        for n in range(1, 60):
            items.append([-n])
            table[-n] = [-n]
        if [pair[0] for pair in items if pair[0] < 0] != list(range(-1, -60, -1)):
            lost.append(items)
        if [table[-n][0] for n in range(1, 60)] != list(range(-1, -60, -1)):
            lost.append(table)
def work(me):
    if me == 0:
        makes()
    else:
        grows()
run_all(work, 2)
print(len(lost))
`;
    expect(await run(source, options)).toBe("0\n");
  });
});

/**
 * Exits and turns are counted by samples where there are many (EXIT_SAMPLED, wasm/inlined.ts and src/build/interpreter/control.ts). Words that all
 * threads write at every turn only cost time, which is no test's matter: here, that so many are counted as there are.
 */
describe("counting by samples", () => {
  // Each sample counted as one (control.ts): 1,968 exits of 16,000.
  test("exits of two threads: about as many as there were", async () => {
    const source = `${THREADS}
def loop(items, turns):
    total = 0
    for i in range(turns):
        try:
            total += items[i & 127]
        except TypeError:
            total += 1
    return total
items = [1] * 127 + ["x"]
sums = []
def work(me):
    sums.append(loop(items, 128 * 8000))
run_all(work, 2)
print(sums)
`;
    const { stdout, stats } = await runSource(source, { ...FREE, jit: true });
    expect(stdout).toBe("[1024000, 1024000]\n");
    expect(stats.loops).toHaveLength(1);
    const exits = stats.loops[0]?.exits ?? 0;
    expect(exits).toBeGreaterThan(10_000);
    expect(exits).toBeLessThan(20_000);
  });

  // The same: the loop was not compiled in the second run, either.
  test("turns of two threads: a loop with a high threshold is compiled when they have done so many together", async () => {
    const source = (turns: number) => `${THREADS}
def loop(turns):
    total = 0
    for i in range(turns):
        total += i & 3
    return total
sums = []
def work(me):
    sums.append(loop(${turns}))
run_all(work, 2)
print(sums)
`;
    const options = { ...FREE, jit: true, hotThreshold: 400_000 };
    const few = await runSource(source(120_000), options);
    const many = await runSource(source(400_000), options);
    expect([few.stdout, few.stats.loops.length]).toEqual(["[180000, 180000]\n", 0]);
    expect([many.stdout, many.stats.loops.length]).toEqual(["[600000, 600000]\n", 1]);
  });
});
