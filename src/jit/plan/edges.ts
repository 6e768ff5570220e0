/** Edges of the region → nodes: conversions to the target's state, safepoint on the way back, branch or exit. */
import { BOX, UNBOX } from "../../bytecode/stencils.js";
import type { FlowGraph } from "../analysis/dominators.js";
import type { Context } from "./context.js";
import { isLent, isUnboxed, type Known, representationOf, type State } from "./known.js";
import { type Apply, application, local, type Node, UNBOUND_BITS } from "./plan.js";
import { keeperOf } from "./settle.js";

/** The conversions that make `from` the target's state. A guard among them leaves to the target with `from`. */
export function convert(context: Context, target: number, from: State, to: State): Node[] {
  // What was lent gets its owners behind the last guard: an exit sees it as it was.
  const changes = from.flatMap((known, register) => {
    const wanted = to[register] as Known;
    if (known === wanted || wanted === "dead" || context.inputs.homes[register] === "memory") return [];
    return [{ register, wanted, last: isLent(known) }];
  });
  return [...changes.filter(({ last }) => !last), ...changes.filter(({ last }) => last)].flatMap(
    ({ register, wanted }) => convertRegister(context, target, from, register, wanted),
  );
}

function convertRegister(context: Context, target: number, from: State, register: number, wanted: Known): Node[] {
  const known = from[register] as Known;
  const boxed = context.locals.of(register, "value");
  const apply = (stencil: string, source: number, result: number): Apply => {
    const exit = context.stencil(stencil).exits ? context.exits.leave(target, from) : undefined;
    return application(target, stencil, [local(source)], [result], exit);
  };
  if (isLent(known)) {
    const held = context.locals.of(register, representationOf(known));
    return [apply(keeperOf(known), held, boxed)];
  }
  if (isUnboxed(wanted)) {
    context.notes.push(`${target} loop entry: guard: ${context.nameOf(register)} is ${wanted}`);
    return [
      apply(UNBOX[representationOf(wanted)] as string, boxed, context.locals.of(register, representationOf(wanted))),
    ];
  }
  if (known === "dead") return [{ kind: "copy", from: UNBOUND_BITS, to: boxed }];
  // An invariant that was unboxed on one path still stands boxed in its other local.
  if (!isUnboxed(known) || context.inputs.homes[register] === "invariant") return [];
  context.notes.push(`${target}: ${context.nameOf(register)} is boxed from ${known}: the paths into it disagree`);
  const representation = representationOf(known);
  return [apply(BOX[representation] as string, context.locals.of(register, representation), boxed)];
}

export const loopLabel = (start: number): string => `loop${start}`;
/** The header of the loop of that label. */
export const headerOf = (label: string): number => Number(label.replace("loop", ""));
export const blockLabel = (start: number): string => `to${start}`;

/** How control gets to `target`: a branch node, or null when the target's code simply follows. */
export function branchTo(flow: FlowGraph, source: number, target: number): Node | null {
  const rank = (node: number) => flow.rank.get(node) as number;
  if (rank(target) <= rank(source)) return { kind: "br", label: loopLabel(target) };
  return flow.merges.has(target) ? { kind: "br", label: blockLabel(target) } : null;
}
