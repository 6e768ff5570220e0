/** The page: one document that needs nothing else, whose ids and links are consistent. */
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inspectionPage } from "../../dist/inspect/html/page.js";
import { INSPECTION_SCRIPT } from "../../dist/inspect/html/script.js";
import { inspectionSection } from "../../dist/inspect/html/section.js";
import type { Inspection } from "../../dist/inspect/inspection.js";
import { closePool } from "../../dist/threads/pool.js";
import { compiledLoop, inspected } from "./inspected.js";

let inspection: Inspection;
let page: string;
let document: Document;

beforeAll(async () => {
  inspection = await inspected();
  page = await inspectionPage(inspection, { loops: inspection.loops, runs: 0 });
  ({ document } = parseHTML(page) as unknown as { document: Document });
}, 180_000);
afterAll(closePool);

const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
const values = (selector: string, attribute: string): string[] =>
  all(selector).map((element) => element.getAttribute(attribute) ?? "");

test("needs no network and is small", () => {
  expect(page).not.toMatch(/\b(src|href)="(?!#)/);
  expect(page).not.toMatch(/https?:|url\((?!#)/);
  expect(page.length).toBeLessThan(500_000);
});

test("ids are unique, and every reference leads to one", () => {
  const ids = values("[id]", "id");
  expect(new Set(ids).size).toBe(ids.length);
  const used = [
    ...values("[aria-labelledby]", "aria-labelledby").flatMap((names) => names.split(" ")),
    ...values("label", "for"),
    ...values("output", "for"),
    ...values("option", "value"),
    ...values("a[href]", "href").map((href) => href.slice(1)),
    ...values("[marker-end]", "marker-end").map((url) => url.slice("url(#".length, -1)),
  ];
  expect(used.length).toBeGreaterThan(20);
  for (const id of used) expect(ids).toContain(id);
});

test("every version has its panes, and every instruction of the code is in the panes that cause it", () => {
  const { loop, version } = compiledLoop(inspection);
  const article = document.getElementById(`inspect-loop${loop.id}-v${version.version}`);
  const panes = [...(article?.querySelectorAll(".pane h4") ?? [])].map((title) => title.textContent);
  expect(panes).toEqual([
    "Source",
    "Bytecode",
    "Region",
    "Plan",
    "Stencils",
    "WAT",
    "Bytes",
    "TurboFan",
    "Liftoff",
    "Exits",
    "Stitchers",
  ]);
  const levels = (pane: string, level: string) =>
    new Set(
      [...(article?.querySelectorAll(`.${pane} [data-${level}]`) ?? [])].map((one) =>
        one.getAttribute(`data-${level}`),
      ),
    );
  const bytecode = levels("bytecode", "p");
  for (const pc of levels("stencils", "p")) expect(bytecode).toContain(pc);
  for (const line of levels("bytecode", "l")) expect(levels("source", "l")).toContain(line);
  const plan = levels("plan", "m");
  for (const pane of ["stencils", "wat", "bytes", "stitchers"]) {
    expect(levels(pane, "m").size).toBeGreaterThan(10);
    for (const line of levels(pane, "m")) expect(plan).toContain(line);
  }
});

test("the stitchers' code stands side by side, a line of the plan a row", () => {
  const { loop, version } = compiledLoop(inspection);
  const pane = document.querySelector(`#inspect-loop${loop.id}-v${version.version} .stitchers`);
  const [figures, code] = [...(pane?.querySelectorAll("table") ?? [])];
  const texts = (selector: string, within = code) =>
    [...(within?.querySelectorAll(selector) ?? [])].map((cell) => cell.textContent);
  expect(texts("tbody td:first-child", figures)).toEqual(["splice", "binaryen", "binaryen-opt"]);
  expect(texts("th")).toEqual(["plan", "splice", "binaryen", "binaryen-opt"]);
  const product = [...(code?.querySelectorAll("tbody tr") ?? [])].find((row) =>
    /mul_float/.test(row.textContent ?? ""),
  );
  const cells = [...(product?.querySelectorAll("td") ?? [])].slice(1).map((cell) => cell.textContent);
  expect(cells).toHaveLength(3);
  for (const cell of cells) expect(cell).toMatch(/^f64\.mul$/m);
  expect(pane?.querySelector("p")?.textContent).toContain("Speed was not measured: --runs N runs the program again");
});

test("text of the program cannot become markup", async () => {
  const nasty = await inspected(
    { hotThreshold: 10 },
    'i = 0\nwhile i < 50 and "<img src=x>" != "</script>":\n    i = i + 1\n',
  );
  const section = await inspectionSection(nasty, {
    loops: nasty.loops.map((loop) => ({ ...loop, versions: [] })),
    runs: 0,
    idPrefix: "two",
  });
  expect(section).not.toContain("<img");
  expect(section).toContain('id="two"');
  const whole = await inspectionPage(nasty, { loops: nasty.loops, runs: 0, compare: false });
  expect(whole).not.toContain("<img");
  expect(whole).toContain("&lt;img src=x&gt;");
}, 180_000);

test("the script is JavaScript", () => {
  expect(() => new Function(INSPECTION_SCRIPT)).not.toThrow();
});
