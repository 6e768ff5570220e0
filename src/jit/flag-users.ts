/**
 * The word in which the threads of a process count who compiles with V8's flags set (flags.ts). By itself, so that the
 * command can make it before it loads anything else of ours.
 */
import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";

const KEY = "patchwork: threads that compile with V8's flags set";

let known: Int32Array | undefined;

/** To be asked for before workers start, which share what their parent has by then. */
export function flagUsers(): Int32Array {
  known ??= getEnvironmentData(KEY) as Int32Array | undefined;
  if (known) return known;
  known = new Int32Array(new SharedArrayBuffer(4));
  setEnvironmentData(KEY, known);
  return known;
}
