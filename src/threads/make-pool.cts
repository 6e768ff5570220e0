/**
 * Makes the pool of workers: the only file that knows piscina. In CommonJS and by itself, since a worker takes 100 ms to boot
 * on another core: `run` asks for the first one before it loads anything else of ours (src/cli/start.ts).
 */
import type { Piscina as Pool } from "piscina";

import piscina = require("piscina");

/** setTimeout's longest: parked workers are kept. */
const FOR_EVER_MS = 2 ** 31 - 1;
/** The thread records bound how many there are, not the pool: a Python thread never waits for another one to end. */
const MANY = 2 ** 16;

interface Made {
  readonly pool: Pool;
  readonly file: string;
}
let ahead: Made | undefined;

/**
 * A pool whose workers run `file` (a URL); `workers` start to boot at once. That of `makeAhead` is handed out once, to
 * the first who asks for workers of the same file. The workers share what flagUsers (jit/flag-users.ts) has made before.
 */
function makePool(file: string, workers: number): Pool {
  if (ahead?.file === file) {
    const { pool } = ahead;
    ahead = undefined;
    return pool;
  }
  const pool = new piscina.Piscina({
    filename: file,
    minThreads: workers,
    maxThreads: MANY,
    idleTimeout: FOR_EVER_MS,
    concurrentTasksPerWorker: 1,
    recordTiming: false,
  });
  // A parked worker that dies harms nobody: a task's own promise tells of the death of one that runs it.
  pool.on("error", () => {});
  return pool;
}

/** Lets the first worker boot while the one who will ask for the pool is still being loaded. */
function makeAhead(file: string): void {
  ahead = { pool: makePool(file, 1), file };
}

export = { makePool, makeAhead };
