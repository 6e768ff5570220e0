/** Rows of plug-ins: what becomes of a definition, how a superinstruction reads its fields, and every refusal. */
import { describe, expect, test } from "vitest";
import { assemble } from "../../src/bytecode/assembler.js";
import { disassemble } from "../../src/bytecode/disassembler.js";
import { OPCODES, opcode, plainForm } from "../../src/bytecode/opcodes.js";
import { decode, jumpTarget, keepsOf, partsOf, readsOf, successors, writesOf } from "../../src/bytecode/operands.js";
import { specialisations } from "../../src/jit/analysis/families.js";
import { addOpcodes } from "../../src/plugins/opcode-rows.js";
import type { OpcodeDefinition } from "../../src/plugins/plugin.js";

const LIKE = { fields: "reg reg reg", reads: "b c", writes: "a", like: "SUBTRACT", doc: "test" } as const;
const OVER_TWO = {
  fields: "reg reg reg reg reg const",
  reads: "b c",
  writes: "d",
  generic: "TEST_PAIR",
  steps: "three b c f -> d",
  doc: "test",
} as const;

const families = specialisations("SUBTRACT").length;
const count = OPCODES.length;
addOpcodes([
  { name: "TEST_PAIR", ...LIKE },
  { name: "TEST_PAIR_FLOAT", ...OVER_TWO, specialisedFor: ["float", "float"] },
  {
    ...LIKE,
    name: "SUBTRACT_STR",
    like: undefined,
    generic: "SUBTRACT",
    steps: "minus b c -> a",
    specialisedFor: ["str", "str"],
  },
] as readonly OpcodeDefinition[]);
const code = (name: string): number => opcode(name).code;

test("rows are numbered behind those that there are", () => {
  expect(["TEST_PAIR", "TEST_PAIR_FLOAT", "SUBTRACT_STR"].map(code)).toEqual([count, count + 1, count + 2]);
  expect(specialisations("SUBTRACT").length).toBe(families + 1);
  expect(specialisations("TEST_PAIR").map(({ name }) => name)).toEqual(["TEST_PAIR_FLOAT"]);
});

describe("a superinstruction", () => {
  const words = [code("TEST_PAIR_FLOAT"), 9, 1, 2, code("ADD_K"), 3, 9, 7, code("NOP"), 0, 0, 0];
  const whole = decode(words, 0);
  test("has the fields of the instruction behind it", () => {
    expect(whole).toMatchObject({ a: 9, b: 1, c: 2, d: 3, e: 9, f: 7 });
    expect({ reads: readsOf(whole), keeps: keepsOf(whole), writes: writesOf(whole) }).toEqual({
      reads: [1, 2],
      keeps: [],
      writes: [3],
    });
  });

  test("goes on behind it, and stands for what the two do", () => {
    expect(successors(0, whole)).toEqual([2]);
    expect(jumpTarget(0, whole)).toBeUndefined();
    expect(partsOf(words, 0, whole).map(({ row }) => row.name)).toEqual(["SUBTRACT", "ADD_K"]);
    expect(plainForm(whole.row).name).toBe("SUBTRACT");
  });

  test("stands in text as two lines, and comes back", () => {
    const text = `.program "t.py"\n.loops 0\n.globals\n\n.code 0 f\n.registers 10\n.constant k0 int 1\n
      TEST_PAIR_FLOAT r9 r1 r2 @1:0-1\n ADD_K r3 r9 k0 @1:0-1\n RETURN r3 @1:0-1\n`;
    const program = assemble(text, "x\n");
    expect(program.codes[0]?.instructions[0]).toBe(code("TEST_PAIR_FLOAT"));
    expect(assemble(disassemble(program), "x\n")).toEqual(program);
  });
});

describe("is refused", () => {
  const BASE: OpcodeDefinition = { name: "BAD", ...LIKE };
  const SPECIAL: OpcodeDefinition = { ...BASE, like: undefined, generic: "SUBTRACT", steps: "minus b c -> a" } as never;
  test.each<[what: string, definition: object, words: RegExp]>([
    ["a taken name", { ...BASE, name: "ADD" }, /already named ADD/],
    ["a name in small letters", { ...BASE, name: "add" }, /«add» is no opcode's name/],
    ["neither generic nor like", { ...BASE, like: undefined }, /BAD needs either/],
    ["both", { ...BASE, generic: "SUBTRACT" }, /BAD needs either/],
    ["a kind that there is not", { ...BASE, fields: "reg register" }, /field b is of kind «register»/],
    ["like a call", { ...BASE, like: "CALL" }, /cannot be like CALL/],
    ["like a specialised one", { ...BASE, like: "ADD_INT" }, /cannot be like ADD_INT/],
    ["like nothing", { ...BASE, like: "ADD_ALL" }, /cannot be like ADD_ALL/],
    ["like with steps", { ...BASE, steps: "minus b c -> a" }, /neither steps/],
    [
      "other fields than its generic opcode",
      { ...SPECIAL, fields: "reg reg const" },
      /field c is «const», but SUBTRACT/,
    ],
    ["a generic opcode that is none", { ...SPECIAL, generic: "SUBTRACT_INT" }, /which is no generic opcode/],
    ["no steps", { ...SPECIAL, steps: undefined }, /has no `steps`/],
    ["two instructions for one", { ...SPECIAL, fields: "reg reg reg reg reg reg" }, /must be one with `like`/],
    [
      "one class of the two",
      { ...SPECIAL, specialisedFor: ["bool"] },
      /specialisedFor names the classes of two operands/,
    ],
    ["a class that there is not", { ...SPECIAL, specialisedFor: ["int", "complex"] }, /«complex» is no class/],
    ["a step that cannot be read", { ...SPECIAL, steps: "minus b? -> a" }, /cannot read «b\?»/],
    ["a register that it does not declare", { ...SPECIAL, reads: "b" }, /its steps use c/],
  ])("%s", (_, definition, words) => {
    const before = OPCODES.length;
    expect(() => addOpcodes([{ ...BASE, name: "GOOD" }, definition as OpcodeDefinition])).toThrow(words);
    expect(OPCODES.length, "all rows or none").toBe(before);
  });
});
