/**
 * Tracebacks: a node for each frame that an exception passed, linked from the outermost to the innermost. A node never
 * changes once it is made. Frames of the library's modules are left out: much of it is C in CPython, and has none. It knows code and instruction, not the frame: nothing is kept alive by it.
 * The frames that run are told as a traceback, too.
 */
import { newObject } from "./count";
import { isMutable, setTraceback, tracebackOf } from "./exception";
import {
  CODE_MODULE, FRAME_CALLER_CODE, FRAME_CALL_IP, MODULE_FLAGS, MODULE_IS_LIBRARY, NONE, THREAD_TRACEBACK, THREAD_TRACEBACK_COUNT, TRACEBACK_CODE, TRACEBACK_IP, TRACEBACK_LOCALS, TRACEBACK_NEXT, TRACEBACK_SIZE, TYPE_TRACEBACK, UNBOUND,
} from "./generated/layout";
import { argument, checkExactlyOne } from "./arguments";
import { FRAME_SHIFT } from "./construct";
import { code, frame, thread } from "./control";
import { isGeneratorCode } from "./frame";
import { callerOf } from "./generator";
import { alloc } from "./memory";
import { nestedLink, within } from "./nested";
import { fieldB } from "./operand";
import { LINK_BITS, OPERATES } from "./operation";
import { boxRef, unboxInt } from "./value";

/** Entries that the thread's own buffer holds: for the MemoryError that needs no memory. */
const MOST_ENTRIES: u32 = 4096;
const ENTRY_SIZE: u32 = 8;

/** The exception leaves, or is caught in, the frame of `code` whose instruction is at `ip`. */
export function addFrame(exception: u32, code: u32, ip: u32): void {
  if (isOfLibrary(code)) return;
  if (!isMutable(exception)) {
    addToBuffer(code, ip);
    return;
  }
  const node = newNode(tracebackOf(exception), code, ip);
  if (node != 0) setTraceback(exception, node);
}

function isOfLibrary(code: u32): bool {
  return (load<u32>(load<u32>(code + CODE_MODULE) + MODULE_FLAGS) & MODULE_IS_LIBRARY) != 0;
}

/** A frame around those of `next`, which it takes; 0 = no memory. */
function newNode(next: u32, code: u32, ip: u32): u32 {
  const node = newObject(TRACEBACK_SIZE, TYPE_TRACEBACK);
  if (node == 0) return 0;
  store<u32>(node, next, TRACEBACK_NEXT);
  store<u32>(node, code, TRACEBACK_CODE);
  store<u32>(node, ip, TRACEBACK_IP);
  store<u32>(node, 0, TRACEBACK_LOCALS);
  return node;
}

/**
 * _traceback.running(level): the program's frames that run, as a traceback; None when there are none. A level of 1 and more: only that one, counted
 * from the innermost. What a built-in called (a key of sort) hides what is around it.
 */
export function runningFrames(): i64 {
  if (!checkExactlyOne("_traceback.running")) return UNBOUND;
  let level = <u32>unboxInt(argument(0));
  const isOne = level > 0;
  let nested = within;
  let at = code;
  let fp = frame;
  let found: u32 = 0;
  while (true) {
    let link = load<u32>(fp + FRAME_CALL_IP);
    const caller = load<u32>(fp + FRAME_CALLER_CODE);
    if (caller == 0) break;
    if (link == 0) link = load<u32>(nestedLink(--nested));
    const ip = link & ~LINK_BITS;
    if ((link & OPERATES) != 0 || isGeneratorCode(at)) fp = callerOf(fp, caller);
    else fp -= 8 * fieldB(ip) + (link == ip ? 0 : FRAME_SHIFT);
    at = caller;
    if (isOfLibrary(at) || (isOne && --level > 0)) continue;
    const node = newNode(found, at, ip);
    if (node != 0) found = node;
    if (node == 0 || isOne) break;
  }
  return found == 0 ? NONE : boxRef(found);
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
