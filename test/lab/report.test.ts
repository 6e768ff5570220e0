/** The report as text: what stands in it for results of every kind; the browser's view of it is test/browser's. */
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { reportPage } from "../../src/lab/report/page.js";
import { listing } from "../../src/lab/report/sections/listing.js";
import { stitchedPrograms } from "../../src/lab/report/sections/stitching.js";
import type { CellJson, ResultsFile } from "../../src/lab/results-file.js";
import { modelResults } from "../support/results.js";

const model = modelResults({ programs: 2, threads: [1, 2], rounds: 3, spans: 20 });
const documentOf = (file: ResultsFile) => parseHTML(reportPage(file)).document;
const headings = (file: ResultsFile): string[] =>
  [...documentOf(file).querySelectorAll("h2, h3")].map(({ textContent }) => textContent ?? "");

const PARTS = [
  "Do the two bets multiply?",
  "Scaling over threads",
  "Warm-up",
  "Where the time goes in a short, cold run",
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
  expect(found.join("\n")).not.toContain("Where the time goes");
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

describe("a cell without a steady state", () => {
  const [steady] = model.results.flatMap(({ steadiness }) => steadiness?.processes ?? []);
  const none = { kind: "none", segments: steady?.segments ?? [], outliers: [] } as const;
  /** The JIT's free cell of both programs, on two threads. */
  const results = model.results.map((cell) =>
    cell.cell === "jit·free·2t"
      ? { ...cell, steadiness: { kind: "none" as const, processes: cell.processes.map(() => none) } }
      : cell,
  );
  const doubtful = ["jit·free·2t"];
  const page = documentOf({
    ...model,
    results,
    effects: model.effects.map((effect) => (effect.threads === 2 ? { ...effect, doubtful } : effect)),
    scaling: model.scaling.map((entry) =>
      entry.levels.engine === "jit" && entry.levels.lock === "free" ? { ...entry, doubtful } : entry,
    ),
  });
  const program = page.querySelector("section[aria-labelledby=program-sieve]");
  const pictures = (within: Element | null, alt: string, document = page) =>
    [...(within ?? document).querySelectorAll("svg")].filter((svg) => svg.getAttribute("aria-label")?.startsWith(alt));
  const before = documentOf(model).querySelector("section[aria-labelledby=program-sieve]");

  test("says so in the picture of two by two, where no other cell is the fastest but a steady one", () => {
    const cells = [...(program?.querySelectorAll("table.cells td") ?? [])].slice(1);
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/ms.*the baseline/),
      expect.stringMatching(/ms.*×/),
      expect.stringMatching(/ms.*×/),
      "no steady state–",
    ]);
    expect(cells.map(({ className }) => className)).toEqual(["", "", "best", ""]);
  });

  test("has no bar and no point", () => {
    const bars = (section: Element | null) =>
      pictures(section, "Median time").flatMap((svg) => [...svg.querySelectorAll("g[aria-label=bar] rect, rect")])
        .length;
    expect(bars(before) - bars(program)).toBe(1);
    expect(pictures(program, "Median time")[0]?.textContent).toContain("no steady state");
    const points = (section: Element | null) =>
      pictures(section, "Time by lock").flatMap((svg) => [...svg.querySelectorAll("circle")]).length;
    expect(points(before) - points(program)).toBe(1);
    const curve = (section: Element | null) =>
      pictures(section, "Speed-up over the number").flatMap((svg) => [...svg.querySelectorAll("circle")]).length;
    expect(curve(before)).toBeGreaterThan(curve(program));
  });

  test("makes effects and scaling doubtful, in every table and picture of them", () => {
    const marked = (text = "") => text.match(/\(doubtful\)/g)?.length ?? 0;
    expect(marked(pictures(program, "Speed-up of the JIT")[0]?.textContent ?? "")).toBe(3);
    const tables = [...page.querySelectorAll("table")].map((table) => table.textContent ?? "");
    const [overview] = tables.filter((text) => text.startsWith("Speed-ups over the interpreter"));
    expect(marked(overview)).toBe(2 * 4);
    const [scaling] = tables.filter((text) => text.includes("strong scaling"));
    expect(marked(scaling)).toBe(2);
    expect(page.querySelector("section[aria-labelledby=overview]")?.textContent).toContain("Rings are doubtful");
  });
});

test("what the terminal says beside the tables stands in the page, too", () => {
  const [fit] = model.fits;
  const reason = "its two parameters need two thread counts above 1 within this machine's 2 cores, and there is 1";
  const file: ResultsFile = {
    ...model,
    environment: {
      ...model.environment,
      v8Flags: { run: ["--of-a-run"], compilingStitched: ["--of-stitched-code"] },
    },
    settings: { ...model.settings, scaling: "weak" },
    scaling: model.scaling.map((entry) => ({ ...entry, mode: "weak" })),
    results: model.results.map((cell) => ({ ...cell, nodeFlags: ["--liftoff-only"] })),
    unfitted: [{ program: "sieve", levels: fit?.levels ?? {}, law: "usl", reason }],
    leftOut: [{ what: "pypy3", why: "it is not installed" }],
  };
  const page = documentOf(file);
  const text = (selector: string): string => page.querySelector(selector)?.textContent ?? "";
  expect(text("section[aria-labelledby=program-sieve]")).toContain(`Universal Scalability Law not fitted: ${reason}.`);
  expect(text("section[aria-labelledby=program-sieve]")).toContain("Weak scaling, every thread does the whole work");
  const conditions = text("section[aria-labelledby=conditions]");
  for (const told of [
    "pypy3: it is not installed",
    "weak: every thread",
    "--liftoff-only",
    "--of-a-run",
    "--of-stitched-code",
  ])
    expect(conditions).toContain(told);
});

test("conditions are in words, also what the machine does not tell", () => {
  const environment = {
    ...model.environment,
    turbo: false,
    smt: false,
    virtual: true,
    cpuQuota: 1.5,
    clockMHz: 2400,
    loadAtEnd: 1.25,
    stolen: 0.0008934554389099843,
    versions: { binaryen: "130.0.0", "py-ast": "1.9.0" },
  };
  const list = [...documentOf({ ...model, environment }).querySelectorAll("section[aria-labelledby=conditions] dd")];
  const texts = list.map(({ textContent }) => textContent ?? "");
  expect(texts).toContain(
    "A model of a processor, 2 cores, of which the control group grants 1.50, 2400 MHz, governor unknown, turbo off, without hardware threads, a virtual machine",
  );
  expect(texts).toContain(
    "0.20 at the start, 1.25 at the end (its own processes are in it), 0.1 % of the cores' time given to other machines meanwhile",
  );
  expect(texts).toContain("binaryen: 130.0.0, py-ast: 1.9.0");
  expect(texts.join()).not.toMatch(/true|false|[{}]/);
});

test("in the picture of where the time goes a cell has rows for its own threads only", () => {
  const [picture] = [...documentOf(model).querySelectorAll("svg")].filter((svg) =>
    svg.getAttribute("aria-label")?.startsWith("Where the time of each thread went"),
  );
  const texts = [...(picture?.querySelectorAll("text") ?? [])].map(({ textContent }) => textContent);
  const count = (text: string) => texts.filter((one) => one === text).length;
  expect([count("MainThread"), count("Thread-1"), count("Thread-2")]).toEqual([8, 8, 4]);
  expect(count("JIT · free, 2 threads")).toBe(1);
});

test("what was observed of a repeated program is said to be cold, for a script it is what was measured", () => {
  const text = (file: ResultsFile): string => documentOf(file).body.textContent ?? "";
  expect(text(model)).toContain("it begins cold and is short, where the times above are those of the steady state");
  const scripts = model.profiles?.map((profile) => ({ ...profile, parts: 0 })) ?? [];
  expect(text({ ...model, profiles: scripts })).not.toContain("begins cold");
});

test("the code's heading names the cell whose code it is", () => {
  const extras = { inspections: { sieve: "<p>code</p>" }, inspectedCells: { sieve: "JIT · free · binaryen" } };
  const { document } = parseHTML(reportPage(model, extras));
  expect(document.getElementById("program-sieve-inspected")?.textContent).toBe(
    "The code, stage by stage: JIT · free · binaryen",
  );
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

test("what making code costs is that of the cell whose speed-up stands beside it: the JIT with the GIL", () => {
  const made = (cell: CellJson, stitchUs: number): CellJson => ({
    ...cell,
    processes: cell.processes.map((sample) =>
      sample.stats
        ? { ...sample, stats: { ...sample.stats, loops: sample.stats.loops.map((loop) => ({ ...loop, stitchUs })) } }
        : sample,
    ),
  });
  const results = model.results.map((cell) => made(cell, cell.gil ? 1000 : 9000));
  const planAndCompileUs = 900 + 1800;
  expect(stitchedPrograms({ ...model, results }).map(({ madeUs }) => madeUs)).toEqual(
    ["sieve", "program_1"].map(() => 1000 + planAndCompileUs),
  );
});

test("the picture of two by two is there for every combination of further axes, named", () => {
  const combined = <T extends { readonly levels: Readonly<Record<string, string>> }>(items: readonly T[]): T[] =>
    ["atomic", "biased"].flatMap((refcount) =>
      items.map((item) => ({
        ...item,
        levels: { ...item.levels, refcount },
        medianMs: refcount === "atomic" ? 40 : 30,
      })),
    );
  const page = documentOf({ ...model, results: combined(model.results), effects: combined(model.effects) });
  const section = page.querySelector("section[aria-labelledby=program-sieve]");
  const names = [...(section?.querySelectorAll(".multiples .combination") ?? [])].map(({ textContent }) => textContent);
  expect(names).toEqual(["refcount: atomic", "refcount: biased"].map((name) => expect.stringContaining(name)));
  const pictures = [...(section?.querySelectorAll(".multiples table.cells") ?? [])];
  expect(pictures.map((picture) => picture.querySelector("caption")?.textContent?.startsWith("refcount: "))).toEqual([
    true,
    true,
  ]);
  expect(pictures.map((picture) => picture.querySelector("td b")?.textContent)).toEqual(["40.0 ms", "30.0 ms"]);
  expect(documentOf(model).querySelectorAll(".multiples").length).toBe(0);
});
