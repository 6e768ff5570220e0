/** The module time. */
export const TIMES = [
  ["time.time", "function", "builtin-threads:wallTime"],
  ["time.perf_counter", "function", "builtin-threads:monotonicTime"],
  ["time.sleep", "function", "builtin-threads:sleep"],
] as const;
