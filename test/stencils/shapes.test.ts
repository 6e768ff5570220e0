/** Stencils on attributes whose shape and slot are constants of the code, over an instance laid out here. The runtime is a stub. */
import { beforeEach, describe, expect, test } from "vitest";
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { SHAPE_STENCILS } from "./covered.js";

const { stencils, memory, use } = await loadStencils();
const stencil = (name: keyof typeof SHAPE_STENCILS): LoneStencil => stencils.get(name) as LoneStencil;

const signed = (bits: bigint) => BigInt.asIntN(64, bits);
const boxed = (int: number) => signed(BigInt(int) + VALUE.INT_BIAS);
const reference = (pointer: number) => signed(VALUE.REF_FLOOR | BigInt(pointer));
const UNBOUND = signed(VALUE.UNBOUND);
const [OBJECT, OLD, NEW] = [0x4000, 0x6000, 0x7000].map((offset) => LAYOUT.HEAP_BASE + offset) as [
  number,
  number,
  number,
];
const OWNER = reference(OBJECT);
const [SHAPE, NEXT] = [0x5000, 0x5100];
const INLINE = OBJECT + LAYOUT.INSTANCE_INLINE;
const offsetOf = (slot: number) => LAYOUT.STORAGE_ITEMS + 8 * slot;
const held = (slot: number) => memory.getBigInt64(INLINE + offsetOf(slot), true);
const countOf = (object: number) => memory.getInt32(object + LAYOUT.HEADER_COUNT, true);
const shape = () => memory.getUint32(OBJECT + LAYOUT.HEADER_TYPE, true);
let released: unknown[] = [];
const NAME = reference(0x800);
let noted = UNBOUND;

function lay(...values: bigint[]): void {
  memory.setUint32(OBJECT + LAYOUT.HEADER_TYPE, SHAPE, true);
  memory.setUint32(OBJECT + LAYOUT.INSTANCE_STORAGE, INLINE, true);
  memory.setUint32(INLINE + LAYOUT.STORAGE_CAPACITY, 2, true);
  for (let slot = 0; slot < 2; slot++) memory.setBigInt64(INLINE + offsetOf(slot), values[slot] ?? UNBOUND, true);
}

beforeEach(() => {
  released = [];
  use({ release: (value: unknown) => released.push(value), noted_method: () => noted });
  for (const object of [OLD, NEW]) memory.setInt32(object + LAYOUT.HEADER_COUNT, 1, true);
  lay(boxed(7), reference(OLD));
});

describe("guards", () => {
  test('"guard_classes" leaves when a class has changed', () => {
    memory.setUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_CLASS_VERSION, 77, true);
    expect(stencil("guard_classes").call(77)).not.toBe(LEFT);
    expect(stencil("guard_classes").call(78)).toBe(LEFT);
  });

  test('"guard_shape" leaves for what is no instance of that shape', () => {
    expect(stencil("guard_shape").call(OWNER, SHAPE)).not.toBe(LEFT);
    expect(stencil("guard_shape").call(OWNER, NEXT)).toBe(LEFT);
    expect(stencil("guard_shape").call(boxed(3), SHAPE)).toBe(LEFT);
  });

  test('"guard_among_2", "guard_among_3" and "guard_among_4" take any of their shapes', () => {
    for (const [name, count] of [
      ["guard_among_2", 2],
      ["guard_among_3", 3],
      ["guard_among_4", 4],
    ] as const) {
      for (let place = 0; place < count; place++) {
        const shapes = Array.from({ length: count }, (_, at) => (at === place ? SHAPE : NEXT + 16 * at));
        expect(stencil(name).call(OWNER, ...shapes)).not.toBe(LEFT);
        expect(stencil(name).call(boxed(1), ...shapes)).toBe(LEFT);
      }
      expect(stencil(name).call(OWNER, ...Array.from({ length: count }, () => NEXT))).toBe(LEFT);
    }
  });

  test('"method_among_2", "method_among_3" and "method_among_4" give the function of the shape', () => {
    for (const [name, count] of [
      ["method_among_2", 2],
      ["method_among_3", 3],
      ["method_among_4", 4],
    ] as const) {
      for (let place = 0; place < count; place++) {
        const cases = Array.from({ length: count }, (_, at) => [
          at === place ? SHAPE : NEXT + 16 * at,
          0x900 + 16 * at,
        ]);
        expect(stencil(name).call(OWNER, NAME, ...cases.flat())).toBe(reference(0x900 + 16 * place));
        expect(stencil(name).call(boxed(1), NAME, ...cases.flat())).toBe(LEFT);
      }
      const others = Array.from({ length: count }, () => [NEXT, 0x900]).flat();
      for (const found of [reference(0xa00), UNBOUND]) {
        noted = found;
        expect(stencil(name).call(OWNER, NAME, ...others)).toBe(found === UNBOUND ? LEFT : found);
      }
    }
  });
});

describe("slots", () => {
  test('"slot_item" gives what is there, and leaves where there is nothing', () => {
    expect(stencil("slot_item").call(OWNER, offsetOf(0))).toBe(boxed(7));
    expect(stencil("slot_item").call(OWNER, offsetOf(1))).toBe(reference(OLD));
    lay(boxed(7));
    expect(stencil("slot_item").call(OWNER, offsetOf(1))).toBe(LEFT);
    expect(countOf(OLD)).toBe(1);
  });

  test('"slot_put" owns the new value and gives the old one up', () => {
    stencil("slot_put").call(OWNER, reference(NEW), offsetOf(1));
    expect([held(1), countOf(NEW), released]).toEqual([reference(NEW), 2, [reference(OLD)]]);
    expect(stencil("slot_put").call(OWNER, UNBOUND, offsetOf(1))).toBe(LEFT);
    stencil("slot_put").call(OWNER, boxed(1), offsetOf(0));
    expect([held(0), released.length]).toEqual([boxed(1), 1]);
  });

  test('"slot_replace" leaves, with nothing done, where the old value would die', () => {
    expect(stencil("slot_replace").call(OWNER, reference(NEW), offsetOf(1))).toBe(LEFT);
    expect([held(1), countOf(OLD), countOf(NEW)]).toEqual([reference(OLD), 1, 1]);
    memory.setInt32(OLD + LAYOUT.HEADER_COUNT, 2, true);
    stencil("slot_replace").call(OWNER, reference(NEW), offsetOf(1));
    expect([held(1), countOf(OLD), countOf(NEW)]).toEqual([reference(NEW), 1, 2]);
    memory.setInt32(NEW + LAYOUT.HEADER_COUNT, LAYOUT.IMMORTAL, true);
    stencil("slot_replace").call(OWNER, boxed(2), offsetOf(1));
    expect([held(1), countOf(NEW), released]).toEqual([boxed(2), LAYOUT.IMMORTAL, []]);
    expect(stencil("slot_replace").call(OWNER, UNBOUND, offsetOf(1))).toBe(LEFT);
  });

  test('"slot_overwrite" only stores', () => {
    stencil("slot_overwrite").call(OWNER, boxed(9), offsetOf(0));
    expect([held(0), released]).toEqual([boxed(9), []]);
  });

  test('"slot_new" adds an attribute where there is room, and the instance gets its next shape', () => {
    lay(boxed(7));
    expect(stencil("slot_new").call(OWNER, UNBOUND, 1, offsetOf(1), NEXT)).toBe(LEFT);
    expect(stencil("slot_new").call(OWNER, boxed(1), 2, offsetOf(2), NEXT)).toBe(LEFT);
    expect(shape()).toBe(SHAPE);
    stencil("slot_new").call(OWNER, reference(NEW), 1, offsetOf(1), NEXT);
    expect([held(1), countOf(NEW), shape()]).toEqual([reference(NEW), 2, NEXT]);
  });
});
