/**
 * Built-ins that run no Python and need no frame, as long as their arguments are what is said here: stitched code calls them
 * without putting its frame into memory first (jit/plan/quiet.ts, wasm/quiet.ts). One that raises has done nothing before: the
 * interpreter calls it again, and raises.
 */

/**
 * plain: all arguments are numbers, bools, None or strs. container: the first may also be a list, tuple, dict, set, range, bytes
 * or view. sequence: the first alone is looked at, and is one of these. join: a str and a list or tuple. item: the first is a
 * container, and what the last of three is does not matter. key: the first is a dict or set in which the second is, or is not, as
 * no method has to tell. any: it does not matter what they are.
 */
export type Quiet = "plain" | "container" | "sequence" | "join" | "item" | "key" | "any";
/** The numbers by which the runtime knows them; 0: not quiet. */
export const QUIET_KINDS: readonly Quiet[] = ["plain", "container", "sequence", "join", "item", "key", "any"];

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
  ...["dict.setdefault", "dict.pop", "set.add", "set.discard"].map((name) => [name, "key"] as const),
  ...["append", "appendleft", "pop", "popleft"].map((name) => [`collections.deque.${name}`, "any"] as const),
]);
