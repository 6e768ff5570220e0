/**
 * What instructions on attributes have remembered (wasm/attribute-cache.ts) when a loop is observed: shapes, slots, functions. Code
 * for one thread is made with them as constants (plan/available.ts). What a changed class has made stale is left out: the
 * instruction's own stencil looks at its word each time.
 */
import { LAYOUT } from "../base/layout.js";
import type { OpcodeRow } from "../bytecode/opcodes.js";
import { decode } from "../bytecode/operands.js";
import { instructionCount } from "./append.js";
import { cacheOf } from "./frames.js";
import type { AttributeOfSeveral, Observation, RememberedAttribute } from "./observe.js";
import type { JitVm } from "./vm-interface.js";

/** The observation with what its instructions remember, those of inlined functions too. */
export function withAttributes(vm: JitVm, observation: Observation): Observation {
  const view = new DataView(vm.memory.buffer);
  const words = new BigUint64Array(vm.memory.buffer);
  const classes = view.getUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_CLASS_VERSION, true);
  const attributes: Record<number, RememberedAttribute> = {};
  const several: Record<number, AttributeOfSeveral> = {};
  const notes = new Notes(view, vm.thread, classes);
  for (let pc = 0; pc < instructionCount(observation); pc++) {
    const { row } = decode(observation.instructions, pc);
    const read = READERS[row.name];
    // Read as one: halves of what two threads wrote would be a shape with another's slot.
    const found = read?.(Atomics.load(words, cacheOf(observation, pc) / 8), classes, view);
    if (found) attributes[pc] = found;
    const many = notes.of(row, observation, pc);
    if (many) several[pc] = many;
  }
  return { ...observation, classes, attributes, several };
}

type Reader = (word: bigint, classes: number, view: DataView) => RememberedAttribute | undefined;

const lower = (word: bigint): number => Number(word & 0xffff_ffffn);
const upper = (word: bigint): number => Number(word >> 32n);

const TAG = 7;
const SLOT_BITS = 12;

/** The shape in a word with that tag. */
const shapeIn = (word: bigint, tag: number): number | undefined =>
  (lower(word) & TAG) === tag && word !== 0n ? (lower(word) & ~TAG) >>> 0 : undefined;

const ownSlot: Reader = (word, classes) => {
  const shape = shapeIn(word, 0);
  if (shape === undefined || upper(word) >>> SLOT_BITS !== classes) return undefined;
  return { is: "slot", shape, slot: upper(word) & ((1 << SLOT_BITS) - 1) };
};

const newSlot: Reader = (word, classes, view) => {
  const shape = shapeIn(word, LAYOUT.CACHE_NEW);
  const next = upper(word);
  if (shape === undefined || next === 0 || view.getUint32(next + LAYOUT.SHAPE_PLAIN, true) !== classes)
    return undefined;
  return { is: "new", shape, slot: view.getUint32(shape + LAYOUT.SHAPE_COUNT, true), next };
};

const method: Reader = (word, classes, view) => {
  const shape = shapeIn(word, LAYOUT.CACHE_METHOD);
  const record = upper(word);
  if (shape === undefined || record === 0) return undefined;
  const target = view.getBigUint64(record + LAYOUT.RECORD_TARGET, true);
  return upper(target) === classes ? { is: "method", shape, function: lower(target) } : undefined;
};

const READERS: Readonly<Record<string, Reader>> = {
  LOAD_ATTR_SLOT: ownSlot,
  STORE_ATTR_SLOT: ownSlot,
  STORE_ATTR_NEW: newSlot,
  LOAD_METHOD_PY: method,
};

/** More shapes than that are told apart by the notes themselves. */
const MOST_SHAPES = 4;
/** What instructions look for that see several shapes, or may do so next time, by their generic form. */
const MANY: Readonly<Record<string, { readonly field: "a" | "b" | "c"; readonly tag: number }>> = {
  LOAD_ATTR: { field: "c", tag: 0 },
  STORE_ATTR: { field: "b", tag: LAYOUT.CACHE_NEW },
  LOAD_METHOD: { field: "b", tag: LAYOUT.CACHE_METHOD },
};

/** This thread's notes: of each name all shapes for which something was noted and still holds. */
class Notes {
  #byKey: Map<number, { shape: number; word: bigint }[]> | undefined;

  constructor(
    private readonly view: DataView,
    private readonly thread: number,
    private readonly classes: number,
  ) {}

  /** What the instruction does for the few shapes that have the name in one slot, or a method by it. */
  of(
    { generic, steps }: OpcodeRow,
    { instructions, constants }: Observation,
    pc: number,
  ): AttributeOfSeveral | undefined {
    const many = steps === undefined ? undefined : MANY[generic];
    if (many === undefined) return undefined;
    const constant = constants[decode(instructions, pc)[many.field]];
    if (constant?.constant.kind !== "str") return undefined;
    // The address of the str, the lower half of its boxed value.
    const key = (constant.boxed | many.tag) >>> 0;
    const lines = this.#lines().get(key);
    if (!lines) return undefined;
    const found = lines.map(({ shape, word }) => ({ shape, what: this.#read(many.tag, shape, word) }));
    const fresh = found.filter(({ what }) => what !== undefined) as { shape: number; what: number }[];
    // In one order for all instructions: what one has asked the next need not ask.
    fresh.sort((left, right) => left.shape - right.shape);
    const shapes = fresh.map(({ shape }) => shape);
    const [first] = fresh;
    if (!first || fresh.length > MOST_SHAPES) return undefined;
    if (many.tag === LAYOUT.CACHE_METHOD) {
      const functions = fresh.map(({ what }) => what);
      return { is: "methods", shapes, functions };
    }
    return fresh.every(({ what }) => what === first.what) ? { is: "slots", shapes, slot: first.what } : undefined;
  }

  #read(tag: number, shape: number, word: bigint): number | undefined {
    if (tag === LAYOUT.CACHE_METHOD) {
      const record = upper(word);
      const target = record === 0 ? 0n : this.view.getBigUint64(record + LAYOUT.RECORD_TARGET, true);
      return upper(target) === this.classes ? lower(target) : undefined;
    }
    const found = ownSlot(word, this.classes, this.view);
    return found?.is === "slot" && found.shape === shape ? found.slot : undefined;
  }

  #lines(): Map<number, { shape: number; word: bigint }[]> {
    if (this.#byKey) return this.#byKey;
    this.#byKey = new Map();
    const table = this.view.getUint32(this.thread + LAYOUT.THREAD_NOTES, true);
    const end = table === 0 ? table : table + LAYOUT.NOTE_SETS * LINES * LINE_SIZE;
    for (let line = table; line < end; line += LINE_SIZE) {
      const shape = this.view.getUint32(line, true);
      const key = this.view.getUint32(line + 4, true);
      if (shape === 0) continue;
      const same = this.#byKey.get(key) ?? [];
      same.push({ shape, word: this.view.getBigUint64(line + 8, true) });
      this.#byKey.set(key, same);
    }
    return this.#byKey;
  }
}

const LINES = 4;
const LINE_SIZE = 16;
