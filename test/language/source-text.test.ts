/**
 * Columns in bytes and in UTF-16 units; and that a line's length costs no more than the line is long.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileProgram } from "../../src/language/index.js";
import { SourceText } from "../../src/language/source-text.js";

test("columns of bytes and of units are each other's", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const [line = ""] = text.split(/\r\n|\r|\n/);
      const source = new SourceText("x.py", line);
      const characters = [...line];
      for (let count = 0; count <= characters.length; count++) {
        const before = characters.slice(0, count).join("");
        expect(source.unitOf(1, Buffer.byteLength(before))).toBe(before.length);
        expect(source.bytesOf(1, before.length)).toBe(Buffer.byteLength(before));
      }
      expect(source.unitOf(1, Buffer.byteLength(line) + 1)).toBeGreaterThanOrEqual(line.length);
    }),
  );
});

// When every node read its whole line, each of these took minutes.
test.each([
  ["ASCII", `x = [${"0,".repeat(60_000)}]\n`],
  ["other letters", `é = 1\nx = ["→", ${"é,".repeat(60_000)}]\n`],
  ["calls", `x = [${"print(a[0]),".repeat(15_000)}]\n`],
])(
  "a line of many items: %s",
  (_, source) => {
    expect(compileProgram(source, "x.py").codes).toHaveLength(1);
  },
  30_000,
);
