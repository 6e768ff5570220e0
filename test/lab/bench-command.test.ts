/** `patchwork bench` and `compare` as commands over the real thing, and their answers to wrong input. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { runExperiment } from "../../src/lab/api.js";
import type { ResultsFile } from "../../src/lab/results-file.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "patchwork-bench-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

const patchwork = (...args: string[]) =>
  spawnSync(process.execPath, [MAIN, ...args], { cwd: folder, encoding: "utf8" });

const COUNTING = `import threading

def count(limit=300_000):
    n = 0
    while n < limit:
        n += 1

threads = [threading.Thread(target=count), threading.Thread(target=count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;

test("a user's own script: table, verdict, JSON and report; compared with itself nothing is worse", {
  timeout: 120_000,
}, () => {
  writeFileSync(join(folder, "mine.py"), COUNTING);
  const { status, stdout, stderr } = patchwork(
    "bench",
    "mine.py",
    ...["--samples", "2", "--json", "mine.json"],
    // The script is over before code would come in the background.
    ...["--axis", "compile=at-once"],
  );
  expect(stderr).toBe("mine: 8 runs\n");
  expect(status).toBe(0);
  for (const text of ["interpreter  GIL", "JIT          free", "interaction: both", "splice", "report: "]) {
    expect(stdout).toContain(text);
  }
  expect(stdout).toMatch(/JIT [\d.]+× alone, free threading [\d.]+× alone, together [\d.]+×/);
  const results = JSON.parse(readFileSync(join(folder, "mine.json"), "utf8")) as ResultsFile;
  expect(results.schema).toBe("patchwork-bench/2");
  expect(results.results).toHaveLength(4);
  expect(results.results.every(({ samplesMs, threads }) => samplesMs.length === 2 && threads === 2)).toBe(true);
  expect(readFileSync(join(folder, "report.html"), "utf8")).toContain("<svg");
  expect(patchwork("compare", "mine.json", "mine.json").status).toBe(0);
});

test("a program that fails in every cell is told, with exit code 3", { timeout: 120_000 }, () => {
  writeFileSync(join(folder, "fails.py"), "print(1 // 0)\n");
  const { status, stdout } = patchwork("bench", "fails.py", "--samples", "1", "--no-html");
  expect(status).toBe(3);
  expect(stdout).toContain("ended with exit code 1: ZeroDivisionError");
});

test.each([
  [["bench", "nowhere.py"], /^patchwork: no program is at nowhere.py; give a .py file/],
  [["bench", "half.py"], /half.py defines work\(part, parts\) and no check\(results\); the lab needs both\n$/],
  [["bench", "broken.py"], /broken\.py:1:9: SyntaxError: '\(' was never closed\n$/],
  [
    ["bench", "--threads", "2,zero", "fib_work"],
    /^patchwork: option '--threads <list>' argument '2,zero' is invalid\. It must be a whole number/,
  ],
  [
    ["bench", "--axis", "colour", "fib_work"],
    /^patchwork: no axis is named colour; there are engine, .*stitcher.*lock/,
  ],
  [["bench", "refused.py"], /refused\.py:1:1: .*exec/],
  [["bench", "fib_work", "--json", "nowhere/x.json"], /^patchwork: cannot write nowhere\/x\.json: /],
  [
    ["bench", "own.py", "--json", "./own.py"],
    /^patchwork: --json \.\/own\.py is the program own; name another file\n$/,
  ],
  [
    ["bench", "own.py", "--html", "design.json", "--config", "design.json"],
    /^design: design\.json\npatchwork: --html design\.json is the design file; name another file\n$/,
  ],
  [["bench", "own.py", "--html", "own.py"], /^patchwork: --html own\.py is the program own; name another file\n$/],
  [
    ["bench", "own.py", "--json", "one.out", "--html", "one.out"],
    /^patchwork: --html one\.out is the file of --json too; name another file\n$/,
  ],
  [
    ["bench", "own.py", "--json", "a.json", "--pyperf", "report.html"],
    /^patchwork: --html report\.html is the file of/,
  ],
  [["bench", "--fast"], /^patchwork: unknown option '--fast'/],
  [["compare", "nowhere.json", "nowhere.json"], /^patchwork: cannot read nowhere.json: ENOENT/],
  [["compare", "foreign.json", "foreign.json"], /^patchwork: foreign.json is not a result of patchwork bench/],
])("patchwork %j", (args, message) => {
  writeFileSync(join(folder, "refused.py"), "exec('1')\n");
  writeFileSync(join(folder, "half.py"), "def work(part, parts):\n    return 1\n");
  writeFileSync(join(folder, "foreign.json"), "[]");
  writeFileSync(join(folder, "own.py"), "print(1)\n");
  writeFileSync(join(folder, "design.json"), "{}");
  writeFileSync(join(folder, "broken.py"), "def work(part, parts:\n    return 1\n");
  const { status, stderr, stdout } = patchwork(...args);
  expect(stderr).toMatch(message);
  expect(
    stderr
      .replace(/^design: .*\n/, "")
      .trimEnd()
      .split("\n"),
  ).toHaveLength(1);
  expect(readFileSync(join(folder, "own.py"), "utf8")).toBe("print(1)\n");
  expect(stdout).toBe("");
  expect(status).toBe(2);
});

test("what is asked for and does nothing is said", () => {
  writeFileSync(join(folder, "checks.py"), "def check(results):\n    return True\n\nprint(check([]))\n");
  const { status, stdout, stderr } = patchwork(
    ...["bench", "checks.py", "--dry-run", "--threads", "1,2,4", "--repetitions", "3"],
    ...["--axis", "stitcher=splice", "--axis", "stitcher=binaryen"],
  );
  expect(stderr).toBe(
    "checks defines check(results) and no work(part, parts): it is measured as a script\n--threads, --repetitions are only for programs that define work(part, parts); not for checks\n",
  );
  expect(stdout).toContain("jit·free·splice  jit·free·binaryen");
  expect(status).toBe(0);
});

test("the library refuses a program that checks nothing, as the command does", async () => {
  const file = join(folder, "half-too.py");
  writeFileSync(file, "def work(part, parts):\n    return 1\n");
  await expect(runExperiment({ programs: [file] })).rejects.toThrow(/no check\(results\); the lab needs both$/);
});

test("the library takes a design as a design file has it, axes as texts, too, and refuses what a design cannot say", async () => {
  const file = join(folder, "half-more.py");
  writeFileSync(file, "def work(part, parts):\n    return 1\n\ndef check(results):\n    return True\n");
  const few = { programs: [file], threads: [1], samples: 1, repetitions: 1, warmUp: 0, warmSeconds: 0, targetMs: 1 };
  const settled = { ...few, profile: false, quick: true };
  const byDesign = await runExperiment({ ...settled, axes: { stitcher: ["splice"], start: ["warm"] } });
  const byTexts = await runExperiment({ ...settled, axes: ["stitcher=splice", "start=warm"] });
  const cellsOf = ({ results }: ResultsFile) => results.map(({ levels }) => JSON.stringify(levels));
  expect(cellsOf(byTexts)).toEqual(cellsOf(byDesign));
  expect(cellsOf(byDesign)).toHaveLength(4);
  await expect(runExperiment({ programs: [file], axes: { weather: true } })).rejects.toThrow(/axes cannot be taken/);
  await expect(runExperiment({ programs: [file], samples: 0 })).rejects.toThrow(
    "runExperiment: samples must be a whole number from 1 on, not 0",
  );
});
