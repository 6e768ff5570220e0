/** Members of built-in modules that are plain values. */
import type { Constant } from "../code.js";

const str = (value: string): Constant => ({ kind: "str", value });
const int = (value: number): Constant => ({ kind: "int", value });
const float = (value: number): Constant => ({ kind: "float", value });

export const MODULE_CONSTANTS: Readonly<Record<string, Readonly<Record<string, Constant>>>> = {
  _thread: {
    shutdown: { kind: "none" }, // what runs when the main thread has ended: set by threading
  },
  math: {
    pi: float(Math.PI),
    e: float(Math.E),
    tau: float(2 * Math.PI),
    inf: float(Number.POSITIVE_INFINITY),
    nan: float(Number.NaN),
  },
  sys: {
    argv: { kind: "none" }, // a list, made by sys.__init__
    byteorder: str("little"),
    hexversion: int(0x030e00f0),
    maxsize: { kind: "bigint", value: "9223372036854775807" },
    maxunicode: int(0x10ffff),
    platform: str("linux"),
    version: str("3.14.0 (Patchwork) [WebAssembly]"),
    version_info: { kind: "tuple", items: [int(3), int(14), int(0), str("final"), int(0)] },
  },
};
