/**
 * What CPython does not compile is not compiled here either, and said as CPython says it.
 */
import { describe, expect, test } from "vitest";
import { EXIT } from "../../src/base/errors.js";
import { compileProgram, PythonSyntaxError } from "../../src/language/index.js";
import { INVALID, INVALID_DIFFERENTLY, nestedBlocks } from "./invalid.js";
import { syntaxErrorOf } from "./oracle.js";

/** What the command prints for a source: CPython's output, or ours for a refusal; undefined when it compiles. */
function reportOf(source: string): string | undefined {
  try {
    compileProgram(source, "x.py");
    return undefined;
  } catch (error) {
    return (error as PythonSyntaxError).report;
  }
}

describe("CPython's words, line and carets", () => {
  test.each(INVALID.map((source) => ({ source })))("$source", ({ source }) => {
    const expected = syntaxErrorOf(`${source}\n`);
    expect(expected).toBeDefined();
    expect(reportOf(`${source}\n`)).toBe(expected);
  });
});

describe("not compiled, but said differently", () => {
  test.each(INVALID_DIFFERENTLY)("%s (%s)", (source) => {
    const expected = syntaxErrorOf(`${source}\n`);
    expect(expected).toBeDefined();
    const ours = reportOf(`${source}\n`);
    expect(ours).toBeDefined();
    expect(ours, "the same by now: move it to the list above").not.toBe(expected);
  });
});

test("a syntax error has the exit code of a failed program, and its place", () => {
  try {
    compileProgram("x = 1\ny = = 2\n", "dir/x.py");
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(PythonSyntaxError);
    expect(error).toMatchObject({
      exitCode: EXIT.failed,
      message: "SyntaxError: invalid syntax",
      place: { file: "dir/x.py", line: 2, column: 5 },
    });
    expect((error as PythonSyntaxError).report).toBe(
      '  File "dir/x.py", line 2\n    y = = 2\n        ^\nSyntaxError: invalid syntax',
    );
  }
});

test("a null byte", () => {
  expect(reportOf("x = 1\0\n")).toContain("SyntaxError: source code cannot contain null bytes");
});

describe("as deep as CPython goes", () => {
  test.each([
    ["brackets", `x = ${"(".repeat(200)}1${")".repeat(200)}`],
    ["brackets in strings", `x = "${"(".repeat(300)}"`],
    ["blocks", nestedBlocks(99)],
  ])("%s", (_, source) => {
    expect(syntaxErrorOf(`${source}\n`)).toBeUndefined();
    expect(reportOf(`${source}\n`)).toBeUndefined();
  });
});
