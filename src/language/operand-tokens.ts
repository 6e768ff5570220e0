/**
 * Expressions as runs of tokens: where the operand that ends or starts at a token begins and ends. Enough for the
 * ranges of error messages; parsing is py-ast's.
 */
import type { Token } from "./tokens.js";

const KEYWORDS = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

/** Keywords inside a disjunction (CPython's rule), and those that stand for values. */
const INSIDE = new Set(["and", "or", "not", "in", "is", "await", "True", "False", "None"]);
const PREFIXES = new Set(["-", "+", "~", "(", "[", "{"]);
const INFIXES = new Set([
  "+",
  "-",
  "*",
  "/",
  "//",
  "%",
  "@",
  "**",
  "<<",
  ">>",
  "&",
  "|",
  "^",
  "<",
  ">",
  "<=",
  ">=",
  "==",
  "!=",
  ".",
]);

export const isKeyword = ({ kind, text }: Token): boolean => kind === "name" && KEYWORDS.has(text);

/** True for a token that can begin an expression. */
export function startsOperand(token: Token): boolean {
  if (token.kind === "name")
    return !KEYWORDS.has(token.text) || /^(not|await|True|False|None|lambda)$/.test(token.text);
  return token.kind === "number" || token.kind === "string" || PREFIXES.has(token.text);
}

/** True for a token that can end one. */
export function endsOperand(token: Token): boolean {
  if (token.kind === "name") return !KEYWORDS.has(token.text) || /^(True|False|None)$/.test(token.text);
  return token.kind === "number" || token.kind === "string" || (token.text !== "" && ")]}".includes(token.text));
}

const isInside = (token: Token): boolean =>
  token.kind === "number" ||
  token.kind === "string" ||
  (token.kind === "name" && (!KEYWORDS.has(token.text) || INSIDE.has(token.text))) ||
  INFIXES.has(token.text) ||
  token.text === "~";

/** Index of the first token of the disjunction that ends just before token `end`. */
export function operandStart(tokens: readonly Token[], end: number): number {
  const level = tokens[end]?.level ?? 0;
  let start = end;
  for (let index = end - 1; index >= 0; index--) {
    const token = tokens[index] as Token;
    if (token.level < level || (token.level === level && !isInside(token) && !isBracket(token))) break;
    start = index;
  }
  return start;
}

/** Index of the last token of the disjunction that starts at token `start`. */
export function operandEnd(tokens: readonly Token[], start: number): number {
  const level = tokens[start]?.level ?? 0;
  let expectsOperand = true;
  let end = start;
  for (let index = start; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.level > level) continue;
    if (token.level < level || (!isInside(token) && !isBracket(token))) break;
    const opens = "([{".includes(token.text) && token.text !== "";
    if (!expectsOperand && !opens && startsOperand(token) && !INFIXES.has(token.text) && token.text !== "not") break;
    expectsOperand = !endsOperand(token);
    end = index;
  }
  return end;
}

const isBracket = ({ text }: Token): boolean => text !== "" && "()[]{}".includes(text);
