/**
 * Walking the syntax tree without knowing every node: children in source order.
 */
import type { Expression, Located, Statement } from "./syntax.js";

/** Any node of the tree, operators and contexts included. */
export interface AnyNode extends Partial<Located> {
  readonly nodeType: string;
}

const isNode = (value: unknown): value is AnyNode => typeof value === "object" && value !== null && "nodeType" in value;

/** Child nodes in the order of the tree's fields. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children;
}

/** Dispatch by node type; `undefined` where a table has no entry. */
export type Visitors<Context, Result> = {
  readonly [Type in (Expression | Statement)["nodeType"]]?: (
    context: Context,
    node: Extract<Expression | Statement, { nodeType: Type }>,
  ) => Result;
};

export function visitorOf<Context, Result>(
  table: Visitors<Context, Result>,
  node: AnyNode,
): ((context: Context, node: AnyNode) => Result) | undefined {
  return (table as Record<string, ((context: Context, node: AnyNode) => Result) | undefined>)[node.nodeType];
}
