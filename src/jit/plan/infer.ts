/**
 * Representation inference: the state of every register at the beginning of every block, as a forward fixpoint
 * over the region. What it assumes of the header are the classes observed in the frame. What flows boxed into an
 * inner loop that wants it unboxed is unboxed once, on the way in.
 */
import { decode, writesOf } from "../../bytecode/operands.js";
import { type StepOperand, stepsOf } from "../../bytecode/steps.js";
import type { FlowGraph } from "../analysis/dominators.js";
import type { Liveness } from "../analysis/liveness.js";
import type { Observation } from "../observe.js";
import type { RegionBlock } from "../region/region.js";
import { edgesOf, lowerBlock } from "./block.js";
import { registerOf } from "./choose.js";
import { Context, type Inputs } from "./context.js";
import { entryKnown, join, type Known, mayOwn, type State } from "./known.js";
import type { Representation } from "./plan.js";
import type { Signature } from "./signature.js";

export type BlockStates = ReadonlyMap<number, State>;

export function inferStates(inputs: Inputs, flow: FlowGraph): BlockStates {
  const blocks = new Map(inputs.region.blocks.map((block) => [block.start, block]));
  const wanted = new Map([...flow.loopHeaders].map((header) => [header, wantedIn(inputs, header)]));
  const states = new Map<number, State>([[inputs.region.header, entryState(inputs)]]);
  const scratch = new Context(inputs);
  const rankOf = (node: number) => flow.rank.get(node) as number;
  const pending = new Set([inputs.region.header]);
  for (let at = takeFirst(pending, rankOf); at !== undefined; at = takeFirst(pending, rankOf)) {
    const block = blocks.get(at) as RegionBlock;
    const lowered = lowerBlock(scratch, block, states.get(at) as State);
    for (const { edge, state } of edgesOf(block, lowered)) {
      if (!blocks.has(edge.target)) continue;
      const entering = rankOf(edge.target) > rankOf(at) ? wanted.get(edge.target) : undefined;
      if (merge(inputs, states, edge.target, state, entering)) pending.add(edge.target);
    }
  }
  return states;
}

/** Blocks in reverse postorder: most states settle in one visit. */
function takeFirst(pending: Set<number>, rankOf: (node: number) => number): number | undefined {
  let first: number | undefined;
  for (const node of pending) if (first === undefined || rankOf(node) < rankOf(first)) first = node;
  if (first !== undefined) pending.delete(first);
  return first;
}

/** Joins a state into a block's; true when that changed it. */
function merge(inputs: Inputs, states: Map<number, State>, target: number, from: State, wanted?: Wanted): boolean {
  const old = states.get(target);
  const merged = from.map((known, register): Known => {
    const incoming = known === "value" ? (wanted?.get(register) ?? known) : known;
    const live = inputs.homes[register] === "invariant" || inputs.liveness.live(target, register);
    return join(old?.[register] ?? incoming, incoming, live);
  });
  if (old && merged.every((known, register) => known === old[register])) return false;
  states.set(target, merged);
  return true;
}

/** Live registers as observed; a dead named local that owns something must keep it. */
function entryState({ observation, region, liveness, homes, signature }: Inputs): State {
  if (signature) return directState(observation, liveness, signature);
  return observation.entry.map((observed, register): Known => {
    if (homes[register] === "memory") return "dead";
    const known = entryKnown(observed);
    if (homes[register] === "invariant" || liveness.live(region.header, register)) return known;
    return register < observation.locals && mayOwn(known) && observed !== "unbound" ? "value" : "dead";
  });
}

/** Parameters as the calls give them; other locals hold nothing. */
function directState({ registers, parameters, locals }: Observation, liveness: Liveness, signature: Signature): State {
  return Array.from({ length: registers }, (_, register): Known => {
    const live = liveness.live(0, register);
    if (register >= parameters) return register < locals && live ? "plain" : "dead";
    const known = signature.parameters[register] as Known;
    return live || mayOwn(known) ? known : "dead";
  });
}

type Wanted = ReadonlyMap<number, Known>;

/**
 * What the first mention of each register in the loop at `header`, in bytecode order, asks for. Only a guess at
 * what pays: the conversion on the way in is guarded. Not where stitched code kept leaving.
 */
function wantedIn({ observation, region, library }: Inputs, header: number): Wanted {
  const wanted = new Map<number, Known>();
  const seen = new Set<number>();
  if (observation.stormy.includes(header)) return wanted;
  const note = (operand: StepOperand, representation: Representation, pc: number): void => {
    if (operand.kind === "apply") {
      note(operand.operand, library.get(operand.stencil)?.params[0] as Representation, pc);
      return;
    }
    if (operand.kind !== "register") return;
    const register = registerOf(operand, decode(observation.instructions, pc));
    if (!seen.has(register) && representation !== "value") wanted.set(register, representation as Known);
    seen.add(register);
  };
  for (const pc of loopBody(region.blocks, header)) {
    const instruction = decode(observation.instructions, pc);
    for (const step of stepsOf(instruction.row)) {
      if (step.kind !== "apply") continue;
      for (const [index, operand] of step.operands.entries()) {
        note(operand, library.get(step.stencil)?.params[index] as Representation, pc);
      }
    }
    for (const register of writesOf(instruction)) seen.add(register);
  }
  return wanted;
}

/** Instructions from the header to the last block that leads back to it. */
function* loopBody(blocks: readonly RegionBlock[], header: number): Generator<number> {
  const last = blocks.findLast(({ next, jump }) => next.target === header || jump?.target === header);
  for (const block of blocks) {
    if (block.start < header || block.start > (last?.start ?? header)) continue;
    for (let pc = block.start; pc < block.end; pc++) yield pc;
  }
}
