/** Designs: what is wrong with one is said with file, key and what it must be; flags win over the file. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkDesign, type ExperimentDesign, mergeDesigns } from "../../src/lab/design.js";
import { findDesignFile, loadDesignFile } from "../../src/lab/design-file.js";
import { anchored, identitiesOf, sessionOf } from "../../src/lab/from-design.js";
import { temporaryFolder } from "./support.js";

const folder = temporaryFolder("design");

describe("a design that cannot be taken", () => {
  test.each<[unknown, string]>([
    [null, "x.ts: its default export must be an object"],
    [{ thread: [1] }, "x.ts: unknown key thread; there are programs, threads, scaling, axes"],
    [{ threads: [1, 0] }, "x.ts: threads entry 2 must be a whole number from 1 on, not 0"],
    [{ threads: 2 }, "x.ts: threads must be a list that is not empty"],
    [{ threads: [2, 2] }, "x.ts: threads has an entry twice"],
    [{ samples: 2.5 }, "x.ts: samples must be a whole number from 1 on, not 2.5"],
    [{ quick: "yes" }, 'x.ts: quick must be true or false, not "yes"'],
    [{ targetMs: -1 }, "x.ts: targetMs must be a number above 0, not -1"],
    [{ axes: ["stitcher"] }, "x.ts: axes must be an object of axes"],
    [{ axes: { stitcher: "splice" } }, "x.ts: axes.stitcher must be true or a list of levels"],
    [{ axes: { stitcher: ["glue"] } }, "x.ts: axes cannot be taken: axis stitcher has no level glue"],
    [{ axes: { colour: true } }, "x.ts: axes cannot be taken: no axis is named colour"],
    [{ peers: ["python2"] }, "x.ts: peers entry 1 must be a peer (there are pyodide, python3"],
    [{ html: true }, "x.ts: html must be a text, not true"],
  ])("%j", (data, message) => {
    expect(() => checkDesign(data, "x.ts")).toThrow(message);
  });
});

test("every key of a design is taken", () => {
  const whole: Required<ExperimentDesign> = {
    programs: ["sieve"],
    threads: [1, 4],
    scaling: "weak",
    axes: { stitcher: true, threshold: [500, 5000] },
    plugins: ["/x/mine.ts"],
    peers: "all",
    quick: true,
    samples: 4,
    warmUp: 0,
    warmSeconds: 0.5,
    repetitions: 9,
    targetMs: 20,
    timeoutSeconds: 30,
    seed: 9,
    json: "r.json",
    html: false,
    pyperf: "p.json",
    profile: false,
    check: true,
  };
  expect(checkDesign(whole, "x.ts")).toBe(whole);
  const session = sessionOf(whole);
  expect(session).toMatchObject({ threadCounts: [1, 4], quick: true, samples: 4, seed: 9, timeoutMs: 30_000 });
  expect(session.driver).toEqual({ warmUp: 0, warmSeconds: 0.5, repetitions: 9, targetSeconds: 0.02 });
  expect(session.axes.map(({ name }) => name)).toEqual(["engine", "lock", "stitcher", "threshold"]);
});

test("flags win; axes are merged by name", () => {
  const design = { threads: [1], samples: 3, axes: { stitcher: ["splice"], v8: true as const } };
  expect(mergeDesigns(design, { samples: 9, axes: { stitcher: ["binaryen"] } })).toEqual({
    threads: [1],
    samples: 9,
    axes: { stitcher: ["binaryen"], v8: true },
  });
});

test("two programs of one name are refused, the same one twice is measured once", () => {
  for (const name of ["one", "two"]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "mine.py"), "print(1)\n");
  }
  const [one, two] = ["one", "two"].map((name) => join(folder, name, "mine.py")) as [string, string];
  expect(() => sessionOf({ programs: [one, two] })).toThrow(/have one name/);
  const session = sessionOf({ programs: [one, one] });
  expect(session.programs).toHaveLength(1);
  expect(anchored({ programs: ["mine.py"] }, session).programs).toEqual([one]);
  expect(identitiesOf(session.programs)[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

describe("design files", () => {
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    return path;
  };

  test.each([
    [
      "a/patchwork.config.ts",
      'import { cpus } from "node:os";\nconst threads: number[] = [cpus().length];\nexport default { threads };',
    ],
    ["b/patchwork.config.mjs", "export default { threads: [2] };"],
    ["c/patchwork.config.json", '{ "threads": [2] }'],
  ])("%s is found and read", async (name, text) => {
    const path = write(name, text);
    expect(findDesignFile(join(path, ".."))).toBe(path);
    const design = await loadDesignFile(path);
    expect(design.threads?.[0]).toBeGreaterThan(0);
  });

  test("programs are found beside the file", async () => {
    write("d/own.py", "print(1)\n");
    const design = await loadDesignFile(write("d/patchwork.config.json", '{ "programs": ["own.py", "sieve"] }'));
    expect(design.programs).toEqual([join(folder, "d/own.py"), "sieve"]);
  });

  test("two in one folder, a broken one, one without a default export, a missing one", async () => {
    write("e/patchwork.config.js", "export default {};");
    write("e/patchwork.config.ts", "export default {};");
    expect(() => findDesignFile(join(folder, "e"))).toThrow(/has patchwork.config.ts and patchwork.config.js/);
    expect(findDesignFile(join(folder, "one"))).toBeUndefined();
    await expect(loadDesignFile(write("f.json", "{"))).rejects.toThrow(/f\.json cannot be loaded: /);
    await expect(loadDesignFile(write("g.ts", "export default {{"))).rejects.toThrow(/g\.ts cannot be loaded: /);
    await expect(loadDesignFile(write("h.mjs", "export const a = 1;"))).rejects.toThrow(/h\.mjs has no default export/);
    await expect(loadDesignFile(join(folder, "nowhere.ts"))).rejects.toThrow(/there is no design file .*nowhere\.ts/);
  });
});
