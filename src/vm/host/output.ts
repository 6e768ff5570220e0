/**
 * What the program prints, to a file descriptor: all of it, in one piece, whatever the descriptor is (pipes take
 * partial writes and say EAGAIN). Several threads write through the output lock in the control block.
 */
import { writeSync } from "node:fs";
import { getSystemErrorMap } from "node:util";
import { LAYOUT } from "../../base/layout.js";

/** The reader of our output is gone (EPIPE): CPython ends with BrokenPipeError. */
export class OutputClosedError extends Error {
  constructor(readonly fd: number) {
    super(`the reader of file descriptor ${fd} has gone away`);
    this.name = "OutputClosedError";
  }
}

/** The system refused what we wrote; the message is that of CPython's OSError. */
export class OutputFailedError extends Error {
  constructor(errno: number) {
    const [, words = "unknown error"] = getSystemErrorMap().get(errno) ?? [];
    super(`[Errno ${-errno}] ${words.charAt(0).toUpperCase()}${words.slice(1)}`);
    this.name = "OutputFailedError";
  }
}

/** How long a write waits before it tries a full pipe again. */
const RETRY_MS = 1;
/** A thread that died inside the lock does not hold the others up for longer. */
const LOCK_PATIENCE_MS = 2000;

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Writes all bytes. Throws OutputClosedError or OutputFailedError. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(fd, bytes, done, bytes.length - done);
    } catch (error) {
      const { code, errno } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") throw new OutputClosedError(fd);
      if (code !== "EAGAIN") throw errno === undefined ? error : new OutputFailedError(errno);
      Atomics.wait(sleeper, 0, 0, RETRY_MS);
    }
  }
}

/** A WebAssembly.Memory, as far as it matters here. */
export interface MemoryLike {
  readonly buffer: ArrayBufferLike;
}

/** Runs `action` while holding the output lock of the shared memory. */
export function withOutputLock(memory: MemoryLike, action: () => void): void {
  const words = new Int32Array(memory.buffer, LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_OUTPUT_LOCK, 1);
  // 0 free, 1 held, 2 held and waited for.
  if (Atomics.compareExchange(words, 0, 0, 1) !== 0) {
    while (Atomics.exchange(words, 0, 2) !== 0) {
      if (Atomics.wait(words, 0, 2, LOCK_PATIENCE_MS) === "timed-out") break;
    }
  }
  try {
    action();
  } finally {
    if (Atomics.exchange(words, 0, 0) === 2) Atomics.notify(words, 0, 1);
  }
}
