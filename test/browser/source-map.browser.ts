/**
 * The modules that `inspect --out` writes, in a browser's debugger (Chromium's, by its protocol): it hears of the source
 * map, breakpoints that are set on Python lines stop there, and the stack leads back to the line. Needs Chromium.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { eachMapping, originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeModules } from "../../dist/inspect/write-modules.js";
import { closePool } from "../../dist/threads/pool.js";
import { VALUE } from "../../src/base/layout.js";
import { compiledLoop, inspected } from "../inspect/inspected.js";
import { launch } from "./browser.js";

/** Needs nothing of the runtime: a memory with its frame is enough to run its loop. */
const SOURCE = `def total(limit):
    s = 0
    i = 0
    while i < limit:
        s = s + i
        i = i + 1
    return s


print(total(3000))
`;

const FRAME = 4096;
const THREAD = 8192;
const LIMIT = 20;

const folder = mkdtempSync(join(tmpdir(), "patchwork-debugger-"));
let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  // Isolated, as shared memories ask for.
  const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
  server = createServer((request, response) => {
    const name = basename(request.url ?? "");
    const type = name.endsWith(".wasm") ? "application/wasm" : name.endsWith(".map") ? "application/json" : "text/html";
    const there = name === "" || existsSync(join(folder, name));
    response.writeHead(there ? 200 : 404, { ...headers, "Content-Type": type });
    response.end(name !== "" && there ? readFileSync(join(folder, name)) : "<!doctype html><title>Debugger</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  await closePool();
  rmSync(folder, { recursive: true });
});

/** A small int as a signed 64-bit word. */
const boxed = (value: number): bigint => BigInt.asIntN(64, BigInt(value) + VALUE.INT_BIAS);

interface Script {
  readonly scriptId: string;
  readonly url: string;
  readonly sourceMapURL?: string;
  readonly scriptLanguage?: string;
}

interface Paused {
  readonly callFrames: readonly {
    readonly functionName: string;
    readonly location: { readonly scriptId: string; readonly columnNumber?: number };
    readonly scopeChain: readonly { readonly type: string; readonly object: { readonly objectId: string } }[];
  }[];
}

/** Writes the module of `total`'s loop; gives its name. */
async function written(stitcher: string): Promise<string> {
  const inspection = await inspected({ stitcher }, SOURCE);
  const { loop, version } = compiledLoop(inspection);
  const [name] = await writeModules(inspection, folder, [[loop, version]]);
  return name as string;
}

/** Instantiates the module as a page would, with a runtime that refuses, and lets the loop run from `thread` on. */
async function load(page: Page, name: string): Promise<void> {
  await page.evaluate(
    async ([name, frame, thread, values]) => {
      const memory = new WebAssembly.Memory({ initial: 256, maximum: 65536, shared: true });
      const module = await WebAssembly.compileStreaming(fetch(name));
      const imports: Record<string, Record<string, unknown>> = {};
      for (const { module: from, name: what, kind } of WebAssembly.Module.imports(module)) {
        imports[from] ??= {};
        imports[from][what] =
          kind === "memory"
            ? memory
            : () => {
                throw new Error(`asked the runtime for ${what}`);
              };
      }
      const { exports } = await WebAssembly.instantiate(module, imports as WebAssembly.Imports);
      const words = new BigInt64Array(memory.buffer);
      for (const [register, value] of values.entries()) words[frame / 8 + register] = BigInt(value);
      // No request waits for the thread.
      new Int32Array(memory.buffer)[thread / 4] = 1;
      Object.assign(window, {
        run: () => (exports.run as CallableFunction)(frame, thread, 0),
        register: (index: number) => String(words[frame / 8 + index]),
      });
    },
    [name, FRAME, THREAD, [LIMIT, 0, 0].map((value) => String(boxed(value)))] as const,
  );
}

describe.each(["splice", "binaryen", "binaryen-opt"])("%s", (stitcher) => {
  test("a breakpoint on a Python line stops there", async () => {
    const name = await written(stitcher);
    const page = await (await browser.newContext()).newPage();
    const debug: CDPSession = await page.context().newCDPSession(page);
    const scripts: Script[] = [];
    debug.on("Debugger.scriptParsed", (script) => scripts.push(script as Script));
    await page.goto(`${origin}/`);
    await debug.send("Debugger.enable");
    await load(page, name);
    const parsed = () => scripts.find(({ url }) => url === `${origin}/${name}`);
    await expect.poll(parsed, { timeout: 30_000 }).toBeDefined();
    const script = parsed() as Script;
    expect(script).toMatchObject({ scriptLanguage: "WebAssembly", sourceMapURL: `${name}.map` });

    // What a debugger does: the map from beside the module, the line's bytes from the map.
    const map = new TraceMap(await (await fetch(new URL(script.sourceMapURL ?? "", script.url))).text());
    expect(map.sourcesContent).toEqual([SOURCE]);
    const line = SOURCE.split("\n").indexOf("        s = s + i") + 1;
    const offsets: number[] = [];
    eachMapping(map, ({ originalLine, generatedColumn }) => originalLine === line && offsets.push(generatedColumn));
    expect(offsets.length).toBeGreaterThan(0);
    for (const columnNumber of offsets)
      await debug.send("Debugger.setBreakpoint", {
        location: { scriptId: script.scriptId, lineNumber: 0, columnNumber },
      });

    const paused = new Promise<Paused>((resolve) => debug.once("Debugger.paused", (event) => resolve(event as Paused)));
    const ended = page.evaluate("run()");
    const [top] = (await paused).callFrames;
    expect(top?.location.scriptId).toBe(script.scriptId);
    expect(originalPositionFor(map, { line: 1, column: top?.location.columnNumber ?? 0 })).toMatchObject({
      source: "sums.py",
      line,
    });
    expect(top?.functionName).toContain("total");
    const scope = top?.scopeChain.find(({ type }) => type === "local");
    const { result } = await debug.send("Runtime.getProperties", { objectId: scope?.object.objectId ?? "" });
    // Locals bear the program's names; Binaryen's passes put several into one.
    const sums = result.filter(({ name }) => /\bs\.int$/.test(name));
    expect(sums.length).toBe(stitcher === "binaryen-opt" ? 0 : 1);

    await debug.send("Debugger.disable");
    await ended;
    // The loop did its work: it left with the sum in the frame.
    expect(await page.evaluate("register(1)")).toBe(String(boxed((LIMIT * (LIMIT - 1)) / 2)));
    await page.context().close();
  });
});
