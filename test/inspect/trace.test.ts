/** What the inspector tells of traces: the paths by their lines, how fit they are, bridges with the version that grew them. */
import { afterAll, expect, test } from "vitest";
import { inspectProgram } from "../../dist/inspect/collect.js";
import { inspectionJson } from "../../dist/inspect/json.js";
import { VIEWS } from "../../dist/inspect/views.js";
import { compileProgram } from "../../dist/language/index.js";
import { DEFAULT_RUN_OPTIONS } from "../../dist/threads/options.js";
import { closePool } from "../../dist/threads/pool.js";

afterAll(closePool);

const SOURCE = `
def f(n):
    t = 0
    for i in range(n):
        if i % 100 == 99:
            t += 3
        else:
            t += 1
    return t
print(f(200000))
`;

test("a trace is shown with its paths, its fitness and its bridges", async () => {
  const options = { ...DEFAULT_RUN_OPTIONS, region: "trace", hotThreshold: 500, memoryBytes: 2 ** 26 };
  const inspection = await inspectProgram(compileProgram(SOURCE, "test.py"), options);
  expect(inspection.run.stdout).toBe("204000\n");
  const request = {
    inspection,
    format: "text",
    flat: false,
    tiers: [],
    runs: 0,
    library: false,
    compare: false,
  } as const;
  const text = await VIEWS.regions(request);
  expect(text).toMatch(/fitness 9\d %: that much of \d+ recorded turns/);
  expect(text).toMatch(/ {2}turn, \d+ of \d+ recorded times, version 1: 4 5 8\n/);
  expect(text).toMatch(/ {2}bridge from \d+ \(line 6\), after 1,024 exits to there, .*, version 2: 6 8\n/);
  expect(text).toContain("off the trace, line 6");
  const json = JSON.parse(await inspectionJson(inspection, inspection.loops));
  const paths = json.loops[0].versions.at(-1).region.trace.paths;
  expect(paths).toHaveLength(2);
  expect(paths[0].steps[0]).toMatch(/^\d+:\d+@0$/);
  expect(inspection.run.stats.loops[0]).toMatchObject({ region: "trace", trace: { turns: 1, bridges: 1 } });
}, 60_000);
