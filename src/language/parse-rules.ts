/**
 * CPython's rules named `invalid_…`, as far as people meet them, over the tokens around a parse error. Each rule
 * looks and says what it found; the first finding counts.
 */
import { endsOperand, operandEnd, operandStart, startsOperand } from "./operand-tokens.js";
import type { Finding, Situation } from "./situation.js";
import type { SourceText } from "./source-text.js";
import type { ErrorRange } from "./syntax-errors.js";
import { assignmentError, notTarget } from "./targets.js";
import type { Token } from "./tokens.js";

export const rangeOfToken = ({ line, column, endLine, endColumn }: Token): ErrorRange => ({
  line,
  column,
  endLine,
  endColumn,
});

const between = (from: Token, to: Token): ErrorRange => ({
  line: from.line,
  column: from.column,
  endLine: to.endLine,
  endColumn: to.endColumn,
});

type Rule = (situation: Situation) => Finding | undefined;

export const RULES: readonly Rule[] = [
  indentation,
  tryAlone,
  importFromBehind,
  missingColon,
  missingParameters,
  assignmentInCondition,
  assignmentInCall,
  annotationOfNothing,
  assignmentError,
  verbatim,
  missingElse,
  missingDefault,
  missingArgument,
  unfinishedEntry,
  missingIn,
  unfinishedField,
  loneStar,
  notWithoutIn,
  legacyStatement,
  forgottenComma,
  importNothing,
];

const BLOCKS: Readonly<Record<string, string>> = {
  def: "function definition",
  class: "class definition",
  ...Object.fromEntries(
    ["if", "elif", "else", "while", "for", "with", "try", "except", "finally", "match", "case"].map((word) => [
      word,
      `'${word}' statement`,
    ]),
  ),
};

function indentation({ tokens, at, message, source }: Situation): Finding | undefined {
  const token = tokens[at] as Token;
  if (message.startsWith("unexpected indent")) {
    return {
      message: "unexpected indent",
      range: { line: token.line, column: token.column - 1 },
      kind: "IndentationError",
    };
  }
  if (!message.startsWith("Expected indented block")) return undefined;
  const header = tokens.slice(0, at).findLastIndex(({ text, level }) => text === ":" && level === 0);
  const start = statementStart(tokens, header);
  const opener = tokens.slice(start, header).find(({ text }) => BLOCKS[text]) as Token;
  const last = token.kind === "end" || token.kind === "newline" ? endOfFile(source, tokens) : rangeOfToken(token);
  return {
    message: `expected an indented block after ${BLOCKS[opener.text]} on line ${opener.line}`,
    range: last,
    kind: "IndentationError",
  };
}

/** CPython puts the error of a block that the file ends in at the end of its last line with a token. */
function endOfFile(source: SourceText, tokens: readonly Token[]): ErrorRange {
  const last = tokens.findLast(({ kind }) => kind !== "end" && kind !== "newline") as Token;
  return { line: last.endLine, column: source.line(last.endLine).length };
}

/** Index of the first token of the logical line that holds a token. */
function statementStart(tokens: readonly Token[], at: number): number {
  const before = tokens
    .slice(0, at)
    .findLastIndex(({ kind, text, level }) => kind === "newline" || (text === ";" && level === 0));
  return before + 1;
}

/** try: … and then something that is neither except nor finally. */
function tryAlone({ tokens, at }: Situation): Finding | undefined {
  const start = statementStart(tokens, at);
  const { line, column, text } = tokens[start] as Token;
  if (
    /^(?:except|finally|else|elif)$/.test(text) ||
    tokens.some((token) => token.line === line && token.column < column)
  )
    return undefined;
  const outer = tokens
    .slice(0, start)
    .findLast((token, index) => token.column <= column && (index === 0 || tokens[index - 1]?.kind === "newline"));
  if (outer?.text !== "try" || outer.column !== column || tokens[start - 1]?.kind !== "newline") return undefined;
  return { message: "expected 'except' or 'finally' block", range: rangeOfToken(tokens[start] as Token) };
}

/** import a from b */
function importFromBehind({ tokens, at }: Situation): Finding | undefined {
  const start = statementStart(tokens, at);
  if (tokens[at]?.text !== "from" || tokens[start]?.text !== "import" || tokens[at + 1]?.kind !== "name")
    return undefined;
  let last = at + 1;
  while (tokens[last + 1]?.text === "." && tokens[last + 2]?.kind === "name") last += 2;
  const range = between(tokens[start] as Token, tokens[last] as Token);
  return { message: "Did you mean to use 'from ... import ...' instead?", range };
}

function missingParameters({ tokens, at, message }: Situation): Finding | undefined {
  if (!message.startsWith("Expected '(' after function name")) return undefined;
  return { message: "expected '('", range: rangeOfToken(tokens[at] as Token) };
}

/** Some rules force the colon, the others know the error only at the end of the line. */
function missingColon({ tokens, at, message }: Situation): Finding | undefined {
  const token = tokens[at] as Token;
  const previous = tokens[at - 1];
  const finding = (where: Token): Finding => ({ message: "expected ':'", range: rangeOfToken(where) });
  if (message.startsWith("Unexpected token") && previous?.text === "->") return finding(previous);
  if (token.kind === "newline" && previous?.text === "except") return finding(token);
  const place = /^Expected ':' after (function header|else|try|finally)/.test(message)
    ? "anywhere"
    : /^Expected ':' after/.test(message)
      ? "end"
      : "nowhere";
  return place === "anywhere" || (place === "end" && token.kind === "newline") ? finding(token) : undefined;
}

const BEFORE_CONDITION = /^Expected (?:':' after (?:if|while)|'\)' after (?:tuple|expression)|'\]' after list)/;

/** if x = 1: and if x.y = 1: and (x = 1) */
function assignmentInCondition(situation: Situation): Finding | undefined {
  const { tokens, at, message } = situation;
  if ((tokens[at] as Token).text !== "=" || !BEFORE_CONDITION.test(message)) return undefined;
  const start = operandStart(tokens, at);
  const [first, last] = [tokens[start] as Token, tokens[operandEnd(tokens, at + 1)] as Token];
  if (start !== at - 1 || first.kind !== "name") return notTarget(situation, tokens.slice(start, at));
  return { message: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", range: between(first, last) };
}

/** def f(a=): */
function missingDefault({ tokens, at, message }: Situation): Finding | undefined {
  const [sign, token] = [tokens[at - 1], tokens[at] as Token];
  if (sign?.text !== "=" || !/^[,)]$/.test(token.text) || !message.startsWith("Unexpected token")) return undefined;
  const isParameter = tokens[statementStart(tokens, at)]?.text === "def";
  return isParameter ? { message: "expected default value expression", range: rangeOfToken(sign) } : undefined;
}

/** f(a=) */
function missingArgument({ tokens, at, message }: Situation): Finding | undefined {
  const [name, sign, token] = [tokens[at - 2], tokens[at - 1], tokens[at] as Token];
  if (sign?.text !== "=" || name?.kind !== "name" || sign.level === 0 || !/^[,)]$/.test(token.text)) return undefined;
  if (!message.startsWith("Unexpected token")) return undefined;
  return { message: "expected argument value expression", range: between(name, sign) };
}

/** {1: 2, 3} and {1: } */
function unfinishedEntry({ tokens, at, message }: Situation): Finding | undefined {
  const previous = tokens[at - 1] as Token;
  if (message.startsWith("Expected ':' in dictionary") && endsOperand(previous)) {
    const range = { line: previous.endLine, column: previous.endColumn - 1 };
    return { message: "':' expected after dictionary key", range };
  }
  const isValue = previous?.text === ":" && /^[,}]$/.test(tokens[at]?.text ?? "") && opens(tokens, at) === "{";
  if (!isValue || !message.startsWith("Unexpected token")) return undefined;
  return { message: "expression expected after dictionary key and ':'", range: rangeOfToken(previous) };
}

/** The bracket around a token. */
function opens(tokens: readonly Token[], at: number): string | undefined {
  const level = (tokens[at] as Token).level - (/^[)\]}]$/.test(tokens[at]?.text ?? "") ? 0 : 1);
  return tokens.slice(0, at).findLast((token) => token.level === level && /^[([{]$/.test(token.text))?.text;
}

/** [x for x] */
function missingIn({ tokens, at, message }: Situation): Finding | undefined {
  if (!message.startsWith("Expected 'in' in comprehension")) return undefined;
  return { message: "'in' expected after for-loop variables", range: rangeOfToken(tokens[at] as Token) };
}

/** f"{x" */
function unfinishedField({ source, tokens, message }: Situation): Finding | undefined {
  if (!message.startsWith("Unterminated f-string")) return undefined;
  const line = Number(/ at line (\d+)/.exec(message)?.[1] ?? 0);
  const token = tokens.find((each) => each.kind === "string" && each.line === line && /^[rtf]*f/i.test(each.text));
  if (
    !token ||
    token.line !== token.endLine ||
    !/\{[^{}]*["']$/.test(source.line(line).slice(token.column, token.endColumn))
  )
    return undefined;
  return { message: "f-string: expecting '}'", range: { line, column: token.endColumn - 1 } };
}

/** print(*) */
function loneStar({ tokens, at }: Situation): Finding | undefined {
  const token = tokens[at] as Token;
  const isLone = tokens[at - 1]?.text === "*" && /^[,)]$/.test(token.text) && /^[(,]$/.test(tokens[at - 2]?.text ?? "");
  return isLone ? { message: "Invalid star expression", range: rangeOfToken(token) } : undefined;
}

/** a not b: CPython has read on to see whether `in` follows. */
function notWithoutIn({ tokens, at }: Situation): Finding | undefined {
  const [previous, token, next] = [tokens[at - 1], tokens[at] as Token, tokens[at + 1]];
  if (token.text !== "not" || token.level > 0 || !previous || !next || !endsOperand(previous)) return undefined;
  return { message: "invalid syntax", range: rangeOfToken(next) };
}

/** f(1=2), f(a.b=2), f(True=2) */
function assignmentInCall({ tokens, at, message }: Situation): Finding | undefined {
  const token = tokens[at] as Token;
  if (token.text !== "=" || !message.startsWith("Expected ')' after arguments")) return undefined;
  const first = tokens[operandStart(tokens, at)] as Token;
  const range = between(first, token);
  if (/^(True|False|None)$/.test(first.text)) return { message: `cannot assign to ${first.text}`, range };
  return { message: 'expression cannot contain assignment, perhaps you meant "=="?', range };
}

/** x == 1: py-ast takes the colon for an annotation's. */
function annotationOfNothing({ tokens, at, message }: Situation): Finding | undefined {
  const colon = tokens[at - 1];
  const isAnnotation = message.startsWith("cannot assign to") && colon?.text === ":" && tokens[at]?.kind === "newline";
  return isAnnotation ? { message: "invalid syntax", range: rangeOfToken(colon) } : undefined;
}

/** Messages that py-ast words as CPython does, with CPython's place. */
function verbatim({ tokens, at, message }: Situation): Finding | undefined {
  const text = message.replace(/ at line \d+, column \d+$/, "");
  const index = VERBATIM[text]?.(tokens, at);
  return index === undefined ? undefined : { message: text, range: rangeOfToken(tokens[index] as Token) };
}

const VERBATIM: Readonly<Record<string, (tokens: readonly Token[], at: number) => number>> = {
  "positional argument follows keyword argument": closingBracket,
  "positional argument follows keyword argument unpacking": closingBracket,
  "parameter without a default follows parameter with a default": (_, at) => at - 1,
  "named arguments must follow bare *": (tokens, at) =>
    tokens.slice(0, at + 1).findLastIndex(({ text }) => text === "*"),
  "arguments cannot follow var-keyword argument": (_, at) => at,
  "/ must be ahead of *": (_, at) => at,
  "* argument may appear only once": (_, at) => at,
};

function closingBracket(tokens: readonly Token[], at: number): number {
  const { level } = tokens[at] as Token;
  return tokens.findIndex(
    (token, index) => index >= at && token.level === level - 1 && ")]}".includes(token.text) && token.text !== "",
  );
}

/** x = 1 if 2 */
function missingElse({ tokens, at, message }: Situation): Finding | undefined {
  const token = tokens[at] as Token;
  if (!message.startsWith("Expected 'else' in conditional") || token.text === ":") return undefined;
  const test = tokens.slice(0, at).findLastIndex(({ text }) => text === "if");
  const first = tokens[operandStart(tokens, test)] as Token;
  return { message: "expected 'else' after 'if' expression", range: between(first, tokens[at - 1] as Token) };
}

/** print "hello" */
function legacyStatement({ tokens, at }: Situation): Finding | undefined {
  const [word, token] = [tokens[at - 1], tokens[at] as Token];
  if (!word || !/^(print|exec)$/.test(word.text) || statementStart(tokens, at) !== at - 1 || !startsOperand(token))
    return undefined;
  let end = operandEnd(tokens, at);
  while (tokens[end + 1]?.text === "," && startsOperand(tokens[end + 2] as Token)) end = operandEnd(tokens, end + 2);
  return {
    message: `Missing parentheses in call to '${word.text}'. Did you mean ${word.text}(...)?`,
    range: between(word, tokens[end] as Token),
  };
}

/** (a b): two expressions side by side inside brackets. */
function forgottenComma({ tokens, at }: Situation): Finding | undefined {
  const [previous, token] = [tokens[at - 1], tokens[at] as Token];
  if (!previous || token.level === 0 || !endsOperand(previous) || !startsOperand(token)) return undefined;
  const start = operandStart(tokens, at);
  if (previous.kind === "name" && token.kind === "string" && start === at - 1) return undefined;
  if (tokens[statementStart(tokens, at)]?.text === "def" && token.level === 1) return undefined;
  return {
    message: "invalid syntax. Perhaps you forgot a comma?",
    range: between(tokens[start] as Token, tokens[operandEnd(tokens, at)] as Token),
  };
}

function importNothing({ tokens, at }: Situation): Finding | undefined {
  const token = tokens[at] as Token;
  if (tokens[at - 1]?.text !== "import" || (token.kind !== "newline" && token.kind !== "end")) return undefined;
  return { message: "Expected one or more names after 'import'", range: { line: token.line, column: token.column } };
}
