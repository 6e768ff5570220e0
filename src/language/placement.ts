/**
 * Errors that CPython's compiler finds after the symbol table: statements and expressions where they may not stand.
 */

import { checkMatch } from "./patterns.js";
import type { Comprehension } from "./scopes.js";
import type { SourceText } from "./source-text.js";
import type { Expression, Located, Module, Node } from "./syntax.js";
import { type ErrorRange, PythonSyntaxError } from "./syntax-errors.js";
import { invalidPart, nameOf } from "./targets.js";
import { type AnyNode, childrenOf, type Visitors, visitorOf } from "./tree.js";

interface Context {
  readonly source: SourceText;
  readonly inFunction: boolean;
  readonly inLoop: boolean;
}

/** Throws PythonSyntaxError for the first misplaced construct. */
export function checkPlacement(source: SourceText, module: Module): void {
  visitAll({ source, inFunction: false, inLoop: false }, module.body);
}

function visit(context: Context, node: AnyNode): void {
  const visitor = visitorOf(VISITORS, node);
  if (visitor) visitor(context, node);
  else visitAll(context, childrenOf(node));
}

function visitAll(context: Context, nodes: readonly AnyNode[]): void {
  for (const node of nodes) visit(context, node);
}

const outsideFunction = (word: string) => (context: Context, node: AnyNode) => {
  if (!context.inFunction) fail(context, `'${word}' outside function`, node as Located);
  visitAll(context, childrenOf(node));
};

function loop(context: Context, node: Node<"For"> | Node<"While">): void {
  if (node.nodeType === "For") checkAssignable(context, node.target);
  visitAll(context, node.nodeType === "For" ? [node.target, node.iter] : [node.test]);
  visitAll({ ...context, inLoop: true }, node.body);
  visitAll(context, node.orelse);
}

function comprehension(context: Context, node: Comprehension): void {
  for (const { target, iter, ifs, is_async } of node.generators) {
    if (is_async) fail(context, "asynchronous comprehension outside of an asynchronous function", node);
    checkAssignable(context, target);
    visitAll(context, [target, iter, ...ifs]);
  }
  visitAll(context, node.nodeType === "DictComp" ? [node.key, node.value] : [node.elt]);
}

const VISITORS: Visitors<Context, void> = {
  FunctionDef(context, node) {
    visitAll(context, [...node.decorator_list, ...node.args.defaults]);
    visitAll({ ...context, inFunction: true, inLoop: false }, node.body);
  },
  ClassDef(context, node) {
    visitAll({ ...context, inFunction: false, inLoop: false }, node.body);
  },
  Expr(context, { value, lineno, col_offset }) {
    if (value.nodeType === "NamedExpr" && value.lineno === lineno && value.col_offset === col_offset)
      failAtWalrus(context, value);
    visit(context, value);
  },
  NamedExpr(context, { target, value }) {
    if (target.nodeType !== "Name") fail(context, `cannot use assignment expressions with ${nameOf(target)}`, target);
    visit(context, value);
  },
  Lambda(context, node) {
    visitAll(context, node.args.defaults);
    visit({ ...context, inFunction: true, inLoop: false }, node.body);
  },
  For: loop,
  ListComp: comprehension,
  SetComp: comprehension,
  DictComp: comprehension,
  GeneratorExp: comprehension,
  Try: checkTry,
  While: loop,
  // Where these may stand they are rewritten (rewrite.ts).
  AsyncFor: (context, node) => fail(context, "'async for' outside async function", node),
  AsyncWith: (context, node) => fail(context, "'async with' outside async function", node),
  Return: outsideFunction("return"),
  Yield: outsideFunction("yield"),
  YieldFrom: outsideFunction("yield from"),
  Await: (context, node) =>
    fail(context, context.inFunction ? "'await' outside async function" : "'await' outside function", node),
  Break(context, node) {
    if (!context.inLoop) fail(context, "'break' outside loop", node);
  },
  Continue(context, node) {
    if (!context.inLoop) fail(context, "'continue' not properly in loop", node);
  },
  Call(context, node) {
    checkKeywords(context, node);
    visit(context, node.func);
    visitAll(context, elementsOf([...node.args]));
    visitAll(
      context,
      node.keywords.map(({ value }) => value),
    );
  },
  Match(context, node) {
    checkMatch(context.source, node);
    visitAll(context, childrenOf(node));
  },
  Assign(context, node) {
    for (const target of node.targets) checkTarget(context, target);
    visit(context, node.value);
  },
  ImportFrom(context, node) {
    if (!node.module && !node.level) {
      const column = context.source.line(node.lineno).indexOf("import", node.col_offset);
      throw new PythonSyntaxError(context.source, "invalid syntax", {
        line: node.lineno,
        column,
        endColumn: column + "import".length,
      });
    }
  },
  List: (context, node) => visitAll(context, elementsOf(node.elts)),
  Tuple: (context, node) => visitAll(context, elementsOf(node.elts)),
  Set: (context, node) => visitAll(context, elementsOf(node.elts)),
  Starred: (context, node) => fail(context, "can't use starred expression here", node),
};

/** A statement `x := 1` without parentheses. */
function failAtWalrus({ source }: Context, { target }: Node<"NamedExpr">): never {
  const line = target.end_lineno ?? target.lineno;
  const column = source.line(line).indexOf(":=", source.unitOf(line, target.end_col_offset ?? 0));
  throw new PythonSyntaxError(source, "invalid syntax", { line, column, endColumn: column + 2 });
}

/** py-ast takes a try without except and finally, and a bare except before others. */
function checkTry(context: Context, node: Node<"Try">): void {
  const { source } = context;
  const { body, handlers, orelse, finalbody } = node;
  if (handlers.length === 0 && finalbody.length === 0) {
    throw new PythonSyntaxError(
      source,
      "expected 'except' or 'finally' block",
      behind(source, node, body.at(-1) ?? node),
    );
  }
  const bare = handlers.slice(0, -1).find(({ type }) => !type);
  if (bare) {
    throw new PythonSyntaxError(source, "default 'except:' must be last", source.rangeInUnits(bare));
  }
  visitAll(context, [...body, ...(handlers as readonly AnyNode[]), ...orelse, ...finalbody]);
}

/** The first word behind the body of a statement (no column when that ends an outer block); its end when nothing follows. */
function behind(source: SourceText, node: Located, { end_lineno = 1, end_col_offset = 0 }: Located): ErrorRange {
  for (let line = end_lineno + 1; line <= source.lines.length; line++) {
    const text = source.line(line);
    const word = /^\s*(\w+|[^\s#])/.exec(text);
    if (!word) continue;
    const column = word[0].length - (word[1] as string).length;
    return column < node.col_offset ? { line, column: -1 } : { line, column, endColumn: word[0].length };
  }
  return { line: end_lineno, column: source.unitOf(end_lineno, end_col_offset) };
}

/** Elements of a display or call, where a star is allowed. */
const elementsOf = (nodes: readonly Expression[]): Expression[] =>
  nodes.map((node) => (node.nodeType === "Starred" ? node.value : node));

function checkTarget(context: Context, target: Expression): void {
  if (target.nodeType === "Starred") fail(context, "starred assignment target must be in a list or tuple", target);
  if (target.nodeType !== "Tuple" && target.nodeType !== "List") {
    visit(context, target);
    return;
  }
  if (target.elts.filter(({ nodeType }) => nodeType === "Starred").length > 1) {
    fail(context, "multiple starred expressions in assignment", target);
  }
  for (const element of elementsOf(target.elts)) checkTarget(context, element);
}

/** py-ast takes any expression as the target of a for-loop. */
function checkAssignable(context: Context, target: Expression): void {
  const invalid = invalidPart(target);
  if (invalid) fail(context, `cannot assign to ${nameOf(invalid)}`, invalid);
}

function checkKeywords(context: Context, { keywords }: Node<"Call">): void {
  const names = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === undefined) continue;
    if (names.has(keyword.arg)) fail(context, `keyword argument repeated: ${keyword.arg}`, keyword);
    names.add(keyword.arg);
  }
}

function fail({ source }: Context, message: string, node: Located): never {
  throw new PythonSyntaxError(source, message, source.rangeInUnits(node));
}
