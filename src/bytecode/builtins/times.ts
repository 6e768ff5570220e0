/** The module time. */
export const TIMES = [
  ["time.time", "function", "builtin-threads:wallTime"],
  ["time.perf_counter", "function", "builtin-threads:monotonicTime"],
  ["time.monotonic", "function", "clocks:monotonic"],
  ["time.process_time", "function", "clocks:processTime"],
  ["time.thread_time", "function", "clocks:threadTime"],
  ["time.time_ns", "function", "clocks:wallNanoseconds"],
  ["time.perf_counter_ns", "function", "clocks:counterNanoseconds"],
  ["time.monotonic_ns", "function", "clocks:monotonicNanoseconds"],
  ["time.process_time_ns", "function", "clocks:processNanoseconds"],
  ["time.thread_time_ns", "function", "clocks:threadNanoseconds"],
  ["time.sleep", "function", "builtin-threads:sleep"],
] as const;
