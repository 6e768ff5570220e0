/**
 * Native modules: what crosses between Python and the host, errors, threads; and the GIL that one switches on while other
 * threads run, with CPython's warning, unless it was said to stay off.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import wabt from "wabt";
import { patchwork, Workplace } from "../support/cli.js";

const place = new Workplace();
afterAll(() => place.remove());

const native = (file: string) => fileURLToPath(new URL(`../../bench/native/${file}`, import.meta.url));
const COUNTER = `counter=${native("counter.ts")}`;
const VECTORS = `vectors=${native("vectors.ts")}`;
const WARNING =
  "<frozen importlib._bootstrap>:491: RuntimeWarning: The global interpreter lock (GIL) has been enabled to load module 'counter', which has not declared that it can run safely without the GIL. To override this behavior and keep the GIL disabled (at your own risk), run with PYTHON_GIL=0 or -Xgil=0.\n";

async function run(source: string, ...flags: string[]) {
  place.write("program.py", source);
  const { code, stdout, stderr } = await patchwork(["run", ...flags, join(place.folder, "program.py")], {
    limitMs: 90_000,
  });
  return { code, stdout, stderr };
}

const CONVERSIONS = `
import counter
values = [None, True, False, 0, -1, 2**47 - 1, -2**47, 2**47, -2**63, 10**40, 1.5, float("inf"), "", "näïve 🐍", b"", b"\\x00\\xff",
          [], [1, [2, ["three"]]]]
for value in values:
    back = counter.echo(value)
    if back != value or type(back) is not type(value):
        print("lost", value, back)
print(counter.echo((1, "a")), counter.echo(bytearray(b"ab")), counter.echo(-0.0))
print(counter.count(), counter.count())
for bad in ({}, {1}, object, 1j):
    try:
        counter.echo(bad)
    except TypeError as error:
        print("TypeError:", error)
for kind in ("ValueError", "KeyError", "StopIteration", "NoSuchError"):
    try:
        counter.fail(kind, "told")
    except Exception as error:
        print(type(error).__name__, error.args)
try:
    counter.broken()
except RuntimeError as error:
    print(error)
try:
    counter.echo(value=1)
except TypeError as error:
    print(error)
ring = []
ring.append(ring)
try:
    counter.echo(ring)
except RecursionError as error:
    print(error)
`;

describe.each([["--jit"], ["--no-jit"]])("%s", (jit) => {
  test("values of every kind cross and come back; errors are Python's", async () => {
    const { code, stdout, stderr } = await run(CONVERSIONS, jit, "--gil", "--native", COUNTER);
    expect(stderr).toBe("");
    expect(stdout.split("\n")).toEqual([
      "[1, 'a'] b'ab' -0.0",
      "1 2",
      "TypeError: a native function takes no dict",
      "TypeError: a native function takes no set",
      "TypeError: a native function takes no type",
      "TypeError: a native function takes no complex",
      "ValueError ('told',)",
      "KeyError ('told',)",
      "StopIteration ('told',)",
      "RuntimeError ('NoSuchError: told',)",
      "what the host says",
      expect.stringMatching(/takes no keyword arguments/),
      "maximum recursion depth exceeded",
      "",
    ]);
    expect(code).toBe(0);
  });

  test("the example: threads side by side, and no GIL, as the module says that it needs none", async () => {
    const args = ["run", jit, "--native", VECTORS, native("use_vectors.py")];
    const { code, stdout, stderr } = await patchwork(args, { limitMs: 90_000 });
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "[41200.0, 41200.0, 41200.0, 41200.0] False\nValueError: vectors of 1 and 2 numbers\n",
      stderr: "",
    });
  });
});

/** Threads that use lists, objects and locks while the GIL is switched on, and say how many ran at a time afterwards. */
const SWITCHING = `
import sys, threading
shared = []
lock = threading.Lock()
stop = threading.Event()
class Box:
    n = 0
box = Box()
turns = [0] * 4
def work(n):
    while not stop.is_set():
        shared.append(n)
        shared.pop()
        with lock:
            box.n += 1
        turns[n] += 1
threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
while min(turns) < 100:
    pass
print(sys._is_gil_enabled())
def later():
    import counter
    return counter
counter = later()
print(sys._is_gil_enabled())
before = list(turns)
while min(now - then for now, then in zip(turns, before)) < 100:
    counter.echo(1)
stop.set()
for thread in threads:
    thread.join()
print(len(shared), box.n == sum(turns))
`;

describe.each([
  ["--jit", "atomic"],
  ["--no-jit", "atomic"],
  ["--no-jit", "biased"],
])("%s, %s counts", (jit, refcount) => {
  test("importing a module that says nothing switches the GIL on while threads run", { timeout: 120_000 }, async () => {
    const result = await run(SWITCHING, jit, "--refcount", refcount, "--native", COUNTER, "--switch-interval", "0.001");
    expect(result).toEqual({ code: 0, stdout: "False\nTrue\n0 True\n", stderr: WARNING });
  });
});

const TELL = "import sys\nimport counter\nprint(sys._is_gil_enabled(), counter.count())\n";

test.each([
  ["by default the GIL is switched on", [], "True 1\n", WARNING],
  ["-X gil=0 keeps it off", ["-X", "gil=0"], "False 1\n", ""],
  ["--no-gil keeps it off", ["--no-gil"], "False 1\n", ""],
  ["with the GIL there is nothing to switch", ["--gil"], "True 1\n", ""],
])("%s", async (_, flags, stdout, stderr) => {
  expect(await run(TELL, ...flags, "--native", COUNTER)).toEqual({ code: 0, stdout, stderr });
});

test("PYTHON_GIL=0 keeps it off", async () => {
  place.write("program.py", TELL);
  const args = ["run", "--native", COUNTER, join(place.folder, "program.py")];
  const { stdout, stderr } = await patchwork(args, { env: { PYTHON_GIL: "0" }, limitMs: 90_000 });
  expect({ stdout, stderr }).toEqual({ stdout: "False 1\n", stderr: "" });
});

test("a module in wasm: ints, floats, and its own word on the GIL", async () => {
  const { parseWat } = await wabt();
  const { readFileSync } = await import("node:fs");
  const module = parseWat("gcd.wat", readFileSync(native("gcd.wat"), "utf8"));
  const file = join(place.folder, "gcd.wasm");
  writeFileSync(file, module.toBinary({}).buffer);
  const source = `
import sys, gcd
print(gcd.gcd(12 * 2**30, 18), gcd.gcd(-(2**62), 2**40), gcd.mean(1, 2.5), gcd.low_byte(511), sys._is_gil_enabled())
for call in (lambda: gcd.gcd(1), lambda: gcd.gcd(1.5, 2), lambda: gcd.gcd("1", 2)):
    try:
        call()
    except TypeError as error:
        print(error)
`;
  expect(await run(source, "--native", `gcd=${file}`)).toEqual({
    code: 0,
    stdout:
      "6 1099511627776 1.75 255 False\ngcd() takes exactly 2 arguments (1 given)\ngcd() takes an int here\ngcd() takes an int here\n",
    stderr: "",
  });
});

test.each([
  ["counter", /--native takes NAME=FILE/],
  ["counter=nowhere.ts", /native module .*nowhere\.ts: there is no such file/],
])("--native %s", async (flag, message) => {
  const { code, stderr } = await run("print(1)\n", "--native", flag);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});
