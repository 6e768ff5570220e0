/** "Should you switch?": every kind of advice, from synthetic results, as the sentence that a reader gets. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adviceOf } from "../../src/lab/advice.js";
import { adviceCounts } from "../../src/lab/advice-table.js";
import { decide } from "../../src/lab/decision.js";
import { effectsOf, scalingOf } from "../../src/lab/effects.js";
import { CHOICES, type Choice, type Evidence, evidenceOf } from "../../src/lab/evidence.js";
import { type ResultsFile, toResultsFile } from "../../src/lab/results-file.js";
import { steadinessWarnings } from "../../src/lab/steady/warnings.js";
import { suiteMeans } from "../../src/lab/suite.js";
import { summary } from "../../src/lab/summary.js";
import { scalingTable, speedupTable } from "../../src/lab/tables.js";
import { experiment, findings, type SyntheticOptions, type SyntheticTimes } from "./synthetic.js";

type Times = Readonly<Record<number, SyntheticTimes>>;

/** Without figures in brackets: what they are is the bootstrap's business. */
const plain = (sentence: string): string => sentence.replace(/ \[[^\]]*\]/g, "");

function lastAdvice(times: Times, options: SyntheticOptions = {}, cores = 2) {
  const advice = adviceOf([experiment(times, options)], cores).at(-1);
  if (!advice) throw new Error("there is no advice");
  return { ...advice, sentence: plain(advice.sentence) };
}

const of = (neither: number, jit: number, free: number, both: number): SyntheticTimes => ({ neither, jit, free, both });

describe("a cell is settled", () => {
  const one = of(40, 5, 41, 5.1);

  test("both switches pay, and the wait for the GIL says why", () => {
    const two = { neither: 40, jit: { ms: 5, gilWait: 0.48 }, free: 20.5, both: 2.6 };
    const { sentence, cell } = lastAdvice({ 1: one, 2: two });
    expect(sentence).toBe(
      "With 2 threads, switch both on: together they give 15.4×, the JIT alone 8.00×, free threading alone 1.95×; with the GIL its threads wait for it 48 % of their time; 2 threads are 1.96× as fast there as one.",
    );
    expect(cell).toEqual({ engine: "jit", lock: "free" });
  });

  test("the JIT pays and the program's lock makes free threading pointless", () => {
    const two = { neither: 40, jit: 5, free: 41, both: { ms: 5.1, lockWait: 0.44 } };
    const { sentence, cell } = lastAdvice({ 1: one, 2: two });
    expect(sentence).toBe(
      "With 2 threads, switch the JIT on and keep the GIL: the JIT gives 8.00×, and free threading adds no more than 5 % to that (0.980×); without the GIL its threads wait for its own locks 44 % of their time; 2 threads are no faster there than one (1.00×).",
    );
    expect(cell).toEqual({ engine: "jit", lock: "gil" });
  });

  test("free threading makes the JIT's cell slower", () => {
    const { sentence } = lastAdvice({ 2: of(40, 5, 60, 9) });
    expect(sentence).toBe(
      "With 2 threads, switch the JIT on and keep the GIL: the JIT gives 8.00×, and free threading makes that slower (0.556×).",
    );
  });

  test("free threading pays, and the JIT adds nothing", () => {
    const two = { neither: { ms: 40, gilWait: 0.5 }, jit: 40, free: 21, both: 20.9 };
    const { sentence, cell } = lastAdvice({ 1: of(40, 40, 40, 40), 2: two });
    expect(sentence).toBe(
      "With 2 threads, switch to free threading and leave the JIT off: free threading gives 1.90×, and the JIT adds no more than 5 % to that (1.00×); with the GIL its threads wait for it 50 % of their time; 2 threads are 1.90× as fast there as one.",
    );
    expect(cell).toEqual({ engine: "interp", lock: "free" });
  });

  test("gains below the margin are not worth a switch, and nothing was compiled", () => {
    const still = (ms: number) => ({ ms, compiled: false });
    const { sentence, cell } = lastAdvice({
      1: of(40, 39.2, 40.4, 39.3),
      2: { ...of(40, 1, 40.2, 1), jit: still(39.2), both: still(39), neither: still(40), free: still(40.2) },
    });
    expect(sentence).toContain(
      "keep the interpreter and the GIL: no switch gains more than 5 % (JIT 1.02×, free threading 0.995×, both 1.03×); ",
    );
    expect(cell).toEqual({ engine: "interp", lock: "gil" });
    expect(
      lastAdvice({ 1: { neither: still(40), jit: still(40), free: still(40), both: still(40) } }).sentence,
    ).toMatch(/; the JIT compiled nothing of it\.$/);
  });

  test("the wait dominates, so that neither switch matters", () => {
    const { sentence } = lastAdvice({ 1: of(16, 16, 16, 16), 2: of(8.1, 8.1, 8, 8) });
    expect(sentence).toBe(
      "With 2 threads, keep the interpreter and the GIL: no switch gains more than 5 % (JIT 1.00×, free threading 1.01×, both 1.01×); it waits for much of its time, since even with the GIL 2 threads are 1.98× as fast as one.",
    );
    const onOne = plain(adviceOf([experiment({ 1: of(16, 16, 16, 16), 2: of(8, 8, 8, 8) })], 2)[0]?.sentence ?? "");
    expect(onOne).toMatch(/^On one thread, keep .* even with the GIL 2 threads are 2\.00× as fast as one\.$/);
  });

  test("threads lose: one is faster in the cell that is chosen", () => {
    const { sentence } = lastAdvice({ 1: of(40, 5, 40, 5), 2: of(80, 20, 90, 10) });
    expect(sentence).toMatch(
      /^With 2 threads, switch both on: .*; but use one thread, for 2 are slower there \(0\.500× as fast\)\.$/,
    );
  });

  test("whether several threads beat one can be open all the same", () => {
    const wide = { ms: 4.9, spread: 0.3 };
    const { sentence } = lastAdvice({
      1: of(40, 5, 40, 5),
      2: { ...of(80, 20, 90, 0), both: wide },
    });
    expect(sentence).toMatch(/; whether 2 threads beat one there is not settled \(/);
  });

  test("one core explains why free threading gives nothing", () => {
    const { sentence } = lastAdvice({ 2: of(40, 5, 40, 5) }, {}, 1);
    expect(sentence).toMatch(/; there is only one core for its threads\.$/);
  });

  test("a script has no scaling, and its threads are counted", () => {
    const { sentence, threads } = lastAdvice({ 4: of(400, 50, 210, 26) }, { script: true });
    expect(threads).toBe(4);
    expect(sentence).toBe(
      "With 4 threads, switch both on: together they give 15.4×, the JIT alone 8.00×, free threading alone 1.90×.",
    );
  });

  test("further axes are named, in the sentence and in the cell", () => {
    const { sentence, cell } = lastAdvice({ 1: of(40, 5, 41, 5.1) }, { levels: { stitcher: "binaryen-opt" } });
    expect(sentence).toMatch(/^On one thread and stitcher binaryen with its optimiser, switch the JIT on/);
    expect(cell).toEqual({ engine: "jit", lock: "gil", stitcher: "binaryen-opt" });
  });
});

describe("it is not settled", () => {
  const wide = (ms: number) => ({ ms, spread: 0.25 });

  test.each<[string, SyntheticTimes, RegExp]>([
    [
      "free on top of the JIT",
      { ...of(40, 0, 40, 0), jit: wide(5), both: wide(4.6) },
      /switch the JIT on \(.* alone\), but whether free threading pays on top is not settled \(1\.09×\): more samples would tell \(--samples\)\.$/,
    ],
    [
      "the JIT on top of free",
      { ...of(40, 40, 0, 0), free: wide(20), both: wide(19) },
      /switch to free threading \(2\.00× alone\), but whether the JIT pays on top is not settled/,
    ],
    [
      "the JIT alone, where both together are shown",
      { ...of(40, 0, 40, 8), jit: { ms: 20, spread: 0.95 } },
      /switch the JIT on, which gives 5\.0\d× with free threading, but what it gives alone is not settled \([^)]*\): more samples/,
    ],
    [
      "free threading alone, where both together are shown",
      { ...of(40, 40, 0, 8), free: { ms: 20, spread: 0.95 } },
      /switch to free threading, which gives 5\.0\d× with the JIT, but what it gives alone is not settled \([^)]*\): more samples/,
    ],
    [
      "the JIT",
      { ...of(0, 0, 80, 80), neither: wide(40), jit: wide(39) },
      /keep the GIL, but whether the JIT pays is not settled \(1\.03×\)/,
    ],
    [
      "free threading",
      { ...of(0, 80, 0, 80), neither: wide(40), free: wide(39) },
      /leave the JIT off, but whether free threading pays is not settled/,
    ],
    [
      "everything",
      { neither: wide(40), jit: wide(41), free: wide(39), both: wide(40) },
      /which cell to choose is not settled \(JIT 0\.976×, free threading 1\.03×, both 1\.00×\)/,
    ],
  ])("%s", (_, times, words) => {
    const { sentence, cell } = lastAdvice({ 2: times });
    expect(sentence).toMatch(words);
    expect(cell).toBeUndefined();
  });

  test("the fastest median is not enough to keep the baseline", () => {
    const { cell } = lastAdvice({ 2: { neither: wide(40), jit: wide(40.5), free: wide(41), both: wide(42) } });
    expect(cell).toBeUndefined();
  });

  test("two processes give no interval", () => {
    const { sentence, cell } = lastAdvice({ 2: of(40, 5, 20, 2.5) }, { processes: 2 });
    expect(sentence).toBe(
      "With 2 threads, no advice: there are too few samples for intervals; use --samples 5 or more.",
    );
    expect(cell).toBeUndefined();
  });

  test("a cell that failed", () => {
    const { sentence } = lastAdvice({
      2: { ...of(40, 5, 20, 0), both: { ms: 2, problem: "check(results) is false" } },
    });
    expect(sentence).toBe(
      "With 2 threads, no advice: a cell failed or gave a wrong result (jit·free·2t: check(results) is false).",
    );
  });
});

describe("a cell without a steady state", () => {
  const unsteady = (ms: number) => ({ ms, unsteady: true });

  test("there is no advice from its median", () => {
    const { sentence, cell } = lastAdvice({ 2: { ...of(40, 5, 20, 0), both: unsteady(2.5) } });
    expect(sentence).toBe(
      "With 2 threads, no advice: no steady state was reached in jit·free·2t, so there is no time to compare; let it run for longer, or on a quieter machine.",
    );
    expect(cell).toBeUndefined();
  });

  test("on one thread it makes the scaling doubtful, which the advice then leaves out", () => {
    const two = of(40, 5, 20.5, 2.6);
    const times = { 1: { ...of(40, 5, 41, 0), both: unsteady(5.1) }, 2: two };
    expect(lastAdvice(times).sentence).toMatch(/^With 2 threads, switch both on: [^;]*\.$/);
    const scaling = scalingOf(experiment(times));
    expect(
      scaling.flatMap(({ levels, doubtful = [] }) => doubtful.map((id) => [levels.engine, levels.lock, id])),
    ).toEqual([["jit", "free", "jit·free·1t"]]);
    const { rows } = scalingTable(scaling);
    expect(rows.map((row) => row.filter((text) => text.endsWith("(doubtful)")).length)).toEqual([0, 0, 0, 2]);
    const marked = speedupTable(scaling)
      .rows.flat()
      .filter((text) => text.endsWith("(doubtful)"));
    expect(marked).toHaveLength(1);
  });

  test("the warning says what became of the figures", () => {
    const whole = (name: string) => experiment({ 2: of(40, 5, 20, 2.5) }, { name });
    const broken = experiment({ 2: { ...of(40, 5, 20, 0), both: unsteady(2.5) } }, { name: "broken" });
    expect(steadinessWarnings([broken])).toEqual([
      "No steady state was reached, so no median is shown, effects and scaling are doubtful, suite means leave the program out and no cell is advised: broken jit·free·2t.",
    ]);
    const means = suiteMeans([whole("a"), whole("b"), broken]);
    expect(means.map(({ programs }) => programs)).toEqual(Array(4).fill(["a", "b"]));
  });
});

test("a design without the four cells gets no advice", () => {
  const whole = experiment({ 2: of(40, 5, 20, 2.5) });
  expect(adviceOf([{ ...whole, cells: whole.cells.slice(0, 2) }], 2)).toEqual([]);
});

test("a cell is named only if no other one is shown to gain more than 5 % over it", () => {
  const estimate = fc
    .tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: 1, max: 1.5, noNaN: true }))
    .map(([value, width]) => ({ value, ci95: [value / width, value * width] as const }));
  const figuresOf = (gains: readonly { value: number; ci95: readonly [number, number] }[]) => {
    const pair = (from: Choice, to: Choice) => {
      const [left, right] = [CHOICES.indexOf(from), CHOICES.indexOf(to)];
      if (left === right) return { value: 1, ci95: [1, 1] as const };
      const index = Math.min(left, right) * 3 + Math.max(left, right) - 1 - (Math.min(left, right) > 1 ? 1 : 0);
      const found = gains[Math.min(5, index)] as (typeof gains)[number];
      if (left < right) return found;
      return { value: 1 / found.value, ci95: [1 / found.ci95[1], 1 / found.ci95[0]] as const };
    };
    const row = (from: Choice) => Object.fromEntries(CHOICES.map((to) => [to, pair(from, to)]));
    return Object.fromEntries(CHOICES.map((from) => [from, row(from)])) as NonNullable<Evidence["figures"]>["gain"];
  };
  fc.assert(
    fc.property(fc.array(estimate, { minLength: 6, maxLength: 6 }), (gains) => {
      const still = { gil: 0, locks: 0 };
      const gain = figuresOf(gains);
      const waits = { neither: still, jit: still, free: still, both: still };
      const figures = { gain, waits, scaling: {}, compiled: true };
      const decision = decide({ program: "p", threads: 2, levels: {}, cores: 2, failed: [], unsteady: [], figures });
      if (decision.kind === "settled") {
        for (const to of CHOICES) expect(gain[decision.choice][to].ci95[0]).toBeLessThanOrEqual(1.05);
      } else {
        expect(decision.kind === "open" && decision.rivals.length).toBeGreaterThan(1);
      }
    }),
  );
});

test("waits are shares of all threads' time", () => {
  const times = { ...of(40, 5, 20, 2.5), neither: { ms: 40, gilWait: 0.3 }, free: { ms: 20, lockWait: 0.2 } };
  const [evidence] = evidenceOf(experiment({ 4: times }), 2);
  expect(evidence?.figures?.waits.neither.gil).toBeCloseTo(0.3);
  expect(evidence?.figures?.waits.free.locks).toBeCloseTo(0.2);
});

describe("in the terminal", () => {
  const first = experiment({ 1: of(40, 5, 41, 5.1), 2: of(40, 5, 20.5, 2.6) }, { name: "first" });
  const second = experiment({ 1: of(16, 16, 16, 16), 2: of(8, 8, 8, 8) }, { name: "second" });

  const file = toResultsFile(findings(first, second));
  const only = (name: string): Partial<ResultsFile> => ({
    results: file.results.filter(({ program }) => program === name),
    advice: (file.advice ?? []).filter(({ program }) => program === name),
  });

  test("the advice follows the verdict; a single program has no table", () => {
    const text = summary({ ...file, ...only("first") });
    expect(text).toMatch(/The two bets .*\n\n(.*\n)*Should you switch\? On one thread, switch the JIT on/);
    expect(text).toContain("Should you switch? With 2 threads, switch both on");
    expect(text).not.toContain("over interpreter with GIL");
  });

  test("several programs: a table and counts", () => {
    const text = plain(summary(file));
    expect(text).toMatch(/first +1 +JIT, GIL +8\.00×\n/);
    expect(text).toMatch(/first +2 +JIT, free +15\.4× +1\.96×\n/);
    expect(text).toMatch(/second +2 +interpreter, GIL +– +2\.00×\n/);
    expect(text).toContain("2 programs on 1 thread: JIT, GIL 1; interpreter, GIL 1\n");
    expect(text).toContain("2 programs on 2 threads: JIT, free 1; interpreter, GIL 1\n");
  });

  test("what is not settled is counted too, and files without advice are shown", () => {
    expect(adviceCounts([{ program: "p", threads: 2, sentence: "" }])).toEqual([
      "1 program on 2 threads: not settled 1",
    ]);
    const { advice: _advice, ...old } = file;
    expect(summary(old)).not.toContain("switch?");
  });
});

test("one cell stands for all levels of an axis that changes nothing in it", () => {
  const times = { 2: of(40, 5, 20, 2.5) };
  const other = { 2: of(40, 10, 20, 5) };
  const isJit = ({ cell }: { readonly cell: { readonly levels: Readonly<Record<string, string>> } }): boolean =>
    cell.levels.engine === "jit";
  const splice = experiment(times, { levels: { stitcher: "splice" } });
  const binaryen = experiment(other, { levels: { stitcher: "binaryen" } });
  const plainCells = experiment(times).cells.filter((cell) => !isJit(cell));
  const cells = [...plainCells, ...splice.cells.filter(isJit), ...binaryen.cells.filter(isJit)];
  const effects = effectsOf({ ...splice, cells });
  expect(effects.map(({ levels, jit }) => [levels.stitcher, Math.round(jit.value)])).toEqual([
    ["splice", 8],
    ["binaryen", 4],
  ]);
  expect(evidenceOf({ ...splice, cells }, 2).map(({ levels }) => levels)).toEqual([
    { stitcher: "splice" },
    { stitcher: "binaryen" },
  ]);
});
