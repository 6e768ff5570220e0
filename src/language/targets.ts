/**
 * Assignments to what cannot be assigned to, in CPython's words (its rules invalid_assignment, invalid_named_expression,
 * and `_PyPegen_get_invalid_target`).
 */
import { parse } from "py-ast";
import type { Finding, Situation } from "./situation.js";
import type { Expression, Located, Node } from "./syntax.js";
import type { Token } from "./tokens.js";

const AUGMENTED = /^(?:[-+*/%&|^@]|\*\*|\/\/|<<|>>)=$/;

/** `1 = x`, `f() += 1`, `a = 1 = b`, `del f()`, `with a as 1`. */
export function assignmentError(situation: Situation): Finding | undefined {
  if (!/cannot assign to|illegal expression for augmented/.test(situation.message)) return undefined;
  const { tokens, at } = situation;
  const start = lineStart(tokens, at);
  const end = tokens.findIndex((token, index) => index >= start && (token.kind === "newline" || token.kind === "end"));
  const line = tokens.slice(start, end);
  if (line[0]?.text === "del") return invalidTarget(situation, line.slice(1), (name) => `cannot delete ${name}`);
  if (line[0]?.text === "with") return withTarget(situation, line);
  const level = line[0]?.level ?? 0;
  const signs = line.flatMap((token, index) =>
    token.level === level && (token.text === "=" || AUGMENTED.test(token.text)) ? [index] : [],
  );
  for (const [number, sign] of signs.entries()) {
    const from = number === 0 ? 0 : (signs[number - 1] as number) + 1;
    const finding = targetBefore(situation, line, from, sign, signs.length === 1);
    if (finding) return finding;
  }
  return undefined;
}

function targetBefore(
  situation: Situation,
  line: readonly Token[],
  from: number,
  sign: number,
  only: boolean,
): Finding | undefined {
  const target = line.slice(from, sign);
  if (AUGMENTED.test(line[sign]?.text ?? "")) {
    const node = parseTokens(situation, target);
    return node && !/^(Name|Attribute|Subscript)$/.test(node.nodeType)
      ? finding(situation, node, `'${nameOf(node)}' is an illegal expression for augmented assignment`)
      : undefined;
  }
  const hint = only && isBitwise(lastItem(parseTokens(situation, target), target)) ? HINT : "";
  return invalidTarget(situation, target, (name) => `cannot assign to ${name}${hint}`);
}

const HINT = " here. Maybe you meant '==' instead of '='?";

/** What stands before the sign: of a tuple without parentheses its last item. */
function lastItem(node: Expression | undefined, tokens: readonly Token[]): Expression | undefined {
  if (node?.nodeType !== "Tuple" || tokens[0]?.text === "(") return node;
  const last = node.elts.at(-1);
  return last && invalidPart(node) === last ? last : node;
}

/** An operand where only `==` could follow. */
export function notTarget(situation: Situation, tokens: readonly Token[]): Finding | undefined {
  const node = parseTokens(situation, tokens);
  return node && isBitwise(node) ? finding(situation, node, `cannot assign to ${nameOf(node)}${HINT}`) : undefined;
}

/** CPython guesses at a comparison only before an operator weaker than `|`. */
function isBitwise(node: Expression | undefined): boolean {
  if (!node || /^(Compare|BoolOp|IfExp|Lambda|List|Tuple|GeneratorExp|Yield|Starred)$/.test(node.nodeType))
    return false;
  if (node.nodeType === "UnaryOp") return node.op.nodeType !== "Not";
  return !(node.nodeType === "Constant" && (typeof node.value === "boolean" || node.value === null));
}

function withTarget(situation: Situation, line: readonly Token[]): Finding | undefined {
  const as = line.findIndex(({ text }) => text === "as");
  const end = line.findIndex(
    ({ text, level }, index) => index > as && level === line[as]?.level && (text === ":" || text === ","),
  );
  return as < 0 ? undefined : invalidTarget(situation, line.slice(as + 1, end), (name) => `cannot assign to ${name}`);
}

function invalidTarget(
  situation: Situation,
  tokens: readonly Token[],
  message: (name: string) => string,
): Finding | undefined {
  const node = parseTokens(situation, tokens);
  const invalid = node && invalidPart(node);
  return invalid ? finding(situation, invalid, message(nameOf(invalid))) : undefined;
}

/** The part of a target that cannot be assigned to. */
export function invalidPart(node: Expression): Expression | undefined {
  switch (node.nodeType) {
    case "Name":
    case "Attribute":
    case "Subscript":
      return undefined;
    case "Starred":
      return invalidPart(node.value);
    case "List":
    case "Tuple":
      return node.elts.map(invalidPart).find((part) => part !== undefined);
    default:
      return node;
  }
}

/** What CPython calls an expression (`_PyPegen_get_expr_name`). */
export function nameOf(node: Expression): string {
  if (node.nodeType === "Constant") return constantName(node);
  return NAMES[node.nodeType] ?? "expression";
}

function constantName({ value, quote_style }: Node<"Constant">): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return value === "..." && quote_style === undefined ? "ellipsis" : "literal";
}

const NAMES: Readonly<Record<string, string>> = {
  Attribute: "attribute",
  Subscript: "subscript",
  Starred: "starred",
  Name: "name",
  List: "list",
  Tuple: "tuple",
  Lambda: "lambda",
  Call: "function call",
  GeneratorExp: "generator expression",
  Yield: "yield expression",
  YieldFrom: "yield expression",
  Await: "await expression",
  ListComp: "list comprehension",
  SetComp: "set comprehension",
  DictComp: "dict comprehension",
  Dict: "dict literal",
  Set: "set display",
  JoinedStr: "f-string expression",
  FormattedValue: "f-string expression",
  TemplateStr: "t-string expression",
  Compare: "comparison",
  IfExp: "conditional expression",
  NamedExpr: "named expression",
};

/** The expression that tokens of the source are, with places in the source; undefined when they are none. */
function parseTokens({ source }: Situation, tokens: readonly Token[]): Expression | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return undefined;
  const lines = source.lines.slice(first.line - 1, last.endLine);
  lines[lines.length - 1] = (lines.at(-1) as string).slice(0, last.endColumn);
  lines[0] = " ".repeat(first.column) + (lines[0] as string).slice(first.column);
  try {
    const [statement] = parse(`(\n${lines.join("\n")}\n)`).body;
    return statement?.nodeType === "Expr" ? shifted(statement.value, first.line - 2) : undefined;
  } catch {
    return undefined;
  }
}

/** Moves a tree down by lines, in place: it is ours alone. */
function shifted(node: Expression, lines: number): Expression {
  const move = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(move);
    else if (typeof value === "object" && value !== null) {
      const located = value as { lineno?: number; end_lineno?: number };
      if (located.lineno !== undefined) located.lineno += lines;
      if (located.end_lineno !== undefined) located.end_lineno += lines;
      Object.values(value).forEach(move);
    }
  };
  move(node);
  return node;
}

function finding({ source }: Situation, node: Located, message: string): Finding {
  return { message, range: source.rangeInUnits(node) };
}

function lineStart(tokens: readonly Token[], at: number): number {
  return (
    tokens
      .slice(0, at)
      .findLastIndex(
        ({ kind, text, level }) => kind === "newline" || (text === ";" && level === 0) || (text === ":" && level === 0),
      ) + 1
  );
}
