/**
 * The scope pass: which names each function binds, and the errors that CPython's symbol table finds, in its order
 * and its words. Follows CPython 3.14's symtable.c in what counts as binding and use.
 */
import type { Scope, ScopeOwner, Scopes } from "./scopes.js";
import type { SourceText } from "./source-text.js";
import type { Located, Module, Node, Parameters } from "./syntax.js";
import { PythonSyntaxError } from "./syntax-errors.js";
import { type AnyNode, childrenOf, type Visitors, visitorOf } from "./tree.js";

/** What a scope does with a name. */
interface Uses {
  bound: boolean;
  used: boolean;
  parameter: boolean;
  annotated: boolean;
  global: boolean;
  nonlocal: boolean;
}

interface Table {
  readonly owner: ScopeOwner;
  readonly name: string;
  readonly qualifiedName: string;
  readonly parent: Table | undefined;
  /** In order of first appearance. */
  readonly names: Map<string, Uses>;
}

interface Context {
  readonly source: SourceText;
  readonly tables: Table[];
  table: Table;
}

/** Finds the scopes of a module. Throws PythonSyntaxError. */
export function findScopes(source: SourceText, module: Module): Scopes {
  const table: Table = {
    owner: "module",
    name: "<module>",
    qualifiedName: "<module>",
    parent: undefined,
    names: new Map(),
  };
  const context: Context = { source, tables: [table], table };
  for (const statement of module.body) visit(context, statement);
  return scopesOf(context.tables);
}

function scopesOf(tables: readonly Table[]): Scopes {
  const scopes = new Map<Table, Scope>();
  const functions = new Map<Node<"FunctionDef">, Scope>();
  const assignedGlobals = new Set<string>();
  for (const table of tables) {
    const scope = scopeOf(table, table.parent && scopes.get(table.parent));
    scopes.set(table, scope);
    if (table.owner !== "module") functions.set(table.owner, scope);
    for (const [name, uses] of table.names) {
      if (uses.bound && (uses.global || table.owner === "module")) assignedGlobals.add(name);
    }
  }
  return { module: scopes.get(tables[0] as Table) as Scope, functions, assignedGlobals };
}

function scopeOf(table: Table, parent: Scope | undefined): Scope {
  const { owner, name, qualifiedName } = table;
  const names = owner === "module" ? [] : [...table.names];
  const parameters = names.filter(([, uses]) => uses.parameter);
  const others = names.filter(([, uses]) => uses.bound && !uses.parameter && !uses.global && !uses.nonlocal);
  const globals = new Set([...table.names].filter(([, uses]) => uses.global).map(([global]) => global));
  const locals = [...parameters, ...others].map(([local]) => local);
  return { owner, name, qualifiedName, parent, locals, parameters: parameters.length, globals };
}

function usesOf({ table }: Context, name: string): Uses {
  let uses = table.names.get(name);
  if (!uses) {
    uses = { bound: false, used: false, parameter: false, annotated: false, global: false, nonlocal: false };
    table.names.set(name, uses);
  }
  return uses;
}

function bind(context: Context, name: string, node: Located): void {
  if (name === "__debug__") fail(context, "cannot assign to __debug__", node);
  usesOf(context, name).bound = true;
}

function visit(context: Context, node: AnyNode): void {
  const visitor = visitorOf(VISITORS, node);
  if (visitor) visitor(context, node);
  else visitAll(context, childrenOf(node));
}

function visitAll(context: Context, nodes: readonly AnyNode[]): void {
  for (const node of nodes) visit(context, node);
}

/** Refused constructs with scopes of their own are not entered. */
const skip = (): void => {};

const VISITORS: Visitors<Context, void> = {
  Name(context, node) {
    if (node.ctx.nodeType === "Load") usesOf(context, node.id).used = true;
    else bind(context, node.id, node);
  },
  AugAssign(context, node) {
    visit(context, node.target);
    visit(context, node.value);
  },
  AnnAssign: visitAnnotated,
  FunctionDef: visitFunction,
  Global: visitGlobal,
  Nonlocal: visitNonlocal,
  Import: visitImport,
  ImportFrom: visitImport,
  NamedExpr(context, node) {
    visit(context, node.value);
    visit(context, node.target);
  },
  ClassDef(context, node) {
    bind(context, node.name, node);
  },
  AsyncFunctionDef(context, node) {
    bind(context, node.name, node);
  },
  Lambda: (context, node) => checkParameters(context, node.args),
  ListComp: skip,
  SetComp: skip,
  DictComp: skip,
  GeneratorExp: skip,
};

/** Annotations are not evaluated (PEP 649), so what they mention is not used. */
function visitAnnotated(context: Context, node: Node<"AnnAssign">): void {
  if (node.target.nodeType === "Name" && node.simple) {
    const uses = usesOf(context, node.target.id);
    if ((uses.global || uses.nonlocal) && context.table.owner !== "module") {
      fail(context, `annotated name '${node.target.id}' can't be ${uses.global ? "global" : "nonlocal"}`, node);
    }
    uses.annotated = true;
  }
  visit(context, node.target);
  if (node.value) visit(context, node.value);
}

function visitImport(context: Context, node: Node<"Import"> | Node<"ImportFrom">): void {
  for (const alias of node.names) {
    if (alias.name !== "*") bind(context, alias.asname ?? (alias.name.split(".")[0] as string), alias);
    else if (context.table.owner !== "module") fail(context, "import * only allowed at module level", alias);
  }
}

function visitFunction(context: Context, node: Node<"FunctionDef">): void {
  bind(context, node.name, node);
  visitAll(context, [
    ...node.decorator_list,
    ...node.args.defaults,
    ...node.args.kw_defaults.filter((item) => item !== null),
  ]);
  const outer = context.table;
  const qualifiedName = outer.owner === "module" ? node.name : `${outer.qualifiedName}.<locals>.${node.name}`;
  const table: Table = { owner: node, name: node.name, qualifiedName, parent: outer, names: new Map() };
  context.tables.push(table);
  context.table = table;
  for (const name of checkParameters(context, node.args)) {
    const uses = usesOf(context, name);
    uses.parameter = true;
    uses.bound = true;
  }
  visitAll(context, node.body);
  context.table = outer;
}

/** Names of all parameters; two of one name are an error. */
function checkParameters(context: Context, { posonlyargs, args, vararg, kwonlyargs, kwarg }: Parameters): string[] {
  const names = new Set<string>();
  for (const parameter of [...posonlyargs, ...args, ...kwonlyargs, vararg, kwarg]) {
    if (!parameter) continue;
    if (parameter.arg === "__debug__") fail(context, "cannot assign to __debug__", parameter);
    if (names.has(parameter.arg))
      fail(context, `duplicate argument '${parameter.arg}' in function definition`, parameter);
    names.add(parameter.arg);
  }
  return [...names];
}

function visitGlobal(context: Context, node: Node<"Global">): void {
  for (const name of node.names) {
    declare(context, node, name, "global");
    usesOf(context, name).global = true;
  }
}

function visitNonlocal(context: Context, node: Node<"Nonlocal">): void {
  if (context.table.owner === "module") fail(context, "nonlocal declaration not allowed at module level", node);
  for (const name of node.names) {
    declare(context, node, name, "nonlocal");
    if (!isBoundOutside(context.table.parent, name)) fail(context, `no binding for nonlocal '${name}' found`, node);
    usesOf(context, name).nonlocal = true;
  }
}

function declare(context: Context, node: Located, name: string, kind: "global" | "nonlocal"): void {
  const uses = context.table.names.get(name);
  if (!uses) return;
  if (uses.parameter) fail(context, `name '${name}' is parameter and ${kind}`, node);
  if (uses.annotated) fail(context, `annotated name '${name}' can't be ${kind}`, node);
  if (uses.bound) fail(context, `name '${name}' is assigned to before ${kind} declaration`, node);
  if (uses.used) fail(context, `name '${name}' is used prior to ${kind} declaration`, node);
}

function isBoundOutside(table: Table | undefined, name: string): boolean {
  if (!table || table.owner === "module") return false;
  const uses = table.names.get(name);
  return uses?.bound && !uses.global ? true : isBoundOutside(table.parent, name);
}

function fail({ source }: Context, message: string, node: Located): never {
  throw new PythonSyntaxError(source, message, source.rangeInUnits(node));
}
