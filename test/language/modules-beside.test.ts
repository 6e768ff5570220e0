/** Which files beside a program stand before the library's modules. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { moduleFiles } from "../../src/language/module-files.js";

const folder = mkdtempSync(join(tmpdir(), "patchwork-beside-"));
afterAll(() => rmSync(folder, { recursive: true }));
for (const name of ["gc", "abc", "os", "random", "mine"]) writeFileSync(join(folder, `${name}.py`), "here = True\n");
const found = (name: string) => moduleFiles(join(folder, "program.py")).find(name);

test.each(["random", "mine"])("%s beside the program is the program's", (name) => {
  expect(found(name)).toMatchObject({ isLibrary: false });
});

test.each(["gc", "abc", "os", "os.path"])(
  "%s is built in or frozen in CPython: no file beside the program is looked at",
  (name) => {
    expect(found(name)).toMatchObject({ isLibrary: true });
  },
);
