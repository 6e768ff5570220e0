/** Steady state: change points, outliers, the four kinds, and what a cell makes of its processes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Repetition } from "../../src/lab/driver.js";
import { normal, seededRandom } from "../../src/lab/random.js";
import { kindCounts, lacksSteadyState, steadinessOf } from "../../src/lab/steady/cell.js";
import { changePoints } from "../../src/lab/steady/change-points.js";
import { classify } from "../../src/lab/steady/classify.js";
import { isSteady } from "../../src/lab/steady/counted.js";
import { outlyingIndices } from "../../src/lab/steady/outlying.js";

/** Times around the levels, with noise of 1 %. */
const noisy = (levels: readonly number[], seed = 1): number[] => {
  const random = seededRandom(seed);
  return levels.map((level) => level * Math.exp(0.01 * normal(random)));
};
const runs = (...parts: readonly (readonly [number, number])[]): number[] =>
  parts.flatMap(([count, level]) => Array.from({ length: count }, () => level));

describe("change points", () => {
  test("are where mean or variance change", () => {
    expect(changePoints(noisy(runs([20, 100], [20, 150])), 100)).toEqual([20]);
    const louder = [...noisy(runs([60, 100])), ...noisy(runs([60, 100]), 2).map((value) => 100 + 15 * (value - 100))];
    const [found, ...more] = changePoints(louder, 100);
    expect(more).toEqual([]);
    expect(Math.abs((found as number) - 60)).toBeLessThanOrEqual(3);
  });

  test("there are none in a constant series, in one value, in none", () => {
    expect(changePoints(runs([30, 7]), 7)).toEqual([]);
    expect(changePoints([3], 3)).toEqual([]);
    expect(changePoints([], 1)).toEqual([]);
  });

  test("PELT finds what trying every segmentation finds", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(100, 101, 99, 150, 151, 300), { minLength: 2, maxLength: 9 }), (values) => {
        expect(costOf(values, changePoints(values, 100))).toBeCloseTo(leastCost(values), 6);
      }),
      { numRuns: 60 },
    );
  });

  /** The penalised cost of a segmentation, from the definition. */
  function costOf(values: readonly number[], starts: readonly number[]): number {
    const bounds = [0, ...starts, values.length];
    const parts = bounds.slice(1).map((end, index) => values.slice(bounds[index], end));
    const penalty = starts.length * 15 * Math.log(values.length);
    return parts.reduce((sum, part) => {
      const mean = part.reduce((a, b) => a + b, 0) / part.length;
      const scatter = part.reduce((a, b) => a + (b - mean) ** 2, 0);
      const variance = Math.max(scatter / part.length, 1);
      return sum + part.length * Math.log(2 * Math.PI * variance) + scatter / variance;
    }, penalty);
  }

  function leastCost(values: readonly number[]): number {
    const all = Array.from({ length: 2 ** (values.length - 1) }, (_, bits) =>
      Array.from({ length: values.length - 1 }, (_, index) => index + 1).filter((index) => (bits >> (index - 1)) & 1),
    );
    return Math.min(...all.map((starts) => costOf(values, starts)));
  }
});

describe("outliers", () => {
  test("are single values far from their neighbours", () => {
    const times = noisy(runs([14, 100]));
    times[8] = 170;
    expect(outlyingIndices(times)).toEqual([8]);
  });

  test("are not the first repetitions, however slow", () => {
    expect(outlyingIndices([500, 200, ...noisy(runs([12, 100]))])).toEqual([]);
  });

  test("are not in a constant or a short series", () => {
    expect(outlyingIndices(runs([12, 5]))).toEqual([]);
    expect(outlyingIndices([1, 9, 1])).toEqual([]);
  });
});

describe("one process", () => {
  test.each([
    ["flat", runs([14, 100]), 0],
    ["warm-up", runs([1, 300], [13, 100]), 1],
    ["warm-up", runs([2, 400], [3, 200], [12, 100]), 5],
    ["slow-down", runs([7, 100], [8, 140]), 7],
    ["slow-down", runs([1, 300], [6, 100], [8, 140]), 7],
    ["none", runs([13, 100], [2, 160]), undefined],
  ] as const)("%s", (kind, levels, steadyFrom) => {
    const classification = classify(noisy(levels));
    expect(classification?.kind).toBe(kind);
    expect(classification?.steadyFrom).toBe(steadyFrom);
  });

  test("segments that are equal in practice merge: 4 % is flat, 20 % is not", () => {
    expect(classify(runs([7, 100], [7, 104]))?.segments).toHaveLength(1);
    expect(classify(runs([7, 100], [7, 120]))?.segments).toHaveLength(2);
  });

  test("an outlier is flagged, is in no segment's mean, and is no change of state", () => {
    const times = runs([14, 100]);
    times[7] = 250;
    expect(classify(times)).toEqual({
      kind: "flat",
      segments: [{ start: 0, end: 14, mean: 100, variance: 0 }],
      steadyFrom: 0,
      outliers: [7],
    });
  });

  test("segments cover the series, in its own indices although outliers were left out", () => {
    const times = runs([1, 300], [13, 100]);
    times[9] = 250;
    const { segments = [] } = classify(times) ?? {};
    expect(segments.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [1, 14],
    ]);
  });

  test("noise alone is flat, whatever its seed", () => {
    const kinds = Array.from({ length: 200 }, (_, seed) => classify(noisy(runs([12, 100]), seed))?.kind);
    expect(kinds.filter((kind) => kind === "flat").length).toBeGreaterThan(195);
  });

  test.each([
    ["empty", []],
    ["one value", [5]],
    ["seven values", runs([7, 5])],
    ["not a number", [...runs([9, 5]), Number.NaN]],
    ["infinite", [...runs([9, 5]), Number.POSITIVE_INFINITY]],
  ])("nothing is said of a series that is %s", (_, times) => {
    expect(classify(times)).toBeUndefined();
  });

  test("a clock too coarse to tell (all zero) is flat", () => {
    expect(classify(runs([10, 0]))?.kind).toBe("flat");
  });
});

describe("the repetitions that count", () => {
  const SERIES = 400;
  /** Of series of a shape (a level for place 0 to 1 and index), the fraction that is not steady. */
  const condemned = (shape: (place: number, index: number) => number, count: number, noise: number): number => {
    const random = seededRandom(100 * count + 1000 * noise);
    const level = (index: number): number => shape(index / (count - 1), index) * Math.exp(noise * normal(random));
    const series = Array.from({ length: SERIES }, () => Array.from({ length: count }, (_, index) => level(index)));
    return series.filter((times) => !isSteady(times)).length / SERIES;
  };
  /** As many as quick and full runs have, and as --repetitions may ask for. */
  const COUNTS = [6, 10, 24] as const;

  test.each([0.01, 0.02, 0.03])("flat with noise of %d: at most 5 series in a hundred are condemned", (noise) => {
    for (const count of [...COUNTS, 8, 15]) {
      expect(
        condemned(() => 1, count, noise),
        `${count} repetitions`,
      ).toBeLessThanOrEqual(0.05);
    }
  });

  test.each([
    ["a ramp to three times the time", (place: number) => 1 + 2 * place],
    ["a ramp to 1.5 times the time", (place: number) => 1 + 0.5 * place],
    ["a ramp downwards, still warming up", (place: number) => 2 - place],
    ["an oscillation between 1 and 2", (_: number, index: number) => (index % 2 === 0 ? 1 : 2)],
    ["an oscillation between 1 and 1.5", (_: number, index: number) => (index % 2 === 0 ? 1 : 1.5)],
    ["two levels, three repetitions each", (_: number, index: number) => (Math.floor(index / 3) % 2 === 0 ? 1 : 2)],
    ["a new level for the last third", (place: number) => (place > 0.65 ? 1.5 : 1)],
  ])("%s is not steady", (_, shape) => {
    for (const count of COUNTS) {
      for (const noise of [0.01, 0.03]) {
        expect(condemned(shape, count, noise), `${count} repetitions, noise ${noise}`).toBeGreaterThan(0.95);
      }
    }
  });

  test("one or two disturbed repetitions are outliers, but not the last two", () => {
    expect(isSteady([100, 101, 160, 100, 99, 101])).toBe(true);
    expect(isSteady([100, 140, 101, 100, 180, 99])).toBe(true);
    expect(isSteady([63, 61, 59, 64, 97, 93])).toBe(false);
    expect(isSteady([97, 93, 63, 61, 59, 64])).toBe(false);
    expect(isSteady([100, 140, 101, 130, 180, 99])).toBe(false);
  });

  test("seen: a process whose work grows, one whose tier came late, one on a busy machine", () => {
    expect(isSteady([7.96, 9.83, 11.8, 15.2, 15.7, 18.5, 18.8, 21.3, 21.4, 23.2])).toBe(false);
    expect(isSteady([28.1, 29.3, 8.5, 8.23, 6.67, 7.79])).toBe(false);
    expect(isSteady([0.671, 0.864, 0.67, 0.712, 0.665, 0.669])).toBe(true);
  });

  test("equal times, times of nothing and very few are steady", () => {
    for (const count of [0, 1, 2, 3, 4, 5, 6, 20]) {
      expect(isSteady(runs([count, 7])), String(count)).toBe(true);
      expect(isSteady(runs([count, 0])), String(count)).toBe(true);
    }
  });
});

describe("a cell", () => {
  const process = (levels: readonly number[]): Repetition[] =>
    levels.map((ms, index) => ({
      phase: index === 0 ? "cold" : index < 4 ? "warm" : "steady",
      inner: 1,
      ms,
      correct: true,
      checksum: "1",
    }));
  const flat = process(runs([14, 100]));
  const warm = process(runs([1, 300], [13, 100]));
  const none = process(runs([11, 100], [3, 200]));

  test("is of the kind of its processes when they agree, and else inconsistent", () => {
    expect(steadinessOf([flat, flat, flat])?.kind).toBe("flat");
    const mixed = steadinessOf([flat, warm, warm]);
    expect(mixed?.kind).toBe("inconsistent");
    expect(mixed && kindCounts(mixed)).toEqual([
      ["flat", 1],
      ["warm-up", 2],
    ]);
  });

  test("lacks a steady state when half of its processes or more do", () => {
    expect(lacksSteadyState(steadinessOf([none, flat, flat]))).toBe(false);
    expect(lacksSteadyState(steadinessOf([none, flat]))).toBe(true);
    expect(lacksSteadyState(steadinessOf([none, none, none]))).toBe(true);
    expect(lacksSteadyState(undefined)).toBe(false);
  });

  test("most of the repetitions that count must be steady", () => {
    const late = process(runs([10, 200], [4, 100]));
    expect(steadinessOf([late])?.kind).toBe("none");
    const early = process(runs([7, 200], [7, 100]));
    expect(steadinessOf([early])?.kind).toBe("warm-up");
  });

  test("the repetitions that count must be steady among themselves", () => {
    const ramp = process([100, 100, 100, 100, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190]);
    expect(classify(ramp.map(({ ms }) => ms))?.kind).not.toBe("none");
    const [found] = steadinessOf([ramp])?.processes ?? [];
    expect(found?.kind).toBe("none");
    expect(found).not.toHaveProperty("steadyFrom");
    const jumps = process(runs([4, 100], [2, 100], [2, 200], [2, 100], [2, 200], [2, 100]));
    expect(steadinessOf([jumps])?.kind).toBe("none");
  });

  test("of scripts, and of processes with few repetitions, nothing is said", () => {
    expect(steadinessOf([])).toBeUndefined();
    expect(steadinessOf([[{ phase: "cold", inner: 1, ms: 5, correct: true, checksum: "" }]])).toBeUndefined();
    expect(steadinessOf([process([3, 1, 1, 1, 1])])).toBeUndefined();
  });
});
