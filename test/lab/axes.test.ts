/** The axes of experiments: names, values, impossible combinations, and that `run` takes the flags of every level. */
import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { registeredAxis, registerLevel } from "../../src/base/axes.js";
import { register } from "../../src/cli/run.js";
import { parsePasses, passesName } from "../../src/jit/stitch/passes.js";
import { axisNames, axisOf, cellsOf, designAxes, leftOutOf } from "../../src/lab/axes.js";
import { fake } from "./support.js";

describe("axisOf", () => {
  test.each([
    ["stitcher", ["splice", "binaryen", "binaryen-opt"]],
    ["stitcher=binaryen,splice", ["binaryen", "splice"]],
    ["threshold=500,5e3", ["500", "5000"]],
    ["switch-interval=0.0001,0.005", ["0.0001", "0.005"]],
    ["passes=none,merge-blocks+vacuum", ["none", "merge-blocks+vacuum"]],
    ["v8=turbofan", ["turbofan"]],
  ])("%s", (text, names) => {
    expect(axisOf(text).levels.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    ["", "no axis is named (empty); there are engine"],
    ["colour=red", "no axis is named colour; there are engine"],
    ["stitcher=glue", "axis stitcher has no level glue; it has splice, binaryen, binaryen-opt"],
    ["stitcher=", "axis stitcher has no level (empty)"],
    ["threshold=0", "axis threshold: 0 is no level: It must be a whole number from 1 on."],
    ["threshold=many", "axis threshold: many is no level"],
    ["switch-interval=-1", "It must be seconds, more than 0"],
    ["switch-interval=1e9", "It must be seconds, more than 0 and at most 3600"],
    ["passes=polish", "Binaryen has no pass «polish»"],
    ["threshold=500,5e2", "level 500 stands in it twice"],
  ])("%s is refused", (text, message) => {
    expect(() => axisOf(text)).toThrow(message);
  });
});

test("`run` takes the flags of every level of every axis", async () => {
  for (const name of axisNames()) {
    for (const { flags } of registeredAxis(name).levels) {
      const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
      register(program);
      const seen: unknown[] = [];
      program.commands[0]?.action((file: unknown) => void seen.push(file));
      await program.parseAsync(["run", ...flags, "hello.py"], { from: "user" });
      expect(seen, flags.join(" ")).toEqual(["hello.py"]);
    }
  }
});

describe("cells", () => {
  test("an axis asked for again takes the place of the one that is always there", () => {
    const axes = designAxes([axisOf("engine=jit"), axisOf("threshold=10,20")]);
    expect(cellsOf(axes, [1]).map(({ id }) => id)).toEqual([
      "jit·gil·10·1t",
      "jit·gil·20·1t",
      "jit·free·10·1t",
      "jit·free·20·1t",
    ]);
  });

  test("an axis that is asked for twice has the levels of both, each once", () => {
    const axes = designAxes([axisOf("stitcher=splice"), axisOf("stitcher=binaryen,splice")]);
    expect(axes.find(({ name }) => name === "stitcher")?.levels.map(({ name }) => name)).toEqual([
      "splice",
      "binaryen",
    ]);
  });

  test("impossible combinations are left out, with the reason", () => {
    const axes = designAxes([axisOf("engine=interp"), axisOf("refcount")]);
    expect(cellsOf(axes, [2]).map(({ id }) => id)).toEqual([
      "interp·gil·plain·2t",
      "interp·gil·atomic·2t",
      "interp·gil·biased·2t",
      "interp·free·atomic·2t",
      "interp·free·biased·2t",
    ]);
    expect(leftOutOf(axes)).toEqual([
      { what: "interp·free·plain", why: "plain reference counts need the GIL (--gil)" },
    ]);
    expect(leftOutOf(designAxes([axisOf("passes"), axisOf("stitcher")])).map(({ why }) => why)).toContain(
      "passes are the binaryen stitcher's, splice takes none",
    );
  });

  test("an axis that changes nothing in a cell does not multiply it", () => {
    const cells = cellsOf(designAxes([axisOf("stitcher=splice,binaryen"), axisOf("switch-interval=0.005,0.05")]), [1]);
    expect(cells.map(({ id }) => id)).toEqual([
      "interp·gil·0.005·1t",
      "interp·gil·0.05·1t",
      "interp·free·1t",
      "jit·gil·splice·0.005·1t",
      "jit·gil·splice·0.05·1t",
      "jit·gil·binaryen·0.005·1t",
      "jit·gil·binaryen·0.05·1t",
      "jit·free·splice·1t",
      "jit·free·binaryen·1t",
    ]);
    expect(cells[2]?.flags).toEqual(["--no-jit", "--no-gil"]);
  });

  test("a V8 tier's flags go to Node, before the command", () => {
    const [cell] = cellsOf(designAxes([axisOf("v8=liftoff")]), [1]);
    const argv = cell && fake.patchwork?.argv(cell, "p.py", "s.json");
    expect(argv?.slice(0, 2)).toEqual([process.execPath, "--liftoff-only"]);
    expect(argv).toContain("--v8");
  });

  test("a level that is registered later is there", () => {
    registerLevel("region", { name: "whole-day", title: "a day", flags: ["--region", "whole-day"] });
    expect(axisOf("region").levels.map(({ name }) => name)).toEqual(["loop", "function", "trace", "auto", "whole-day"]);
    expect(() => registerLevel("region", { name: "loop", title: "loop", flags: [] })).toThrow(/already/);
  });
});

describe("lists of passes", () => {
  test.each(["none", "default", "vacuum", "flatten+dfo+vacuum"])("%s is written as it is read", (text) => {
    expect(passesName(parsePasses(text))).toBe(text);
  });

  test("commas and plus signs separate alike", () => {
    expect(parsePasses("merge-blocks, vacuum")).toEqual(parsePasses("merge-blocks+vacuum"));
  });

  test.each([
    ["", /no pass «»/],
    ["print", /no pass «print»/],
    ["rereloop", /needs flatten before it, as flatten,rereloop/],
    ["rereloop,flatten", /needs flatten before it/],
  ])("«%s» is refused", (text, message) => {
    expect(() => parsePasses(text)).toThrow(message);
  });
});
