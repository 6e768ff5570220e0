/**
 * Errors inside the replacement fields of an f-string that stands on one line: each field's expression is parsed by
 * itself, at its own columns.
 */
import { parse } from "py-ast";
import type { Finding, ParseFailure } from "./situation.js";
import { SourceText } from "./source-text.js";
import type { PythonSyntaxError } from "./syntax-errors.js";
import { type Token, type Tokens, tokenize } from "./tokens.js";

type Explain = (source: SourceText, tokens: Tokens, failure: ParseFailure) => PythonSyntaxError;

/** The first error in the fields of a string token; undefined when none is found. */
export function fieldError(source: SourceText, token: Token, explain: Explain): Finding | undefined {
  if (token.line !== token.endLine) return undefined;
  for (let at = token.column; at < token.endColumn; at++) {
    const line = source.line(token.line);
    if (line[at] !== "{") continue;
    if (line[at + 1] === "{") {
      at++;
      continue;
    }
    const end = fieldEnd(line, at + 1, token.endColumn);
    const finding =
      emptyField(line, token.line, at, end) ??
      badConversion(line, token.line, end) ??
      expressionError(source, token.line, at, end, explain);
    if (finding) return finding;
    at = end - 1;
  }
  return undefined;
}

/** Where a field's expression ends: at `}`, `:`, `!` or a `=` before one of them, outside brackets and strings. */
function fieldEnd(line: string, start: number, limit: number): number {
  let depth = 0;
  let quote = "";
  for (let at = start; at < limit; at++) {
    const character = line[at] as string;
    if (quote) quote = character === quote ? "" : quote;
    else if (`'"`.includes(character)) quote = character;
    else if ("([{".includes(character)) depth++;
    else if (depth > 0 && ")]}".includes(character)) depth--;
    else if (depth === 0 && (character === "}" || character === ":" || (character === "!" && line[at + 1] !== "=")))
      return at;
    else if (depth === 0 && /^=\s*[}:!]/.test(line.slice(at))) return at;
  }
  return limit;
}

function emptyField(line: string, number: number, start: number, end: number): Finding | undefined {
  if (line.slice(start + 1, end).trim() !== "") return undefined;
  return { message: `f-string: valid expression required before '${line[end]}'`, range: { line: number, column: end } };
}

function badConversion(line: string, number: number, fieldEnd: number): Finding | undefined {
  const end = fieldEnd + (/^=\s*(?=!)/.exec(line.slice(fieldEnd))?.[0].length ?? 0);
  const found = misplacedConversion(line, end);
  if (found) return { message: `f-string: ${found.message}`, range: { line: number, ...found.range } };
  const name = /^!([A-Za-z_]\w*)/.exec(line.slice(end))?.[1];
  if (name === undefined || /^[sra]$/.test(name)) return undefined;
  const message = `f-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`;
  return { message, range: { line: number, column: end + 1, endColumn: end + 1 + name.length } };
}

/** What stands behind `!` is no name, not right behind it, or not all that there is. */
function misplacedConversion(line: string, end: number) {
  if (line[end] !== "!") return undefined;
  const [, blank = "", name = "", gap = ""] = /^!(\s*)([A-Za-z_]\w*)?(\s*)/.exec(line.slice(end)) ?? [];
  const start = end + 1 + blank.length;
  const next = line[start] ?? "";
  if (name === "") {
    const message = next === "}" || next === ":" ? "missing conversion character" : "invalid conversion character";
    return { message, range: { column: start, endColumn: start + 1 } };
  }
  if (blank !== "") {
    const message = "conversion type must come right after the exclamation mark";
    return { message, range: { column: end, endColumn: start + name.length } };
  }
  const behind = start + name.length + gap.length;
  if (!/^[sra]$/.test(name) || behind >= line.length || "}:".includes(line[behind] as string)) return undefined;
  return { message: "expecting ':' or '}'", range: { column: behind, endColumn: behind + 1 } };
}

function expressionError(
  source: SourceText,
  number: number,
  start: number,
  end: number,
  explain: Explain,
): Finding | undefined {
  const alone = new SourceText(source.file, `${"\n".repeat(number - 1)}${field(source.line(number), start, end)}`);
  try {
    parse(alone.text);
    return undefined;
  } catch (error) {
    const { detail, range, kind } = described(alone, error as ParseFailure, explain);
    return range.column === end && detail === "invalid syntax"
      ? unfinished(alone, end)
      : { message: detail, range, kind };
  }
}

/** The expression ends too early: CPython, which has no parenthesis there, points at its last token. */
function unfinished(alone: SourceText, end: number): Finding | undefined {
  const last = tokenize(alone).list.findLast(
    ({ kind, column }) => kind !== "newline" && kind !== "end" && column < end,
  );
  return last && { message: "f-string: expecting '=', or '!', or ':', or '}'", range: last };
}

/** The expression in parentheses at its own columns: what stands before becomes a tuple's first item. */
function field(line: string, start: number, end: number): string {
  return `${"0".repeat(start - 1)},(${line.slice(start + 1, end)})`;
}

function described(alone: SourceText, failure: ParseFailure, explain: Explain): PythonSyntaxError {
  let tokens: Tokens;
  try {
    tokens = tokenize(alone);
  } catch (error) {
    return error as PythonSyntaxError;
  }
  return explain(alone, tokens, failure);
}
