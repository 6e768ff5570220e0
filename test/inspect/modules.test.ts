/** Programs of several files: lines, sources and maps are those of the module that a loop stands in. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inspectProgram } from "../../dist/inspect/collect.js";
import { inspectionSection } from "../../dist/inspect/html/section.js";
import type { Inspection } from "../../dist/inspect/inspection.js";
import { bytecodeView } from "../../dist/inspect/views/bytecode.js";
import { summaryView } from "../../dist/inspect/views/summary.js";
import { writeModules } from "../../dist/inspect/write-modules.js";
import { compileProgram } from "../../dist/language/index.js";
import { DEFAULT_RUN_OPTIONS } from "../../dist/threads/options.js";
import { closePool } from "../../dist/threads/pool.js";

const MAIN = "import helper, textwrap\nprint(helper.total(3000), textwrap.dedent(' a'))\n";
const HELPER =
  '"""A module beside the program."""\n\n\ndef total(n):\n    s = 0\n    for i in range(n):\n        s += i\n    return s\n';

const folder = mkdtempSync(join(tmpdir(), "patchwork-modules-"));
let inspection: Inspection;

beforeAll(async () => {
  writeFileSync(join(folder, "main.py"), MAIN);
  writeFileSync(join(folder, "helper.py"), HELPER);
  const program = compileProgram(MAIN, join(folder, "main.py"));
  const options = { ...DEFAULT_RUN_OPTIONS, memoryBytes: 2 ** 26, stats: true, hotThreshold: 100 };
  inspection = await inspectProgram(program, options);
}, 180_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closePool();
});

const compiled = () => inspection.loops.filter(({ versions }) => versions.length > 0);

test("a loop is named by its module, and the library's untried loops are counted only", () => {
  expect(compiled().map(({ code, line }) => [code, line])).toEqual([["helper.total", 6]]);
  const summary = summaryView(inspection);
  expect(summary).toContain("helper.total");
  expect(summary).toMatch(/\d+ loops? of library modules (was|were) not tried\./);
  expect(summary).not.toContain("textwrap.");
});

test("statistics say the module of a line", () => {
  expect(inspection.run.stats.loops.map(({ code, module, line }) => [code, module, line])).toEqual([
    ["helper.total", "helper", 6],
  ]);
});

test("bytecode stands between the lines of its own file; that of the library where it is asked for", () => {
  const own = bytecodeView(inspection);
  expect(own).toContain("── helper.total ──");
  expect(own).toContain("   7 |         s += i");
  expect(own).toMatch(/code objects of library modules left out: --library shows them/);
  expect(bytecodeView(inspection, undefined, true)).toContain("── textwrap.dedent ──");
});

test("the page shows the module's source", async () => {
  const html = await inspectionSection(inspection, { loops: compiled(), runs: 0, compare: false });
  expect(html).toContain("Module helper.");
  expect(html).toContain("for i in range(n):");
});

test("a module's source map names its file, which lies beside", async () => {
  const out = join(folder, "out");
  const versions = compiled().flatMap((loop) => loop.versions.map((version) => [loop, version] as const));
  await writeModules(inspection, out, versions);
  const map = readdirSync(out).find((name) => name.endsWith(".map")) as string;
  expect(JSON.parse(readFileSync(join(out, map), "utf8"))).toMatchObject({
    sources: ["helper.py"],
    sourcesContent: [HELPER],
  });
  expect(readFileSync(join(out, "helper.py"), "utf8")).toBe(HELPER);
});

test.runIf(existsSync("/dev/full"))("a full disk is told in the words of all commands", async () => {
  const out = join(folder, "full");
  mkdirSync(out);
  symlinkSync("/dev/full", join(out, "helper.py"));
  const versions = compiled().flatMap((loop) => loop.versions.map((version) => [loop, version] as const));
  await expect(writeModules(inspection, out, versions)).rejects.toThrow(
    `cannot write ${join(out, "helper.py")}: the disk is full (ENOSPC)`,
  );
});
