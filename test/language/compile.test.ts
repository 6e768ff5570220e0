/**
 * Python in, bytecode out: the code that the interpreter's figures rest on.
 */
import { describe, expect, test } from "vitest";
import { disassembleCode } from "../../src/bytecode/disassembler.js";
import { compileProgram } from "../../src/language/index.js";

/** Instructions of a function `f` (or of the module), without numbers, comments and positions. */
function listing(source: string): string[] {
  const program = compileProgram(source, "x.py");
  const id = Math.max(
    0,
    program.codes.findIndex(({ name }) => name === "f"),
  );
  const code = program.codes[id];
  if (!code) return [];
  return disassembleCode(program, code, id)
    .split("\n")
    .filter((line) => /^( |L\d|\.handler)/.test(line))
    .map((line) =>
      line
        .replace(/;.*/, "")
        .replace(/@\S+/, "")
        .replace(/^ *\d+ /, "")
        .replace(/\s+/g, " ")
        .trim(),
    );
}

const f = (body: string, parameters = "a, b, c"): string => `def f(${parameters}):\n${body.replace(/^/gm, "    ")}\n`;

describe("loops", () => {
  test("while: the test at the header, fused; one back-edge", () => {
    expect(listing(f("while a < b:\n    a += 1"))).toEqual([
      "ENTER_LOOP loop0",
      "L1:",
      "JUMP_IF_NOT_LT L4 r0 r1",
      "ADD_K r0 r0 k0 inplace",
      "L3:",
      "JUMP_BACK loop0 L1",
      "L4:",
      "RETURN_CONST k1",
    ]);
  });

  test("while True has no test, and nothing behind it without a break", () => {
    expect(listing(f("while True:\n    a += b\nprint(a)"))).toEqual([
      "ENTER_LOOP loop0",
      "L1:",
      "ADD r0 r0 r1 inplace",
      "L2:",
      "JUMP_BACK loop0 L1",
    ]);
  });

  test("for: the item goes straight to its local, the iterator is dropped at every exit", () => {
    expect(listing(f("for i in a:\n    if i == b: break\n    if i: continue\n    if i > c: return i"))).toEqual([
      "GET_ITER r4 r0",
      "ENTER_LOOP loop0",
      "L2:",
      "FOR_ITER r3 r4 L9",
      "JUMP_IF_NOT_NE L9 r3 r1",
      "JUMP_IF_TRUE L8 r3",
      "JUMP_IF_NOT_GT L8 r3 r2",
      "DROP r4",
      "RETURN r3",
      "L8:",
      "JUMP_BACK loop0 L2",
      "L9:",
      "DROP r4",
      "RETURN_CONST k0",
    ]);
  });

  test("for … else: a break drops the iterator itself", () => {
    expect(listing(f("for i in a:\n    break\nelse:\n    print(b)"))).toEqual([
      "GET_ITER r4 r0",
      "NOP",
      "FOR_ITER r3 r4 L5",
      "DROP r4",
      "JUMP L10",
      "L5:",
      "DROP r4",
      "LOAD_GLOBAL r4 g0",
      "COPY r6 r1",
      "CALL r4 r6 #1",
      "DROP r4",
      "L10:",
      "RETURN_CONST k0",
    ]);
  });

  test("at module level the item goes through a temporary", () => {
    expect(listing("for i in x: pass")).toEqual([
      "LOAD_GLOBAL r0 g0",
      "GET_ITER r0 r0",
      "ENTER_LOOP loop0",
      "L3:",
      "FOR_ITER r3 r0 L6",
      "STORE_GLOBAL r3 g1",
      "L5:",
      "JUMP_BACK loop0 L3",
      "L6:",
      "DROP r0",
      "RETURN_CONST k0",
    ]);
  });
});

describe("conditions", () => {
  test("and, or, not are control flow", () => {
    expect(listing(f("if (a and not b) or c is None: return 1"))).toEqual([
      "JUMP_IF_FALSE L2 r0",
      "JUMP_IF_FALSE L3 r1",
      "L2:",
      "JUMP_IF_NOT_NONE L4 r2",
      "L3:",
      "RETURN_CONST k0",
      "L4:",
      "RETURN_CONST k1",
    ]);
  });

  test("a chain evaluates its middle once, and drops it when the first link fails", () => {
    expect(listing(f("if a < g(b) < c: return 1"))).toEqual([
      "LOAD_GLOBAL r3 g0",
      "COPY r5 r1",
      "CALL r3 r5 #1",
      "COPY r4 r3",
      "JUMP_IF_NOT_LT L7 r0 r4",
      "JUMP_IF_NOT_LT L10 r3 r2",
      "JUMP L9",
      "L7:",
      "DROP r3",
      "JUMP L10",
      "L9:",
      "RETURN_CONST k0",
      "L10:",
      "RETURN_CONST k1",
    ]);
  });

  test("jump when a < b holds: not by a >= b, because of NaN", () => {
    expect(listing(f("while a:\n    if a < b: break"))).toEqual([
      "ENTER_LOOP loop0",
      "L1:",
      "JUMP_IF_FALSE L5 r0",
      "JUMP_IF_NOT_LT L4 r0 r1",
      "JUMP L5",
      "L4:",
      "JUMP_BACK loop0 L1",
      "L5:",
      "RETURN_CONST k0",
    ]);
  });
});

describe("assignment", () => {
  test("a swap needs one temporary", () => {
    expect(listing(f("a, b = b, a"))).toEqual(["COPY r3 r0", "COPY r0 r1", "TAKE r1 r3", "RETURN_CONST k0"]);
  });

  test("fib's step: the sum first, then the moves", () => {
    expect(listing(f("a, b = b, a + b"))).toEqual(["ADD r3 r0 r1", "COPY r0 r1", "TAKE r1 r3", "RETURN_CONST k0"]);
  });

  test("a[i] += v evaluates container and index once", () => {
    expect(listing(f("a[b] += c"))).toEqual([
      "INDEX r3 r0 r1",
      "ADD r3 r3 r2 inplace",
      "STORE_INDEX r0 r1 r3",
      "RETURN_CONST k0",
    ]);
  });

  test("constants are operands", () => {
    expect(listing(f("a = 2 * b - 1\nb = -3 * 2\na[0] = 5"))).toEqual([
      "MULTIPLY_LK r3 k1 r1",
      "SUBTRACT_K r0 r3 k0",
      "LOAD_CONST r1 k2",
      "LOAD_CONST r3 k3",
      "STORE_INDEX_K r0 r3 k4",
      "RETURN_CONST k5",
    ]);
  });

  test("a local that may be unbound is looked at where it stands", () => {
    expect(listing(f("if a: x = 1\nreturn x + x"))).toEqual([
      "JUMP_IF_FALSE L2 r0",
      "LOAD_CONST r3 k0",
      "L2:",
      "COPY r4 r3",
      "ADD r4 r4 r3",
      "RETURN r4",
    ]);
  });
});

describe("calls", () => {
  test("a method's object is its first argument", () => {
    expect(listing(f("a.append(b)"))).toEqual([
      "COPY r5 r0",
      "LOAD_METHOD r3 k0",
      "COPY r6 r1",
      "CALL r3 r5 #2",
      "DROP r3",
      "RETURN_CONST k1",
    ]);
  });

  test("keywords are named by a tuple", () => {
    expect(listing(f("return g(a, x=b)"))).toEqual([
      "LOAD_GLOBAL r3 g0",
      "COPY r5 r0",
      "COPY r6 r1",
      "CALL_KW r3 r5 #2",
      "EXTRA_CONST k0 #0 #0",
      "RETURN r3",
    ]);
  });

  test("constant defaults are one constant", () => {
    expect(listing("def g(a, b=1, c=None): pass").slice(0, 3)).toEqual([
      "LOAD_CONST r1 k0",
      "MAKE_FUNCTION r0 code1 #1",
      "SET_FUNCTION r0 r1 #0",
    ]);
  });
});

describe("with", () => {
  test("a return exits the manager first, outside its own handler", () => {
    expect(listing(f("with a:\n    return b[0]"))).toEqual([
      ".handler L2 .. L3 -> L5 r4",
      ".handler L6 .. L7 -> L8 r6",
      "COPY r3 r0",
      "WITH_ENTER_ONLY r3",
      "L2:",
      "INDEX_K r4 r1 k0",
      "L3:",
      "WITH_EXIT r3",
      "RETURN r4",
      "L5:",
      "CATCH r4",
      "L6:",
      "WITH_EXCEPT L11 r3",
      "L7:",
      "COPY r6 r4",
      "L8:",
      "END_CATCH r4",
      "DROP r3",
      "RERAISE r6",
      "L11:",
      "END_CATCH r4",
      "DROP r3",
      "RETURN_CONST k1",
    ]);
  });
});
