/**
 * Tracebacks: a node for each frame that an exception passed, linked from the outermost to the innermost. A node never
 * changes once it is made. Frames of the library's modules are left out: much of it is C in CPython, and has none. It knows code and instruction, not the frame: nothing is kept alive by it.
 */
import { newObject } from "./count";
import { isMutable, setTraceback, tracebackOf } from "./exception";
import {
  CODE_MODULE, MODULE_FLAGS, MODULE_IS_LIBRARY, THREAD_TRACEBACK, THREAD_TRACEBACK_COUNT, TRACEBACK_CODE, TRACEBACK_IP, TRACEBACK_LOCALS, TRACEBACK_NEXT, TRACEBACK_SIZE, TYPE_TRACEBACK,
} from "./generated/layout";
import { thread } from "./control";
import { alloc } from "./memory";

/** Entries that the thread's own buffer holds: for the MemoryError that needs no memory. */
const MOST_ENTRIES: u32 = 4096;
const ENTRY_SIZE: u32 = 8;

/** The exception leaves, or is caught in, the frame of `code` whose instruction is at `ip`. */
export function addFrame(exception: u32, code: u32, ip: u32): void {
  if (load<u32>(load<u32>(code + CODE_MODULE) + MODULE_FLAGS) & MODULE_IS_LIBRARY) return;
  if (!isMutable(exception)) {
    addToBuffer(code, ip);
    return;
  }
  const node = newObject(TRACEBACK_SIZE, TYPE_TRACEBACK);
  if (node == 0) return;
  store<u32>(node, tracebackOf(exception), TRACEBACK_NEXT);
  store<u32>(node, code, TRACEBACK_CODE);
  store<u32>(node, ip, TRACEBACK_IP);
  store<u32>(node, 0, TRACEBACK_LOCALS);
  setTraceback(exception, node);
}

/** Done when a thread starts: a MemoryError, too, has a traceback. The record of an ended thread keeps its buffer. */
export function reserveTraceback(): void {
  if (load<u32>(thread + THREAD_TRACEBACK) == 0) store<u32>(thread + THREAD_TRACEBACK, alloc(MOST_ENTRIES * ENTRY_SIZE));
}

/** The shared MemoryError is raised: its traceback starts here. */
export function clearBuffer(): void {
  store<u32>(thread + THREAD_TRACEBACK_COUNT, 0);
}

function addToBuffer(code: u32, ip: u32): void {
  const entries = load<u32>(thread + THREAD_TRACEBACK);
  const count = load<u32>(thread + THREAD_TRACEBACK_COUNT);
  if (entries == 0 || count >= MOST_ENTRIES) return;
  store<u32>(entries + ENTRY_SIZE * count, code);
  store<u32>(entries + ENTRY_SIZE * count + 4, ip);
  store<u32>(thread + THREAD_TRACEBACK_COUNT, count + 1);
}
