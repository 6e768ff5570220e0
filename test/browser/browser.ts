/** A Chromium for tests, with what a page did that it should not: errors of its console, requests to a network. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(`no Chromium is at ${CHROMIUM}: apt-get install chromium, or name another one with CHROMIUM`);
  }
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

export interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly loadMs: number;
  /** Processor time that the page's main thread took for it: the same on a busy machine, or nearly. */
  readonly workedMs: number;
}

/** Opens a file from disk. Whatever it asks of a network is refused and told. */
export async function open(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.route(/^https?:/, (route) => {
    complaints.push(`asked for ${route.request().url()}`);
    return route.abort();
  });
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const started = performance.now();
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  const loadMs = performance.now() - started;
  const { metrics } = await session.send("Performance.getMetrics");
  const tasks = metrics.find(({ name }) => name === "TaskDuration");
  if (!tasks) throw new Error("the browser does not say how long its tasks took");
  await session.detach();
  return { page, complaints, loadMs, workedMs: tasks.value * 1000 };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, one line a problem. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run();
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}, ${nodes.length} times, first ${nodes[0]?.html.slice(0, 120)}`,
    );
  });
}
