/** Loans beside other threads: what may look on, where exits go back to, and what must own before it goes on. */
import { describe, expect, it } from "vitest";
import { printPlan } from "../../src/jit/plan/print.js";
import { planOf, type Source } from "./support.js";

const code = (source: Source): string => {
  const text = printPlan(planOf({ ...source, multi: true }));
  return text.slice(text.indexOf("  loop"), text.indexOf("exits\n"));
};

/** x = rows[i][j]; `middle` stands between the two. */
const nested = (middle: string): Source => ({
  names: ["rows", "i", "j", "x"],
  entry: ["list", "int", "int", "float"],
  registers: 7,
  constants: [1],
  text: `
    INDEX_LIST r4 r0 r1${middle}
    INDEX_LIST r4 r4 r2
    ADD_FLOAT r3 r3 r4
    ADD_INT_K r1 r1 k0
    JUMP_BACK #0 @0
    RETURN r3`,
});

/** What `then` does with r4 = box.k. */
const attribute = (then: string): Source => ({
  names: ["box", "i", "j", "x"],
  entry: ["other", "int", "int", "float"],
  registers: 7,
  constants: [1],
  text: `
    LOAD_ATTR_SLOT r4 r0 k0
    ${then}
    ADD_INT_K r1 r1 k0
    JUMP_BACK #0 @0
    RETURN r3`,
});

describe("loans beside other threads", () => {
  it("count nothing on the row, and leave to where it was read", () => {
    const text = code(nested(""));
    expect(text).toContain("t0.i64 = list_look(rows.list, i.int)");
    expect(text).toMatch(/unbox_list\(t0\.i64\) {2};0, exit exit\d+ pc 0/);
    expect(text).toMatch(/t0\.i64 = list_look\(r4\.list, j\.int\) {2};1, exit exit\d+ pc 0/);
    expect(text).toMatch(/unbox_float\(t0\.i64\) {2};1, exit exit\d+ pc 0/);
    expect(text).not.toMatch(/list_get|drop_value|keep_|take_ref|take_value/);
  });

  it("go on over what only calculates in registers that held nothing", () => {
    const text = code(nested("\nADD_INT_K r5 r1 k0"));
    expect(text).toMatch(/r5\.int = add_int\(i\.int, 1:i64\) {2};1, exit exit\d+ pc 0/);
    expect(text).toContain("t0.i64 = list_look(r4.list, j.int)");
  });

  it("end with an owner where the item is not unboxed at once", () => {
    const text = code({ ...nested(""), stormy: [1] });
    expect(text).toMatch(/r4\.value = list_take\(r4\.list, j\.int\) {2};1, exit exit\d+ pc 0/);
    // Nothing is lent any more: the addition leaves to itself.
    expect(text).toMatch(/unbox_float\(r4\.value\) {2};2, exit exit\d+ pc 2/);
  });

  it("end before a variable that held something changes: the row gets an owner, or it is read anew", () => {
    const text = code(nested("\nADD_INT_K r2 r2 k0"));
    expect(text).not.toContain("list_take");
    expect(text).toMatch(/list_get\(rows\.list, i\.int\)|take_ref\(r4\.list\) {2};1, exit exit\d+ pc 0/);
    expect(text).toMatch(/j\.int = add_int\w*\(j\.int, 1:i64\) {2};1/);
  });

  it("are made on attributes, into which the next instruction looks", () => {
    const text = code(attribute("INDEX_LIST r4 r4 r1\n    ADD_FLOAT r3 r3 r4"));
    expect(text).toMatch(/t0\.i64 = slot_look\(box\.value, \d+:i32\)/);
    expect(text).toMatch(/t0\.i64 = list_look\(r4\.list, i\.int\) {2};1, exit exit\d+ pc 0/);
    expect(text).not.toMatch(/slot_get|drop_value|keep_|take_/);
  });

  it("take no test along but one that ends them", () => {
    const text = code(attribute("JUMP_IF_FALSE_SIZED @3 r4"));
    expect(text).toMatch(/if not truth_sized\(r4\.value\) {2};1, exit exit\d+ pc 0/);
    expect(text).not.toMatch(/slot_get|drop_value|keep_|take_/);
  });

  it("are not needed for an attribute that is unboxed at once", () => {
    const text = code(attribute("ADD_FLOAT r3 r3 r4"));
    expect(text).toMatch(/t0\.i64 = slot_look\(box\.value, \d+:i32\) {2};0, exit exit\d+ pc 0/);
    expect(text).toMatch(/r4\.float = unbox_float\(t0\.i64\) {2};0, exit exit\d+ pc 0/);
    expect(text).toMatch(/add_float\(x\.float, r4\.float\)/);
  });

  it("are not begun where they kept leaving", () => {
    expect(code({ ...nested(""), stormy: [0] })).not.toMatch(/r4\.value = list_look|list_take/);
  });

  it("are not needed by one thread alone", () => {
    const text = printPlan(planOf(nested("")));
    expect(text).not.toMatch(/list_look|list_take|take_/);
  });
});
