/**
 * A worker that is killed from outside is an error of the program, told on stderr, and never a hang. The workers'
 * handles come from the library; the child process ends one as an operator or the out-of-memory killer would.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { patchwork, Workplace } from "../support/cli.js";

const place = new Workplace();
afterAll(() => place.remove());

const dist = (path: string) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);

/** Runs a program and, once it has printed, ends the workers that `victims` chooses. */
function killer(victims: string): string {
  const file = join(place.folder, "killer.mjs");
  writeFileSync(
    file,
    `import { compileProgram } from ${dist("language/index.js")};
import { DEFAULT_RUN_OPTIONS } from ${dist("threads/options.js")};
import { poolWorkers } from ${dist("threads/pool.js")};
import { runProgram } from ${dist("threads/run.js")};
import { readFileSync } from "node:fs";

const [, , file, gil, jit] = process.argv;
const program = compileProgram(readFileSync(file, "utf8"), file);
setTimeout(() => { for (const worker of ${victims}) worker.terminate(); }, 700);
const { exitCode } = await runProgram(program, { ...DEFAULT_RUN_OPTIONS, gil: gil === "gil", jit: jit === "jit", memoryBytes: 2 ** 26 });
console.log("exit code", exitCode);
process.exit(exitCode);
`,
  );
  return file;
}

const ALONE = "n = 0\nwhile True:\n    n += 1\n";
const WITH_THREADS =
  "import threading\nlock = threading.Lock()\ndef work():\n    n = 0\n    while True:\n        with lock:\n            n += 1\n\nts = []\nfor i in range(3):\n    t = threading.Thread(target=work)\n    t.start()\n    ts.append(t)\nfor t in ts:\n    t.join()\n";

describe.each([
  ["gil", "nojit"],
  ["free", "nojit"],
  ["gil", "jit"],
  ["free", "jit"],
])("%s, %s", (gil, jit) => {
  test.each([
    ["the only one", ALONE, "poolWorkers()"],
    ["all", WITH_THREADS, "poolWorkers()"],
    ["one of several", WITH_THREADS, "[poolWorkers()[1]]"],
  ])("%s", async (_, source, victims) => {
    place.write("victim.py", source);
    const args = [join(place.folder, "victim.py"), gil, jit];
    const { code, stdout, stderr } = await patchwork(args, { main: killer(victims), limitMs: 20_000 });
    expect(stderr).toMatch(/worker died/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "exit code 1\n" });
  });
});
