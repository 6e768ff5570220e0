/**
 * The prologue: entry guards first, each leaving with nothing done, then the locals take over what they own.
 */
import { LAYOUT, VALUE } from "../../base/layout.js";
import { decode } from "../../bytecode/operands.js";
import { UNBOX } from "../../bytecode/stencils.js";
import { callPath, reachedCalls } from "../frames.js";
import type { Context } from "./context.js";
import { isUnboxed, type Known, mayOwn, representationOf, type State } from "./known.js";
import { type Apply, constant, type EntryRegister, FP, local, type Node, THREAD, UNBOUND_BITS } from "./plan.js";

/** More than the frames need: calls of the runtime sort arguments behind them. */
export const SPARE_REGISTERS = 64;

export interface Entry {
  readonly nodes: readonly Node[];
  readonly registers: readonly EntryRegister[];
}

export function makeEntry(context: Context, header: State): Entry {
  const { homes } = context.inputs;
  const guards: Node[] = [];
  const registers: EntryRegister[] = [];
  for (const [register, known] of header.entries()) {
    const home = homes[register];
    if (home === undefined || home === "memory") continue;
    guards.push(...enter(context, register, known));
    registers.push({ register, name: context.nameOf(register), known, home });
  }
  guards.push(...countingGuards(context, header), ...roomGuard(context));
  const taken = context.owned.filter((register) => mayOwn(header[register] as Known));
  return {
    nodes: [...guards, ...taken.map((register): Node => ({ kind: "store", register, from: UNBOUND_BITS }))],
    registers,
  };
}

/** Loads a register and makes sure of what the header's state says of it. */
function enter(context: Context, register: number, known: Known): Node[] {
  const { observation, region } = context.inputs;
  const pc = region.header;
  context.locals.release();
  const guard = (stencil: string, from: number, results: number[]): Apply => ({
    kind: "apply",
    pc,
    stencil,
    operands: [local(from)],
    results,
    exit: context.exits.leaveAsIs(pc, LAYOUT.EXIT_ENTRY),
  });
  if (isUnboxed(known)) {
    const boxed = context.locals.temporary("i64");
    const representation = representationOf(known);
    const unbox = guard(UNBOX[representation] as string, boxed, [context.locals.of(register, representation)]);
    return [{ kind: "load", register, to: boxed }, unbox];
  }
  // Dead temporaries own nothing by the frame's invariant; a dead named local might.
  if (known === "dead" && register >= observation.locals) return [];
  const to = known === "dead" ? context.locals.temporary("i64") : context.locals.of(register, "value");
  const load: Node = { kind: "load", register, to };
  return known === "value" ? [load] : [load, guard("guard_nonref", to, [])];
}

/** A range that was seen to count by one from 0 or above goes on doing so: its index needs no sign, its end is known. */
function countingGuards(context: Context, state: State): Node[] {
  const { observation, region } = context.inputs;
  const { b: next } = decode(observation.instructions, region.header);
  if (!observation.countsUp || state[next] !== "int" || state[next + 2] !== "int") return [];
  context.locals.release();
  const boxed = context.locals.temporary("i64");
  const guard = (stencil: string, operands: Apply["operands"]): Apply => {
    const exit = context.exits.leaveAsIs(region.header, LAYOUT.EXIT_ENTRY);
    return { kind: "apply", pc: region.header, stencil, operands, results: [], exit };
  };
  return [
    guard("guard_nonnegative", [local(context.locals.of(next, "int"))]),
    { kind: "load", register: next + 2, to: boxed },
    guard("guard_same", [local(boxed), constant("i64", BOXED_ONE)]),
    { kind: "copy", from: constant("i64", 1), to: context.locals.of(next + 2, "int") },
  ];
}

const BOXED_ONE = Number(BigInt.asIntN(64, VALUE.INT_BIAS + 1n));

/** The frames of inlined calls must find room, whenever they are made in memory. */
function roomGuard(context: Context): Node[] {
  const { observation, region } = context.inputs;
  const reached = reachedCalls(observation, region.blocks);
  if (reached.length === 0) return [];
  const depth = Math.max(...reached.map(({ start }) => callPath(observation, start).length));
  const room = [
    local(FP),
    local(THREAD),
    constant("i32", 8 * (observation.registers + SPARE_REGISTERS)),
    constant("i32", depth),
  ];
  const exit = context.exits.leaveAsIs(region.header, LAYOUT.EXIT_ENTRY);
  return [{ kind: "apply", pc: region.header, stencil: "guard_room", operands: room, results: [], exit }];
}
