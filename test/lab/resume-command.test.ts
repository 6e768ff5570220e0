/** `bench` as a command with a design file, a dry run, Ctrl-C and --resume; and its answers to wrong input. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { ResultsFile } from "../../src/lab/results-file.js";
import { temporaryFolder } from "./support.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const folder = temporaryFolder("resume");
const patchwork = (...args: string[]) =>
  spawnSync(process.execPath, [MAIN, ...args], { cwd: folder, encoding: "utf8" });
const results = (file: string): ResultsFile => JSON.parse(readFileSync(join(folder, file), "utf8")) as ResultsFile;

writeFileSync(join(folder, "mine.py"), "n = 0\nwhile n < 100_000:\n    n += 1\nprint(n)\n");

async function journalHas(file: string, lines: number): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const path = join(folder, `${file}.journal`);
    if (existsSync(path) && readFileSync(path, "utf8").split("\n").length > lines) return;
    await sleep(50);
  }
  throw new Error(`no ${lines} lines came into the journal of ${file}`);
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on("close", (code) => resolve(code)));

test.each([
  ["Ctrl-C", "SIGINT", 130, "r.json"],
  ["SIGTERM", "SIGTERM", 143, "terminated.json"],
] as const)(
  "%s keeps what there is and says how to go on; --resume runs what is missing",
  async (_, signal, code, file) => {
    const args = ["bench", "mine.py", "--samples", "3", "--axis", "lock=free", "--no-html", "--json", file];
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const end = ended(child);
    await journalHas(file, 3);
    child.kill(signal);
    expect(await end).toBe(code);
    expect(stderr).toMatch(/interrupted; \d samples are kept\. Go on with: patchwork bench --resume \w+\.json\n$/);
    const before = results(file);
    expect(before.interrupted).toBe(true);
    const kept = before.results.flatMap(({ processes }) => processes).length;
    expect(kept).toBeLessThan(6);

    const resumed = patchwork("bench", "--resume", file);
    expect([resumed.status, resumed.stderr]).toEqual([0, "mine: 6 runs\n"]);
    const after = results(file);
    expect(after.interrupted).toBe(false);
    expect(after.results.map(({ samplesMs }) => samplesMs.length)).toEqual([3, 3]);
    expect(after.results[0]?.processes[0]).toEqual(before.results[0]?.processes[0]);
    const again = patchwork("bench", "--resume", file);
    expect([again.status, again.stderr]).toEqual([
      2,
      `patchwork: there is nothing to resume: ${file}.journal is not there; a run with --json ${file} keeps it until it is complete\n`,
    ]);
  },
);

test("a run does not go on with another program, unless it is forced", () => {
  writeFileSync(join(folder, "edited.py"), "print(1)\n");
  const environment = results("r.json").environment;
  const head = {
    format: "patchwork-journal/1",
    design: { programs: [join(folder, "edited.py")], samples: 1, axes: { engine: ["interp"], lock: ["gil"] } },
    environment,
    programs: [{ name: "edited", path: join(folder, "edited.py"), sha256: "of another text" }],
  };
  writeFileSync(join(folder, "e.json.journal"), `${JSON.stringify(head)}\n`);
  const refused = patchwork("bench", "--resume", "e.json", "--no-html");
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(
    /^patchwork: e\.json cannot go on as it began: .*edited\.py has changed\. Start again, or add --force/,
  );
  expect(patchwork("bench", "--resume", "e.json", "--no-html", "--force").status).toBe(0);
  expect(results("e.json").results[0]?.samplesMs).toHaveLength(1);
});

test("a typed design file is read and said; flags win; --dry-run shows the plan and measures nothing", () => {
  writeFileSync(
    join(folder, "patchwork.config.ts"),
    `import { defineExperiment } from "patchwork-jit";
const samples: number = 4;
export default defineExperiment({
  programs: ["mine.py"], samples, axes: { refcount: ["plain", "atomic"] }, peers: ["pyodide"], html: false, seed: 5,
});
`,
  );
  const { status, stdout, stderr } = patchwork("bench", "--dry-run", "--samples", "2");
  expect(stderr).toBe("design: patchwork.config.ts\n");
  expect(status).toBe(0);
  expect(stdout).toContain(
    "  cells of mine:\n    interp·gil·plain  interp·gil·atomic  interp·free·atomic  jit·gil·plain",
  );
  expect(stdout).toMatch(/14 processes, each cell once a round, in random order \(seed 5\)/);
  expect(stdout).toMatch(/Expected: about \d+ (s|min)/);
  expect(stdout).toContain("left out: interp·free·plain, jit·free·plain: plain reference counts need the GIL");
  expect(existsSync(join(folder, "report.html"))).toBe(false);
});

test("samples that failed are taken again by --resume", () => {
  writeFileSync(join(folder, "needs.py"), "print(open('needed.txt').read())\n");
  const failed = patchwork(
    ...["bench", "needs.py", "--no-config", "--samples", "1", "--axis", "lock=free", "--no-html", "--json", "n.json"],
  );
  expect([failed.status, failed.stderr]).toEqual([
    3,
    "needs: 2 runs\n2 samples failed; go on with: patchwork bench --resume n.json\n",
  ]);
  writeFileSync(join(folder, "needed.txt"), "here");
  const again = patchwork("bench", "--resume", "n.json", "--no-html");
  expect([again.status, again.stderr]).toEqual([0, "needs: 2 runs\n"]);
  expect(existsSync(join(folder, "n.json.journal"))).toBe(false);
});

test("without a folder for temporary files nothing is measured", () => {
  for (const args of [
    ["bench", "mine.py", "--no-config", "--json", "t.json"],
    ["bench", "mine.py", "--no-config", "--dry-run"],
    ["inspect", "mine.py"],
  ]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, TMPDIR: "/nowhere" },
    });
    expect(stderr).toBe(
      "patchwork: cannot use the folder for temporary files, /nowhere: it is not there; TMPDIR names another\n",
    );
    expect([status, stdout]).toEqual([1, ""]);
  }
});

test("a full disk: the tables are shown, the reason is one line, the samples are kept", () => {
  const { status, stdout, stderr } = patchwork(
    ...["bench", "mine.py", "--no-config", "--samples", "1", "--no-html", "--json", "/dev/full"],
  );
  expect(status).toBe(1);
  expect(stdout).toContain("interpreter  GIL");
  expect(stderr).toBe("mine: 4 runs\npatchwork: cannot write /dev/full: the disk is full (ENOSPC)\n");
});

describe("wrong input is one line", () => {
  test.each([
    [["bench", "mine.py", "--config", "none.ts"], /^patchwork: there is no design file none\.ts\n$/],
    [["bench", "--no-config", "--resume", "r.json", "mine.py"], /--resume goes on with the plan of the run/],
    [["bench", "--no-config", "--resume", "r.json", "--samples", "3"], /cannot be used with option '--samples/],
    [
      ["bench", "--no-config", "mine.py", "--peers", "python2"],
      /^patchwork: no peer is named python2; there are pyodide/,
    ],
    [["bench", "--no-config", "mine.py", "--axis", "stitcher=glue"], /axis stitcher has no level glue/],
    [["run", "--passes", "polish", "mine.py"], /Binaryen has no pass «polish»/],
    [["run", "--passes", "vacuum", "--stitcher", "splice", "mine.py"], /these options do not go together: passes are/],
    [["run", "--v8", "ignition", "mine.py"], /Allowed choices are default, liftoff, turbofan/],
    [["run", "--v8", "turbofan", "--stitcher", "binaryen", "mine.py"], /TurboFan alone would compile Binaryen itself/],
  ])("%j", (args, message) => {
    const { status, stdout, stderr } = patchwork(...args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([status, stdout]).toEqual([2, ""]);
  });
});

test("the schema is printed", () => {
  const { status, stdout } = patchwork("bench", "--json-schema");
  expect([status, JSON.parse(stdout).title]).toEqual([0, "patchwork-bench/2"]);
});
