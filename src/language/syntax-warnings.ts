/**
 * SyntaxWarnings as CPython's compiler prints them: escape sequences that mean nothing, `is` with a literal, assertions
 * that always hold, literals that are called or subscripted, jumps out of `finally`.
 */
import type { Folder } from "./fold.js";
import type { SourceText } from "./source-text.js";
import type { Expression, Module, Node, Statement } from "./syntax.js";
import { type Token, tokenize } from "./tokens.js";
import { type AnyNode, childrenOf } from "./tree.js";

/** The warnings of a module in CPython's order, as texts for stderr. */
export function syntaxWarnings(source: SourceText, module: Module, folder: Folder): string[] {
  const found: Warning[] = [];
  const warn = (line: number, message: string) => found.push({ line, message });
  if (SUSPICIOUS.test(source.text)) for (const token of tokenize(source).list) checkEscapes(source, token, warn);
  if (/\bfinally\b/.test(source.text)) for (const statement of module.body) checkFinally(statement, NOWHERE, warn);
  for (const statement of module.body) checkNode(statement, folder, warn);
  const seen = new Set<string>();
  return found.flatMap(({ line, message }) => {
    const text = `${source.file}:${line}: SyntaxWarning: ${message}\n  ${source.line(line).trim()}\n`;
    if (seen.has(text)) return [];
    seen.add(text);
    return [text];
  });
}

interface Warning {
  readonly line: number;
  readonly message: string;
}
type Warn = (line: number, message: string) => void;

// ── escape sequences ──

/** A backslash before what follows none in a string, or an octal number beyond a byte. */
const SUSPICIOUS = /\\(?:[^\n\r\\'"abfnrtv0-7xNuU]|[4-7][0-7]{2})/;
const ESCAPES = /\\(?:\r\n|[0-7]{1,3}|.)/gsu;

/** The first one of a string is told. */
function checkEscapes(source: SourceText, token: Token, warn: Warn): void {
  if (token.kind !== "string") return;
  const lines = source.lines.slice(token.line - 1, token.endLine);
  lines[lines.length - 1] = (lines.at(-1) as string).slice(0, token.endColumn);
  lines[0] = (lines[0] as string).slice(token.column);
  const text = lines.join("\n");
  const [, prefix = ""] = /^([a-z]*)/i.exec(text) ?? [];
  if (/r/i.test(prefix)) return;
  const valid = /b/i.test(prefix) ? /^[\n\r\\'"abfnrtv0-7x]/ : /^[\n\r\\'"abfnrtv0-7xNuU]/;
  for (const { 0: sequence, index } of text.matchAll(ESCAPES)) {
    const isOctal = /^\\[4-7][0-7]{2}$/.test(sequence);
    if (!isOctal && valid.test(sequence.slice(1))) continue;
    const line = token.line + (text.slice(0, index).match(/\n/g)?.length ?? 0);
    warn(
      line,
      `"${sequence}" is an invalid ${isOctal ? "octal " : ""}escape sequence. Such sequences will not work in the future. Did you mean "\\${sequence}"? A raw string is also an option.`,
    );
    return;
  }
}

// ── finally ──

interface Finally {
  readonly inFinally: boolean;
  readonly inLoop: boolean;
}
const NOWHERE: Finally = { inFinally: false, inLoop: false };

function checkFinally(node: AnyNode, place: Finally, warn: Warn): void {
  const statement = node as Statement;
  switch (statement.nodeType) {
    case "Return":
      if (place.inFinally) warn(statement.lineno, "'return' in a 'finally' block");
      return;
    case "Break":
    case "Continue":
      if (place.inFinally && !place.inLoop)
        warn(statement.lineno, `'${statement.nodeType.toLowerCase()}' in a 'finally' block`);
      return;
    case "FunctionDef":
    case "ClassDef":
      for (const inner of statement.body) checkFinally(inner, NOWHERE, warn);
      return;
    case "For":
    case "While":
      for (const inner of statement.body) checkFinally(inner, { ...place, inLoop: true }, warn);
      for (const inner of statement.orelse) checkFinally(inner, place, warn);
      return;
    case "Try":
      for (const inner of [...statement.body, ...(statement.handlers as readonly AnyNode[]), ...statement.orelse])
        checkFinally(inner, place, warn);
      for (const inner of statement.finalbody) checkFinally(inner, { inFinally: true, inLoop: false }, warn);
      return;
    default:
      for (const child of childrenOf(node)) checkFinally(child, place, warn);
  }
}

// ── expressions ──

function checkNode(node: AnyNode, folder: Folder, warn: Warn): void {
  const typed = node as Expression | Statement;
  if (typed.nodeType === "Compare") checkCompare(typed, folder, warn);
  if (typed.nodeType === "Call") checkCalled(typed, folder, warn);
  if (typed.nodeType === "Subscript" && typed.ctx.nodeType === "Load") checkSubscript(typed, folder, warn);
  if (typed.nodeType === "Assert" && typed.test.nodeType === "Tuple" && typed.test.elts.length > 0)
    warn(typed.lineno, "assertion is always true, perhaps remove parentheses?");
  for (const child of childrenOf(node)) checkNode(child, folder, warn);
}

function checkCompare({ left, ops, comparators, lineno }: Node<"Compare">, folder: Folder, warn: Warn): void {
  let before = literalType(left, folder);
  ops.forEach(({ nodeType }, index) => {
    const after = literalType(comparators[index] as Expression, folder);
    const type = before ?? after;
    if (type !== undefined && nodeType === "Is") warn(lineno, `"is" with '${type}' literal. Did you mean "=="?`);
    if (type !== undefined && nodeType === "IsNot") warn(lineno, `"is not" with '${type}' literal. Did you mean "!="?`);
    before = after;
  });
}

/** The type of a literal that identity tells nothing about. */
function literalType(node: Expression, folder: Folder): string | undefined {
  if (node.nodeType === "JoinedStr") return undefined;
  const constant = folder.constant(node);
  if (!constant || constant.kind === "none" || constant.kind === "bool" || constant.kind === "ellipsis")
    return undefined;
  return constant.kind === "bigint" ? "int" : constant.kind;
}

const DISPLAYS: Readonly<Record<string, string>> = {
  Tuple: "tuple",
  List: "list",
  ListComp: "list",
  Dict: "dict",
  DictComp: "dict",
  Set: "set",
  SetComp: "set",
  GeneratorExp: "generator",
  Lambda: "function",
  JoinedStr: "str",
};

/** The type of a display or literal; undefined where nobody knows. */
function typeOf(node: Expression, folder: Folder): string | undefined {
  if (node.nodeType !== "Constant") return DISPLAYS[node.nodeType];
  const constant = folder.constant(node);
  if (!constant) return undefined;
  if (constant.kind === "none") return "NoneType";
  return constant.kind === "bigint" ? "int" : constant.kind;
}

function checkCalled({ func }: Node<"Call">, folder: Folder, warn: Warn): void {
  const type = func.nodeType === "Lambda" ? undefined : typeOf(func, folder);
  if (type) warn(func.lineno, `'${type}' object is not callable; perhaps you missed a comma?`);
}

const WITHOUT_ITEMS: ReadonlySet<string> = new Set([
  "NoneType",
  "ellipsis",
  "int",
  "bool",
  "float",
  "set",
  "generator",
  "function",
]);
const SEQUENCES: ReadonlySet<string> = new Set(["str", "bytes", "tuple", "list"]);

function checkSubscript({ value, slice, lineno }: Node<"Subscript">, folder: Folder, warn: Warn): void {
  const type = typeOf(value, folder);
  if (type === undefined) return;
  if (WITHOUT_ITEMS.has(type)) {
    warn(lineno, `'${type}' object is not subscriptable; perhaps you missed a comma?`);
    return;
  }
  const index = typeOf(slice, folder);
  if (!SEQUENCES.has(type) || index === undefined || index === "int" || index === "bool") return;
  warn(lineno, `${type} indices must be integers or slices, not ${index}; perhaps you missed a comma?`);
}
