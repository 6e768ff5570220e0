/**
 * The library in the form that splicing reads fastest: holes as flat arrays, runtime functions as indices, scratch
 * locals as places in one pool that all stencils share. Made once for each library.
 */
import { RUNTIME_FUNCTIONS, type Stencil, type StencilLibrary, type WasmType } from "../../bytecode/stencils.js";

export const HOLE = { param: 0, scratch: 1, exit: 2, call: 3 } as const;

export interface PreparedStencil {
  readonly bytes: Uint8Array;
  /** The bytes as words of four, the last of which may be longer than they are; calls are patched. */
  readonly words: readonly number[];
  /** All other holes, each as one number (`packed`). */
  readonly packed: readonly number[];
  readonly offsets: readonly number[];
  readonly kinds: readonly number[];
  /** Operand index, place in the scratch pool, open labels, or function index. */
  readonly arguments: readonly number[];
}

export interface PreparedLibrary {
  readonly stencils: ReadonlyMap<string, PreparedStencil>;
  /** The scratch pool, a type a run. */
  readonly pool: readonly { readonly type: WasmType; readonly count: number }[];
}

const prepared = new WeakMap<StencilLibrary, PreparedLibrary>();

export function prepare(library: StencilLibrary): PreparedLibrary {
  let found = prepared.get(library);
  if (!found) {
    const pool = (["i32", "i64", "f64"] as const).map((type) => ({
      type,
      count: Math.max(0, ...[...library.values()].map(({ scratch }) => scratch.filter((own) => own === type).length)),
    }));
    const stencils = new Map([...library].map(([name, stencil]) => [name, prepareStencil(stencil, pool)]));
    found = { stencils, pool };
    prepared.set(library, found);
  }
  return found;
}

const FUNCTION_INDEX = new Map(RUNTIME_FUNCTIONS.map(({ name }, index) => [name, index]));

/** A hole as a number: offset, kind and argument from the lowest bits on. */
export const PACKED = { offsetBits: 12, kindBits: 2 } as const;

function prepareStencil(stencil: Stencil, pool: PreparedLibrary["pool"]): PreparedStencil {
  const places = scratchPlaces(stencil.scratch, pool);
  const offsets = stencil.holes.map(({ offset }) => offset);
  const kinds = stencil.holes.map(({ kind }) => HOLE[kind]);
  const given = stencil.holes.map((hole) => {
    if (hole.kind === "param") return hole.index;
    if (hole.kind === "scratch") return places[hole.index] as number;
    if (hole.kind === "exit") return hole.depth;
    const index = FUNCTION_INDEX.get(hole.name);
    if (index === undefined)
      throw new RangeError(`${stencil.name} calls ${hole.name}, which is none of RUNTIME_FUNCTIONS`);
    return index;
  });
  const called = stencil.bytes.slice();
  const packed: number[] = [];
  for (const [hole, kind] of kinds.entries()) {
    const offset = offsets[hole] as number;
    const argument = given[hole] as number;
    if (offset >= 1 << PACKED.offsetBits) throw new RangeError(`${stencil.name} is too long to be spliced`);
    if (kind === HOLE.call) {
      called[offset] = (argument & 127) | 128;
      called[offset + 1] = argument >>> 7;
    } else packed.push(offset | (kind << PACKED.offsetBits) | (argument << (PACKED.offsetBits + PACKED.kindBits)));
  }
  return { bytes: stencil.bytes, words: wordsOf(called), packed, offsets, kinds, arguments: given };
}

/** Little-endian, as signed numbers: those are what V8 keeps unboxed. */
function wordsOf(bytes: Uint8Array): number[] {
  const padded = new Uint8Array((bytes.length + 3) & ~3);
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  return Array.from({ length: padded.length / 4 }, (_, word) => view.getInt32(4 * word, true));
}

/** Own local n → place in the pool: the first free one of its type. */
function scratchPlaces(scratch: readonly WasmType[], pool: PreparedLibrary["pool"]): number[] {
  const next: Record<WasmType, number> = { i32: 0, i64: 0, f64: 0 };
  let base = 0;
  for (const { type, count } of pool) {
    next[type] = base;
    base += count;
  }
  return scratch.map((type) => next[type]++);
}
