/** Observation + region + library → plan: liveness, homes, inference, then one final lowering in structured form. */
import { LAYOUT } from "../../base/layout.js";
import type { StencilLibrary } from "../../bytecode/stencils.js";
import { analyseFlow } from "../analysis/dominators.js";
import { livenessOf } from "../analysis/liveness.js";
import { loopRecord, type Observation } from "../observe.js";
import { isRefusal, type Refusal, type Region } from "../region/region.js";
import { type Surroundings, withoutRepetition } from "./available.js";
import { Context, type Inputs } from "./context.js";
import { directPrologue } from "./direct.js";
import { headerOf } from "./edges.js";
import { makeEntry } from "./entry.js";
import { homesOf } from "./homes.js";
import { type BlockStates, inferStates } from "./infer.js";
import { inlinedEffects } from "./inlined-frames.js";
import { withJointTests } from "./joint.js";
import { representationOf, type State } from "./known.js";
import { withOwn } from "./own.js";
import type { Plan } from "./plan.js";
import { withoutNeedlessChecks } from "./ranges.js";
import { Structurer } from "./structure.js";
import { unrolled } from "./unroll.js";
import { calledOf, inferWhole, parametersOf } from "./whole.js";

/** Exit codes are patched as 3-byte signed LEBs, so pc * 8 must stay below 2^20. */
const MAX_PC = 2 ** 17;

export function makePlan(observation: Observation, region: Region, library: StencilLibrary): Plan | Refusal {
  if (observation.instructions.length / 4 >= MAX_PC) {
    return { refused: `its function has more than ${MAX_PC} instructions`, passing: false };
  }
  const successors = new Map(region.blocks.map(({ start, next, jump }) => [start, [next, jump]]));
  const flow = analyseFlow(region.header, (node) =>
    (successors.get(node) ?? []).flatMap((edge) =>
      edge && edge.kind !== "exit" && successors.has(edge.target) ? [edge.target] : [],
    ),
  );
  if (!flow.reducible) return { refused: "an inner loop is entered in its middle", passing: false };
  const { instructions, registers, handlers } = observation;
  const inputs: Inputs = {
    observation,
    region,
    library,
    liveness: livenessOf(instructions, registers, handlers, inlinedEffects(observation)),
    homes: homesOf(observation, region),
  };
  const found = observation.whole ? inferWhole(inputs, flow) : { inputs, states: inferStates(inputs, flow) };
  if (isRefusal(found)) return found;
  const { states } = found;
  const context = new Context(found.inputs);
  const header = states.get(region.header) as State;
  const entry = observation.whole
    ? { nodes: directPrologue(context, header), registers: parametersOf(context, header) }
    : makeEntry(context, header);
  const tree = new Structurer(context, flow, states).tree(region.header);
  const around = surroundings(context, states);
  const tested = withJointTests(withoutRepetition([...entry.nodes, ...tree], around), context);
  const codeLocal = context.locals.extra("code", "i32");
  const line = observation.lines[region.header] ?? 0;
  const plan = withoutNeedlessChecks({
    name: `${observation.code}:${line} ${region.policy} ${observation.loop}`,
    loop: observation.loop,
    code: observation.code,
    line,
    policy: region.policy,
    header: region.header,
    instructions: region.instructions,
    locals: context.locals.locals,
    codeLocal,
    ...(context.turns !== undefined && {
      turns: { local: context.turns, address: loopRecord(observation.loop) + LAYOUT.LOOP_TURNS },
    }),
    body: tested,
    groups: context.exits.groups,
    exits: context.exits.exits,
    entry: entry.registers,
    ...(observation.whole && { called: calledOf(context) }),
    notes: context.notes,
  });
  const notes = [...plan.notes];
  const body = unrolled(plan.body, notes, {
    mayRound: observation.stormy.length === 0,
    writesAt: (label) => context.exits.writesOf(around.exitTo(label)),
    exitWith: (label, instead) => context.exits.leaveWith(around.exitTo(label), instead),
    copyOf: (index) => context.locals.like(index),
  });
  return { ...plan, body: observation.multi ? withOwn(body) : body, notes };
}

/** What the pass over the tree has to know of the frame. */
function surroundings(context: Context, states: BlockStates): Surroundings {
  const { observation, region, homes } = context.inputs;
  const entry = states.get(region.header) as State;
  const localOf = (register: number) => context.locals.of(register, representationOf(entry[register] ?? "dead"));
  const registers = [...entry.keys()];
  return {
    context,
    mayLeaveTo: (label) => !observation.stormy.includes(headerOf(label)),
    exitTo: (label) => context.exits.leave(headerOf(label), states.get(headerOf(label)) as State),
    plainLists: registers
      .filter((register) => observation.plainItems[register] && entry[register] === "list")
      .map(localOf),
    otherLists: registers
      .filter((register) => !observation.plainItems[register] && entry[register] === "list")
      .map(localOf),
    kept: registers.filter((register) => homes[register] === "invariant").map(localOf),
  };
}
