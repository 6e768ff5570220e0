/** Verdicts as text: what the interval says, and no more. */
import { expect, test } from "vitest";
import type { Effects } from "../../src/lab/effects.js";
import { verdict } from "../../src/lab/verdict.js";

const effects = (interaction: [number, number, number], threads = 2): Effects => {
  const of = (value: number) => ({ value, ci95: [value * 0.99, value * 1.01] as const });
  const [low, value, high] = interaction;
  return {
    program: "p",
    threads,
    levels: {},
    jit: of(8),
    free: of(1.9),
    combined: of(15.2 * value),
    interaction: { value, ci95: [low, high] },
  };
};

test.each([
  [
    [0.97, 1.0, 1.04],
    "The two bets multiply: JIT 8.00× alone, free threading 1.90× alone, together 15.2×, where the product is 15.2× (interaction 1.00, 95 % interval 0.970 to 1.04, which contains 1).",
  ],
  [
    [1.1, 1.2, 1.3],
    "The two bets more than multiply: JIT 8.00× alone, free threading 1.90× alone, together 18.2×, where the product is 15.2× (interaction 1.20, 95 % interval 1.10 to 1.30, above 1).",
  ],
  [
    [0.7, 0.8, 0.9],
    "The two bets give less than their product: JIT 8.00× alone, free threading 1.90× alone, together 12.2×, where the product is 15.2× (interaction 0.800, 95 % interval 0.700 to 0.900, below 1).",
  ],
  [
    [0.7, 1.0, 1.5],
    "Whether the two bets multiply is not settled: JIT 8.00× alone, free threading 1.90× alone, together 15.2×, product 15.2× (interaction 1.00, 95 % interval 0.700 to 1.50, which contains 1 and is wide).",
  ],
  [
    [Number.NaN, 1.0, Number.NaN],
    "Too few samples for an interval: JIT 8.00× alone, free threading 1.90× alone, together 15.2×, product 15.2×.",
  ],
] as [[number, number, number], string][])("%j", (interaction, sentence) => {
  expect(verdict(effects(interaction), 2)).toBe(sentence);
});

test("says when there are fewer cores than threads, and when one thread has nothing to win", () => {
  expect(verdict(effects([0.97, 1, 1.04], 4), 2)).toContain(
    "; 4 threads shared 2 cores, which limit free threading to 2×.",
  );
  expect(verdict(effects([0.97, 1, 1.04], 4), 1)).toContain(
    "; 4 threads shared one core, which limit free threading to 1×.",
  );
  expect(verdict(effects([0.97, 1, 1.04], 1), 2)).toContain("; with one thread free threading has nothing to win.");
});
