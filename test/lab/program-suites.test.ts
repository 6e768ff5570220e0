/** Figures over suites of programs: means over a suite's own programs, and the worst of all by name. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ExperimentResult } from "../../src/lab/experiment.js";
import { suiteFigures, suitePlan } from "../../src/lab/figures/program-suites.js";
import { findPrograms, PACKAGE_ROOT } from "../../src/lab/programs.js";
import { experiment, type SyntheticCell } from "./synthetic.js";

/** Pyodide takes 100 ms; interpreter and JIT what is said. */
function result(name: string, interpreter: number | SyntheticCell, jit: number | SyntheticCell): ExperimentResult {
  const times = (neither: number | SyntheticCell, other: number | SyntheticCell) => ({
    neither,
    jit: other,
    free: neither,
    both: other,
  });
  const own = experiment({ 1: times(interpreter, jit) }, { name });
  const cells = experiment({ 1: times(100, 100) }, { name }).cells.slice(0, 1);
  const pyodide = cells.map((measured) => ({ ...measured, cell: { ...measured.cell, id: "pyodide" } }));
  return { ...own, cells: [...pyodide, ...own.cells] };
}

const value = (id: string, results: readonly ExperimentResult[], missing?: string) =>
  suiteFigures(results, missing).find((found) => found.id === id);

describe("figures over suites", () => {
  const results = [result("mandelbrot", 20, 2), result("sieve", 5, 1), result("records", 50, 60)];

  test("means are of the suite's own programs, geometric", () => {
    expect(value("interp-numeric", results)?.estimate?.value).toBeCloseTo(10, 1); // √(5 · 20)
    expect(value("jit-numeric", results)?.estimate?.value).toBeCloseTo(Math.sqrt(10 * 5), 1);
    expect(value("jit-pyodide-objects", results)?.estimate?.value).toBeCloseTo(100 / 60, 1);
    expect(value("interp-numeric", results)?.title).toContain("2 numeric programs");
  });

  test("a program without a steady state is in no mean and not the worst, and is named", () => {
    const unsteady = { ms: 90, unsteady: true };
    const more = [...results, result("fannkuch", 2, unsteady), result("bodies", unsteady, 1)];
    expect(value("jit-numeric", more)?.estimate?.value).toBeCloseTo(Math.sqrt(10 * 5), 1);
    expect(value("jit-numeric", more)?.title).toContain("2 of 3 numeric programs (no steady state: fannkuch)");
    // Pyodide and the interpreter had one.
    expect(value("interp-numeric", more)?.title).toContain("3 numeric programs");
    expect(value("interp-objects", more)?.title).toContain("1 of 2 objects programs (no steady state: bodies)");
    expect(value("jit-least", more)?.title).toContain("(records)");
    expect(value("jit-numeric", [result("sieve", unsteady, 1)])).toMatchObject({
      missing: "no program with a steady state",
      title: expect.stringContaining("0 of 1 numeric programs (no steady state: sieve)"),
    });
  });

  test("the worst program is named and judged", () => {
    const worst = value("jit-least", results);
    expect(worst?.title).toContain("(records)");
    expect(worst?.met).toBe(false);
    expect(value("interp-least", results)).toMatchObject({ met: true, title: expect.stringContaining("(records)") });
  });

  test("without Pyodide its figures say why they are missing, and the others stand", () => {
    expect(value("interp-objects", results, "not installed")).toMatchObject({ missing: "not installed" });
    expect(value("interp-least", results, "not installed")).toMatchObject({ missing: "not installed" });
    expect(value("jit-objects", results, "not installed")?.estimate?.value).toBeCloseTo(50 / 60, 1);
  });

  test("every program of the suites is measured on one thread in both engines, beside Pyodide", () => {
    const peer = { id: "pyodide", launcher: "pyodide", levels: {}, flags: [], parts: 1 };
    const plan = suitePlan([peer]);
    expect(plan.map(({ program }) => program.name)).toEqual(
      [...findPrograms("numeric"), ...findPrograms("objects")].map(({ name }) => name),
    );
    for (const { cells, program } of plan) {
      const limit = existsSync(new URL(`../../bench/limits/${program.name}.wat`, import.meta.url)) ? ["limit"] : [];
      expect(cells.map(({ id }) => id)).toEqual([...limit, "pyodide", "interp·gil·1t", "jit·gil·1t"]);
    }
  });
});

test("the README says how many programs the default suite has", () => {
  const readme = readFileSync(join(PACKAGE_ROOT, "README.md"), "utf8");
  expect(/bench default --quick +# (\d+) workloads/.exec(readme)?.[1]).toBe(String(findPrograms("default").length));
});
