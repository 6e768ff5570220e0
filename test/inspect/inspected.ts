/** The small program that the tests of the inspector look at, and one inspection of it. */
import { inspectProgram } from "../../dist/inspect/collect.js";
import type { InspectedLoop, Inspection, LoopVersion } from "../../dist/inspect/inspection.js";
import { compileProgram } from "../../dist/language/index.js";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../../dist/threads/options.js";

/** Line numbers matter to the tests: add lines at the end. */
export const SOURCE = `def total(numbers, limit):
    s = 0
    x = 0.5
    i = 0
    while i < limit:
        s = s + numbers[i % 4]
        if s > 1000000:
            s = s - 7
        x = x * 1.0001
        i = i + 1
    return s


def helper(*n):
    return n[0] + 1


def calls(limit):
    n = 0
    while n < limit:
        n = (yield n) or helper(n)
    return n


def short(limit):
    t = 0
    while t < limit:
        t = t + 1
    return t


print(total([1, 2, 3, 4], 3000), len(list(calls(3000))), short(20))
`;

export const HOT = 100;

export async function inspected(options: Partial<RunOptions> = {}, source = SOURCE): Promise<Inspection> {
  const program = compileProgram(source, "sums.py");
  return inspectProgram(program, {
    ...DEFAULT_RUN_OPTIONS,
    memoryBytes: 2 ** 26,
    stats: true,
    hotThreshold: HOT,
    ...options,
  });
}

/** The loop of `total` and its newest version. */
export function compiledLoop(inspection: Inspection): { readonly loop: InspectedLoop; readonly version: LoopVersion } {
  const loop = inspection.loops.find(({ code }) => code === "total");
  const version = loop?.versions.at(-1);
  if (!loop || !version) throw new Error(`total was not compiled: ${JSON.stringify(loop?.refusals)}`);
  return { loop, version };
}
