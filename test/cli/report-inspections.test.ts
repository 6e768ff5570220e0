/** The inspector's part of the report: the loops and the code of every program, however many there are. */
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { inspectionsFor } from "../../dist/cli/report-inspections.js";
import { reportPage } from "../../dist/lab/report/page.js";
import { modelResults } from "../support/results.js";

const model = modelResults({ programs: 5, threads: [1], rounds: 2, spans: 20 });
const names = ["sieve", ...[1, 2, 3, 4].map((index) => `program_${index}`)];

test("of five programs each has its code, packed under its own heading", async () => {
  const told: string[] = [];
  const extras = await inspectionsFor(model, { onProgram: (program) => told.push(program) });
  expect(told).toEqual(names);
  expect(Object.keys(extras.inspections ?? {})).toEqual(names);
  const { document } = parseHTML(reportPage(model, extras));
  for (const name of names) {
    const part = document.querySelector(`section[aria-labelledby=program-${name.replace("_", "-")}] details.packed`);
    expect(part?.hasAttribute("open")).toBe(false);
    const html = gunzipSync(Buffer.from(part?.querySelector("script")?.textContent ?? "", "base64")).toString();
    expect(html).toBe(extras.inspections?.[name]);
    for (const pane of ["source", "bytecode", "region", "plan", "stencils", "wat", "bytes", "turbofan", "exits"])
      expect(html, `${name}, ${pane}`).toContain(`<section class="pane ${pane}"`);
    expect(html).not.toContain("pane liftoff");
    expect(html).not.toContain("pane stitchers");
    expect(html).toContain("<code>--view stitchers</code>");
    expect(extras.inspectedCells?.[name]).toBe("JIT · free");
    expect(html).toContain("by Liftoff, is left out in a report of more than 3 programs");
  }
});

test("of few programs V8's first code is shown, too, and the stitchers side by side", async () => {
  const few = modelResults({ programs: 2, threads: [1], rounds: 2, spans: 20 });
  const { inspections = {} } = await inspectionsFor(few);
  for (const pane of ["liftoff", "stitchers"])
    expect(Object.values(inspections).map((html) => html.includes(`<section class="pane ${pane}"`))).toEqual([
      true,
      true,
    ]);
});

const PRODUCTS = `def work(part, parts):
    s = 0.5
    for i in range(part, 100_000, parts):
        s = s + s * 0.00001
    return s


def check(results):
    return True
`;

test("the code is that of what was measured: with its plug-ins and the flags of a cell of the JIT, which is named", async () => {
  const one = modelResults({ programs: 1, threads: [1], rounds: 2, spans: 20 });
  const plugin = fileURLToPath(new URL("../../bench/plugins/innermost.ts", import.meta.url));
  const flags = ["--stitcher", "binaryen", "--passes", "vacuum", "--hot", "500", "--v8", "liftoff"];
  const levels = { stitcher: "binaryen", threshold: "500", v8: "liftoff" };
  const results = one.results.map((cell) =>
    cell.engine === "jit" ? { ...cell, flags: [...cell.flags, ...flags], levels: { ...cell.levels, ...levels } } : cell,
  );
  const sources = one.sources?.map((source) => ({ ...source, source: PRODUCTS })) ?? [];
  const measured = { ...one, sources, results };
  const { inspections, inspectedCells } = await inspectionsFor({ ...measured, design: { plugins: [plugin] } });
  expect(inspectedCells).toEqual({
    sieve: "JIT · free · binaryen · 500 turns · Liftoff only · innermost.ts",
  });
  expect(inspections?.sieve).toContain("JIT (binaryen, region innermost");
  expect(inspections?.sieve).toContain("tried from 500 back-edges on");
  expect(inspections?.sieve).toContain("Here V8 had both its tiers.");
  const without = await inspectionsFor({ ...measured, design: { plugins: [plugin], axes: { plugin: true } } });
  expect(without.inspections?.sieve).toContain("JIT (binaryen, region auto");
});

test("a program that cannot be inspected does not cost the report", async () => {
  const few = modelResults({ programs: 2, threads: [1], rounds: 2, spans: 20 });
  const sources = few.sources?.map((one, index) => (index === 0 ? { ...one, source: "def (" } : one)) ?? [];
  const { inspections } = await inspectionsFor({ ...few, sources });
  expect(inspections?.sieve).toMatch(/^<p>The inspector could not show it: .*SyntaxError/s);
  expect(inspections?.program_1).toContain('<section class="pane wat"');
});

test("none of an interrupted run, none where nothing was compiled, and none after Ctrl-C", async () => {
  expect(await inspectionsFor({ ...model, interrupted: true })).toEqual({});
  const idle = model.results.map((cell) => ({ ...cell, processes: [] }));
  expect(await inspectionsFor({ ...model, results: idle })).toEqual({});
  expect((await inspectionsFor(model, { signal: AbortSignal.abort() })).inspections).toEqual({});
});
