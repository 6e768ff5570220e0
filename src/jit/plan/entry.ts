/**
 * The prologue: entry guards first, each leaving with nothing done, then the locals take over what they own.
 */
import { LAYOUT } from "../../base/layout.js";
import { UNBOX } from "../../bytecode/stencils.js";
import { callPath } from "../frames.js";
import type { Context } from "./context.js";
import { isUnboxed, type Known, mayOwn, representationOf, type State } from "./known.js";
import { type Apply, constant, type EntryRegister, FP, local, type Node, THREAD, UNBOUND_BITS } from "./plan.js";

/** More than the frames need: calls of the runtime sort arguments behind them. */
const SPARE_REGISTERS = 64;

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
  guards.push(...roomGuard(context));
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

/** The frames of inlined calls must find room, whenever they are made in memory. */
function roomGuard(context: Context): Node[] {
  const { observation, region } = context.inputs;
  const reached = observation.inlined.filter(({ start }) => region.blocks.some((block) => block.start === start));
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
