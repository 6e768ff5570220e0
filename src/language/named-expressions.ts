/**
 * Assignment expressions that py-ast lets pass and CPython's grammar does not: where they need parentheses, and with
 * a target that is no name.
 */
import type { SourceText } from "./source-text.js";
import type { Expression, Node } from "./syntax.js";
import { type ErrorRange, PythonSyntaxError } from "./syntax-errors.js";
import { nameOf } from "./targets.js";
import { type AnyNode, childrenOf } from "./tree.js";

/** Throws PythonSyntaxError for the first of them. */
export function checkNamedExpressions(source: SourceText, module: AnyNode): void {
  if (!source.text.includes(":=")) return;
  for (const child of childrenOf(module)) visit(source, child, []);
}

/** `above`: the nodes around, innermost first. */
function visit(source: SourceText, node: AnyNode, above: readonly AnyNode[]): void {
  if (node.nodeType === "NamedExpr") check(source, node as Node<"NamedExpr">, above);
  for (const child of childrenOf(node)) visit(source, child, [node, ...above]);
}

function check(source: SourceText, node: Node<"NamedExpr">, above: readonly AnyNode[]): void {
  const target = node.target as Expression;
  if (!mayStandBare(source, node, above) && !isParenthesised(source, node)) {
    throw new PythonSyntaxError(source, "invalid syntax", signAfter(source, target));
  }
  if (target.nodeType === "Name") return;
  const message = `cannot use assignment expressions with ${nameOf(target)}`;
  throw new PythonSyntaxError(source, message, source.rangeInUnits(target));
}

function mayStandBare(source: SourceText, node: Expression, [parent, outer]: readonly AnyNode[]): boolean {
  switch (parent?.nodeType) {
    case "If":
    case "While":
    case "List":
    case "Set":
    case "Match":
    case "comprehension":
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      return true;
    case "Call":
      return (parent as Node<"Call">).args.includes(node);
    case "Subscript":
      return (parent as Node<"Subscript">).slice === node;
    case "ClassDef":
    case "FunctionDef":
    case "AsyncFunctionDef":
      return (parent as Node<"FunctionDef">).decorator_list.includes(node);
    case "Tuple":
      return outer?.nodeType === "Subscript" || source.slice(parent as Node<"Tuple">).startsWith("(");
    default:
      return false;
  }
}

/** What stands before it, blanks, comments and ends of lines aside, is a parenthesis. */
function isParenthesised(source: SourceText, node: Expression): boolean {
  const { line, column } = source.rangeInUnits(node);
  let before = source.line(line).slice(0, column).trimEnd();
  for (let above = line - 1; before === "" && above > 0; above--) {
    before = source.line(above).replace(/#.*/, "").trimEnd();
  }
  return before.endsWith("(");
}

function signAfter(source: SourceText, target: Expression): ErrorRange {
  const { line, column, endLine, endColumn } = source.rangeInUnits(target);
  const at = source.line(endLine ?? line).indexOf(":=", endColumn ?? column);
  return { line: endLine ?? line, column: at, endLine: endLine ?? line, endColumn: at + 2 };
}
