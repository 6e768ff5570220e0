/**
 * The code cache in shared memory: the state of each loop, claimed by compare-and-swap, and the published bytes.
 * Whoever stitches publishes; every other thread only instantiates. Published code is a block {size, version, bytes}
 * behind one pointer, so that a reader sees matching parts; blocks are never freed (versions are bounded).
 */
import { LAYOUT } from "../base/layout.js";
import { opcode } from "../bytecode/opcodes.js";
import { loopRecord } from "./observe.js";

const { LOOP_STATE, LOOP_COUNTER, LOOP_BYTES, LOOP_SIZE_BYTES, LOOP_VERSION, LOOP_BACKOFF } = LAYOUT;
const BLOCK_HEADER = 8;
const ENTER_FORMS = new Set([opcode("ENTER_LOOP").code, opcode("ENTER_STITCHED").code]);

export type BackEdge = "JUMP_BACK" | "JUMP_BACK_COLD" | "JUMP_BACK_STITCHED";

export interface PublishedCode {
  readonly version: number;
  readonly bytes: Uint8Array;
}

export class CodeCache {
  readonly #words: Uint32Array;
  /** The same: Atomics.wait takes no other. */
  readonly #signed: Int32Array;
  readonly #halves: Uint16Array;
  readonly #bytes: Uint8Array;

  constructor(memory: WebAssembly.Memory) {
    this.#words = new Uint32Array(memory.buffer);
    this.#signed = new Int32Array(memory.buffer);
    this.#halves = new Uint16Array(memory.buffer);
    this.#bytes = new Uint8Array(memory.buffer);
  }

  /** A word of the loop's record (LOOP_*). */
  word(loop: number, field: number): number {
    return Atomics.load(this.#words, (loopRecord(loop) + field) >>> 2);
  }

  #setWord(loop: number, field: number, value: number): void {
    Atomics.store(this.#words, (loopRecord(loop) + field) >>> 2, value);
  }

  /** It is hot now: its counter counts from the start no longer. */
  noteAsked(loop: number): void {
    this.#setWord(loop, LAYOUT.LOOP_ASKED, 1);
  }

  /** Instructions of the loop itself, or of the function that it is. */
  instructionsOf(loop: number): number {
    const [header, back] = [this.word(loop, LAYOUT.LOOP_HEADER), this.word(loop, LAYOUT.LOOP_BACK)];
    return Math.max(1, back - header);
  }

  /** Which code object the loop is part of. */
  codeId(loop: number): number {
    return this.#words[(this.word(loop, LAYOUT.LOOP_CODE) + LAYOUT.CODE_ID) >>> 2] as number;
  }

  state(loop: number): number {
    return this.word(loop, LOOP_STATE);
  }

  /** Takes a loop in state `from`; false when another thread was first. */
  claim(loop: number, from: number): boolean {
    const at = (loopRecord(loop) + LOOP_STATE) >>> 2;
    return Atomics.compareExchange(this.#words, at, from, LAYOUT.LOOP_STATE_CLAIMED) === from;
  }

  /** Ends a claim: those that wait for it go on. */
  giveBack(loop: number, state: number): void {
    this.#setWord(loop, LOOP_STATE, state);
    Atomics.notify(this.#signed, (loopRecord(loop) + LOOP_STATE) >>> 2);
  }

  /** Waits until the thread that has claimed the loop ends its claim, for so many milliseconds at most. */
  awaitClaim(loop: number, ms: number): void {
    const at = (loopRecord(loop) + LOOP_STATE) >>> 2;
    const end = performance.now() + ms;
    for (let left = ms; left > 0 && this.state(loop) === LAYOUT.LOOP_STATE_CLAIMED; left = end - performance.now())
      Atomics.wait(this.#signed, at, LAYOUT.LOOP_STATE_CLAIMED, left);
  }

  /** Back-edges, failed entries or so until `hot` is called again. */
  setCounter(loop: number, count: number): void {
    this.#setWord(loop, LOOP_COUNTER, count);
  }

  /** How often stitched code left at an instruction of the loop's function. */
  exitsOf(loop: number): (pc: number) => number {
    const counts = (this.#words[(this.word(loop, LAYOUT.LOOP_CODE) + LAYOUT.CODE_EXIT_COUNTS) >>> 2] as number) >>> 2;
    return (pc) => this.#words[counts + pc] as number;
  }

  attempts(loop: number): number {
    return this.word(loop, LOOP_BACKOFF);
  }

  countAttempt(loop: number): number {
    return Atomics.add(this.#words, (loopRecord(loop) + LOOP_BACKOFF) >>> 2, 1) + 1;
  }

  /** Publishes code under a claim; false when the heap has no room. */
  publish(loop: number, bytes: Uint8Array): boolean {
    const block = this.#take(BLOCK_HEADER + bytes.length);
    if (block === 0) return false;
    const version = this.word(loop, LOOP_VERSION) + 1;
    this.#words[block >>> 2] = bytes.length;
    this.#words[(block >>> 2) + 1] = version;
    this.#bytes.set(bytes, block + BLOCK_HEADER);
    this.#setWord(loop, LOOP_SIZE_BYTES, bytes.length);
    this.#setWord(loop, LOOP_BYTES, block);
    this.#setWord(loop, LOOP_VERSION, version);
    this.#setWord(loop, LOOP_STATE, LAYOUT.LOOP_STATE_READY);
    return true;
  }

  /** The newest published code, copied out of shared memory; undefined when there is none yet. */
  published(loop: number): PublishedCode | undefined {
    const block = this.word(loop, LOOP_BYTES);
    if (block === 0) return undefined;
    const size = this.#words[block >>> 2] as number;
    const version = this.#words[(block >>> 2) + 1] as number;
    return { version, bytes: this.#bytes.slice(block + BLOCK_HEADER, block + BLOCK_HEADER + size) };
  }

  /** Changes the form of the loop's back-edge, and of its way in: one aligned 16-bit store, right for any thread at any time. */
  setBackEdge(loop: number, form: BackEdge): void {
    const code = this.word(loop, LAYOUT.LOOP_CODE);
    const instructions = this.#words[(code + LAYOUT.CODE_INSTRUCTIONS) >>> 2] as number;
    const address = instructions + LAYOUT.INSTRUCTION_SIZE * this.word(loop, LAYOUT.LOOP_BACK);
    Atomics.store(this.#halves, address >>> 1, opcode(form).code);
    if (this.word(loop, LAYOUT.LOOP_HEADER) === 0) return;
    const enter = (instructions + LAYOUT.INSTRUCTION_SIZE * (this.word(loop, LAYOUT.LOOP_HEADER) - 1)) >>> 1;
    if (!ENTER_FORMS.has(this.#halves[enter] as number)) return;
    const entered = form === "JUMP_BACK_STITCHED" ? "ENTER_STITCHED" : "ENTER_LOOP";
    Atomics.store(this.#halves, enter, opcode(entered).code);
  }

  /** A function whose calls need not be counted any more is entered at its first instruction: new ones, and that of the frame at fp. */
  enterPlainly(loop: number, fp: number): void {
    const code = this.word(loop, LAYOUT.LOOP_CODE);
    const word = (address: number) => this.#words[address >>> 2] as number;
    const first = word(code + LAYOUT.CODE_INSTRUCTIONS);
    if (this.word(loop, LAYOUT.LOOP_BACK) !== word(code + LAYOUT.CODE_COUNT)) return;
    Atomics.store(this.#words, (code + LAYOUT.CODE_ENTRY) >>> 2, first);
    const callee = fp + LAYOUT.FRAME_CALLEE;
    const called = word(callee);
    if (this.#halves[(callee + 6) >>> 1] !== LAYOUT.REF_TAG) return;
    if (word(called + LAYOUT.HEADER_TYPE) !== LAYOUT.TYPE_FUNCTION || word(called + LAYOUT.FUNCTION_CODE) !== code)
      return;
    Atomics.store(this.#words, (called + LAYOUT.FUNCTION_ENTRY) >>> 2, first);
  }

  /** Room for code: the part left of this thread's code page, or fresh pages from the heap's bump pointer. */
  #take(size: number): number {
    const needed = (size + 15) & ~15;
    if (this.#page.left < needed) {
      const pages = Math.ceil(needed / LAYOUT.HEAP_PAGE);
      const start = this.#bumpPages(pages);
      if (start === 0) return 0;
      this.#page = { next: start, left: pages * LAYOUT.HEAP_PAGE };
    }
    const block = this.#page.next;
    this.#page = { next: block + needed, left: this.#page.left - needed };
    return block;
  }

  #page = { next: 0, left: 0 };

  /** As the runtime's allocator takes pages (wasm/memory.ts). */
  #bumpPages(pages: number): number {
    const top = (LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_HEAP_TOP) >>> 2;
    const end = this.#words[(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_HEAP_END) >>> 2] as number;
    for (;;) {
      const seen = Atomics.load(this.#words, top);
      const start = Math.ceil(seen / LAYOUT.HEAP_PAGE) * LAYOUT.HEAP_PAGE;
      const next = start + pages * LAYOUT.HEAP_PAGE;
      if (next > end) return 0;
      if (Atomics.compareExchange(this.#words, top, seen, next) === seen) return start;
    }
  }
}
