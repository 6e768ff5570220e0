/**
 * Reference counts. The policy is chosen when the module is built: plain additions (only under the GIL), atomic ones once a
 * second thread exists, or biased ones (wasm/biased.ts). A negative count is immortal and never touched. The last release destroys;
 * structures of any depth are taken down with a work list, not with the native stack.
 */
import {
  bury, isMine, isUnshared, makeImmortal, makeReadable, ownersLast, releaseForeign, shareForeign, tryShareBiased,
} from "./biased";
import {
  FLAG_WEAK, HEADER_COUNT, HEADER_FLAGS, HEADER_MARK, HEADER_SHARED, HEADER_TYPE, IMMORTAL, LOCAL, REFCOUNT_ATOMIC, REFCOUNT_BIASED, REF_TAG, TYPE_BIGINT, TYPE_STR,
  TUPLE_ITEMS, TUPLE_LENGTH, TYPE_TUPLE,
} from "./generated/layout";
import { multi } from "./control";
import { countLocally, foundIn, holderOf, isLocal, settle } from "./per-thread";
import { destroyChildren } from "./destroy";
import { finaliseNow, mayRunCode, postpone, unfinalised } from "./finalise";
import { allocInline, freeInline } from "./memory";
import { retire } from "./quiesce";
import { headerOf } from "./mark";
import { forgetWeakly } from "./weak";

/** True where a lock-free reader may still look at what is freed now. */
@inline
export function readersMayLook(): bool {
  return REFCOUNT_ATOMIC != 0 && multi();
}

@inline
function isReference(value: i64): bool {
  return <u64>value >> 48 == REF_TAG;
}

/** A 32-bit store that readers without a lock see behind all stores before it; plain where nobody may look on. */
@inline
export function publish(address: u32, value: u32): void {
  if (readersMayLook()) atomic.store<u32>(address, value);
  else store<u32>(address, value);
}

/** A further owner of the value; returns it. */
@inline
export function share(value: i64): i64 {
  if (isReference(value)) shareRef(<u32>value);
  return value;
}

/** Gives one ownership up; frees at the last. */
@inline
export function release(value: i64): void {
  if (isReference(value)) releaseRef(<u32>value);
}

/** A count that is not in the header: an immortal's, or one of each thread. */
@inline
function uncounted(count: i32, by: i32): void {
  if (REFCOUNT_ATOMIC && isLocal(count)) countLocally(count, by);
}

/** Whether the object is never freed. */
@inline
export function isImmortal(object: u32): bool {
  return load<i32>(object, HEADER_COUNT) < LOCAL;
}

export function shareRef(object: u32): void {
  const count = load<i32>(object, HEADER_COUNT);
  if (count < 0) return uncounted(count, 1);
  if (REFCOUNT_BIASED) {
    if (isMine(object)) store<i32>(object, count + 1, HEADER_COUNT);
    else shareForeign(object);
  } else if (readersMayLook()) atomic.add<i32>(object, 1, HEADER_COUNT);
  else store<i32>(object, count + 1, HEADER_COUNT);
}

/** As `share`, without a call, where `readersMayLook` is known to be false. */
@inline
export function shareAlone(value: i64): i64 {
  if (isReference(value)) countUp(<u32>value);
  return value;
}

@inline
function countUp(object: u32): void {
  const count = load<i32>(object, HEADER_COUNT);
  if (count >= 0) store<i32>(object, count + 1, HEADER_COUNT);
}

/** As `shareRef`, without a call as long as nobody may look on. */
@inline
export function shareInline(object: u32): void {
  if (readersMayLook()) shareRef(object);
  else countUp(object);
}

/** As `releaseRef`, without a call for what lives on as long as nobody may look on, and for what lives for ever. */
@inline
export function releaseInline(object: u32): void {
  const count = load<i32>(object, HEADER_COUNT);
  if (count > 1 && !readersMayLook()) store<i32>(object, count - 1, HEADER_COUNT);
  else if (count >= LOCAL) releaseRef(object);
}

export function releaseRef(object: u32): void {
  const count = load<i32>(object, HEADER_COUNT);
  if (count < 0) return uncounted(count, -1);
  if (REFCOUNT_BIASED) {
    if (isMine(object)) {
      store<i32>(object, count - 1, HEADER_COUNT);
      if (count == 1 && ownersLast(object)) destroy(object);
    } else if (releaseForeign(object)) destroy(object);
  } else if (readersMayLook()) {
    if (atomic.sub<i32>(object, 1, HEADER_COUNT) == 1) destroy(object);
  } else {
    store<i32>(object, count - 1, HEADER_COUNT);
    if (count == 1) destroy(object);
  }
}

/** The object holds the value no longer: what is counted per thread because it did is counted like any other from then on (per-thread.ts). */
@inline
export function unhold(holder: u32, value: i64): void {
  if (!REFCOUNT_BIASED || !isReference(value)) return;
  const count = load<i32>(<u32>value, HEADER_COUNT);
  if (isLocal(count) && holderOf(count) == holder) settle(<u32>value);
}

/** Gives up what the object held. */
export function releaseHeld(holder: u32, value: i64): void {
  unhold(holder, value);
  release(value);
}

/** A reader beside other threads has become an owner of what it found there, which another thread may count as well. */
@inline
export function noteFound(holder: u32, address: u32, object: u32): void {
  if (REFCOUNT_BIASED && load<i32>(object, HEADER_COUNT) >= 0 && !isMine(object)) foundIn(holder, address, object);
}

// ── as the interpreter and stitched code call them, where Python code may run: at once when something wants to ──

/** As `release`; what the value's death has to run has run afterwards. */
export function releaseRunning(value: i64): void {
  if (isReference(value)) giveUpRunning(<u32>value);
}

export function releaseRefRunning(object: u32): void {
  giveUpRunning(object);
}

@inline
function giveUpRunning(object: u32): void {
  const count = load<i32>(object, HEADER_COUNT);
  if (count < 0) return uncounted(count, -1);
  if (REFCOUNT_BIASED) {
    if (isMine(object)) {
      store<i32>(object, count - 1, HEADER_COUNT);
      if (count == 1 && ownersLast(object)) destroyRunning(object);
    } else if (releaseForeign(object)) destroyRunning(object);
  } else if (readersMayLook()) {
    if (atomic.sub<i32>(object, 1, HEADER_COUNT) == 1) destroyRunning(object);
  } else {
    store<i32>(object, count - 1, HEADER_COUNT);
    if (count == 1) destroyRunning(object);
  }
}

function destroyRunning(object: u32): void {
  destroy(object);
  if (unfinalised != 0) finaliseNow();
}

/**
 * A further owner, unless the object is dead: for readers that found the pointer without a lock. Sound because a
 * dead object's count stays 0 until every thread passed a safepoint (quiesce.ts). Biased counts also refuse what was never
 * made readable.
 */
export function tryShareRef(object: u32): bool {
  if (REFCOUNT_BIASED) return tryShareBiased(object);
  let count = atomic.load<i32>(object, HEADER_COUNT);
  while (count != 0) {
    if (count < 0) {
      uncounted(count, 1);
      return true;
    }
    const seen = atomic.cmpxchg<i32>(object, count, count + 1, HEADER_COUNT);
    if (seen == count) return true;
    count = seen;
  }
  return false;
}

/** Makes the caller an owner of what it found without a lock; 0: it is dead. */
export function take(value: i64): i32 {
  return !isReference(value) || tryShareRef(<u32>value) ? 1 : 0;
}

/** As `share`, of what a container holds whose lock is held: the next reader may do without. */
export function shareHeld(value: i64): i64 {
  if (!isReference(value)) return value;
  if (REFCOUNT_BIASED && !isMine(<u32>value)) makeReadable(<u32>value);
  shareRef(<u32>value);
  return value;
}

/** Whether nobody but the caller, who has one reference, can look at the object. */
export function isUnique(object: u32): bool {
  return REFCOUNT_BIASED ? isUnshared(object) : load<i32>(object, HEADER_COUNT) == 1;
}

/** The object is never freed from now on. */
export function immortalise(object: u32): void {
  if (REFCOUNT_BIASED) makeImmortal(object);
  else store<i32>(object, IMMORTAL, HEADER_COUNT);
}

/** A new object with one owner; 0 when memory is exhausted. Its fields are not cleared. */
export function newObject(size: u32, type: u32): u32 {
  return newInline(size, type);
}

/** `newObject` without a call, for the objects that programs make most of. */
@inline
export function newInline(size: u32, type: u32): u32 {
  const object = allocInline(size);
  if (object == 0) return 0;
  // The words of the header two by two: count 1 and mark; shared count 0 and type.
  store<u64>(object, 1 | (<u64>headerOf(type) << 32), HEADER_COUNT);
  store<u64>(object, <u64>type << 32, HEADER_SHARED);
  return object;
}

/** Gives memory back that an object owned: now, or once no reader can hold a pointer into it. */
export function freeBlock(block: u32): void {
  freeBlockInline(block);
}

@inline
function freeBlockInline(block: u32): void {
  if (readersMayLook()) retire(block);
  else freeInline(block);
}

/** Owns nothing, and nothing is to be run or told when it dies: what most objects are that die. */
@inline
function isLeaf(object: u32): bool {
  const type = load<u32>(object, HEADER_TYPE);
  return type == TYPE_STR || type == TYPE_BIGINT;
}

/** Dead objects that wait to be taken down, linked through a header word that nobody reads any more. */
let waiting: u32 = 0;
let destroying: bool = false;

/** Biased counts: readers look at the shared word, but no more at the owner's, if it is not negative. */
function bequeath(object: u32): void {
  if (REFCOUNT_BIASED) {
    bury(object);
    store<u32>(object, waiting >>> 4, HEADER_COUNT);
  } else store<u32>(object, waiting, HEADER_SHARED);
  waiting = object;
}

/** Takes an object down whose counts say that it is dead. */
export function destroyDead(object: u32): void {
  destroy(object);
}

function destroy(object: u32): void {
  if (isLeaf(object)) return freeBlockInline(object);
  if (destroying) {
    bequeath(object);
    return;
  }
  destroying = true;
  let next = object;
  while (true) {
    if (REFCOUNT_BIASED) bury(next);
    const type = load<u32>(next, HEADER_TYPE);
    if (type == TYPE_TUPLE && (load<u8>(next, HEADER_FLAGS) & FLAG_WEAK) == 0) {
      for (let at = next + TUPLE_ITEMS, end = at + 8 * load<u32>(next, TUPLE_LENGTH); at < end; at += 8) releaseHeld(next, load<i64>(at));
      freeBlockInline(next);
    } else if (!mayRunCode(type) || !postpone(next)) {
      if ((load<u8>(next, HEADER_FLAGS) & FLAG_WEAK) != 0) forgetWeakly(next, false, false);
      destroyChildren(next);
      freeBlockInline(next);
    }
    next = waiting;
    if (next == 0) break;
    waiting = REFCOUNT_BIASED ? load<u32>(next, HEADER_COUNT) << 4 : load<u32>(next, HEADER_SHARED);
  }
  destroying = false;
}
