/**
 * The inspector's page as a reader has it: panes light up together by pointer and by keyboard, the selector and links
 * choose a loop, and it can be read in the dark, on a phone, in print and without its script. Needs Chromium.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inspectionPage } from "../../dist/inspect/html/page.js";
import { closePool } from "../../dist/threads/pool.js";
import { inspected } from "../inspect/inspected.js";
import { barriers, launch, open } from "./browser.js";

const folder = mkdtempSync(join(tmpdir(), "patchwork-inspect-"));
const file = join(folder, "page.html");
const screenshots = process.env.SCREENSHOTS ?? join(tmpdir(), "patchwork-screenshots");
let browser: Browser;
let first: string;

beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  const inspection = await inspected({ hotThreshold: 10 });
  const compiled = inspection.loops.filter(({ versions }) => versions.length > 0);
  first = `inspect-loop${compiled[0]?.id}-v${compiled[0]?.versions[0]?.version}`;
  writeFileSync(file, await inspectionPage(inspection, { loops: inspection.loops, runs: 0 }));
  browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await closePool();
  rmSync(folder, { recursive: true });
});

const hits = (page: Page, pane: string): Promise<(string | null)[]> =>
  page
    .locator(`.version:not(.off) .${pane} .hit`)
    .evaluateAll((found) => found.map((one) => one.getAttribute("data-p")));

test("what belongs together lights up in every pane, and a click holds it", async () => {
  const { page, complaints, loadMs } = await open(browser, file, { viewport: { width: 1500, height: 1000 } });
  await page.locator(`#${first} .bytecode tr.k`).nth(2).hover();
  const [pc] = await hits(page, "bytecode");
  expect(await hits(page, "bytecode")).toEqual([pc]);
  for (const pane of ["plan", "stencils", "wat", "bytes"]) {
    const found = await hits(page, pane);
    expect(found.length, pane).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set([pc]));
  }
  await page.locator(`#${first} .bytecode tr.k`).nth(2).click();
  await page.locator(`#${first} .bytecode tr.k`).nth(4).hover();
  expect(await hits(page, "bytecode")).toEqual([pc]);
  await page.locator(`#${first} .bytecode .rows`).focus();
  await page.keyboard.press("Escape");
  expect(await hits(page, "bytecode")).toEqual([]);
  await page.screenshot({ path: join(screenshots, "inspect-light.png"), fullPage: true });
  expect(complaints).toEqual([]);
  expect(loadMs).toBeLessThan(10_000);
});

test.each([1500, 900, 700, 380])("nothing moves while things light up, %d pixels wide", async (width) => {
  const { page } = await open(browser, file, { viewport: { width, height: 1000 } });
  const places = await page.locator(`#${first}`).evaluate((version) => {
    const found = new Set<string>();
    for (const row of version.querySelectorAll(".k")) {
      row.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
      found.add(`from ${version.getBoundingClientRect().top}, ${version.getBoundingClientRect().height} high`);
    }
    return [...found];
  });
  expect(places).toHaveLength(1);
  expect(await page.locator(`#${first} .hit`).count()).toBeGreaterThan(0);
});

test("the keyboard comes to every pane, and walks through those that have linked rows", async () => {
  const { page } = await open(browser, file);
  const titles = await page.locator(`#${first} .pane h4`).allTextContents();
  expect(titles).toContain("Stitchers");
  await page.locator("select").focus();
  const reached: string[] = [];
  for (const _ of titles) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate('document.activeElement.getAttribute("aria-label") ?? ""'));
    await page.keyboard.press("ArrowDown");
    if ((await page.locator(`#${first} [aria-label="${reached.at(-1)}"] .k[data-l]`).count()) > 0)
      expect(await page.locator(`#${first} [aria-label="${reached.at(-1)}"] .hit`).count()).toBeGreaterThan(0);
  }
  expect(reached).toEqual(titles);
});

test("the stitchers' code lights up with the rest, each in its column", async () => {
  const { page } = await open(browser, file, { viewport: { width: 1500, height: 1000 } });
  const row = page.locator(`#${first} .stitchers tr.k`, { hasText: "mul_float" }).first();
  await row.hover();
  const [pc] = await hits(page, "bytecode");
  expect(await row.getAttribute("data-p")).toBe(pc);
  for (const pane of ["plan", "stencils", "bytes"]) expect((await hits(page, pane)).length, pane).toBe(1);
  const [left, middle, right] = await row
    .locator("td")
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
  expect(left).toBeLessThan(middle as number);
  expect(middle).toBeLessThan(right as number);
});

test("the keyboard walks through a pane", async () => {
  const { page } = await open(browser, file);
  await page.locator(`#${first} .stencils .rows`).focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  expect((await hits(page, "bytes")).length).toBe(1);
  expect(await page.locator(".status").textContent()).toMatch(/in WAT/);
  await page.keyboard.press("Enter");
  expect(await page.locator(".held").count()).toBe(1);
});

test("the selector and the links of the summary choose what is shown", async () => {
  const { page } = await open(browser, file);
  const shown = page.locator(".version:visible");
  expect(await shown.count()).toBe(1);
  const ids = await page
    .locator("select option")
    .evaluateAll((options) => options.map((one) => one.getAttribute("value")));
  expect(ids.length).toBeGreaterThan(1);
  await page.locator("select").selectOption(ids[1] as string);
  expect(await shown.getAttribute("id")).toBe(ids[1]);
  await page.locator(`a[href="#${ids[0]}"]`).click();
  expect(await shown.getAttribute("id")).toBe(ids[0]);
});

test.each([
  ["light", { viewport: { width: 1300, height: 900 }, colorScheme: "light" as const }],
  ["the dark", { viewport: { width: 1300, height: 900 }, colorScheme: "dark" as const }],
  ["a phone", { viewport: { width: 380, height: 800 } }],
  ["a phone in the dark", { viewport: { width: 380, height: 800 }, colorScheme: "dark" as const }],
])("in %s nothing is wider than the page, and nothing a barrier", async (what, options) => {
  const { page, complaints } = await open(browser, file, options);
  const { width } = options.viewport;
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  expect(await barriers(page)).toEqual([]);
  // What is held and what lights up with it must be read, too.
  await page.locator(`#${first} .bytecode tr.k`).nth(3).click();
  await page.locator("details").evaluateAll((all) => {
    for (const part of all) (part as HTMLDetailsElement).open = true;
  });
  expect(await barriers(page)).toEqual([]);
  await page.screenshot({ path: join(screenshots, `inspect-${what.replace(/\W/g, "-")}.png`), fullPage: true });
  expect(complaints).toEqual([]);
});

test("nothing is a barrier where every loop is shown at once", async () => {
  const { page } = await open(browser, file);
  await page.addStyleTag({ content: ".inspection .version.off { display: block; }" });
  expect(await page.locator(".version:visible").count()).toBeGreaterThan(1);
  expect(await barriers(page)).toEqual([]);
});

test("print and a reader without scripts show every loop", async () => {
  const { page } = await open(browser, file);
  await page.emulateMedia({ media: "print" });
  const versions = await page.locator(".version").count();
  expect(await page.locator(".version:visible").count()).toBe(versions);
  // Nothing is cut off at the edge of the paper, also of what is wide.
  expect(
    await page
      .locator(".rows:visible")
      .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length),
  ).toBe(0);
  await page.screenshot({ path: join(screenshots, "inspect-print.png"), fullPage: true });
  await page.pdf({ path: join(screenshots, "inspect-print.pdf"), format: "A4" });
  const { page: plain } = await open(browser, file, { javaScriptEnabled: false });
  expect(await plain.locator(".version:visible").count()).toBe(versions);
});
