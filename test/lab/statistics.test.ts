/** Statistics against Python's statistics module, simple-statistics, tables or the definition; intervals by simulation. */
import fc from "fast-check";
import * as reference from "simple-statistics";
import { describe, expect, test } from "vitest";
import {
  addUncertainties,
  type Group,
  groupUncertainty,
  medianBias,
  studentQuantile,
} from "../../src/lab/bootstrap.js";
import { coverage, NOISES, STATISTICS, type StatisticName } from "../../src/lab/interval-coverage/simulation.js";
import { normal, seededRandom, shuffled } from "../../src/lab/random.js";
import {
  estimateContrast,
  estimateMedian,
  estimateRatio,
  estimateSuiteMean,
  geometricMean,
  median,
  outliers,
  quantile,
  relativeSpread,
  type Term,
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

  test("the interval is wider than three processes' range, which alone would hold the truth 75 times in a hundred", () => {
    const { value, ci95 } = estimateMedian([[98], [100], [103]]);
    expect(value).toBeCloseTo(100, 10);
    expect(ci95[0]).toBeLessThan(98);
    expect(ci95[1]).toBeGreaterThan(103);
  });

  test("runs that are not paired add their variances, with the degrees of freedom of Welch and Satterthwaite", () => {
    const same = { variance: 0.5, degrees: 9 };
    expect(addUncertainties([same, same])).toEqual({ variance: 1, degrees: 18 });
    expect(addUncertainties([same, { variance: 0, degrees: 2 }])).toEqual({ variance: 0.5, degrees: 9 });
    expect(addUncertainties([{ variance: 0, degrees: 4 }])).toEqual({ variance: 0, degrees: 4 });
  });

  test.each([
    ["no value", []],
    ["a process without repetitions", [[1], [], [2]]],
    ["a time that is no number", [[1], [Number.NaN], [2]]],
    ["a time of nothing", [[0], [0], [0]]],
  ])("%s: no interval, and no exception", (_, series) => {
    const { ci95 } = estimateMedian(series);
    expect(ci95).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("geometric mean over a suite", () => {
  const exact = (before: number, after: number): Term[] => [
    { series: [[before], [before], [before]], power: 1 },
    { series: [[after], [after], [after]], power: -1 },
  ];

  test("of exact ratios it is their geometric mean, which simple-statistics makes too", () => {
    const ratios = [2, 5, 12.5, 0.8];
    const { value, ci95 } = estimateSuiteMean(ratios.map((ratio) => exact(ratio * 10, 10)));
    expect(value).toBeCloseTo(reference.geometricMean(ratios), 10);
    expect(ci95[0]).toBeCloseTo(value, 10);
    expect(ci95[1]).toBeCloseTo(value, 10);
  });

  test("the programs are fixed: however they differ, exact times give an exact mean; noise in one widens it", () => {
    const noisy: Term[] = [
      { series: [[10], [12], [11]], power: 1 },
      { series: [[10], [10], [10]], power: -1 },
    ];
    const [low, high] = estimateSuiteMean([exact(100, 1), noisy]).ci95;
    expect(high / low).toBeGreaterThan(1.05);
    const [one, other] = estimateSuiteMean([exact(100, 1), exact(1, 1)]).ci95;
    expect(other / one).toBeCloseTo(1, 10);
  });

  test("of nothing there is none", () => {
    expect(estimateSuiteMean([]).value).toBeNaN();
  });
});

describe("against simple-statistics", () => {
  test("quantile, median absolute deviation, geometric mean", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (values) => {
          expect(median(values)).toBeCloseTo(reference.median(values), 9);
          expect(geometricMean(values)).toBeCloseTo(reference.geometricMean(values), 6);
          const spread = (1.4826 * reference.medianAbsoluteDeviation(values)) / reference.median(values);
          expect(relativeSpread(values)).toBeCloseTo(spread, 9);
        },
      ),
    );
  });
});

describe("what the intervals are made of", () => {
  /** A published table of Student's t, two-sided 95 %. */
  test.each([
    [1, 12.706],
    [2, 4.303],
    [4, 2.776],
    [9, 2.262],
    [30, 2.042],
  ])("Student's t with %d degrees of freedom", (degrees, expected) => {
    expect(studentQuantile(0.975, degrees)).toBeCloseTo(expected, 3);
  });

  test.each([3, 5, 10])("the bias of the bootstrap's variance of a median of %d normal values", (count) => {
    const random = seededRandom(count);
    let [bootstrap, squares] = [0, 0];
    for (let sample = 0; sample < 3000; sample++) {
      const values = Array.from({ length: count }, () => normal(random));
      const group: Group = [{ series: values.map((value) => [Math.exp(value)]), power: 1 }];
      bootstrap += groupUncertainty(group, 40, random).variance * medianBias(count);
      squares += median(values) ** 2;
    }
    expect(bootstrap / squares / medianBias(count)).toBeGreaterThan(0.92);
    expect(bootstrap / squares / medianBias(count)).toBeLessThan(1.08);
  });
});

describe("95 % intervals hold the truth 92 to 98 times in a hundred, up to 99 where noise is one-sided (npm run coverage)", () => {
  /**
   * What is seen of 1000 intervals lies within 1.4 % of what holds (two standard errors at 95 %). 1000 resamples, as the
   * lab takes them, would change less than that, except for medians of ten processes, which get more of them. Ratios of
   * two runs with three processes hold it 97.4 to 97.8 times, for which it takes more intervals; fits take their time.
   */
  const TRIALS = 1000;
  const OTHER_TRIALS = { "ratio of two runs": 4000, "Amdahl's σ": 300 } as Readonly<
    Partial<Record<StatisticName, number>>
  >;
  const RESAMPLES = { median: 400 } as Readonly<Partial<Record<StatisticName, number>>>;
  const NAMED = [0.92, 0.98] as const;
  /**
   * Disturbances that only ever make slower have tails for which Student's t is too wide where several cells meet: those
   * intervals are longer than they need be, which README says.
   */
  const TOO_WIDE = [0.94, 0.995] as const;
  test.each(NOISES.flatMap((noise) => STATISTICS.map((statistic) => [statistic, noise] as const)))(
    "%s, $1.name",
    (statistic, noise) => {
      const [least, most] = noise.disturbedOnceIn > 0 && statistic !== "median" ? TOO_WIDE : NAMED;
      for (const processes of [3, 5, 10]) {
        const trials = OTHER_TRIALS[statistic] ?? TRIALS;
        const options = { processes, repetitions: 7, trials, resamples: RESAMPLES[statistic] ?? 120 };
        const { held } = coverage(statistic, noise, { ...options, seed: 10 * processes });
        expect(held, `${processes} processes`).toBeGreaterThanOrEqual(least);
        expect(held, `${processes} processes`).toBeLessThanOrEqual(most);
      }
    },
  );
});

test("shuffling keeps everything and reaches every order", () => {
  const random = seededRandom(3);
  const seen = new Set(Array.from({ length: 200 }, () => shuffled([1, 2, 3], random).join("")));
  expect([...seen].sort()).toEqual(["123", "132", "213", "231", "312", "321"]);
});
