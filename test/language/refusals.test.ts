/**
 * What CPython accepts and Patchwork does not have: refused by name, with its place and what to write instead.
 */
import { describe, expect, test } from "vitest";
import { EXIT, RefusedError } from "../../src/base/errors.js";
import { MODULES } from "../../src/bytecode/builtins/index.js";
import { builtinNames } from "../../src/language/builtin-names.js";
import { compileProgram } from "../../src/language/index.js";
import { moduleFiles } from "../../src/language/module-files.js";
import { syntaxErrorOf } from "./oracle.js";

const THERE = [...new Set([...MODULES, ...moduleFiles("x.py").library])]
  .filter((name) => !/^_|\./.test(name))
  .sort()
  .join(", ");

const TIME_HAS =
  "time.clock_gettime is not supported; time has time, perf_counter, monotonic, process_time, thread_time, time_ns, " +
  "perf_counter_ns, monotonic_ns, process_time_ns, thread_time_ns, sleep";

const REFUSED: readonly (readonly [source: string, place: string, message: string])[] = [
  ["print(1if 1else 2)", "1:11", "else joined to the number 1 is not supported; write 1 else"],
  ["x = y if 2.5else z", "1:10", "else joined to the number 2.5 is not supported; write 2.5 else"],
  [
    "x = 'é' + '\\N{BULLET}'",
    "1:11",
    "\\N{…} in a string is not supported; write the character, or \\u and its number",
  ],
  ["import sqlite3", "1:1", `the module sqlite3 is not supported; the modules there are: ${THERE}`],
  ["import threading.local", "1:1", `the module threading.local is not supported; the modules there are: ${THERE}`],
  ["from time import clock_gettime", "1:1", TIME_HAS],
  [
    "x = exec(y)",
    "1:5",
    "the built-in exec is not supported; no text is compiled while the program runs: write the statements, or a function",
  ],
  ["x = __import__(y)", "1:5", `the built-in __import__ is not supported; there are: ${builtinNames()}`],
  ["ﬁ = 1", "1:1", "the name ﬁ, which Python would change is not supported; write fi"],
];

describe("refused, with place and advice", () => {
  test.each(REFUSED)("%s", (source, place, message) => {
    expect(syntaxErrorOf(source), "CPython accepts it").toBeUndefined();
    try {
      compileProgram(source, "x.py");
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RefusedError);
      const { exitCode, report } = error as RefusedError;
      expect(exitCode).toBe(EXIT.usage);
      expect(report).toBe(`x.py:${place}: ${message}`);
    }
  });
});

test("an unknown attribute of a module: that module's", () => {
  expect(() => compileProgram("import time\ntime.clock_gettime()", "x.py")).toThrow(TIME_HAS);
});

test("a function that needs more than 16-bit fields", () => {
  const body = "    x = a + a\n".repeat(40_000);
  expect(() => compileProgram(`def f(a):\n    while a:\n${body.replaceAll("    x", "        x")}`, "x.py")).toThrow(
    "the size of the function f is not supported; cut it into functions",
  );
});

test("an expression nested too deeply for the parser", () => {
  expect(() => compileProgram(`x = ${"(".repeat(20_000)}1${")".repeat(20_000)}`, "x.py")).toThrow();
});

describe("accepted", () => {
  test.each([
    ["a name of CPython's that the program assigns", "def sorted(x): return x\nprint(sorted(1))"],
    ["a name that nobody assigns: NameError when it is read", "print(undefined)"],
    ["the smallest int", "x = -140737488355328"],
    ["attributes that no value has: AttributeError when they are read", "x = y.sort_of\nx.z()"],
    ["an empty body", "def f(): ..."],
    ["annotations, which are never evaluated", "def f(x: [i for i in y] = 1) -> {}: z: lambda: 1 = 2"],
    ["__name__", "if __name__ == '__main__': pass"],
    ["a byte order mark", "\uFEFFx = 1"],
  ])("%s", (_, source) => {
    expect(() => compileProgram(source, "x.py")).not.toThrow();
  });
});
