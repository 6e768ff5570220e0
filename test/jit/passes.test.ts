/** Every Binaryen pass that may be asked for leaves a stitched loop doing what it did; unknown ones are refused. */
import { expect, it } from "vitest";
import { PASS_NAMES } from "../../src/jit/stitch/passes.js";
import { loadStitcher } from "../../src/jit/stitch/stitcher.js";
import { LOOP_CASES, type LoopCase } from "./cases.js";
import { library, Machine, planOf } from "./support.js";

const [loop] = LOOP_CASES as readonly [LoopCase, ...LoopCase[]];

function leavesOf(bytes: Uint8Array): unknown {
  const machine = new Machine();
  for (const [register, value] of loop.before(machine).entries()) machine.set(register, value);
  return machine.run(bytes);
}

it.each(PASS_NAMES)("%s", async (pass) => {
  const passes = pass === "dfo" || pass === "rereloop" ? ["flatten", pass] : [pass];
  const { stitch } = await loadStitcher("binaryen", { passes });
  const bytes = stitch(planOf(loop.source), library);
  expect(leavesOf(bytes)).toEqual({ kind: 0, ...loop.leaves });
});

it("passes change the code, and their order is kept", async () => {
  const plan = planOf(loop.source);
  const sizes: number[] = [];
  for (const passes of [[], ["coalesce-locals", "vacuum"], ["flatten"]]) {
    const { stitch } = await loadStitcher("binaryen", { passes });
    sizes.push(stitch(plan, library).length);
  }
  const [plain = 0, coalesced = 0, flat = 0] = sizes;
  expect(coalesced).toBeLessThan(plain);
  expect(flat).toBeGreaterThan(plain);
});

it("an unknown pass is named before Binaryen is loaded", async () => {
  await expect(loadStitcher("binaryen", { passes: ["polish"] })).rejects.toThrow(/no pass «polish»/);
});
