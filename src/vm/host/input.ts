/**
 * What the program reads from stdin. Read in chunks, which the thread keeps until they are asked for.
 */
import { readSync } from "node:fs";

const STDIN = 0;
const CHUNK_BYTES = 65536;
const NEWLINE = 10;
/** How long a read waits before it asks a pipe again that has nothing yet. */
const RETRY_MS = 5;

const sleeper = new Int32Array(new SharedArrayBuffer(4));
let kept = new Uint8Array(0);

/** Fills `target` with what comes next, for a line not beyond its end; the number of bytes, 0 = there is no more. */
export function readInput(target: Uint8Array, wholeLine: boolean): number {
  if (kept.length === 0) kept = nextChunk();
  const end = wholeLine ? kept.indexOf(NEWLINE) + 1 : 0;
  const count = Math.min(end === 0 ? kept.length : end, target.length);
  target.set(kept.subarray(0, count));
  kept = kept.subarray(count);
  return count;
}

function nextChunk(): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(CHUNK_BYTES);
  for (;;) {
    try {
      return chunk.subarray(0, readSync(STDIN, chunk));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return chunk.subarray(0, 0);
      if (code !== "EAGAIN") throw error;
      Atomics.wait(sleeper, 0, 0, RETRY_MS);
    }
  }
}
