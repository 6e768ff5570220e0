/**
 * The arithmetic that stencils are tested against is CPython's: otherwise tests and stencils could be wrong together.
 */
import fc from "fast-check";
import { loadPyodide } from "pyodide";
import { expect, test } from "vitest";
import { anyFloat, smallInt } from "../support/arbitraries.js";
import { floatFloorDivide, floatModulo, floorDivide, modulo, trueDivide } from "../support/python-arithmetic.js";

const SAMPLES = 5000;
const pyodide = await loadPyodide();

/** `left symbol right` as CPython's repr, for all pairs at once. */
const evaluate = pyodide.runPython(`
def evaluate(symbol, kind, pairs):
    kind = {"int": int, "float": float}[kind]
    function = eval(f"lambda a, b: a {symbol} b")
    return [repr(function(kind(a), kind(b))) for a, b in pairs]
evaluate`);

/** A float as Python's float() reads it and, with `parse`, as its repr is read back. */
const text = (float: number) => (Object.is(float, -0) ? "-0.0" : String(float).replace("Infinity", "inf"));
const parse = (repr: string) => Number(repr.replace("inf", "Infinity").replace("nan", "NaN"));

function inPython(symbol: string, kind: "int" | "float", pairs: readonly (readonly [string, string])[]): string[] {
  const argument = pyodide.toPy(pairs);
  const result = evaluate(symbol, kind, argument);
  const texts = result.toJs() as string[];
  result.destroy();
  argument.destroy();
  return texts;
}

test.each<[symbol: string, meaning: (a: number, b: number) => number]>([
  ["//", floatFloorDivide],
  ["%", floatModulo],
])("float %s float", (symbol, meaning) => {
  const pairs = fc.sample(fc.tuple(anyFloat, anyFloat), SAMPLES).filter(([, b]) => b !== 0);
  const truth = inPython(
    symbol,
    "float",
    pairs.map(([a, b]) => [text(a), text(b)]),
  );
  for (const [i, [a, b]] of pairs.entries()) {
    expect(meaning(a, b), `${text(a)} ${symbol} ${text(b)}`).toBe(parse(truth[i] as string));
  }
});

test.each<[symbol: string, meaning: (a: bigint, b: bigint) => bigint | number]>([
  ["//", floorDivide],
  ["%", modulo],
  ["/", trueDivide],
])("int %s int", (symbol, meaning) => {
  const pairs = fc.sample(fc.tuple(smallInt, smallInt), SAMPLES).filter(([, b]) => b !== 0n);
  const truth = inPython(
    symbol,
    "int",
    pairs.map(([a, b]) => [String(a), String(b)]),
  );
  for (const [i, [a, b]] of pairs.entries()) {
    const result = meaning(a, b);
    const expected = truth[i] as string;
    expect(result, `${a} ${symbol} ${b}`).toBe(typeof result === "bigint" ? BigInt(expected) : parse(expected));
  }
});
