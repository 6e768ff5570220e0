/**
 * Stencils on numbers against Python's arithmetic: right wherever the result is a small int or a float, and left
 * exactly where Python raises or the result has more than 48 bits.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VALUE } from "../../src/base/layout.js";
import { anyFloat, shiftCount, smallInt } from "../support/arbitraries.js";
import { floorDivide, INT_MIN, isSmall, modulo, trueDivide } from "../support/python-arithmetic.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { NUMBER_STENCILS } from "./covered.js";

const { stencils, use } = await loadStencils();
const RUNS = { numRuns: 3000 };

const stencil = (name: string): LoneStencil => {
  const found = stencils.get(name);
  if (!found) throw new Error(`there is no stencil ${name}`);
  return found;
};
const small = (int: bigint) => (isSmall(int) ? int : LEFT);
const bit = (bool: boolean) => (bool ? 1 : 0);

test('"float_or_zero" takes floats and the int 0', () => {
  const { call } = stencil("float_or_zero");
  const bits = (float: number) => new BigInt64Array(new Float64Array([float]).buffer)[0] as bigint;
  const boxed = (int: bigint) => BigInt.asIntN(64, int + VALUE.INT_BIAS);
  fc.assert(
    fc.property(anyFloat, smallInt, (float, int) => {
      expect(call(bits(float))).toBe(float);
      expect(call(boxed(int))).toBe(int === 0n ? 0 : LEFT);
    }),
    RUNS,
  );
  for (const other of [VALUE.NONE, VALUE.TRUE, VALUE.FALSE, VALUE.UNBOUND, VALUE.REF_FLOOR])
    expect(call(BigInt.asIntN(64, other))).toBe(LEFT);
});

test('"float_lost" is what a sum of two lacks, added to what was lost before', () => {
  const { call } = stencil("float_lost");
  expect(call(0, 1e16, 1)).toBe(1);
  expect(call(0.5, 1, 1e16)).toBe(1.5);
  const exact = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
  fc.assert(
    fc.property(exact, exact, exact, (lost, total, item) => {
      expect(call(lost, total, item)).toBe(lost);
    }),
  );
});

describe("int, int", () => {
  test.each<
    [name: keyof typeof NUMBER_STENCILS, right: fc.Arbitrary<bigint>, meaning: (a: bigint, b: bigint) => unknown]
  >([
    ["add_int", smallInt, (a, b) => small(a + b)],
    ["sub_int", smallInt, (a, b) => small(a - b)],
    // Without a check: whoever applies them has proved that the result fits.
    ["add_int_fits", smallInt, (a, b) => a + b],
    ["sub_int_fits", smallInt, (a, b) => a - b],
    ["mul_int", smallInt, (a, b) => small(a * b)],
    ["truediv_int", smallInt, (a, b) => (b === 0n ? LEFT : trueDivide(a, b))],
    ["floordiv_int", smallInt, (a, b) => (b === 0n ? LEFT : small(floorDivide(a, b)))],
    ["mod_int", smallInt, (a, b) => (b === 0n ? LEFT : modulo(a, b))],
    ["and_int", smallInt, (a, b) => a & b],
    ["or_int", smallInt, (a, b) => a | b],
    ["xor_int", smallInt, (a, b) => a ^ b],
    // Long shifts may leave even where the result would fit: 0 << 100.
    ["lshift_int", shiftCount, (a, b) => (b < 0n || b >= 48n ? LEFT : small(a << b))],
    ["rshift_int", shiftCount, (a, b) => (b < 0n ? LEFT : a >> (b > 64n ? 64n : b))],
    ["pow_int", fc.oneof(fc.bigInt({ min: -2n, max: 50n }), smallInt), (a, b) => power(a, b)],
    ["min_int", smallInt, (a, b) => (b < a ? b : a)],
    ["max_int", smallInt, (a, b) => (b > a ? b : a)],
    ["lt_int", smallInt, (a, b) => bit(a < b)],
    ["le_int", smallInt, (a, b) => bit(a <= b)],
    ["gt_int", smallInt, (a, b) => bit(a > b)],
    ["ge_int", smallInt, (a, b) => bit(a >= b)],
    ["eq_int", smallInt, (a, b) => bit(a === b)],
    ["ne_int", smallInt, (a, b) => bit(a !== b)],
  ])("%s", (name, right, meaning) => {
    const { call } = stencil(name);
    fc.assert(
      fc.property(smallInt, right, (a, b) => {
        expect(call(a, b)).toBe(meaning(a, b));
      }),
      RUNS,
    );
  });

  /** Exponents that overflow are not computed: 2 ** (2**47) does not fit a bigint either. */
  function power(base: bigint, exponent: bigint): unknown {
    if (exponent < 0n) return LEFT;
    if (base === 0n || base === 1n) return exponent === 0n ? 1n : base;
    if (base === -1n) return exponent % 2n === 0n ? 1n : -1n;
    return exponent > 47n ? LEFT : small(base ** exponent);
  }

  test("what overflows by one leaves, what just fits stays", () => {
    expect(stencil("add_int").call(2n ** 47n - 2n, 1n)).toBe(2n ** 47n - 1n);
    expect(stencil("add_int").call(2n ** 47n - 1n, 1n)).toBe(LEFT);
    expect(stencil("sub_int").call(INT_MIN + 1n, 1n)).toBe(INT_MIN);
    expect(stencil("sub_int").call(INT_MIN, 1n)).toBe(LEFT);
    expect(stencil("mul_int").call(2n ** 23n, -(2n ** 24n))).toBe(INT_MIN);
    expect(stencil("mul_int").call(2n ** 23n, 2n ** 24n)).toBe(LEFT);
    expect(stencil("mul_int").call(INT_MIN, INT_MIN)).toBe(LEFT);
    expect(stencil("floordiv_int").call(INT_MIN, -1n)).toBe(LEFT);
    expect(stencil("mod_int").call(INT_MIN, -1n)).toBe(0n);
    expect(stencil("lshift_int").call(-1n, 47n)).toBe(INT_MIN);
    expect(stencil("lshift_int").call(1n, 47n)).toBe(LEFT);
    expect(stencil("pow_int").call(-2n, 47n)).toBe(INT_MIN);
    expect(stencil("pow_int").call(2n, 47n)).toBe(LEFT);
    expect(stencil("truediv_int").call(0n, -3n)).toBe(-0);
  });
});

describe("int", () => {
  test.each<[name: keyof typeof NUMBER_STENCILS, meaning: (a: bigint) => unknown]>([
    ["neg_int", (a) => small(-a)],
    ["abs_int", (a) => small(a < 0n ? -a : a)],
    ["invert_int", (a) => ~a],
    ["truth_int", (a) => bit(a !== 0n)],
    ["int_to_float", (a) => Number(a)],
  ])("%s", (name, meaning) => {
    const { call } = stencil(name);
    fc.assert(
      fc.property(smallInt, (a) => {
        expect(call(a)).toBe(meaning(a));
      }),
      RUNS,
    );
  });

  const near = fc.oneof(smallInt, fc.bigInt({ min: -20n, max: 20n }));
  const rangeLength = (start: bigint, stop: bigint, step: bigint): bigint => {
    const distance = step > 0n ? stop - start : start - stop;
    const size = step > 0n ? step : -step;
    return distance > 0n ? (distance + size - 1n) / size : 0n;
  };

  test("range_from, range_by: as range counts, and left where registers of 48 bits cannot hold it", () => {
    fc.assert(
      fc.property(near, near, fc.oneof(near, fc.constantFrom(1n, -1n)), (start, stop, step) => {
        const ones = rangeLength(start, stop, 1n);
        expect(stencil("range_from").call(start, stop)).toEqual(isSmall(ones) ? [start, ones, 1n] : LEFT);
        const count = step === 0n ? 0n : rangeLength(start, stop, step);
        const holds = step !== 0n && isSmall(count) && isSmall(start + count * step);
        expect(stencil("range_by").call(start, stop, step)).toEqual(holds ? [start, count, step] : LEFT);
      }),
      RUNS,
    );
  });

  test("mul_wide, lshift_wide: exact below 61 bits, left above", () => {
    fc.assert(
      fc.property(smallInt, smallInt, fc.bigInt({ min: 0n, max: 47n }), (a, b, bits) => {
        const product = a * b;
        const size = product < 0n ? -product : product;
        const wide = stencil("mul_wide").call(a, b);
        if (size < 2n ** 60n || wide !== LEFT) expect(wide).toBe(product);
        if (size > 2n ** 62n) expect(wide).toBe(LEFT);
        const shifted = a << bits;
        const fits = shifted >= -(2n ** 61n) && shifted < 2n ** 61n;
        expect(stencil("lshift_wide").call(a, bits)).toBe(fits ? shifted : LEFT);
      }),
      RUNS,
    );
  });

  test("range_next", () => {
    fc.assert(
      fc.property(
        smallInt,
        fc.bigInt({ min: 1n, max: 2n ** 46n }),
        fc.bigInt({ min: -9n, max: 9n }),
        (next, left, step) => {
          expect(stencil("range_next").call(next, left, step)).toEqual([next, next + step, left - 1n]);
        },
      ),
      RUNS,
    );
  });
});

describe("float, float", () => {
  test.each<[name: keyof typeof NUMBER_STENCILS, meaning: (a: number, b: number) => unknown]>([
    ["add_float", (a, b) => a + b],
    ["sub_float", (a, b) => a - b],
    ["mul_float", (a, b) => a * b],
    ["truediv_float", (a, b) => (b === 0 ? LEFT : a / b)],
    // Python's min and max return the first of equals, and the first when one is NaN.
    ["min_float", (a, b) => (b < a ? b : a)],
    ["max_float", (a, b) => (b > a ? b : a)],
    ["lt_float", (a, b) => bit(a < b)],
    ["le_float", (a, b) => bit(a <= b)],
    ["gt_float", (a, b) => bit(a > b)],
    ["ge_float", (a, b) => bit(a >= b)],
    ["eq_float", (a, b) => bit(a === b)],
    ["ne_float", (a, b) => bit(a !== b)],
  ])("%s", (name, meaning) => {
    const { call } = stencil(name);
    fc.assert(
      fc.property(anyFloat, anyFloat, (a, b) => {
        expect(call(a, b)).toBe(meaning(a, b));
      }),
      RUNS,
    );
  });

  test.each([
    ["floordiv_float", "float_floordiv"],
    ["mod_float", "float_mod"],
  ] as const)("%s leaves for a zero divisor and asks the runtime otherwise", (name, helper) => {
    use({ [helper]: (a: number, b: number) => a * 1000 + b });
    fc.assert(
      fc.property(anyFloat, anyFloat, (a, b) => {
        expect(stencil(name).call(a, b)).toBe(b === 0 ? LEFT : a * 1000 + b);
      }),
      RUNS,
    );
  });

  test.each([
    ["root_float", 0.5, Math.sqrt],
    ["square_float", 2, (x: number) => x * x],
  ] as const)("%s is the rounded result where no other can be pow's, else what pow says", (name, exponent, rounded) => {
    let asked = 0;
    use({
      float_pow: (x: number, y: number) => {
        expect(y).toBe(exponent);
        asked++;
        return x ** y;
      },
    });
    const ordinary = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    let runs = 0;
    fc.assert(
      fc.property(ordinary, (x) => {
        runs++;
        const before = asked;
        const result = stencil(name).call(x);
        expect(result).toBe(asked > before ? x ** exponent : rounded(x));
      }),
      RUNS,
    );
    expect(asked).toBeLessThan(runs / 4);
    for (const x of [0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 5e-324, 1e-200]) {
      const before = asked;
      expect(stencil(name).call(x)).toBe(x ** exponent);
      expect(asked).toBe(before + 1);
    }
    expect(stencil(name).call(name === "root_float" ? -4 : 1e200)).toBe(LEFT);
  });

  test("pow_float leaves where finite operands have no finite real power", () => {
    use({ float_pow: (a: number, b: number) => a ** b });
    fc.assert(
      fc.property(anyFloat, anyFloat, (a, b) => {
        const raises = Number.isFinite(a) && Number.isFinite(b) && !Number.isFinite(a ** b);
        expect(stencil("pow_float").call(a, b)).toBe(raises ? LEFT : a ** b);
      }),
      RUNS,
    );
  });
});

describe("float", () => {
  test.each<[name: keyof typeof NUMBER_STENCILS, meaning: (a: number) => unknown]>([
    ["neg_float", (a) => -a],
    ["abs_float", (a) => Math.abs(a)],
    ["truth_float", (a) => bit(a !== 0)],
    // int(x) rounds towards zero. At the very edge it may leave: -2^47 itself is not taken.
    ["float_to_int", (a) => (Math.abs(a) < 2 ** 47 ? BigInt(Math.trunc(a)) : LEFT)],
  ])("%s", (name, meaning) => {
    const { call } = stencil(name);
    fc.assert(
      fc.property(anyFloat, (a) => {
        expect(call(a)).toBe(meaning(a));
      }),
      RUNS,
    );
  });
});

test.each([
  ["as_bool", 0, 0],
  ["as_bool", 1, 1],
  ["not_bool", 0, 1],
  ["not_bool", 1, 0],
] as const)("%s of %i is %i", (name, bool, result) => {
  expect(stencil(name).call(bool)).toBe(result);
});

test("range_more", () => {
  const { call } = stencil("range_more");
  fc.assert(
    fc.property(smallInt, smallInt, (next, left) => {
      expect(call(next, left)).toBe(bit(left > 0n));
    }),
    RUNS,
  );
});
