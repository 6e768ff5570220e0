/** The import statements of a module: finding them, and which modules they name. */
import type { ModuleSource } from "./module-sources.js";
import type { Node } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

export interface ImportPlace {
  readonly node: Node<"Import"> | Node<"ImportFrom">;
  /** A `try` with handlers stands around it, or `if TYPE_CHECKING:`. */
  readonly guarded: boolean;
}

/** The import statements of a module, those of its functions included. */
export function* importsIn(nodes: readonly AnyNode[], guarded = false): Generator<ImportPlace> {
  for (const node of nodes) {
    if (isOf(node, "Import") || isOf(node, "ImportFrom")) yield { node, guarded };
    else if (isOf(node, "Try")) {
      yield* importsIn(node.body, guarded || node.handlers.length > 0);
      yield* importsIn([...node.handlers, ...node.orelse, ...node.finalbody] as AnyNode[], guarded);
    } else if (isOf(node, "If")) {
      yield* importsIn(node.body, guarded || /(^|\.)TYPE_CHECKING$/.test(nameOf(node.test)));
      yield* importsIn(node.orelse, guarded);
    } else if (node.nodeType !== "Expr" && node.nodeType !== "Assign") yield* importsIn(statementsOf(node), guarded);
  }
}

const isOf = <Type extends "Import" | "ImportFrom" | "Try" | "If">(node: AnyNode, type: Type): node is Node<Type> =>
  node.nodeType === type;

/** Children that may hold imports: statements, and the parts of statements that hold some. */
const statementsOf = (node: AnyNode): AnyNode[] =>
  "body" in node || "cases" in node ? childrenOf(node).filter((child) => !EXPRESSIONS.test(child.nodeType)) : [];

const EXPRESSIONS = /^(Constant|Name|Call|BinOp|Attribute|Compare|BoolOp|JoinedStr|Lambda)$/;

function nameOf(node: AnyNode): string {
  const { id, attr } = node as { id?: string; attr?: string };
  return id ?? (attr === undefined ? "" : `.${attr}`);
}

/** The module that `from … import` names; undefined when there is no such package above. */
export function absoluteName(module: ModuleSource, node: Node<"ImportFrom">): string | undefined {
  const level = node.level ?? 0;
  if (level === 0) return node.module ?? "";
  const parts = module.name === "__main__" ? [] : module.name.split(".");
  if (!module.isPackage) parts.pop();
  if (parts.length < level || parts.length === 0) return undefined;
  const base = parts.slice(0, parts.length - level + 1);
  return [...base, ...(node.module ? [node.module] : [])].join(".");
}
