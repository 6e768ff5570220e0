/**
 * A native module in TypeScript. It keeps nothing between calls, so threads may run it side by side: it says that it needs
 * no GIL. Run it: npx patchwork run --native vectors=bench/native/vectors.ts bench/native/use_vectors.py
 */
import { defineNative, PythonError } from "patchwork-jit";

const floats = (values: readonly (number | bigint)[]): Float64Array => Float64Array.from(values, Number);

export default defineNative({
  doc: "Vectors as lists of numbers.",
  gil: "not used",
  functions: {
    dot(left: readonly (number | bigint)[], right: readonly (number | bigint)[]): number {
      if (left.length !== right.length)
        throw new PythonError("ValueError", `vectors of ${left.length} and ${right.length} numbers`);
      const [a, b] = [floats(left), floats(right)];
      return a.reduce((sum, x, index) => sum + x * (b[index] as number), 0);
    },
    scaled: (vector: readonly (number | bigint)[], factor: number | bigint): number[] =>
      [...floats(vector)].map((x) => x * Number(factor)),
  },
});
