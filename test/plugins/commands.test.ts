/** Plug-ins in the commands, the cache of what is linked for them, and as axes of an experiment. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { axisOf } from "../../src/lab/axes.js";
import { pluginFlags, registerPlugins } from "../../src/lab/plugin-axes.js";
import { cached, hashOf } from "../../src/plugins/cache-folder.js";
import { Workplace } from "../support/cli.js";
import { example } from "./support.js";

const place = new Workplace();
afterAll(() => place.remove());
const FMA = example("fused-multiply-add");

test("inspect shows the opcodes of a plug-in", async () => {
  const file = place.write("f.py", "def f(x, y):\n    return x * y + 1.5\n");
  const { stdout, code } = await place.run(["inspect", "--no-run", "--plugin", FMA, file]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/MULTIPLY_ADD_K +r2 r0 r1 @2:11-16.*\n +1 {2}ADD_K/);
  expect((await place.run(["inspect", "--no-run", file])).stdout).not.toContain("MULTIPLY_ADD");
});

test("stencils lists and shows those of a plug-in", async () => {
  const { stdout } = await place.run(["stencils", "fma_float", "--plugin", FMA], { limitMs: 120_000 });
  expect(stdout).toContain("fma_float: float float float -> float");
  expect(stdout).toContain("[operand 2]");
  expect(stdout).toContain("MULTIPLY_ADD_FLOAT");
});

describe("the cache", () => {
  const folder = mkdtempSync(join(tmpdir(), "patchwork-cache-"));
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("makes a thing once, and leaves no drafts", async () => {
    vi.stubEnv("PATCHWORK_CACHE", join(folder, "new"));
    const make = vi.fn(async () => "content");
    const [first, second] = [await cached("a.txt", make), await cached("a.txt", make)];
    expect(first).toBe(join(folder, "new", "a.txt"));
    expect(second).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
    expect(readdirSync(join(folder, "new"))).toEqual(["a.txt"]);
  });

  test("takes the temporary folder where its own cannot be", async () => {
    writeFileSync(join(folder, "file"), "");
    vi.stubEnv("PATCHWORK_CACHE", join(folder, "file", "below"));
    const name = `${hashOf([folder])}.txt`;
    const path = await cached(name, async () => "content");
    expect(path).toBe(join(tmpdir(), "patchwork-jit", name));
    rmSync(path);
  });

  test("names differ where parts do, wherever they are cut", () => {
    expect(hashOf(["ab", "c"])).not.toBe(hashOf(["a", "bc"]));
    expect(hashOf(["ab", "c"])).toBe(hashOf(["ab", "c"]));
  });
});

test("what plug-ins bring are levels of axes", () => {
  const plugins = [
    { file: "/x/a.ts", plugin: { name: "a", regions: { inner: () => ({ refused: "", passing: false }) } } },
    { file: "/x/b.ts", plugin: { name: "b", stitchers: { own: async () => () => new Uint8Array() } } },
  ];
  registerPlugins(plugins);
  expect(axisOf("region").levels.map(({ flags }) => flags)).toEqual([
    ["--region", "loop"],
    ["--region", "function"],
    ["--region", "trace"],
    ["--region", "auto"],
    ["--region", "inner"],
  ]);
  expect(axisOf("stitcher").levels.map(({ name }) => name)).toEqual(["splice", "binaryen", "binaryen-opt", "own"]);
  expect(axisOf("plugin").levels.map(({ flags }) => flags)).toEqual([[], pluginFlags(["/x/a.ts", "/x/b.ts"])]);
  expect(axisOf("gil-lock").levels.map(({ name }) => name)).toEqual(["parking"]);
});
