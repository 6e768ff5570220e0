/**
 * The word in which the threads of a process count who compiles with V8's flags set (flags.ts). In CommonJS, so that the
 * command can make it before it loads anything of ours.
 */
import workers = require("node:worker_threads");

const KEY = "patchwork: threads that compile with V8's flags set";

let known: Int32Array | undefined;

/** To be asked for before workers start, which share what their parent has by then. */
function flagUsers(): Int32Array {
  known ??= workers.getEnvironmentData(KEY) as unknown as Int32Array | undefined;
  if (known) return known;
  known = new Int32Array(new SharedArrayBuffer(4));
  workers.setEnvironmentData(KEY, known as unknown as workers.Serializable);
  return known;
}

export = flagUsers;
