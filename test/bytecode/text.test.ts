/**
 * The text form: what is written is read back exactly, and what cannot be read says so.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assemble } from "../../src/bytecode/assembler.js";
import type { CodeObject, Constant, Handler, LoopInfo, Position, Program } from "../../src/bytecode/code.js";
import { disassemble } from "../../src/bytecode/disassembler.js";
import { OPCODES, opcode } from "../../src/bytecode/opcodes.js";
import { readConstant, writeConstant } from "../../src/bytecode/text.js";
import { compileProgram } from "../../src/language/index.js";
import { PROGRAMS } from "../language/programs.js";

describe("compiled programs come back as they were", () => {
  test.each(Object.entries(PROGRAMS))("%s", (name, source) => {
    const program = compileProgram(source, `a dir/${name}.py`);
    expect(assemble(disassemble(program), source)).toEqual(program);
  });
});

const u16 = fc.nat(0xffff);
const constant: fc.Arbitrary<Constant> = fc.letrec<{ constant: Constant }>((tie) => ({
  constant: fc.oneof(
    { maxDepth: 3 },
    fc.record({ kind: fc.constant("int" as const), value: fc.integer({ min: -(2 ** 47), max: 2 ** 47 - 1 }) }),
    fc.record({ kind: fc.constant("float" as const), value: fc.double() }),
    fc.record({ kind: fc.constant("bool" as const), value: fc.boolean() }),
    fc.constant({ kind: "none" as const }),
    fc.record({ kind: fc.constant("str" as const), value: fc.string({ unit: "binary" }) }),
    fc.record({ kind: fc.constant("tuple" as const), items: fc.array(tie("constant"), { maxLength: 3 }) }),
  ),
})).constant;

test("constants", () => {
  fc.assert(
    fc.property(constant, (value) => {
      expect(readConstant(writeConstant(value))).toEqual({ constant: value, rest: "" });
    }),
  );
});

const place: fc.Arbitrary<Position> = fc
  .record({
    line: fc.nat(999),
    endLine: fc.nat(999),
    column: fc.nat(200),
    endColumn: fc.nat(200),
  })
  .chain((range) =>
    fc
      .option(fc.tuple(fc.nat(999), fc.nat(99), fc.nat(999), fc.nat(99)), { nil: undefined })
      .map((anchors) =>
        anchors
          ? { ...range, anchorStart: [anchors[0], anchors[1]] as const, anchorEnd: [anchors[2], anchors[3]] as const }
          : range,
      ),
  );

/** Instructions of any opcodes; jumps stay inside the code, fields that an opcode does not have are 0. */
const code: fc.Arbitrary<CodeObject> = fc.integer({ min: 1, max: 12 }).chain((count) => {
  const pc = fc.nat(count);
  const one = (index: number) =>
    fc.tuple(fc.nat(OPCODES.length - 1), pc, u16, u16, u16).map(([number, target, ...fields]) => {
      const row = OPCODES[number] as (typeof OPCODES)[number];
      const words = (["a", "b", "c"] as const).map((field, at) => {
        if (row.fields[field] === "jump") return (target - index - 1) & 0xffff;
        if (row.fields[field] === "back") return Math.max(0, index - target);
        return row.fields[field] === "none" ? 0 : (fields[at] as number);
      });
      return [number, ...words];
    });
  const handler: fc.Arbitrary<Handler> = fc.record({ start: pc, end: pc, target: pc, register: u16 });
  const loop: fc.Arbitrary<LoopInfo> = fc.record({ id: u16, header: pc, back: pc });
  return fc.record({
    name: fc.constantFrom("f", "<module>", "größe"),
    qualifiedName: fc.constantFrom("f", "f.<locals>.g"),
    firstLine: fc.nat(999),
    args: fc.nat(3),
    localNames: fc.uniqueArray(fc.constantFrom("a", "b", "größe", "_"), { maxLength: 4 }),
    registers: u16,
    instructions: fc
      .tuple(...Array.from({ length: count }, (_, index) => one(index)))
      .map((all) => Uint16Array.from(all.flat())),
    constants: fc.array(constant, { maxLength: 4 }),
    positions: fc.array(place, { minLength: count, maxLength: count }),
    handlers: fc.array(handler, { maxLength: 2 }),
    loops: fc.array(loop, { maxLength: 2 }),
  });
});

test("any code objects come back as they were", () => {
  const program: fc.Arbitrary<Program> = fc.record({
    file: fc.string(),
    source: fc.constant(""),
    codes: fc.array(code, { minLength: 1, maxLength: 3 }),
    globals: fc.uniqueArray(fc.constantFrom("print", "x", "größe", "__name__"), { maxLength: 4 }),
    loopCount: fc.nat(99),
  });
  fc.assert(
    fc.property(program, (value) => {
      expect(assemble(disassemble(value))).toEqual(value);
    }),
  );
});

test("live instruction words show the specialised opcodes", () => {
  const program = compileProgram("x = a + b", "x.py");
  const words = Uint16Array.from(program.codes[0]?.instructions ?? []);
  words[words.indexOf(opcode("ADD").code)] = opcode("ADD_INT").code;
  expect(disassemble(program, { words: () => words })).toMatch(/ADD_INT\s+r0 r0 r1/);
});

describe("what cannot be read", () => {
  test.each([
    ["JMP L1", "line 4: no opcode is named JMP: JMP L1"],
    ["JUMP L1", "line 4: no label is named L1: JUMP L1"],
    ["ADD r0 r1", "line 4: ADD takes 3 operands, not 2: ADD r0 r1"],
    ["ADD r0 r1 k0", "line 4: ADD: operand c is r0 to r65535, not k0: ADD r0 r1 k0"],
    ["ADD r0 r1 r65536", "line 4: ADD: operand c is r0 to r65535, not r65536"],
    ["ADD r0 r1 r2 @x", "line 4: expected a position like @3:4-9: @x"],
    [".constant k0 int x", "line 4: expected a constant: int x"],
    [".constant k0 tuple (int 1", "line 4: a tuple without its )"],
    [".handler L1 -> L2", "line 4: expected: .handler START .. END -> TARGET rN"],
    [".register 1", "line 4: no directive of a code object is named .register: .register 1"],
    [".registers many", "line 4: expected a number, not many: .registers many"],
    [".code f", "line 4: expected: .code NUMBER NAME: .code f"],
    [".loop 1", "line 4: expected: .loop ID HEADER .. BACK"],
  ])("%s", (line, message) => {
    expect(() => assemble(`.program "x.py"\n.loops 0\n.code 0 f\n${line}\n`)).toThrow(message);
  });
});

describe("a head that cannot be read", () => {
  test.each([
    ["", "line 1: no .program before the first .code"],
    ["foo", "line 1: expected .program, .globals, .loops or .code: foo"],
    [".program 1", 'line 1: expected: .program "FILE": .program 1'],
    ['.program "x.py"\n.code 0 f', "line 1: no .loops before the first .code"],
    ['.program "x.py"\n.loops', "line 2: expected a number, not nothing: .loops"],
    ['.program "x.py"\n.loops x', "line 2: expected a number, not x: .loops x"],
    ['.program "x.py"\n.loops 0\n.loops 1', "line 3: .loops stands here a second time"],
    ['.program "x.py"\n.loops 0\nJUMP L1', "line 3: expected .program, .globals, .loops or .code: JUMP L1"],
    ['.program "x.py"\n.loops 0', "expected at least one .code"],
  ])("%j", (text, message) => {
    expect(() => assemble(text)).toThrow(message);
  });
});
