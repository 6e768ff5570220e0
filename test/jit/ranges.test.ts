/** Overflow checks: gone where a test on the way proves that the result fits, kept everywhere else. */
import { expect, it } from "vitest";
import { printPlan } from "../../src/jit/plan/print.js";
import { planOf } from "./support.js";

it.each([
  ["a < b: a + 1", "LT_INT @3 r0 r1", "ADD_INT_K r0 r0 k0", [1], "add_int_fits("],
  ["a < b: a + 2", "LT_INT @3 r0 r1", "ADD_INT_K r0 r0 k0", [2], "add_int("],
  ["a <= b: a + 1", "LE_INT @3 r0 r1", "ADD_INT_K r0 r0 k0", [1], "add_int("],
  ["a < b: b - 1", "LT_INT @3 r0 r1", "SUBTRACT_INT_K r1 r1 k0", [1], "sub_int_fits("],
  ["a < b: b + 1", "LT_INT @3 r0 r1", "ADD_INT_K r1 r1 k0", [1], "add_int("],
  ["a > b: a - 1", "GT_INT @3 r0 r1", "SUBTRACT_INT_K r0 r0 k0", [1], "sub_int_fits("],
  ["a > b: a + 1", "GT_INT @3 r0 r1", "ADD_INT_K r0 r0 k0", [1], "add_int("],
  ["a < 1000: a + 1000", "LT_INT_K @3 r0 k1", "ADD_INT_K r0 r0 k0", [1000, 1000], "add_int_fits("],
  ["a != b: a + 1", "NE_INT @3 r0 r1", "ADD_INT_K r0 r0 k0", [1], "add_int("],
  ["a < b, then a + 1 twice", "LT_INT @4 r0 r1", "ADD_INT_K r0 r0 k0\nADD_INT_K r0 r0 k0", [1], "add_int("],
])("%s", (_, test, arithmetic, constants, expected) => {
  const plan = planOf({
    names: ["a", "b"],
    entry: ["int", "int"],
    constants,
    text: `JUMP_IF_NOT_${test}\n${arithmetic}\nJUMP_BACK #0 @0\nRETURN r0`,
  });
  expect(printPlan(plan)).toContain(expected);
});
