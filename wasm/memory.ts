/**
 * The allocator of the shared heap. Small blocks come from free lists in the thread's own record (no atomics), by
 * size class, one class a page; a page is bumped from the shared heap. Lists that grow too long, and those of
 * threads that ended, go batch by batch to shared pools, where any thread finds them. Large blocks are runs of
 * pages in one address-ordered list under a lock. Blocks are 16-byte aligned and not cleared, but for their second word,
 * which is 0: so the collector of cycles, which walks the pages, knows the objects among them (wasm/cycles.ts).
 */
import { CONTROL_BASE, CONTROL_HEAP_END, CONTROL_HEAP_TOP, CONTROL_PAGES_FREE, CONTROL_PAGES_LOCK, CONTROL_POOLS } from "./generated/layout";
import { HEAP_BASE, HEAP_PAGE, PAGE_TABLE_BASE, THREAD_RUNTIME } from "./generated/layout";
import { CONTROL_GC_NEXT, CONTROL_GC_REUSED, REQUEST_COLLECT } from "./generated/layout";
import { request, thread } from "./control";
import { RECLAIM_TURNS, reclaim } from "./quiesce";

/** Classes 0 … 15 are multiples of 16 up to 256; then four a doubling, up to 8192. */
const CLASSES: u32 = 36;
/** Those of one size every 16 bytes. */
const SMALLEST_CLASSES: u32 = 16;
const MAX_SMALL: u32 = 8192;
// The page table: 0 = no page of blocks, or a later one of a large block; 1 + size class; LARGE = a large block begins.
const LARGE: u8 = 255;
/** Offset of a block's second word. */
const SECOND: u32 = 4;

// A bin: this thread's state of one size class.
const BIN_SIZE: u32 = 16;
const BIN_FREE: u32 = 0; // first free block; a free block's first word is the next one
const BIN_COUNT: u32 = 4;
const BIN_BUMP: u32 = 8; // fresh part of the newest page
const BIN_END: u32 = 12;

// The first block of a batch in a shared pool.
const BATCH_NEXT: u32 = 8;
const BATCH_COUNT: u32 = 12;
/** Below it the heap counts as full; then a collection every so many batches (a power of two). */
const LOW_MEMORY: u32 = 1 << 20;
const REUSED_BATCHES: u32 = 16;
/** A free list longer than this many bytes gives half of itself to the pool. */
const BIN_LIMIT_BYTES: u32 = 4 * HEAP_PAGE;

// A free run of pages; a large block has its page count in the 16 bytes before it.
const RUN_PAGES: u32 = 0;
const RUN_NEXT: u32 = 4;
const LARGE_HEADER: u32 = 16;
/** A block of zeros of so many pages at most is cleared rather than taken fresh. */
const CLEARED_PAGES: u32 = 4;

function classOf(size: u32): u32 {
  if (size <= 256) return size == 0 ? 0 : (size - 1) >> 4;
  const last = size - 1;
  const exponent = 31 - <u32>clz(last);
  return 16 + (exponent - 8) * 4 + (last >> (exponent - 2)) - 4;
}

function classSize(sizeClass: u32): u32 {
  if (sizeClass < 16) return (sizeClass + 1) << 4;
  const step = sizeClass - 16;
  return (5 + (step & 3)) << (6 + (step >> 2));
}

@inline
function binOf(sizeClass: u32): u32 {
  return thread + THREAD_RUNTIME + sizeClass * BIN_SIZE;
}

/** A block of at least `size` bytes; 0 when the heap is exhausted (the caller raises MemoryError). */
export function alloc(size: u32): u32 {
  return allocInline(size);
}

/** `alloc` without a call where it is a small block that lies ready: of a constant size, so is its bin. */
@inline
export function allocInline(size: u32): u32 {
  if (size - 1 < SMALLEST_CLASSES * 16) {
    // The bins are as far apart as the sizes of their blocks.
    const bin = thread + THREAD_RUNTIME + ((size - 1) & ~15);
    const block = load<u32>(bin, BIN_FREE);
    if (block != 0) {
      store<u32>(bin, load<u32>(block), BIN_FREE);
      store<u32>(bin, load<u32>(bin, BIN_COUNT) - 1, BIN_COUNT);
      return block;
    }
  }
  return allocOther(size);
}

function allocOther(size: u32): u32 {
  if (size > MAX_SMALL) return allocLarge(size);
  const sizeClass = classOf(size);
  const bin = binOf(sizeClass);
  return load<u32>(bin, BIN_FREE) == 0 ? allocSlowly(bin, sizeClass) : takeListed(bin);
}

/** Where nothing is left, blocks that wait for other threads to pass a safepoint may help. */
function allocSlowly(bin: u32, sizeClass: u32): u32 {
  let fresh = allocFresh(bin, sizeClass);
  for (let turn: u32 = 0; fresh == 0 && turn < RECLAIM_TURNS; turn++) {
    const waits = reclaim(turn);
    fresh = load<u32>(bin, BIN_FREE) != 0 ? takeListed(bin) : allocFresh(bin, sizeClass);
    // Where none waited, another thread might just have freed them.
    if (!waits) break;
  }
  return fresh;
}

@inline
function takeListed(bin: u32): u32 {
  const block = load<u32>(bin, BIN_FREE);
  store<u32>(bin, load<u32>(block), BIN_FREE);
  store<u32>(bin, load<u32>(bin, BIN_COUNT) - 1, BIN_COUNT);
  return block;
}

/** A block of 16 bytes for whoever cannot wait; 0 when there is none at once. */
export function allocNode(): u32 {
  const bin = binOf(0);
  return load<u32>(bin, BIN_FREE) == 0 ? allocFresh(bin, 0) : alloc(16);
}

/**
 * A large block of zeros. One of many pages is fresh where it can be, a short one takes pages that were used before: a
 * program that starts one thread after the other, each with its tables, shall not grow.
 */
export function allocZeroed(size: u32): u32 {
  const pages = (size + LARGE_HEADER + HEAP_PAGE - 1) / HEAP_PAGE;
  const fresh = pages > CLEARED_PAGES ? bumpPages(pages) : 0;
  if (fresh != 0) return makeLarge(fresh, pages);
  const block = allocLarge(size);
  if (block != 0) memory.fill(block, 0, size);
  return block;
}

/** Gives a block back. Whoever frees keeps it for itself: no other thread is asked. */
export function free(block: u32): void {
  freeInline(block);
}

/** `free` without a call for a small block, unless its list has grown too long. */
@inline
export function freeInline(block: u32): void {
  const sizeClass = <u32>load<u8>(PAGE_TABLE_BASE + block / HEAP_PAGE) - 1;
  if (sizeClass < SMALLEST_CLASSES) {
    const bin = binOf(sizeClass);
    const count = load<u32>(bin, BIN_COUNT) + 1;
    if (count * ((sizeClass + 1) << 4) <= BIN_LIMIT_BYTES) {
      // The next free block, and 0 as the second word.
      store<u64>(block, <u64>load<u32>(bin, BIN_FREE));
      store<u32>(bin, block, BIN_FREE);
      store<u32>(bin, count, BIN_COUNT);
      return;
    }
  }
  freeOther(block);
}

function freeOther(block: u32): void {
  const mark = <u32>load<u8>(PAGE_TABLE_BASE + block / HEAP_PAGE);
  if (mark == LARGE) {
    store<u8>(PAGE_TABLE_BASE + block / HEAP_PAGE, 0);
    freeRun(block - LARGE_HEADER, load<u32>(block - LARGE_HEADER, RUN_PAGES));
    return;
  }
  // The loader's blocks lie in no page.
  if (mark == 0) return;
  const sizeClass = mark - 1;
  const bin = binOf(sizeClass);
  store<u32>(block, load<u32>(bin, BIN_FREE));
  store<u32>(block, 0, SECOND);
  store<u32>(bin, block, BIN_FREE);
  const count = load<u32>(bin, BIN_COUNT) + 1;
  store<u32>(bin, count, BIN_COUNT);
  if (count * classSize(sizeClass) > BIN_LIMIT_BYTES) spill(bin, sizeClass, count >> 1);
}

/** Bytes that the block really has. */
export function blockSize(block: u32): u32 {
  const mark = <u32>load<u8>(PAGE_TABLE_BASE + block / HEAP_PAGE);
  if (mark == LARGE) return load<u32>(block - LARGE_HEADER, RUN_PAGES) * HEAP_PAGE - LARGE_HEADER;
  return classSize(mark - 1);
}

/** The size that an allocation of `size` bytes is rounded up to, so that callers use all of it. */
export function roundedSize(size: u32): u32 {
  if (size - 1 < SMALLEST_CLASSES * 16) return (size + 15) & ~15;
  if (size <= MAX_SMALL) return classSize(classOf(size));
  return ((size + LARGE_HEADER + HEAP_PAGE - 1) & ~(HEAP_PAGE - 1)) - LARGE_HEADER;
}

/** The thread ends: what it had free is for the others. The rest of its newest pages waits in its record. */
export function abandonFreeLists(): void {
  for (let sizeClass: u32 = 0; sizeClass < CLASSES; sizeClass++) {
    const bin = binOf(sizeClass);
    const count = load<u32>(bin, BIN_COUNT);
    if (count > 0) spill(bin, sizeClass, count);
  }
}

function allocFresh(bin: u32, sizeClass: u32): u32 {
  const size = classSize(sizeClass);
  let block = load<u32>(bin, BIN_BUMP);
  if (block + size > load<u32>(bin, BIN_END)) {
    block = adopt(bin, sizeClass);
    if (block != 0) return block;
    block = takePages(1);
    if (block == 0) return 0;
    memory.fill(block, 0, HEAP_PAGE);
    store<u8>(PAGE_TABLE_BASE + block / HEAP_PAGE, <u8>(sizeClass + 1));
    store<u32>(bin, block + HEAP_PAGE, BIN_END);
  }
  store<u32>(bin, block + size, BIN_BUMP);
  return block;
}

// ── shared pools: a stack of batches a class; the tag makes compare-and-swap safe against A-B-A ──

function poolOf(sizeClass: u32): u32 {
  return CONTROL_BASE + CONTROL_POOLS + sizeClass * 8;
}

function spill(bin: u32, sizeClass: u32, count: u32): void {
  const first = load<u32>(bin, BIN_FREE);
  let last = first;
  for (let i: u32 = 1; i < count; i++) last = load<u32>(last);
  store<u32>(bin, load<u32>(last), BIN_FREE);
  store<u32>(bin, load<u32>(bin, BIN_COUNT) - count, BIN_COUNT);
  store<u32>(last, 0);
  store<u32>(first, count, BATCH_COUNT);
  const pool = poolOf(sizeClass);
  while (true) {
    const seen = atomic.load<u64>(pool);
    store<u32>(first, <u32>seen, BATCH_NEXT);
    const next = ((seen >> 32) + 1) << 32 | <u64>first;
    if (atomic.cmpxchg<u64>(pool, seen, next) == seen) return;
  }
}

/** Takes a batch from the pool into the empty bin and a block from it; 0 when the pool is empty. */
function adopt(bin: u32, sizeClass: u32): u32 {
  const pool = poolOf(sizeClass);
  while (true) {
    const seen = atomic.load<u64>(pool);
    const first = <u32>seen;
    if (first == 0) return 0;
    // Another thread may own `first` by now and write to it: then the tag has changed and this is thrown away.
    const next = ((seen >> 32) + 1) << 32 | <u64>load<u32>(first, BATCH_NEXT);
    if (atomic.cmpxchg<u64>(pool, seen, next) == seen) {
      store<u32>(bin, load<u32>(first), BIN_FREE);
      store<u32>(bin, load<u32>(first, BATCH_COUNT) - 1, BIN_COUNT);
      countReuse();
      return first;
    }
  }
}

// ── pages ──

/** `pages` fresh pages from the end of the used heap; 0 when there is no room. */
function bumpPages(pages: u32): u32 {
  const top = CONTROL_BASE + CONTROL_HEAP_TOP;
  const end = <u64>load<u32>(CONTROL_BASE + CONTROL_HEAP_END);
  while (true) {
    const seen = atomic.load<u32>(top);
    const start = (<u64>seen + HEAP_PAGE - 1) & ~(<u64>HEAP_PAGE - 1);
    const next = start + <u64>pages * HEAP_PAGE;
    if (next > end) return 0;
    if (atomic.cmpxchg<u32>(top, seen, <u32>next) == seen) {
      if (next > <u64>load<u32>(CONTROL_BASE + CONTROL_GC_NEXT)) request(thread, REQUEST_COLLECT);
      return <u32>start;
    }
  }
}

function takePages(pages: u32): u32 {
  if (load<u32>(CONTROL_BASE + CONTROL_PAGES_FREE) != 0) {
    const run = takeRun(pages);
    if (run != 0) return run;
  }
  return bumpPages(pages);
}

/**
 * Where the heap cannot grow any more, memory that is used again is the only sign of allocation: after so many batches
 * cycles are collected.
 */
function countReuse(): void {
  const left = load<u32>(CONTROL_BASE + CONTROL_HEAP_END) - load<u32>(CONTROL_BASE + CONTROL_HEAP_TOP);
  if (left > LOW_MEMORY) return;
  if ((atomic.add<u32>(CONTROL_BASE + CONTROL_GC_REUSED, 1) & (REUSED_BATCHES - 1)) == 0) request(thread, REQUEST_COLLECT);
}

// ── the heap as the collector sees it ──

/** First page that may hold blocks. */
export function firstPage(): u32 {
  return HEAP_BASE;
}

export function heapTop(): u32 {
  return atomic.load<u32>(CONTROL_BASE + CONTROL_HEAP_TOP);
}

/** Size of the blocks of a small page, 0 = it has none; LARGE_PAGE = a large block begins here. */
export function blocksOf(page: u32): u32 {
  const mark = <u32>load<u8>(PAGE_TABLE_BASE + page / HEAP_PAGE);
  return mark == 0 ? 0 : mark == LARGE ? LARGE_PAGE : classSize(mark - 1);
}

export const LARGE_PAGE: u32 = 0xffff_ffff;

/** Bytes of the run of pages that a large block takes. */
export function largeRun(page: u32): u32 {
  return load<u32>(page, RUN_PAGES) * HEAP_PAGE;
}

export function largeBlock(page: u32): u32 {
  return page + LARGE_HEADER;
}

function allocLarge(size: u32): u32 {
  if (size > 0xf000_0000) return 0;
  const pages = (size + LARGE_HEADER + HEAP_PAGE - 1) / HEAP_PAGE;
  let run = takePages(pages);
  for (let turn: u32 = 0; run == 0 && turn < RECLAIM_TURNS; turn++) {
    const waits = reclaim(turn);
    run = takePages(pages);
    if (!waits) break;
  }
  return run == 0 ? 0 : makeLarge(run, pages);
}

function makeLarge(run: u32, pages: u32): u32 {
  store<u32>(run, pages, RUN_PAGES);
  store<u32>(run + LARGE_HEADER, 0, SECOND);
  store<u8>(PAGE_TABLE_BASE + run / HEAP_PAGE, LARGE);
  return run + LARGE_HEADER;
}

/** First fit; the rest of a longer run stays free. 0 when no run is long enough. */
function takeRun(pages: u32): u32 {
  lockPages();
  let link = CONTROL_BASE + CONTROL_PAGES_FREE;
  let run = load<u32>(link);
  while (run != 0 && load<u32>(run, RUN_PAGES) < pages) {
    link = run + RUN_NEXT;
    run = load<u32>(link);
  }
  if (run != 0) {
    const rest = load<u32>(run, RUN_PAGES) - pages;
    let next = load<u32>(run, RUN_NEXT);
    if (rest > 0) {
      const tail = run + pages * HEAP_PAGE;
      store<u32>(tail, rest, RUN_PAGES);
      store<u32>(tail, next, RUN_NEXT);
      next = tail;
    }
    store<u32>(link, next);
  }
  unlockPages();
  return run;
}

/** Inserts a run by address and joins it with its neighbours. */
function freeRun(run: u32, pages: u32): void {
  lockPages();
  let before: u32 = 0;
  let after = load<u32>(CONTROL_BASE + CONTROL_PAGES_FREE);
  while (after != 0 && after < run) {
    before = after;
    after = load<u32>(after, RUN_NEXT);
  }
  if (after != 0 && run + pages * HEAP_PAGE == after) {
    pages += load<u32>(after, RUN_PAGES);
    after = load<u32>(after, RUN_NEXT);
  }
  if (before != 0 && before + load<u32>(before, RUN_PAGES) * HEAP_PAGE == run) {
    store<u32>(before, load<u32>(before, RUN_PAGES) + pages, RUN_PAGES);
    store<u32>(before, after, RUN_NEXT);
  } else {
    store<u32>(run, pages, RUN_PAGES);
    store<u32>(run, after, RUN_NEXT);
    store<u32>(before == 0 ? CONTROL_BASE + CONTROL_PAGES_FREE : before + RUN_NEXT, run);
  }
  unlockPages();
}

// A short lock with three states: 0 free, 1 held, 2 held and waited for.
function lockPages(): void {
  const word = CONTROL_BASE + CONTROL_PAGES_LOCK;
  for (let spin = 0; spin < 100; spin++) {
    if (atomic.cmpxchg<u32>(word, 0, 1) == 0) return;
  }
  while (atomic.xchg<u32>(word, 2) != 0) atomic.wait<i32>(word, 2, 10_000_000);
}

function unlockPages(): void {
  const word = CONTROL_BASE + CONTROL_PAGES_LOCK;
  if (atomic.xchg<u32>(word, 0) == 2) atomic.notify(word, 1);
}
