/** Hotness policies, region policies and stitchers: the toolkit's own, and the examples' at work in real runs. */
import { afterAll, describe, expect, test } from "vitest";
import { usePlugins } from "../../dist/plugins/use.js";
import { closePool } from "../../dist/threads/pool.js";
import { backoff } from "../../src/jit/hotness.js";
import { patchwork, Workplace } from "../support/cli.js";
import { runSource } from "../threads/run-source.js";
import { example } from "./support.js";

const place = new Workplace();
afterAll(async () => {
  place.remove();
  await closePool();
});

const NESTED = `
def f(n):
    total = 0
    for i in range(n):
        for j in range(n):
            total += i ^ j
    k = 0
    while k < n * n:
        if k * k > 90000 + n:
            break
        k += 1
    return total, k
print(f(150))
`;

describe("backoff", () => {
  test("waits longer after each refusal, and ends", () => {
    expect(backoff.first(undefined)).toBeGreaterThan(100);
    expect(backoff.first(7)).toBe(7);
    const waits = [1, 2, 3, 4].map((refusals) => backoff.again(refusals, 10));
    expect(waits).toEqual([160, 640, 2560, "never"]);
  });

  test("asks for more exits with each attempt, and for no endless number of versions", () => {
    const exits = backoff.patience();
    expect(backoff.renew({ exits, version: 1, attempts: 0 })).toBe(true);
    expect(backoff.renew({ exits, version: 1, attempts: 1 })).toBe(false);
    expect(backoff.renew({ exits: 4 * exits, version: 2, attempts: 1 })).toBe(true);
    expect(backoff.renew({ exits: 1e9, version: 99, attempts: 1 })).toBe(false);
  });
});

test("always-hot compiles loops that turn a few times only, and prints the same", async () => {
  const source = `
def f(n):
    s = 0
    i = 0
    while i < n:
        s += i
        i += 1
    return s
print(f(30), f(3.5))
`;
  const options = { jit: true, gil: true, region: "loop" } as const;
  const plain = await runSource(source, options);
  const hot = await runSource(source, { ...options, ...(await usePlugins([example("always-hot")])) });
  expect(plain.stats.loops).toEqual([]);
  expect(hot.stats.loops).toMatchObject([{ code: "f", line: 5 }]);
  expect(hot.stdout).toBe(plain.stdout);
});

test("always-hot tries a refused loop again in each turn, up to an end", async () => {
  const source = `
def f(n):
    s = 0
    for i in range(n):
        if i < 60:
            s = "a" * 3
        else:
            s = i * 2
    return s
print(f(3000))
`;
  const { stats, stdout } = await runSource(source, { jit: true, ...(await usePlugins([example("always-hot")])) });
  expect(stdout).toBe("5998\n");
  expect(stats.loops.length + stats.refused.length).toBeGreaterThan(0);
});

test("a policy's budget is what compiling beside the program may cost it", async () => {
  const policy = (budget: string) =>
    `{ first: () => 50, again: () => 50, patience: () => 200, renew: () => false, budget: ${budget} }`;
  const plugin = place.write(
    "budgets.ts",
    `export default { name: "budgets", hotness: { poor: ${policy("() => 0")}, rich: ${policy("() => Infinity")} } };`,
  );
  const source = (turns: number) => `
def f(n):
    k = 0
    while k < n:
        k += 1
    return k
print(f(${turns}))
`;
  const options = { jit: true, compile: "background", ...(await usePlugins([`${place.folder}/${plugin}`])) } as const;
  const poor = await runSource(source(10_000_000), { ...options, hotness: "poor" });
  expect(poor.stats.loops).toEqual([]);
  expect(poor.stats.refused.map(({ code, reasons }) => [code, reasons.join()])).toEqual([
    ["f", expect.stringMatching(/^\d+ instructions wait until the program has run for longer/)],
  ]);
  /** So many turns that the worker that compiles has booted before they end. */
  const compiled = async (rest: { hotness: string; hotThreshold?: number }) => {
    for (let turns = 10_000_000; turns < 1e10; turns *= 4) {
      const { stats, stdout } = await runSource(source(turns), { ...options, ...rest });
      expect(stdout).toBe(`${turns}\n`);
      if (stats.loops.length > 0) return stats.loops;
    }
    return [];
  };
  expect(await compiled({ hotness: "rich" })).toMatchObject([{ code: "f", line: 4 }]);
  // Who says when loops are compiled is not asked for what it costs.
  expect(await compiled({ hotness: "poor", hotThreshold: 50 })).toMatchObject([{ code: "f", line: 4 }]);
});

test("innermost takes the inner loop and refuses the others, each with its reason", async () => {
  const options = { jit: true, hotThreshold: 50, ...(await usePlugins([example("innermost")])) } as const;
  expect(options.region).toBe("innermost");
  const { stats, stdout } = await runSource(NESTED, options);
  expect(stdout).toBe(`${(await runSource(NESTED, { jit: false })).stdout}`);
  expect(stats.loops).toMatchObject([{ line: 5, region: "innermost" }]);
  const reasons = stats.refused.map(({ line, reasons: [reason] }) => [line, reason]);
  expect(reasons).toContainEqual([4, "it has an inner loop"]);
  // `loop` takes them all.
  const all = await runSource(NESTED, { jit: true, hotThreshold: 50 });
  expect(all.stats.loops.map(({ line, region }) => [line, region])).toContainEqual([4, "loop"]);
});

test("a flag chooses another policy than the plug-in brings, and the plug-in's by its name", async () => {
  const file = place.write("nested.py", NESTED);
  const chosen = async (...flags: string[]) => {
    const args = ["run", "--hot", "50", "--plugin", example("innermost"), ...flags, "--stats", "s.json", file];
    expect((await place.run(args)).stderr).toBe("");
    const { readFileSync } = await import("node:fs");
    const { loops } = JSON.parse(readFileSync(`${place.folder}/s.json`, "utf8")) as { loops: { region: string }[] };
    return [...new Set(loops.map(({ region }) => region))];
  };
  expect(await chosen()).toEqual(["innermost"]);
  expect(await chosen("--region", "innermost")).toEqual(["innermost"]);
  expect(await chosen("--region", "loop")).toEqual(["loop"]);
});

test("a stitcher makes the program's code, and nothing else's", async () => {
  const file = place.write("nested.py", NESTED);
  const { stdout, stderr, code } = await place.run([
    "run",
    "--hot",
    "50",
    "--plugin",
    example("counting-stitcher"),
    "--stats",
    "c.json",
    file,
  ]);
  expect({ stdout, code }).toEqual({ stdout: (await patchwork(["run", file], { cwd: place.folder })).stdout, code: 0 });
  expect(stderr).toMatch(/^f:\d+ loop \d+: \d+ bytes, \d+ of them copied from stencils\n/);
  const { readFileSync } = await import("node:fs");
  const { loops } = JSON.parse(readFileSync(`${place.folder}/c.json`, "utf8")) as { loops: { stitcher: string }[] };
  expect(loops.every(({ stitcher }) => stitcher === "counting")).toBe(true);
  expect(loops.length).toBeGreaterThan(0);
});
