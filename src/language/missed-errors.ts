/**
 * Errors of CPython's parser and compiler that py-ast lets pass, found in the tree before anything is rewritten. What the
 * scopes and loops around decide is in symbols.ts and placement.ts.
 */
import { checkEscapes } from "./escapes.js";
import { innerPatterns, type Pattern } from "./patterns.js";
import type { SourceText } from "./source-text.js";
import type { Alias, Expression, Keyword, Located, Module, Node } from "./syntax.js";
import { type ErrorRange, PythonSyntaxError } from "./syntax-errors.js";
import { type AnyNode, childrenOf, type Visitors, visitorOf } from "./tree.js";

interface Context {
  readonly source: SourceText;
  readonly isAsync: boolean;
  /** The function around is a generator. */
  readonly yields: boolean;
  readonly inGroup: boolean;
  /** A loop stands between here and the `except*` around. */
  readonly inLoop: boolean;
  /** A function stands around. */
  readonly inFunction: boolean;
}

/** Throws PythonSyntaxError for the first of them. */
export function checkMissed(source: SourceText, module: Module): void {
  checkEscapes(source);
  checkFuture(source, module);
  const context = { source, isAsync: false, yields: false, inGroup: false, inLoop: false, inFunction: false };
  for (const statement of module.body) visit(context, statement);
}

function visit(context: Context, node: AnyNode): void {
  const visitor = visitorOf(VISITORS, node);
  visitor?.(context, node);
  const inside = within(context, node);
  for (const child of childrenOf(node)) visit(inside, child);
}

function within(context: Context, node: AnyNode): Context {
  switch (node.nodeType) {
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "Lambda":
      return {
        ...context,
        isAsync: node.nodeType === "AsyncFunctionDef",
        yields: node.nodeType === "AsyncFunctionDef" && hasYield((node as Node<"AsyncFunctionDef">).body),
        inGroup: false,
        inLoop: false,
        inFunction: true,
      };
    case "ClassDef":
      return { ...context, isAsync: false, inGroup: false, inLoop: false, inFunction: false };
    case "For":
    case "AsyncFor":
    case "While":
      return { ...context, inLoop: true };
    default:
      return context;
  }
}

/** A yield of the function itself. */
function hasYield(nodes: readonly AnyNode[]): boolean {
  return nodes.some(
    (node) =>
      node.nodeType === "Yield" ||
      (!/^(?:FunctionDef|AsyncFunctionDef|Lambda|ClassDef)$/.test(node.nodeType) && hasYield(childrenOf(node))),
  );
}

const IN_GROUP = "'break', 'continue' and 'return' cannot appear in an except* block";

const VISITORS: Visitors<Context, void> = {
  FunctionDef: checkFunction,
  AsyncFunctionDef: checkFunction,
  ClassDef(context, node) {
    checkParameters(context, node);
    checkKeywords(context, node.keywords);
  },
  TypeAlias(context, node) {
    checkParameters(context, node);
    checkAnnotation(context, node.value, "a type alias");
  },
  Call({ source }, { func, args, keywords }) {
    if (args.length + keywords.length < 2) return;
    for (const argument of args) {
      if (argument.nodeType !== "GeneratorExp" || isParenthesised(source, func, argument)) continue;
      const { elt, end_lineno, end_col_offset } = argument;
      fail(source, "Generator expression must be parenthesized", {
        ...elt,
        ...places(elt, end_lineno, end_col_offset),
      });
    }
  },
  Lambda({ source }, { body }) {
    if (body.nodeType !== "Yield" && body.nodeType !== "YieldFrom") return;
    const { line, column } = source.rangeInUnits(body);
    const before = source.line(line).slice(0, column).trimEnd();
    if (!before.endsWith(":")) return;
    throw new PythonSyntaxError(source, "invalid syntax", { line, column, endColumn: column + "yield".length });
  },
  AnnAssign(context, { target, annotation }) {
    const { source } = context;
    const kind = { Tuple: "tuple", List: "list" }[target.nodeType as string];
    if (kind) fail(source, `only single target (not ${kind}) can be annotated`, target);
    if (context.inFunction) checkAnnotation(context, annotation, "an annotation");
  },
  Return({ source, yields, inGroup }, node) {
    if (inGroup) fail(source, IN_GROUP, node);
    if (yields && node.value) fail(source, "'return' with value in async generator", node);
  },
  Break: leave,
  Continue: leave,
  YieldFrom({ source, isAsync }, node) {
    if (isAsync) fail(source, "'yield from' inside async function", node);
  },
  TryStar(context, { handlers }) {
    const { source } = context;
    for (const handler of handlers) {
      const { type, body, lineno, col_offset } = handler as Located & { type?: Expression; body: AnyNode[] };
      if (!type) {
        const column = source.line(lineno).indexOf(":", source.unitOf(lineno, col_offset));
        throw new PythonSyntaxError(source, "expected one or more exception types", { line: lineno, column });
      }
      for (const statement of body) visit({ ...context, inGroup: true, inLoop: false }, statement);
    }
  },
  ImportFrom: checkTrailingComma,
  Match({ source }, { cases }) {
    for (const { pattern } of cases) {
      if (pattern.nodeType === "MatchStar") failBehind(source, pattern);
      checkPattern(source, pattern);
    }
  },
};

function leave({ source, inGroup, inLoop }: Context, node: AnyNode): void {
  if (inGroup && !inLoop) fail(source, IN_GROUP, node as Located);
}

/** The range of something that begins where `first` does. */
const places = ({ lineno, col_offset }: Located, end_lineno?: number, end_col_offset?: number): Located => ({
  lineno,
  col_offset,
  ...(end_lineno === undefined ? {} : { end_lineno }),
  ...(end_col_offset === undefined ? {} : { end_col_offset }),
});

/** py-ast lets a bare one begin at what stands before it. */
function isParenthesised(source: SourceText, func: Expression, argument: Node<"GeneratorExp">): boolean {
  const { line, column } = source.rangeInUnits(argument);
  const text = source.slice(argument);
  const isCallsOwn = func.end_lineno === argument.lineno && func.end_col_offset === argument.col_offset;
  return !isCallsOwn && source.line(line)[column] === "(" && text.endsWith(")") && closesAtEnd(text);
}

/** The bracket that the text begins with is closed by its last character. */
function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "(") depth++;
    else if (text[index] === ")" && --depth === 0) return index === text.length - 1;
  }
  return true;
}

function checkFunction(context: Context, node: Node<"FunctionDef"> | Node<"AsyncFunctionDef">): void {
  const { source } = context;
  checkParameters(context, node);
  const line = source.line(node.lineno);
  const slash = /^\s*(?:async\s+)?def\s+\w+\s*\(\s*\//.exec(line.slice(source.unitOf(node.lineno, node.col_offset)));
  if (!slash) return;
  const column = source.unitOf(node.lineno, node.col_offset) + slash[0].length - 1;
  throw new PythonSyntaxError(source, "at least one argument must precede /", { line: node.lineno, column });
}

/** Type parameters of one name. */
function checkParameters({ source }: Context, node: { readonly type_params?: readonly unknown[] }): void {
  const names = new Set<string>();
  for (const parameter of (node.type_params ?? []) as readonly (Located & { name: string })[]) {
    if (names.has(parameter.name)) fail(source, `duplicate type parameter '${parameter.name}'`, parameter);
    names.add(parameter.name);
  }
}

function checkKeywords({ source }: Context, keywords: readonly Keyword[]): void {
  const names = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === undefined) continue;
    if (names.has(keyword.arg)) fail(source, `keyword argument repeated: ${keyword.arg}`, keyword);
    names.add(keyword.arg);
  }
}

const NOT_ANNOTATING: Readonly<Record<string, string>> = {
  Yield: "yield expression",
  YieldFrom: "yield expression",
  Await: "await expression",
  NamedExpr: "named expression",
};

function checkAnnotation(context: Context, node: AnyNode, where: string): void {
  const what = NOT_ANNOTATING[node.nodeType];
  if (what) fail(context.source, `${what} cannot be used within ${where}`, node as Located);
  for (const child of childrenOf(node)) checkAnnotation(context, child, where);
}

/** from a import b, */
function checkTrailingComma({ source }: Context, node: Node<"ImportFrom">): void {
  const last = node.names.at(-1) as Alias;
  const end = last.end_lineno ?? last.lineno;
  const line = source.line(end);
  const column = source.unitOf(end, last.end_col_offset ?? 0);
  const comma = /^\s*,\s*(?:#.*)?$/.exec(line.slice(column));
  if (!comma || /\bimport\s*\(/.test(source.slice(node))) return;
  const place = { line: end, column: column + comma[0].replace(/\s*(?:#.*)?$/, "").length };
  throw new PythonSyntaxError(source, "trailing comma not allowed without surrounding parentheses", place);
}

// ── patterns ──

function checkPattern(source: SourceText, pattern: Pattern): void {
  if (pattern.nodeType === "MatchMapping") checkMapping(source, pattern);
  if (pattern.nodeType === "MatchClass") checkClass(source, pattern);
  if (pattern.nodeType === "MatchValue" && (pattern.value.nodeType as string) === "JoinedStr")
    fail(source, "patterns may only match literals and attribute lookups", pattern);
  for (const inner of innerPatterns(pattern)) checkPattern(source, inner);
}

function checkMapping(source: SourceText, pattern: Extract<Pattern, { nodeType: "MatchMapping" }>): void {
  const seen = new Set<string>();
  for (const key of pattern.keys) {
    if (key.nodeType === "Name") failBehind(source, key);
    if (key.nodeType !== "Constant") continue;
    const text = `${typeof key.value} ${String(key.value)}`;
    if (seen.has(text)) fail(source, `mapping pattern checks duplicate key (${source.slice(key)})`, pattern);
    seen.add(text);
  }
  if (pattern.rest !== "_") return;
  const { line, column } = source.rangeInUnits(pattern);
  const star = source.line(line).indexOf("**", column);
  const name = star < 0 ? column : source.line(line).indexOf("_", star);
  throw new PythonSyntaxError(source, "invalid syntax", { line, column: name });
}

function checkClass(source: SourceText, pattern: Extract<Pattern, { nodeType: "MatchClass" }>): void {
  const { patterns, kwd_attrs, kwd_patterns } = pattern;
  const [first] = kwd_patterns;
  const late = first && patterns.find((each) => isBehind(each, first));
  if (late) fail(source, "positional patterns follow keyword patterns", late);
  kwd_attrs.forEach((name, index) => {
    if (kwd_attrs.indexOf(name) < index)
      fail(source, `attribute name repeated in class pattern: ${name}`, kwd_patterns[index] as Located);
  });
}

const isBehind = (one: Located, other: Located): boolean =>
  one.lineno > other.lineno || (one.lineno === other.lineno && one.col_offset > other.col_offset);

/** CPython has read on to the token behind, which does not fit. */
function failBehind(source: SourceText, node: Located): never {
  const { endLine, endColumn } = source.rangeInUnits(node);
  const column = source.line(endLine).slice(endColumn).search(/\S/);
  throw new PythonSyntaxError(source, "invalid syntax", { line: endLine, column: endColumn + Math.max(column, 0) });
}

// ── from __future__ ──

const FEATURES =
  "nested_scopes generators division absolute_import with_statement print_function unicode_literals barry_as_FLUFL generator_stop annotations".split(
    " ",
  );

function checkFuture(source: SourceText, module: Module): void {
  if (!source.text.includes("__future__")) return;
  let mayStand = true;
  module.body.forEach((statement, index) => {
    const isText = statement.nodeType === "Expr" && statement.value.nodeType === "Constant" && index === 0;
    if (!isFuture(statement)) {
      mayStand &&= isText;
      checkInside(source, statement);
      return;
    }
    if (!mayStand) failLate(source, statement);
    for (const alias of (statement as Node<"ImportFrom">).names) {
      if (alias.name === "braces") fail(source, "not a chance", alias);
      if (!FEATURES.includes(alias.name)) fail(source, `future feature ${alias.name} is not defined`, alias);
    }
  });
}

const isFuture = (node: AnyNode): boolean =>
  node.nodeType === "ImportFrom" && (node as Node<"ImportFrom">).module === "__future__";

function checkInside(source: SourceText, node: AnyNode): void {
  for (const child of childrenOf(node)) {
    if (isFuture(child)) failLate(source, child);
    checkInside(source, child);
  }
}

function failLate(source: SourceText, node: AnyNode): never {
  return fail(source, "from __future__ imports must occur at the beginning of the file", node as Located);
}

function fail(source: SourceText, message: string, node: Located): never {
  throw new PythonSyntaxError(source, message, source.rangeInUnits(node) as ErrorRange);
}
