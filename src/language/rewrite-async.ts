/** Asynchronous functions: generators whose calls are wrapped into coroutines or asynchronous generators (_async.py). */
import { adopt, hidden } from "./rewrite-nodes.js";
import type { Node } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

/** What a statement or expression stands in. */
export type Surroundings = "none" | "class" | "function" | "async";

/** The function that stands for an async one whose body is rewritten. */
export function asynchronous(node: Node<"AsyncFunctionDef">): Node<"FunctionDef"> {
  const kind = node.body.some(yields) ? "_async:async_generator_function" : "_async:async_function";
  return adopt(node, {
    ...node,
    nodeType: "FunctionDef",
    isCoroutine: true,
    decorator_list: [...node.decorator_list, hidden(node, kind)],
  }) as unknown as Node<"FunctionDef">;
}

function yields(node: AnyNode): boolean {
  if (node.nodeType === "Yield") return true;
  if (["FunctionDef", "Lambda", "ClassDef", "GeneratorExp"].includes(node.nodeType)) return false;
  return childrenOf(node).some(yields);
}
