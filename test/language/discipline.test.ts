import { describe, expect, test } from "vitest";
import { assemble } from "../../src/bytecode/assembler.js";
import type { CodeObject, Program } from "../../src/bytecode/code.js";
import { compileProgram } from "../../src/language/index.js";
import { violations } from "./discipline.js";
import { PROGRAMS } from "./programs.js";

/** Of the program itself: what it links of the library may end in `raise … from`, which the checker does not follow. */
const isOwn = ({ module }: CodeObject): boolean => module === undefined;

describe("temporaries are written once and consumed once", () => {
  for (const [name, source] of Object.entries(PROGRAMS)) {
    test(name, () => {
      expect(compileProgram(source, "x.py").codes.filter(isOwn).flatMap(violations)).toEqual([]);
    });
  }
});

describe("the checker finds", () => {
  const check = (lines: string): string[] => {
    const program: Program = assemble(
      `.program "x.py"\n.loops 0\n.code 0 f\n.locals a\n.registers 4\n.constant k0 none\n${lines}`,
    );
    return violations(program.codes[0] as CodeObject);
  };

  test("a temporary that is never dropped", () => {
    expect(check("COPY r1 r0\nRETURN r0")).toEqual(["f 1 RETURN: leaves r1 behind"]);
  });

  test("a double consume", () => {
    expect(check("COPY r1 r0\nDROP r1\nRETURN r1")).toEqual(["f 2 RETURN: reads dead r1"]);
  });

  test("an overwritten owner", () => {
    expect(check("COPY r1 r0\nCOPY r1 r0\nRETURN r1")).toEqual(["f 1 COPY: overwrites r1, which may own"]);
  });

  test("paths that disagree", () => {
    expect(check("JUMP_IF_FALSE L r0\nCOPY r1 r0\nL:\nRETURN_CONST k0")).toEqual([
      expect.stringContaining("on another path"),
    ]);
  });
});
