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
    abiflags: str(""),
    api_version: int(1013),
    argv: { kind: "none" }, // a list, made by sys.__init__
    path: { kind: "none" }, // this as well
    orig_argv: { kind: "none" },
    __excepthook__: { kind: "none" }, // excepthook as it was at first
    __stderr__: { kind: "none" }, // these are made by sys.__init__ as well
    __stdin__: { kind: "none" },
    __stdout__: { kind: "none" },
    byteorder: str("little"),
    dont_write_bytecode: { kind: "bool", value: false },
    executable: str(""), // there is none that would run Python
    float_repr_style: str("short"),
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
  "sys.flags": {
    debug: int(0),
    inspect: int(0),
    interactive: int(0),
    optimize: int(0),
    dont_write_bytecode: int(0),
    no_user_site: int(0),
    no_site: int(0),
    ignore_environment: int(0),
    verbose: int(0),
    bytes_warning: int(0),
    quiet: int(0),
    hash_randomization: int(1),
    isolated: int(0),
    dev_mode: { kind: "bool", value: false },
    utf8_mode: int(0),
    warn_default_encoding: int(0),
    safe_path: { kind: "bool", value: false },
    int_max_str_digits: int(4300),
  },
  "sys.int_info": {
    bits_per_digit: int(30),
    sizeof_digit: int(4),
    default_max_str_digits: int(4300),
    str_digits_check_threshold: int(640),
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
