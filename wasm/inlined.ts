/**
 * For stitched code that holds the bytecode of Python functions which its loop calls: their frames exist only in wasm
 * locals until something looks at them. Before it leaves, or lets the runtime perform an instruction, stitched code makes
 * them in memory, from the outermost on, exactly as calls would have. A call remembers the function that it saw first.
 */
import { cacheOf, setCache } from "./attribute-cache";
import { rootShape } from "./class";
import { isImmortal, shareRef } from "./count";
import { multi, setCode, thread } from "./control";
import {
  CODE_EXIT_COUNTS, CODE_INSTRUCTIONS, EXIT_CHECK_INTERVAL, EXIT_FRAME, EXIT_FRAME_RAISED, EXIT_MANY, EXIT_MANY_SAMPLED, EXIT_MASK, EXIT_RAISED, EXIT_SAMPLED, FRAME_CALLER_CODE,
  FRAME_CALL_IP, FUNCTION_CODE, FUNCTION_DEFAULTS, INSTRUCTION_SIZE, THREAD_CHANCE, THREAD_CODE, THREAD_DEPTH, THREAD_FP, THREAD_IP, THREAD_LEFT, UNBOUND,
} from "./generated/layout";
import { newInstance } from "./instance";
import { boxRef } from "./value";

/** The frame at fp, whose registers are in place, becomes the running one: of `callee`, called at callIp in `caller`. */
export function inline_frame(fp: u32, callIp: u32, caller: u32, callee: u32): void {
  store<u32>(fp + FRAME_CALL_IP, callIp);
  store<u32>(fp + FRAME_CALLER_CODE, caller);
  store<u32>(thread + THREAD_DEPTH, load<u32>(thread + THREAD_DEPTH) + 1);
  setCode(callee);
}

/** The last `levels` frames live in wasm locals again; `outer` is the code that called the first of them. */
export function inline_back(levels: u32, outer: u32): void {
  store<u32>(thread + THREAD_DEPTH, load<u32>(thread + THREAD_DEPTH) - levels);
  setCode(outer);
}

/**
 * The interpreter shall go on in the frame of `code` at fp: `exit` is pc * 8 | EXIT_* in that code, `call` the same of the
 * outermost call. What stitched code returns.
 */
export function inline_exit(fp: u32, code: u32, exit: u32, call: u32): u32 {
  const pc = exit >> 3;
  const count = load<u32>(code + CODE_EXIT_COUNTS) + 4 * pc;
  const more = sampled(load<u32>(count));
  if (more != 0) store<u32>(count, load<u32>(count) + more);
  store<u32>(thread + THREAD_FP, fp);
  store<u32>(thread + THREAD_IP, load<u32>(code + CODE_INSTRUCTIONS) + INSTRUCTION_SIZE * pc);
  store<u32>(thread + THREAD_CODE, code);
  return call | ((exit & EXIT_MASK) == EXIT_RAISED ? EXIT_FRAME_RAISED : EXIT_FRAME);
}

/** The frame at fp, which stitched code called directly and which is in memory now, was called at callIp in `caller`. */
export function direct_frame(fp: u32, callIp: u32, caller: u32): void {
  store<u32>(fp + FRAME_CALL_IP, callIp);
  store<u32>(fp + FRAME_CALLER_CODE, caller);
}

/**
 * A function that stitched code may have called directly leaves at `exit` (pc * 8 | EXIT_* in `code`) in the frame at fp. Its
 * callers make their frames in memory, too, and the interpreter goes on here.
 */
export function direct_exit(fp: u32, code: u32, exit: u32): void {
  store<u32>(thread + THREAD_LEFT, (exit & EXIT_MASK) == EXIT_FRAME ? EXIT_FRAME : inline_exit(fp, code, exit, 0));
}

/** The call at ip called this function: its code, and the function itself when it lives for ever. */
@inline
export function rememberCallee(ip: u32, called: u32): void {
  const immortal = isImmortal(called) ? called : 0;
  setCache(ip, <u64>load<u32>(called + FUNCTION_CODE) | (<u64>immortal << 32));
}

/**
 * The call at ip, which gave not just all arguments in order, called this function: its code, and what its defaults can be told from
 * as long as that lives, which is for ever: the function, or the tuple of them.
 */
export function noteCallee(ip: u32, called: u32): void {
  const defaults = load<u32>(called + FUNCTION_DEFAULTS);
  const kept = isImmortal(called) ? called : defaults != 0 && isImmortal(defaults) ? defaults : 0;
  noteOnce(ip, <u64>load<u32>(called + FUNCTION_CODE) | (<u64>kept << 32));
}

/** By how much a count of exits that threads have in common goes on at this one: EXIT_SAMPLED, and EXIT_MANY_SAMPLED where there are very many. */
export function sampled(count: u32): u32 {
  if (count < EXIT_CHECK_INTERVAL || !multi()) return 1;
  const chance = load<u32>(thread, THREAD_CHANCE) * 1664525 + 1013904223;
  store<u32>(thread, chance, THREAD_CHANCE);
  const every: u32 = count < EXIT_MANY ? EXIT_SAMPLED : EXIT_MANY_SAMPLED;
  return (chance >> 16) % every == 0 ? every : 0;
}

/** Writes the word of the instruction at ip unless it is that already. */
export function noteOnce(ip: u32, word: u64): void {
  if (atomic.load<u64>(cacheOf(ip)) != word) setCache(ip, word);
}

/** A new instance of a class of plain instances, with two owners, for an inlined `__init__`; UNBOUND when memory is exhausted. */
export function inline_new(cls: u32): i64 {
  const instance = newInstance(rootShape(cls));
  if (instance == 0) return UNBOUND;
  shareRef(instance);
  return boxRef(instance);
}
