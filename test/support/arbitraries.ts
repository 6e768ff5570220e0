/** Numbers that find bugs: edges of 48, 32 and 53 bits, powers of two and their neighbours, zeros, NaN. */
import fc from "fast-check";
import { INT_MAX, INT_MIN } from "./python-arithmetic.js";

const EDGES = [
  0n,
  1n,
  2n,
  7n,
  2n ** 15n,
  2n ** 16n,
  2n ** 23n,
  2n ** 24n,
  2n ** 31n,
  2n ** 32n,
  2n ** 46n,
  INT_MAX,
  -INT_MIN,
];

const clamp = (int: bigint): bigint => (int < INT_MIN ? INT_MIN : int > INT_MAX ? INT_MAX : int);

/** An int of 48 bits. */
export const smallInt: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc
    .tuple(fc.constantFrom(...EDGES), fc.boolean(), fc.bigInt({ min: -3n, max: 3n }))
    .map(([edge, negative, delta]) => clamp((negative ? -edge : edge) + delta)),
  fc.bigInt({ min: -(2n ** 24n), max: 2n ** 24n }),
  fc.bigInt({ min: INT_MIN, max: INT_MAX }),
);

/** A shift count: mostly sensible, sometimes negative or huge. */
export const shiftCount: fc.Arbitrary<bigint> = fc.oneof(fc.bigInt({ min: -2n, max: 66n }), smallInt);

/** A float, all kinds. NaN is the canonical one, as arithmetic makes it. */
export const anyFloat: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    0.5,
    -0.5,
    1.5,
    Infinity,
    -Infinity,
    NaN,
    5e-324,
    -5e-324,
    1.7976931348623157e308,
    2 ** 47,
    -(2 ** 47),
    2 ** 47 - 0.5,
    2 ** 53,
    0.1,
    1e-300,
    1e300,
  ),
  fc.integer({ min: -100, max: 100 }),
  fc.integer({ min: -400, max: 400 }).map((quarter) => quarter / 4),
  fc.double(),
);
