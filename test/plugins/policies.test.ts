/** Hotness policies, region policies and stitchers: the toolkit's own, and the examples' at work in real runs. */
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { usePlugins } from "../../dist/plugins/use.js";
import { closePool } from "../../dist/threads/pool.js";
import { backoff, patient } from "../../src/jit/hotness.js";
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

describe("a policy that puts compiling off", () => {
  test("patient does with large regions until the program has run for as long as they may take to compile", () => {
    const postpone = patient.postpone as NonNullable<typeof patient.postpone>;
    expect(backoff.postpone).toBeUndefined();
    expect(postpone({ instructions: 100, spent: 0, elapsedMs: 0 })).toBe(0);
    const large = postpone({ instructions: 500, spent: 0, elapsedMs: 0 });
    expect(large).toBeGreaterThan(100);
    expect(postpone({ instructions: 500, spent: 0, elapsedMs: 100 })).toBeCloseTo(large - 100);
    expect(postpone({ instructions: 500, spent: 0, elapsedMs: large + 1 })).toBe(0);
    // Small functions that were compiled before do not keep the loop that calls them from being compiled as a whole.
    expect(postpone({ instructions: 500, spent: 2000, elapsedMs: 0 })).toBe(large);
  });

  const LATER = `
let asked = 0;
const policy = (postpone) => ({ first: () => 50, again: () => "never", patience: () => 200, renew: () => false, postpone });
export default {
  name: "later",
  hotness: { never: policy(() => 1e9), soon: policy(() => (asked++ % 2 === 0 ? 1e-9 : 0)) },
};
`;
  const plugin = join(place.folder, place.write("later.ts", LATER));
  const run = async (hotness: string, options: object = {}) => {
    const plugins = await usePlugins([plugin]);
    const { stats, stdout } = await runSource(NESTED, { jit: true, region: "loop", ...plugins, hotness, ...options });
    expect(stdout).toBe((await runSource(NESTED, { jit: false })).stdout);
    return stats;
  };

  test("leaves loops to the interpreter, says why, and is asked again when the time is up", async () => {
    const never = await run("never");
    expect(never.loops).toEqual([]);
    expect(never.refused.map(({ line }) => line)).toEqual(expect.arrayContaining([5, 8]));
    for (const { reasons } of never.refused)
      expect(reasons.at(-1)).toMatch(/^not worth it yet: it has \d+ instructions/);
    // The first answer is a wait of less than a turn.
    const soon = await run("soon");
    expect(soon.loops.map(({ line }) => line)).toContain(8);
  });

  test("is not asked where a threshold is given; backoff has none", async () => {
    expect((await run("never", { hotThreshold: 50 })).loops.length).toBeGreaterThan(1);
    expect((await run("backoff")).loops.length).toBeGreaterThan(0);
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
