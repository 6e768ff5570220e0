/**
 * Biased reference counts (PEP 703), for free threads. An object's count is the sum of two words: the owner's own, which
 * only the thread that made the object changes, without atomics; and the shared one, which all others change atomically.
 *
 *     HEADER_COUNT   the owner's, never below 0; negative = immortal, whatever else the header says
 *     HEADER_OWNER   1 + id of the owner's record, 0 = merged: all is in the shared word
 *     HEADER_SHARED  count << 2 | flags, where the count may be below 0, and the flags only rise:
 *                    0         nobody else was ever told of it
 *                    READABLE  who finds it without a lock may become an owner
 *                    QUEUED    somebody handed it to its owner, to be merged; the queue has one reference
 *                    MERGED    the owner's count is in here
 *
 * **Death.** The owner's word falls to 0: when the shared word is 0 nobody else has it and nobody may find it, so it is
 * dead, and that cost no atomic operation. Otherwise the flag MERGED is set, and whoever brings the shared count to 0
 * then takes it down. One who is not the owner and finds the shared count at 0 (its own reference is one that the owner
 * counted) does not go below, but passes its reference to the owner's queue (QUEUED, once in an object's life); later
 * ones go below 0. The owner merges at its next safepoint: owner's count + shared count - the queue's one.
 *
 * **Readers without locks** (tryShareBiased) may not touch an object whose shared word is 0: its owner may be taking it
 * down at this very moment without looking. They fall back on the container's lock, under which the container's reference
 * stands, and set READABLE there, so that the next ones need no lock. What has no lock (globals, cells, attributes of
 * classes, weak references) makes its objects READABLE when it stores them. READABLE is only ever set by who has
 * a reference that stands. A dead object's words say dead (count 0, owner 0, shared MERGED) until its block is freed, which
 * waits until every thread has passed a safepoint (quiesce.ts).
 *
 * **The queue** is a word in the owner's record: CLOSED, BUSY, OPEN, or a chain of nodes. It is open only while the owner
 * runs; who will block, or ends, empties and closes it and touches no count before it has opened it again. As long as it is
 * closed anybody may merge in the owner's place: it sets BUSY for the few instructions that takes, and who comes back waits
 * for that. So nothing waits for a thread that sleeps, and a record whose thread has ended needs nothing done: its next
 * thread is simply the owner of what the last one left. While the world is stopped every other queue is closed and empty:
 * nothing is QUEUED, and the collector of cycles brings each count into one word and back (gather, scatter).
 *
 * What has a `__del__` is made without an owner, once there is a second thread: else that would run at some safepoint of a
 * thread that may hold the very lock it takes. (Before, stencils count without asking: all objects are the main thread's.)
 *
 * A node is 16 bytes of the heap; when there are none the reference is lost: the object is never freed, unless it is part of
 * a cycle. test/threads/merge-queue.test.ts explores this protocol in all its interleavings.
 */
import { destroyDead } from "./count";
import { me, multi, request, thread, threadRecord } from "./control";
import {
  FLAG_KEPT, FLAG_WEAK, HEADER_COUNT, HEADER_FLAGS, HEADER_MARK, HEADER_OWNER, HEADER_SHARED, HEADER_TYPE, IMMORTAL, REQUEST_MERGE, THREAD_QUEUE,
} from "./generated/layout";
import { allocNode, free } from "./memory";
import { setMark } from "./mark";
import { countLocally, isLocal } from "./per-thread";
import { awaitOwner, beginExposing, endExposing, isExposing } from "./private";

const ONE: i32 = 4;
const FLAGS: i32 = 3;
const READABLE: i32 = 1;
const QUEUED: i32 = 2;
const MERGED: i32 = 3;
/** Holds more references than any memory has: of an object that is made immortal by another than its owner. */
const FOR_EVER: i32 = 0x4000_0000;

// The queue's word; anything else is its first node.
const CLOSED: u32 = 0;
const OPEN: u32 = 1;
const BUSY: u32 = 2;
const NODE_OBJECT: u32 = 8;

/**
 * Whether its owner may still change the object without its lock (private.ts): nobody was told of it, or somebody gave it back
 * who had not waited for that, or another thread may be waiting for it now.
 */
@inline
export function isPrivate(object: u32): bool {
  const shared = load<i32>(object, HEADER_SHARED);
  return !isMine(object) && (shared == 0 || (shared & FLAGS) == QUEUED || isExposing());
}

@inline
export function isMine(object: u32): bool {
  return load<u8>(object, HEADER_OWNER) == <u8>me;
}

/** A further owner of an object that another thread made. */
export function shareForeign(object: u32): void {
  if (load<i32>(object, HEADER_SHARED) != 0) {
    atomic.add<i32>(object, ONE, HEADER_SHARED);
    return;
  }
  beginExposing();
  if (atomic.add<i32>(object, ONE, HEADER_SHARED) == 0) awaitOwner(object);
  endExposing();
}

/** Gives up an ownership of what another thread made (or nobody's any more). True: it is dead. */
export function releaseForeign(object: u32): bool {
  // Read before the shared word changes: from then on its owner may merge it.
  const owner = <u32>load<u8>(object, HEADER_OWNER);
  let shared = atomic.load<i32>(object, HEADER_SHARED);
  while (true) {
    const queues = shared == 0 || shared == READABLE;
    const next = queues ? QUEUED : shared - ONE;
    const seen = atomic.cmpxchg<i32>(object, shared, next, HEADER_SHARED);
    if (seen == shared) return queues ? handOver(object, owner) : next == MERGED;
    shared = seen;
  }
}

/** The owner's count of its object has become 0. True: it is dead; otherwise it belongs to nobody now. */
export function ownersLast(object: u32): bool {
  if (!multi()) return true;
  let shared = atomic.load<i32>(object, HEADER_SHARED);
  if (shared == 0) return true;
  store<u8>(object, 0, HEADER_OWNER);
  while (true) {
    const seen = atomic.cmpxchg<i32>(object, shared, shared | MERGED, HEADER_SHARED);
    if (seen == shared) return (shared | MERGED) == MERGED;
    shared = seen;
  }
}

/** A further owner of what was found without a lock; false: it is dead, or the container's lock must be taken. */
export function tryShareBiased(object: u32): bool {
  const count = load<i32>(object, HEADER_COUNT);
  if (count < 0) {
    if (isLocal(count)) countLocally(count, 1);
    return true;
  }
  if (isMine(object)) {
    if (count == 0) return false;
    store<i32>(object, count + 1, HEADER_COUNT);
    return true;
  }
  let shared = atomic.load<i32>(object, HEADER_SHARED);
  while (shared != 0 && shared != MERGED) {
    const seen = atomic.cmpxchg<i32>(object, shared, shared + ONE, HEADER_SHARED);
    if (seen == shared) return true;
    shared = seen;
  }
  return false;
}

/** From now on readers without a lock may become owners. Somebody's reference stands meanwhile. */
export function makeReadable(object: u32): void {
  if (load<i32>(object, HEADER_COUNT) < 0) return;
  let shared = load<i32>(object, HEADER_SHARED);
  if (!multi()) {
    if ((shared & FLAGS) == 0) store<i32>(object, shared | READABLE, HEADER_SHARED);
    return;
  }
  const exposes = shared == 0 && !isMine(object);
  if (exposes) beginExposing();
  while ((shared & FLAGS) == 0) {
    const seen = atomic.cmpxchg<i32>(object, shared, shared | READABLE, HEADER_SHARED);
    if (seen == shared) {
      if (exposes && shared == 0) awaitOwner(object);
      break;
    }
    shared = seen;
  }
  if (exposes) endExposing();
}

/** Whether nobody but the caller has the object, or can get it. */
export function isUnshared(object: u32): bool {
  const shared = load<i32>(object, HEADER_SHARED);
  const count = load<i32>(object, HEADER_COUNT);
  return isMine(object) ? count == 1 && shared == 0 : count == 0 && shared == (ONE | MERGED);
}

/** The object will never be freed. Its owner may be counting: then its store may come later than this one. */
export function makeImmortal(object: u32): void {
  if (!isMine(object) && load<i32>(object, HEADER_COUNT) >= 0) atomic.add<i32>(object, FOR_EVER, HEADER_SHARED);
  store<i32>(object, IMMORTAL, HEADER_COUNT);
  // No thread's own (private.ts).
  store<u8>(object, 0, HEADER_OWNER);
}

/** A new object, with one owner, that belongs to no thread: every count is atomic. */
export function disownNew(object: u32): void {
  store<i32>(object, 0, HEADER_COUNT);
  store<u8>(object, 0, HEADER_OWNER);
  store<i32>(object, ONE | MERGED, HEADER_SHARED);
}

/** The words of a dead object. An atomic store is an exchange, dear where nobody can look on. */
@inline
export function bury(object: u32): void {
  store<i32>(object, 0, HEADER_COUNT);
  // The mark and, behind it, the owner.
  store<u16>(object, 0, HEADER_MARK);
  if (multi()) atomic.store<i32>(object, MERGED, HEADER_SHARED);
  else store<i32>(object, MERGED, HEADER_SHARED);
}

/** A dead object is alive again, with one owner. Who finds it through a weak reference may have it. */
export function revive(object: u32): void {
  store<i32>(object, 1, HEADER_COUNT);
  store<u8>(object, <u8>me, HEADER_OWNER);
  setMark(object, load<u32>(object, HEADER_TYPE));
  atomic.store<i32>(object, load<u8>(object, HEADER_FLAGS) & FLAG_WEAK ? READABLE : 0, HEADER_SHARED);
}

// ── the queue ──

/** Passes a reference to the owner, or merges in its place. True: the object is dead. */
function handOver(object: u32, owner: u32): bool {
  const queue = threadRecord(owner - 1) + THREAD_QUEUE;
  let node: u32 = 0;
  while (true) {
    const head = atomic.load<u32>(queue);
    if (head == BUSY) continue;
    if (head == CLOSED) {
      if (atomic.cmpxchg<u32>(queue, CLOSED, BUSY) != CLOSED) continue;
      const dead = merge(object, owner);
      atomic.store<u32>(queue, CLOSED);
      if (node != 0) free(node);
      return dead;
    }
    if (node == 0) node = allocNode();
    if (node == 0) return false;
    store<u32>(node, head);
    store<u32>(node, object, NODE_OBJECT);
    if (atomic.cmpxchg<u32>(queue, head, node) != head) continue;
    if (head == OPEN) request(threadRecord(owner - 1), REQUEST_MERGE);
    return false;
  }
}

/** Brings both counts together, without the queue's reference; for who may count for the owner. True: it is dead. */
function merge(object: u32, owner: u32): bool {
  let more = load<i32>(object, HEADER_COUNT) - 1;
  if (more < -1) return false;
  if (load<u8>(object, HEADER_OWNER) == <u8>owner) {
    store<i32>(object, 0, HEADER_COUNT);
    store<u8>(object, 0, HEADER_OWNER);
  } else more = -1;
  let shared = atomic.load<i32>(object, HEADER_SHARED);
  while (true) {
    const next = (((shared >> 2) + more) << 2) | MERGED;
    const seen = atomic.cmpxchg<i32>(object, shared, next, HEADER_SHARED);
    if (seen == shared) return next == MERGED;
    shared = seen;
  }
}

/** This thread, whose queue is open, merges what was handed to it. What dies is taken down. */
export function mergeQueue(): void {
  const queue = thread + THREAD_QUEUE;
  while (atomic.load<u32>(queue) > BUSY) {
    let node = atomic.xchg<u32>(queue, OPEN);
    while (node > BUSY) {
      const next = load<u32>(node);
      const object = load<u32>(node, NODE_OBJECT);
      free(node);
      if (merge(object, me)) destroyDead(object);
      node = next;
    }
  }
}

/** True: the queue was empty and is closed, from now on this thread touches no count. */
export function tryCloseQueue(): bool {
  const seen = atomic.cmpxchg<u32>(thread + THREAD_QUEUE, OPEN, CLOSED);
  return seen == OPEN || seen == CLOSED || seen == BUSY;
}

export function closeQueue(): void {
  while (!tryCloseQueue()) mergeQueue();
}

export function openQueue(): void {
  while (atomic.cmpxchg<u32>(thread + THREAD_QUEUE, CLOSED, OPEN) == BUSY) {}
}

// ── for the collector of cycles, while the world is stopped ──

/** The whole count, which HEADER_COUNT has until `scatter`: HEADER_SHARED is free for other things meanwhile. */
export function gather(object: u32): i32 {
  const count = load<i32>(object, HEADER_COUNT);
  if (count < 0) return count & 0x7fff_ffff;
  const shared = load<i32>(object, HEADER_SHARED);
  const flags = shared & FLAGS;
  // One that is QUEUED now has lost its node. Whoever was told of it (private.ts) may be about to change it.
  const total = count + (shared >> 2) - (flags == QUEUED ? 1 : 0);
  if (shared != 0) store<u8>(object, load<u8>(object, HEADER_FLAGS) | <u8>FLAG_KEPT, HEADER_FLAGS);
  store<i32>(object, total, HEADER_COUNT);
  return total;
}

export function scatter(object: u32): void {
  const flags = load<u8>(object, HEADER_FLAGS);
  const readable = (flags & <u8>FLAG_KEPT) != 0;
  if (readable) store<u8>(object, flags & ~<u8>FLAG_KEPT, HEADER_FLAGS);
  const count = load<i32>(object, HEADER_COUNT);
  if (count >= 0 && load<u8>(object, HEADER_OWNER) == 0) {
    store<i32>(object, (count << 2) | MERGED, HEADER_SHARED);
    store<i32>(object, 0, HEADER_COUNT);
  } else store<i32>(object, readable ? READABLE : 0, HEADER_SHARED);
}

/** One reference more, whoever owns the object. */
export function holdStopped(object: u32): void {
  const word = object + (load<u8>(object, HEADER_OWNER) == 0 ? HEADER_SHARED : HEADER_COUNT);
  store<i32>(word, load<i32>(word) + (load<u8>(object, HEADER_OWNER) == 0 ? ONE : 1));
}
