/** What CPython calls a thread, for messages and figures: the name that it was started with. Reads shared memory. */
import { LAYOUT } from "../base/layout.js";
import type { ProgramMemory } from "../vm/loader.js";
import { readString } from "../vm/traceback.js";

export function threadName({ memory }: ProgramMemory, threadId: number): string {
  const view = new DataView(memory.buffer);
  const u32 = (at: number) => view.getUint32(at, true);
  const object = u32(LAYOUT.THREADS_BASE + threadId * LAYOUT.THREAD_SIZE + LAYOUT.THREAD_OBJECT);
  return object === 0 ? "MainThread" : readString(view, u32(object + LAYOUT.PYTHREAD_NAME));
}
