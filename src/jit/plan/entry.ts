/**
 * The prologue: entry guards first, each leaving with nothing done, then the locals take over what they own.
 */
import { LAYOUT } from "../../base/layout.js";
import { UNBOX } from "../../bytecode/stencils.js";
import type { Context } from "./context.js";
import { isUnboxed, type Known, mayOwn, representationOf, type State } from "./known.js";
import { type Apply, type EntryRegister, local, type Node, UNBOUND_BITS } from "./plan.js";

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
