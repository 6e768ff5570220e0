/**
 * The library in the form that splicing reads fastest: holes as flat arrays, runtime functions as indices, scratch
 * locals as places in one pool that all stencils share. Made once for each library.
 */
import { RUNTIME_FUNCTIONS, type Stencil, type StencilLibrary, type WasmType } from "../../bytecode/stencils.js";

export const HOLE = { param: 0, scratch: 1, exit: 2, call: 3 } as const;

export interface PreparedStencil {
  readonly bytes: Uint8Array;
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

function prepareStencil(stencil: Stencil, pool: PreparedLibrary["pool"]): PreparedStencil {
  const places = scratchPlaces(stencil.scratch, pool);
  return {
    bytes: stencil.bytes,
    offsets: stencil.holes.map(({ offset }) => offset),
    kinds: stencil.holes.map(({ kind }) => HOLE[kind]),
    arguments: stencil.holes.map((hole) => {
      if (hole.kind === "param") return hole.index;
      if (hole.kind === "scratch") return places[hole.index] as number;
      if (hole.kind === "exit") return hole.depth;
      const index = FUNCTION_INDEX.get(hole.name);
      if (index === undefined)
        throw new RangeError(`${stencil.name} calls ${hole.name}, which is none of RUNTIME_FUNCTIONS`);
      return index;
    }),
  };
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
