/** Stencils of cells: over one cell, and one function with a closure, laid out here. The runtime is a stub that records what it is asked. */
import { beforeEach, expect, test } from "vitest";
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { CELL_STENCILS } from "./covered.js";

const { stencils, memory, use } = await loadStencils();
const stencil = (name: keyof typeof CELL_STENCILS): LoneStencil => stencils.get(name) as LoneStencil;

const signed = (bits: bigint) => BigInt.asIntN(64, bits);
const reference = (pointer: number) => signed(VALUE.REF_FLOOR | BigInt(pointer));
const boxed = (n: number) => signed(BigInt(n) + VALUE.INT_BIAS);
const UNBOUND = signed(VALUE.UNBOUND);
const CELL = LAYOUT.HEAP_BASE + 0x4000;
const HELD = LAYOUT.HEAP_BASE + 0x4100;
const CLOSURE = LAYOUT.HEAP_BASE + 0x4200;
const FUNCTION = LAYOUT.HEAP_BASE + 0x4300;
const GENERATOR = LAYOUT.HEAP_BASE + 0x4400;
const FRAME = LAYOUT.HEAP_BASE + 0x5000;
const content = CELL + LAYOUT.CELL_VALUE;

let asked: unknown[][] = [];
let answer = UNBOUND;

beforeEach(() => {
  asked = [];
  memory.setUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI, 0, true);
  memory.setInt32(HELD + LAYOUT.HEADER_COUNT, 1, true);
  memory.setUint32(FUNCTION + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_FUNCTION, true);
  memory.setUint32(FUNCTION + LAYOUT.FUNCTION_CLOSURE, CLOSURE, true);
  memory.setUint32(GENERATOR + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_GENERATOR, true);
  memory.setBigInt64(GENERATOR + LAYOUT.GENERATOR_FUNCTION, reference(FUNCTION), true);
  memory.setBigInt64(CLOSURE + LAYOUT.TUPLE_ITEMS, reference(HELD), true);
  memory.setBigInt64(CLOSURE + LAYOUT.TUPLE_ITEMS + 8, reference(CELL), true);
  memory.setBigInt64(FRAME + LAYOUT.FRAME_CALLEE, reference(FUNCTION), true);
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      asked.push([name, ...args]);
      return answer;
    };
  use({ cell_load: record("cell_load"), cell_store: record("cell_store") });
});

test('"running" is what stands in the frame, and "closure_cell" finds a cell through a function or a generator', () => {
  expect(stencil("running").call(FRAME)).toBe(reference(FUNCTION));
  for (const callee of [FUNCTION, GENERATOR]) {
    expect(stencil("closure_cell").call(reference(callee), 0)).toBe(reference(HELD));
    expect(stencil("closure_cell").call(reference(callee), 1)).toBe(reference(CELL));
  }
});

test('"cell_get" of plain values and of what is never freed needs no count', () => {
  memory.setBigInt64(content, boxed(7), true);
  expect(stencil("cell_get").call(reference(CELL))).toBe(boxed(7));
  memory.setBigInt64(content, reference(HELD), true);
  memory.setInt32(HELD + LAYOUT.HEADER_COUNT, LAYOUT.IMMORTAL, true);
  expect(stencil("cell_get").call(reference(CELL))).toBe(reference(HELD));
  expect(asked).toEqual([]);
});

test('"cell_get" takes counted references through the runtime; what is empty, or no cell, leaves', () => {
  memory.setBigInt64(content, reference(HELD), true);
  answer = reference(HELD);
  expect(stencil("cell_get").call(reference(CELL))).toBe(reference(HELD));
  answer = UNBOUND;
  expect(stencil("cell_get").call(reference(CELL))).toBe(LEFT);
  memory.setBigInt64(content, UNBOUND, true);
  expect(stencil("cell_get").call(reference(CELL))).toBe(LEFT);
  expect(stencil("cell_get").call(UNBOUND)).toBe(LEFT);
  expect(asked).toEqual([
    ["cell_load", CELL],
    ["cell_load", CELL],
  ]);
});

test('"cell_set" stores plain over plain itself, and asks the runtime for the rest', () => {
  memory.setBigInt64(content, boxed(1), true);
  expect(stencil("cell_set").call(reference(CELL), boxed(2))).toBeUndefined();
  expect(memory.getBigInt64(content, true)).toBe(boxed(2));
  expect(stencil("cell_set").call(reference(CELL), UNBOUND)).toBe(LEFT);
  expect(stencil("cell_set").call(UNBOUND, boxed(3))).toBe(LEFT);
  expect(asked).toEqual([]);
  stencil("cell_set").call(reference(CELL), reference(HELD));
  memory.setBigInt64(content, reference(HELD), true);
  stencil("cell_set").call(reference(CELL), boxed(4));
  memory.setBigInt64(content, boxed(1), true);
  memory.setUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI, 1, true);
  stencil("cell_set").call(reference(CELL), boxed(5));
  expect(asked).toEqual([
    ["cell_store", CELL, reference(HELD)],
    ["cell_store", CELL, boxed(4)],
    ["cell_store", CELL, boxed(5)],
  ]);
});
