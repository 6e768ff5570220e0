/**
 * A worker that is killed from outside is an error of the program, told on stderr, and never a hang. The workers'
 * handles come from the library; the child process ends one as an operator or the out-of-memory killer would.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { patchwork, Workplace } from "../support/cli.js";

const place = new Workplace();
afterAll(() => place.remove());

const dist = (path: string) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);

/** Runs a program and ends the workers that `victims` chooses while it runs. */
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
// Again and again: on a loaded machine the first ones may not have begun, and a parked worker's death harms nobody. None that
// was there for less than a second: Node 20 itself aborts when a worker is ended in the middle of loading a module.
const seen = new Map();
setInterval(() => {
  for (const worker of poolWorkers()) seen.set(worker, (seen.get(worker) ?? 0) + 1);
  for (const worker of ${victims}) if (seen.get(worker) > 2) worker.terminate();
}, 500);
const { exitCode } = await runProgram(program, { ...DEFAULT_RUN_OPTIONS, gil: gil === "gil", jit: jit === "jit", memoryBytes: 2 ** 26 });
console.log("exit code", exitCode);
process.exit(exitCode);
`,
  );
  return file;
}

const ALONE = "n = 0\nwhile True:\n    n += 1\n";
/** More threads than the pool keeps ready, so that every worker is in use. */
const THREADS = Math.max(5, availableParallelism() + 1);
const WITH_THREADS = `import threading
lock = threading.Lock()
def work():
    n = 0
    while True:
        with lock:
            n += 1

ts = []
for i in range(${THREADS}):
    t = threading.Thread(target=work)
    t.start()
    ts.append(t)
for t in ts:
    t.join()
`;

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
    const { code, stdout, stderr } = await patchwork(args, { main: killer(victims), limitMs: 90_000 });
    expect(stderr).toMatch(/worker died/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "exit code 1\n" });
  });
});

test("a worker that dies while nothing runs on it does no harm", async () => {
  const file = join(place.folder, "idle.mjs");
  writeFileSync(
    file,
    `import { compileProgram } from ${dist("language/index.js")};
import { DEFAULT_RUN_OPTIONS } from ${dist("threads/options.js")};
import { poolWorkers, startWorkers, warmWorkers } from ${dist("threads/pool.js")};
import { runProgram } from ${dist("threads/run.js")};

startWorkers(5);
await warmWorkers(5, false);
for (const worker of poolWorkers().slice(0, 3)) await worker.terminate();
await new Promise((resolve) => setTimeout(resolve, 200));
const source = "import threading\\nfor i in range(6):\\n    t = threading.Thread(target=print, args=(i,))\\n    t.start()\\n    t.join()\\n";
const { exitCode } = await runProgram(compileProgram(source, "idle.py"), { ...DEFAULT_RUN_OPTIONS, memoryBytes: 2 ** 26 });
process.exit(exitCode);
`,
  );
  const { code, stdout, stderr } = await patchwork([], { main: file, limitMs: 90_000 });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "0\n1\n2\n3\n4\n5\n", stderr: "" });
});
