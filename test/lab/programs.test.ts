/**
 * The benchmark programs themselves, under Pyodide's CPython: right however many parts the work is cut into, and with
 * the lab's driver. So a wrong result in a cell is the cell's fault. (Pyodide starts no threads: workloads.test.ts does.)
 */
import { loadPyodide, type PyodideAPI } from "pyodide";
import { beforeAll, describe, expect, test } from "vitest";
import { readRepetitions, withDriver } from "../../src/lab/driver.js";
import { bundledNames, findProgram, findPrograms } from "../../src/lab/programs.js";

let pyodide: PyodideAPI;
let output: string[] = [];

beforeAll(async () => {
  pyodide = await loadPyodide();
  pyodide.setStdout({ batched: (line) => output.push(line) });
  pyodide.runPython(
    "import threading\nthreading.Thread.start = lambda self: self.run()\nthreading.Thread.join = lambda self: None",
  );
});

function runPython(source: string): string {
  output = [];
  pyodide.runPython(source, { globals: pyodide.runPython("{'__name__': '__main__'}") });
  return output.join("\n");
}

/** Parts of a pipeline wait for each other, so one after the other they never end: workloads.test.ts has their threads. */
const partsOf = (workload: string | undefined, parts: readonly number[]) => (workload === "pipeline" ? [1] : parts);

describe.each(findPrograms("all"))("$name", ({ source, notes }) => {
  test("checks its own results, in 1 to 4 parts", () => {
    const cuts = partsOf(notes.workload, [1, 2, 3, 4]);
    const cut = (parts: number) => `print(${parts}, check([work(part, ${parts}) for part in range(${parts})]))`;
    const printed = runPython(`${source}\n${cuts.map(cut).join("\n")}\n`);
    expect(printed).toBe(cuts.map((parts) => `${parts} True`).join("\n"));
  });

  test("finds a wrong result wrong", () => {
    expect(runPython(`${source}\nprint(check([123456.75, 654321.5]))\n`)).toBe("False");
  });

  test("a part may be the whole work, as in weak scaling", () => {
    const settings = { parts: 2, warmUp: 0, repetitions: 1, targetSeconds: 0.000001, scaling: "weak" as const };
    const repetitions = readRepetitions(runPython(withDriver(source, settings)));
    expect(repetitions.map(({ phase, correct }) => [phase, correct])).toEqual([
      ["cold", true],
      ["steady", true],
    ]);
    const [one, other] = repetitions[0]?.checksum.split("|").slice(1) ?? [];
    expect(one).toBe(other);
  });

  test("runs under the driver", () => {
    const [parts = 1] = partsOf(notes.workload, [2]);
    const settings = { parts, warmUp: 1, repetitions: 2, targetSeconds: 0.000001 };
    const repetitions = readRepetitions(runPython(withDriver(source, settings)));
    expect(repetitions.map(({ phase }) => phase)).toEqual(["cold", "warm", "steady", "steady"]);
    expect(repetitions.every(({ correct, ms, inner }) => correct && ms > 0 && inner === 1)).toBe(true);
    expect(new Set(repetitions.map(({ checksum }) => checksum)).size).toBe(1);
  });
});

test("the driver lengthens repetitions until they are worth measuring", () => {
  const settings = { parts: 1, warmUp: 0, repetitions: 1, targetSeconds: 0.05 };
  const short = "def work(part, parts):\n    return part\n\ndef check(results):\n    return results == [0]\n";
  const repetitions = readRepetitions(runPython(withDriver(short, settings)));
  const [cold, ...later] = repetitions;
  const long = ({ ms, inner }: { ms: number; inner: number }) => ms * inner >= 50;
  expect(cold?.inner).toBe(1);
  expect(later.at(-1)?.phase).toBe("steady");
  expect(later.at(-1)?.inner).toBeGreaterThan(1);
  expect(repetitions.slice(0, -1).map(long)).toEqual(
    repetitions.slice(0, -1).map((_, at, all) => at === all.length - 1),
  );
});

/** Slow at first, as code that is not compiled yet: the first calls of `work` take longer. */
const WARMING = `
import time
calls = 0


def work(part, parts):
    global calls
    calls += 1
    time.sleep(0.03 if calls < 3 else 0.001)
    return calls > 0


def check(results):
    return results == [True]
`;

test("repetitions that get short while the code warms up are lengthened again", () => {
  const settings = { parts: 1, warmUp: 2, repetitions: 3, targetSeconds: 0.02 };
  const repetitions = readRepetitions(runPython(withDriver(WARMING, settings)));
  const phases = repetitions.map(({ phase }) => phase);
  expect(phases.slice(0, 3)).toEqual(["cold", "warm", "warm"]);
  expect(phases.slice(3)).toContain("calibrating");
  expect(phases.slice(-5)).toEqual(["warm", "warm", "steady", "steady", "steady"]);
  for (const { phase, ms, inner } of repetitions.slice(-3)) expect([phase, ms * inner >= 10]).toEqual(["steady", true]);
});

test("a warm-up in seconds lasts as long as it says", () => {
  const settings = { parts: 1, warmUp: 0, warmSeconds: 0.3, repetitions: 1, targetSeconds: 0.02 };
  const repetitions = readRepetitions(runPython(withDriver(WARMING, settings)));
  const before = repetitions.filter(({ phase }) => phase !== "steady");
  expect(before.reduce((sum, { ms, inner }) => sum + ms * inner, 0)).toBeGreaterThanOrEqual(300);
  expect(before.length).toBeGreaterThan(5);
});

test.each(findPrograms("scaling"))("$name, a micro-benchmark of scaling, checks its own results", ({ source }) => {
  const small = source.replace(/^STEPS = [\d_]+$/m, "STEPS = 300");
  const cuts = [1, 2, 3];
  const cut = (parts: number) => `print(${parts}, check([work(part, ${parts}) for part in range(${parts})]))`;
  expect(runPython(`${small}\n${cuts.map(cut).join("\n")}\n`)).toBe("1 True\n2 True\n3 True");
});

test("every bundled program is found by name", () => {
  expect(bundledNames()).toContain("counting");
  expect(findProgram("counting").kind).toBe("script");
  expect(findProgram("bench/programs/sieve.py").kind).toBe("work");
});

test("a part that raises ends the run and says so: a check that forgives it would measure nothing", () => {
  const source = "def work(part, parts):\n    return [1][part]\n\n\ndef check(results):\n    return True\n";
  const settings = { parts: 2, warmUp: 0, repetitions: 1, targetSeconds: 0.000001 };
  expect(() => runPython(withDriver(source, settings))).toThrow(
    "work(1, 2) raised IndexError: list index out of range",
  );
});
