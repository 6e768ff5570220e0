/** Stencils for what a thread has made and told nobody of: there they do as the others do alone, anywhere else they ask the runtime. */
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { OWN_STENCILS } from "./covered.js";

const { stencils, memory, use } = await loadStencils();
const stencil = (name: keyof typeof OWN_STENCILS): LoneStencil => stencils.get(name) as LoneStencil;

const signed = (bits: bigint) => BigInt.asIntN(64, bits);
const boxed = (value: number) => signed(VALUE.INT_BIAS + BigInt(value));
const UNBOUND = signed(VALUE.UNBOUND);
const THREAD = LAYOUT.HEAP_BASE + 0x2000;
const OBJECT = LAYOUT.HEAP_BASE + 0x4000;
const STORAGE = LAYOUT.HEAP_BASE + 0x5000;
const HELD_AT = LAYOUT.HEAP_BASE + 0x6000;
const CACHE = LAYOUT.HEAP_BASE + 0x7000;
const OWNER = signed(VALUE.REF_FLOOR | BigInt(OBJECT));
const HELD = signed(VALUE.REF_FLOOR | BigInt(HELD_AT));
const VERSION = LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_CLASS_VERSION;
const SHAPE = LAYOUT.HEAP_BASE + 0x8000;
const ME = 3;

let asked: unknown[][];
let answer: number | bigint;
const noted =
  (name: string) =>
  (...given: unknown[]) => {
    asked.push([name, ...given]);
    return answer as never;
  };

/** Whose the object is, and what its shared word says. */
function belongs(at: number, owner: number, shared: number, count = 1): void {
  memory.setInt32(at + LAYOUT.HEADER_COUNT, count, true);
  memory.setUint8(at + LAYOUT.HEADER_OWNER, owner);
  memory.setInt32(at + LAYOUT.HEADER_SHARED, shared, true);
}

function lay(values: readonly bigint[], capacity = values.length): void {
  memory.setUint32(OBJECT + LAYOUT.LIST_LENGTH, values.length, true);
  memory.setUint32(OBJECT + LAYOUT.LIST_ITEMS, STORAGE, true);
  memory.setUint32(STORAGE + LAYOUT.STORAGE_CAPACITY, capacity, true);
  for (const [place, value] of values.entries()) memory.setBigInt64(slot(place), value, true);
}

function layInstance(values: readonly bigint[]): void {
  memory.setUint32(OBJECT + LAYOUT.HEADER_TYPE, SHAPE, true);
  memory.setUint32(OBJECT + LAYOUT.INSTANCE_STORAGE, STORAGE, true);
  for (const [place, value] of values.entries()) memory.setBigInt64(slot(place), value, true);
  memory.setBigUint64(CACHE, BigInt(SHAPE) | (1n << 32n), true);
}

const slot = (place: number) => STORAGE + LAYOUT.STORAGE_ITEMS + 8 * place;
const item = (place: number) => memory.getBigInt64(slot(place), true);
const count = () => memory.getInt32(HELD_AT + LAYOUT.HEADER_COUNT, true);

beforeEach(() => {
  asked = [];
  answer = 1;
  use(
    Object.fromEntries(
      ["share", "release", "list_store", "list_push", "slot_load", "slot_store"].map((name) => [name, noted(name)]),
    ),
  );
  memory.setUint32(VERSION, 0, true);
  memory.setUint32(THREAD + LAYOUT.THREAD_OWN, ME, true);
  belongs(OBJECT, ME, 0);
  belongs(HELD_AT, ME, 0);
});

/** Not this thread's own: another's, told of, everybody's, and any where nothing may be done so. */
const OTHERS: [why: string, owner: number, shared: number, own: number][] = [
  ["another thread's", ME + 1, 0, ME],
  ["told of", ME, 1, ME],
  ["another has a reference", ME, 4, ME],
  ["nobody's", 0, 7, ME],
  ["it has ended", ME, 0, LAYOUT.OWN_NOTHING],
];

describe("lists", () => {
  test('"list_set_own" stores what is no reference over what is none, and leaves outside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 5 }),
        fc.integer({ min: -7, max: 7 }),
        (given, i) => {
          const values = given.map(boxed);
          lay(values);
          const inside = i >= -values.length && i < values.length;
          expect(stencil("list_set_own").call(THREAD, OBJECT, BigInt(i), boxed(100))).toBe(inside ? undefined : LEFT);
          const wanted = inside ? values.with(i, boxed(100)) : values;
          expect(values.map((_, place) => item(place))).toEqual(wanted);
          expect(asked).toEqual([]);
        },
      ),
    );
  });

  test('"list_append_own" and "list_add_own" store into spare room', () => {
    lay([boxed(1)], 3);
    expect(stencil("list_append_own").call(THREAD, OBJECT, boxed(2))).toBe(signed(VALUE.NONE));
    expect(stencil("list_add_own").call(THREAD, OBJECT, boxed(3))).not.toBe(LEFT);
    expect(memory.getUint32(OBJECT + LAYOUT.LIST_LENGTH, true)).toBe(3);
    expect([item(1), item(2), asked]).toEqual([boxed(2), boxed(3), []]);
    stencil("list_add_own").call(THREAD, OBJECT, boxed(4));
    expect(asked).toEqual([["list_push", OBJECT, boxed(4)]]);
  });

  test.each(OTHERS)("the runtime stores where it is not so: %s", (_, owner, shared, own) => {
    lay([boxed(1)], 3);
    belongs(OBJECT, owner, shared);
    memory.setUint32(THREAD + LAYOUT.THREAD_OWN, own, true);
    expect(stencil("list_set_own").call(THREAD, OBJECT, -1n, boxed(2))).toBeUndefined();
    expect(stencil("list_append_own").call(THREAD, OBJECT, boxed(2))).toBe(signed(VALUE.NONE));
    stencil("list_add_own").call(THREAD, OBJECT, boxed(2));
    answer = 0;
    expect(stencil("list_set_own").call(THREAD, OBJECT, 0n, boxed(2))).toBe(LEFT);
    expect(stencil("list_append_own").call(THREAD, OBJECT, boxed(2))).toBe(LEFT);
    const store = ["list_store", OBJECT, 0, boxed(2)];
    const push = ["list_push", OBJECT, boxed(2)];
    expect(asked).toEqual([store, push, push, store, push]);
    expect([item(0), memory.getUint32(OBJECT + LAYOUT.LIST_LENGTH, true)]).toEqual([boxed(1), 1]);
  });

  test("references, new or old, are the runtime's; unbound values leave first", () => {
    lay([boxed(1), HELD], 4);
    stencil("list_set_own").call(THREAD, OBJECT, 0n, HELD);
    stencil("list_set_own").call(THREAD, OBJECT, 1n, boxed(1));
    stencil("list_append_own").call(THREAD, OBJECT, HELD);
    stencil("list_add_own").call(THREAD, OBJECT, HELD);
    expect(asked.map(([name]) => name)).toEqual(["list_store", "list_store", "list_push", "list_push"]);
    expect(stencil("list_set_own").call(THREAD, OBJECT, 0n, UNBOUND)).toBe(LEFT);
    expect(stencil("list_append_own").call(THREAD, OBJECT, UNBOUND)).toBe(LEFT);
    expect(stencil("list_add_own").call(THREAD, OBJECT, UNBOUND)).toBe(LEFT);
    expect(asked.length).toBe(4);
  });
});

describe("attributes", () => {
  test('"slot_get_own" and "slot_set_own" go to the slot that the word says', () => {
    layInstance([boxed(1), boxed(2)]);
    expect(stencil("slot_get_own").call(THREAD, OWNER, CACHE)).toBe(boxed(2));
    expect(stencil("slot_set_own").call(THREAD, OWNER, boxed(3), CACHE)).toBeUndefined();
    expect([item(0), item(1), asked]).toEqual([boxed(1), boxed(3), []]);
  });

  test.each<[why: string, owner: number, count: number, after: number, asks: number]>([
    ["its own", ME, 1, 2, 0],
    ["an immortal", 0, LAYOUT.IMMORTAL, LAYOUT.IMMORTAL, 0],
    ["another thread's", ME + 1, 1, 1, 1],
    ["a dead one", ME, 0, 0, 1],
    ["one that each thread counts", 0, LAYOUT.LOCAL + 5, LAYOUT.LOCAL + 5, 1],
  ])("a reference to %s", (_, owner, before, after, asks) => {
    layInstance([boxed(1), HELD]);
    belongs(HELD_AT, owner, 0, before);
    answer = HELD;
    expect(stencil("slot_get_own").call(THREAD, OWNER, CACHE)).toBe(HELD);
    expect([count(), asked.length]).toEqual([after, asks]);
  });

  test.each(OTHERS)("the runtime reads and stores where it is not so: %s", (_, owner, shared, own) => {
    layInstance([boxed(1), boxed(2)]);
    belongs(OBJECT, owner, shared);
    memory.setUint32(THREAD + LAYOUT.THREAD_OWN, own, true);
    answer = boxed(7);
    expect(stencil("slot_get_own").call(THREAD, OWNER, CACHE)).toBe(boxed(7));
    answer = UNBOUND;
    expect(stencil("slot_get_own").call(THREAD, OWNER, CACHE)).toBe(LEFT);
    answer = 1;
    expect(stencil("slot_set_own").call(THREAD, OWNER, boxed(3), CACHE)).toBeUndefined();
    answer = 0;
    expect(stencil("slot_set_own").call(THREAD, OWNER, boxed(3), CACHE)).toBe(LEFT);
    const [load, store] = [
      ["slot_load", OBJECT, SHAPE, 1],
      ["slot_store", OBJECT, SHAPE, 1, boxed(3)],
    ];
    expect(asked).toEqual([load, load, store, store]);
    expect(item(1)).toBe(boxed(2));
  });

  test("a stored or a replaced reference is the runtime's; what the word does not fit leaves", () => {
    layInstance([boxed(1), HELD]);
    stencil("slot_set_own").call(THREAD, OWNER, boxed(1), CACHE);
    layInstance([boxed(1), boxed(2)]);
    stencil("slot_set_own").call(THREAD, OWNER, HELD, CACHE);
    expect(asked.map(([name]) => name)).toEqual(["slot_store", "slot_store"]);
    for (const [owner, version, shape] of [
      [boxed(1), 0, SHAPE],
      [OWNER, 1, SHAPE],
      [OWNER, 0, SHAPE + 16],
    ] as const) {
      memory.setUint32(VERSION, version, true);
      memory.setUint32(OBJECT + LAYOUT.HEADER_TYPE, shape, true);
      expect(stencil("slot_get_own").call(THREAD, owner, CACHE)).toBe(LEFT);
      expect(stencil("slot_set_own").call(THREAD, owner, boxed(1), CACHE)).toBe(LEFT);
    }
    expect(asked.length).toBe(2);
  });
});

describe("counts", () => {
  test.each<
    [
      why: string,
      value: bigint,
      owner: number,
      count: number,
      kept: number,
      dropped: number,
      keeps: number,
      drops: number,
    ]
  >([
    ["no reference", boxed(1), ME, 5, 5, 5, 0, 0],
    ["its own object", HELD, ME, 5, 6, 4, 0, 0],
    ["the last of its own", HELD, ME, 1, 2, 1, 0, 1],
    ["another thread's", HELD, ME + 1, 5, 5, 5, 1, 1],
    ["an immortal", HELD, 0, LAYOUT.IMMORTAL, LAYOUT.IMMORTAL, LAYOUT.IMMORTAL, 0, 0],
    ["what each thread counts", HELD, 0, LAYOUT.LOCAL, LAYOUT.LOCAL, LAYOUT.LOCAL, 1, 1],
    ["what is nobody's", HELD, 0, 0, 0, 0, 1, 1],
  ])(
    '"keep_value_own", "share_value_own" and "drop_value_own" of %s',
    (_, value, owner, before, kept, dropped, keeps, drops) => {
      for (const [name, after, asks] of [
        ["keep_value_own", kept, keeps],
        ["share_value_own", kept, keeps],
        ["drop_value_own", dropped, drops],
      ] as const) {
        asked = [];
        belongs(HELD_AT, owner, 0, before);
        answer = value;
        stencil(name).call(THREAD, value);
        expect([name, count(), asked.length]).toEqual([name, after, asks]);
      }
    },
  );

  test('"share_value_own" leaves for what is unbound', () => {
    expect(stencil("share_value_own").call(THREAD, UNBOUND)).toBe(LEFT);
  });
});
