/**
 * Scopes as data: what every name of a module and of its functions means. symbols.ts makes them from the tree.
 */
import type { Node } from "./syntax.js";

export type ScopeOwner = Node<"FunctionDef"> | "module";

export interface Scope {
  readonly owner: ScopeOwner;
  /** `f`, or `<module>`. */
  readonly name: string;
  /** `f.<locals>.g`. */
  readonly qualifiedName: string;
  readonly parent: Scope | undefined;
  /** Parameters first, then the other names that the function binds, in order of appearance; none for a module. */
  readonly locals: readonly string[];
  readonly parameters: number;
  /** Names that a `global` statement declares here. */
  readonly globals: ReadonlySet<string>;
}

export interface Scopes {
  readonly module: Scope;
  readonly functions: ReadonlyMap<Node<"FunctionDef">, Scope>;
  /** Globals that the program binds anywhere. */
  readonly assignedGlobals: ReadonlySet<string>;
}

/** Register of a local name in a scope; undefined when the name is a global there. */
export function localIndex(scope: Scope, name: string): number | undefined {
  const index = scope.locals.indexOf(name);
  return index < 0 ? undefined : index;
}
