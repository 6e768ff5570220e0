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
    __stderr__: { kind: "none" }, // these as well
    __stdin__: { kind: "none" },
    __stdout__: { kind: "none" },
    byteorder: str("little"),
    modules: { kind: "none" }, // a dict, made by sys.__init__
    hexversion: int(0x030e00f0),
    maxsize: { kind: "bigint", value: "9223372036854775807" },
    maxunicode: int(0x10ffff),
    platform: str("linux"),
    version: str("3.14.0 (Patchwork) [WebAssembly]"),
    version_info: { kind: "tuple", items: [int(3), int(14), int(0), str("final"), int(0)] },
  },
  "sys.float_info": {
    max: float(Number.MAX_VALUE),
    max_exp: int(1024),
    max_10_exp: int(308),
    min: float(2.2250738585072014e-308),
    min_exp: int(-1021),
    min_10_exp: int(-307),
    dig: int(15),
    mant_dig: int(53),
    epsilon: float(Number.EPSILON),
    radix: int(2),
    rounds: int(1),
  },
  "sys.hash_info": {
    width: int(64),
    modulus: { kind: "bigint", value: "2305843009213693951" },
    inf: int(314159),
    nan: int(0),
    imag: int(1000003),
    algorithm: str("siphash13"),
    hash_bits: int(64),
    seed_bits: int(128),
    cutoff: int(0),
  },
  "sys.implementation": { name: str("cpython"), cache_tag: str("cpython-314"), hexversion: int(0x030e00f0) },
  "sys.stdin": { encoding: str("utf-8"), errors: str("strict"), mode: str("r"), name: str("<stdin>") },
  "sys.stdout": { encoding: str("utf-8"), errors: str("strict"), mode: str("w"), name: str("<stdout>") },
  "sys.stderr": { encoding: str("utf-8"), errors: str("backslashreplace"), mode: str("w"), name: str("<stderr>") },
};
