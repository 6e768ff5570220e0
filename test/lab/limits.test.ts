/** Limits do the work of their programs: the same result as the program itself, by module and in the lab's process. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import { expect, test } from "vitest";
import { type DriverSettings, readRepetitions, withDriver } from "../../src/lab/driver.js";
import { limitFigures } from "../../src/lab/figures/limits.js";
import { limitCells, limitPath } from "../../src/lab/limits.js";
import { findProgram } from "../../src/lab/programs.js";
import { experiment, type SyntheticCell } from "./synthetic.js";

const names = readdirSync(fileURLToPath(new URL("../../bench/limits", import.meta.url)))
  .filter((file) => file.endsWith(".wat"))
  .map((file) => basename(file, ".wat"));

const CHILD = fileURLToPath(new URL("../../dist/lab/peers/limit-child.js", import.meta.url));
const pyodide = await loadPyodide();

test("the programs of the issue have one", () => {
  const asked = ["counting_work", "fannkuch", "lcg", "mandelbrot", "matmul", "nbody", "sieve", "spectral_norm"];
  expect(names).toEqual(expect.arrayContaining(asked));
});

/** The repetitions that the process of a program's limit prints. */
function runChild(name: string, settings: DriverSettings) {
  const file = join(mkdtempSync(join(tmpdir(), "limit-")), `${name}.py`);
  writeFileSync(file, withDriver(findProgram(name).source, settings));
  return readRepetitions(spawnSync(process.execPath, [CHILD, name, file], { encoding: "utf8" }).stdout);
}

test.each(names)("%s: the program's own result, written as the program writes it", async (name) => {
  const { instance } = await WebAssembly.instantiate(readFileSync(limitPath(name)));
  const result = (instance.exports.work as () => number | bigint)();
  const { source } = findProgram(name);
  const globals = pyodide.runPython("{'__name__': '__main__'}");
  pyodide.runPython(`${source}\nresult = work(0, 1)\n`, { globals });
  expect(pyodide.runPython("float(result)", { globals })).toBe(Number(result));
  expect(pyodide.runPython("type(result).__name__", { globals })).toBe(typeof result === "bigint" ? "int" : "float");
  const [first] = runChild(name, { parts: 1, warmUp: 0, repetitions: 1, targetSeconds: 0 });
  expect(first?.checksum).toBe(pyodide.runPython("f'|{result}'", { globals }));
});

test("its process repeats as the driver says", () => {
  const settings = { parts: 1, warmUp: 2, warmSeconds: 0.01, repetitions: 3, targetSeconds: 0.002 };
  const [cell] = limitCells("matmul");
  expect(cell?.flags).toEqual(["matmul"]);
  const repetitions = runChild("matmul", settings);
  expect(repetitions[0]?.phase).toBe("cold");
  expect(repetitions.slice(-5).map(({ phase }) => phase)).toEqual(["warm", "warm", "steady", "steady", "steady"]);
  expect(new Set(repetitions.map(({ checksum, correct }) => `${checksum} ${correct}`))).toEqual(
    new Set(["|551675.0 true"]),
  );
  expect(limitCells("records")).toEqual([]);
});

test("figures: the mean over programs with a limit, and the worst by name", () => {
  const of = (name: string, jit: number | SyntheticCell, limit?: number) => {
    const times = (value: number | SyntheticCell) => ({ 1: { neither: value, jit: value, free: value, both: value } });
    const cells = (value: number | SyntheticCell, id: string) =>
      experiment(times(value), { name })
        .cells.slice(0, 1)
        .map((measured) => ({ ...measured, cell: { ...measured.cell, id } }));
    const own = experiment(times(jit), { name });
    return { ...own, cells: [...cells(jit, "jit·gil·1t"), ...(limit === undefined ? [] : cells(limit, "limit"))] };
  };
  const [mean, worst] = limitFigures([of("a", 4, 2), of("b", 8, 1), of("c", 5)]);
  expect(mean?.estimate?.value).toBeCloseTo(4, 1); // √(2 · 8)
  expect(mean?.met).toBe(false);
  expect(worst?.title).toContain("(b)");
  expect(worst?.estimate?.value).toBeCloseTo(8, 1);
  expect(limitFigures([of("c", 5)]).map(({ missing }) => missing)).toEqual(["no limit", "no limit"]);

  const steadyOnes = limitFigures([of("a", 4, 2), of("d", { ms: 90, unsteady: true }, 1)]);
  expect(steadyOnes[0]?.title).toContain("1 of 2 programs (no steady state: d)");
  expect(steadyOnes.map(({ estimate }) => estimate?.value)).toEqual([2, 2].map((two) => expect.closeTo(two, 1)));
});
