/** Every loop of cases.ts through every stitcher: the modules are valid and do what the bytecode says. */
import { beforeAll, describe, expect, it } from "vitest";
import { exitAtGuard } from "../../src/jit/plan/stress.js";
import type { Stitch } from "../../src/jit/stitch/stitch.js";
import { loadStitcher, STITCHERS } from "../../src/jit/stitch/stitcher.js";
import { LOOP_CASES, type LoopCase } from "./cases.js";
import { library, Machine, planOf } from "./support.js";

function machineFor(loop: LoopCase): Machine {
  const machine = new Machine();
  for (const [register, value] of loop.before(machine).entries()) machine.set(register, value);
  if (loop.generic) machine.onGeneric = loop.generic;
  return machine;
}

describe.each(STITCHERS.names())("%s", (name) => {
  let stitch: Stitch;
  beforeAll(async () => {
    ({ stitch } = await loadStitcher(name));
  });

  it.each(LOOP_CASES)("$name", (loop) => {
    const bytes = stitch(planOf(loop.source), library);
    expect(WebAssembly.validate(bytes as BufferSource)).toBe(true);
    const machine = machineFor(loop);
    expect(machine.run(bytes)).toEqual({ kind: 0, ...loop.leaves });
    const registers = machine.registers(loop.after.length);
    expect(registers.map((value, register) => (loop.after[register] === undefined ? undefined : value))).toEqual(
      loop.after,
    );
    if (loop.also) expect(loop.also(machine)).toEqual(loop.gives);
  });

  it.each(LOOP_CASES)("$name: valid with any of its guards failing", (loop) => {
    const plan = planOf(loop.source);
    const guards = JSON.stringify(plan.body).split('"exit":').length - 1;
    for (let guard = 0; guard < guards; guard++) {
      const bytes = stitch(exitAtGuard(plan, guard), library);
      expect(WebAssembly.validate(bytes as BufferSource)).toBe(true);
      const machine = machineFor(loop);
      expect(machine.run(bytes).pc).toBeLessThan(10);
    }
  });
});
