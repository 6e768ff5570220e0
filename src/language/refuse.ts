/**
 * What the language does not have: every construct that the compiler does not know is refused before anything runs,
 * with its name, its place and what to write instead. Statements and expressions pass only if a table lets them.
 */
import { type Annotation, annotationsOfBody, annotationsOfFunction, keepsText } from "./annotations.js";
import type { Folder } from "./fold.js";
import { allPatterns, boundIn, expressionsOf } from "./patterns.js";
import { type Context, type ModulePlace, refuse } from "./refusal.js";
import { checkAllNames, checkImport, checkImportFrom, checkMember } from "./refuse-imports.js";
import { checkConstant, checkText } from "./refuse-literals.js";
import { checkBinding, checkName } from "./refuse-names.js";
import { REFUSED } from "./refused-constructs.js";
import { type AnnotationsOwner, type Comprehension, type Scope, type Scopes, variableOf } from "./scopes.js";
import type { SourceText } from "./source-text.js";
import type { Module, Node, Parameters } from "./syntax.js";
import { type AnyNode, childrenOf, type Visitors, visitorOf } from "./tree.js";

/** Throws RefusedError for the first construct outside the language. */
export function refuseUnsupported(
  source: SourceText,
  module: Module,
  scopes: Scopes,
  folder: Folder,
  place: ModulePlace,
): void {
  const context = { source, scopes, folder, scope: scopes.module, place, keepsText: keepsText(module) };
  visitAll(context, module.body);
  checkAnnotations(context, module.body, annotationsOfBody(module.body));
}

function visit(context: Context, node: AnyNode): void {
  const visitor = visitorOf(VISITORS, node);
  if (visitor) {
    visitor(context, node);
    return;
  }
  const reason = REFUSED[node.nodeType as keyof typeof REFUSED];
  if (node.lineno !== undefined) refuse(context, node, reason?.[0] ?? node.nodeType, reason?.[1]);
}

function visitAll(context: Context, nodes: readonly AnyNode[]): void {
  for (const node of nodes) visit(context, node);
}

const children = (context: Context, node: AnyNode): void => visitAll(context, childrenOf(node));
const accept = (): void => {};

const VISITORS: Visitors<Context, void> = {
  // ── statements ──
  Assign: children,
  AugAssign: children,
  Expr: children,
  If: children,
  For: children,
  While: children,
  With: (context, node) => {
    for (const { context_expr, optional_vars } of node.items)
      visitAll(context, optional_vars ? [context_expr, optional_vars] : [context_expr]);
    visitAll(context, node.body);
  },
  Match: visitMatch,
  Return: children,
  Raise: children,
  Assert: children,
  Try: visitTry,
  Pass: accept,
  Break: accept,
  Continue: accept,
  Global: accept,
  Nonlocal: accept,
  AnnAssign: visitAnnotated,
  Delete: children,
  ClassDef: visitClass,
  FunctionDef: visitFunction,
  Import: checkImport,
  ImportFrom: checkImportFrom,
  // ── expressions ──
  BinOp: children,
  UnaryOp: visitUnary,
  BoolOp: children,
  Compare: children,
  IfExp: children,
  Lambda: visitLambda,
  List: children,
  ListComp: visitComprehension,
  SetComp: visitComprehension,
  DictComp: visitComprehension,
  Dict: children,
  Set: (context, node) =>
    visitAll(
      context,
      node.elts.map((item) => (item.nodeType === "Starred" ? item.value : item)),
    ),
  GeneratorExp: visitComprehension,
  Yield: children,
  YieldFrom: children,
  NamedExpr: children,
  Tuple: children,
  JoinedStr: visitJoined,
  FormattedValue: children,
  Constant: checkConstant,
  Name: checkName,
  Attribute: visitAttribute,
  Slice: children,
  Starred: children,
  Subscript: children,
  Call: visitCall,
};

function visitMatch(context: Context, { subject, cases }: Node<"Match">): void {
  visit(context, subject);
  for (const { pattern, guard, body } of cases) {
    for (const inner of allPatterns(pattern)) visitAll(context, expressionsOf(inner));
    for (const { name, node } of boundIn(pattern)) checkBinding(context, node, name);
    visitAll(context, guard ? [guard, ...body] : body);
  }
}

function visitTry(context: Context, { body, handlers, orelse, finalbody }: Node<"Try">): void {
  visitAll(handlers.length > 0 ? { ...context, guarded: true } : context, body);
  for (const handler of handlers) {
    if (handler.type) visit(context, handler.type);
    if (handler.name) checkBinding(context, handler, handler.name);
    visitAll(context, handler.body);
  }
  visitAll(context, orelse);
  visitAll(context, finalbody);
}

function visitAnnotated(context: Context, node: Node<"AnnAssign">): void {
  visit(context, node.target);
  if (node.value) visit(context, node.value);
}

function visitFunction(context: Context, node: Node<"FunctionDef">): void {
  visitAll(context, node.decorator_list);
  checkParameters(context, node.args);
  checkAnnotations(context, node.args, annotationsOfFunction(node));
  checkBinding(context, node, node.name);
  visitAll({ ...context, scope: context.scopes.of.get(node) as Scope }, node.body);
}

function visitClass(context: Context, node: Node<"ClassDef">): void {
  const starred = node.bases.find(({ nodeType }) => nodeType === "Starred");
  if (starred) refuse(context, starred, "a starred base class", "name the classes, or call type(name, bases, {})");
  visitAll(context, [...node.decorator_list, ...node.bases]);
  for (const { arg, value } of node.keywords) {
    if (arg === undefined) refuse(context, value, "** in the head of a class", "write the keywords one by one");
    visit(context, value);
  }
  checkBinding(context, node, node.name);
  const inside = { ...context, scope: context.scopes.of.get(node) as Scope };
  visitAll(inside, node.body);
  checkAnnotations(inside, node.body, annotationsOfBody(node.body));
}

/** Names that are missing here are no fault of an annotation, which is evaluated only when somebody asks for it. */
function checkAnnotations(context: Context, owner: AnnotationsOwner, annotations: readonly Annotation[]): void {
  const scope = context.scopes.of.get(owner);
  if (!scope || context.keepsText) return;
  for (const { value } of annotations) visit({ ...context, scope, inAnnotation: true }, value);
}

function visitLambda(context: Context, node: Node<"Lambda">): void {
  checkParameters(context, node.args);
  visit({ ...context, scope: context.scopes.of.get(node) as Scope }, node.body);
}

/** The first iterable stands in the scope around. */
function visitComprehension(context: Context, node: Comprehension): void {
  const inside = { ...context, scope: context.scopes.of.get(node) as Scope };
  node.generators.forEach(({ iter, target, ifs }, index) => {
    visit(index === 0 ? context : inside, iter);
    visitAll(inside, [target, ...ifs]);
  });
  visitAll(inside, node.nodeType === "DictComp" ? [node.key, node.value] : [node.elt]);
}

function checkParameters(context: Context, parameters: Parameters): void {
  const { defaults, kw_defaults } = parameters;
  visitAll(context, [...defaults, ...kw_defaults.filter((value) => value !== null)]);
}

/** A literal of 2^47 is too large, but its negative is not. */
function visitUnary(context: Context, node: Node<"UnaryOp">): void {
  if (!context.folder.constant(node)) children(context, node);
}

function visitJoined(context: Context, node: Node<"JoinedStr">): void {
  for (const part of node.values) {
    if (part.nodeType === "Constant") checkText(context, node);
    else visit(context, part);
  }
}

function visitAttribute(context: Context, node: Node<"Attribute">): void {
  visit(context, node.value);
  checkMember(context, node);
}

/** Where no dict of the names is made. */
const isOddFrame = ({ scope }: Context): boolean =>
  scope.kind === "class" ||
  scope.kind === "inlined" ||
  (typeof scope.owner === "object" && "generators" in scope.owner);

/** Without an argument these show the names of the frame that calls them. */
const OF_FRAME: ReadonlySet<string> = new Set(["locals", "vars", "dir"]);

function visitCall(context: Context, node: Node<"Call">): void {
  const { func } = node;
  if (func.nodeType === "Name" && OF_FRAME.has(func.id) && node.args.length === 0 && isOddFrame(context))
    if (variableOf(context.scope, func.id).kind === "global" && !context.scopes.assignedGlobals.has(func.id))
      refuse(
        context,
        node,
        `${func.id}() in a class or comprehension`,
        "call it in a function or at the outermost level",
      );
  const [asked] = node.args;
  if (
    func.nodeType === "Name" &&
    (func.id === "dir" || func.id === "vars") &&
    asked &&
    !context.scopes.assignedGlobals.has(func.id)
  )
    if (variableOf(context.scope, func.id).kind === "global") checkAllNames(context, node, asked, `${func.id}()`);
  visit(context, func);
  visitAll(context, node.args);
  for (const { value } of node.keywords) visit(context, value);
}
