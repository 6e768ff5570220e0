/** The published schema against real results: they follow it, and it leaves nothing of them undescribed. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { axisOf, designAxes } from "../../src/lab/axes.js";
import { readEnvironment } from "../../src/lab/environment.js";
import { toPyperf } from "../../src/lab/pyperf.js";
import type { ResultsFile } from "../../src/lab/results-file.js";
import { schemaProblem, schemaText } from "../../src/lab/schema.js";
import { runSession } from "../../src/lab/session.js";
import { RUN_V8_FLAGS } from "../../src/vm/modules.js";
import { fakeSession, temporaryFolder } from "./support.js";

interface SchemaNode {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: unknown;
  readonly items?: SchemaNode;
}
const root = JSON.parse(schemaText()) as SchemaNode & {
  readonly $defs: Readonly<Record<string, SchemaNode>>;
  $id: string;
};

/** Paths of the data that no `properties` of the schema names. */
function undescribed(data: unknown, schema: SchemaNode, path = ""): string[] {
  if (schema.$ref) return undescribed(data, root.$defs[schema.$ref.replace("#/$defs/", "")] ?? {}, path);
  if (Array.isArray(data))
    return schema.items ? data.flatMap((item) => undescribed(item, schema.items ?? {}, `${path}[]`)) : [];
  if (typeof data !== "object" || data === null || !schema.properties) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const property = schema.properties?.[key];
    return property ? undescribed(value, property, `${path}.${key}`) : [`${path}.${key}`];
  });
}

const written = (results: ResultsFile): ResultsFile => JSON.parse(JSON.stringify(results)) as ResultsFile;

const sessions = {
  "work programs with axes": fakeSession("sieve", {
    threadCounts: [1, 2],
    axes: designAxes([axisOf("refcount"), axisOf("engine=jit")]),
  }),
  "a script with intervals and an outlier": fakeSession("counting", { samples: 6 }),
  "a single sample, without intervals": fakeSession("sieve", { samples: 1 }),
};

test.each(Object.entries(sessions))("%s follow the schema", async (_, session) => {
  const results = written(
    await runSession({ ...session, design: { programs: ["x"], axes: { refcount: true }, html: false } }),
  );
  expect(schemaProblem(results)).toBeUndefined();
  expect([...new Set(undescribed(results, root))]).toEqual([]);
});

test("what does not follow it is told with its place", async () => {
  const results = written(await runSession(fakeSession("sieve", { samples: 1 })));
  const [cell] = results.results;
  expect(schemaProblem({ ...results, results: [{ ...cell, samplesMs: ["fast"] }] })).toBe(
    "/results/0/samplesMs/0 must be number",
  );
  const { warnings: _, ...without } = results;
  expect(schemaProblem(without)).toBe("it must have required property 'warnings'");
  expect(root.$id).toContain(results.schema.replace("/", "-"));
});

/**
 * What pyperf's loader demands of a file of its version 1.0: Run.__init__, Benchmark.add_run and parse_metadata. It holds
 * everywhere; pyperf itself is asked below where `python3 -m pyperf` is there, or where PYPERF_PATH says (.ci/run).
 */
function pyperfObjections(suite: ReturnType<typeof toPyperf>): string[] {
  const objections: string[] = [];
  const metadata = (values: Readonly<Record<string, unknown>>): void => {
    for (const [key, value] of Object.entries(values)) {
      const fits =
        typeof value === "number" ? Number.isFinite(value) : typeof value === "string" && /^\S(.*\S)?$/.test(value);
      if (!fits) objections.push(`${key} is ${JSON.stringify(value)}`);
    }
  };
  metadata(suite.metadata);
  for (const benchmark of suite.benchmarks) {
    metadata(benchmark.metadata);
    if (typeof benchmark.metadata.name !== "string") objections.push("a benchmark without a name");
    for (const { metadata: own, warmups = [], values } of benchmark.runs) {
      metadata(own);
      if (!Number.isInteger(own.loops) || Number(own.loops) < 1) objections.push("loops");
      if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+$/.test(String(own.date))) objections.push(`date ${own.date}`);
      if (values.length === 0 || values.some((value) => !(value > 0))) objections.push("values");
      if (warmups.some(([loops, value]) => !Number.isInteger(loops) || loops < 1 || !(value >= 0)))
        objections.push("warmups");
    }
  }
  const names = suite.benchmarks.map(({ metadata: { name } }) => name);
  if (new Set(names).size < names.length) objections.push("two benchmarks of one name");
  return objections;
}

test("pyperf's format: a benchmark a cell, a run a process, seconds", async () => {
  const results = written(await runSession(fakeSession("sieve", { samples: 3, threadCounts: [1, 2] })));
  const suite = written(toPyperf(results) as never) as never as ReturnType<typeof toPyperf>;
  expect(pyperfObjections(suite)).toEqual([]);
  expect(suite.version).toBe("1.0");
  expect(suite.benchmarks).toHaveLength(8);
  const [benchmark] = suite.benchmarks;
  expect(benchmark?.metadata).toMatchObject({
    name: "sieve interp·gil·1t",
    patchwork_lock: "gil",
    patchwork_threads: 1,
  });
  expect(benchmark?.runs).toHaveLength(3);
  const [run] = benchmark?.runs ?? [];
  const repetitions = results.results[0]?.processes[0]?.repetitions ?? [];
  const steady = repetitions.filter(({ phase }) => phase === "steady");
  expect(run?.values).toHaveLength(steady.length);
  expect(run?.warmups).toHaveLength(repetitions.length - steady.length);
  expect(run?.values[0]).toBeCloseTo((steady[0]?.ms ?? 0) / 1000, 9);
});

const pyperf = (...args: string[]) =>
  spawnSync("python3", ["-m", "pyperf", ...args], {
    encoding: "utf8",
    env: { ...process.env, ...(process.env.PYPERF_PATH && { PYTHONPATH: process.env.PYPERF_PATH }) },
  });

test.skipIf(pyperf("--version").status !== 0)("pyperf itself reads it, and compares two of them", async () => {
  const folder = temporaryFolder("pyperf");
  const results = written(await runSession(fakeSession("sieve", { samples: 3, threadCounts: [1, 2] })));
  const slower = results.results.map((cell) => ({
    ...cell,
    processes: cell.processes.map((sample) => ({
      ...sample,
      repetitions: sample.repetitions.map((repetition) => ({ ...repetition, ms: 2 * repetition.ms })),
    })),
  }));
  const [before, after] = [results, { ...results, results: slower }].map((file, index) => {
    const path = join(folder, `${index}.json`);
    writeFileSync(path, JSON.stringify(toPyperf(file)));
    return path;
  }) as [string, string];
  const shown = pyperf("show", before);
  expect([shown.status, shown.stderr]).toEqual([0, ""]);
  expect(shown.stdout).toContain("sieve interp·gil·1t");
  const compared = pyperf("compare_to", before, after);
  expect(compared.status).toBe(0);
  expect(compared.stdout).toMatch(/sieve jit·free·2t[\s\S]*2\.00x slower/);
});

test("pyperf's format leaves failed processes and cells out", async () => {
  const results = await runSession(fakeSession("sieve", { samples: 1 }));
  const [first, ...rest] = results.results;
  const failed = first && { ...first, processes: first.processes.map((sample) => ({ ...sample, problem: "broke" })) };
  expect(toPyperf({ ...results, results: failed ? [failed, ...rest] : rest }).benchmarks).toHaveLength(3);
});

test("the flags of V8 that a run sets itself are recorded", () => {
  const { v8Flags } = readEnvironment();
  expect(v8Flags?.run).toEqual(RUN_V8_FLAGS);
  if (process.versions.v8.startsWith("11."))
    expect(v8Flags?.run).toEqual([
      "--no-turbo-use-mid-tier-regalloc-for-huge-functions",
      "--wasm-tiering-budget=13000000",
    ]);
  if (process.versions.node.startsWith("20."))
    expect(v8Flags?.compilingStitched).toEqual(["--no-liftoff", "--no-wasm-lazy-compilation"]);
});
