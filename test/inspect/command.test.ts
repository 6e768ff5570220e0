/** `patchwork inspect` and `patchwork stencils` as a user calls them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { VIEW_NAMES } from "../../dist/inspect/views.js";
import { assemble } from "../../src/bytecode/assembler.js";
import { disassemble } from "../../src/bytecode/disassembler.js";
import { Workplace } from "../support/cli.js";
import { SOURCE } from "./inspected.js";

const place = new Workplace();
afterAll(() => place.remove());
const sums = place.write("sums.py", SOURCE);
const LIMIT = { limitMs: 150_000 };
const inspect = (...args: string[]) => place.run(["inspect", ...args], LIMIT);

describe("inspect", { timeout: 180_000 }, () => {
  test("shows what was compiled and refused; the program's output is not in it", async () => {
    const { code, stdout, stderr } = await inspect(sums, "--hot", "100", "--show-output");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\s*\d+ {2}total {2,}5–10 /m);
    expect(stdout).toContain("yields in every turn (line 21)");
    expect(stdout).not.toContain("\u001b");
    expect(stderr).toMatch(/^\d+ 3000 20\n$/);
  });

  test("says what to do when nothing was compiled", async () => {
    const { code, stdout } = await inspect(sums, "--view", "plan");
    expect(code).toBe(0);
    expect(stdout).toContain("nothing was compiled");
    expect(stdout).toContain("--hot 1");
    expect(stdout).toMatch(/loop \d+, total, lines 5–10: 3,0\d\d back-edges, not hot/);
  });

  test("a program that fails is shown with its traceback on stderr", async () => {
    const file = place.write("fails.py", "i = 0\nitems = [1] * 300\nwhile i < 500:\n    items[i] = i\n    i = i + 1\n");
    const { code, stdout, stderr } = await inspect(file, "--threshold", "50");
    expect(stderr).toMatch(/^Traceback[\s\S]*line 4[\s\S]*IndexError: list assignment index out of range\n$/);
    expect(stdout).toContain("exit code 1");
    expect(stdout).toContain("── compiled loops ──");
    expect(code).toBe(0);
  });

  test("a benchmark program does its work once", async () => {
    const file = place.write(
      "bench.py",
      "def work(part, parts):\n    n = 0\n    while n < 400:\n        n = n + 1\n    return n\n\n\ndef check(results):\n    return True\n",
    );
    const { stdout } = await inspect(file, "--hot", "50");
    expect(stdout).toMatch(/^\s*0 {2}work {2,}3–4 /m);
  });

  test("--no-run gives the bytecode that the assembler reads", async () => {
    const { code, stdout } = await inspect(sums, "--no-run", "--view", "bytecode");
    expect(code).toBe(0);
    expect(disassemble(assemble(stdout, SOURCE))).toBe(stdout);
  });

  test("--out writes modules, maps and the source", async () => {
    const { stderr } = await inspect(sums, "--hot", "100", "--out", "modules");
    expect(stderr).toContain("files in modules");
    const files = readdirSync(join(place.folder, "modules"));
    const wasm = files.filter((name) => name.endsWith(".wasm"));
    expect(wasm.length).toBeGreaterThan(0);
    for (const name of wasm) {
      expect(WebAssembly.validate(readFileSync(join(place.folder, "modules", name)))).toBe(true);
      expect(JSON.parse(readFileSync(join(place.folder, "modules", `${name}.map`), "utf8"))).toMatchObject({
        version: 3,
        sources: ["sums.py"],
      });
    }
    expect(files).toContain("sums.py");
  });

  test("a long view arrives whole through a pipe", async () => {
    const { stdout } = await inspect(sums, "--hot", "10", "--view", "json");
    expect(stdout.length).toBeGreaterThan(65_536);
    expect(JSON.parse(stdout).schema).toBe(1);
  });

  test("--html writes a page beside the view", async () => {
    const { stdout } = await inspect(
      sums,
      "--hot",
      "100",
      "--loop",
      "0",
      "--view",
      "regions",
      "--format",
      "dot",
      "--html",
      "page.html",
      "--no-compare",
    );
    expect(stdout).toMatch(/^digraph /);
    expect(readFileSync(join(place.folder, "page.html"), "utf8")).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  });

  test.runIf(existsSync("/dev/full"))("a full disk: the view is shown, the reason is one line", async () => {
    const { code, stdout, stderr } = await inspect(sums, "--hot", "100", "--no-compare", "--html", "/dev/full");
    expect(stdout).toContain("compiled loops");
    expect(stderr).toBe("patchwork: cannot write /dev/full: the disk is full (ENOSPC)\n");
    expect(code).toBe(1);
  });

  test("what would replace the program is refused", async () => {
    const source = readFileSync(join(place.folder, sums), "utf8");
    for (const args of [
      ["--html", `./${sums}`],
      ["--out", "."],
    ])
      expect(await inspect(sums, ...args)).toMatchObject({ code: 2, stdout: "" });
    expect(readFileSync(join(place.folder, sums), "utf8")).toBe(source);
  });

  test.each<[what: string, args: string[], words: RegExp]>([
    ["a page that cannot be", ["--html", "nowhere/page.html"], /^patchwork: cannot write nowhere\/page\.html: /],
    ["the program as the page", ["--html", "sums.py"], /--html sums\.py is the program itself; name another file/],
    ["a loop that does not exist", ["--loop", "77"], /there is no loop 77; the loops are: loop 0, total/],
    ["an unknown format", ["--format", "png"], /png.*dot/],
    ["an unknown tier", ["--tier", "maglev"], /maglev.*turbofan/],
    ["a number of turns that is none", ["--hot", "soon"], /soon/],
    ["a view that needs a run", ["--no-run", "--view", "asm"], /asm needs a run/],
    ["a page without a run", ["--no-run", "--html", "page.html"], /--html needs a run; without one \(--no-run\)/],
    ["modules without a run", ["--no-run", "--out", "modules"], /--out needs a run/],
    ["a folder that cannot be", ["--hot", "100", "--out", "sums.py/modules"], /cannot write into/],
  ])("%s is one line and exit code 2", async (_, args, words) => {
    const { code, stdout, stderr } = await inspect(sums, ...args);
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split("\n").length, stderr).toBe(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("--help names every view of the registry", async () => {
    const { stdout } = await inspect("--help");
    for (const view of VIEW_NAMES) expect(stdout).toContain(`"${view}"`);
  });
});

describe("stencils", { timeout: 120_000 }, () => {
  const stencils = (...args: string[]) => place.run(["stencils", ...args], LIMIT);

  test("by signature", async () => {
    const { stdout } = await stencils("--signature", "float float -> float");
    const names = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    expect(names).toEqual(expect.arrayContaining(["add_float", "mul_float"]));
    expect(names).not.toContain("add_int");
    expect((await stencils("--signature", "cat -> dog")).stderr).toContain("cat -> dog");
  });

  test("one: uses, size, WAT alone, JSON with its uses", async () => {
    const { stdout } = await stencils("unbox_int");
    expect(stdout).toContain("a conversion, value to int, or exit");
    expect(stdout).toMatch(/spliced: \d+ bytes, with its 1 result put into locals/);
    expect((await stencils("add_int", "--wat")).stdout).toMatch(/^\(func[\s\S]*\)\n$/);
    const json = JSON.parse((await stencils("add_int", "--json")).stdout);
    expect(json).toMatchObject({ name: "add_int", uses: { opcodes: expect.arrayContaining(["ADD_INT"]) } });
  });

  test("a wrong name gets suggestions", async () => {
    expect((await stencils("add_imt")).stderr).toContain("did you mean add_int");
    expect((await stencils("cubed_float")).stderr).toMatch(/did you mean \w+_float, /);
  });
});
