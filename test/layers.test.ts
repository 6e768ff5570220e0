/**
 * The layers of DESIGN.md hold, and the tool that says so really finds violations: type-only imports and
 * circles included.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkLayers, importsOf } from "./support/layers.mjs";

test("src holds to the layers", async () => {
  const { files, cruised, violations } = await checkLayers();
  expect(violations).toEqual([]);
  expect(files).toBeGreaterThan(0);
  expect(cruised).toBeGreaterThanOrEqual(files);
}, 120_000);

describe("violations are found", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "patchwork-violation-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (files: Record<string, string>) => {
    for (const [path, text] of Object.entries({ "src/base/a.ts": "export const a = 1;\n", ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };

  test.each<[rule: string, file: string, text: string]>([
    ["base-imports-nothing-above", "src/base/b.ts", 'import { x } from "../vm/x.js";'],
    ["base-imports-nothing-above", "src/base/b.ts", 'import type { X } from "../vm/x.js";'],
    ["base-imports-nothing-above", "src/base/b.ts", 'export * from "../vm/x.js";'],
    ["base-imports-nothing-above", "src/base/b.cts", 'import x = require("../vm/x.js");'],
    ["base-imports-nothing-above", "src/base/b.ts", 'import {\n  x,\n  type X,\n} from "../vm/x.js";'],
    ["base-imports-nothing-above", "src/base/b.ts", 'const x = await import("../vm/x.js");'],
    ["base-imports-nothing-above", "src/base/b.ts", 'type X = import("../vm/x.js").X;'],
    ["language-stands-alone", "src/language/b.ts", 'import { x } from "../vm/x.js";'],
    ["jit-imports-nothing-above", "src/jit/b.ts", 'import { x } from "../threads/x.js";'],
    ["threads-imports-nothing-above", "src/threads/b.ts", 'import { x } from "../cli/x.js";'],
    ["piscina-only-in-threads", "src/vm/b.ts", 'import { Piscina } from "piscina";'],
    ["binaryen-only-in-build-and-its-stitcher", "src/jit/stitch/splice.ts", 'import binaryen from "binaryen";'],
    ["heavy-packages-are-lazy", "src/inspect/text.ts", 'import wabt from "wabt";'],
    ["the-binaryen-stitcher-is-lazy", "src/jit/b.ts", 'import { stitch } from "./stitch/binaryen.js";'],
    ["wabt-only-in-build-and-inspect", "src/jit/b.ts", 'const { default: wabt } = await import("wabt");'],
    ["commander-only-in-cli", "src/threads/b.ts", 'import { Command } from "commander";'],
    ["py-ast-only-in-language", "src/vm/b.ts", 'import { parse } from "py-ast";'],
    ["no-circles", "src/vm/b.ts", 'import "./b2.js";'],
    ["index-is-for-users", "src/threads/b.ts", 'import "../index.js";'],
    ["all-imports-resolve", "src/vm/b.ts", 'import "./nowhere.js";'],
  ])("%s: %s with %j", async (rule, file, text) => {
    write({
      "src/vm/x.ts": "export const x = 1;",
      "src/threads/x.ts": "export const x = 1;",
      "src/cli/x.ts": "export const x = 1;",
      "src/vm/b2.ts": 'import "./b.js";',
      "src/index.ts": "export {};",
      "src/jit/stitch/binaryen.ts": 'import binaryen from "binaryen";',
      ...(file === "src/vm/b.ts" ? {} : { "src/vm/b.ts": "" }),
      [file]: `${text}\n`,
    });
    const { violations } = await checkLayers(root);
    expect(violations.filter((violation) => violation.startsWith(`${rule}:`))).not.toEqual([]);
  });

  test("what is allowed passes", async () => {
    write({
      "src/vm/x.ts": 'import { a } from "../base/a.js";\nimport type { Module } from "binaryen";\nexport { a };',
      "src/threads/b.ts": 'import { Piscina } from "piscina";\nimport { a } from "../vm/x.js";\nvoid Piscina, a;',
      "src/jit/stitch/binaryen.ts": 'import binaryen from "binaryen";\nexport { binaryen };',
      "src/jit/host.ts": 'const load = () => import("./stitch/binaryen.js");\nexport { load };',
      "src/build/text.ts": 'import wabt from "wabt";\nexport { wabt };',
      "src/index.ts": 'export * from "./threads/b.js";',
    });
    expect(await checkLayers(root)).toEqual({ files: 7, cruised: 7, violations: [] });
  });
});

test("comments are no imports", () => {
  expect(importsOf('// import "a";\n/* import "b"; */\n * import "c";\nimport "./d.js";\n')).toBe('import "./d.js";\n');
});
