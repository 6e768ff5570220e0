/**
 * Stencils on instances, methods, dicts, sets, strings and pairs, over objects laid out here byte by byte. The runtime is
 * a stub that records what it is asked. Every guard has a case in which it alone fails: then nothing is done.
 * Long because it is a case a stencil over one layout of objects.
 */
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import { BUILTIN_STRIDE, BUILTINS_BASE } from "../../src/bytecode/builtins/index.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { OBJECT_STENCILS } from "./covered.js";

const { stencils, memory, use } = await loadStencils();
const stencil = (name: keyof typeof OBJECT_STENCILS): LoneStencil => stencils.get(name) as LoneStencil;

const signed = (bits: bigint) => BigInt.asIntN(64, bits);
const boxed = (int: number) => signed(BigInt(int) + VALUE.INT_BIAS);
const reference = (pointer: number) => signed(VALUE.REF_FLOOR | BigInt(pointer));
const UNBOUND = signed(VALUE.UNBOUND);
const at = (offset: number) => LAYOUT.HEAP_BASE + offset;
const [OBJECT, SHAPE, NEXT, RECORD, CACHE, OTHER, TABLE] = [0x4000, 0x5000, 0x5100, 0x5200, 0x5300, 0x6000, 0x7000].map(
  at,
) as [number, number, number, number, number, number, number];
const OWNER = reference(OBJECT);
const HELD = reference(OTHER);
const MULTI = LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI;
const CLASSES = LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_CLASS_VERSION;
const VERSION = 77;
const INLINE = OBJECT + LAYOUT.INSTANCE_INLINE;

let asked: unknown[][] = [];
let answer: bigint | number = 0;

beforeEach(() => {
  asked = [];
  memory.setUint32(MULTI, 0, true);
  memory.setUint32(CLASSES, VERSION, true);
  const names = [
    "share",
    "release",
    "slot_load",
    "slot_store",
    "slot_append",
    "entry_load",
    "noted_slot",
    "noted_method",
    "noted_store",
    "dict_get",
    "dict_get_or",
    "is_instance",
    "dict_set",
    "dict_has",
    "set_has",
    "str_equal",
    "str_compare",
    "quiet",
    "iterator_ready",
    "iterator_take",
    "str_item",
  ];
  use(
    Object.fromEntries(
      names.map((name) => [
        name,
        (...args: unknown[]) => {
          asked.push([name, ...args]);
          return answer;
        },
      ]),
    ),
  );
  memory.setInt32(OTHER + LAYOUT.HEADER_COUNT, 1, true);
});

const count = () => memory.getInt32(OTHER + LAYOUT.HEADER_COUNT, true);
const slotAt = (slot: number) => INLINE + LAYOUT.STORAGE_ITEMS + 8 * slot;
const remember = (low: number, high: bigint) => memory.setBigUint64(CACHE, BigInt(low) | (high << 32n), true);
const slotWord = (slot: number, version = VERSION) => BigInt(slot) | (BigInt(version) << 12n);

/** An instance of SHAPE with these attributes and room for `capacity`. */
function layInstance(values: readonly bigint[], capacity = values.length): bigint {
  memory.setUint32(OBJECT + LAYOUT.HEADER_TYPE, SHAPE, true);
  memory.setUint32(OBJECT + LAYOUT.INSTANCE_STORAGE, INLINE, true);
  memory.setUint32(INLINE + LAYOUT.STORAGE_CAPACITY, capacity, true);
  memory.setUint32(SHAPE + LAYOUT.SHAPE_COUNT, values.length, true);
  for (let i = 0; i < capacity; i++) memory.setBigInt64(slotAt(i), values[i] ?? UNBOUND, true);
  return OWNER;
}

describe("attributes of an instance", () => {
  const slots = fc.array(fc.constantFrom(boxed(1), boxed(-5), 0n, signed(VALUE.NONE)), { minLength: 1, maxLength: 12 });

  test('"slot_get" and "slot_set" go to the slot that the word says', () => {
    fc.assert(
      fc.property(slots, fc.nat(11), (values, number) => {
        const slot = number % values.length;
        layInstance(values);
        remember(SHAPE, slotWord(slot));
        expect(stencil("slot_get").call(OWNER, CACHE)).toBe(values[slot]);
        expect(stencil("slot_set").call(OWNER, boxed(99), CACHE)).toBeUndefined();
        expect(values.map((_, i) => memory.getBigInt64(slotAt(i), true))).toEqual(values.with(slot, boxed(99)));
        expect(asked).toEqual([]);
      }),
    );
  });

  test.each(["slot_peek", "slot_look"] as const)('"%s" reads the same and counts nothing', (name) => {
    fc.assert(
      fc.property(slots, fc.nat(11), (values, number) => {
        const slot = number % values.length;
        layInstance(values);
        remember(SHAPE, slotWord(slot));
        expect(stencil(name).call(OWNER, CACHE)).toBe(values[slot]);
      }),
    );
    layInstance([HELD]);
    remember(SHAPE, slotWord(0));
    expect(stencil(name).call(OWNER, CACHE)).toBe(HELD);
    expect([count(), asked]).toEqual([1, []]);
  });

  test('beside other threads "slot_look" goes on, "slot_peek" leaves', () => {
    layInstance([boxed(1), HELD]);
    remember(SHAPE, slotWord(1));
    memory.setUint32(MULTI, 1, true);
    expect(stencil("slot_look").call(OWNER, CACHE)).toBe(HELD);
    expect(stencil("slot_peek").call(OWNER, CACHE)).toBe(LEFT);
    // A storage that became too small for the slot of the shape that was seen.
    layInstance([boxed(1)]);
    expect(stencil("slot_look").call(OWNER, CACHE)).toBe(LEFT);
    expect(asked).toEqual([]);
  });

  test("references are counted, what a store replaces is released", () => {
    layInstance([HELD, boxed(1)]);
    remember(SHAPE, slotWord(0));
    expect(stencil("slot_get").call(OWNER, CACHE)).toBe(HELD);
    expect(count()).toBe(2);
    expect(stencil("slot_set").call(OWNER, HELD, CACHE)).toBeUndefined();
    expect([count(), asked]).toEqual([3, [["release", HELD]]]);
  });

  test.each<[why: string, owner: bigint, low: number, version: number, value: bigint]>([
    ["no reference", boxed(3), SHAPE, VERSION, boxed(1)],
    ["another shape", OWNER, NEXT, VERSION, boxed(1)],
    ["a class changed", OWNER, SHAPE, VERSION - 1, boxed(1)],
    ["an unbound value", OWNER, SHAPE, VERSION, UNBOUND],
  ])("leave for %s", (_, owner, low, version, value) => {
    layInstance([value]);
    remember(low, slotWord(0, version));
    for (const name of ["slot_get", "slot_peek", "slot_look"] as const)
      expect(stencil(name).call(owner, CACHE)).toBe(LEFT);
    expect(stencil("slot_set").call(owner, value, CACHE)).toBe(LEFT);
    expect([memory.getBigInt64(slotAt(0), true), asked]).toEqual([value, []]);
  });

  test('with other threads "slot_get" and "slot_set" go through the runtime', () => {
    layInstance([boxed(1), boxed(2)]);
    remember(SHAPE, slotWord(1));
    memory.setUint32(MULTI, 1, true);
    answer = boxed(2);
    expect(stencil("slot_get").call(OWNER, CACHE)).toBe(boxed(2));
    answer = UNBOUND;
    expect(stencil("slot_get").call(OWNER, CACHE)).toBe(LEFT);
    answer = 1;
    expect(stencil("slot_set").call(OWNER, boxed(3), CACHE)).toBeUndefined();
    answer = 0;
    expect(stencil("slot_set").call(OWNER, boxed(3), CACHE)).toBe(LEFT);
    expect(asked).toEqual([
      ["slot_load", OBJECT, SHAPE, 1],
      ["slot_load", OBJECT, SHAPE, 1],
      ["slot_store", OBJECT, SHAPE, 1, boxed(3)],
      ["slot_store", OBJECT, SHAPE, 1, boxed(3)],
    ]);
  });

  test('"slot_add" gives the value a place and the instance its next shape', () => {
    layInstance([boxed(1)], 2);
    remember(SHAPE | LAYOUT.CACHE_NEW, BigInt(NEXT));
    memory.setUint32(NEXT + LAYOUT.SHAPE_PLAIN, VERSION, true);
    expect(stencil("slot_add").call(OWNER, HELD, CACHE)).toBeUndefined();
    expect(memory.getUint32(OBJECT + LAYOUT.HEADER_TYPE, true)).toBe(NEXT);
    expect([memory.getBigInt64(slotAt(1), true), count(), asked]).toEqual([HELD, 2, []]);
  });

  test.each<[why: string, capacity: number, low: number, version: number, value: bigint]>([
    ["there is no room", 1, SHAPE | LAYOUT.CACHE_NEW, VERSION, boxed(1)],
    ["the word is of another kind", 2, SHAPE, VERSION, boxed(1)],
    ["a class changed", 2, SHAPE | LAYOUT.CACHE_NEW, VERSION + 1, boxed(1)],
    ["the value is unbound", 2, SHAPE | LAYOUT.CACHE_NEW, VERSION, UNBOUND],
  ])('"slot_add" leaves when %s', (_, capacity, low, version, value) => {
    layInstance([boxed(1)], capacity);
    remember(low, BigInt(NEXT));
    memory.setUint32(NEXT + LAYOUT.SHAPE_PLAIN, version, true);
    expect(stencil("slot_add").call(OWNER, value, CACHE)).toBe(LEFT);
    expect(memory.getUint32(OBJECT + LAYOUT.HEADER_TYPE, true)).toBe(SHAPE);
  });

  test('with other threads "slot_add" asks the runtime', () => {
    layInstance([boxed(1)], 2);
    remember(SHAPE | LAYOUT.CACHE_NEW, BigInt(NEXT));
    memory.setUint32(NEXT + LAYOUT.SHAPE_PLAIN, VERSION, true);
    memory.setUint32(MULTI, 1, true);
    expect(stencil("slot_add").call(OWNER, boxed(2), CACHE)).toBe(LEFT);
    answer = 1;
    expect(stencil("slot_add").call(OWNER, boxed(2), CACHE)).toBeUndefined();
    expect(asked[1]).toEqual(["slot_append", OBJECT, SHAPE, NEXT, boxed(2)]);
  });
});

describe("what the class has", () => {
  const layRecord = (target: number, version = VERSION) =>
    memory.setBigUint64(RECORD, BigInt(target) | (BigInt(version) << 32n), true);

  test('"class_get" reads the entry of the record', () => {
    layInstance([]);
    layRecord(TABLE);
    memory.setBigInt64(TABLE + LAYOUT.ATTRIBUTE_VALUE, HELD, true);
    remember(SHAPE | LAYOUT.CACHE_CLASS, BigInt(RECORD));
    expect(stencil("class_get").call(OWNER, CACHE)).toBe(HELD);
    expect([count(), asked]).toEqual([2, []]);
    memory.setUint32(MULTI, 1, true);
    answer = boxed(4);
    expect(stencil("class_get").call(OWNER, CACHE)).toBe(boxed(4));
    expect(asked).toEqual([["entry_load", TABLE]]);
  });

  test("dict.get and isinstance are the runtime's to answer, or to leave", () => {
    answer = boxed(4);
    expect(stencil("dict_get_none").call(OWNER, boxed(1))).toBe(boxed(4));
    expect(stencil("dict_get_or").call(OWNER, boxed(1), boxed(2))).toBe(boxed(4));
    answer = UNBOUND;
    expect(stencil("dict_get_none").call(OWNER, boxed(1))).toBe(LEFT);
    expect(stencil("dict_get_or").call(OWNER, boxed(1), boxed(2))).toBe(LEFT);
    for (const [holds, expected] of [
      [1, 1],
      [0, 0],
      [-1, LEFT],
    ] as const) {
      answer = holds;
      expect(stencil("is_instance").call(OWNER, HELD)).toBe(expected);
    }
    expect(asked).toEqual([
      ["dict_get_or", OWNER, boxed(1), signed(VALUE.NONE)],
      ["dict_get_or", OWNER, boxed(1), boxed(2)],
      ["dict_get_or", OWNER, boxed(1), signed(VALUE.NONE)],
      ["dict_get_or", OWNER, boxed(1), boxed(2)],
      ...[1, 2, 3].map(() => ["is_instance", OWNER, HELD]),
    ]);
  });

  test("what needs no frame is the runtime's to do, or to leave", () => {
    const values = [boxed(1), boxed(2), boxed(3), boxed(4)];
    for (const name of ["quiet_0", "quiet_1", "quiet_2", "quiet_3", "quiet_4"] as const) {
      const given = values.slice(0, Number(name.at(-1)));
      answer = boxed(7);
      expect(stencil(name).call(LAYOUT.QUIET_LIST, ...given)).toBe(boxed(7));
      const rest = values.map((_, index) => given[index] ?? 0n);
      expect(asked.at(-1)).toEqual(["quiet", LAYOUT.QUIET_LIST, given.length, ...rest]);
      answer = UNBOUND;
      expect(stencil(name).call(LAYOUT.QUIET_LIST, ...given)).toBe(LEFT);
    }
    for (const [ready, expected] of [
      [1, 1],
      [0, 0],
      [-1, LEFT],
    ] as const) {
      answer = ready;
      expect(stencil("iterator_ready").call(OWNER)).toBe(expected);
    }
    answer = boxed(9);
    expect(stencil("iterator_take").call()).toBe(boxed(9));
  });

  test("the order of strs is the runtime's to tell", () => {
    for (const order of [-1, 0, 1]) {
      answer = order;
      const told = (["lt_str", "le_str", "gt_str", "ge_str"] as const).map((name) => stencil(name).call(OBJECT, OTHER));
      expect(told).toEqual([order < 0, order <= 0, order > 0, order >= 0].map(Number));
    }
  });

  test("what this thread has noted is the runtime's to find", () => {
    const name = reference(0x123450);
    answer = boxed(4);
    expect(stencil("slot_noted").call(OWNER, name)).toBe(boxed(4));
    expect(stencil("method_noted").call(OWNER, name)).toBe(boxed(4));
    answer = UNBOUND;
    expect(stencil("slot_noted").call(OWNER, name)).toBe(LEFT);
    expect(stencil("method_noted").call(OWNER, name)).toBe(LEFT);
    answer = 1;
    expect(stencil("slot_put_noted").call(OWNER, boxed(3), name)).toBeUndefined();
    answer = 0;
    expect(stencil("slot_put_noted").call(OWNER, boxed(3), name)).toBe(LEFT);
    expect(asked).toEqual([
      ["noted_slot", OBJECT, 0x123450],
      ["noted_method", OBJECT, 0x123450],
      ["noted_slot", OBJECT, 0x123450],
      ["noted_method", OBJECT, 0x123450],
      ["noted_store", OBJECT, 0x123450, boxed(3)],
      ["noted_store", OBJECT, 0x123450, boxed(3)],
    ]);
    asked = [];
    for (const other of [boxed(1), UNBOUND, 0n]) {
      expect(stencil("slot_noted").call(other, name)).toBe(LEFT);
      expect(stencil("method_noted").call(other, name)).toBe(LEFT);
      expect(stencil("slot_put_noted").call(other, boxed(3), name)).toBe(LEFT);
    }
    expect(stencil("slot_put_noted").call(OWNER, UNBOUND, name)).toBe(LEFT);
    expect(asked).toEqual([]);
  });

  test('"python_method" is the function of the record', () => {
    layInstance([]);
    layRecord(OTHER);
    remember(SHAPE | LAYOUT.CACHE_METHOD, BigInt(RECORD));
    expect(stencil("python_method").call(OWNER, CACHE)).toBe(HELD);
  });

  test.each([
    ["class_get", LAYOUT.CACHE_CLASS],
    ["python_method", LAYOUT.CACHE_METHOD],
  ] as const)('"%s" leaves where its guards fail', (name, tag) => {
    layInstance([]);
    layRecord(TABLE);
    remember(SHAPE | tag, BigInt(RECORD));
    expect(stencil(name).call(boxed(1), CACHE)).toBe(LEFT);
    layRecord(TABLE, VERSION - 1);
    expect(stencil(name).call(OWNER, CACHE)).toBe(LEFT);
    layRecord(TABLE);
    remember(SHAPE, BigInt(RECORD));
    expect(stencil(name).call(OWNER, CACHE)).toBe(LEFT);
    memory.setBigUint64(CACHE, 0n, true);
    expect(stencil(name).call(OWNER, CACHE)).toBe(LEFT);
  });

  test('"builtin_method" is the built-in of that number for objects of that type', () => {
    memory.setUint32(OBJECT + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_LIST, true);
    remember((LAYOUT.TYPE_LIST << 4) | LAYOUT.CACHE_BUILTIN, 9n);
    expect(stencil("builtin_method").call(OWNER, CACHE)).toBe(reference(BUILTINS_BASE + 9 * BUILTIN_STRIDE));
    memory.setUint32(OBJECT + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_DICT, true);
    expect(stencil("builtin_method").call(OWNER, CACHE)).toBe(LEFT);
    // A shape whose address, moved up by four bits, looks like the list's word.
    memory.setUint32(OBJECT + LAYOUT.HEADER_TYPE, 0x1000_0000 + LAYOUT.TYPE_LIST, true);
    expect(stencil("builtin_method").call(OWNER, CACHE)).toBe(LEFT);
    expect(stencil("builtin_method").call(boxed(2), CACHE)).toBe(LEFT);
  });
});

describe("dicts and sets", () => {
  const lay = (type: number) => memory.setUint32(OBJECT + LAYOUT.HEADER_TYPE, type, true);
  const KEY = boxed(5);

  test('"dict_item" and "dict_put" ask the runtime, and leave when it cannot tell', () => {
    lay(LAYOUT.TYPE_DICT);
    answer = boxed(1);
    expect(stencil("dict_item").call(OWNER, KEY)).toBe(boxed(1));
    answer = UNBOUND;
    expect(stencil("dict_item").call(OWNER, KEY)).toBe(LEFT);
    answer = 1;
    expect(stencil("dict_put").call(OWNER, KEY, HELD)).toBeUndefined();
    answer = 0;
    expect(stencil("dict_put").call(OWNER, KEY, HELD)).toBe(LEFT);
    expect(asked.length).toBe(4);
    expect(stencil("dict_put").call(OWNER, KEY, UNBOUND)).toBe(LEFT);
    lay(LAYOUT.TYPE_LIST);
    expect(stencil("dict_item").call(OWNER, KEY)).toBe(LEFT);
    expect(stencil("dict_put").call(OWNER, KEY, HELD)).toBe(LEFT);
    expect(stencil("dict_item").call(KEY, KEY)).toBe(LEFT);
    expect(asked.length).toBe(4);
  });

  test.each([
    ["dict_contains", LAYOUT.TYPE_DICT, "dict_has", 1],
    ["dict_lacks", LAYOUT.TYPE_DICT, "dict_has", 0],
    ["set_contains", LAYOUT.TYPE_SET, "set_has", 1],
    ["set_lacks", LAYOUT.TYPE_SET, "set_has", 0],
  ] as const)('"%s"', (name, type, asks, whenThere) => {
    lay(type);
    answer = 1;
    expect(stencil(name).call(KEY, OWNER)).toBe(whenThere);
    answer = 0;
    expect(stencil(name).call(KEY, OWNER)).toBe(1 - whenThere);
    answer = -1;
    expect(stencil(name).call(KEY, OWNER)).toBe(LEFT);
    expect(asked.every((call) => call[0] === asks && call[1] === OBJECT && call[2] === KEY)).toBe(true);
    lay(LAYOUT.TYPE_LIST);
    expect(stencil(name).call(KEY, OWNER)).toBe(LEFT);
    expect(stencil(name).call(KEY, KEY)).toBe(LEFT);
  });
});

describe("strings", () => {
  const text = fc.string({ minLength: 1, maxLength: 12 });
  const lay = (pointer: number, value: string, kind = 1) => {
    memory.setUint32(pointer + LAYOUT.STR_LENGTH, value.length, true);
    memory.setUint32(pointer + LAYOUT.STR_KIND, kind, true);
    for (let i = 0; i < value.length; i++) memory.setUint8(pointer + LAYOUT.STR_DATA + i, value.charCodeAt(i));
    return pointer;
  };
  /** The table of characters: character c is the object at 16 c. */
  const layCharacters = () => {
    memory.setUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_SINGLETONS, TABLE, true);
    for (let c = 0; c < 256; c++) memory.setUint32(TABLE + 4 * (LAYOUT.SINGLETON_CHARACTERS + c), 16 * c, true);
  };
  const character = (value: string, i: number) => reference(16 * value.charCodeAt(i));

  test('"eq_str" and "ne_str" compare lengths and kinds, and ask the runtime for the rest', () => {
    const [left, right] = [lay(OBJECT, "abc"), lay(OTHER, "abd")];
    for (const result of [0, 1]) {
      answer = result;
      expect(stencil("eq_str").call(left, right)).toBe(result);
      expect(stencil("ne_str").call(left, right)).toBe(1 - result);
    }
    expect(asked.length).toBe(4);
    expect(stencil("eq_str").call(left, left)).toBe(1);
    expect(stencil("ne_str").call(left, left)).toBe(0);
    for (const other of [lay(OTHER, "ab"), lay(OTHER, "abc", 2)]) {
      expect(stencil("eq_str").call(left, other)).toBe(0);
      expect(stencil("ne_str").call(left, other)).toBe(1);
    }
    expect(asked.length).toBe(4);
  });

  test('"is_character" and "is_no_character" look at the only character', () => {
    const is = lay(OBJECT, "a");
    expect([stencil("is_character").call(is, 97), stencil("is_no_character").call(is, 97)]).toEqual([1, 0]);
    expect([stencil("is_character").call(is, 98), stencil("is_no_character").call(is, 98)]).toEqual([0, 1]);
    const wide = lay(OTHER, "a", 2);
    expect([stencil("is_character").call(wide, 97), stencil("is_no_character").call(wide, 97)]).toEqual([0, 1]);
  });

  test('"character_is" compares a character where it stands, of any width, and leaves outside', () => {
    const widths = [1, 2, 4] as const;
    for (const kind of widths) {
      memory.setUint32(OBJECT + LAYOUT.STR_LENGTH, 3, true);
      memory.setUint32(OBJECT + LAYOUT.STR_KIND, kind, true);
      for (const [i, character] of [97, 98, kind === 1 ? 99 : 0x161].entries()) {
        const at = OBJECT + LAYOUT.STR_DATA + kind * i;
        if (kind === 1) memory.setUint8(at, character);
        else if (kind === 2) memory.setUint16(at, character, true);
        else memory.setUint32(at, character, true);
      }
      const is = (index: bigint, wanted: number) => stencil("character_is").call(OBJECT, index, wanted);
      expect([is(0n, 97), is(1n, 97), is(-2n, 98)]).toEqual([1, 0, 1]);
      // The lower byte alone does not count.
      expect(is(-1n, kind === 1 ? 99 : 0x61)).toBe(kind === 1 ? 1 : 0);
      for (const outside of [3n, -4n]) expect(is(outside, 97)).toEqual(LEFT);
    }
    expect(asked).toEqual([]);
  });

  test('"str_get" is a character from either end, and leaves outside', () => {
    layCharacters();
    fc.assert(
      fc.property(text, fc.integer({ min: -14, max: 14 }), (value, i) => {
        const inside = i >= -value.length && i < value.length;
        const place = i < 0 ? i + value.length : i;
        expect(stencil("str_get").call(lay(OBJECT, value), BigInt(i))).toBe(inside ? character(value, place) : LEFT);
      }),
    );
    expect(asked).toEqual([]);
  });

  test('"str_more" and "str_next" walk a string; "str_len" is its length', () => {
    layCharacters();
    fc.assert(
      fc.property(text, (value) => {
        const str = lay(OBJECT, value);
        const seen: bigint[] = [];
        for (let i = 0n; stencil("str_more").call(str, i) === 1; i++) {
          const [item, next] = stencil("str_next").call(str, i) as [bigint, bigint];
          expect(next).toBe(i + 1n);
          seen.push(item);
        }
        expect(seen).toEqual(Array.from({ length: value.length }, (_, i) => character(value, i)));
        expect(stencil("str_len").call(str)).toBe(BigInt(value.length));
      }),
    );
  });

  test("wider characters come from the runtime", () => {
    const str = lay(OBJECT, "ab", 2);
    answer = HELD;
    expect(stencil("str_get").call(str, -1n)).toBe(HELD);
    expect(stencil("str_next").call(str, 0n)).toEqual([HELD, 1n]);
    answer = UNBOUND;
    expect(stencil("str_get").call(str, 0n)).toBe(LEFT);
    expect(asked).toEqual([
      ["str_item", OBJECT, 1],
      ["str_item", OBJECT, 0],
      ["str_item", OBJECT, 0],
    ]);
  });
});

test.each([
  ["unpack_pair", 2],
  ["unpack_triple", 3],
] as const)('"%s" takes a tuple of that length apart', (name, length) => {
  const lay = (values: readonly bigint[]) => {
    memory.setUint32(OBJECT + LAYOUT.TUPLE_LENGTH, values.length, true);
    for (const [i, value] of values.entries()) memory.setBigInt64(OBJECT + LAYOUT.TUPLE_ITEMS + 8 * i, value, true);
    return OBJECT;
  };
  const values = [boxed(1), boxed(2), boxed(3), boxed(4)];
  expect(stencil(name).call(lay(values.slice(0, length)))).toEqual(values.slice(0, length));
  expect(stencil(name).call(lay(values.slice(0, length - 1)))).toBe(LEFT);
  expect(stencil(name).call(lay(values.slice(0, length + 1)))).toBe(LEFT);
  answer = HELD;
  expect(stencil(name).call(lay([HELD, ...values.slice(1, length)]))).toEqual([HELD, ...values.slice(1, length)]);
  expect(asked).toEqual([["share", HELD]]);
});
