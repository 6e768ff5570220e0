/** Stencils of inlined generators: over one generator laid out here. The runtime is a stub that records what it is asked. */
import { beforeEach, expect, test } from "vitest";
import { LAYOUT, VALUE } from "../../src/base/layout.js";
import { LEFT, type LoneStencil, loadStencils } from "../support/stencils.js";
import type { GENERATOR_STENCILS } from "./covered.js";

const { stencils, memory, use } = await loadStencils();
const stencil = (name: keyof typeof GENERATOR_STENCILS): LoneStencil => stencils.get(name) as LoneStencil;

const signed = (bits: bigint) => BigInt.asIntN(64, bits);
const GENERATOR = LAYOUT.HEAP_BASE + 0x4000;
const VALUE_OF_IT = signed(VALUE.REF_FLOOR | BigInt(GENERATOR));
const INT = signed(5n + VALUE.INT_BIAS);
const IP = 0x5008;
const REGISTER = LAYOUT.GENERATOR_REGISTERS + 16;

let asked: unknown[][] = [];
let answer = 1;

beforeEach(() => {
  asked = [];
  memory.setUint32(GENERATOR + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_GENERATOR, true);
  memory.setUint32(GENERATOR + LAYOUT.GENERATOR_IP, IP, true);
  const names = ["generator_resume", "generator_wait", "generator_finish"];
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
});

test('"generator_at" tells a generator at that instruction from anything else', () => {
  expect(stencil("generator_at").call(VALUE_OF_IT, IP)).toBe(1);
  expect(stencil("generator_at").call(VALUE_OF_IT, IP + 8)).toBe(0);
  for (const other of [INT, signed(VALUE.NONE), signed(VALUE.UNBOUND)])
    expect(stencil("generator_at").call(other, IP)).toBe(0);
  memory.setUint32(GENERATOR + LAYOUT.HEADER_TYPE, LAYOUT.TYPE_LIST, true);
  expect(stencil("generator_at").call(VALUE_OF_IT, IP)).toBe(0);
});

test('"generator_go_on" leaves when it does not wait there', () => {
  answer = 1;
  expect(stencil("generator_go_on").call(VALUE_OF_IT, IP)).toBe(VALUE_OF_IT);
  answer = 0;
  expect(stencil("generator_go_on").call(VALUE_OF_IT, IP)).toBe(LEFT);
  expect(asked).toEqual(Array.from({ length: 2 }, () => ["generator_resume", GENERATOR, IP]));
});

test('what "generator_give" puts into a register "generator_take" finds', () => {
  stencil("generator_give").call(VALUE_OF_IT, REGISTER, INT);
  expect(memory.getBigInt64(GENERATOR + REGISTER, true)).toBe(INT);
  expect(stencil("generator_take").call(VALUE_OF_IT, REGISTER)).toBe(INT);
});

test('"generator_pause" and "generator_end" are the runtime\'s', () => {
  stencil("generator_pause").call(VALUE_OF_IT, IP, 3);
  stencil("generator_end").call(VALUE_OF_IT);
  expect(asked).toEqual([
    ["generator_wait", GENERATOR, IP, 3],
    ["generator_finish", GENERATOR],
  ]);
});
