/**
 * Removes overflow checks that cannot fail: a pass over the plan's tree that follows what tests say of ints on
 * straight paths (`n < limit` held, so `n + 1` fits). Where paths meet nothing is known any more.
 */
import { VALUE } from "../../base/layout.js";
import { type Apply, application, type Condition, type Node, type Operand, type Plan, withBody } from "./plan.js";

/** Inclusive bounds of an int in a wasm local. */
interface Range {
  readonly low: number;
  readonly high: number;
}
type Ranges = Map<number, Range>;

const ANY: Range = { low: Number(VALUE.INT_MIN), high: Number(VALUE.INT_MAX) };

/** Stencils with a check → the same without it. */
export const UNCHECKED: Readonly<Record<string, string>> = { add_int: "add_int_fits", sub_int: "sub_int_fits" };

export function withoutNeedlessChecks(plan: Plan): Plan {
  const notes: string[] = [];
  const body = new RangePass(notes).nodes(plan.body, new Map());
  return { ...plan, body, notes: [...plan.notes, ...notes] };
}

class RangePass {
  constructor(private readonly notes: string[]) {}

  /** The nodes of one straight path; `ranges` is changed to what holds behind them. */
  nodes(nodes: readonly Node[], ranges: Ranges): Node[] {
    return nodes.map((node) => this.node(node, ranges));
  }

  private node(node: Node, ranges: Ranges): Node {
    switch (node.kind) {
      case "loop":
      case "block": {
        const body = this.nodes(node.body, node.kind === "loop" ? new Map() : new Map(ranges));
        // Whoever branches to the label may have changed anything.
        ranges.clear();
        return withBody(node, body);
      }
      case "if": {
        const inside = new Map(ranges);
        learn(node.condition, true, inside);
        const body = this.nodes(node.body, inside);
        if (neverFallsThrough(node.body)) learn(node.condition, false, ranges);
        else ranges.clear();
        return withBody(node, body);
      }
      case "br_if":
        learn(node.condition, false, ranges);
        return node;
      case "apply":
        return this.apply(node, ranges);
      case "copy":
        ranges.set(node.to, rangeOf(node.from, ranges));
        return node;
      case "load":
        ranges.delete(node.to);
        return node;
      case "generic":
        ranges.delete(node.status);
        return node;
      case "direct":
        ranges.delete(node.result);
        ranges.delete(node.status);
        return node;
      default:
        return node;
    }
  }

  private apply(node: Apply, ranges: Ranges): Node {
    const result = arithmetic(node, ranges);
    for (const written of node.results) ranges.delete(written);
    const unchecked = UNCHECKED[node.stencil];
    if (!result || unchecked === undefined) return node;
    const fits = result.low >= ANY.low && result.high <= ANY.high;
    // What overflows has left: behind the check the result fits in any case.
    const kept = { low: Math.max(result.low, ANY.low), high: Math.min(result.high, ANY.high) };
    ranges.set(node.results[0] as number, kept);
    if (!fits) return node;
    this.notes.push(`${node.pc} ${node.stencil}: no overflow check, the result is in [${result.low}, ${result.high}]`);
    return application(node.pc, unchecked, node.operands, node.results);
  }
}

/** Sums and differences of 48-bit bounds are exact in a double. */
function arithmetic({ stencil, operands }: Apply, ranges: Ranges): Range | undefined {
  if (UNCHECKED[stencil] === undefined) return undefined;
  const [left, right] = operands.map((operand) => rangeOf(operand, ranges)) as [Range, Range];
  if (stencil === "add_int") return { low: left.low + right.low, high: left.high + right.high };
  return { low: left.low - right.high, high: left.high - right.low };
}

function rangeOf(operand: Operand, ranges: Ranges): Range {
  if (operand.kind === "local") return ranges.get(operand.local) ?? ANY;
  return Number.isInteger(operand.value) ? { low: operand.value, high: operand.value } : ANY;
}

/** Comparisons as `left < right` or `left <= right`: swapped operands, and the opposite when it does not hold. */
const ORDER: Readonly<Record<string, { readonly swap: boolean; readonly strict: boolean }>> = {
  lt_int: { swap: false, strict: true },
  le_int: { swap: false, strict: false },
  gt_int: { swap: true, strict: true },
  ge_int: { swap: true, strict: false },
};

/** What the condition's outcome says of its operands. */
function learn(condition: Condition, taken: boolean, ranges: Ranges): void {
  if (condition.kind !== "apply") return;
  const order = ORDER[condition.apply.stencil];
  const [first, second] = condition.apply.operands;
  if (!order || !first || !second) return;
  const holds = taken !== condition.negate;
  // not (a < b) is b <= a: turned round, and strict where it was not.
  const swap = holds ? order.swap : !order.swap;
  const gap = (holds ? order.strict : !order.strict) ? 1 : 0;
  const [less, more] = swap ? [second, first] : [first, second];
  const below = rangeOf(less, ranges);
  const above = rangeOf(more, ranges);
  if (less.kind === "local") ranges.set(less.local, { low: below.low, high: Math.min(below.high, above.high - gap) });
  if (more.kind === "local") ranges.set(more.local, { low: Math.max(above.low, below.low + gap), high: above.high });
}

function neverFallsThrough(nodes: readonly Node[]): boolean {
  const last = nodes.at(-1);
  return last?.kind === "br" || last?.kind === "exit";
}
