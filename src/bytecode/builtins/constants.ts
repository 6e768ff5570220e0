/** Members of built-in modules that are plain values. */
import type { Constant } from "../code.js";

const float = (value: number): Constant => ({ kind: "float", value });

export const MODULE_CONSTANTS: Readonly<Record<string, Readonly<Record<string, Constant>>>> = {
  math: {
    pi: float(Math.PI),
    e: float(Math.E),
    tau: float(2 * Math.PI),
    inf: float(Number.POSITIVE_INFINITY),
    nan: float(Number.NaN),
  },
};
