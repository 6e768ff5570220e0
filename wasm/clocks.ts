/**
 * The clocks of the module time besides time() and perf_counter(): in seconds and in nanoseconds. A thread of ours has no
 * clock of its own for processor time: those run as the others do.
 */
import { checkNone } from "./arguments";
import { UNBOUND } from "./generated/layout";
import { perf_counter, time } from "./host";
import { intOfI64 } from "./bigint";
import { boxFloat } from "./value";

const NANOSECONDS: f64 = 1e9;

export function monotonic(): i64 {
  return seconds("time.monotonic");
}

export function processTime(): i64 {
  return seconds("time.process_time");
}

export function threadTime(): i64 {
  return seconds("time.thread_time");
}

export function counterNanoseconds(): i64 {
  return nanoseconds("time.perf_counter_ns");
}

export function monotonicNanoseconds(): i64 {
  return nanoseconds("time.monotonic_ns");
}

export function processNanoseconds(): i64 {
  return nanoseconds("time.process_time_ns");
}

export function threadNanoseconds(): i64 {
  return nanoseconds("time.thread_time_ns");
}

export function wallNanoseconds(): i64 {
  return checkNone("time.time_ns") ? intOfI64(<i64>(time() * NANOSECONDS)) : UNBOUND;
}

function seconds(name: string): i64 {
  return checkNone(name) ? boxFloat(perf_counter()) : UNBOUND;
}

function nanoseconds(name: string): i64 {
  return checkNone(name) ? intOfI64(<i64>(perf_counter() * NANOSECONDS)) : UNBOUND;
}
