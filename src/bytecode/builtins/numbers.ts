/** Functions on numbers, and the methods of int and float. */
export const NUMBERS = [
  ["hex", "function", "builtin-numbers:hexOf"],
  ["oct", "function", "builtin-numbers:octOf"],
  ["bin", "function", "builtin-numbers:binOf"],
  ["divmod", "function", "builtin-numbers:divide"],
  ["pow", "function", "builtin-numbers:power"],
  ["round", "function", "builtin-numbers:round"],
  ["int.bit_length", "method", "number-methods:intBitLength"],
  ["int.bit_count", "method", "number-methods:intBitCount"],
  ["int.conjugate", "method", "number-methods:intConjugate"],
  ["int.as_integer_ratio", "method", "number-methods:intRatio"],
  ["int.is_integer", "method", "number-methods:intIsInteger"],
  ["float.is_integer", "method", "number-methods:floatIsInteger"],
  ["float.as_integer_ratio", "method", "number-methods:floatRatio"],
  ["float.conjugate", "method", "number-methods:floatConjugate"],
  ["float.hex", "method", "float-hex:floatHex"],
  ["float.fromhex", "static", "float-hex:floatFromHex"],
] as const;
