/** Functions and classes that every program sees without an import. */
export const CORE = [
  ["print", "function", "print:print"],
  ["input", "function", "streams:input"],
  ["len", "function", "builtin-values:length"],
  ["abs", "function", "builtin-values:absolute"],
  ["min", "function", "builtin-folds:least"],
  ["max", "function", "builtin-folds:greatest"],
  ["range", "class", "builtin-values:toRange"],
  ["int", "class", "builtin-values:toInt"],
  ["float", "class", "builtin-values:toFloat"],
  ["str", "class", "builtin-values:toStr"],
  ["bool", "class", "builtin-values:toBool"],
] as const;
