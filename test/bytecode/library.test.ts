/** The stencil library is read once; a stencil's bytes are those of the file, whenever they are asked for. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LIBRARY_URL, loadLibrary, parseLibrary, type StoredStencil } from "../../dist/bytecode/library.js";
import { prepare } from "../../dist/jit/stitch/prepare.js";

const text = readFileSync(LIBRARY_URL, "utf8");

test("the build's own library is read once a thread", () => {
  expect(loadLibrary()).toBe(loadLibrary());
  expect(loadLibrary(new URL(LIBRARY_URL))).not.toBe(loadLibrary());
});

test("every stencil is what the file says", () => {
  const stored = JSON.parse(text) as Record<string, StoredStencil>;
  const library = loadLibrary();
  expect([...library.keys()]).toEqual(Object.keys(stored));
  for (const [name, stencil] of library)
    expect({ ...stencil, bytes: Buffer.from(stencil.bytes).toString("base64") }).toEqual(stored[name]);
});

test("a stencil is decoded and prepared once", () => {
  const library = parseLibrary(text);
  const [name] = [...library.keys()] as [string];
  expect(library.get(name)?.bytes).toBe(library.get(name)?.bytes);
  expect(prepare(library)).toBe(prepare(library));
  expect(prepare(library).stencil(name)).toBe(prepare(library).stencil(name));
  expect(prepare(library).stencil("no such stencil")).toBeUndefined();
});

test("every stencil can be spliced", () => {
  const library = loadLibrary();
  for (const name of library.keys())
    expect(prepare(library).stencil(name)?.words.length, name).toBeGreaterThanOrEqual(0);
});

test("a library that is missing is named", () => {
  expect(() => loadLibrary(new URL("file:///nowhere/stencils.json"))).toThrow(
    "the stencil library /nowhere/stencils.json is missing; run `npm run build`",
  );
});
