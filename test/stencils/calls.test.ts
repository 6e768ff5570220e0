/** Stencils of inlined calls: what must hold before a callee's bytecode may run in the loop's own code. */
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import { CONSTANTS_32 } from "../../src/build/layout-constants.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { CALL_STENCILS } from "./covered.js";

const { stencils, memory, use } = await loadStencils();
const stencil = (name: keyof typeof CALL_STENCILS): LoneStencil => stencils.get(name) as LoneStencil;

const signed = (bits: bigint) => BigInt.asIntN(64, bits);
const reference = (pointer: number) => signed(VALUE.REF_FLOOR | BigInt(pointer));
const UNBOUND = signed(VALUE.UNBOUND);
const INT = signed(5n + VALUE.INT_BIAS);
const at = (offset: number) => LAYOUT.HEAP_BASE + offset;
const [FUNCTION, CODE, THREAD, CLASS, DATA, INIT] = [0x4000, 0x5000, 0x6000, 0x7000, 0x7400, 0x7800].map(at) as [
  number,
  number,
  number,
  number,
  number,
  number,
];
const address = (name: string) => CONSTANTS_32[name] as number;

describe("the callee", () => {
  beforeEach(() => {
    memory.setUint32(FUNCTION + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_FUNCTION, true);
    memory.setUint32(FUNCTION + LAYOUT.FUNCTION_CODE, CODE, true);
  });

  test('"guard_same" lets that very value through', () => {
    const values = fc.constantFrom(reference(FUNCTION), reference(CODE), INT, UNBOUND, 0n);
    fc.assert(
      fc.property(values, values, (callee, known) => {
        expect(stencil("guard_same").call(callee, known)).toBe(callee === known ? undefined : LEFT);
      }),
    );
  });

  test('"guard_code" lets any function with that code through', () => {
    expect(stencil("guard_code").call(reference(FUNCTION), CODE)).toBeUndefined();
    expect(stencil("guard_code").call(reference(FUNCTION), CODE + 8)).toBe(LEFT);
    for (const other of [INT, UNBOUND, signed(VALUE.NONE)]) expect(stencil("guard_code").call(other, CODE)).toBe(LEFT);
    // A class whose field at that place happens to hold the address.
    memory.setUint32(FUNCTION + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_CLASS, true);
    expect(stencil("guard_code").call(reference(FUNCTION), CODE)).toBe(LEFT);
  });

  test('"guard_defaults" wants that very tuple in that field', () => {
    const fields = [LAYOUT.FUNCTION_DEFAULTS, LAYOUT.FUNCTION_KEYWORD_DEFAULTS] as const;
    const tuples = fc.constantFrom(0, CLASS, DATA);
    fc.assert(
      fc.property(tuples, tuples, fc.constantFrom(...fields), tuples, (positional, named, field, wanted) => {
        memory.setUint32(FUNCTION + fields[0], positional, true);
        memory.setUint32(FUNCTION + fields[1], named, true);
        const holds = (field === fields[0] ? positional : named) === wanted;
        expect(stencil("guard_defaults").call(reference(FUNCTION), field, wanted)).toBe(holds ? undefined : LEFT);
      }),
    );
  });

  test('"is_code" tells a function with that code from anything else', () => {
    const others = fc.constantFrom(INT, UNBOUND, 0n, signed(VALUE.NONE), signed(VALUE.TRUE), reference(CODE));
    fc.assert(
      fc.property(
        fc.oneof(others, fc.constant(reference(FUNCTION))),
        fc.constantFrom(CODE, CODE + 8),
        (value, code) => {
          const is = value === reference(FUNCTION) && code === CODE;
          expect(stencil("is_code").call(value, code)).toBe(is ? 1 : 0);
        },
      ),
    );
    // A class whose field at that place happens to hold the address.
    memory.setUint32(FUNCTION + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_CLASS, true);
    expect(stencil("is_code").call(reference(FUNCTION), CODE)).toBe(0);
  });

  test('"guard_bound" leaves for UNBOUND alone', () => {
    expect(stencil("guard_bound").call(UNBOUND)).toBe(LEFT);
    for (const value of [INT, 0n, signed(VALUE.NONE), reference(FUNCTION)])
      expect(stencil("guard_bound").call(value)).toBeUndefined();
  });
});

describe("the method of an operation", () => {
  const [OWNER, SHAPE, RECORD, OTHER] = [0x8000, 0x9000, 0x9400, 0x9800].map(at) as [number, number, number, number];
  const VERSION = 17;

  beforeEach(() => {
    memory.setUint32(address("CLASS_VERSION_ADDRESS"), VERSION, true);
    memory.setUint32(OWNER + LAYOUT.HEADER_TYPE, SHAPE, true);
    memory.setUint32(SHAPE + LAYOUT.SHAPE_CLASS, CLASS, true);
    memory.setUint32(RECORD + LAYOUT.RECORD_TARGET, FUNCTION, true);
    memory.setUint32(RECORD + LAYOUT.RECORD_TARGET + 4, VERSION, true);
  });

  test('"guard_operation" wants the shape, the function in the record, and no class changed since', () => {
    const pick = fc.constantFrom(SHAPE, OTHER);
    fc.assert(
      fc.property(pick, pick, fc.constantFrom(FUNCTION, CODE), fc.nat(20), (type, shape, target, version) => {
        memory.setUint32(OWNER + LAYOUT.HEADER_TYPE, type, true);
        memory.setUint32(RECORD + LAYOUT.RECORD_TARGET, target, true);
        memory.setUint32(address("CLASS_VERSION_ADDRESS"), version, true);
        const holds = type === shape && target === FUNCTION && version === VERSION;
        expect(stencil("guard_operation").call(reference(OWNER), shape, RECORD, FUNCTION)).toBe(
          holds ? undefined : LEFT,
        );
      }),
    );
    for (const other of [INT, UNBOUND, signed(VALUE.NONE), 0n])
      expect(stencil("guard_operation").call(other, SHAPE, RECORD, FUNCTION)).toBe(LEFT);
  });

  test('"guard_unasked" lets through what has no say before the other operand', () => {
    const unasked = (value: bigint, of: number) => stencil("guard_unasked").call(value, of) === undefined;
    for (const of of [CLASS, 0]) {
      for (const plain of [INT, 0n, signed(VALUE.NONE), signed(VALUE.TRUE)]) expect(unasked(plain, of)).toBe(true);
      expect(unasked(UNBOUND, of)).toBe(false);
    }
    expect([CLASS, DATA, 0].map((of) => unasked(reference(OWNER), of))).toEqual([true, false, false]);
    memory.setUint32(OWNER + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_LIST, true);
    expect([CLASS, 0].map((of) => unasked(reference(OWNER), of))).toEqual([true, true]);
    memory.setUint32(OWNER + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_CLASS, true);
    expect([CLASS, 0].map((of) => unasked(reference(OWNER), of))).toEqual([true, false]);
  });

  test('"guard_answer" leaves for UNBOUND and NotImplemented', () => {
    for (const none of [UNBOUND, signed(VALUE.NOT_IMPLEMENTED)]) expect(stencil("guard_answer").call(none)).toBe(LEFT);
    for (const value of [INT, 0n, signed(VALUE.NONE), signed(VALUE.FALSE), reference(OWNER)])
      expect(stencil("guard_answer").call(value)).toBeUndefined();
  });
});

test('"guard_room" wants room on the stack and frames below the recursion limit, to the last one', () => {
  const size = fc.nat(1000);
  fc.assert(
    fc.property(size, size, size, size, size, size, (fp, bytes, end, depth, frames, limit) => {
      memory.setUint32(THREAD + LAYOUT.THREAD_STACK_END, end, true);
      memory.setUint32(THREAD + LAYOUT.THREAD_DEPTH, depth, true);
      memory.setUint32(address("RECURSION_LIMIT_ADDRESS"), limit, true);
      const fits = fp + bytes <= end && depth + frames <= limit;
      expect(stencil("guard_room").call(fp, THREAD, bytes, frames)).toBe(fits ? undefined : LEFT);
    }),
  );
});

describe("functions that call themselves", () => {
  const word = (offset: number) => memory.getUint32(THREAD + offset, true);
  const set = (offset: number, value: number) => memory.setUint32(THREAD + offset, value, true);

  test('"guard_direct" wants room up to the limit, which a request makes 0, and a depth below the deepest', () => {
    const size = fc.nat(1000);
    fc.assert(
      fc.property(size, size, size, size, size, size, (fp, bytes, limit, depth, frames, deepest) => {
        set(LAYOUT.THREAD_LIMIT, limit);
        set(LAYOUT.THREAD_DEEPEST, deepest);
        const fits = fp + bytes <= limit && depth + frames < deepest;
        expect(stencil("guard_direct").call(fp, THREAD, bytes, depth, frames)).toBe(fits ? undefined : LEFT);
      }),
    );
  });

  test('"direct_begin" bounds the depth by the levels and the recursion limit, "direct_end" puts back what held before', () => {
    memory.setUint32(address("RECURSION_LIMIT_ADDRESS"), 100, true);
    set(LAYOUT.THREAD_DEEPEST, 0);
    set(LAYOUT.THREAD_DEPTH, 5);
    expect(stencil("direct_begin").call(THREAD, 20)).toBe(0);
    expect(word(LAYOUT.THREAD_DEEPEST)).toBe(25);
    // Within others their bound holds.
    expect(stencil("direct_begin").call(THREAD, 50)).toBe(25);
    expect(word(LAYOUT.THREAD_DEEPEST)).toBe(25);
    stencil("direct_end").call(THREAD, 0);
    expect(word(LAYOUT.THREAD_DEEPEST)).toBe(0);
    expect(stencil("direct_begin").call(THREAD, 500)).toBe(0);
    expect(word(LAYOUT.THREAD_DEEPEST)).toBe(100);
  });

  test('"count_call" counts, "calls_now" tells, "add_calls" adds what came since to another word', () => {
    set(LAYOUT.THREAD_CALLS, 7);
    expect(stencil("calls_now").call(THREAD)).toBe(7);
    stencil("count_call").call(THREAD);
    stencil("count_call").call(THREAD);
    memory.setUint32(DATA, 40, true);
    stencil("add_calls").call(THREAD, 7, DATA);
    expect(memory.getUint32(DATA, true)).toBe(42);
  });

  test('"add_calls" adds samples beside other threads, once there are many', () => {
    const multi = LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI;
    const calls = 200_000;
    set(LAYOUT.THREAD_CALLS, 1);
    memory.setUint32(multi, 1, true);
    memory.setUint32(DATA, 0, true);
    const seen = new Set<number>();
    for (let call = 0, before = 0; call < calls; call++) {
      stencil("add_calls").call(THREAD, 0, DATA);
      const now = memory.getUint32(DATA, true);
      if (now >= LAYOUT.EXIT_CHECK_INTERVAL + LAYOUT.EXIT_SAMPLED) seen.add(now - before);
      before = now;
    }
    memory.setUint32(multi, 0, true);
    expect([...seen].sort((a, b) => a - b)).toEqual([0, LAYOUT.EXIT_SAMPLED, LAYOUT.EXIT_MANY_SAMPLED]);
    expect(memory.getUint32(DATA, true)).toBeGreaterThan(0.8 * calls);
    expect(memory.getUint32(DATA, true)).toBeLessThan(1.2 * calls);
  });

  test('"left_how" and "depth_now" read the thread\'s record', () => {
    set(LAYOUT.THREAD_LEFT, LAYOUT.EXIT_FRAME_RAISED);
    set(LAYOUT.THREAD_DEPTH, 9);
    expect(stencil("left_how").call(THREAD)).toBe(LAYOUT.EXIT_FRAME_RAISED);
    expect(stencil("depth_now").call(THREAD)).toBe(9);
  });
});

describe('"make_instance"', () => {
  const VERSION = 12;
  const INSTANCE = reference(at(0x9000));
  let made: number[] = [];
  let answer = INSTANCE;

  beforeEach(() => {
    made = [];
    answer = INSTANCE;
    memory.setUint32(CLASS + LAYOUT.CLASS_DATA, DATA, true);
    memory.setBigUint64(DATA + LAYOUT.CLASSDATA_INIT, BigInt(INIT) | (BigInt(VERSION) << 32n), true);
    memory.setUint32(address("CLASS_VERSION_ADDRESS"), VERSION, true);
    use({
      inline_new: (cls: number) => {
        made.push(cls);
        return answer;
      },
    });
  });

  const call = (callee = reference(CLASS), init = INIT) => stencil("make_instance").call(callee, CLASS, init);

  test("makes one of that class", () => {
    expect(call()).toBe(INSTANCE);
    expect(made).toEqual([CLASS]);
  });

  test("leaves for another callee, another __init__, or when any class changed, and makes nothing", () => {
    expect(call(reference(FUNCTION))).toBe(LEFT);
    expect(call(INT)).toBe(LEFT);
    expect(call(reference(CLASS), INIT + 8)).toBe(LEFT);
    memory.setUint32(address("CLASS_VERSION_ADDRESS"), VERSION + 1, true);
    expect(call()).toBe(LEFT);
    expect(made).toEqual([]);
  });

  test("leaves when there is no memory for it", () => {
    answer = UNBOUND;
    expect(call()).toBe(LEFT);
  });
});
