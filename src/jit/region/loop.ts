/**
 * The policy `loop`: the natural loop of a back-edge, its inner loops and both sides of its branches.
 * What was never executed becomes an exit, and so does a yield; a loop of which every turn yields is refused.
 */
import { TUNABLES } from "../../base/tunables.js";
import { decode, endsFlow, jumpTarget, successors } from "../../bytecode/operands.js";
import { isBackEdge, neverExecuted } from "../analysis/families.js";
import type { Observation } from "../observe.js";
import type { Refusal, Region, RegionBlock, RegionEdge } from "./region.js";

/** The natural loop of the observed back-edge, or a refusal that says why there is none. */
export function loopRegion(observation: Observation): Region | Refusal {
  // Some generic instructions never specialise however often they run (str + str): when nothing but such is in the
  // way, everything counts as executed.
  const strict = naturalLoop(observation, reachable(observation, isCold));
  const members = strict.has(observation.header)
    ? strict
    : naturalLoop(
        observation,
        reachable(observation, () => false),
      );
  if (!members.has(observation.header)) return noWayRound(observation);
  if (members.size > TUNABLES.MAX_REGION_INSTRUCTIONS) {
    return {
      refused: `${members.size} instructions are more than MAX_REGION_INSTRUCTIONS (${TUNABLES.MAX_REGION_INSTRUCTIONS})`,
      passing: false,
    };
  }
  const blocks = cutBlocks(observation, members);
  return { policy: "loop", header: observation.header, blocks, instructions: members.size };
}

/** Why no path leads round: a yield that every turn makes, or code that was not executed yet. */
function noWayRound(observation: Observation): Refusal {
  for (let pc = observation.header; pc <= observation.back; pc++) {
    const said = GIVES_WAY[decode(observation.instructions, pc).row.name];
    if (said) return { refused: `${said} in every turn (line ${lineOf(observation, pc)})`, passing: false };
  }
  return {
    refused: `no executed path leads from line ${lineOf(observation, observation.header)} back to it`,
    passing: true,
  };
}

/**
 * What gives another frame the next turn: stitched code leaves there, unless it holds the generator's code (../resumed.ts). One
 * could be run from within (wasm/nested.ts), but the interpreter goes to and fro faster.
 */
const GIVES_WAY: Readonly<Record<string, string>> = {
  FOR_GENERATOR: "takes a value from a generator",
  SEND: "yields from a generator",
  YIELD: "yields",
  YIELD_FROM: "yields from a generator",
};

const lineOf = (observation: Observation, pc: number): number => observation.lines[pc] ?? 0;

/** True where stitched code leaves because another frame has the next turn. */
export const givesWay = (observation: Observation, pc: number): boolean =>
  decode(observation.instructions, pc).row.name in GIVES_WAY;

export const isCold = (observation: Observation, pc: number): boolean =>
  neverExecuted(decode(observation.instructions, pc).row, pc, observation);

/** Everything that paths from the header reach without what is cold, with where each instruction leads. */
export function reachable(
  observation: Observation,
  cold: typeof isCold,
  header = observation.header,
): Map<number, readonly number[]> {
  const reached = new Map<number, readonly number[]>();
  const work = [header];
  for (let pc = work.pop(); pc !== undefined; pc = work.pop()) {
    if (reached.has(pc) || cold(observation, pc) || givesWay(observation, pc)) continue;
    const next = successors(pc, decode(observation.instructions, pc));
    reached.set(pc, next);
    work.push(...next);
  }
  return reached;
}

/** The instructions from which a back-edge to the header is reached without passing the header. */
export function naturalLoop(
  observation: Observation,
  reached: ReadonlyMap<number, readonly number[]>,
  header = observation.header,
): Set<number> {
  const predecessors = new Map<number, number[]>();
  for (const [from, targets] of reached) {
    for (const target of targets) predecessors.set(target, [...(predecessors.get(target) ?? []), from]);
  }
  const members = new Set<number>();
  const closes = (pc: number) => isBackEdge(decode(observation.instructions, pc).row);
  const work = (predecessors.get(header) ?? []).filter(closes);
  for (let pc = work.pop(); pc !== undefined; pc = work.pop()) {
    if (members.has(pc)) continue;
    members.add(pc);
    if (pc !== header) work.push(...(predecessors.get(pc) ?? []));
  }
  return members;
}

/** Basic blocks: they begin at jump targets and behind jumps. */
export function cutBlocks(observation: Observation, members: ReadonlySet<number>): RegionBlock[] {
  const pcs = [...members].sort((left, right) => left - right);
  const leaders = new Set([observation.header]);
  for (const pc of pcs) {
    const instruction = decode(observation.instructions, pc);
    const target = jumpTarget(pc, instruction);
    const { words } = instruction.row;
    if (target === undefined && !endsFlow(instruction) && words === 1) continue;
    leaders.add(pc + 1).add(pc + words);
    if (target !== undefined) leaders.add(target);
  }
  const blocks: RegionBlock[] = [];
  for (const start of pcs.filter((pc) => leaders.has(pc) || !members.has(pc - 1))) {
    let last = start;
    while (members.has(last + 1) && !leaders.has(last + 1)) last++;
    blocks.push(closeBlock(observation, members, start, last));
  }
  return blocks;
}

/**
 * The last jump of a stub (several.ts, operations.ts) is no instruction of the interpreter's: whoever leaves to it goes on where it
 * leads. As a place of the call it would do the call again.
 */
function behindStub({ instructions, stubs }: Observation, pc: number): number {
  const instruction = decode(instructions, pc);
  const isLast = instruction.row.name === "JUMP" && stubs.some(({ start, end }) => pc >= start && pc < end);
  return isLast ? (jumpTarget(pc, instruction) as number) : pc;
}

function closeBlock(observation: Observation, members: ReadonlySet<number>, start: number, last: number): RegionBlock {
  const instruction = decode(observation.instructions, last);
  const target = jumpTarget(last, instruction) ?? null;
  const back = isBackEdge(instruction.row);
  const edge = (next: number): RegionEdge => {
    const to = members.has(next) ? next : behindStub(observation, next);
    if (members.has(to)) return { kind: back ? "back" : "inside", target: to };
    return isCold(observation, to) ? { kind: "exit", target: to, cold: true } : { kind: "exit", target: to };
  };
  if (target === null && endsFlow(instruction)) {
    return { start, end: last + 1, next: { kind: "exit", target: last }, jump: null };
  }
  if (endsFlow(instruction)) return { start, end: last + 1, next: edge(target as number), jump: null };
  return {
    start,
    end: last + 1,
    next: edge(last + instruction.row.words),
    jump: target === null ? null : edge(target),
  };
}
