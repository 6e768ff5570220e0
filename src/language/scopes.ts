/**
 * Scopes as data: what every name of a module, of its functions, classes and comprehensions means. symbols.ts finds
 * the names in the tree, resolve.ts says what they mean.
 *
 * A frame is a scope that runs as a code object of its own: module, function, lambda, class body, generator expression.
 * List, set and dict comprehensions run in the frame around them (PEP 709); their variables have registers there.
 */
import type { Node, Parameters, Statement } from "./syntax.js";

export type Comprehension = Node<"ListComp"> | Node<"SetComp"> | Node<"DictComp"> | Node<"GeneratorExp">;
export type FunctionNode = Node<"FunctionDef"> | Node<"Lambda"> | Node<"GeneratorExp">;
/** Annotations are evaluated in a function of their own: that of a function's belongs to its parameters, that of a class or module to its body. */
export type AnnotationsOwner = Parameters | readonly Statement[];
export type ScopeOwner = "module" | FunctionNode | Node<"ClassDef"> | Comprehension | AnnotationsOwner;
/** `inlined`: a comprehension that runs in the frame around it. */
export type ScopeKind = "module" | "function" | "class" | "inlined";

/** What a name means in a scope. */
export type Variable =
  /** In a register of the frame; `cell`: the register holds the cell that has the value, for inner functions share it. */
  | { readonly kind: "local"; readonly register: number; readonly cell: boolean }
  /** In a cell of an enclosing frame: number `index` of the running function's closure. */
  | { readonly kind: "free"; readonly index: number }
  | { readonly kind: "global" };

export interface Scope {
  readonly owner: ScopeOwner;
  readonly kind: ScopeKind;
  /** `f`, `<lambda>`, or `<module>`. */
  readonly name: string;
  /** `f.<locals>.g`. */
  readonly qualifiedName: string;
  /** The scope around this one in the source. */
  readonly parent: Scope | undefined;
  /** Names of the frame's registers: parameters, further variables, those of its inlined comprehensions. */
  readonly locals: readonly string[];
  /** Of a class: how many of them, the first, are its attributes. */
  readonly attributes: number;
  /** Of a class with bases or keywords: the register of the mapping that its metaclass prepared, behind them. */
  readonly namespace: number | undefined;
  /** How many of them are parameters. */
  readonly parameters: number;
  /** Registers of the scope's own variables; fewer than the frame's where comprehensions are inlined. */
  readonly own: readonly number[];
  /** Registers of the frame that hold cells. */
  readonly cells: readonly number[];
  /** Names of the closure's cells, in their order. */
  readonly free: readonly string[];
  /** Names that an assignment expression binds: their value may change while an expression is computed. */
  readonly rebound: ReadonlySet<string>;
  /** Names that `del` unbinds somewhere: nobody may rely on their having a value. */
  readonly deleted: ReadonlySet<string>;
  /** True when the body yields. */
  readonly isGenerator: boolean;
  /** True for the function that evaluates annotations. */
  readonly isAnnotations: boolean;
  /** Of a class or module: numbers of the annotated names that stand in a statement that need not run. */
  readonly conditional: ReadonlyMap<Node<"AnnAssign">, number>;
  /** What the names that stand in the scope mean. */
  readonly variables: ReadonlyMap<string, Variable>;
}

export interface Scopes {
  readonly module: Scope;
  readonly of: ReadonlyMap<ScopeOwner, Scope>;
  /** Globals that the program binds anywhere. */
  readonly assignedGlobals: ReadonlySet<string>;
}

const GLOBAL: Variable = { kind: "global" };

/** What a name means in a scope; a name that does not stand there is a global. */
export function variableOf(scope: Scope, name: string): Variable {
  return scope.variables.get(name) ?? GLOBAL;
}

/** Where a function defined in `scope` gets the cell from that its body knows as `name`. */
export function capturedBy(scope: Scope, name: string): Variable {
  const variable = scope.variables.get(name);
  if (variable?.kind === "local" && variable.cell) return variable;
  if (scope.kind === "inlined") return capturedBy(scope.parent as Scope, name);
  return { kind: "free", index: scope.free.indexOf(name) };
}
