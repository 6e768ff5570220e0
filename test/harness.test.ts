/**
 * Tests of the tester: a wrong expectation, a hang and a crash must show, whatever Patchwork does.
 */
import { describe, expect, test } from "vitest";
import { CellProcess } from "./support/cells.js";
import { type CellOutcome, mismatch, withoutThreadingFrames } from "./support/compare.js";
import { parseProgram, readPrograms } from "./support/programs.js";

const ran = (stdout: string, stderr = "", exitCode = 0): CellOutcome => ({
  kind: "ran",
  stdout,
  stderr,
  exitCode,
  compiledLoops: 0,
});
const truth = { stdout: "1\n", stderr: "", exitCode: 0 };

describe("mismatch", () => {
  const plain = parseProgram("plain.py", "print(1)\n");

  test("the same output is no mismatch", () => {
    expect(mismatch(plain, truth, ran("1\n"))).toBeUndefined();
  });

  test.each([
    ["stdout", ran("2\n")],
    ["stdout", ran("1")],
    ["stdout", ran("1\n\n")],
    ["stderr", ran("1\n", "warning\n")],
    ["exit code", ran("1\n", "", 1)],
    ["hung", { kind: "hung", detail: "" } satisfies CellOutcome],
    ["crashed", { kind: "crashed", detail: "" } satisfies CellOutcome],
    ["threw", { kind: "threw", detail: "" } satisfies CellOutcome],
  ])("a wrong %s shows: %j", (what, outcome) => {
    expect(mismatch(plain, truth, outcome)).toContain(what);
  });

  test("a program's own expectation stands above the oracle", () => {
    const program = parseProgram("own.py", "print(2)\n# shim: no\n# expect: 2\n");
    expect(mismatch(program, undefined, ran("2\n"))).toBeUndefined();
    expect(mismatch(program, undefined, ran("3\n"))).toContain("stdout");
    expect(mismatch(program, undefined, ran("2\n", "ValueError: x\n", 1))).toContain("last line of stderr");
  });

  test("an expected error must come, with exit code 1", () => {
    const program = parseProgram("own.py", "# shim: no\n# expect: 2\n# expect-error: ValueError: x\n");
    expect(mismatch(program, undefined, ran("2\n", "Traceback …\nValueError: x\n", 1))).toBeUndefined();
    expect(mismatch(program, undefined, ran("2\n"))).toContain("ValueError: x");
    expect(mismatch(program, undefined, ran("2\n", "ValueError: x\n", 0))).toContain("exit code");
  });

  test("frames of threading.py are not compared", () => {
    const text = [
      "Exception in thread Thread-1 (work):",
      "Traceback (most recent call last):",
      '  File "/usr/lib/python3.14/threading.py", line 1081, in _bootstrap_inner',
      "    self._context.run(self.run)",
      "    ~~~~~~~~~~~~~~~~~^^^^^^^^^^",
      '  File "a.py", line 2, in work',
      "    1 / 0",
      "    ~~^~~",
      "ZeroDivisionError: division by zero",
      "",
    ];
    expect(withoutThreadingFrames(text.join("\n"))).toBe([...text.slice(0, 2), ...text.slice(5)].join("\n"));
  });
});

describe("directives", () => {
  test.each([
    ["# shim: yes\n", "shim"],
    ["# shim: no\n", "expect"],
    ["# expect-repeat: many x\n", "expect-repeat"],
  ])("%j is refused", (source, word) => {
    expect(() => parseProgram("bad.py", source)).toThrow(word);
  });

  test("lines are joined, repeated ones repeated", () => {
    expect(parseProgram("a.py", "# expect: a\n# expect-repeat: 2 b c\n# expect: \n").expected).toBe("a\nb c\nb c\n\n");
  });

  test("there are at least 60 programs, some with threads, and names say what they show", () => {
    const names = readPrograms().map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(names.filter((name) => name.startsWith("thread-")).length).toBeGreaterThanOrEqual(10);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+\.py$/);
  });
});

describe("cell processes", () => {
  const cell = { name: "interpreter, free", options: { jit: false, memoryBytes: 2 ** 26 } };

  test("a deliberately wrong expectation fails, the right one passes", async () => {
    const child = new CellProcess(cell);
    const program = parseProgram("sum.py", "print(1 + 1)\n# shim: no\n# expect: 3\n");
    const outcome = await child.run(program);
    child.stop();
    expect(mismatch(program, undefined, outcome)).toContain('expected: "3"');
    expect(mismatch({ ...program, expected: "2\n" }, undefined, outcome)).toBeUndefined();
  }, 120_000);

  test("a hang is an outcome, and the next program runs", async () => {
    const child = new CellProcess(cell, 10_000);
    const hung = await child.run({ name: "hang.py", source: "while True:\n    pass\n" });
    const next = await child.run({ name: "next.py", source: "print('next')\n" });
    child.stop();
    expect(hung.kind).toBe("hung");
    expect(next).toMatchObject({ kind: "ran", stdout: "next\n" });
  }, 120_000);

  test("a program that Patchwork refuses is an outcome", async () => {
    const child = new CellProcess(cell);
    const outcome = await child.run({ name: "refused.py", source: "exec('1')\n" });
    child.stop();
    expect(outcome.kind).toBe("threw");
  }, 120_000);
});
