import { describe, expect, test } from "vitest";
import { OPCODES, opcode } from "../../src/bytecode/opcodes.js";
import {
  decode,
  type Instruction,
  jumpTarget,
  keepsOf,
  readsOf,
  successors,
  writesOf,
} from "../../src/bytecode/operands.js";

const instruction = (name: string, a = 0, b = 0, c = 0): Instruction => decode([opcode(name).code, a, b, c], 0);

describe("registers", () => {
  test.each([
    ["ADD", [3, 1, 2], { reads: [1, 2], keeps: [], writes: [3] }],
    ["ADD_K", [3, 1, 2], { reads: [1], keeps: [], writes: [3] }],
    ["ADD_LK", [3, 1, 2], { reads: [2], keeps: [], writes: [3] }],
    ["JUMP_IF_NOT_LT", [7, 1, 2], { reads: [1, 2], keeps: [], writes: [] }],
    ["COPY", [3, 1], { reads: [], keeps: [1], writes: [3] }],
    ["CALL", [0, 5, 2], { reads: [3, 5, 6], keeps: [], writes: [0] }],
    ["CALL", [0, 5, 0], { reads: [3], keeps: [], writes: [0] }],
    ["BUILD_LIST", [0, 5, 3], { reads: [5, 6, 7], keeps: [], writes: [0] }],
    ["UNPACK", [4, 1, 2], { reads: [1], keeps: [], writes: [4, 5] }],
    ["GET_ITER", [4, 1], { reads: [1], keeps: [], writes: [4, 5, 6] }],
    ["FOR_ITER", [0, 4, 9], { reads: [], keeps: [4, 5, 6], writes: [0, 4, 5] }],
    ["LOAD_METHOD", [4, 1], { reads: [], keeps: [6], writes: [4, 6] }],
    ["STORE_INDEX", [1, 2, 3], { reads: [1, 2, 3], keeps: [], writes: [] }],
  ] as const)("%s %j", (name, [a = 0, b = 0, c = 0], expected) => {
    const decoded = instruction(name, a, b, c);
    expect({ reads: readsOf(decoded), keeps: keepsOf(decoded), writes: writesOf(decoded) }).toEqual(expected);
  });

  test("every row of the table can be expanded", () => {
    for (const { name } of OPCODES)
      expect(() => [readsOf, keepsOf, writesOf].map((of) => of(instruction(name, 9, 9, 1)))).not.toThrow();
  });
});

describe("flow", () => {
  test.each([
    ["NOP", 10, [0, 0, 0], undefined, [11]],
    ["JUMP", 10, [4, 0, 0], 15, [15]],
    ["JUMP", 10, [0xfffe, 0, 0], 9, [9]],
    ["JUMP_IF_FALSE", 10, [4, 1, 0], 15, [11, 15]],
    ["JUMP_IF_FALSE", 10, [0, 1, 0], 11, [11]],
    ["FOR_ITER", 10, [0, 1, 6], 17, [11, 17]],
    ["JUMP_BACK", 10, [0, 4, 0], 6, [6]],
    ["JUMP_BACK_STITCHED", 10, [0, 4, 0], 6, [6]],
    ["RETURN", 10, [0, 0, 0], undefined, []],
    ["RETURN_CONST", 10, [0, 0, 0], undefined, []],
    ["RERAISE", 10, [0, 0, 0], undefined, []],
  ] as const)("%s at %i %j", (name, pc, [a, b, c], target, next) => {
    const decoded = instruction(name, a, b, c);
    expect(jumpTarget(pc, decoded)).toBe(target);
    expect(successors(pc, decoded)).toEqual(next);
  });

  test("no opcode of that number", () => {
    expect(() => decode([OPCODES.length, 0, 0, 0], 0)).toThrow(RangeError);
  });
});
