/** Liveness, dominators and region selection, from assembled text. */
import { describe, expect, it } from "vitest";
import { analyseFlow } from "../../src/jit/analysis/dominators.js";
import { livenessOf } from "../../src/jit/analysis/liveness.js";
import { loopRegion } from "../../src/jit/region/loop.js";
import { isRefusal, type Region } from "../../src/jit/region/region.js";
import { assemble, observation } from "./support.js";

/** Registers that are live before each instruction, a line an instruction. */
function liveRegisters(text: string, registers: number, handlers: Parameters<typeof livenessOf>[2] = []): string[] {
  const { instructions } = assemble(text);
  const liveness = livenessOf(instructions, registers, handlers);
  return Array.from({ length: instructions.length / 4 }, (_, pc) =>
    Array.from({ length: registers }, (_, register) => register)
      .filter((register) => liveness.live(pc, register))
      .join(" "),
  );
}

describe("liveness", () => {
  it("carries needs round a loop", () => {
    const text = `
      JUMP_IF_NOT_LT_INT @3 r1 r0
      ADD_INT r1 r1 r2
      JUMP_BACK #0 @0
      RETURN r1`;
    expect(liveRegisters(text, 4)).toEqual(["0 1 2", "0 1 2", "0 1 2", "1"]);
  });

  it("keeps the loop variable alive where FOR_RANGE ends: it stores nothing there", () => {
    const text = `
      FOR_RANGE r0 r2 @2
      JUMP_BACK #0 @0
      RETURN r0`;
    expect(liveRegisters(text, 5)).toEqual(["0 2 3 4", "0 2 3 4", "0"]);
  });

  it("counts what a handler needs, but not the register that receives the exception", () => {
    const text = `
      ADD_INT r0 r1 r1
      RETURN r0
      RETURN r2
      RETURN r3`;
    expect(liveRegisters(text, 4, [{ start: 0, end: 1, target: 2, register: 3 }])[0]).toBe("1 2");
    expect(liveRegisters(text, 4, [{ start: 0, end: 1, target: 3, register: 3 }])[0]).toBe("1");
  });

  it("knows more than 32 registers", () => {
    expect(liveRegisters("RETURN r40", 41)).toEqual(["40"]);
  });
});

describe("dominators", () => {
  const flowOf = (edges: Record<number, number[]>) => analyseFlow(0, (node) => edges[node] ?? []);

  it("hang a merge under the branch above it", () => {
    const flow = flowOf({ 0: [1, 2], 1: [3], 2: [3], 3: [] });
    expect(flow.children.get(0)).toEqual(expect.arrayContaining([1, 2, 3]));
    expect([...flow.merges]).toEqual([3]);
    expect(flow.reducible).toBe(true);
  });

  it("find loop headers", () => {
    const flow = flowOf({ 0: [1], 1: [2, 4], 2: [2, 3], 3: [1], 4: [] });
    expect([...flow.loopHeaders].sort()).toEqual([1, 2]);
    expect([...flow.merges]).toEqual([]);
  });

  it("find loops with two entries", () => {
    expect(flowOf({ 0: [1, 2], 1: [2], 2: [1] }).reducible).toBe(false);
  });
});

const WITH_BRANCH = `
  JUMP_IF_NOT_LT_INT @6 r1 r0
  JUMP_IF_NOT_GT_K @4 r1 k0
  ADD r2 r2 r1
  JUMP @4
  ADD_INT_K r1 r1 k0
  JUMP_BACK #0 @0
  RETURN r2`;
const BRANCHING = { names: ["n", "i", "t"], entry: ["int", "int", "int"] as const, constants: [1], text: WITH_BRANCH };

function printRegion(region: Region): string[] {
  const edge = (next: Region["blocks"][number]["next"] | null) =>
    next ? `${next.kind} ${next.target}${next.cold ? " cold" : ""}` : "-";
  return region.blocks.map(({ start, end, next, jump }) => `${start}..${end - 1}: ${edge(next)}, ${edge(jump)}`);
}

describe("the loop policy", () => {
  it("takes both sides of branches", () => {
    expect(printRegion(loopRegion(observation(BRANCHING)) as Region)).toEqual([
      "0..0: inside 1, exit 6",
      "1..1: inside 2, inside 4",
      "2..3: inside 4, -",
      "4..5: back 0, -",
    ]);
  });

  it("leaves where nothing was ever executed", () => {
    const region = loopRegion(observation({ ...BRANCHING, never: [2] })) as Region;
    expect(printRegion(region)[1]).toBe("1..1: exit 2 cold, inside 4");
  });

  it("takes what stitched code left for and the interpreter executed", () => {
    const region = loopRegion(observation({ ...BRANCHING, never: [2], exits: { 2: 5 } })) as Region;
    expect(printRegion(region)[1]).toBe("1..1: inside 2, inside 4");
  });

  it("takes what looks never executed when no other way leads round", () => {
    const text = `
      JUMP_IF_NOT_LT_INT @3 r1 r0
      ADD r2 r2 r1
      JUMP_BACK #0 @0
      RETURN r2`;
    const region = loopRegion(observation({ ...BRANCHING, text, never: [1] })) as Region;
    expect(printRegion(region)).toEqual(["0..0: inside 1, exit 3", "1..2: back 0, -"]);
  });

  it("does not take the loop around it", () => {
    const text = `
      FOR_RANGE r1 r2 @4
      FOR_RANGE r1 r5 @3
      JUMP_BACK #1 @1
      JUMP_BACK #0 @0
      RETURN r1`;
    const observed = observation({ names: ["a", "i"], entry: [], registers: 8, text });
    const inner = { ...observed, loop: 1, header: 1, back: 2 };
    expect(printRegion(loopRegion(inner) as Region)).toEqual(["1..1: inside 2, exit 3", "2..2: back 1, -"]);
  });

  it.each([
    ["a yield in every turn", "YIELD r2 r4 #0", [], /yields in every turn \(line 2\)/],
    ["a raise in every turn", "RAISE r2", [], /no executed path/],
  ])("refuses %s", (_what, middle, never, reason) => {
    const text = `
      JUMP_IF_NOT_LT_INT @3 r1 r0
      ${middle}
      JUMP_BACK #0 @0
      RETURN r2`;
    const refused = loopRegion(observation({ ...BRANCHING, text, never, registers: 6 }));
    expect(isRefusal(refused) && refused.refused).toMatch(reason);
  });
});
