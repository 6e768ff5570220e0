/** Ints of any size against JavaScript's: every operator on random pairs of many sizes, by small programs. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runInProcess } from "./in-process.js";

/** Sizes around the borders of int values, limbs and Karatsuba. */
const BITS = [3, 31, 32, 33, 47, 48, 63, 64, 65, 96, 128, 500, 1600, 4000];

const number: fc.Arbitrary<bigint> = fc
  .tuple(
    fc.constantFrom(...BITS).chain((bits) => fc.bigInt({ min: -(1n << BigInt(bits)), max: 1n << BigInt(bits) })),
    fc.constantFrom(0n, 0n, 0n, 1n, 40n, 64n),
    fc.constantFrom(0n, 0n, 1n, -1n),
  )
  .map(([value, zeros, step]) => (value << zeros) + step);

const floorDivide = (a: bigint, b: bigint): bigint => (a - modulo(a, b)) / b;

function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

const PROGRAM = `
def show(a, b, s):
    print(f"{a + b:x} {a - b:x} {a * b:x} {a & b:x} {a | b:x} {a ^ b:x} {~a:x} {-b:x} {abs(a):x} {a << s:x} {a >> s:x} {a < b} {a == b}")
    if b != 0:
        print(f"{a // b:x} {a % b:x}")
    print(a, int(str(b)), hex(a), int(hex(b), 16), float(a), float(b))
`;

function expected(a: bigint, b: bigint, s: number): string {
  const shift = BigInt(s);
  const results = [a + b, a - b, a * b, a & b, a | b, a ^ b, ~a, -b, a < 0n ? -a : a, a << shift, a >> shift];
  const python = (truth: boolean) => (truth ? "True" : "False");
  const lines = [`${results.map((value) => value.toString(16)).join(" ")} ${python(a < b)} ${python(a === b)}`];
  if (b !== 0n) lines.push(`${floorDivide(a, b).toString(16)} ${modulo(a, b).toString(16)}`);
  const hex = a < 0n ? `-0x${(-a).toString(16)}` : `0x${a.toString(16)}`;
  lines.push(`${a} ${b} ${hex} ${b}`);
  return lines.join("\n");
}

test("operators, texts and conversions do what exact arithmetic does", () => {
  const pair = fc.tuple(number, number, fc.integer({ min: 0, max: 200 }));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 12, maxLength: 12 }), (pairs) => {
      // Floats: JavaScript's Number(…) of a bigint rounds half to even too; beyond its range Python raises.
      const within = pairs.filter(([a, b]) => Number.isFinite(Number(a)) && Number.isFinite(Number(b)));
      const calls = within.map(([a, b, s]) => `show(${a}, ${b}, ${s})`).join("\n");
      const lines = runInProcess(`${PROGRAM}${calls}`, { specialise: true }).stdout.trimEnd().split("\n");
      const floats: string[] = [];
      const rest = lines.map((line) => {
        const words = line.split(" ");
        if (words.length !== 6) return line;
        floats.push(...words.slice(4));
        return words.slice(0, 4).join(" ");
      });
      expect(rest.join("\n")).toBe(within.map(([a, b, s]) => expected(a, b, s)).join("\n"));
      expect(floats.map(Number)).toEqual(within.flatMap(([a, b]) => [Number(a), Number(b)]));
    }),
    { numRuns: 25 },
  );
});
