/** Floats as text and back, against CPython. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floatRepr } from "../../src/vm/host/number-format.js";
import { parseFloatText } from "../../src/vm/host/parse-number.js";
import { bitsOf, pythonFloats, pythonReprs } from "./oracle.js";

const EDGES = [
  0,
  -0,
  1,
  -1,
  0.1,
  1e15,
  1e16,
  9999999999999998,
  1e17,
  1e21,
  1e22,
  1e-4,
  0.00012,
  1e-5,
  9.999e-5,
  5e-324,
  1.7976931348623157e308,
  2.2250738585072014e-308,
  2 ** 53,
  2 ** 60,
  123456789012345680,
  1 / 3,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

describe("floatRepr", () => {
  it("writes any float as CPython does", () => {
    const bits = fc.array(fc.double(), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(bits, (floats) => {
        expect(floats.map(floatRepr)).toEqual(pythonReprs(floats));
      }),
      { numRuns: 20 },
    );
  });

  it("writes powers of ten and edges as CPython does", () => {
    const powers = Array.from({ length: 640 }, (_, i) => 10 ** (i - 330));
    const floats = [...EDGES, ...powers, ...powers.map((x) => x * 1.5)];
    expect(floats.map(floatRepr)).toEqual(pythonReprs(floats));
  });
});

describe("parseFloatText", () => {
  const check = (texts: readonly string[]) => {
    const ours = texts.map((text) => {
      const value = parseFloatText(text);
      return value === undefined ? "refused" : Number.isNaN(value) ? "nan" : bitsOf(value);
    });
    const theirs = pythonFloats(texts).map(({ text }) =>
      text === undefined ? "refused" : /^[7f]ff[89a-f]/.test(text) ? "nan" : text,
    );
    expect(Object.fromEntries(texts.map((text, i) => [text, ours[i]]))).toEqual(
      Object.fromEntries(texts.map((text, i) => [text, theirs[i]])),
    );
  };

  it("reads what CPython reads", () => {
    check([
      "1",
      " 1.5\n",
      "1_000.5",
      "1__0",
      "_1",
      "1_",
      "1_.5",
      "1._5",
      ".5",
      "5.",
      ".",
      "",
      " ",
      "1e5",
      "1e",
      "1e+5",
      "1e-400",
      "1e400",
      "inf",
      "-Infinity",
      "+nan",
      "INF",
      "infin",
      "0x10",
      "1 2",
      "--1",
      "+-1",
      "1e1_0",
      "٣.٥",
      "１２",
      "𝟘𝟙𝟚",
      "𝟏𝟐",
      "\u20031\x1f",
      "\ufeff1",
      "1\0",
      "nan1",
      "1d",
      "1.5f",
      "é",
      "1e5.5",
      "1E5",
      "- 1",
      `${"0".repeat(400)}1`,
      "9".repeat(400),
      "0.1",
      "2.2250738585072011e-308",
    ]);
  });

  it("reads back every repr, and refuses what CPython refuses", () => {
    const noise = fc.array(fc.string({ unit: fc.constantFrom(..."0123456789._eE+- \tinfa"), maxLength: 8 }), {
      minLength: 300,
      maxLength: 300,
    });
    fc.assert(fc.property(noise, check), { numRuns: 10 });
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (floats) => check(floats.map(floatRepr))),
      { numRuns: 30 },
    );
  });
});
