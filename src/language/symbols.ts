/**
 * The scope pass: which names each scope binds and uses, and the errors that CPython's symbol table finds, in its
 * order and its words. Follows CPython 3.14's symtable.c in what counts as binding and use. Long because it is one walk:
 * the order in which names are met decides which error is told.
 */

import { type Annotation, annotationsOfBody, annotationsOfFunction, FORMAT, keepsText } from "./annotations.js";
import { writtenName } from "./mangle.js";
import { allPatterns, boundIn, expressionsOf } from "./patterns.js";
import { CLASS_CELL, CONDITIONAL, isOwn, resolveScopes, type Table, type Uses } from "./resolve.js";
import { hiddenName } from "./rewrite-nodes.js";
import type { AnnotationsOwner, Comprehension, ScopeKind, ScopeOwner, Scopes } from "./scopes.js";
import type { SourceText } from "./source-text.js";
import type { Expression, Located, Module, Node, Parameters, Statement } from "./syntax.js";
import { PythonSyntaxError } from "./syntax-errors.js";
import { type AnyNode, childrenOf, type Visitors, visitorOf } from "./tree.js";

interface Context {
  readonly source: SourceText;
  readonly tables: Table[];
  table: Table;
  /** Annotations are kept as text: nothing in them is used. */
  readonly keepsText: boolean;
  /** Depth of comprehensions' iterables around, in which nothing may be assigned. */
  iterables: number;
}

/** Finds the scopes of a module. Throws PythonSyntaxError. */
export function findScopes(source: SourceText, module: Module): Scopes {
  const table: Table = {
    owner: "module",
    kind: "module",
    name: "<module>",
    qualifiedName: "<module>",
    parent: undefined,
    names: new Map(),
    isGenerator: false,
    isAnnotations: false,
    conditional: new Map(),
  };
  const context: Context = { source, tables: [table], table, keepsText: keepsText(module), iterables: 0 };
  for (const statement of module.body) visit(context, statement);
  visitAnnotationsOf(context, module.body);
  return resolveScopes(context.tables, (message, node) => fail(context, message, node));
}

function usesOf({ table }: Context, name: string): Uses {
  let uses = table.names.get(name);
  if (!uses) {
    uses = { ...UNUSED };
    table.names.set(name, uses);
  }
  return uses;
}

const UNUSED: Uses = {
  bound: false,
  used: false,
  parameter: false,
  annotated: false,
  global: false,
  nonlocal: undefined,
  declared: undefined,
  iterated: false,
  rebound: false,
  deleted: false,
};

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

const VISITORS: Visitors<Context, void> = {
  Name(context, node) {
    if (hiddenName(node.id)) return;
    if (node.ctx.nodeType !== "Load") {
      bind(context, node.id, node);
      if (node.ctx.nodeType === "Del") usesOf(context, node.id).deleted = true;
      return;
    }
    usesOf(context, node.id).used = true;
    // `super()` looks at the class that the function stands in.
    if (node.id === "super" && context.table.kind === "function") usesOf(context, "__class__").used = true;
  },
  AugAssign(context, node) {
    visit(context, node.target);
    visit(context, node.value);
  },
  AnnAssign: visitAnnotated,
  Try: visitTry,
  TryStar: visitTry,
  FunctionDef: visitFunction,
  Lambda: visitLambda,
  ClassDef: visitClass,
  Global: visitGlobal,
  Nonlocal: visitNonlocal,
  Import: visitImport,
  ImportFrom: visitImport,
  NamedExpr: visitNamed,
  Match: visitMatch,
  Yield: visitYield,
  YieldFrom: visitYield,
  AsyncFunctionDef(context, node) {
    bind(context, node.name, node);
  },
  ListComp: (context, node) => visitComprehension(context, node, "<listcomp>", [node.elt]),
  SetComp: (context, node) => visitComprehension(context, node, "<setcomp>", [node.elt]),
  DictComp: (context, node) => visitComprehension(context, node, "<dictcomp>", [node.key, node.value]),
  GeneratorExp: (context, node) => visitComprehension(context, node, "<genexpr>", [node.elt]),
};

function visitMatch(context: Context, { subject, cases }: Node<"Match">): void {
  visit(context, subject);
  for (const { pattern, guard, body } of cases) {
    for (const inner of allPatterns(pattern)) visitAll(context, expressionsOf(inner));
    for (const { name, node } of boundIn(pattern)) bind(context, name, node);
    if (guard) visit(context, guard);
    visitAll(context, body);
  }
}

/** Runs `inside` in a new scope. */
function open(context: Context, owner: ScopeOwner, kind: ScopeKind, name: string, inside: () => void): void {
  const { table: outer } = context;
  const written = typeof owner === "string" ? name : writtenName(owner, name);
  const table: Table = {
    owner,
    kind,
    name: written,
    qualifiedName: qualifiedName(outer, name, written),
    parent: outer,
    names: new Map(),
    isGenerator: kind === "function" && name === "<genexpr>",
    isAnnotations: typeof owner !== "string" && (Array.isArray(owner) || "posonlyargs" in owner),
    conditional: new Map(),
  };
  context.tables.push(table);
  context.table = table;
  inside();
  context.table = outer;
}

const ANNOTATE = "__annotate__";

/** The function that evaluates annotations. */
function openAnnotations(context: Context, owner: AnnotationsOwner, annotations: readonly Annotation[]): void {
  if (annotations.length === 0) return;
  open(context, owner, "function", ANNOTATE, () => {
    Object.assign(usesOf(context, FORMAT), { bound: true, parameter: true });
    if (annotations.some(({ isConditional }) => isConditional)) usesOf(context, CONDITIONAL).used = true;
    if (!context.keepsText) for (const { value } of annotations) visit(context, value);
  });
}

/** The annotated names of a class or module, whose table is open. */
function visitAnnotationsOf(context: Context, body: readonly Statement[]): void {
  const { table } = context;
  const annotations = annotationsOfBody(body);
  annotations.forEach(({ statement, isConditional }, index) => {
    if (statement && isConditional) table.conditional.set(statement, index);
  });
  if (annotations.length > 0) {
    const names = table.kind === "class" ? ["__annotate_func__"] : [ANNOTATE, "__annotations__"];
    for (const name of names) usesOf(context, name).bound = true;
  }
  openAnnotations(context, body, annotations);
}

/** Annotations in a class see its attributes, through the class itself. */
function shareClass({ tables }: Context, cls: Table): void {
  for (const table of tables) {
    if (table.parent !== cls || !table.isAnnotations) continue;
    const sees = [...table.names.keys()].some((name) => {
      const uses = cls.names.get(name);
      return uses !== undefined && isOwn(uses);
    });
    if (sees) table.names.set(CLASS_CELL, { ...UNUSED, used: true });
  }
}

/** The name with the functions and classes around it; one that is declared global there stands alone. */
function qualifiedName(outer: Table, name: string, written: string): string {
  if (outer.kind === "module" || outer.names.get(name)?.global) return written;
  if (outer.kind === "inlined") return qualifiedName(outer.parent as Table, name, written);
  return `${outer.qualifiedName}.${outer.kind === "class" ? "" : "<locals>."}${written}`;
}

/** The name of a handler is unbound at its end. */
function visitTry(context: Context, { body, handlers, orelse, finalbody }: Node<"Try"> | Node<"TryStar">): void {
  visitAll(context, body);
  for (const handler of handlers) {
    if (handler.type) visit(context, handler.type);
    if (handler.name) {
      bind(context, handler.name, handler);
      usesOf(context, handler.name).deleted = true;
    }
    visitAll(context, handler.body);
  }
  visitAll(context, orelse);
  visitAll(context, finalbody);
}

/** What an annotation mentions is used by the function that evaluates it. */
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
  visitAll(context, node.decorator_list);
  visitDefaults(context, node.args);
  openAnnotations(context, node.args, annotationsOfFunction(node));
  open(context, node, "function", node.name, () => {
    bindParameters(context, node.args);
    if ("isCoroutine" in node) context.table.isGenerator = true;
    visitAll(context, node.body);
  });
}

function visitLambda(context: Context, node: Node<"Lambda">): void {
  visitDefaults(context, node.args);
  open(context, node, "function", "<lambda>", () => {
    bindParameters(context, node.args);
    visit(context, node.body);
  });
}

function visitDefaults(context: Context, { defaults, kw_defaults }: Parameters): void {
  visitAll(context, [...defaults, ...kw_defaults.filter((item) => item !== null)]);
}

function bindParameters(context: Context, parameters: Parameters): void {
  for (const name of checkParameters(context, parameters)) {
    const uses = usesOf(context, name);
    uses.parameter = true;
    uses.bound = true;
  }
}

function visitClass(context: Context, node: Node<"ClassDef">): void {
  bind(context, node.name, node);
  visitAll(context, [...node.decorator_list, ...node.bases, ...node.keywords.map(({ value }) => value)]);
  open(context, node, "class", node.name, () => {
    visitAll(context, node.body);
    visitAnnotationsOf(context, node.body);
    shareClass(context, context.table);
  });
}

/** The first iterable belongs to the scope around; everything else to the comprehension. */
function visitComprehension(
  context: Context,
  node: Comprehension,
  name: string,
  elements: readonly Expression[],
): void {
  const [first] = node.generators;
  if (first) visitIterable(context, first.iter);
  const kind = node.nodeType === "GeneratorExp" ? "function" : "inlined";
  open(context, node, kind, name, () => {
    if (kind === "function") Object.assign(usesOf(context, FIRST_ITERABLE), { bound: true, parameter: true });
    for (const generator of node.generators) {
      if (generator !== first) visitIterable(context, generator.iter);
      visitTarget(context, generator.target);
      visitAll(context, generator.ifs);
    }
    visitAll(context, elements);
  });
}

/** How CPython calls the parameter of a generator expression. */
const FIRST_ITERABLE = ".0";

const isComprehension = ({ kind, names }: Table): boolean => kind === "inlined" || names.has(FIRST_ITERABLE);

function visitIterable(context: Context, node: Expression): void {
  context.iterables++;
  visit(context, node);
  context.iterables--;
}

function visitTarget(context: Context, target: Expression): void {
  visit(context, target);
  for (const name of boundBy(target)) usesOf(context, name).iterated = true;
}

function boundBy(target: AnyNode): string[] {
  if (target.nodeType !== "Name") return childrenOf(target).flatMap(boundBy);
  const { id, ctx } = target as Node<"Name">;
  return ctx.nodeType === "Load" ? [] : [id];
}

/** `:=` in a comprehension binds the name in the scope around all comprehensions. */
function visitNamed(context: Context, node: Node<"NamedExpr">): void {
  const { target } = node;
  const { table } = context;
  if (context.iterables > 0)
    fail(context, "assignment expression cannot be used in a comprehension iterable expression", node);
  if (table.isAnnotations) fail(context, "named expression cannot be used within an annotation", node);
  visit(context, node.value);
  if (target.nodeType !== "Name" || !isComprehension(table)) {
    visit(context, target);
    if (target.nodeType === "Name") usesOf(context, target.id).rebound = true;
    return;
  }
  let outer = table;
  while (isComprehension(outer)) {
    if (outer.names.get(target.id)?.iterated)
      fail(context, `assignment expression cannot rebind comprehension iteration variable '${target.id}'`, target);
    outer = outer.parent as Table;
  }
  if (outer.kind === "class")
    fail(context, "assignment expression within a comprehension cannot be used in a class body", target);
  context.table = outer;
  bind(context, target.id, target);
  usesOf(context, target.id).rebound = true;
  context.table = table;
  usesOf(context, target.id).used = true;
}

const COMPREHENSIONS: Readonly<Record<string, string>> = {
  "<listcomp>": "list comprehension",
  "<setcomp>": "set comprehension",
  "<dictcomp>": "dict comprehension",
  "<genexpr>": "generator expression",
};

function visitYield(context: Context, node: Node<"Yield"> | Node<"YieldFrom">): void {
  if (node.value) visit(context, node.value);
  const { table } = context;
  if (table.isAnnotations) fail(context, "yield expression cannot be used within an annotation", node);
  if (isComprehension(table) && !("isAwait" in node))
    fail(context, `'yield' inside ${COMPREHENSIONS[table.name]}`, node);
  if (table.kind === "function") table.isGenerator = true;
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
    usesOf(context, name).declared ??= node;
  }
}

function visitNonlocal(context: Context, node: Node<"Nonlocal">): void {
  if (context.table.owner === "module") fail(context, "nonlocal declaration not allowed at module level", node);
  for (const name of node.names) {
    declare(context, node, name, "nonlocal");
    usesOf(context, name).nonlocal = node;
    usesOf(context, name).declared ??= node;
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

function fail({ source }: Context, message: string, node: Located): never {
  throw new PythonSyntaxError(source, message, source.rangeInUnits(node));
}
