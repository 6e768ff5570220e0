/**
 * The JIT on real programs, two threads of execution over one shared memory on this JavaScript thread: one compiles
 * and publishes, the other only installs. And what becomes of loops whose types change.
 */

import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { LAYOUT } from "../../src/base/layout.js";
import { CodeCache } from "../../src/jit/cache.js";
import { createJit, type JitOptions } from "../../src/jit/host.js";
import type { JitHost } from "../../src/jit/vm-interface.js";
import { compileProgram } from "../../src/language/index.js";
import { createProgramMemory, type ProgramMemory } from "../../src/vm/loader.js";
import { createVm, type Vm } from "../../src/vm/vm.js";
import { library } from "./support.js";

const HOT = 20;
const module = new WebAssembly.Module(readFileSync(new URL("../../dist/wasm/plain.wasm", import.meta.url)));

function load(source: string, hotThreshold = HOT): ProgramMemory {
  const options = { memoryBytes: 2 ** 24, gil: true, jit: true, switchIntervalMs: 5, hotThreshold };
  return createProgramMemory(compileProgram(source, "test.py"), options);
}

async function thread(
  shared: ProgramMemory,
  id: number,
  options: Partial<JitOptions> = {},
): Promise<{ vm: Vm; jit: JitHost }> {
  let jit: JitHost | undefined;
  const vm = createVm(module, shared, id, {
    hot: (loop, fp) => jit?.hot(loop, fp),
    install: (loop) => jit?.install(loop),
    threadStart: () => 0,
    event: () => {},
    text: { capture: (_fd: number, text: string) => void printed.push(text) },
  });
  jit = await createJit(vm, { stitcher: "splice", region: "loop", hotThreshold: HOT, library, ...options });
  return { vm, jit };
}

const printed: string[] = [];

function interpret(vm: Vm): string {
  printed.length = 0;
  const status = (vm.exports.threadEnter as () => number)();
  if (status === LAYOUT.STATUS_FRAME) while (vm.exports.run() === LAYOUT.LEFT_REENTER);
  return printed.join("");
}

async function run(source: string): Promise<{ output: string; jit: JitHost }> {
  const { vm, jit } = await thread(load(source), 0);
  return { output: interpret(vm), jit };
}

describe("a hot loop", () => {
  it("is compiled once and counted", async () => {
    const { output, jit } = await run(
      "def f(n):\n    i = 0\n    while i < n:\n        i += 1\n    return i\nprint(f(100000))\n",
    );
    expect(output).toBe("100000\n");
    expect(jit.stats()).toMatchObject([
      { code: "f", line: 3, state: "ready", version: 1, entries: 1, exits: 1, refusals: [] },
    ]);
  });

  it("gets a version for other entry types", async () => {
    const source = `
def f(n, step):
    i = step
    while i < n:
        i += step
    return i
t = 0
for k in range(400):
    t = f(100, 1)
for k in range(400):
    t += f(100.0, 0.5)
print(t)
`;
    const { output, jit } = await run(source);
    expect(output).toBe("40100.0\n");
    const loop = jit.stats().find(({ code }) => code === "f");
    expect(loop?.version).toBeGreaterThan(1);
    expect(loop?.entryFailures).toBeGreaterThan(0);
  });

  it("holds the functions that it calls", async () => {
    const source = `
def half(x):
    return x // 2
def g(x, y):
    return half(x) + y
def f(n):
    t = 0
    for i in range(n):
        t += g(i, 1)
    return t
print(f(2000))
`;
    const { output, jit } = await run(source);
    expect(output).toBe("1001000\n");
    expect(jit.stats()).toMatchObject([{ code: "f", state: "ready", version: 1, entries: 1, exits: 1, refusals: [] }]);
  });

  it("holds the methods of several classes that every turn calls", async () => {
    const source = `
class A:
    def m(self):
        return 1
class B:
    def m(self):
        return 2
class C:
    def m(self):
        return 3
def f(things, n):
    t = 0
    for i in range(n):
        t += things[i % 3].m()
    return t
print(f([A(), B(), C()], 60000))
`;
    const { output, jit } = await run(source);
    expect(output).toBe("120000\n");
    expect(jit.stats().find(({ code }) => code === "f")?.exits).toBeLessThan(50);
  });

  it("goes on when every turn makes a call that is no plain one", async () => {
    const source =
      "def g(*x):\n    return x[0]\ndef f(n):\n    t = 0\n    for i in range(n):\n        t += g(i)\n    return t\nprint(f(200))\n";
    const { output, jit } = await run(source);
    expect(output).toBe("19900\n");
    expect(jit.stats()).toMatchObject([{ state: "ready", refusals: [] }]);
    expect(jit.stats()[0]?.exits).toBeLessThan(5);
  });
});

describe("ownership", () => {
  const SOURCE = `
def f(n):
    total = 0
    for i in range(n):
        pair = [[i], i]
        other = pair
        first = other[0]
        other[1] = first
        first = "n" + str(i)
        held = []
        for x in [first, pair, i]:
            held.append(x)
            if i % 3 == 0:
                break
        total += len(held)
    return total
print(f(20000))
`;
  it.each([undefined, 5, 12, 20, 31])("nothing is lost or released twice, with guard %s failing", async (exitAt) => {
    const heapTop = async (hotThreshold: number) => {
      const shared = load(SOURCE, hotThreshold);
      const { vm } = await thread(shared, 0, { hotThreshold, stress: exitAt === undefined ? {} : { exitAt } });
      expect(interpret(vm)).toBe("46666\n");
      return new Uint32Array(shared.memory.buffer, LAYOUT.CONTROL_BASE)[LAYOUT.CONTROL_HEAP_TOP / 4] as number;
    };
    // A leak of one object a turn would take a dozen pages; stitched code itself takes one or two.
    expect((await heapTop(HOT)) - (await heapTop(1e9))).toBeLessThan(5 * LAYOUT.HEAP_PAGE);
  });
});

describe("the code cache", () => {
  it("lets a second thread install what the first published", async () => {
    const shared = load("def f(n):\n    i = 0\n    while i < n:\n        i += 1\n    return i\nf(1000)\n");
    const first = await thread(shared, 0);
    interpret(first.vm);
    const { vm, jit } = await thread(shared, 1);
    jit.install(0);
    expect(vm.table.get(0)).not.toBe(vm.exports.install_stub);
    expect(jit.stats()).toMatchObject([{ version: 1, stitchUs: 0, bytes: first.jit.stats()[0]?.bytes }]);
  });

  it("gives a loop to one claimant only, and publishes size and bytes together", () => {
    const shared = load("i = 0\nwhile i < 3:\n    i += 1\n");
    const [one, two] = [new CodeCache(shared.memory), new CodeCache(shared.memory)];
    expect([one.claim(0, LAYOUT.LOOP_STATE_COLD), two.claim(0, LAYOUT.LOOP_STATE_COLD)]).toEqual([true, false]);
    expect(two.published(0)).toBeUndefined();
    expect(one.publish(0, Uint8Array.of(1, 2, 3))).toBe(true);
    expect(two.published(0)).toEqual({ version: 1, bytes: Uint8Array.of(1, 2, 3) });
    expect(two.state(0)).toBe(LAYOUT.LOOP_STATE_READY);
  });
});

describe("a loop that another thread compiles", () => {
  const waiter = new URL("./await-claim.mjs", import.meta.url);
  const cases = [
    ["published", LAYOUT.LOOP_STATE_READY],
    ["refused", LAYOUT.LOOP_STATE_COLD],
  ] as const;

  it.each(cases)("is waited for until its code is %s", async (_, ending) => {
    const shared = load("def f(n):\n    while n:\n        n -= 1\nf(3)\n");
    const cache = new CodeCache(shared.memory);
    expect(cache.claim(0, LAYOUT.LOOP_STATE_COLD)).toBe(true);
    const worker = new Worker(waiter, { workerData: { memory: shared.memory, loop: 0 } });
    const messages: unknown[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      worker.on("error", reject);
      worker.on("exit", () => resolve());
      worker.on("message", (message) => {
        messages.push(message);
        // It is about to wait, or waits already: neither may miss the end of the claim.
        if (messages.length === 1) setTimeout(() => cache.giveBack(0, ending), 20);
      });
    });
    await ended;
    expect(messages).toEqual(["waiting", ending]);
  });

  it("is not waited for longer than asked", () => {
    const cache = new CodeCache(load("while True:\n    break\n").memory);
    cache.claim(0, LAYOUT.LOOP_STATE_COLD);
    cache.awaitClaim(0, 5);
    expect(cache.state(0)).toBe(LAYOUT.LOOP_STATE_CLAIMED);
  });
});
