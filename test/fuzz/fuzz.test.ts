/**
 * Random programs, in every cell and in CPython: one answer. The seed is that of all property tests (support/seed.ts);
 * `npm run fuzz -- --programs 5000` looks for more, and shrinks what differs.
 */
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { FUZZ_CELLS, Fuzzer } from "./fuzzer.js";
import { program } from "./program.js";

const RUNS = Number(process.env.FUZZ_RUNS ?? 24);
/** Programs in one run of a cell. */
const BATCH = 12;

const fuzzer = new Fuzzer(FUZZ_CELLS);
afterAll(() => fuzzer.stop());

test(`${RUNS} random programs`, async () => {
  const programs = fc.sample(program, RUNS);
  for (let at = 0; at < RUNS; at += BATCH) {
    const found = await fuzzer.batch(programs.slice(at, at + BATCH), at / BATCH);
    const [first] = found;
    if (first) expect.fail(`${first.cell.name} ${first.kind}: ${first.text}\n${programs[at + (first.at ?? 0)]}`);
  }
  expect(fuzzer.skipped).toBeLessThan(RUNS / 4);
  // A fuzzer of the JIT that compiles nothing finds nothing.
  expect(fuzzer.compiledLoops).toBeGreaterThan(RUNS);
}, 600_000);
