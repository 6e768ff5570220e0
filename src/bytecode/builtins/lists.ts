/** Methods of list. */
export const LISTS = [
  ["list.append", "method", "builtin-values:append"],
  ["list.pop", "method", "builtin-values:pop"],
] as const;
