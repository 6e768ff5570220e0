/** Stress: a plan in which one guard always fails. Whatever leaves there must be right, however rare it is. */
import { type Apply, type Node, type Plan, withBody } from "./plan.js";

/** The plan with an unconditional exit before its guard number `guard` (modulo their number). */
export function exitAtGuard(plan: Plan, guard: number): Plan {
  const count = countGuards(plan.body);
  if (count === 0) return plan;
  const counter = { left: guard % count };
  return { ...plan, body: insertExit(plan.body, counter) };
}

const guardOf = (node: Node): Apply | undefined => {
  const apply = node.kind === "apply" ? node : testOf(node);
  return apply?.exit === undefined ? undefined : apply;
};

function testOf(node: Node): Apply | undefined {
  const test = node.kind === "if" || node.kind === "br_if" ? node.condition : undefined;
  return test?.kind === "apply" ? test.apply : undefined;
}

const bodyOf = (node: Node): readonly Node[] => ("body" in node ? node.body : []);

function countGuards(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + (guardOf(node) ? 1 : 0) + countGuards(bodyOf(node)), 0);
}

function insertExit(nodes: readonly Node[], counter: { left: number }): Node[] {
  return nodes.flatMap((node): Node[] => {
    const guard = guardOf(node);
    const hit = guard !== undefined && counter.left-- === 0;
    const inner = "body" in node ? withBody(node, insertExit(node.body, counter)) : node;
    return hit ? [{ kind: "exit", exit: guard.exit as number }, inner] : [inner];
  });
}
