/** Built-ins that iterate: iterators, folds, and the classes of sequences. */
export const ITERATION = [
  ["iter", "function", "builtin-iterators:iter"],
  ["next", "function", "builtin-iterators:next"],
  ["iterator.__iter__", "method", "builtin-iterators:iterMethod"],
  ["iterator.__next__", "method", "builtin-iterators:nextMethod"],
  ["enumerate", "class", "builtin-iterators:enumerate"],
  ["zip", "class", "builtin-iterators:zip"],
  ["map", "class", "builtin-iterators:map"],
  ["filter", "class", "builtin-iterators:filter"],
  ["reversed", "class", "builtin-iterators:reversed"],
  ["sum", "function", "builtin-folds:sum"],
  ["any", "function", "builtin-folds:any"],
  ["all", "function", "builtin-folds:all"],
  ["list", "class", "builtin-sequences:toList"],
  ["tuple", "class", "builtin-sequences:toTuple"],
] as const;
