/** What compiling beside a program may cost it: the account by itself, with a clock of the test's. */
import { describe, expect, test } from "vitest";
import { TUNABLES } from "../../src/base/tunables.js";
import { backoff } from "../../src/jit/hotness.js";
import { type Budget, Ledger } from "../../src/jit/ledger.js";
import { Dear } from "../../src/jit/loop-entry.js";

const { COMPILE_MS_EACH, COMPILE_MS_FIRST } = TUNABLES;

function ledgerAt(budget: Budget | undefined): { ledger: Ledger; at: (ms: number) => Ledger } {
  let now = 1000;
  const ledger = new Ledger(budget, () => now);
  const at = (ms: number) => {
    now = 1000 + ms;
    return ledger;
  };
  return { ledger, at };
}

describe("the ledger", () => {
  test("affords anything without a budget", () => {
    expect(ledgerAt(undefined).ledger.affords(1e9)).toBe(true);
  });

  test("counts the time from its own beginning", () => {
    const { at } = ledgerAt((elapsed) => elapsed);
    const cost = COMPILE_MS_FIRST + 100 * COMPILE_MS_EACH;
    expect(at(cost - 1).affords(100)).toBe(false);
    expect(at(cost).affords(100)).toBe(true);
  });

  test("takes what is ordered for spent, and then what it has really cost", () => {
    const { ledger } = ledgerAt(() => COMPILE_MS_FIRST + 100 * COMPILE_MS_EACH);
    expect(ledger.affords(100)).toBe(true);
    ledger.ordered(1, 100);
    expect(ledger.affords(1)).toBe(false);
    ledger.delivered(1, 10);
    expect(ledger.affords(90)).toBe(true);
  });

  test("asks for the first time's price once, and goes by what orders cost after that", () => {
    const { ledger } = ledgerAt(() => 100 * COMPILE_MS_EACH);
    expect(ledger.affords(100)).toBe(false);
    ledger.ordered(1, 100);
    ledger.delivered(1, 0);
    expect(ledger.affords(200)).toBe(true);
    expect(ledger.affords(201)).toBe(false);
  });

  test("hears nothing of orders that it does not know", () => {
    const { ledger } = ledgerAt(() => 1);
    ledger.delivered(7, 1e6);
    ledger.ordered(1, 0);
    ledger.delivered(1, 0);
    expect(ledger.affords(0)).toBe(true);
  });
});

describe("backoff's budget", () => {
  const { budget } = backoff;
  test("has room for a small loop soon, and for any size in time", () => {
    const small = ledgerAt(budget);
    expect(small.at(200).affords(10)).toBe(true);
    expect(small.ledger.affords(300)).toBe(false);
    expect(small.at(10_000).affords(TUNABLES.MAX_REGION_INSTRUCTIONS)).toBe(true);
  });

  test("grows with the time", () => {
    const [early, late] = [budget?.(100), budget?.(1000)];
    expect(early).toBeGreaterThan(0);
    expect(late).toBeGreaterThan(early as number);
  });
});

test("a loop that is too dear is asked about after half as many turns again, each time", () => {
  const dear = new Dear(5000, undefined);
  expect([dear.wait(), dear.wait(), dear.wait()]).toEqual([2500, 3750, 5625]);
  for (let i = 0; i < 100; i++) expect(dear.wait()).toBeLessThanOrEqual(TUNABLES.LONGEST_WAIT);
});
