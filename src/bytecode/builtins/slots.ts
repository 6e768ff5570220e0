/**
 * The special methods of built-in types as attributes: `int.__add__`, `super().__setitem__(key, value)`. Operations on
 * built-in objects never come here; the functions do what the operation does. Kept in one row of numbers (isSlot of
 * wasm/special.ts).
 */
const capital = (name: string): string => `${(name[0] as string).toUpperCase()}${name.slice(1)}`;

type Row<Owner extends string, Name extends string> = readonly [`${Owner}.__${Name}__`, "method", `slots:${string}`];

const slotsOf = <Owner extends string, Name extends string>(
  owner: Owner,
  names: readonly Name[],
): readonly Row<Owner, Name>[] =>
  names.map((name) => [`${owner}.__${name}__`, "method", `slots:slot${capital(name)}`] as const);

const COMPARED = ["eq", "ne", "lt", "le", "gt", "ge"] as const;
const NUMBER = [
  ...COMPARED,
  "hash",
  "repr",
  "format",
  "bool",
  "int",
  "float",
  "round",
  "trunc",
  "floor",
  "ceil",
  "abs",
  "neg",
  "pos",
  "add",
  "radd",
  "sub",
  "rsub",
  "mul",
  "rmul",
  "truediv",
  "rtruediv",
  "floordiv",
  "rfloordiv",
  "mod",
  "rmod",
  "divmod",
  "rdivmod",
  "pow",
  "rpow",
] as const;
const BITS = [
  "and",
  "rand",
  "or",
  "ror",
  "xor",
  "rxor",
  "lshift",
  "rlshift",
  "rshift",
  "rrshift",
  "invert",
  "index",
] as const;
const SEQUENCE = [...COMPARED, "len", "getitem", "contains", "iter", "add", "mul", "rmul", "repr"] as const;
const CHANGED = ["setitem", "delitem", "iadd", "imul", "init"] as const;
const SET = [
  ...COMPARED,
  "len",
  "contains",
  "iter",
  "and",
  "rand",
  "or",
  "ror",
  "sub",
  "rsub",
  "xor",
  "rxor",
  "repr",
] as const;

const newsOf = <Owner extends string>(
  owners: readonly Owner[],
): readonly (readonly [`${Owner}.__new__`, "static", `slots:${string}`])[] =>
  owners.map((owner) => [`${owner}.__new__`, "static", "slots:slotNew"] as const);

export const SLOTS = [
  ...slotsOf("dict", ["eq", "ne", "len", "getitem", "setitem", "delitem", "contains", "iter", "reversed"]),
  ...slotsOf("dict", ["or", "ror", "ior", "repr", "init"]),
  ...slotsOf("list", [...SEQUENCE, ...CHANGED, "reversed"]),
  ...slotsOf("tuple", [...SEQUENCE, "hash"]),
  ...slotsOf("str", [...SEQUENCE, "hash", "str", "format", "mod", "rmod"]),
  ...slotsOf("bytes", [...SEQUENCE, "hash", "mod", "rmod"]),
  ...slotsOf("bytearray", [...SEQUENCE, ...CHANGED, "mod", "rmod"]),
  ...slotsOf("int", [...NUMBER, ...BITS]),
  ...slotsOf("float", NUMBER),
  ...slotsOf("bool", ["repr", "and", "rand", "or", "ror", "xor", "rxor", "invert"]),
  ...slotsOf("set", [...SET, "iand", "ior", "isub", "ixor", "init"]),
  ...slotsOf("frozenset", [...SET, "hash"]),
  ...slotsOf("range", ["eq", "ne", "len", "getitem", "contains", "iter", "reversed", "hash", "repr", "bool"]),
  ["subclass.__init_subclass__", "method", "builtin-objects:initSubclassOf"],
  ["subclass.fromkeys", "method", "slot-new:subclassFromKeys"],
  ["subclass.from_bytes", "method", "slot-new:subclassFromBytes"],
  ["subclass.fromhex", "method", "slot-new:subclassFromHex"],
  ["subclass.from_number", "method", "slot-new:subclassFromNumber"],
  ["subclass.bytes_fromhex", "method", "slot-new:subclassBytesFromHex"],
  ["subclass.bytearray_fromhex", "method", "slot-new:subclassBytearrayFromHex"],
  ...newsOf(["bool", "int", "float", "str", "bytes", "bytearray", "list", "tuple", "dict", "set", "frozenset"]),
] as const;
