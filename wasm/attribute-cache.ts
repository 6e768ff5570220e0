/**
 * What instructions on attributes remember: one 64-bit word a piece (CODE_CACHES), read and written whole, and a table
 * of this thread for what instructions see several shapes of. The lower half of a word is the type word of the object
 * for which it was written, with a CACHE_* tag in its lowest bits; above it stands
 *   no tag      the slot (12 bits) and the version of all classes: an attribute of the instance itself
 *   NEW         the shape that the instance gets (which has noted the version at which storing was plain)
 *   METHOD      a record of the class: a Python function, and the version at which it was found
 *   CLASS       a record of the class: the entry of a plain value, and the version
 *   BUILTIN     the number of a built-in method; the type word stands 4 bits further up
 * The stencils of objects.wat read the same words. Nothing is remembered from LAST_VERSION on.
 */
import { classVersion, dataOf, LAST_VERSION } from "./class";
import { code, thread } from "./control";
import {
  CLASSDATA_RECORDS, CODE_ADAPTIVE, CODE_CACHES, CODE_INSTRUCTIONS, NOTE_SETS, RECORD_KEY, RECORD_NEXT, RECORD_SIZE, THREAD_NOTES,
} from "./generated/layout";
import { alloc, allocZeroed, free } from "./memory";

/** Slots from here on fit into no word. */
const MOST_SLOTS: u32 = 0xfff;

/** Address of the word of the instruction at ip. */
@inline
export function cacheOf(ip: u32): u32 {
  return ip + load<u32>(code + CODE_CACHES);
}

@inline
export function cachedSlot(word: u64): u32 {
  return <u32>(word >> 32) & 0xfff;
}

/** True when the word leads to a slot of instances of that shape, and no class changed since. */
@inline
export function isFresh(word: u64, shape: u32): bool {
  return <u32>word == shape && <u32>(word >> 44) == classVersion();
}

/** The word for a slot found at that version; 0 = it cannot be remembered. */
export function slotWord(shape: u32, slot: u32, version: u32): u64 {
  if (version >= LAST_VERSION || slot >= MOST_SLOTS) return 0;
  return <u64>shape | (<u64>slot << 32) | (<u64>version << 44);
}

export function setCache(ip: u32, word: u64): void {
  atomic.store<u64>(cacheOf(ip), word);
}

/** The instruction was executed and stays generic: planners need not think that it never was. */
export function markExecuted(ip: u32): void {
  const byte = load<u32>(code + CODE_ADAPTIVE) + ((ip - load<u32>(code + CODE_INSTRUCTIONS)) >> 3);
  if (load<u8>(byte) == 0) store<u8>(byte, 1);
}

// ── the table of this thread: {shape, name | kind, word}. Mutable globals are per instance ──
// Sets of four lines, the one noted last first: of two pairs in one line each would drive the other out, turn by turn.

const SETS: u32 = NOTE_SETS;
const SIZE: u32 = 16;
const SET_SIZE: u32 = 4 * SIZE;
let table: u32 = 0;

@inline
function setOf(shape: u32, key: u32): u32 {
  return table + ((((shape >> 4) * 31) ^ (key >> 4) ^ key) & (SETS - 1)) * SET_SIZE;
}

/** The word that was noted for a shape and a name | kind (CACHE_*); 0 = none. Whether it is fresh is for the caller to see. */
@inline
export function noted(shape: u32, key: u32): u64 {
  if (table == 0) return 0;
  const line = setOf(shape, key);
  return load<u32>(line) == shape && load<u32>(line, 4) == key ? load<u64>(line, 8) : notedBefore(line, shape, key);
}

/** The word in another line of the set. */
function notedBefore(first: u32, shape: u32, key: u32): u64 {
  for (let line = first + SIZE, end = first + SET_SIZE; line < end; line += SIZE) {
    if (load<u32>(line) == shape && load<u32>(line, 4) == key) return load<u64>(line, 8);
  }
  return 0;
}

export function note(shape: u32, key: u32, word: u64): void {
  if (table == 0) {
    table = allocZeroed(SETS * SET_SIZE);
    store<u32>(thread + THREAD_NOTES, table);
  }
  if (table == 0) return;
  const line = setOf(shape, key);
  // The pair's own line is given up, or the one that was noted longest ago.
  let last = line;
  const end = line + SET_SIZE - SIZE;
  while (last < end && (load<u32>(last) != shape || load<u32>(last, 4) != key)) last += SIZE;
  memory.copy(line + SIZE, line, last - line);
  store<u32>(line, shape);
  store<u32>(line, key, 4);
  store<u64>(line, word, 8);
}

/** The thread ends: its table goes back to the heap. */
export function releaseNotes(): void {
  if (table != 0) free(table);
  table = 0;
  store<u32>(thread + THREAD_NOTES, 0);
}

// ── records: immortal, of a class and a name | kind ──

/** The class's record, which now leads to `target` as found at `version`; 0 = it cannot be remembered. */
export function recordOf(cls: u32, key: u32, target: u32, version: u32): u32 {
  if (version >= LAST_VERSION) return 0;
  const head = dataOf(cls) + CLASSDATA_RECORDS;
  let record = atomic.load<u32>(head);
  while (record != 0 && load<u32>(record, RECORD_KEY) != key) record = load<u32>(record, RECORD_NEXT);
  const word = <u64>target | (<u64>version << 32);
  if (record != 0) {
    atomic.store<u64>(record, word);
    return record;
  }
  record = alloc(RECORD_SIZE);
  if (record == 0) return 0;
  store<u64>(record, word);
  store<u32>(record, key, RECORD_KEY);
  while (true) {
    const first = atomic.load<u32>(head);
    store<u32>(record, first, RECORD_NEXT);
    // Another thread may have made one for the same key: both are right.
    if (atomic.cmpxchg<u32>(head, first, record) == first) return record;
  }
}

/** What a record leads to; 0 when a class changed since it was found. */
export function targetOf(record: u32): u32 {
  const word = atomic.load<u64>(record);
  return <u32>(word >> 32) == classVersion() ? <u32>word : 0;
}
