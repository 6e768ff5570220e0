/**
 * Stencils on lists, tuples and globals, over objects laid out here byte by byte. The runtime is a stub that
 * records what it is asked: plain values must not need it, references and lists that others can write must.
 * Long because it is a case a stencil over one layout of objects.
 */
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { MEMORY_STENCILS } from "./covered.js";

const { stencils, memory, use } = await loadStencils();
const stencil = (name: keyof typeof MEMORY_STENCILS): LoneStencil => stencils.get(name) as LoneStencil;

const signed = (bits: bigint) => BigInt.asIntN(64, bits);
const boxed = (int: number) => signed(BigInt(int) + VALUE.INT_BIAS);
const NONE = signed(VALUE.NONE);
const UNBOUND = signed(VALUE.UNBOUND);
const OBJECT = LAYOUT.HEAP_BASE + 0x4000;
const STORAGE = LAYOUT.HEAP_BASE + 0x5000;
const REFERENCE = signed(VALUE.REF_FLOOR | BigInt(LAYOUT.HEAP_BASE + 0x6000));
const POINTER = LAYOUT.HEAP_BASE + 0x6000;
const MULTI = LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI;

let asked: unknown[][] = [];
/** What the stub of the runtime answers with. */
let answer: bigint | number = 0;
const records =
  (name: string) =>
  (...args: unknown[]) => {
    asked.push([name, ...args]);
    return answer;
  };

beforeEach(() => {
  asked = [];
  memory.setUint32(MULTI, 0, true);
  const names = ["share", "take", "list_item", "tuple_item", "list_store", "list_push", "global_load", "global_store"];
  use(Object.fromEntries(names.map((name) => [name, records(name)])));
});

const slot = (index: number) => STORAGE + LAYOUT.STORAGE_ITEMS + index * 8;
const item = (index: number) => memory.getBigInt64(slot(index), true);

/** A list at OBJECT; the unused tail of its storage is unbound. */
function layList(items: readonly bigint[], capacity = items.length): number {
  memory.setUint32(OBJECT + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_LIST, true);
  memory.setUint32(OBJECT + LAYOUT.LIST_LENGTH, items.length, true);
  memory.setUint32(OBJECT + LAYOUT.LIST_ITEMS, STORAGE, true);
  memory.setUint32(STORAGE + LAYOUT.STORAGE_CAPACITY, capacity, true);
  for (let i = 0; i < capacity; i++) memory.setBigInt64(slot(i), items[i] ?? UNBOUND, true);
  return OBJECT;
}

function layTuple(items: readonly bigint[]): number {
  memory.setUint32(OBJECT + LAYOUT.TUPLE_LENGTH, items.length, true);
  for (const [i, value] of items.entries()) memory.setBigInt64(OBJECT + LAYOUT.TUPLE_ITEMS + i * 8, value, true);
  return OBJECT;
}

const plain = fc.constantFrom(boxed(0), boxed(-1), boxed(12345), NONE, signed(VALUE.TRUE), 0n, 0x3ff0000000000000n);
const items = fc.array(plain, { maxLength: 20 });
const index = fc.oneof(
  fc.bigInt({ min: -25n, max: 25n }),
  fc.constantFrom(2n ** 32n, 2n ** 47n - 1n, -(2n ** 47n), 2n ** 31n),
);

/** Python's subscript: undefined when it raises. */
const at = (values: readonly bigint[], i: bigint) => values.at(Number(i)) as bigint | undefined;
const inside = (values: readonly bigint[], i: bigint) => i >= -values.length && i < values.length;

describe.each([
  ["list_get", layList],
  ["tuple_get", layTuple],
  ["list_peek", layList],
  ["list_look", layList],
  ["list_take", layList],
  ["tuple_peek", layTuple],
] as const)("%s", (name, lay) => {
  test("reads from either end and leaves outside", () => {
    fc.assert(
      fc.property(items, index, (values, i) => {
        expect(stencil(name).call(lay(values), i)).toBe(inside(values, i) ? at(values, i) : LEFT);
        expect(asked).toEqual([]);
      }),
    );
  });
});

describe("list", () => {
  test('"list_len"', () => {
    fc.assert(
      fc.property(items, (values) => {
        expect(stencil("list_len").call(layList(values))).toBe(BigInt(values.length));
      }),
    );
  });

  test('"list_get" and "list_next" become owners of references themselves while no other thread runs', () => {
    memory.setInt32(POINTER + LAYOUT.HEADER_COUNT, 1, true);
    expect(stencil("list_get").call(layList([boxed(1), REFERENCE]), -1n)).toBe(REFERENCE);
    expect(stencil("list_next").call(layList([REFERENCE]), 0n)).toEqual([REFERENCE, 1n]);
    expect(memory.getInt32(POINTER + LAYOUT.HEADER_COUNT, true)).toBe(3);
    memory.setInt32(POINTER + LAYOUT.HEADER_COUNT, LAYOUT.IMMORTAL, true);
    expect(stencil("list_get").call(layList([REFERENCE]), 0n)).toBe(REFERENCE);
    expect(memory.getInt32(POINTER + LAYOUT.HEADER_COUNT, true)).toBe(LAYOUT.IMMORTAL);
    expect(asked).toEqual([]);
  });

  test("what only looks becomes no owner, and leaves when others run", () => {
    memory.setInt32(POINTER + LAYOUT.HEADER_COUNT, 1, true);
    expect(stencil("list_peek").call(layList([boxed(1), REFERENCE]), -1n)).toBe(REFERENCE);
    expect(stencil("list_next_peek").call(layList([REFERENCE]), 0n)).toEqual([REFERENCE, 1n]);
    expect(stencil("tuple_peek").call(layTuple([REFERENCE]), 0n)).toBe(REFERENCE);
    expect(memory.getInt32(POINTER + LAYOUT.HEADER_COUNT, true)).toBe(1);
    memory.setUint32(MULTI, 1, true);
    expect(stencil("list_peek").call(layList([REFERENCE]), 0n)).toBe(LEFT);
    expect(stencil("list_next_peek").call(layList([REFERENCE]), 0n)).toBe(LEFT);
    expect(asked).toEqual([]);
  });

  test("beside others, what looks asks nobody; what takes leaves when the item has died", () => {
    memory.setUint32(MULTI, 1, true);
    memory.setInt32(POINTER + LAYOUT.HEADER_COUNT, 1, true);
    expect(stencil("list_look").call(layList([boxed(1), REFERENCE]), -1n)).toBe(REFERENCE);
    expect(stencil("list_look").call(layList([UNBOUND]), 0n)).toBe(LEFT);
    expect(stencil("list_take").call(layList([boxed(7)]), 0n)).toBe(boxed(7));
    expect(asked).toEqual([]);
    answer = 1;
    expect(stencil("list_take").call(layList([REFERENCE]), 0n)).toBe(REFERENCE);
    answer = 0;
    expect(stencil("list_take").call(layList([REFERENCE]), 0n)).toBe(LEFT);
    expect(asked).toEqual([
      ["take", REFERENCE],
      ["take", REFERENCE],
    ]);
    expect(stencil("list_take").call(layList([UNBOUND]), 0n)).toBe(LEFT);
    expect(memory.getInt32(POINTER + LAYOUT.HEADER_COUNT, true)).toBe(1);
  });

  test("what looks does not read past storage that shrank after the length was read", () => {
    const list = layList([boxed(1), boxed(2), boxed(3)]);
    memory.setUint32(STORAGE + LAYOUT.STORAGE_CAPACITY, 2, true);
    for (const name of ["list_look", "list_take"] as const) {
      expect(stencil(name).call(list, 1n)).toBe(boxed(2));
      expect(stencil(name).call(list, 2n)).toBe(LEFT);
    }
  });

  test('"list_get" takes references through the runtime when others run, and leaves when they are gone', () => {
    memory.setUint32(MULTI, 1, true);
    answer = REFERENCE;
    expect(stencil("list_get").call(layList([boxed(1), REFERENCE]), -1n)).toBe(REFERENCE);
    expect(asked).toEqual([["list_item", OBJECT, 1]]);
    answer = UNBOUND;
    expect(stencil("list_get").call(layList([boxed(1), REFERENCE]), 1n)).toBe(LEFT);
  });

  test('"list_get" does not read past storage that shrank after the length was read', () => {
    const list = layList([boxed(1), boxed(2), boxed(3)]);
    memory.setUint32(STORAGE + LAYOUT.STORAGE_CAPACITY, 2, true);
    expect(stencil("list_get").call(list, 1n)).toBe(boxed(2));
    expect(stencil("list_get").call(list, 2n)).toBe(LEFT);
    expect(stencil("list_next").call(list, 2n)).toBe(LEFT);
  });

  test('"tuple_len", "tuple_more" and "tuple_next" walk a tuple', () => {
    fc.assert(
      fc.property(items, (values) => {
        const tuple = layTuple(values);
        const seen: bigint[] = [];
        for (let i = 0n; stencil("tuple_more").call(tuple, i) === 1; ) {
          const [value, next] = stencil("tuple_next").call(tuple, i) as [bigint, bigint];
          seen.push(value);
          i = next;
        }
        expect(seen).toEqual(values);
        expect(stencil("tuple_len").call(tuple)).toBe(BigInt(values.length));
      }),
    );
  });

  test('"list_set" stores plain values itself and leaves outside', () => {
    fc.assert(
      fc.property(items, index, plain, (values, i, value) => {
        const result = stencil("list_set").call(layList(values), i, value);
        expect(result).toBe(inside(values, i) ? undefined : LEFT);
        const expected = inside(values, i) ? values.with(Number(i), value) : values;
        expect(expected.map((_, place) => item(place))).toEqual(expected);
        expect(asked).toEqual([]);
      }),
    );
  });

  test.each([
    ["a reference is stored", [boxed(1)], REFERENCE, 0],
    ["a reference is replaced", [REFERENCE], boxed(1), 0],
    ["other threads run", [boxed(1)], boxed(2), 1],
  ])('"list_set" asks the runtime when %s', (_, values, value, multi) => {
    const list = layList(values);
    memory.setUint32(MULTI, multi, true);
    answer = 1;
    expect(stencil("list_set").call(list, -1n, value)).toBeUndefined();
    answer = 0;
    expect(stencil("list_set").call(list, 0n, value)).toBe(LEFT);
    expect(asked).toEqual([
      ["list_store", OBJECT, 0, value],
      ["list_store", OBJECT, 0, value],
    ]);
    expect(item(0)).toBe(values[0]);
  });

  test('"list_set" and "list_append" leave for an unbound value, before any effect', () => {
    const list = layList([boxed(1)], 4);
    expect(stencil("list_set").call(list, 0n, UNBOUND)).toBe(LEFT);
    expect(stencil("list_append").call(list, UNBOUND)).toBe(LEFT);
    expect([item(0), memory.getUint32(list + LAYOUT.LIST_LENGTH, true), asked]).toEqual([boxed(1), 1, []]);
  });

  test('"list_append" stores into spare capacity', () => {
    fc.assert(
      fc.property(items, plain, fc.integer({ min: 1, max: 4 }), (values, value, spare) => {
        const list = layList(values, values.length + spare);
        expect(stencil("list_append").call(list, value)).toBe(NONE);
        expect(memory.getUint32(list + LAYOUT.LIST_LENGTH, true)).toBe(values.length + 1);
        expect(item(values.length)).toBe(value);
        expect(asked).toEqual([]);
      }),
    );
  });

  test('"list_add" does what "list_append" does, and has no result', () => {
    fc.assert(
      fc.property(items, plain, fc.integer({ min: 1, max: 4 }), (values, value, spare) => {
        const list = layList(values, values.length + spare);
        expect(stencil("list_add").call(list, value)).not.toBe(LEFT);
        expect(memory.getUint32(list + LAYOUT.LIST_LENGTH, true)).toBe(values.length + 1);
        expect(item(values.length)).toBe(value);
        expect(stencil("list_add").call(list, UNBOUND)).toBe(LEFT);
        expect(asked).toEqual([]);
      }),
    );
  });

  test.each([
    ["storage is full", 1, boxed(2), 0],
    ["storage is full and a reference is appended", 1, REFERENCE, 0],
    ["other threads run", 4, boxed(2), 1],
  ])('"list_append" asks the runtime when %s', (_, capacity, value, multi) => {
    const list = layList([boxed(1)], capacity);
    memory.setUint32(MULTI, multi, true);
    answer = 1;
    expect(stencil("list_append").call(list, value)).toBe(NONE);
    answer = 0;
    expect(stencil("list_append").call(list, value)).toBe(LEFT);
    expect(asked).toEqual([
      ["list_push", OBJECT, value],
      ["list_push", OBJECT, value],
    ]);
    expect(memory.getUint32(list + LAYOUT.LIST_LENGTH, true)).toBe(1);
  });

  test('"list_append" and "list_add" of a reference make the list its further owner', () => {
    memory.setInt32(POINTER + LAYOUT.HEADER_COUNT, 1, true);
    const list = layList([boxed(1)], 4);
    expect(stencil("list_append").call(list, REFERENCE)).toBe(NONE);
    expect(stencil("list_add").call(list, REFERENCE)).toBeUndefined();
    expect([item(1), item(2)]).toEqual([REFERENCE, REFERENCE]);
    expect(memory.getInt32(POINTER + LAYOUT.HEADER_COUNT, true)).toBe(3);
    expect(asked).toEqual([]);
  });

  test('"list_more" and "list_next" walk a list to its end of now', () => {
    fc.assert(
      fc.property(items, (values) => {
        const list = layList(values);
        const seen: bigint[] = [];
        for (let i = 0n; stencil("list_more").call(list, i) === 1; ) {
          const [value, next] = stencil("list_next").call(list, i) as [bigint, bigint];
          seen.push(value);
          expect(next).toBe(i + 1n);
          i = next;
        }
        expect(seen).toEqual(values);
      }),
    );
  });

  test('"list_next" takes references through the runtime when others run', () => {
    memory.setUint32(MULTI, 1, true);
    answer = REFERENCE;
    expect(stencil("list_next").call(layList([REFERENCE]), 0n)).toEqual([REFERENCE, 1n]);
    answer = UNBOUND;
    expect(stencil("list_next").call(layList([REFERENCE]), 0n)).toBe(LEFT);
    expect(asked).toEqual([
      ["list_item", OBJECT, 0],
      ["list_item", OBJECT, 0],
    ]);
  });

  test('"tuple_get" takes a reference through the runtime', () => {
    answer = REFERENCE;
    expect(stencil("tuple_get").call(layTuple([boxed(1), REFERENCE]), -1n)).toBe(REFERENCE);
    expect(asked).toEqual([["tuple_item", OBJECT, 1]]);
  });
});

describe("globals", () => {
  const SLOT = 7;
  const address = LAYOUT.GLOBALS_BASE + SLOT * 8;
  const pointer = LAYOUT.HEAP_BASE + 0x6000;
  const lay = (value: bigint, count = 1) => {
    memory.setBigInt64(address, value, true);
    memory.setInt32(pointer + LAYOUT.HEADER_COUNT, count, true);
  };

  test('"load_global" of plain values and of what is never freed needs no count', () => {
    fc.assert(
      fc.property(plain, (value) => {
        lay(value);
        expect(stencil("load_global").call(SLOT)).toBe(value);
      }),
    );
    lay(REFERENCE, LAYOUT.IMMORTAL);
    expect(stencil("load_global").call(SLOT)).toBe(REFERENCE);
    expect(asked).toEqual([]);
  });

  test('"look_global" is no owner and asks nobody, beside others, too', () => {
    memory.setUint32(MULTI, 1, true);
    lay(REFERENCE);
    expect(stencil("look_global").call(SLOT)).toBe(REFERENCE);
    expect(memory.getInt32(pointer + LAYOUT.HEADER_COUNT, true)).toBe(1);
    lay(UNBOUND);
    expect(stencil("look_global").call(SLOT)).toBe(LEFT);
    expect(asked).toEqual([]);
  });

  test('"peek_global" becomes no owner; it leaves for what is unbound, and for references when others run', () => {
    const address = LAYOUT.GLOBALS_BASE + 8 * SLOT;
    memory.setInt32(POINTER + LAYOUT.HEADER_COUNT, 1, true);
    memory.setBigInt64(address, REFERENCE, true);
    expect(stencil("peek_global").call(SLOT)).toBe(REFERENCE);
    expect(memory.getInt32(POINTER + LAYOUT.HEADER_COUNT, true)).toBe(1);
    memory.setUint32(MULTI, 1, true);
    expect(stencil("peek_global").call(SLOT)).toBe(LEFT);
    memory.setBigInt64(address, boxed(7), true);
    expect(stencil("peek_global").call(SLOT)).toBe(boxed(7));
    memory.setBigInt64(address, UNBOUND, true);
    expect(stencil("peek_global").call(SLOT)).toBe(LEFT);
  });

  test('"load_global" takes counted references through the runtime; unbound leaves', () => {
    lay(REFERENCE);
    answer = REFERENCE;
    expect(stencil("load_global").call(SLOT)).toBe(REFERENCE);
    answer = UNBOUND;
    expect(stencil("load_global").call(SLOT)).toBe(LEFT);
    lay(UNBOUND);
    expect(stencil("load_global").call(SLOT)).toBe(LEFT);
    expect(asked).toEqual([
      ["global_load", SLOT],
      ["global_load", SLOT],
    ]);
  });

  test('"store_global" stores plain over plain itself', () => {
    lay(boxed(1));
    expect(stencil("store_global").call(boxed(2), SLOT)).toBeUndefined();
    expect(memory.getBigInt64(address, true)).toBe(boxed(2));
    expect(stencil("store_global").call(UNBOUND, SLOT)).toBe(LEFT);
    expect([memory.getBigInt64(address, true), asked]).toEqual([boxed(2), []]);
  });

  test.each([
    ["a reference is stored", boxed(1), REFERENCE, 0],
    ["a reference is replaced", REFERENCE, boxed(1), 0],
    ["other threads run", boxed(1), boxed(2), 1],
  ])('"store_global" asks the runtime when %s', (_, old, value, multi) => {
    lay(old);
    memory.setUint32(MULTI, multi, true);
    expect(stencil("store_global").call(value, SLOT)).toBeUndefined();
    expect(asked).toEqual([["global_store", SLOT, value]]);
  });
});

test('"truth_sized" knows None and what has a length, and leaves for all else', () => {
  const lengths = [
    [LAYOUT.TYPE_LIST, LAYOUT.LIST_LENGTH],
    [LAYOUT.TYPE_STR, LAYOUT.STR_LENGTH],
    [LAYOUT.TYPE_TUPLE, LAYOUT.TUPLE_LENGTH],
    [LAYOUT.TYPE_DICT, LAYOUT.DICT_USED],
  ] as const;
  for (const [type, offset] of lengths) {
    memory.setUint32(POINTER + LAYOUT.HEADER_TYPE, type, true);
    for (const length of [0, 1, 256, 70_000]) {
      memory.setUint32(POINTER + offset, length, true);
      expect(stencil("truth_sized").call(REFERENCE)).toBe(Number(length > 0));
    }
  }
  expect(stencil("truth_sized").call(NONE)).toBe(0);
  for (const value of [boxed(0), boxed(7), 0n, UNBOUND, signed(VALUE.TRUE), signed(VALUE.FALSE)]) {
    expect(stencil("truth_sized").call(value)).toBe(LEFT);
  }
  for (const type of [LAYOUT.TYPE_SET, LAYOUT.TYPE_FUNCTION, LAYOUT.TYPE_FIRST_SHAPE]) {
    memory.setUint32(POINTER + LAYOUT.HEADER_TYPE, type, true);
    expect(stencil("truth_sized").call(REFERENCE)).toBe(LEFT);
  }
});
