/** Plans as text: which guards, conversions and write-backs are left. */
import { describe, expect, it } from "vitest";
import { printPlan } from "../../src/jit/plan/print.js";
import { planOf, type Source } from "./support.js";

const code = (source: Source): string => {
  const text = printPlan(planOf(source));
  return text.slice(text.indexOf("  loop"), text.indexOf("exits\n"));
};

describe("representation inference", () => {
  it("leaves no guard and no conversion in a counting loop", () => {
    expect(
      code({
        names: ["n", "i", "total"],
        entry: ["int", "int", "int"],
        constants: [1],
        text: `
          JUMP_IF_NOT_LT_INT @4 r1 r0
          ADD_INT r2 r2 r1
          ADD_INT_K r1 r1 k0
          JUMP_BACK #0 @0
          RETURN r2`,
      }),
    ).toContain(
      `    if not lt_int(i.int, n.int)  ;0
      exit exit1 pc 4 end
    total.int = add_int(total.int, i.int)  ;1, exit exit2 pc 1
    i.int = add_int_fits(i.int, 1:i64)  ;2
    safepoint exit2 pc 3
    br loop0
`,
    );
  });

  it("folds an int constant that a float operation takes", () => {
    expect(
      code({
        names: ["x"],
        entry: ["float"],
        constants: [2],
        text: `
          MULTIPLY_FLOAT_INT_K r0 r0 k0
          JUMP_BACK #0 @0`,
      }),
    ).toContain("x.float = mul_float(x.float, 2:f64)");
  });

  it("keeps a register boxed where the paths into the header disagree", () => {
    // Once the item was found to be another than an int, it is not unboxed where it is read.
    const plan = planOf({
      stormy: [1],
      names: ["x", "items"],
      entry: ["int", "list"],
      constants: [0],
      text: `
        ADD_INT_K r0 r0 k0
        INDEX_LIST_K r0 r1 k0
        JUMP_BACK #0 @0`,
    });
    expect(plan.entry.map(({ name, known, home }) => `${name} ${known} ${home}`)).toEqual([
      "x value local",
      "items list invariant",
    ]);
    expect(plan.notes).toContain("0 ADD_INT_K: guard: x is int");
  });

  it("takes the specialisation that is certain, whatever the instruction was specialised to", () => {
    const text = code({
      names: ["x", "y"],
      entry: ["float", "float"],
      text: `
        ADD_INT r0 r0 r1
        JUMP_BACK #0 @0`,
    });
    expect(text).toContain("x.float = add_float(x.float, y.float)");
  });

  it("hands to the runtime what kept leaving", () => {
    const text = code({
      names: ["x"],
      entry: ["list"],
      registers: 5,
      stormy: [2],
      builtins: { 7: 1 },
      text: `
        LOAD_GLOBAL r2 #7
        COPY r4 r0
        CALL_LEN_LIST r2 r4 #1
        DROP r2
        JUMP_BACK #0 @0`,
    });
    expect(text).toContain("frame[4] = box_ref(r4.list)");
    expect(text).toContain("call 2");
  });

  it("keeps a division that kept leaving where its operands are certain: it met zeros, and would raise in the runtime", () => {
    const divided = (entry: Source["entry"]) =>
      code({
        names: ["x", "y", "z"],
        entry,
        stormy: [0],
        text: `
          FLOOR_DIVIDE_INT r2 r0 r1
          JUMP_BACK #0 @0
          RETURN r2`,
      });
    expect(divided(["int", "int", "int"])).toContain("z.int = floordiv_int(x.int, y.int)");
    const unsure = divided(["int", "other", "int"]);
    expect(unsure).not.toContain("floordiv_int");
    expect(unsure).toContain("call 0");
  });

  it("goes again and again through the list of a variable that nothing else reads", () => {
    const text = code({
      names: ["items", "total", "item"],
      entry: ["list", "int", "int"],
      registers: 7,
      text: `
        GET_ITER r3 r0
        FOR_LIST r2 r3 @4
        ADD_INT r1 r1 r2
        JUMP_BACK #0 @1
        DROP r3
        JUMP_BACK #1 @0
        RETURN r1`,
    });
    expect(text).not.toMatch(/generic|call/);
    expect(text).toContain("r3.list = items.list");
  });

  it("knows the methods of a list", () => {
    const text = code({
      names: ["items", "x"],
      entry: ["list", "int"],
      registers: 6,
      constants: ["append"],
      text: `
        COPY r4 r0
        LOAD_METHOD r2 k0
        COPY r5 r1
        CALL_APPEND r2 r4 #2
        DROP r2
        JUMP_BACK #0 @0`,
    });
    expect(text).not.toMatch(/generic|call/);
    expect(text).toContain("list_append(r4.list");
  });

  it("is plain data", () => {
    const plan = planOf({
      names: ["x"],
      entry: ["float"],
      constants: [2],
      text: "MULTIPLY_FLOAT_INT_K r0 r0 k0\nJUMP_BACK #0 @0",
    });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(structuredClone(plan)).toEqual(plan);
  });
});
