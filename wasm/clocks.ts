/**
 * The clocks of the module time besides time() and perf_counter(): in seconds and in nanoseconds. What the host knows of the
 * processor's time is the operating system's: that of the process includes the workers that compile and the engine's own.
 */
import { checkNone } from "./arguments";
import { UNBOUND } from "./generated/layout";
import { cpu_time, perf_counter, time } from "./host";
import { intOfI64 } from "./bigint";
import { boxFloat } from "./value";

const NANOSECONDS: f64 = 1e9;

export function monotonic(): i64 {
  return seconds("time.monotonic");
}

export function processTime(): i64 {
  return processorSeconds("time.process_time", 0);
}

export function threadTime(): i64 {
  return processorSeconds("time.thread_time", 1);
}

export function counterNanoseconds(): i64 {
  return nanoseconds("time.perf_counter_ns");
}

export function monotonicNanoseconds(): i64 {
  return nanoseconds("time.monotonic_ns");
}

export function processNanoseconds(): i64 {
  return processorNanoseconds("time.process_time_ns", 0);
}

export function threadNanoseconds(): i64 {
  return processorNanoseconds("time.thread_time_ns", 1);
}

export function wallNanoseconds(): i64 {
  return checkNone("time.time_ns") ? intOfI64(<i64>(time() * NANOSECONDS)) : UNBOUND;
}

function processorSeconds(name: string, ofThread: u32): i64 {
  return checkNone(name) ? boxFloat(cpu_time(ofThread)) : UNBOUND;
}

function processorNanoseconds(name: string, ofThread: u32): i64 {
  return checkNone(name) ? intOfI64(<i64>(cpu_time(ofThread) * NANOSECONDS)) : UNBOUND;
}

function seconds(name: string): i64 {
  return checkNone(name) ? boxFloat(perf_counter()) : UNBOUND;
}

function nanoseconds(name: string): i64 {
  return checkNone(name) ? intOfI64(<i64>(perf_counter() * NANOSECONDS)) : UNBOUND;
}
