/** Methods of generators. */
export const GENERATORS = [
  ["generator.__iter__", "method", "generator-operations:self"],
  ["generator.__next__", "method", "generator-operations:next"],
  ["generator.send", "method", "generator-operations:send"],
  ["generator.throw", "method", "generator-operations:throwException"],
  ["generator.close", "method", "generator-operations:close"],
] as const;
