/**
 * Objects that threads hand to one another: nothing is freed early (what is read is what was written), nothing is kept (at
 * the end exactly none is alive; a heap of 64 MiB takes some times as much). With both ways of counting without the GIL.
 * What was taken away once, and what then happened, is said at each.
 */
import { afterAll, describe, expect, test } from "vitest";
import { closePool } from "../../dist/threads/pool.js";
import { FREE, runSource, THREADS } from "./run-source.js";

afterAll(closePool);

const NODE = `
text = "y" * 3000
class Node:
    def __init__(self, n):
        self.n = n
        self.items = [n, str(n) + "x", text + str(n)]
def right(node):
    return node.items[0] == node.n and node.items[1] == str(node.n) + "x"
`;

describe.each([
  ["biased", { ...FREE, refcount: "biased" as const }],
  ["biased, JIT", { ...FREE, jit: true, refcount: "biased" as const }],
  ["atomic", { ...FREE, refcount: "atomic" as const }],
])("%s", (_, options) => {
  const run = async (source: string) => {
    const { stdout, stderr } = await runSource(source, { ...options, memoryMib: 64 });
    return `${stdout}${stderr}`;
  };

  test("through slots of a list: exactly none is alive at the end", async () => {
    const source = `${THREADS}${NODE}
import weakref
slots = [None] * 8
refs = [[], [], [], []]
bad = []
def work(me):
    mine = refs[me]
    for i in range(4000):
        node = Node(i * 4 + me)
        mine.append(weakref.ref(node))
        slots[(i + me) % 8] = node
        seen = slots[(i * 3 + me) % 8]
        if seen is not None and not right(seen):
            bad.append(seen)
run_all(work, 4)
slots.clear()
print(len(bad), sum(len(r) for r in refs), len([1 for mine in refs for r in mine if r() is not None]))
`;
    expect(await run(source)).toBe("0 16000 0\n");
  });

  // Biased counts whose queue is never emptied: a thread cannot leave, the program hangs.
  test("made here and given up there, in constant memory", async () => {
    const source = `${THREADS}${NODE}
import time
boxes = [[], [], []]
done = []
def work(me):
    if me == 3:
        for i in range(24000):
            box = boxes[i % 3]
            box.append(Node(i))
            if len(box) > 400:
                while len(box) > 100:
                    time.sleep(0.001)
        done.append(1)
    else:
        box = boxes[me]
        bad = 0
        while not done or box:
            if not box:
                time.sleep(0.001)
            else:
                if not right(box.pop()):
                    bad += 1
        print(bad)
run_all(work, 4)
`;
    expect(await run(source)).toBe("0\n0\n0\n");
  });

  // Biased counts whose queue stays open while its thread blocks: MemoryError.
  test("given up while who made them is blocked", async () => {
    const source = `${THREADS}${NODE}
gate = threading.Lock()
gate.acquire()
box = [Node(k) for k in range(11000)]
def consume():
    box.clear()
    more = [Node(k) for k in range(11000)]
    print(len(more))
    gate.release()
consumer = threading.Thread(target=consume)
consumer.start()
gate.acquire()
consumer.join()
`;
    expect(await run(source)).toBe("11000\n");
  });

  test("left by threads that have ended, used by those that have their records", async () => {
    const source = `${THREADS}${NODE}
import weakref
kept = []
refs = []
bad = []
def work(me):
    for node in kept[-40:]:
        again = [node, node]
        if not right(again[1]):
            bad.append(1)
    mine = [Node(me * 100 + i) for i in range(20)]
    refs.extend(weakref.ref(node) for node in mine)
    kept.extend(mine)
for k in range(40):
    run_all(work, 2)
    del kept[:20]
alive = len([1 for r in refs if r() is not None])
print(len(bad), len(refs), len(kept), alive)
kept.clear()
print(len([1 for r in refs if r() is not None]))
`;
    expect(await run(source)).toBe("0 1600 800 800\n0\n");
  });

  test("through globals, cells and attributes of classes, which have no lock", async () => {
    const source = `${THREADS}${NODE}
class Place:
    node = Node(0)
place = Node(0)
bad = []
def closure():
    held = Node(0)
    def put(n):
        nonlocal held
        held = Node(n)
    def get():
        return held
    return put, get
put, get = closure()
def work(me):
    global place
    for i in range(8000):
        if me < 2:
            place = Node(i)
            Place.node = Node(i)
            put(i)
        elif not (right(place) and right(Place.node) and right(get())):
            bad.append(i)
run_all(work, 4)
print(bad)
`;
    expect(await run(source)).toBe("[]\n");
  });
});
