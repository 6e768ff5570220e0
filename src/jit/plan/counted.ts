/**
 * A loop over a range counts what is next upwards and what is left downwards. In steps of one the first suffices: what is left
 * is the end less what is next, which only exits ask for, so V8 computes it there. The loop then begins with a comparison that
 * says how large the index can be (ranges.ts).
 */
import { type Apply, constant, local, type Node } from "./plan.js";

type Loop = Extract<Node, { kind: "block" | "loop" }>;

/** The locals of the iteration, and the nodes of its header. */
interface Range {
  readonly next: number;
  readonly left: number;
  readonly step: number;
  readonly index: number;
  readonly test: Extract<Node, { kind: "if" }>;
  readonly advance: Apply;
}

export interface CountedLoop {
  readonly next: number;
  readonly stop: number;
  readonly ahead: readonly Node[];
  readonly loop: Loop;
}

/** The range that the loop's header iterates over, if nothing else in the loop touches its registers. */
export function rangeOf({ body }: Loop): Range | undefined {
  const [test, advance] = body;
  if (test?.kind !== "if" || test.condition.kind !== "apply" || advance?.kind !== "apply") return undefined;
  const { condition } = test;
  if (!condition.negate || condition.apply.stencil !== "range_more" || advance.stencil !== "range_next")
    return undefined;
  const [next, left, step] = advance.operands;
  const [index, further, rest] = advance.results;
  if (next?.kind !== "local" || left?.kind !== "local" || step?.kind !== "local" || index === undefined)
    return undefined;
  const [tested] = condition.apply.operands;
  if (further !== next.local || rest !== left.local || tested?.kind !== "local" || tested.local !== next.local)
    return undefined;
  const touched = [next.local, left.local, step.local];
  if (body.slice(2).some((node) => writesAny(node, touched))) return undefined;
  return { next: next.local, left: left.local, step: step.local, index, test, advance };
}

/** False for what only an `if` of the loop's end does: that is behind the loop. */
export function writesAny(node: Node, locals: readonly number[]): boolean {
  if (node.kind === "apply") return node.results.some((result) => locals.includes(result));
  if (node.kind === "direct") return locals.includes(node.result);
  if (node.kind === "copy" || node.kind === "load") return locals.includes(node.to);
  return "body" in node && node.body.some((inner) => writesAny(inner, locals));
}

export function withOneCounter(loop: Loop, { next, left, index, test, advance }: Range, stop: number): CountedLoop {
  const { pc } = advance;
  const apply = (stencil: string, operands: Apply["operands"], result: number): Apply => ({
    kind: "apply",
    pc,
    stencil,
    operands,
    results: [result],
  });
  const remaining = apply("sub_int_fits", [local(stop), local(next)], left);
  const condition = {
    kind: "apply",
    negate: true,
    apply: { kind: "apply", pc, stencil: "lt_int", operands: [local(next), local(stop)], results: [] },
  } as const;
  return {
    next,
    stop,
    ahead: [apply("add_int_fits", [local(next), local(left)], stop)],
    loop: {
      ...loop,
      body: [
        remaining,
        { ...test, condition },
        { kind: "copy", from: local(next), to: index, pc },
        apply("add_int_fits", [local(next), constant("i64", 1)], next),
        remaining,
        ...loop.body.slice(2),
      ],
    },
  };
}
