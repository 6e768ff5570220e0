/**
 * Built-ins that run no Python and need no frame, as long as their arguments are what is said here: stitched code calls them
 * without putting its frame into memory first (jit/plan/quiet.ts, wasm/quiet.ts). One that raises has done nothing before: the
 * interpreter calls it again, and raises.
 */

/**
 * plain: all arguments are numbers, bools, None or strs. container: the first may also be a list, tuple, dict, set, range, bytes
 * or view. sequence: the first alone is looked at, and is one of these. join: a str and a list or tuple. item: the first is a
 * container, and what the last of three is does not matter. key: the first is a dict or set in which the second is, or is not, as
 * no method has to tell. any: it does not matter what they are. quick: only what the quick way (QUICK_BUILTINS) takes.
 */
export type Quiet = "plain" | "container" | "sequence" | "join" | "item" | "key" | "any" | "quick";
/** The numbers by which the runtime knows them; 0: not quiet. */
export const QUIET_KINDS: readonly Quiet[] = ["plain", "container", "sequence", "join", "item", "key", "any", "quick"];

const TEXT_METHODS = [
  ...["find", "rfind", "index", "rindex", "count", "startswith", "endswith", "removeprefix", "removesuffix"],
  ...["strip", "lstrip", "rstrip", "center", "ljust", "rjust", "zfill", "expandtabs", "split", "rsplit", "splitlines"],
  ...["partition", "rpartition", "replace", "upper", "lower", "title", "capitalize", "swapcase", "casefold"],
  ...["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle"],
  ...["isidentifier", "isprintable", "isascii"],
].map((name) => `str.${name}`);

const NUMBERS = [
  ...["abs", "min", "max", "divmod", "round", "hex", "oct", "bin", "int.bit_length", "int.bit_count"],
  ...["float.is_integer", "range", "int", "float", "str", "bool", "chr", "ord", "repr", "hash"],
];
const MATH = [
  ...["sqrt", "exp", "log", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "floor", "ceil"],
].map((name) => `math.${name}`);

/** By the built-in's name. */
export const QUIET_BUILTINS: ReadonlyMap<string, Quiet> = new Map<string, Quiet>([
  ...[...TEXT_METHODS, ...NUMBERS, ...MATH].map((name) => [name, "plain"] as const),
  ...["len", "list.pop", "list.reverse", "list.copy"].map((name) => [name, "container"] as const),
  ...["dict.keys", "dict.values", "dict.items", "dict.copy"].map((name) => [name, "container"] as const),
  ...["enumerate", "reversed", "list", "tuple"].map((name) => [name, "sequence"] as const),
  ["str.join", "join"],
  ["list.insert", "item"],
  ...["list.clear", "dict.clear", "set.clear", "set.copy"].map((name) => [name, "container"] as const),
  ...["dict.setdefault", "dict.pop", "set.add", "set.discard", "set.remove"].map((name) => [name, "key"] as const),
  ...["append", "appendleft", "pop", "popleft"].map((name) => [`collections.deque.${name}`, "any"] as const),
  ...["type", "zip", "list.extend", "list.remove"].map((name) => [name, "quick"] as const),
]);

/** Built-ins whose usual calls the runtime performs on the operands alone (wasm/quick.ts). All are quiet. */
export const QUICK_BUILTINS: readonly string[] = [
  ...[
    "len",
    "ord",
    "chr",
    "int",
    "type",
    "list.pop",
    "list.extend",
    "list.remove",
    "set.add",
    "set.discard",
    "set.remove",
    "dict.setdefault",
  ],
  ...[
    "str.isdigit",
    "str.isalpha",
    "str.isalnum",
    "str.isspace",
    "str.lower",
    "str.upper",
    "str.strip",
    "str.split",
    "str.join",
  ],
  ...["str.startswith", "str.endswith", "str.find", "dict.keys", "dict.values", "dict.items", "enumerate", "zip"],
];
