/** The report as text: what stands in it for results of every kind; the browser's view of it is test/browser's. */
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { reportPage } from "../../src/lab/report/page.js";
import { listing } from "../../src/lab/report/sections/listing.js";
import type { ResultsFile } from "../../src/lab/results-file.js";
import { modelResults } from "../support/results.js";

const model = modelResults({ programs: 2, threads: [1, 2], rounds: 3, spans: 20 });
const documentOf = (file: ResultsFile) => parseHTML(reportPage(file)).document;
const headings = (file: ResultsFile): string[] =>
  [...documentOf(file).querySelectorAll("h2, h3")].map(({ textContent }) => textContent ?? "");

const PARTS = [
  "Do the two bets multiply?",
  "Scaling over threads",
  "Warm-up",
  "Where the time goes",
  "The loops found and their code",
];

test("everything that there is to show has its place", () => {
  expect(headings(model)).toEqual([
    "Read with care",
    "All programs",
    "Should you switch?",
    "sieve",
    ...PARTS,
    "program_1",
    ...PARTS,
    "What the code costs and what it gives",
    "Conditions",
    "Raw data",
  ]);
});

test("results of before there were profiles, fits and sources", () => {
  const { profiles: _p, advice: _a, sources: _o, ...old } = model;
  const found = headings({
    ...old,
    fits: [],
    simulations: [],
    suite: [],
    results: old.results.map(({ steadiness: _, ...cell }) => cell),
  });
  expect(found).not.toContain("Where the time goes");
  expect(found).not.toContain("Should you switch?");
  expect(found).toContain("The loops found and their code");
});

test("nothing but warnings: an interrupted run without a sample", () => {
  const empty = {
    ...model,
    results: [],
    effects: [],
    scaling: [],
    suite: [],
    fits: [],
    simulations: [],
    advice: [],
    profiles: [],
  };
  const page = documentOf({ ...empty, interrupted: true });
  expect(page.body.textContent).toContain("Interrupted");
  expect(page.querySelectorAll("figure").length).toBe(0);
});

test("a cell that failed is named where its program stands", () => {
  const broken = model.results.map((cell, index) =>
    index === 0 ? { ...cell, samplesMs: [], problems: ["gave <wrong> results"] } : cell,
  );
  const text = documentOf({ ...model, results: broken }).querySelector(
    "section[aria-labelledby=program-sieve]",
  )?.textContent;
  expect(text).toContain("interpreter · GIL, 1 thread: gave <wrong> results");
});

test("a prediction is never shown without that word", () => {
  const page = documentOf(model);
  const figures = [...page.querySelectorAll("figure")].filter((figure) =>
    figure.querySelector("svg")?.getAttribute("aria-label")?.startsWith("Predicted"),
  );
  expect(figures).toHaveLength(2);
  for (const figure of figures) {
    expect(figure.querySelector("figcaption")?.textContent).toMatch(/^Predicted, not measured/);
    expect(figure.querySelector(".legend")?.textContent?.match(/predicted/g)).toHaveLength(3);
  }
});

test("ids are unique, links lead somewhere, nothing comes from a network", () => {
  const page = documentOf(model);
  const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const link of page.querySelectorAll("a[href]")) expect(ids).toContain(link.getAttribute("href")?.slice(1));
  expect(reportPage(model)).not.toMatch(/(src|href)="?https?:|@import|url\(/);
});

describe("a listing", () => {
  const source = "def f(n):\n    while n < 3:\n        n += 1\n\n    for i in range(n):\n        g(i)\n    return n\n";
  const loop = {
    code: "f",
    line: 2,
    region: "loop",
    stitcher: "splice",
    instructions: 3,
    bytes: 1650,
    planUs: 7120,
    stitchUs: 397,
    compileUs: 900,
    entries: 1200,
    exits: 8,
  } as const;
  const lines = [
    ...parseHTML(
      listing(
        source,
        [loop],
        [{ code: "f", line: 5, reasons: ["calls a function\nat once", "calls a function\nat once"] }],
      ),
    ).document.querySelectorAll("li"),
  ];

  test("marks loops with what became of them", () => {
    expect(lines.map(({ className }) => className)).toEqual(["", "hot", "hot", "", "cold", "cold", ""]);
    expect(lines[1]?.textContent).toContain(
      "3 instructions → 1,650 bytes; planned in 7.12 ms, stitched in 397 µs, compiled in 900 µs; 1,200 entries, 8 exits",
    );
    expect(lines[4]?.querySelector("b")?.textContent).toBe("not compiled: calls a function");
  });
});
