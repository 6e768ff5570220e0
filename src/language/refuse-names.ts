/**
 * Names that mean something in CPython and nothing here: closures, built-ins that are missing, the module's own names.
 */
import { builtinNames, isMissingBuiltin } from "./builtin-names.js";
import { type Context, refuse } from "./refusal.js";
import { REFUSED_NAMES } from "./refused-constructs.js";
import type { Scope } from "./scopes.js";
import type { Expression, Node, Statement } from "./syntax.js";

export function checkName(context: Context, node: Node<"Name">): void {
  const { scope, scopes } = context;
  if (node.id.normalize("NFKC") !== node.id) {
    refuse(context, node, `the name ${node.id}, which Python would change`, `write ${node.id.normalize("NFKC")}`);
  }
  if (node.ctx.nodeType !== "Load") checkBinding(context, node, node.id);
  if (scope.locals.includes(node.id)) return;
  const owner = scope.globals.has(node.id) ? undefined : closureOwner(scope.parent, node.id);
  if (owner) {
    const construct = `${node.id}, a variable of the enclosing function ${owner.name} (a closure)`;
    refuse(context, node, construct, "pass it as an argument or as a default, or make it global");
  }
  if (isMissingBuiltin(node.id) && !scopes.assignedGlobals.has(node.id)) {
    refuse(context, node, `the built-in ${node.id}`, REFUSED_NAMES[node.id] ?? `there are: ${builtinNames()}`);
  }
}

/** The enclosing function whose variable a name would be. */
function closureOwner(scope: Scope | undefined, name: string): Scope | undefined {
  if (!scope || scope.owner === "module" || scope.globals.has(name)) return undefined;
  return scope.locals.includes(name) ? scope : closureOwner(scope.parent, name);
}

/** The loader gives `__name__` its value once; modules have further names that mean something. */
export function checkBinding(context: Context, node: Statement | Expression, name: string): void {
  if (/^__\w+__$/.test(name) && name !== "__name__" && isMissingBuiltin(name))
    refuse(context, node, `a binding of ${name}`, "choose another name");
}
