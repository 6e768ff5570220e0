/**
 * Conversions between boxed values and representations: what is boxed comes back, every other kind of value leaves,
 * and no float is mistaken for a tagged value.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import { BUILTIN_LIST, BUILTIN_STRIDE, BUILTINS_BASE } from "../../src/bytecode/builtins/index.js";
import { anyFloat, smallInt } from "../support/arbitraries.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { VALUE_STENCILS } from "./covered.js";

const { stencils, memory, use } = await loadStencils();
const stencil = (name: keyof typeof VALUE_STENCILS): LoneStencil => stencils.get(name) as LoneStencil;
const signed = (bits: bigint) => BigInt.asIntN(64, bits);
const RUNS = { numRuns: 3000 };

const MULTI = LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI;
const pointerOf = (value: bigint) => Number(BigInt.asUintN(32, value));
const SLOT = LAYOUT.HEAP_BASE + 0x800;
const HEAP = LAYOUT.HEAP_BASE + 0x1000;
const TYPES = [LAYOUT.TYPE_LIST, LAYOUT.TYPE_TUPLE, LAYOUT.TYPE_STR, LAYOUT.TYPE_RANGE, LAYOUT.TYPE_FUNCTION] as const;
/** An object of each type, side by side. */
const OBJECTS = TYPES.map((type, i) => {
  const pointer = HEAP + i * 64;
  memory.setUint32(pointer + LAYOUT.HEADER_TYPE, type, true);
  return { type, pointer, value: signed(VALUE.REF_FLOOR | BigInt(pointer)) };
});

const floatBits = (float: number): bigint => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, float);
  return view.getBigInt64(0);
};

/** Values by kind; a guard accepts one kind and leaves for all others. */
const KINDS: Record<string, fc.Arbitrary<bigint>> = {
  int: smallInt.map((int) => signed(int + VALUE.INT_BIAS)),
  float: anyFloat.map(floatBits),
  bool: fc.constantFrom(signed(VALUE.TRUE), signed(VALUE.FALSE)),
  none: fc.constant(signed(VALUE.NONE)),
  unbound: fc.constant(signed(VALUE.UNBOUND)),
  list: fc.constant(OBJECTS[0]?.value ?? 0n),
  tuple: fc.constant(OBJECTS[1]?.value ?? 0n),
  str: fc.constant(OBJECTS[2]?.value ?? 0n),
  reference: fc.constantFrom(...OBJECTS.slice(3).map(({ value }) => value)),
};

describe("there and back", () => {
  test("box_int, unbox_int", () => {
    fc.assert(
      fc.property(smallInt, (int) => {
        const value = stencil("box_int").call(int) as bigint;
        expect(value).toBe(signed(int + VALUE.INT_BIAS));
        expect(stencil("unbox_int").call(value)).toBe(int);
        expect(stencil("known_int").call(value)).toBe(int);
      }),
      RUNS,
    );
  });

  test("box_float, unbox_float keep every bit of a float, -0.0 and NaN included", () => {
    fc.assert(
      fc.property(anyFloat, (float) => {
        const value = stencil("box_float").call(float) as bigint;
        expect(value).toBe(floatBits(float));
        expect(BigInt.asUintN(64, value)).toBeLessThan(VALUE.TAG_FLOOR);
        expect(stencil("unbox_float").call(value)).toBe(float);
        expect(stencil("known_float").call(value)).toBe(float);
      }),
      RUNS,
    );
  });

  test("the negative quiet NaN, which x86 makes, is a float", () => {
    expect(stencil("unbox_float").call(signed(0xfff8_0000_0000_0000n))).toBe(Number.NaN);
  });

  test.each([0, 1])("box_bool, unbox_bool of %i", (bool) => {
    const value = stencil("box_bool").call(bool) as bigint;
    expect(value).toBe(signed(bool ? VALUE.TRUE : VALUE.FALSE));
    expect(stencil("unbox_bool").call(value)).toBe(bool);
  });

  test.each(OBJECTS.slice(0, 3))("box_ref and the guard of type $type", ({ pointer, value }) => {
    expect(stencil("box_ref").call(pointer)).toBe(value);
    const accepted = (["unbox_list", "unbox_tuple", "unbox_str"] as const).map((name) => stencil(name).call(value));
    expect(accepted.filter((result) => result !== LEFT)).toEqual([pointer]);
  });
});

describe("guards leave for every other kind", () => {
  test.each<[name: keyof typeof VALUE_STENCILS, accepts: string]>([
    ["unbox_int", "int"],
    ["unbox_float", "float"],
    ["unbox_bool", "bool"],
    ["unbox_list", "list"],
    ["unbox_tuple", "tuple"],
    ["unbox_str", "str"],
  ])("%s", (name, accepts) => {
    for (const [kind, values] of Object.entries(KINDS)) {
      fc.assert(
        fc.property(values, (value) => {
          expect(stencil(name).call(value) === LEFT, `${kind} ${value}`).toBe(kind !== accepts);
        }),
      );
    }
  });

  test('"guard_nonref" leaves for references alone', () => {
    for (const [kind, values] of Object.entries(KINDS)) {
      const reference = ["list", "tuple", "str", "reference"].includes(kind);
      fc.assert(
        fc.property(values, (value) => {
          expect(stencil("guard_nonref").call(value)).toBe(reference ? LEFT : undefined);
        }),
      );
    }
  });

  test('"guard_none" lets None through', () => {
    for (const [kind, values] of Object.entries(KINDS)) {
      fc.assert(
        fc.property(values, (value) => {
          expect(stencil("guard_none").call(value)).toBe(kind === "none" ? undefined : LEFT);
        }),
      );
    }
  });

  test('"is_none" leaves for unbound, and tells None from all others', () => {
    for (const [kind, values] of Object.entries(KINDS)) {
      fc.assert(
        fc.property(values, (value) => {
          expect(stencil("is_none").call(value)).toBe(kind === "unbound" ? LEFT : Number(kind === "none"));
        }),
      );
    }
  });

  test('"is_same" and "is_other" compare bits, and leave for unbound', () => {
    const any = fc.oneof(...Object.values(KINDS));
    const unbound = signed(VALUE.UNBOUND);
    fc.assert(
      fc.property(any, any, (left, right) => {
        const leaves = left === unbound || right === unbound;
        expect(stencil("is_same").call(left, right)).toBe(leaves ? LEFT : Number(left === right));
        expect(stencil("is_other").call(left, right)).toBe(leaves ? LEFT : Number(left !== right));
        expect(stencil("is_same").call(left, left)).toBe(left === unbound ? LEFT : 1);
      }),
    );
  });

  test('"bool_to_int" is 0 or 1', () => {
    expect([0, 1].map((bool) => stencil("bool_to_int").call(bool))).toEqual([0n, 1n]);
  });

  test('"guard_zero" leaves for every other int', () => {
    expect(stencil("guard_zero").call(0n)).toBeUndefined();
    fc.assert(
      fc.property(smallInt, (int) => {
        expect(stencil("guard_zero").call(int)).toBe(int === 0n ? undefined : LEFT);
      }),
    );
  });

  test('"is_builtin" tells the built-in of that number from everything else', () => {
    const value = signed(VALUE.REF_FLOOR | BigInt(BUILTINS_BASE + 3 * BUILTIN_STRIDE));
    expect([2, 3, 4].map((id) => stencil("is_builtin").call(value, id))).toEqual([0, 1, 0]);
    for (const other of [0n, signed(VALUE.NONE), signed(VALUE.UNBOUND)])
      expect(stencil("is_builtin").call(other, 3)).toBe(0);
  });

  test('"guard_builtin" takes the built-in of that number and nothing else', () => {
    for (const { id } of BUILTIN_LIST) {
      const value = signed(VALUE.REF_FLOOR | BigInt(BUILTINS_BASE + id * BUILTIN_STRIDE));
      expect(stencil("guard_builtin").call(value, id)).toBeUndefined();
      expect(stencil("guard_builtin").call(value, id + 1)).toBe(LEFT);
    }
    for (const values of Object.values(KINDS)) {
      fc.assert(
        fc.property(values, (value) => {
          expect(stencil("guard_builtin").call(value, 0)).toBe(LEFT);
        }),
      );
    }
  });
});

describe('ownership: "share_value", "drop_value"', () => {
  const asks: string[] = [];
  const runtime = {
    share: (value: bigint) => {
      asks.push(`share ${value}`);
      return value;
    },
    release: (value: bigint) => {
      asks.push(`release ${value}`);
    },
  };

  test.each(Object.keys(KINDS))("share_value and drop_value of %s count references and nothing else", (kind) => {
    use(runtime);
    const counted = ["list", "tuple", "str", "reference"].includes(kind);
    fc.assert(
      fc.property(KINDS[kind] as fc.Arbitrary<bigint>, (value) => {
        asks.length = 0;
        if (counted) memory.setInt32(pointerOf(value) + LAYOUT.HEADER_COUNT, 1, true);
        expect(stencil("share_value").call(value)).toBe(kind === "unbound" ? LEFT : value);
        expect(stencil("drop_value").call(value)).toBeUndefined();
        expect(asks).toEqual(counted ? [`share ${value}`, `release ${value}`] : []);
      }),
    );
  });

  test("while no other thread counts, what is not the last owner counts by itself; immortals do not", () => {
    use(runtime);
    asks.length = 0;
    for (const { pointer, value } of OBJECTS) {
      const count = () => memory.getInt32(pointer + LAYOUT.HEADER_COUNT, true);
      memory.setInt32(pointer + LAYOUT.HEADER_COUNT, 2, true);
      stencil("drop_value").call(value);
      expect(count()).toBe(1);
      expect(stencil("keep_value").call(value)).toBe(value);
      expect(stencil("keep_ref").call(pointer)).toBe(value);
      expect(count()).toBe(3);
      memory.setBigInt64(SLOT + 8, value, true);
      expect(stencil("keep_slot").call(SLOT, 8)).toBeUndefined();
      expect(count()).toBe(4);
      memory.setInt32(pointer + LAYOUT.HEADER_COUNT, LAYOUT.IMMORTAL, true);
      for (const name of ["drop_value", "keep_value"] as const) stencil(name).call(value);
      stencil("keep_ref").call(pointer);
      expect(count()).toBe(LAYOUT.IMMORTAL);
    }
    expect(asks).toEqual([]);
    const [{ pointer, value }] = OBJECTS as [(typeof OBJECTS)[number]];
    memory.setInt32(pointer + LAYOUT.HEADER_COUNT, 2, true);
    memory.setUint32(MULTI, 1, true);
    stencil("drop_value").call(value);
    stencil("keep_value").call(value);
    stencil("keep_ref").call(pointer);
    memory.setUint32(MULTI, 0, true);
    expect(asks).toEqual([`release ${value}`, `share ${value}`, `share ${value}`]);
  });

  test("who takes what it looked at becomes an owner, or leaves when it has died", () => {
    const [{ pointer, value }] = OBJECTS as [(typeof OBJECTS)[number]];
    for (const alive of [1, 0]) {
      const taken: bigint[] = [];
      use({
        ...runtime,
        take: (which: bigint) => {
          taken.push(which);
          return alive;
        },
      });
      expect(stencil("take_value").call(value)).toBe(alive ? value : LEFT);
      expect(stencil("take_ref").call(pointer)).toBe(alive ? value : LEFT);
      expect(taken).toEqual([value, value]);
      expect(stencil("take_value").call(signed(VALUE.NONE))).toBe(signed(VALUE.NONE));
      expect(taken.length).toBe(2);
    }
  });
});
