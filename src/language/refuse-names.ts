/**
 * Names that mean something in CPython and nothing here: built-ins that are missing, the module's own names.
 */
import { builtinNames, isMissingBuiltin } from "./builtin-names.js";
import { type Context, refuse } from "./refusal.js";
import { REFUSED_NAMES } from "./refused-constructs.js";
import { variableOf } from "./scopes.js";
import type { Node } from "./syntax.js";
import type { AnyNode } from "./tree.js";

export function checkName(context: Context, node: Node<"Name">): void {
  if (node.id.startsWith(".")) return;
  const { scope, scopes } = context;
  if (node.id.normalize("NFKC") !== node.id) {
    refuse(context, node, `the name ${node.id}, which Python would change`, `write ${node.id.normalize("NFKC")}`);
  }
  if (node.ctx.nodeType !== "Load") checkBinding(context, node, node.id);
  if (variableOf(scope, node.id).kind !== "global") return;
  if (!context.inAnnotation && isMissingBuiltin(node.id) && !scopes.assignedGlobals.has(node.id)) {
    refuse(context, node, `the built-in ${node.id}`, REFUSED_NAMES[node.id] ?? `there are: ${builtinNames()}`);
  }
}

/** Names with underscores around them mean something in CPython. */
export function checkBinding(context: Context, node: AnyNode, name: string): void {
  if (context.scope.kind === "class") return;
  if (/^__\w+__$/.test(name) && isMissingBuiltin(name))
    refuse(context, node, `a binding of ${name}`, "choose another name");
}
