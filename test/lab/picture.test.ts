/** README's picture is what its script draws from the kept raw samples, and says what README's table says. */
import { readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");

interface Effects {
  readonly jit: number;
  readonly free: number;
  readonly both: number;
  readonly product: number;
}

const { picture, cellsOf, effects } = (await import(new URL("bench/results/four-cells.mjs", ROOT).href)) as {
  readonly picture: (journal: string) => string;
  readonly cellsOf: (journal: string) => Record<string, Record<string, number[]>>;
  readonly effects: (cells: Record<string, number[]>, threads: number) => Effects;
};

const journal = text("bench/results/2026-11-28-16-cpus.journal.jsonl");
const svg = text("bench/results/four-cells.svg");

/** The numbers of a row of README's table behind its name. */
const row = (lines: readonly string[], name: string): number[] =>
  (
    lines
      .find((line) => line.includes(name))
      ?.split(name)[1]
      ?.match(/[\d.]+/g) ?? []
  ).map(Number);

describe("the picture of the four cells", () => {
  test("is drawn from the kept samples; after a change: node bench/results/four-cells.mjs", () => {
    expect(svg).toBe(picture(journal));
  });

  test("is small, asks for nothing, and can be read without eyes, in light and in dark", () => {
    expect(svg.length).toBeLessThan(10_000);
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|href|<script|<image/);
    expect(svg).toContain("prefers-color-scheme:dark");
    const { document } = parseHTML(svg);
    expect(document.querySelector("desc")?.textContent).toContain("counting_work: JIT 19×, threads 11×, both 193×");
    expect(text("README.md")).toMatch(/!\[[^\]]*counting_work[^\]]*\]\(bench\/results\/four-cells\.svg\)/);
  });

  test.each(["counting_work", "collatz", "fib_work"])("%s: the numbers are those of README's table", (program) => {
    const readme = text("README.md").split("\n");
    const from = readme.findIndex((line) => line.startsWith(`  ${program} `) && line.includes("JIT alone"));
    const table = readme.slice(from, from + 4);
    for (const [index, threads] of [1, 2, 4, 8, 16].entries()) {
      const { jit, free, both, product } = effects(cellsOf(journal)[program] ?? {}, threads);
      for (const [name, value] of [
        ["JIT alone", jit],
        ["free threading alone", free],
        ["both", both],
        ["interaction", both / product],
      ] as const)
        expect(row(table, name)[index] ?? 0, `${name}, ${threads} threads`).toBeCloseTo(value, value > 100 ? -1 : 0.9);
    }
  });
});
