/** Several turns at a time: which loops, what is copied and what is not. */
import { describe, expect, it } from "vitest";
import type { Apply, Node, Plan } from "../../src/jit/plan/plan.js";
import { planOf } from "./support.js";

const all = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => ["body" in node ? all(node.body) : [], node].flat());
const count = (plan: Plan, stencil: string): number =>
  all(plan.body).filter((node) => node.kind === "apply" && node.stencil === stencil).length;
const safepoints = (plan: Plan): number => all(plan.body).filter(({ kind }) => kind === "safepoint").length;

/** while i < n: j = 0; while j < n: total ^= j ...; total -= i */
const nest = (inner: number): Plan =>
  planOf({
    names: ["i", "j", "n", "total"],
    entry: ["int", "int", "int", "int"],
    constants: [1, 0],
    text: [
      `JUMP_IF_NOT_LT_INT @${inner + 7} r0 r2`,
      "LOAD_CONST r1 k1",
      `JUMP_IF_NOT_LT_INT @${inner + 5} r1 r2`,
      ...Array.from({ length: inner }, () => "XOR_INT r3 r3 r1"),
      "ADD_INT_K r1 r1 k0",
      "JUMP_BACK #0 @2",
      "ADD_INT_K r0 r0 k0",
      "JUMP_BACK #1 @0",
      "RETURN r3",
    ].join("\n"),
  });

describe("several turns at a time", () => {
  it("are done by a small innermost loop, which asks for requests once for all of them", () => {
    const plan = nest(1);
    expect(count(plan, "xor_int")).toBe(4);
    // The outer loop's work is behind the inner one, once.
    expect(count(plan, "add_int_fits") + count(plan, "add_int")).toBe(5);
    expect(safepoints(plan)).toBe(2);
    expect(plan.notes).toContain("loop2: 4 turns at a time");
  });

  it("are fewer in a larger one, and one in a large one", () => {
    expect(count(nest(20), "xor_int")).toBe(40);
    expect(count(nest(60), "xor_int")).toBe(60);
  });

  it("read neighbours from one address, the counter's before the first turn", () => {
    const plan = planOf({
      names: ["xs", "i", "total"],
      registers: 7,
      entry: ["list", "int", "float", "int", "int", "int"],
      countsUp: true,
      text: "FOR_RANGE r1 r3 @5\nINDEX_LIST r6 r0 r1\nADD_FLOAT r2 r2 r6\nJUMP_BACK #0 @0\nNOP\nRETURN r2",
    });
    const reads = all(plan.body).filter(
      (node): node is Apply => node.kind === "apply" && /^item_(float|double)/.test(node.stencil),
    );
    // Four turns of a round, and the turns one by one of the last round.
    expect(reads.map(({ stencil }) => stencil.replace(/float|double/, "of"))).toEqual([
      ...["item_of", "item_of_1", "item_of_2", "item_of_3", "item_of"],
    ]);
    const places = reads.map(({ operands }) => operands[1]);
    expect(new Set(places.slice(1, 4).map((place) => JSON.stringify(place))).size).toBe(1);
    expect(places[1]).not.toEqual(places[0]);
  });

  it("do not, where the place is no longer the counter's", () => {
    const plan = planOf({
      names: ["xs", "i", "total"],
      registers: 7,
      entry: ["list", "int", "float", "int", "int", "int"],
      constants: [0],
      countsUp: true,
      text: "FOR_RANGE r1 r3 @6\nLOAD_CONST r1 k0\nINDEX_LIST r6 r0 r1\nADD_FLOAT r2 r2 r6\nJUMP_BACK #0 @0\nNOP\nRETURN r2",
    });
    expect(all(plan.body).some((node) => node.kind === "apply" && /^item_\w+_\d$/.test(node.stencil))).toBe(false);
  });
});
