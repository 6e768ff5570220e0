/** Ctrl-C: KeyboardInterrupt in the main thread wherever it is, its traceback, exit code 130; never a hang. */
import { execFileSync } from "node:child_process";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FAULT_CELLS, Workplace } from "../support/cli.js";

const place = new Workplace();
afterAll(() => place.remove());

const PLACES: readonly (readonly [where: string, source: string, line: number])[] = [
  ["a loop at module level", "print('go')\nn = 0\nwhile True:\n    n += 1\n", 0],
  [
    "a hot loop in a function",
    "def spin():\n    n = 0\n    while True:\n        n = n + 1 & 1023\n\nprint('go')\nspin()\n",
    0,
  ],
  ["an empty loop", "print('go')\nwhile True:\n    pass\n", 3],
  [
    "calls without a loop of their own",
    "def f(n):\n    if n > 0:\n        f(n - 1)\n        f(n - 1)\n\nprint('go')\nf(60)\n",
    0,
  ],
  ["a sleep", "import time\nprint('go')\ntime.sleep(60)\n", 3],
  [
    "a join of a sleeping thread",
    "import threading, time\ndef nap():\n    time.sleep(1)\n\nt = threading.Thread(target=nap)\nt.start()\nprint('go')\nt.join()\n",
    8,
  ],
  [
    "a lock that nobody releases",
    "import threading\nlock = threading.Lock()\nlock.acquire()\nprint('go')\nlock.acquire()\n",
    5,
  ],
];

describe.each(FAULT_CELLS)("%s %s", (...flags) => {
  test.each(PLACES)("in %s", async (_, source, line) => {
    const { code, signal, stdout, stderr } = await place.program(source, flags, { interruptAt: "go", limitMs: 90_000 });
    expect(stderr).toMatch(
      /^Traceback \(most recent call last\):\n {2}File "program\.py", line \d+, in <module>\n[\s\S]*\nKeyboardInterrupt\n$/,
    );
    if (line > 0) expect(stderr).toContain(`line ${line}, in <module>`);
    expect({ code, signal, stdout }).toEqual({ code: 130, signal: null, stdout: "go\n" });
  });
});

test("a thread that computes goes on until it ends; the exit code stays 130", async () => {
  const source =
    "import threading, time\ndef work():\n    time.sleep(0.8)\n    print('thread done')\n\nt = threading.Thread(target=work)\nt.start()\nprint('go')\nwhile True:\n    pass\n";
  const { code, stdout, stderr } = await place.program(source, [], { interruptAt: "go", limitMs: 90_000 });
  expect(stderr).toMatch(/KeyboardInterrupt\n$/);
  expect({ code, stdout }).toEqual({ code: 130, stdout: "go\nthread done\n" });
});

test("before the program runs: no traceback, as there is no frame", async () => {
  // A pipe as the program's file: the command waits for it, so it is known where the signal finds it.
  const file = join(place.folder, "pipe.py");
  execFileSync("mkfifo", [file]);
  let signal: (() => void) | undefined;
  const ended = place.run(["run", "pipe.py"], {
    onStart: (interrupt) => {
      signal = interrupt;
    },
  });
  const pipe = await open(file, "w");
  signal?.();
  await pipe.write("while True:\n    pass\n");
  await pipe.close();
  const { code, signal: killedBy, stdout, stderr } = await ended;
  expect(stderr).toMatch(/(^|\n)KeyboardInterrupt\n$/);
  expect({ code, killedBy, stdout }).toEqual({ code: 130, killedBy: null, stdout: "" });
});
