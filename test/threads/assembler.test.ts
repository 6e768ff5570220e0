/** Compiling in the background: another thread makes what the program's threads order, and they go on meanwhile. */
import { afterAll, describe, expect, test } from "vitest";
import { type RunOptions, type RunResult, whereCompiled } from "../../dist/threads/options.js";
import { closePool, poolWorkers } from "../../dist/threads/pool.js";
import { TUNABLES } from "../../src/base/tunables.js";
import { runSource, THREADS } from "./run-source.js";

afterAll(closePool);

/** Hot as by itself, but not held back until the program can afford it (jit/ledger.ts). */
const BACKGROUND: Partial<RunOptions> = { jit: true, compile: "background", hotThreshold: TUNABLES.HOT_BACK_EDGES };

/** The program gets so many turns that code comes while it runs: a machine that is busy takes seconds to boot a worker. */
async function untilCompiled(
  source: (turns: number) => string,
  options: Partial<RunOptions>,
  isEnough = ({ stats }: RunResult) => stats.loops.length > 0,
) {
  for (let turns = 1; ; turns *= 4) {
    const result = await runSource(source(turns), { ...BACKGROUND, ...options });
    expect(result.exitCode, result.stderr).toBe(0);
    if (isEnough(result) || turns > 500) return { ...result, turns };
  }
}

test("a loop is interpreted until its code comes, which has the assembler's times", async () => {
  const source = (turns: number) => `
def f(n):
    total = 0
    for i in range(n):
        total += i % 7
    return total
results = set()
for _ in range(${turns * 3000}):
    results.add(f(1000))
print(results)
`;
  const options = { region: "loop", stats: true } as const;
  const there = await untilCompiled(source, options);
  const here = await runSource(source(there.turns), { ...options, jit: true, compile: "at-once" });
  expect(there.stdout).toBe(here.stdout);
  const loopOf = ({ stats }: RunResult) => stats.loops.find(({ code }) => code === "f");
  const loop = loopOf(there);
  expect(loop).toMatchObject({ code: "f", line: 4, region: "loop", stitcher: "splice" });
  expect(loop?.instructions).toBe(loopOf(here)?.instructions);
  expect(loop?.bytes).toBe(loopOf(here)?.bytes);
  for (const us of [loop?.planUs, loop?.stitchUs, loop?.compileUs]) expect(us).toBeGreaterThan(0);
  expect(loop?.entries).toBeGreaterThan(0);
  expect(there.stats.instructionsInterpreted).toBeGreaterThan(2 * here.stats.instructionsInterpreted);
});

test("a further version comes from there, too, and the older one is in use until then", async () => {
  const source = (turns: number) => `
def f(items):
    total = items[0] - items[0]
    for item in items:
        total += item
    return total
ints = list(range(100))
floats = [item / 2 for item in ints]
for items in (ints, floats, ints):
    for _ in range(${turns * 5000}):
        total = f(items)
    print(total)
`;
  const first = await runSource(source(1).replace("(ints, floats, ints)", "(ints,)"), {
    jit: true,
    compile: "at-once",
    region: "loop",
  });
  const bytes = ({ stats }: RunResult) => stats.loops.find(({ code }) => code === "f")?.bytes;
  // Two kinds of items are more than a first version holds.
  const isNewer = (result: RunResult) => bytes(result) !== undefined && bytes(result) !== bytes(first);
  const last = await untilCompiled(source, { region: "loop" }, isNewer);
  expect(last.stdout).toBe("4950\n2475.0\n4950\n");
  expect(isNewer(last)).toBe(true);
});

test("what is refused there is told, and tried again or left alone", async () => {
  const source = (turns: number) => `
def f(n):
    for i in range(n):
        try:
            pass
        finally:
            del i
for _ in range(${turns * 60}):
    f(1000)
print("done")
`;
  const there = await untilCompiled(source, { region: "loop" }, ({ stats }) => stats.refused.length > 0);
  const here = await runSource(source(there.turns), { jit: true, compile: "at-once", region: "loop" });
  expect(there.stdout).toBe("done\n");
  const reasons = ({ stats }: RunResult) =>
    stats.refused.map(({ code, line, reasons: [first] }) => [code, line, first]);
  expect(reasons(there)).toEqual(reasons(here));
});

test("a program that ends before its code comes waits for nothing", async () => {
  const source = `
def f(n):
    for i in range(n):
        pass
f(6000)
print("done")
`;
  for (let turn = 0; turn < 5; turn++) {
    const { exitCode, stdout } = await runSource(source, BACKGROUND);
    expect([exitCode, stdout]).toEqual([0, "done\n"]);
  }
});

describe.each([
  ["free", false],
  ["GIL", true],
])("%s", (_, gil) => {
  test("what one thread orders all run, whether or not it still lives", async () => {
    const source = (turns: number) => `${THREADS}
def f(n):
    total = 0
    for i in range(n):
        total += i % 7
    return total
def once(number):
    f(5500)
run_all(once, 1)
totals = []
def work(number):
    for _ in range(${turns * 400}):
        total = f(1500)
    totals.append(total)
run_all(work, 4)
print(totals)
`;
    const { stdout, stats } = await untilCompiled(source, { gil, region: "loop" });
    expect(stdout).toBe(`[${Array(4).fill("4495").join(", ")}]\n`);
    const loop = stats.loops.find(({ code }) => code === "f");
    expect(loop?.entries).toBeGreaterThan(0);
    // The thread that ordered it has ended.
    for (const of of [loop?.instructions, loop?.stitchUs, loop?.compileUs]) expect(of).toBeGreaterThan(0);
  });

  test("many loops, ordered by many threads at once", async () => {
    const functions = Array.from(
      { length: 24 },
      (__, number) => `
def f${number}(n):
    total = 0
    for i in range(n):
        total += i % ${number + 2}
    return total`,
    ).join("");
    const names = Array.from({ length: 24 }, (__, number) => `f${number}`).join(", ");
    const source = `${THREADS}${functions}
functions = [${names}]
sums = [0] * 4
def work(number):
    for turn in range(60):
        for f in functions:
            sums[number] += f(100)
run_all(work, 4)
expected = 60 * sum(i % m for m in range(2, 26) for i in range(100))
print(sums == [expected] * 4)
`;
    const { stdout } = await runSource(source, { ...BACKGROUND, gil, hotThreshold: 20 });
    expect(stdout).toBe("True\n");
  });
});

const LARGE = `
def large(n):
    total = 0
    for i in range(n):
${Array.from({ length: 60 }, (_, line) => `        total = total * 3 % 1000 + ${line}`).join("\n")}
    return total
`;

test("small loops need no worker, large ones have one", async () => {
  const workersOf = async (source: string) => {
    await closePool();
    const { exitCode } = await runSource(source, { ...BACKGROUND, region: "loop" });
    expect(exitCode).toBe(0);
    return poolWorkers().length;
  };
  expect(await workersOf("total = 0\nfor i in range(20000):\n    total += i\nprint(total)\n")).toBe(1);
  expect(await workersOf(`${LARGE}print(large(20000))\n`)).toBe(2);
});

test("what the worker makes runs", async () => {
  const source = (turns: number) => `${LARGE}print({large(1000) for _ in range(${turns * 100})})\n`;
  const there = await untilCompiled(source, { region: "loop" });
  const here = await runSource(source(there.turns), { jit: true, compile: "at-once", region: "loop" });
  expect(there.stdout).toBe(here.stdout);
  const bytes = ({ stats }: Pick<RunResult, "stats">) => stats.loops.find(({ code }) => code === "large")?.bytes;
  expect(bytes(there)).toBe(bytes(here));
});

test("a program whose assembler dies ends, and says so", async () => {
  await closePool();
  const kill = async () => {
    while (poolWorkers().length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    // By then it has booted, and waits for orders.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const [, assembler] = [...poolWorkers()].sort((a, b) => a.threadId - b.threadId);
    await assembler?.terminate();
  };
  const source = `${LARGE}large(6000)\nwhile True:\n    large(10)\n`;
  const [{ exitCode, stderr }] = await Promise.all([runSource(source, BACKGROUND), kill()]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^patchwork: thread Assembler could not go on: its worker died/);
});

test("where loops are compiled when nobody says", () => {
  const where = (options: Partial<RunOptions>) => whereCompiled(options as RunOptions, false);
  expect(where({})).toBe("background");
  expect(where({ hotThreshold: 1 })).toBe("at-once");
  expect(whereCompiled({} as RunOptions, true)).toBe("at-once");
  expect(whereCompiled({ compile: "background" } as RunOptions, true)).toBe("background");
  expect(where({ stress: { jitAtOnce: true } })).toBe("at-once");
  expect(where({ hotness: "backoff" })).toBe("background");
  expect(where({ hotness: "always-hot" })).toBe("at-once");
  expect(where({ hotThreshold: 1, compile: "background" })).toBe("background");
  expect(where({ inspect: true, compile: "background" })).toBe("at-once");
});
