/** What CPython calls a thread: its own name, or "Thread-N (target)". Reads shared memory. */
import { LAYOUT, VALUE } from "../base/layout.js";
import { BUILTIN_LIST } from "../bytecode/builtins/index.js";
import type { ProgramMemory } from "../vm/loader.js";
import { readString } from "../vm/traceback.js";

export function threadName({ memory }: ProgramMemory, threadId: number): string {
  const view = new DataView(memory.buffer);
  const u32 = (at: number) => view.getUint32(at, true);
  const object = u32(LAYOUT.THREADS_BASE + threadId * LAYOUT.THREAD_SIZE + LAYOUT.THREAD_OBJECT);
  if (object === 0) return "MainThread";
  const name = u32(object + LAYOUT.PYTHREAD_NAME);
  if (name !== 0) return readString(view, name);
  const number = `Thread-${u32(object + LAYOUT.PYTHREAD_NUMBER)}`;
  const target = view.getBigUint64(object + LAYOUT.PYTHREAD_TARGET, true);
  return target === VALUE.NONE ? number : `${number} (${targetName(view, Number(target & 0xffff_ffffn))})`;
}

function targetName(view: DataView, target: number): string {
  const u32 = (at: number) => view.getUint32(at, true);
  if (u32(target + LAYOUT.HEADER_TYPE) === LAYOUT.TYPE_FUNCTION) {
    return readString(view, u32(u32(target + LAYOUT.FUNCTION_CODE) + LAYOUT.CODE_NAME));
  }
  return BUILTIN_LIST[u32(target + LAYOUT.BUILTIN_ID)]?.name.split(".").at(-1) ?? "?";
}
