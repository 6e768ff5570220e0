/** A work program is measured from a copy in another folder, and finds the modules beside the original all the same. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { findProgram } from "../../src/lab/programs.js";
import { environmentOf } from "../../src/lab/runner.js";
import { moduleFiles } from "../../src/language/module-files.js";
import { fake } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "patchwork-beside-"));
writeFileSync(join(folder, "helper.py"), "X = 1\n");
writeFileSync(
  join(folder, "mine.py"),
  "import helper\n\n\ndef work(part, parts):\n    return helper.X\n\n\ndef check(results):\n    return True\n",
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const cell = { id: "", launcher: "patchwork", levels: {}, flags: [], parts: 2 };

test("the lab says where they are", () => {
  const launcher = fake.patchwork as NonNullable<typeof fake.patchwork>;
  expect(environmentOf(findProgram(join(folder, "mine.py")), cell, launcher).PYTHONPATH).toBe(folder);
  vi.stubEnv("PYTHONPATH", "/elsewhere");
  expect(environmentOf(findProgram(join(folder, "mine.py")), cell, launcher).PYTHONPATH).toMatch(
    /^.*patchwork-beside-.*[:;]\/elsewhere$/,
  );
});

test("imports look into the folders of PYTHONPATH, behind the program's own", () => {
  expect(moduleFiles("/tmp/copy/mine.py").find("helper")).toBeUndefined();
  vi.stubEnv("PYTHONPATH", folder);
  expect(moduleFiles("/tmp/copy/mine.py").find("helper")).toMatchObject({ text: "X = 1\n", isLibrary: false });
});
