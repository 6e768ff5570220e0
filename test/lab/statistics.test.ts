/** Statistics against values from Python's statistics module or from the definition, and intervals by simulation. */
import { describe, expect, test } from "vitest";
import { seededRandom, shuffled } from "../../src/lab/random.js";
import {
  estimateContrast,
  estimateMedian,
  estimateRatio,
  geometricMean,
  median,
  outliers,
  quantile,
  relativeSpread,
} from "../../src/lab/statistics.js";

/** Lengths of twenty rivers, miles (the first of R's `rivers`). */
const RIVERS = [735, 320, 325, 392, 524, 450, 1459, 135, 465, 600, 330, 336, 280, 315, 870, 906, 202, 329, 290, 1000];

describe("descriptive statistics", () => {
  test.each([
    [0, 135],
    [0.25, 318.75],
    [0.5, 364],
    [0.9, 915.4],
    [1, 1459],
  ])("quantile %d, as statistics.quantiles(method='inclusive'), which is type 7", (probability, expected) => {
    expect(quantile(RIVERS, probability)).toBeCloseTo(expected, 10);
  });

  test("median, geometric mean, spread", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
    expect(geometricMean([1, 10, 100])).toBeCloseTo(10, 12);
    expect(relativeSpread([1, 1, 2, 2, 4, 6, 9])).toBeCloseTo(1.4826 / 2, 10); // the median of the distances from 2 is 1
  });

  test("outliers are found by Tukey's fences (here 1106 and 1579)", () => {
    expect(outliers(RIVERS)).toEqual([{ index: 6, value: 1459, severity: "mild" }]);
    expect(outliers([1, 1.1, 0.9, 1, 1.05, 9])).toEqual([{ index: 5, value: 9, severity: "severe" }]);
    expect(outliers([1, 2, 3])).toEqual([]);
  });
});

describe("bootstrap", () => {
  const noisy = (centre: number, seed: number, processes = 8, repetitions = 5) => {
    const random = seededRandom(seed);
    const unit = () => (random(1000) + random(1000) + random(1000)) / 1500 - 1;
    return Array.from({ length: processes }, () => {
      const level = centre * (1 + 0.05 * unit());
      return Array.from({ length: repetitions }, () => level * (1 + 0.02 * unit()));
    });
  };

  test("the same data and seed give the same interval, around the value", () => {
    const series = noisy(100, 1);
    const estimate = estimateMedian(series);
    expect(estimateMedian(series)).toEqual(estimate);
    expect(estimate.ci95[0]).toBeLessThan(estimate.value);
    expect(estimate.ci95[1]).toBeGreaterThan(estimate.value);
  });

  test("a ratio is before over after, a contrast a product of powers", () => {
    const exact = (value: number) => [[value], [value], [value]];
    expect(estimateRatio(exact(80), exact(10))).toEqual({
      value: expect.closeTo(8, 10),
      ci95: [expect.closeTo(8, 10), expect.closeTo(8, 10)],
    });
    const terms = [12, 40, 80, 5].map((value, index) => ({ series: exact(value), power: index < 2 ? 1 : -1 }));
    expect(estimateContrast(terms).value).toBeCloseTo(1.2, 10);
  });

  test("a drift that all cells of a round felt cancels in their ratio", () => {
    const drift = [1, 1.4, 0.8, 1.9, 1.2, 1.6];
    const { ci95 } = estimateRatio(
      drift.map((factor) => [10 * factor]),
      drift.map((factor) => [5 * factor]),
    );
    expect(ci95[0]).toBeCloseTo(2, 10);
    expect(ci95[1]).toBeCloseTo(2, 10);
  });

  test("one or two processes tell no interval", () => {
    expect(estimateMedian([[5, 6, 7]])).toEqual({ value: 6, ci95: [Number.NaN, Number.NaN] });
    expect(estimateMedian([[5], [7]])).toEqual({ value: 6, ci95: [Number.NaN, Number.NaN] });
  });

  test("a 95 % interval of a ratio holds the truth about 95 times in a hundred", () => {
    let held = 0;
    for (let trial = 0; trial < 200; trial++) {
      const { ci95 } = estimateRatio(noisy(100, 2 * trial), noisy(50, 2 * trial + 1), { seed: trial, resamples: 200 });
      if (ci95[0] <= 2 && 2 <= ci95[1]) held++;
    }
    expect(held / 200).toBeGreaterThan(0.9);
    expect(held / 200).toBeLessThanOrEqual(0.995);
  });
});

test("shuffling keeps everything and reaches every order", () => {
  const random = seededRandom(3);
  const seen = new Set(Array.from({ length: 200 }, () => shuffled([1, 2, 3], random).join("")));
  expect([...seen].sort()).toEqual(["123", "132", "213", "231", "312", "321"]);
});
