/**
 * The policy `trace`: the paths that the last turns of a loop took, as the interpreter's trail shows them, with guards where they
 * might have gone another way. There is no recording mode: when the loop is hot, its last turns are read in retrospect.
 *
 * A trace is a tree whose equal tails are shared: paths that meet again are joined, not copied, so that every later stage
 * sees a graph of blocks like any other. Its edges off the trace are exits. A hot one grows a bridge: the path by which the
 * interpreter came back from there to the header is part of the next version. Loops within are part of it as their own traces are.
 *
 * Fitness, after CPython 3.15's idea that a trace has a budget which unlikely branches use up: the share of the recorded turns that
 * stay on the trace to their end. It is counted, not multiplied out of its branches, for branches depend on each other. Where two
 * sides are about as frequent a single path would leave every other turn, so that the next path is taken at once. A loop
 * whose turns all differ is not taken now, and with less fitness later.
 */
import { TUNABLES } from "../../base/tunables.js";
import { decode, successors } from "../../bytecode/operands.js";
import type { Observation } from "../observe.js";
import { type Steps, TRAIL_STEPS, type Trace, type TracePath } from "../trail.js";
import { Ground, type Way } from "./follow.js";
import { cutBlocks, naturalLoop, reachable } from "./loop.js";
import type { Refusal, Region, RegionBlock, RegionEdge } from "./region.js";

/** The recorded paths of the loop, and bridges; or a refusal that says why its turns make no trace. */
export function traceRegion(observation: Observation): Region | Refusal {
  const { recorded } = observation;
  if (!recorded) return NOT_RECORDED;
  if (observation.whole) return ONLY_LOOPS;
  const ground = new Ground(observation);
  const loop = wholeLoop(observation);
  const { turns, behind } = followed(observation, ground, recorded.trail, loop);
  const members = union(
    recorded.paths.flatMap(({ steps, bridge }) =>
      (bridge ? ground.starts(steps) : [observation.header]).map((pc) => ground.follow(pc, steps)),
    ),
  );
  const more = recorded.paths.length === 0 ? begin(observation, turns) : chosen(turns, members, TUNABLES.TRACE_FITNESS);
  if ("refused" in more) return more;
  for (const { way } of more) add(members, way);
  const bridges = grow(observation, behind, members);
  const all = [...turns, ...[...behind.values()].flat()];
  return regionOf(observation, members, loop, {
    paths: [...recorded.paths, ...more.map(({ path }) => path), ...bridges],
    before: recorded.paths.length,
    recorded: all.length,
    fitness: fitnessOf(all, members),
  });
}

const NOT_RECORDED: Refusal = {
  refused: "nothing was recorded of it: the interpreter that runs keeps no trail",
  passing: false,
};
const ONLY_LOOPS: Refusal = { refused: "the policy takes loops, no functions", passing: false };

/** A recorded turn or the rest of one, and where it leads through the code as it is now. */
interface Followed {
  readonly steps: Steps;
  readonly way: Way;
}

/** A path that the trace takes. */
interface Chosen {
  readonly way: Way;
  readonly path: TracePath;
}

/** The whole turns of a trail, and by the exit behind which they begin the rests of others. */
function followed(observation: Observation, ground: Ground, trail: Steps, loop: ReadonlySet<number>) {
  const turns: Followed[] = [];
  const behind = new Map<number, Followed[]>();
  for (const steps of piecesOf(observation, trail)) {
    if (isHeader(observation, steps[0])) turns.push({ steps, way: ground.follow(observation.header, steps) });
    // Where it left to is part of the loop: else it was over, and this is another time that it ran.
    for (const pc of ground.starts(steps))
      if (pc !== observation.header && loop.has(pc))
        behind.set(pc, [...(behind.get(pc) ?? []), { steps, way: ground.follow(pc, steps) }]);
  }
  return { turns, behind };
}

/**
 * The trail cut at the loop's header and where its stitched code was entered: each piece begins there, or where that code was left,
 * and ends with the loop's back-edge.
 */
function piecesOf({ codeId, header, back, instructions }: Observation, trail: Steps): Steps[] {
  const pieces: Steps[] = [];
  const enters = header > 0 && decode(instructions, header - 1).row.name.startsWith("ENTER_");
  let start = -1;
  for (const [index, { code, pc, base }] of trail.entries()) {
    if (code !== codeId || base !== 0) continue;
    if (pc === back) {
      if (start >= 0) pieces.push(trail.slice(start, index + 1));
      start = index + 1;
    } else if (enters && pc === header - 1) start = index + 1;
  }
  return pieces;
}

const isHeader = ({ codeId, header }: Observation, step: Steps[number] | undefined): boolean =>
  step !== undefined && step.code === codeId && step.pc === header && step.base === 0;

/** The first trace of a loop: the most frequent path, and others until it is fit. */
function begin(observation: Observation, turns: readonly Followed[]): Chosen[] | Refusal {
  if (turns.length === 0) {
    return { refused: `none of its turns is whole among the last ${TRAIL_STEPS} instructions`, passing: true };
  }
  const asked = TUNABLES.TRACE_FITNESS / 2 ** observation.refusals;
  const found = chosen(turns, new Set(), asked);
  if (found.length === 0)
    return { refused: `no recorded turn can be followed: ${turns.at(-1)?.way.lost}`, passing: true };
  const fitness = fitnessOf(turns, union(found.map(({ way }) => way)));
  if (fitness >= asked) return found;
  return {
    refused: `its turns differ too much: the ${found.length} most frequent paths hold ${percent(fitness)} of ${turns.length} recorded turns, ${percent(asked)} are asked`,
    passing: true,
  };
}

/** The most frequent ways that the members do not hold yet, until the share of the turns that they hold is what is asked. */
function chosen(turns: readonly Followed[], held: ReadonlySet<number>, asked: number): Chosen[] {
  const groups = new Map<string, { last: Followed; count: number }>();
  for (const turn of turns) {
    if (turn.way.lost !== undefined) continue;
    const key = [...turn.way.members].sort((left, right) => left - right).join();
    groups.set(key, { last: turn, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  const members = new Set(held);
  const found: Chosen[] = [];
  for (const { last, count } of [...groups.values()].reverse().sort((left, right) => right.count - left.count)) {
    if (found.length === TUNABLES.TRACE_PATHS || (found.length > 0 && fitnessOf(turns, members) >= asked)) break;
    if (isWithin(last.way, members)) continue;
    if (members.size + last.way.members.size > TUNABLES.MAX_REGION_INSTRUCTIONS && found.length > 0) break;
    add(members, last.way);
    found.push({ way: last.way, path: { steps: last.steps, turns: count, of: turns.length } });
  }
  return found;
}

/** Bridges from hot exits off the trace back to it; their ways are added to its members. */
function grow(
  observation: Observation,
  behind: ReadonlyMap<number, readonly Followed[]>,
  members: Set<number>,
): TracePath[] {
  const bridges: TracePath[] = [];
  for (const [pc, ways] of behind) {
    const exits = observation.exitCounts[pc] ?? 0;
    if (exits < TUNABLES.TRACE_BRIDGE) continue;
    for (const { way, path } of chosen(ways, members, TUNABLES.TRACE_FITNESS)) {
      if (members.size + way.members.size > TUNABLES.MAX_REGION_INSTRUCTIONS) return bridges;
      add(members, way);
      bridges.push({ ...path, bridge: { pc, line: observation.lines[pc] ?? 0, exits } });
    }
  }
  return bridges;
}

/** All of the loop, executed or not. */
const wholeLoop = (observation: Observation): ReadonlySet<number> =>
  naturalLoop(
    observation,
    reachable(observation, () => false),
  );

function regionOf(
  observation: Observation,
  members: ReadonlySet<number>,
  loop: ReadonlySet<number>,
  trace: Trace,
): Region | Refusal {
  const within = new Map<number, readonly number[]>();
  const work = [observation.header];
  for (let pc = work.pop(); pc !== undefined; pc = work.pop()) {
    if (within.has(pc) || !members.has(pc)) continue;
    const next = successors(pc, decode(observation.instructions, pc));
    within.set(pc, next);
    work.push(...next);
  }
  const round = naturalLoop(observation, within);
  if (!round.has(observation.header)) return { refused: "its recorded paths do not lead round", passing: true };
  if (round.size > TUNABLES.MAX_REGION_INSTRUCTIONS) {
    return {
      refused: `${round.size} instructions are more than MAX_REGION_INSTRUCTIONS (${TUNABLES.MAX_REGION_INSTRUCTIONS})`,
      passing: false,
    };
  }
  return {
    policy: "trace",
    header: observation.header,
    blocks: markOff(cutBlocks(observation, round), loop),
    instructions: round.size,
    trace,
  };
}

/** Exits behind which the loop goes on, in the interpreter, are none that any trace takes. */
function markOff(blocks: readonly RegionBlock[], loop: ReadonlySet<number>): RegionBlock[] {
  const mark = (edge: RegionEdge): RegionEdge =>
    edge.kind === "exit" && !edge.cold && loop.has(edge.target) ? { ...edge, off: true } : edge;
  return blocks.map((block) => ({ ...block, next: mark(block.next), jump: block.jump && mark(block.jump) }));
}

/** Share of the turns that stay on the members. */
const fitnessOf = (turns: readonly Followed[], members: ReadonlySet<number>): number =>
  turns.length === 0 ? 1 : turns.filter(({ way }) => isWithin(way, members)).length / turns.length;

const isWithin = ({ members, lost }: Way, held: ReadonlySet<number>): boolean =>
  lost === undefined && [...members].every((pc) => held.has(pc));

function union(ways: readonly Way[]): Set<number> {
  const members = new Set<number>();
  for (const way of ways) add(members, way);
  return members;
}

function add(members: Set<number>, way: Way): void {
  for (const pc of way.members) members.add(pc);
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
