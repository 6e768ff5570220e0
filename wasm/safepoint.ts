/**
 * The safepoint: what the interpreter calls when a thread's limit word says that a request waits. The limit is
 * restored before the requests are taken; a requester sets its bit before the limit: none is lost.
 */
import {
  CONTROL_BASE,
  CONTROL_STRESS,
  EXC_KeyboardInterrupt,
  LEFT_REENTER,
  LEFT_STOPPED,
  REQUEST_COLLECT,
  REQUEST_DROP_GIL,
  REFCOUNT_BIASED,
  REQUEST_INTERRUPT,
  REQUEST_LOCAL,
  REQUEST_LOOK,
  REQUEST_MERGE,
  REQUEST_PAUSE,
  REQUEST_REENTER,
  REQUEST_STOP,
  STATUS_NEXT,
  STATUS_RAISED,
  STRESS_SWITCH,
  THREAD_CODE,
  THREAD_FP,
  THREAD_IP,
  THREAD_LIMIT,
  THREAD_REQUESTS,
  THREAD_STACK_END,
} from "./generated/layout";
import { mergeQueue } from "./biased";
import { code, stopping, thread } from "./control";
import { collectSoon } from "./cycles";
import { finaliseNow, unfinalised } from "./finalise";
import { handOverGil } from "./gil";
import { raiseLiteral } from "./messages";
import { distribute } from "./per-thread";
import { goOffline, goOnline, lookAsked, publish } from "./quiesce";

/** A status with this bit: leave the interpreter, with the LEFT_* below it. */
const LEAVE: u32 = 8;

/** Handles all requests. The thread goes on at ip: the instruction there is (again) to be executed. */
export function safepoint(fp: u32, ip: u32): u32 {
  const stress = load<u32>(CONTROL_BASE + CONTROL_STRESS) & STRESS_SWITCH;
  atomic.store<u32>(thread, stress ? 0 : load<u32>(thread, THREAD_STACK_END), THREAD_LIMIT);
  const requests = atomic.xchg<u32>(thread, 0, THREAD_REQUESTS);
  if (requests & REQUEST_LOCAL) distribute();
  publish();
  if (requests & REQUEST_LOOK) lookAsked();
  if (REFCOUNT_BIASED && requests & REQUEST_MERGE) mergeQueue();
  if (requests & REQUEST_PAUSE) {
    goOffline();
    goOnline();
  }
  if (requests & REQUEST_DROP_GIL || stress) handOverGil();
  if (requests & REQUEST_COLLECT) collectSoon();
  if (unfinalised != 0) finaliseNow();
  if (requests & REQUEST_STOP || stopping()) return leave(fp, ip, LEFT_STOPPED);
  if (requests & REQUEST_INTERRUPT) {
    raiseLiteral(EXC_KeyboardInterrupt, "");
    return STATUS_RAISED;
  }
  return requests & REQUEST_REENTER ? leave(fp, ip, LEFT_REENTER) : STATUS_NEXT;
}

function leave(fp: u32, ip: u32, reason: u32): u32 {
  store<u32>(thread, fp, THREAD_FP);
  store<u32>(thread, ip, THREAD_IP);
  store<u32>(thread, code, THREAD_CODE);
  return LEAVE | reason;
}

/** For blocking calls: a request that ends the wait has come. */
export function waitIsOver(): bool {
  return (atomic.load<u32>(thread, THREAD_REQUESTS) & (REQUEST_INTERRUPT | REQUEST_STOP)) != 0 || stopping();
}

/** After a wait that `waitIsOver` ended: raises KeyboardInterrupt (also to end a thread of a stopped program). */
export function raiseInterrupt(): void {
  atomic.and<u32>(thread, ~REQUEST_INTERRUPT, THREAD_REQUESTS);
  raiseLiteral(EXC_KeyboardInterrupt, "");
}
