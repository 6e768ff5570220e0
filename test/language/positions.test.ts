/**
 * Every instruction that may raise has the range that CPython's compiler gives it.
 */
import { describe, expect, test } from "vitest";
import { decode } from "../../src/bytecode/operands.js";
import { compileProgram } from "../../src/language/index.js";
import { positionsOf } from "./oracle.js";
import { PROGRAMS } from "./programs.js";

const KINDS: readonly (readonly [RegExp, string])[] = [
  [
    /^(ADD|SUBTRACT|MULTIPLY|TRUE_DIVIDE|FLOOR_DIVIDE|MODULO|POWER|AND|OR|XOR|LEFT_SHIFT|RIGHT_SHIFT)(_L?K)?$/,
    "binary",
  ],
  [/^(JUMP_IF_NOT_)?(LT|LE|GT|GE|EQ|NE)(_K)?$/, "compare"],
  [/^(IS|IS_NOT|CONTAINS|NOT_CONTAINS)$/, "test"],
  [/^CALL/, "call"],
  [/^LOAD_GLOBAL$/, "global"],
  [/^LOAD_(ATTR|METHOD)$/, "attribute"],
  [/^(GET_ITER|FOR_ITER)$/, "iterate"],
  [/^UNPACK$/, "unpack"],
  [/^INDEX/, "index"],
  [/^STORE_INDEX/, "store"],
  [/^FORMAT/, "format"],
  [/^WITH_E/, "manager"],
];

/** As the oracle writes them. */
function ourPositions(source: string): string[] {
  const found = new Set<string>();
  for (const code of compileProgram(source, "x.py").codes) {
    // The oracle leaves them out too: CPython's evaluate more than the annotations. Other modules are the library's.
    if (code.name === "__annotate__" || code.module !== undefined) continue;
    code.positions.forEach(({ line, column, endLine, endColumn }, pc) => {
      const { name } = decode(code.instructions, pc).row;
      const kind = KINDS.find(([pattern]) => pattern.test(name))?.[1];
      if (kind) found.add(`${code.name} ${kind} ${line}:${column}-${endLine}:${endColumn}`);
    });
  }
  return [...found].sort();
}

/** Instructions that only one side has, because it knows better. */
const ONLY_OURS = [
  / attribute .*/, // from m import n: CPython's IMPORT_FROM
  / binary /, // folded there: constant strings
];
const ONLY_THEIRS = [
  / call /, // __exit__
  / unpack /, // [a, b] = [b, a], which needs no list here
  / format /, // {x} without a specification is a conversion here
  / global 14:0-14:10/, // annotation at module level
];

const ATTRIBUTES = `
def f(t, lst):
    (t
      .start())
    (lst
      .append(
        1).time)(
     2)
    (t.time
       )()
    x = lst.append(t
       .join(
         3), 4)
    (t.
      join
      (
      ))
    "é", t.start(f("é") + t.join("é")), lst[
      1]
`;

describe("positions are CPython's", () => {
  const sources = { ...PROGRAMS, attributesOnOtherLines: ATTRIBUTES };
  for (const [name, source] of Object.entries(sources)) {
    test(name, () => {
      const [ours, theirs] = [ourPositions(source), positionsOf(source)];
      const without = (list: string[], other: string[], reasons: RegExp[]) =>
        list.filter((entry) => !other.includes(entry) && !reasons.some((reason) => reason.test(entry)));
      expect(without(ours, theirs, ONLY_OURS)).toEqual([]);
      expect(without(theirs, ours, ONLY_THEIRS)).toEqual([]);
      expect(ours.length).toBeGreaterThan(10);
    });
  }
});

describe("anchors within a range (PEP 657)", () => {
  const anchors = (source: string, opcode: string): unknown => {
    const { codes } = compileProgram(source, "x.py");
    const [code] = codes;
    const pc = code?.positions.findIndex((_, index) => decode(code.instructions, index).row.name === opcode) ?? -1;
    const position = code?.positions[pc];
    return [position?.anchorStart, position?.anchorEnd];
  };

  test.each([
    [
      "x = a + b",
      "ADD",
      [
        [1, 6],
        [1, 7],
      ],
    ],
    [
      "x = a // b",
      "FLOOR_DIVIDE",
      [
        [1, 6],
        [1, 8],
      ],
    ],
    [
      "x = (a) ** (b)",
      "POWER",
      [
        [1, 8],
        [1, 10],
      ],
    ],
    [
      "x = a+-b",
      "ADD",
      [
        [1, 5],
        [1, 6],
      ],
    ],
    [
      "x = a-(b)",
      "SUBTRACT",
      [
        [1, 5],
        [1, 7],
      ],
    ],
    [
      "x = 'é' * a",
      "MULTIPLY_LK",
      [
        [1, 9],
        [1, 10],
      ],
    ],
    [
      "x = (a # +\n + b)",
      "ADD",
      [
        [2, 1],
        [2, 2],
      ],
    ],
    [
      "x = a[ b ]",
      "INDEX",
      [
        [1, 5],
        [1, 10],
      ],
    ],
    [
      "x = (a)(b)",
      "CALL",
      [
        [1, 7],
        [1, 10],
      ],
    ],
    [
      "x = a.pop(b)",
      "CALL",
      [
        [1, 9],
        [1, 12],
      ],
    ],
    ["x = a < b", "LT", [undefined, undefined]],
    ["a += b", "ADD", [undefined, undefined]],
  ])("%s", (source, opcode, expected) => {
    expect(anchors(source, opcode)).toEqual(expected);
  });
});
