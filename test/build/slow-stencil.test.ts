/** The knob that slows a stencil: the stencil still assembles, is longer, and the others are as they were. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makeLibrary } from "../../src/build/library.js";
import { readStencilFiles } from "../../src/build/read-stencils.js";
import { withSlowStencil } from "../../src/build/slow-stencil.js";

const files = readStencilFiles(fileURLToPath(new URL("../../stencils", import.meta.url)));

test("one stencil gets longer by its multiplications", async () => {
  const before = await makeLibrary(files);
  // i32.const 0, i32.atomic.load with its alignment and offset, i32.eqz, [conversion,] multiplication.
  for (const [name, times, size] of [
    ["add_int", 3, 9],
    ["add_float", 2, 9],
    ["list_get", 2, 8],
  ] as const) {
    const after = await makeLibrary(withSlowStencil(files, `${name}:${times}`));
    const longer = after.filter(({ bytes }, at) => bytes.length !== before[at]?.bytes.length);
    expect(longer.map((stencil) => stencil.name)).toEqual([name]);
    const was = before.find((stencil) => stencil.name === name);
    expect(longer[0]?.bytes.length).toBe((was?.bytes.length ?? 0) + size * times);
  }
});

test("nothing asked, nothing changed; a name that is none is told", () => {
  expect(withSlowStencil(files, undefined)).toBe(files);
  expect(() => withSlowStencil(files, "add_everything")).toThrow(/give NAME or NAME:TIMES with the name of a stencil/);
  expect(() => withSlowStencil(files, "add_int:many")).toThrow(/add_int:many/);
});
