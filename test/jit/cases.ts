/**
 * The table of loops that every stitcher runs: bytecode, the registers before, what the runtime does when asked,
 * and the registers and the exit after. One row a behaviour.
 */
import { LAYOUT } from "../../src/base/layout.js";
import type { Machine, Plain, Source } from "./support.js";

export interface LoopCase {
  readonly name: string;
  readonly source: Source;
  readonly before: (machine: Machine) => readonly Plain[];
  readonly generic?: (machine: Machine, pc: number) => number;
  /** Registers that are compared, from 0 on; `undefined` is not. */
  readonly after: readonly (Plain | undefined)[];
  readonly leaves: { readonly pc: number; readonly kind?: number };
  readonly also?: (machine: Machine) => unknown;
  readonly gives?: unknown;
}

const COUNTING: Source = {
  names: ["n", "i", "total"],
  entry: ["int", "int", "int"],
  constants: [1],
  text: `
    JUMP_IF_NOT_LT_INT @4 r1 r0
    ADD_INT r2 r2 r1
    ADD_INT_K r1 r1 k0
    JUMP_BACK #0 @0
    RETURN r2`,
};

const SUM_OF_LIST: Source = {
  names: ["items", "i", "n", "total"],
  entry: ["list", "int", "int", "int"],
  registers: 5,
  constants: [1],
  text: `
    JUMP_IF_NOT_LT_INT @5 r1 r2
    INDEX_LIST r4 r0 r1
    ADD_INT r3 r3 r4
    ADD_INT_K r1 r1 k0
    JUMP_BACK #0 @0
    RETURN r3`,
};

const RANGES: Source = {
  names: ["outer", "i", "total"],
  entry: ["list", "unbound", "int", "int", "int", "int", "unbound"],
  registers: 9,
  text: `
    FOR_RANGE r1 r3 @7
    COPY r6 r0
    GET_ITER r6 r6
    FOR_RANGE r1 r6 @6
    ADD_INT r2 r2 r1
    JUMP_BACK #1 @3
    JUMP_BACK #0 @0
    RETURN r2`,
};

const NAMES: Source = {
  names: ["i", "n", "last"],
  entry: ["int", "int", "none"],
  registers: 5,
  constants: [1, null],
  text: `
    JUMP_IF_NOT_LT_INT @6 r0 r1
    LOAD_GLOBAL r4 #0
    TAKE r2 r4
    ADD_INT_K r0 r0 k0
    NOP
    JUMP_BACK #0 @0
    RETURN r2`,
};

export const LOOP_CASES: readonly LoopCase[] = [
  {
    name: "counts and leaves at its end",
    source: COUNTING,
    before: () => [10, 0, 0],
    after: [10, undefined, 45],
    leaves: { pc: 4 },
  },
  {
    name: "leaves before an overflow, with nothing of the instruction done",
    source: COUNTING,
    before: () => [10, 5, 2 ** 47 - 6],
    after: [10, 6, 2 ** 47 - 1],
    leaves: { pc: 1 },
  },
  {
    name: "is not entered with other types",
    source: COUNTING,
    before: () => [10, { float: 0.5 }, 7],
    after: [10, { float: 0.5 }, 7],
    leaves: { pc: 0, kind: LAYOUT.EXIT_ENTRY },
  },
  {
    name: "leaves at its back-edge when a request waits",
    source: COUNTING,
    before: (machine) => {
      machine.request();
      return [10, 0, 0];
    },
    after: [10, 4, 6],
    leaves: { pc: 3 },
  },
  {
    name: "reads a list and keeps its count",
    source: SUM_OF_LIST,
    before: (machine) => [machine.list([3, 4, 5]), 0, 3, 0],
    after: [undefined, undefined, 3, 12],
    leaves: { pc: 5 },
    also: (machine) => machine.count(machine.get(0) as { ref: number }),
    gives: 1,
  },
  {
    name: "leaves where an index is out of bounds",
    source: SUM_OF_LIST,
    before: (machine) => [machine.list([3, 4, 5]), 0, 5, 0],
    after: [undefined, 3, 5, 12],
    leaves: { pc: 1 },
  },
  {
    name: "leaves where an item is of another type, before it was read",
    source: SUM_OF_LIST,
    before: (machine) => [machine.list([3, { float: 1.5 }]), 0, 2, 0],
    after: [undefined, 1, 2, 3],
    leaves: { pc: 1 },
  },
  {
    name: "leaves where an item is of another type than was asked for, with the item in its register",
    source: { ...SUM_OF_LIST, stormy: [1] },
    before: (machine) => [machine.list([3, { float: 1.5 }]), 0, 2, 0],
    after: [undefined, 1, 2, 3, { float: 1.5 }],
    leaves: { pc: 2 },
  },
  {
    name: "leaves with a reference that it read and owns",
    source: { ...SUM_OF_LIST, stormy: [1] },
    before: (machine) => [machine.list([machine.list([1])]), 0, 1, 0],
    after: [undefined, 0, 1, 0],
    leaves: { pc: 2 },
    also: (machine) => machine.count(machine.get(4) as { ref: number }),
    gives: 2,
  },
  {
    name: "unboxes an inner range once, on the way in",
    source: RANGES,
    before: (machine) => [machine.list([]), "unbound", 0, 0, 3, 1],
    generic: (machine) => {
      // GET_ITER consumes the list that COPY shared, and starts range(10, 12).
      const list = machine.get(6) as { ref: number };
      machine.view.setInt32(list.ref, machine.count(list) - 1, true);
      for (const [index, value] of [10, 2, 1].entries()) machine.set(6 + index, value);
      return LAYOUT.STATUS_NEXT;
    },
    after: [undefined, undefined, 63],
    leaves: { pc: 7 },
    also: (machine) => [machine.count(machine.get(0) as { ref: number }), machine.generic],
    gives: [1, [2, 2, 2]],
  },
  {
    name: "leaves to unwinding when the runtime raises, with the frame in memory",
    source: RANGES,
    before: (machine) => [machine.list([]), "unbound", 7, 0, 3, 1],
    generic: () => LAYOUT.STATUS_RAISED,
    after: [undefined, undefined, 7, 1, 2],
    leaves: { pc: 2, kind: LAYOUT.EXIT_RAISED },
    also: (machine) => machine.count(machine.get(6) as { ref: number }),
    gives: 2,
  },
  {
    name: "hands a temporary over, and a float becomes an int in the same register",
    source: NAMES,
    before: (machine) => {
      machine.view.setBigInt64(LAYOUT.GLOBALS_BASE, -0x6_7fff_ffff_fff9n, true);
      return [0, 3, null];
    },
    after: [undefined, 3, 7],
    leaves: { pc: 6 },
  },
  ...[1e21, 5e-324, -0, 0.1, 1.7976931348623157e308].map(
    (float): LoopCase => ({
      name: `reads the float constant ${Object.is(float, -0) ? "-0" : float} exactly`,
      source: {
        names: ["x", "i"],
        entry: ["float", "int"],
        registers: 3,
        constants: [{ float }, 1, -140737488355328],
        text: `
          LOAD_CONST r0 k0
          ADD_INT_K r1 r1 k1
          JUMP_IF_NOT_LT_INT_K @4 r1 k1
          JUMP_BACK #0 @0
          LOAD_CONST r2 k2
          RETURN r0`,
      },
      before: () => [{ float: 1 }, 0],
      after: [{ float }, undefined],
      leaves: { pc: 4 },
    }),
  ),
];
