/**
 * What a turn of an inner loop still does, by counts of what stands in its plan: guards, lengths, storages and globals that no
 * turn changes stand ahead of it, and what may change them keeps them where they are.
 */
import { describe, expect, it } from "vitest";
import type { Node, Plan } from "../../src/jit/plan/plan.js";
import { planOf, type Source } from "./support.js";

/** Stencils that a turn of the innermost loop applies, in order; copies and the way out do not count. */
function turnOf(plan: Plan): string[] {
  let loop: readonly Node[] = plan.body;
  for (;;) {
    // What follows an inner loop stands behind it, and the loop in a block.
    const inner = loop.find((node) => node.kind === "loop" || (node.kind === "block" && node.body[0]?.kind === "loop"));
    if (!inner || !("body" in inner)) return loop.flatMap((node) => (node.kind === "apply" ? [node.stencil] : []));
    loop = inner.body;
  }
}

/** Stencils ahead of the loop. */
const aheadOf = (plan: Plan): string[] => {
  const start = plan.body.findIndex(({ kind }) => kind === "loop");
  return plan.body.slice(0, start).flatMap((node) => (node.kind === "apply" ? [node.stencil] : []));
};

const LOOP = { names: ["xs", "i", "n", "total", "ys"], registers: 7 } as const;
const ENTRY = ["list", "int", "int", "float", "list"] as const;
const loop = (body: string, more: Partial<Source> = {}): Plan => {
  const lines = body.trim().split("\n");
  return planOf({
    ...LOOP,
    entry: [...ENTRY],
    constants: [1],
    text: [
      `JUMP_IF_NOT_LT_INT @${lines.length + 3} r1 r2`,
      ...lines,
      "ADD_INT_K r1 r1 k0",
      "JUMP_BACK #0 @0",
      "RETURN r3",
    ].join("\n"),
    ...more,
  });
};

describe("reads of list items", () => {
  it("one read: the place, the item, its class", () => {
    const plan = loop("INDEX_LIST r5 r0 r1\nADD_FLOAT r3 r3 r5");
    expect(turnOf(plan)).toEqual(["item_place", "item_float", "add_float", "add_int_fits"]);
    expect(aheadOf(plan).slice(-3)).toEqual(["one_thread", "list_len", "list_storage"]);
  });

  it("the same item twice is read once", () => {
    const plan = loop("INDEX_LIST r5 r0 r1\nINDEX_LIST r6 r0 r1\nMULTIPLY_FLOAT r5 r5 r6\nADD_FLOAT r3 r3 r5");
    expect(turnOf(plan).filter((stencil) => /item_load|item_float|unbox/.test(stencil))).toEqual(["item_float"]);
  });

  it("an item read, and stored where it was: no test of what it replaces, one place", () => {
    const plan = loop("INDEX_LIST r5 r0 r1\nADD_FLOAT r5 r5 r3\nSTORE_INDEX_LIST r0 r1 r5");
    expect(turnOf(plan)).toEqual([
      ...["item_place", "item_float", "add_float", "box_float", "item_overwrite", "add_int_fits"],
    ]);
  });

  it("a store ends what is known of items, not of lengths", () => {
    const plan = loop("INDEX_LIST r5 r0 r1\nSTORE_INDEX_LIST r4 r1 r3\nINDEX_LIST r6 r0 r1\nADD_FLOAT r3 r5 r6");
    expect(turnOf(plan).filter((stencil) => stencil === "item_float")).toHaveLength(2);
    expect(turnOf(plan)).not.toContain("list_len");
  });

  it("what was stored is there to be read", () => {
    const plan = loop("STORE_INDEX_LIST r4 r1 r3\nINDEX_LIST r5 r4 r1\nADD_FLOAT r3 r3 r5");
    expect(turnOf(plan)).toEqual(["box_float", "item_place", "item_put", "add_float", "add_int_fits"]);
  });

  it("what was no reference is none after stores of such: two items change places without a test", () => {
    const plan = loop(
      "INDEX_LIST r5 r0 r1\nINDEX_LIST r6 r0 r2\nSTORE_INDEX_LIST r0 r1 r6\nSTORE_INDEX_LIST r0 r2 r5",
      { plainItems: [0] },
    );
    expect(turnOf(plan).filter((stencil) => stencil.startsWith("item_o"))).toHaveLength(2);
    expect(turnOf(plan)).not.toContain("item_put");
  });

  it("of a list of which nothing is known, too, as long as it turns out so", () => {
    const source = {
      names: ["rows", "i", "j", "n", "row"],
      entry: ["list", "int", "int", "int", "list"],
      registers: 9,
      constants: [1],
      text: [
        ...["JUMP_IF_NOT_LT_INT @9 r1 r3", "INDEX_LIST r5 r0 r1", "INDEX_LIST r6 r5 r1", "INDEX_LIST r5 r0 r1"],
        ...["INDEX_LIST r7 r5 r2", "INDEX_LIST r5 r0 r1", "STORE_INDEX_LIST r5 r2 r6", "ADD_INT_K r1 r1 k0"],
        ...["JUMP_BACK #0 @0", "RETURN r1"],
      ].join("\n"),
    } satisfies Source;
    expect(turnOf(planOf(source))).toContain("item_put");
    expect(turnOf(planOf({ ...source, stormy: [2] }))).toContain("list_set");
  });

  it("an item that kept being another than was wanted is unboxed where it is wanted; then the read is generic", () => {
    const body = "INDEX_LIST r5 r0 r1\nADD_FLOAT r3 r3 r5";
    expect(turnOf(loop(body, { stormy: [1] }))).toContain("unbox_float");
    expect(turnOf(loop(body, { stormy: [1, 1] }))).not.toContain("item_load");
  });

  it("floats that go into one result are tested together, and what is none leaves to where the first was read", () => {
    const body = "INDEX_LIST r5 r0 r1\nINDEX_LIST r6 r4 r1\nMULTIPLY_FLOAT r5 r5 r6\nADD_FLOAT r3 r3 r5";
    const turn = turnOf(loop(body));
    expect(turn.filter((stencil) => stencil === "item_double")).toHaveLength(2);
    expect(turn.indexOf("guard_number")).toBe(turn.indexOf("mul_float") + 1);
    expect(turnOf(loop(body, { stormy: [1] }))).not.toContain("guard_number");
    // What an exit in between would have to write back must not change before the test.
    const changed =
      "INDEX_LIST r5 r0 r1\nADD_INT_K r2 r2 k0\nINDEX_LIST r6 r4 r1\nMULTIPLY_FLOAT r5 r5 r6\nADD_FLOAT r3 r3 r5";
    expect(turnOf(loop(changed))).not.toContain("guard_number");
  });

  it("rows stay what they are where what is no reference is stored, into whatever list", () => {
    const plan = loop(
      "INDEX_LIST r5 r0 r2\nINDEX_LIST r5 r5 r1\nADD_FLOAT r3 r3 r5\nSTORE_INDEX_LIST r4 r1 r3\nINDEX_LIST r5 r4 r1\nADD_FLOAT r3 r3 r5",
    );
    expect(aheadOf(plan)).toContain("item_list");
    expect(turnOf(plan)).not.toContain("item_list");
  });

  it("an iteration unboxes its items as it takes them", () => {
    const source: Source = {
      names: ["x", "total"],
      registers: 5,
      entry: ["unbound", "float", "list", "int"],
      text: "FOR_LIST r0 r2 @3\nADD_FLOAT r1 r1 r0\nJUMP_BACK #0 @0\nRETURN r1",
    };
    expect(turnOf(planOf(source))).toEqual(["item_float", "add_int_fits", "add_float"]);
    expect(turnOf(planOf({ ...source, stormy: [0] }))).toContain("item_load");
  });

  it("values of unknown class are stored by the runtime, which may end anything", () => {
    const plan = loop("STORE_INDEX_LIST r4 r1 r5\nINDEX_LIST r6 r0 r1\nADD_FLOAT r3 r3 r6", {
      entry: [...ENTRY, "other"],
      names: [...LOOP.names, "what"],
    });
    expect(turnOf(plan)).toContain("list_set");
    expect(turnOf(plan)).toContain("list_len");
    expect(aheadOf(plan)).not.toContain("list_len");
  });

  it("but into a list that held no references they are once they were found to be none", () => {
    const plan = loop("STORE_INDEX_LIST r4 r1 r5", {
      entry: [...ENTRY, "other"],
      names: [...LOOP.names, "what"],
      plainItems: [4],
    });
    expect(turnOf(plan)).toEqual(["item_place", "item_put", "add_int_fits"]);
    expect(aheadOf(plan)).toContain("guard_plain");
  });

  it("nothing is done ahead of a loop at whose header code kept leaving, but what cannot leave", () => {
    const plan = loop("INDEX_LIST r5 r0 r1\nADD_FLOAT r3 r3 r5", { stormy: [0] });
    expect(turnOf(plan)).toContain("one_thread");
    expect(aheadOf(plan)).not.toContain("one_thread");
  });

  it("with another thread about, lists are read whole", () => {
    const plan = loop("INDEX_LIST r5 r0 r1\nADD_FLOAT r3 r3 r5", { multi: true });
    expect(turnOf(plan)).toEqual(["list_look", "unbox_float", "add_float", "add_int_fits"]);
  });
});

describe("ranges", () => {
  const range = (more: Partial<Source>) =>
    planOf({
      names: ["xs", "i", "total"],
      registers: 7,
      entry: ["list", "int", "float", "int", "int", "int"],
      text: "FOR_RANGE r1 r3 @5\nINDEX_LIST r6 r0 r1\nADD_FLOAT r2 r2 r6\nJUMP_BACK #0 @0\nNOP\nRETURN r2",
      ...more,
    });

  it("that count up from 0 have one counter, and their index needs no sign nor, where all lie within the list, a test", () => {
    const plan = range({ countsUp: true });
    expect(turnOf(plan)).toEqual([...["sub_int_fits", "add_int_fits", "sub_int_fits", "item_float", "add_float"]]);
    expect(aheadOf(plan)).toContain("guard_span");
  });

  it("that lie within the list as a whole need no test of the index", () => {
    const plan = planOf({
      names: ["xs", "n", "total", "m"],
      registers: 9,
      entry: ["list", "int", "float", "int"],
      constants: [1, 0],
      text: [
        ...["JUMP_IF_NOT_LT_INT @9 r3 r1", "LOAD_CONST r4 k1", "COPY r5 r1", "LOAD_CONST r6 k0"],
        ...["FOR_RANGE r7 r4 @8", "INDEX_LIST r8 r0 r7", "ADD_FLOAT r2 r2 r8", "JUMP_BACK #0 @4"],
        ...["JUMP_BACK #1 @0", "RETURN r2"],
      ].join("\n"),
    });
    expect(turnOf(plan)).toEqual([...["sub_int_fits", "add_int_fits", "sub_int_fits", "item_float", "add_float"]]);
  });

  it("others keep theirs", () => {
    expect(turnOf(range({}))).toEqual(["range_next", "item_place", "item_float", "add_float"]);
  });
});

describe("sums that are indices", () => {
  it("fit when they are places: one check for both", () => {
    const plan = loop("ADD_INT_K r6 r1 k0\nINDEX_LIST r5 r0 r6\nADD_FLOAT r3 r3 r5");
    expect(turnOf(plan)).toEqual([...["add_int_fits", "item_place", "item_float", "add_float", "add_int_fits"]]);
  });

  it("are checked where they replace what an exit restores", () => {
    const plan = loop("ADD_INT_K r2 r2 k0\nINDEX_LIST r5 r0 r2\nADD_FLOAT r3 r3 r5");
    expect(turnOf(plan)).toContain("add_int");
  });
});

describe("powers", () => {
  it.each([
    [0.5, "root_float"],
    [2, "square_float"],
    [3, "pow_float"],
  ])("x ** %d is %s", (exponent, stencil) => {
    const plan = planOf({
      names: ["x", "i", "n"],
      entry: ["float", "int", "int"],
      constants: [1, { float: exponent }],
      text: "JUMP_IF_NOT_LT_INT @4 r1 r2\nPOWER_FLOAT_K r0 r0 k1\nADD_INT_K r1 r1 k0\nJUMP_BACK #0 @0\nRETURN r0",
    });
    expect(turnOf(plan)).toContain(stencil);
  });
});
