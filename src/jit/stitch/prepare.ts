/**
 * The library in the form that splicing reads fastest: holes as flat arrays, runtime functions as indices, scratch
 * locals as places in one pool that all stencils share. Made once for each library, a stencil where it is applied first.
 */
import { RUNTIME_FUNCTIONS, type Stencil, type StencilLibrary, type WasmType } from "../../bytecode/stencils.js";

export const HOLE = { param: 0, scratch: 1, exit: 2 } as const;

export interface PreparedStencil {
  /** Calls are patched. */
  readonly bytes: Uint8Array;
  /** The same as words of four, the last of which may be longer than they are. */
  readonly words: readonly number[];
  /** All other holes in the order of the bytes, each as one number: PACKED. */
  readonly holes: readonly number[];
}

export interface PreparedLibrary {
  /** Undefined when the library has none of that name. */
  stencil(name: string): PreparedStencil | undefined;
  /** The scratch pool, a type a run. */
  readonly pool: readonly { readonly type: WasmType; readonly count: number }[];
}

const prepared = new WeakMap<StencilLibrary, PreparedLibrary>();

export function prepare(library: StencilLibrary): PreparedLibrary {
  let found = prepared.get(library);
  if (!found) {
    found = prepareLibrary(library);
    prepared.set(library, found);
  }
  return found;
}

function prepareLibrary(library: StencilLibrary): PreparedLibrary {
  const most: Record<WasmType, number> = { i32: 0, i64: 0, f64: 0 };
  for (const { scratch } of library.values()) {
    const own: Record<WasmType, number> = { i32: 0, i64: 0, f64: 0 };
    for (const type of scratch) most[type] = Math.max(most[type], ++own[type]);
  }
  const pool = (["i32", "i64", "f64"] as const).map((type) => ({ type, count: most[type] }));
  const stencils = new Map<string, PreparedStencil>();
  return {
    pool,
    stencil(name) {
      const ready = stencils.get(name);
      if (ready) return ready;
      const stencil = library.get(name);
      if (!stencil) return undefined;
      const made = prepareStencil(stencil, pool);
      stencils.set(name, made);
      return made;
    },
  };
}

const FUNCTION_INDEX = new Map(RUNTIME_FUNCTIONS.map(({ name }, index) => [name, index]));

/**
 * A hole as a number: from the lowest bits on its offset, its kind, and its argument (operand index, place in the scratch pool or
 * open labels).
 */
export const PACKED = { offsetBits: 12, kindBits: 2 } as const;

function prepareStencil(stencil: Stencil, pool: PreparedLibrary["pool"]): PreparedStencil {
  if (stencil.bytes.length > 1 << PACKED.offsetBits) throw new RangeError(`${stencil.name} is too long to be spliced`);
  const places = scratchPlaces(stencil.scratch, pool);
  const bytes = stencil.bytes.slice();
  const holes: number[] = [];
  const pack = (offset: number, kind: number, argument: number) =>
    holes.push(offset | (kind << PACKED.offsetBits) | (argument << (PACKED.offsetBits + PACKED.kindBits)));
  for (const hole of stencil.holes) {
    if (hole.kind === "param") pack(hole.offset, HOLE.param, hole.index);
    else if (hole.kind === "scratch") pack(hole.offset, HOLE.scratch, places[hole.index] as number);
    else if (hole.kind === "exit") pack(hole.offset, HOLE.exit, hole.depth);
    else {
      const index = FUNCTION_INDEX.get(hole.name);
      if (index === undefined)
        throw new RangeError(`${stencil.name} calls ${hole.name}, which is none of RUNTIME_FUNCTIONS`);
      bytes[hole.offset] = (index & 127) | 128;
      bytes[hole.offset + 1] = index >>> 7;
    }
  }
  return { bytes, words: wordsOf(bytes), holes };
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
