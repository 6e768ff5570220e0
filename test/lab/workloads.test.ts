/**
 * The workloads: what programs say of themselves, the suites that follow, and every program with its threads really
 * running, in the four cells.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { programListing } from "../../src/lab/listing.js";
import { bundledPrograms, findPrograms, suites } from "../../src/lab/programs.js";
import { readNotes, registerWorkload, workloads } from "../../src/lab/workload.js";
import { CellProcess } from "../support/cells.js";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** More threads than stages, rows or cores too; twice in a row, for shared objects must stand that. */
const THREADS = `
import threading

def run_part(results, part, parts):
    results[part] = work(part, parts)
    results[part] = work(part, parts)

def run_parts(parts):
    results = [None] * parts
    threads = []
    for part in range(parts):
        threads.append(threading.Thread(target=run_part, args=(results, part, parts)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(parts, check(results))

run_parts(1)
run_parts(2)
run_parts(5)
`;

describe.each([
  { engine: "interpreter", lock: "GIL", options: { jit: false, gil: true } },
  { engine: "interpreter", lock: "free", options: { jit: false, gil: false } },
  { engine: "JIT", lock: "GIL", options: { jit: true, gil: true } },
  { engine: "JIT", lock: "free", options: { jit: true, gil: false } },
])("$engine, $lock", ({ options }) => {
  const cell = new CellProcess({ name: JSON.stringify(options), options });
  afterAll(() => cell.stop());

  test.each(findPrograms("all"))("$name is right on 1, 2 and 5 threads", { timeout: 90_000 }, async (program) => {
    const outcome = await cell.run({ name: program.name, source: program.source + THREADS });
    expect(outcome).toMatchObject({ kind: "ran", exitCode: 0, stderr: "", stdout: "1 True\n2 True\n5 True\n" });
  });
});

describe.each([true, false])("scaling micro-benchmarks, free, JIT %s", (jit) => {
  const cell = new CellProcess({ name: `scaling, JIT ${jit}`, options: { jit, gil: false } });
  afterAll(() => cell.stop());

  test.each(findPrograms("scaling"))("$name is right on 1, 2 and 5 threads", { timeout: 90_000 }, async (program) => {
    // A fifth of the work: the threads' races matter, not their length.
    const source = program.source.replace(
      /^STEPS = ([\d_]+)$/m,
      (_, steps: string) => `STEPS = ${Number(steps.replaceAll("_", "")) / 5}`,
    );
    const outcome = await cell.run({ name: program.name, source: source + THREADS });
    expect(outcome).toMatchObject({ kind: "ran", exitCode: 0, stderr: "", stdout: "1 True\n2 True\n5 True\n" });
  });
});

describe("suites", () => {
  test("the micro-benchmarks of scaling are 25 at least, and in no other suite", () => {
    const names = findPrograms("scaling").map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(25);
    for (const [suite, programs] of suites()) {
      if (suite !== "scaling") expect(programs.filter(({ name }) => names.includes(name))).toEqual([]);
    }
  });

  test("the default one has at least 16 programs, and every kind of work is in it", () => {
    const programs = findPrograms("default");
    expect(programs.length).toBeGreaterThanOrEqual(16);
    expect(new Set(programs.map(({ notes }) => notes.workload))).toEqual(new Set(workloads().keys()));
    expect(programs.filter(({ notes }) => notes.workload === "cpu-bound").length).toBeGreaterThanOrEqual(5);
  });

  test("every program with work says which kind it is, and tells in a docstring what is shared and expected", () => {
    for (const { name, notes, source } of findPrograms("all")) {
      expect(notes.workload, name).toBeDefined();
      expect(notes.about, name).toMatch(/^.{20,115}\.$/);
      expect(source, name).toMatch(/^"""[^"]*\n\nShared: [^"]*\nExpected: [^"]*\n"""\n/);
    }
  });

  test("kinds of work are suites, and together they are all", () => {
    const kinds = [...workloads().keys()].flatMap((kind) => findPrograms(kind).map(({ name }) => name));
    expect(kinds.sort()).toEqual(findPrograms("all").map(({ name }) => name));
    expect(findPrograms("quick").map(({ name }) => name)).toContain("sieve");
    expect([...suites().keys()]).toEqual(expect.arrayContaining(["default", "quick", "all", "cpu-bound"]));
    expect(() => findPrograms("slow")).toThrow("no program is at slow; give a .py file, a bundled program or a suite");
  });

  test("waiting is there as sleep and as real files, which the default suite has no time for", () => {
    expect(findPrograms("io-bound").map(({ name }) => name)).toEqual(["file_records", "waiting"]);
    expect(findPrograms("default").map(({ name }) => name)).not.toContain("file_records");
  });

  test("the list names every program and suite", () => {
    const text = programListing();
    for (const { name } of bundledPrograms()) expect(text).toMatch(new RegExp(`^  ${name} `, "m"));
    for (const name of [...suites().keys(), "figures"]) expect(text).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(text).toMatch(/waiting +io-bound +default +Sixteen requests/);
    expect(text).toMatch(/hello +script +One line of output/);
    const listed = spawnSync(process.execPath, [MAIN, "bench", "--list"], { encoding: "utf8" });
    expect([listed.status, listed.stdout]).toEqual([0, text]);
  });
});

describe("notes", () => {
  test("are read from the docstring and from comment lines", () => {
    const read = (source: string) => readNotes(source, "p.py");
    expect(
      read('# a comment\n"""What it does.\n\nMore.\n"""\n# workload: mixed\n# suites: default, my-own\nx = 1\n'),
    ).toEqual({ about: "What it does.", workload: "mixed", suites: ["default", "my-own"] });
    expect(read("'''One line'''\n")).toEqual({ about: "One line", suites: [] });
    expect(read('x = 1\n"""no docstring"""\n    # workload: no note\n')).toEqual({ about: "", suites: [] });
  });

  test.each([
    ["# workload: cpu\n", /^p\.py:1: no kind of work is named cpu; there are cpu-bound, read-shared, .*, mixed/],
    ["\n# workload:\n", /^p\.py:2: no kind of work is named \(empty\); there are /],
    ["# suites: all\n", /^p\.py:1: a suite cannot be named all, that name is taken/],
    ["# suites: mixed\n", /a suite cannot be named mixed, that name is taken; every kind of work is one$/],
    ["x = 1\n# suites: one,, two\n", /^p\.py:2: a suite cannot be named \(empty\); use small letters, digits/],
    ["# suites: Big One\n", /a suite cannot be named Big One; /],
  ])("%j is rejected", (source, message) => {
    expect(() => readNotes(source, "p.py")).toThrow(message);
  });

  test("a kind joins by registering, once", () => {
    registerWorkload("test-of-kinds", "only here");
    expect(readNotes("# workload: test-of-kinds\n", "p.py").workload).toBe("test-of-kinds");
    expect(() => registerWorkload("test-of-kinds", "again")).toThrow("already named test-of-kinds");
  });
});
