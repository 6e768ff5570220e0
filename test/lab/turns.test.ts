/**
 * Each time that the work is done its result is looked at, not that of a repetition's last turn only: in Patchwork, under
 * the peers and in the hand-written limits alike.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import wabt from "wabt";
import { axisOf, designAxes } from "../../src/lab/axes.js";
import { readRepetitions, withDriver } from "../../src/lab/driver.js";
import { launchers } from "../../src/lab/launchers.js";
import { limitPath } from "../../src/lab/limits.js";
import { findPython, PYTHONS, pythonArgv } from "../../src/lab/peers/pythons.js";
import { findProgram } from "../../src/lab/programs.js";
import { runSession } from "../../src/lab/session.js";
import { fakeSession, temporaryFolder } from "./support.js";

/** Wrong once, in the middle of a repetition, by a result that `check` forgives; the last turn of each one is right. */
const WRONG_ONCE = `import time

calls = 0


def work(part, parts):
    global calls
    calls += 1
    print("a line that does not end", end="")
    time.sleep(0.02)
    return 41 if calls == 3 else 42


def check(results):
    return True
`;

const folder = temporaryFolder("turns");
/** The cold turn is the first; the next repetition has eleven, or fewer if threads start slowly, but more than two. */
const SETTINGS = { warmUp: 0, repetitions: 1, targetSeconds: 1 };
const file = join(folder, "wrong_once.py");
writeFileSync(file, withDriver(WRONG_ONCE, { ...SETTINGS, parts: 1 }));

const built = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

function checksumsOf(command: string, ...args: string[]): string[] {
  const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  expect(stderr).toBe("");
  return readRepetitions(stdout).map(({ checksum }) => checksum);
}

function expectOneOther(checksums: readonly string[]): void {
  expect(checksums[0]).toBe("|42");
  expect(checksums.filter((checksum) => checksum !== "|42")).toEqual(["|41"]);
}

test.each([
  ["--no-jit", "--gil"],
  ["--jit", "--no-gil"],
])("in Patchwork, %s %s", (...flags) => {
  expectOneOther(checksumsOf(process.execPath, built("cli/main.js"), "run", ...flags, file));
});

test("under Pyodide", () => {
  expectOneOther(checksumsOf(process.execPath, built("lab/peers/pyodide-child.js"), file));
});

const [python3] = PYTHONS;
test.skipIf(python3 === undefined || "missing" in findPython(python3))("in python3, where it is installed", () => {
  if (python3) expectOneOther(checksumsOf(...commandLine(pythonArgv(python3, file, join(folder, "times.json")))));
});

const commandLine = ([command = "", ...args]: readonly string[]): [string, ...string[]] => [command, ...args];

test("in WebAssembly by hand", async () => {
  const wat = `(module (global $calls (mut i64) (i64.const 0)) (func (export "work") (result i64)
    (global.set $calls (i64.add (global.get $calls) (i64.const 1)))
    (select (i64.const 41) (i64.const 42) (i64.eq (global.get $calls) (i64.const 3)))))`;
  const { parseWat } = await wabt();
  writeFileSync(join(folder, "wrong_once.wasm"), parseWat("wrong_once.wat", wat).toBinary({}).buffer);
  // A limit is found by its program's name among those that the build made.
  const name = relative(dirname(limitPath("any")), join(folder, "wrong_once"));
  expectOneOther(checksumsOf(process.execPath, built("lab/peers/limit-child.js"), name, file));
});

test("the cell is said to be wrong", async () => {
  const program = join(folder, "forgiving.py");
  writeFileSync(program, WRONG_ONCE);
  const session = fakeSession("sieve", {
    samples: 1,
    profile: false,
    launchers: launchers([process.execPath, built("cli/main.js")]),
  });
  const { results } = await runSession({
    ...session,
    programs: [findProgram(program)],
    axes: designAxes([axisOf("engine=interp"), axisOf("lock=gil")]),
    driver: { ...SETTINGS, warmSeconds: 0 },
  });
  expect(results.map(({ wrong, problems }) => [wrong, problems])).toEqual([
    [true, ["repetitions differ: results |42 and |41"]],
  ]);
});
