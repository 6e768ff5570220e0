/** Items of a list in parts (src/jit/plan/available.ts): each part alone does its share of what list_get and list_set do. */
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import { aheadName, MOST_AHEAD, READ_AHEAD } from "../../src/bytecode/ahead.js";
import { anyFloat, smallInt } from "../support/arbitraries.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { ITEM_STENCILS } from "./covered.js";

const { stencils, memory } = await loadStencils();
const stencil = (name: keyof typeof ITEM_STENCILS): LoneStencil => stencils.get(name) as LoneStencil;

const signed = (bits: bigint) => BigInt.asIntN(64, bits);
const MULTI = LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI;
const LIST = LAYOUT.HEAP_BASE + 0x4000;
const STORAGE = LAYOUT.HEAP_BASE + 0x5000;
const UNBOUND = signed(VALUE.UNBOUND);
const REFERENCE = signed(VALUE.REF_FLOOR | BigInt(LAYOUT.HEAP_BASE + 0x6000));
const slot = (place: bigint) => STORAGE + LAYOUT.STORAGE_ITEMS + 8 * Number(place);

const plain = fc.constantFrom(
  signed(VALUE.INT_BIAS + 7n),
  signed(VALUE.NONE),
  signed(VALUE.TRUE),
  0n,
  0x3ff0000000000000n,
);
const notPlain = fc.constantFrom(REFERENCE, UNBOUND);
const length = fc.oneof(fc.bigInt({ min: 0n, max: 12n }), fc.bigInt({ min: 0n, max: 2n ** 31n - 1n }));
const index = fc.oneof(fc.bigInt({ min: -14n, max: 14n }), smallInt);
const place = fc.bigInt({ min: 0n, max: 20n });

const bitsOf = (float: number): bigint => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, float);
  return view.getBigInt64(0);
};

beforeEach(() => memory.setUint32(MULTI, 0, true));

describe("places", () => {
  test('"item_place" counts negative indices from the end and leaves outside', () => {
    fc.assert(
      fc.property(index, length, (i, n) => {
        const wanted = i >= -n && i < n ? (i < 0n ? i + n : i) : LEFT;
        expect(stencil("item_place").call(i, n)).toBe(wanted);
      }),
    );
  });

  test('"guard_index" and "guard_nonnegative" together let through what is its own place', () => {
    fc.assert(
      fc.property(index, length, (i, n) => {
        expect(stencil("guard_nonnegative").call(i)).toBe(i < 0n ? LEFT : undefined);
        if (i >= 0n) expect(stencil("guard_index").call(i, n)).toBe(i < n ? undefined : LEFT);
      }),
    );
  });

  test('"guard_span" lets through exactly the spans whose every index is a place', () => {
    const near = fc.bigInt({ min: 0n, max: 14n });
    fc.assert(
      fc.property(near, fc.bigInt({ min: -3n, max: 14n }), near, (next, stop, n) => {
        let inside = true;
        for (let i = next; i < stop; i++) inside &&= i < n;
        expect(stencil("guard_span").call(next, stop, n)).toBe(inside ? undefined : LEFT);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("contents", () => {
  test('"list_storage", "item_load" and "guard_plain" read what lies there', () => {
    memory.setUint32(LIST + LAYOUT.LIST_ITEMS, STORAGE, true);
    expect(stencil("list_storage").call(LIST)).toBe(STORAGE);
    fc.assert(
      fc.property(place, fc.oneof(plain, notPlain), (at, value) => {
        memory.setBigInt64(slot(at), value, true);
        expect(stencil("item_load").call(STORAGE, at)).toBe(value);
        expect(stencil("guard_plain").call(value)).toBe(value === REFERENCE || value === UNBOUND ? LEFT : undefined);
      }),
    );
  });

  test('"item_int", "item_float", "item_list" and "item_tuple" read what is of their kind and leave for anything else', () => {
    const objects = { item_list: LAYOUT.TYPE_LIST, item_tuple: LAYOUT.TYPE_TUPLE, other: LAYOUT.TYPE_STR } as const;
    const pointers = Object.entries(objects).map(([name, type], i) => {
      const pointer = LAYOUT.HEAP_BASE + 0x7000 + 64 * i;
      memory.setUint32(pointer + LAYOUT.HEADER_TYPE, type, true);
      return { name, pointer };
    });
    const anything = fc.oneof(
      smallInt.map((int) => ({ name: "item_int", bits: signed(int + VALUE.INT_BIAS), read: int as unknown })),
      anyFloat.map((float) => {
        const view = new DataView(new ArrayBuffer(8));
        view.setFloat64(0, float);
        return { name: "item_float", bits: view.getBigInt64(0), read: float as unknown };
      }),
      fc.constantFrom(...pointers).map(({ name, pointer }) => ({
        name,
        bits: signed(VALUE.REF_FLOOR | BigInt(pointer)),
        read: pointer as unknown,
      })),
      fc
        .constantFrom(VALUE.NONE, VALUE.TRUE, VALUE.UNBOUND)
        .map((bits) => ({ name: "none", bits: signed(bits), read: undefined as unknown })),
    );
    fc.assert(
      fc.property(place, anything, (at, { name, bits, read }) => {
        memory.setBigInt64(slot(at), bits, true);
        for (const reader of ["item_int", "item_float", "item_list", "item_tuple"] as const)
          expect(stencil(reader).call(STORAGE, at)).toBe(reader === name ? read : LEFT);
      }),
      { numRuns: 2000 },
    );
  });

  test('"item_double" reads anything; "guard_number" leaves with what is no float, in sums, differences and products, too', () => {
    const view = new DataView(new ArrayBuffer(8));
    const bits = (float: number) => {
      view.setFloat64(0, float);
      return view.getBigInt64(0);
    };
    const boxes = fc.oneof(
      plain,
      notPlain,
      smallInt.map((int) => signed(int + VALUE.INT_BIAS)),
      anyFloat.map(bits),
    );
    fc.assert(
      fc.property(place, boxes, anyFloat, (at, value, other) => {
        memory.setBigInt64(slot(at), value, true);
        const read = stencil("item_double").call(STORAGE, at) as number;
        const isFloat = BigInt.asUintN(64, value) < VALUE.TAG_FLOOR;
        if (isFloat) expect(bits(read)).toBe(bits(Number.isNaN(read) ? Number.NaN : read));
        else expect(read).toBeNaN();
        for (const result of [read, read + other, read - other, read * other, other - read])
          expect(stencil("guard_number").call(result)).toBe(Number.isNaN(result) ? LEFT : undefined);
      }),
      { numRuns: 2000 },
    );
  });

  test('"item_put" leaves what owns something as it is; "item_overwrite" was told that nothing does', () => {
    fc.assert(
      fc.property(place, plain, plain, notPlain, (at, old, value, owner) => {
        const now = () => memory.getBigInt64(slot(at), true);
        for (const name of ["item_put", "item_overwrite"] as const) {
          memory.setBigInt64(slot(at), old, true);
          expect(stencil(name).call(STORAGE, at, value)).toBeUndefined();
          expect(now()).toBe(value);
        }
        memory.setBigInt64(slot(at), owner, true);
        expect(stencil("item_put").call(STORAGE, at, value)).toBe(LEFT);
        expect(now()).toBe(owner);
      }),
    );
  });
});

describe("ahead", () => {
  const items = fc.integer({ min: 1, max: MOST_AHEAD });
  const bits = fc.oneof(plain, notPlain, anyFloat.map(bitsOf));

  test.each([...READ_AHEAD])("%s has variants that do the same so many items further on", (name) => {
    fc.assert(
      fc.property(place, items, bits, bits, plain, (at, distance, here, there, value) => {
        const variant = stencils.get(aheadName(name, distance)) as LoneStencil;
        const original = stencils.get(name) as LoneStencil;
        const operands = original.params.length === 3 ? [value] : [];
        const far = at + BigInt(distance);
        const now = () => [memory.getBigInt64(slot(at), true), memory.getBigInt64(slot(far), true)];
        const outcomes = [() => original.call(STORAGE, far, ...operands), () => variant.call(STORAGE, at, ...operands)];
        const [wanted, found] = outcomes.map((call) => {
          memory.setBigInt64(slot(at), here, true);
          memory.setBigInt64(slot(far), there, true);
          return [call(), now()];
        });
        expect(found).toEqual(wanted);
      }),
    );
  });
});

test('"one_thread" leaves once threads run beside each other', () => {
  expect(stencil("one_thread").call()).toBeUndefined();
  memory.setUint32(MULTI, 1, true);
  expect(stencil("one_thread").call()).toBe(LEFT);
});
