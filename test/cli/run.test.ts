/** `patchwork run`: streams, exit codes, switches and the files that it writes. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FAULT_CELLS, MAIN, Workplace } from "../support/cli.js";

const place = new Workplace();
afterAll(() => place.remove());

const HOT =
  "def work(n):\n    total = 0\n    for i in range(n):\n        total += i\n    return total\n\nprint(work(30000))\n";

interface Stats {
  wallMs: number;
  instructionsInterpreted: number;
  threads: number;
  loops: Record<string, unknown>[];
  gil: { enabled: boolean; switches: number; waitMs: number };
  locks: { waits: number; waitMs: number };
}

async function statsOf(source: string, args: readonly string[], env: Record<string, string> = {}): Promise<Stats> {
  // The program is over before code would come in the background.
  const flags = [...args, "--compile", "at-once", "--stats", "stats.json"];
  const { code, stderr } = await place.program(source, flags, { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(readFileSync(join(place.folder, "stats.json"), "utf8")) as Stats;
}

test("a warm start runs another program first, of which nothing is seen", async () => {
  place.write("in.txt", "four");
  place.write("seen.py", 'import sys\nprint(sys.argv[1:], len(open("in.txt").read()))\n');
  const args = ["--start", "warm", "--stats", "warm.json", "seen.py", "a"];
  const { code, stdout, stderr } = await place.run(["run", ...args]);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "['a'] 4\n", stderr: "" });
  const stats = JSON.parse(readFileSync(join(place.folder, "warm.json"), "utf8")) as Stats;
  expect(stats.threads).toBe(1);
  expect(stats.instructionsInterpreted).toBeLessThan(20_000);
});

describe("streams and exit codes", () => {
  test("output goes to stdout alone, exit code 0", async () => {
    expect(await place.program('print("hé", 1, sep="→")\n')).toMatchObject({ code: 0, stdout: "hé→1\n", stderr: "" });
  });

  test("an error goes to stderr, what was printed before stays, exit code 1", async () => {
    const { code, stdout, stderr } = await place.program("print('before')\nprint(1 // 0)\n");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "before\n" });
    expect(stderr).toBe(
      'Traceback (most recent call last):\n  File "program.py", line 2, in <module>\n    print(1 // 0)\n          ~~^^~~\nZeroDivisionError: division by zero\n',
    );
  });

  test("an empty file does nothing, well", async () => {
    expect(await place.program("")).toMatchObject({ code: 0, stdout: "", stderr: "" });
  });

  test("a byte order mark and CRLF line ends are read as CPython reads them", async () => {
    expect(await place.program("\ufeffx = 1\r\nif x:\r\n    print('ok')\r\n")).toMatchObject({
      code: 0,
      stdout: "ok\n",
      stderr: "",
    });
  });

  test("the traceback names the file as it was given", async () => {
    place.write("sub/deep.py", "1 / 0\n");
    const { stderr } = await place.run(["run", "./sub/deep.py"]);
    expect(stderr).toContain('File "./sub/deep.py", line 1, in <module>');
  });

  test("much output through a pipe is whole", async () => {
    const { code, stdout } = await place.program("for i in range(20000):\n    print('line', i)\n");
    expect(code).toBe(0);
    expect(stdout).toBe(Array.from({ length: 20000 }, (_, i) => `line ${i}\n`).join(""));
  });
});

describe("what is not accepted", () => {
  test.each<[what: string, source: string, line: number, column: number, words: RegExp]>([
    ["compiling a text", "x = 1\ny = exec('x')\n", 2, 5, /exec/],
    ["a character's name", "x = '\\N{DIGIT ONE}'\n", 1, 5, /\\N.*write the character/],
    ["a built-in that is not there", "x = __import__('os')\n", 1, 5, /__import__/],
    ["a module that is not there", "import sqlite3\n", 1, 1, /sqlite3/],
  ])("%s: file, line, column, construct, exit code 2; nothing runs", async (_, source, line, column, words) => {
    const { code, stdout, stderr } = await place.program(`print("never")\n${source}`);
    expect(stderr).toMatch(words);
    expect(stderr.startsWith(`program.py:${line + 1}:${column}: `), stderr).toBe(true);
    expect(stderr.trimEnd().split("\n").length).toBe(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("a file that is not UTF-8", async () => {
    place.write("latin.py", Uint8Array.from([...Buffer.from("x = 1\nprint('"), 0xe9, ...Buffer.from("')\n")]));
    const { code, stdout, stderr } = await place.run(["run", "latin.py"]);
    expect(stderr).toContain("SyntaxError: Non-UTF-8 code starting with '\\xe9' in file latin.py on line 2");
    expect(code).toBeGreaterThan(0);
    expect(stdout).toBe("");
  });
});

describe("switches", () => {
  test.each<[args: string[], env: Record<string, string>, jit: boolean, gil: boolean]>([
    [[], {}, true, false],
    [["--no-jit"], {}, false, false],
    [["--gil"], {}, true, true],
    [["--no-jit", "--gil"], {}, false, true],
    [[], { PYTHON_JIT: "0", PYTHON_GIL: "1" }, false, true],
    [[], { PYTHON_JIT: "1", PYTHON_GIL: "0" }, true, false],
    [["--jit", "--no-gil"], { PYTHON_JIT: "0", PYTHON_GIL: "1" }, true, false],
    [["-X", "gil=1"], {}, true, true],
    [["-X", "gil=0"], { PYTHON_GIL: "1" }, true, false],
    [["-X", "gil=1", "--no-gil"], {}, true, false],
  ])("%j %j: JIT %s, GIL %s", async (args, env, jit, gil) => {
    const stats = await statsOf(HOT, args, env);
    expect(stats.gil.enabled).toBe(gil);
    expect(stats.loops.length > 0).toBe(jit);
  });

  test.each(["splice", "binaryen", "binaryen-opt"])("--stitcher %s is the one that stitches", async (stitcher) => {
    const { loops } = await statsOf(HOT, ["--stitcher", stitcher]);
    expect(loops).toEqual([expect.objectContaining({ code: "work", line: 3, region: "loop", stitcher })]);
  });
});

describe("files", () => {
  test("--stats holds what DESIGN.md lists", async () => {
    const stats = await statsOf(HOT, []);
    expect(stats).toMatchObject({
      wallMs: expect.any(Number),
      instructionsInterpreted: expect.any(Number),
      threads: 1,
      gil: { enabled: false, switches: expect.any(Number), waitMs: expect.any(Number) },
      locks: { waits: expect.any(Number), waitMs: expect.any(Number) },
      countedPerThread: { objects: expect.any(Number), settled: expect.any(Number) },
    });
    expect(stats.instructionsInterpreted).toBeGreaterThan(1000);
    const numbers = ["instructions", "bytes", "stitchUs", "compileUs", "entries", "exits"];
    for (const name of numbers) expect(stats.loops[0]?.[name], name).toEqual(expect.any(Number));
  });

  test("--trace is a Chrome trace with a track a thread", async () => {
    const source =
      "import threading\ndef work():\n    n = 0\n    while n < 20000:\n        n += 1\n\nts = []\nfor i in range(2):\n    t = threading.Thread(target=work)\n    t.start()\n    ts.append(t)\nfor t in ts:\n    t.join()\n";
    const { code } = await place.program(source, ["--gil", "--trace", "trace.json"]);
    expect(code).toBe(0);
    const { traceEvents } = JSON.parse(readFileSync(join(place.folder, "trace.json"), "utf8")) as {
      traceEvents: { name: string; ph: string; ts: number; dur?: number; tid: number; args?: { name?: string } }[];
    };
    const tracks = traceEvents
      .filter(({ name, ph }) => ph === "M" && name === "thread_name")
      .map(({ args }) => args?.name);
    expect(tracks).toEqual(expect.arrayContaining(["MainThread", "Thread-1 (work)", "Thread-2 (work)"]));
    for (const { ts, dur = 0 } of traceEvents.filter(({ ph }) => ph === "X")) {
      expect(ts).toBeGreaterThanOrEqual(0);
      expect(dur).toBeGreaterThanOrEqual(0);
    }
    expect(traceEvents.some(({ ph }) => ph === "X")).toBe(true);
  });

  test("--trace FILE.mmd is a Mermaid gantt with a section a thread", async () => {
    const source =
      "import threading\nt = threading.Thread(target=sum, args=([1, 2],), name='a: b')\nt.start()\nt.join()\n";
    const { code } = await place.program(source, ["--gil", "--trace", "trace.mmd"]);
    expect(code).toBe(0);
    const lines = readFileSync(join(place.folder, "trace.mmd"), "utf8").split("\n");
    expect(lines[0]).toBe("gantt");
    expect(lines).toEqual(expect.arrayContaining(["    section MainThread", "    section a  b"]));
    const tasks = lines.filter((line) => / :/.test(line));
    for (const task of tasks) expect(task).toMatch(/^ {4}[\w ]+ :(?:crit, |active, |done, )?\d+, \d+$/);
  });

  test("a stats file that cannot be written is told before the program runs", async () => {
    const { code, stdout, stderr } = await place.program("print(1)\n", ["--stats", "no/such/folder.json"]);
    expect(stdout).toBe("");
    expect(stderr).toContain("no/such/folder.json");
    expect(code).toBe(2);
    expect(existsSync(join(place.folder, "no"))).toBe(false);
  });
});

test.each(FAULT_CELLS)("the same program in %s %s", async (...flags) => {
  expect(await place.program(HOT, flags)).toMatchObject({ code: 0, stdout: "449985000\n", stderr: "" });
});

describe("files that cannot be written are refused before the program runs", () => {
  test.each([
    [
      "a folder that is not there",
      ["--stats", "nowhere/stats.json"],
      /^patchwork: cannot write nowhere\/stats\.json: .*\n$/,
    ],
    ["a folder", ["--trace", "."], /^patchwork: cannot write \.: .*\n$/],
    [
      "the program",
      ["--stats", "program.py"],
      /^patchwork: --stats program\.py is the program itself; name another file\n$/,
    ],
    [
      "the program by another path",
      ["--trace", "./program.py"],
      /^patchwork: --trace \.\/program\.py is the program itself/,
    ],
    [
      "a plug-in",
      ["--stats", "program.py.ts", "--plugin", "program.py.ts"],
      /^patchwork: --stats program\.py\.ts is a plug-in of this run; name another file\n$/,
    ],
    [
      "one file for both",
      ["--stats", "both.json", "--trace", "./both.json"],
      /^patchwork: --trace \.\/both\.json is the file of --stats too; name another file\n$/,
    ],
  ])("%s", async (_, args, message) => {
    const { code, stdout, stderr } = await place.program("print('ran')\n", args);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(existsSync(join(place.folder, "both.json"))).toBe(false);
  });

  test("what stands in them stays until the program has ended", async () => {
    place.write("kept.json", "kept");
    const { code } = await place.program("x = 1 +\n", ["--stats", "kept.json", "--trace", "fresh.json"]);
    expect(code).toBe(1);
    expect(readFileSync(join(place.folder, "kept.json"), "utf8")).toBe("kept");
    expect(existsSync(join(place.folder, "fresh.json"))).toBe(false);
  });
});

test.runIf(existsSync("/dev/full"))("output that the system refuses: an OSError in one line", async () => {
  place.write("program.py", "while True:\n    print('x')\n");
  const command = `"${process.execPath}" "${MAIN}" run program.py > /dev/full`;
  const { status, stderr } = spawnSync("sh", ["-c", command], { cwd: place.folder, encoding: "utf8", timeout: 30_000 });
  expect(stderr).toBe("OSError: [Errno 28] No space left on device\n");
  expect(status).toBe(1);
});
