/**
 * The last step of a plan for code that runs beside other threads: where a stencil would lock, or count atomically, its variant for what
 * is this thread's own (stencils/own.wat, wasm/private.ts) does not.
 */
import { type Apply, type Condition, local, type Node, THREAD } from "./plan.js";

const HAS_OWN = new Set([
  ...["list_set", "list_append", "list_add", "slot_get", "slot_set"],
  ...["drop_value", "keep_value", "share_value"],
]);

export function withOwn(nodes: readonly Node[]): Node[] {
  return nodes.map(node);

  function node(each: Node): Node {
    switch (each.kind) {
      case "block":
      case "loop":
        return { ...each, body: withOwn(each.body) };
      case "if":
        return { ...each, condition: condition(each.condition), body: withOwn(each.body) };
      case "br_if":
        return { ...each, condition: condition(each.condition) };
      case "apply":
        return own(each);
      default:
        return each;
    }
  }

  function condition(each: Condition): Condition {
    return each.kind === "apply" ? { ...each, apply: own(each.apply) } : each;
  }
}

function own(each: Apply): Apply {
  if (!HAS_OWN.has(each.stencil)) return each;
  return { ...each, stencil: `${each.stencil}_own`, operands: [local(THREAD), ...each.operands] };
}
