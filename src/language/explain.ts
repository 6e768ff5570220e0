/**
 * py-ast's parse errors in CPython 3.14's words and places: by the rules of parse-rules.ts over the tokens around the
 * error; everything else is "invalid syntax" at the token.
 */
import { endsOperand, operandEnd, startsOperand } from "./operand-tokens.js";
import { RULES, rangeOfToken } from "./parse-rules.js";
import { fieldError } from "./replacement-fields.js";
import type { Finding, ParseFailure, Situation } from "./situation.js";
import type { SourceText } from "./source-text.js";
import { mixedStrings } from "./string-mixing.js";
import { PythonSyntaxError } from "./syntax-errors.js";
import type { Token, Tokens } from "./tokens.js";

/** The error that CPython would report. */
export function explain(source: SourceText, { list, open }: Tokens, failure: ParseFailure): PythonSyntaxError {
  const [lineno, col_offset] = placeOf(failure);
  const at = tokenAt(list, lineno, source.unitOf(lineno, col_offset));
  const situation: Situation = { source, tokens: list, at, message: failure.message };
  const token = list[at] as Token;
  const mixed = mixedStrings(source, list, mayStumble(list, at));
  if (mixed) return new PythonSyntaxError(source, mixed.message, mixed.range);
  const bracket = open.at(-1);
  const read = readOnTo(list, at);
  if (bracket && (read.kind === "end" || read.line > bracket.line)) {
    return new PythonSyntaxError(source, `'${bracket.text}' was never closed`, {
      line: bracket.line,
      column: bracket.column,
    });
  }
  for (const rule of [...RULES, formattedString]) {
    const finding = rule(situation);
    if (finding) return new PythonSyntaxError(source, finding.message, finding.range, finding.kind);
  }
  return new PythonSyntaxError(source, "invalid syntax", rangeOfToken(token));
}

/** The last token that py-ast may have stumbled over: from an assignment's value it goes back to its start. */
function mayStumble(tokens: readonly Token[], at: number): number {
  const isStart = at === 0 || tokens[at - 1]?.kind === "newline";
  const end = tokens.findIndex(({ kind }, index) => index >= at && kind === "newline");
  return isStart && end >= 0 ? end : at;
}

/** py-ast knows that something is wrong in an f-string, seldom what: its fields are explained one by one. */
function formattedString({ source, tokens, at, message }: Situation): Finding | undefined {
  const text = /^(f-string: .*?)(?: in interpolated expression)? at line/.exec(message)?.[1];
  if (!text) return undefined;
  const token = tokens[at] as Token;
  return fieldError(source, token, explain) ?? { message: text, range: rangeOfToken(token) };
}

/** The last token that CPython has read at an error: some of its rules read the operand behind it, and one more. */
function readOnTo(tokens: readonly Token[], at: number): Token {
  const [previous, token] = [tokens[at - 1], tokens[at] as Token];
  const sideBySide = previous !== undefined && token.level > 0 && endsOperand(previous) && startsOperand(token);
  const behind = sideBySide ? at : token.text === "=" && token.level > 0 ? at + 1 : undefined;
  return (behind === undefined ? token : tokens[operandEnd(tokens, behind) + 1]) ?? token;
}

/** Line and column of a failure; the lexer's have them only in their message. */
function placeOf({ message, lineno, col_offset }: ParseFailure): [line: number, column: number] {
  const [, line = 1, column = 0] = / at line (\d+)(?:, column (\d+))?/.exec(message) ?? [];
  return [lineno ?? Number(line), col_offset ?? Number(column)];
}

/** Index of the token at or after a place. */
function tokenAt(tokens: readonly Token[], line: number, column: number): number {
  const index = tokens.findIndex((token) => token.line > line || (token.line === line && token.endColumn > column));
  return index < 0 ? tokens.length - 1 : index;
}
