/** The command's bundles and V8's code of them, as the build leaves them in dist. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const whole = join(dist, "build/whole.cjs");

/** Whether a new process of Node takes the code kept for the worker's bundle at `file`. */
function isTaken(file: string): boolean {
  const script = `const { cached } = require(${JSON.stringify(whole)}).load(${JSON.stringify(file)}); console.log(cached)`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout === "true\n";
}

describe("the worker's bundle", () => {
  let folder = "";
  const original = join(dist, "threads/worker.whole.cjs");
  beforeAll(() => {
    // Beside the package's modules, where its imports are found.
    folder = mkdtempSync(join(dist, "threads-test-"));
    for (const name of readdirSync(join(dist, "threads")).filter((file) => file.startsWith("worker.whole")))
      cpSync(join(dist, "threads", name), join(folder, name));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const caches = readdirSync(join(dist, "threads")).filter((file) => file.endsWith(".cache"));
  const isOfThisNode = caches.some((file) => file.includes(`-${process.version}-`));

  it("comes with V8's code, which the version of Node that built it takes", () => {
    expect(caches.length).toBeGreaterThan(0);
    expect(isTaken(original)).toBe(isOfThisNode);
  });

  it("has no use for the code of another bundle of the same length", () => {
    const file = join(folder, "worker.whole.cjs");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace(/^\/\/ bundle ./, (line) => `${line.slice(0, -1)}${line.endsWith("0") ? "1" : "0"}`),
    );
    expect(isTaken(file)).toBe(false);
  });

  it("is loaded without it, and when it is damaged", () => {
    const file = join(folder, "worker.whole.cjs");
    writeFileSync(file, readFileSync(original));
    for (const name of readdirSync(folder).filter((name) => name.endsWith(".cache")))
      writeFileSync(join(folder, name), "this is no code of V8's");
    expect(isTaken(file)).toBe(false);
    for (const name of readdirSync(folder).filter((name) => name.endsWith(".cache"))) rmSync(join(folder, name));
    expect(isTaken(file)).toBe(false);
  });
});

it("is written whole: nothing half written is left", () => {
  const left = ["cli", "threads"]
    .flatMap((name) => readdirSync(join(dist, name)))
    .filter((file) => /cache./.test(file));
  expect(left).toEqual([]);
});
