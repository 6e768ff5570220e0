/**
 * Source text to syntax tree: py-ast parses; what it rejects is worded as CPython words it, and what it lets pass
 * although CPython's tokenizer does not is found here.
 */
import { parse as parsePython } from "py-ast";
import { parseAsyncDisplays } from "./async-displays.js";
import { parseExceptLists } from "./except-lists.js";
import { explain } from "./explain.js";
import { parseMasked } from "./field-masks.js";
import { TOO_INDENTED } from "./indentation.js";
import { withInsertions, withoutInsertions } from "./inserted-text.js";
import { withKeyword } from "./keyword-typos.js";
import { checkMissed } from "./missed-errors.js";
import { checkNamedExpressions } from "./named-expressions.js";
import { scanNumber } from "./number-token.js";
import { bracketed } from "./open-sequences.js";
import { refusal } from "./refusal.js";
import type { ParseFailure } from "./situation.js";
import { SourceText } from "./source-text.js";
import { mayMix, mixedStrings } from "./string-mixing.js";
import type { Module, Node } from "./syntax.js";
import { PythonSyntaxError } from "./syntax-errors.js";
import { MOST_BRACKETS, TOO_NESTED, type Token, type Tokens, tokenize } from "./tokens.js";
import { type AnyNode, childrenOf } from "./tree.js";

/** Throws PythonSyntaxError; RangeError when the source is nested more deeply than the parser can follow. */
export function parse(source: SourceText): Module {
  const nul = source.text.indexOf("\0");
  if (nul >= 0) throw nullByte(source, nul);
  const module = parseTree(source);
  if (/\bcase\b/.test(source.text)) quotePatterns(source, module);
  checkLiterals(source, module);
  checkMissed(source, module);
  checkNamedExpressions(source, module);
  checkTokens(source);
  return module;
}

/** py-ast leaves the quotes of strings out that are patterns. */
function quotePatterns(source: SourceText, node: AnyNode): void {
  if (node.nodeType === "MatchValue") {
    const { value } = node as unknown as { value: Node<"Constant"> };
    if (value.nodeType === "Constant" && typeof value.value === "string" && value.quote_style === undefined)
      Object.assign(value, { quote_style: /^[a-z]*['"]/i.exec(source.slice(value))?.[0] });
  }
  for (const child of childrenOf(node)) quotePatterns(source, child);
}

function parseTree(source: SourceText): Module {
  return parseBareYields(source) ?? parseText(source);
}

/** py-ast takes the semicolon behind a `yield` of nothing for its value: it gets one. */
function parseBareYields(source: SourceText): Module | undefined {
  if (!/\byield[ \t]*;/.test(source.text)) return undefined;
  const { list } = tokenize(source);
  const insertions = list
    .filter(({ text, kind }, index) => kind === "name" && text === "yield" && list[index + 1]?.text === ";")
    .map(({ line, endColumn }) => ({ at: { line, column: endColumn }, text: " None" }));
  const module = parseText(new SourceText(source.file, withInsertions(source, insertions)));
  withoutInsertions(source, insertions, module);
  return module;
}

function parseText(source: SourceText): Module {
  try {
    return parsePython(source.text, { filename: source.file });
  } catch (error) {
    if (!(error instanceof RangeError)) return repaired(source, error as ParseFailure);
    checkTokens(source);
    throw error;
  }
}

/** What py-ast does not know and Python does; else throws what is wrong. */
function repaired(source: SourceText, error: ParseFailure): Module {
  const module =
    parseOpenSequences(source) ??
    parseDeletions(source) ??
    withExceptLists(source, error) ??
    parseAsyncDisplays(source) ??
    parseMasked(source);
  if (module) return module;
  throw failure(source, error);
}

function withExceptLists(source: SourceText, error: ParseFailure): Module | undefined {
  return error.message.startsWith("Expected ':' after except clause") ? parseExceptLists(source) : undefined;
}

/** `del x,` is `del x`; py-ast expects another target behind the comma. */
function parseDeletions(source: SourceText): Module | undefined {
  if (!/\bdel\b.*,[ \t]*(?:[;#\r\n]|$)/m.test(source.text)) return undefined;
  const lines = [...source.lines];
  let isDeletion = false;
  let last: Token | undefined;
  for (const token of tokenize(source).list) {
    if (token.kind === "newline" || token.kind === "end" || token.text === ";") {
      if (isDeletion && last?.text === ",") {
        const text = lines[last.line - 1] as string;
        lines[last.line - 1] = `${text.slice(0, last.column)} ${text.slice(last.endColumn)}`;
      }
      isDeletion = false;
    } else
      isDeletion ||= token.text === "del" && (last === undefined || last.kind === "newline" || /[:;]/.test(last.text));
    last = token;
  }
  const text = lines.join("\n");
  return text === source.lines.join("\n") ? undefined : parseText(new SourceText(source.file, text));
}

function parseOpenSequences(source: SourceText): Module | undefined {
  if (!/^\s*(match|case)\b.*,/m.test(source.text)) return undefined;
  let text: string | undefined;
  try {
    text = bracketed(source, tokenize(source).list);
    return text === undefined ? undefined : parsePython(text, { filename: source.file });
  } catch (error) {
    return text === undefined ? undefined : withExceptLists(new SourceText(source.file, text), error as ParseFailure);
  }
}

function failure(source: SourceText, error: ParseFailure): Error {
  let tokens: Tokens;
  try {
    tokens = tokenize(source);
  } catch (tokenError) {
    return (tokenError instanceof PythonSyntaxError && earlierError(source, tokenError)) || (tokenError as Error);
  }
  return joinedElse(source, tokens.list) ?? withKeyword(source, tokens.list, explain(source, tokens, error));
}

/** py-ast reads the e of `1else` as an exponent's; it parses when a blank stands before it. */
function joinedElse(source: SourceText, tokens: readonly Token[]): Error | undefined {
  const joined = tokens.filter(
    ({ kind, line, endColumn }, index) =>
      kind === "number" &&
      tokens[index + 1]?.text === "else" &&
      tokens[index + 1]?.line === line &&
      tokens[index + 1]?.column === endColumn,
  );
  const first = joined[0];
  if (!first) return undefined;
  const lines = [...source.lines];
  for (const { line, endColumn } of joined.toReversed()) {
    const text = lines[line - 1] as string;
    lines[line - 1] = `${text.slice(0, endColumn)} ${text.slice(endColumn)}`;
  }
  try {
    parsePython(lines.join("\n"));
  } catch {
    return undefined;
  }
  const { text, line, column } = first;
  const place = { lineno: line, col_offset: source.bytesOf(line, column) };
  return refusal(source, place, `else joined to the number ${text}`, `write ${text} else`);
}

/** An error of the parser that CPython meets before one of the indentation. */
function earlierError(source: SourceText, { kind, range }: PythonSyntaxError): Error | undefined {
  if (kind === "SyntaxError") return undefined;
  const before = new SourceText(source.file, source.lines.slice(0, range.line - 1).join("\n"));
  try {
    parsePython(before.text);
    return undefined;
  } catch (error) {
    return failure(before, error as ParseFailure);
  }
}

function nullByte(source: SourceText, index: number): PythonSyntaxError {
  const line = source.text.slice(0, index).split(/\r\n|\r|\n/).length;
  return new PythonSyntaxError(source, "source code cannot contain null bytes", { line, column: 0 });
}

/** `x[*rest]` is `x[(*rest,)]`. */
function openStarred(node: Node<"Subscript">): void {
  const { slice } = node;
  if (slice.nodeType === "Starred") Object.assign(node, { slice: { ...slice, nodeType: "Tuple", elts: [slice] } });
}

/** `(x): int` annotates no name of the scope; py-ast takes it for `x: int`. */
function markParenthesised(node: Node<"AnnAssign">): void {
  const { target } = node;
  if (node.lineno !== target.lineno || node.col_offset !== target.col_offset) Object.assign(node, { simple: 0 });
}

/** py-ast reads 012, 1__0 and f"}". */
function checkLiterals(source: SourceText, node: AnyNode): void {
  if (node.nodeType === "AnnAssign") markParenthesised(node as Node<"AnnAssign">);
  if (node.nodeType === "Subscript") openStarred(node as Node<"Subscript">);
  if (node.nodeType === "JoinedStr") checkBraces(source, node as Node<"JoinedStr">);
  if (node.nodeType === "Constant") {
    const { value, lineno, col_offset } = node as Node<"Constant">;
    if (typeof value === "number" || typeof value === "bigint") {
      scanNumber(source.line(lineno), source.unitOf(lineno, col_offset), (message, column, endColumn) => {
        throw new PythonSyntaxError(source, message, {
          line: lineno,
          column,
          ...(endColumn === undefined ? {} : { endColumn }),
        });
      });
    }
  } else {
    for (const child of childrenOf(node)) checkLiterals(source, child);
  }
}

/** py-ast takes a single `}` for text, also behind a field. */
function checkBraces(source: SourceText, { values }: Node<"JoinedStr">): void {
  for (const part of values) {
    if (part.nodeType !== "Constant") continue;
    const text = source.slice(part);
    // A quote: strings that stand side by side are one constant, and those that are no f-strings may hold braces.
    const brace = /['"]|\\N\{/.test(text) ? -1 : text.replaceAll("}}", "  ").indexOf("}");
    if (brace < 0) continue;
    const { line, column } = source.rangeInUnits(part);
    const before = text.slice(0, brace).split("\n");
    const place =
      before.length === 1
        ? { line, column: column + brace }
        : { line: line + before.length - 1, column: (before.at(-1) as string).length };
    throw new PythonSyntaxError(source, "f-string: single '}' is not allowed", place);
  }
}

/** What py-ast lets pass: other widths of a tab, any depth of brackets and blocks, and strings of any kinds joined. */
function checkTokens(source: SourceText): void {
  const { text } = source;
  const mixes = mayMix(text);
  if (!mixes && !text.includes("\t") && !DEEPLY_INDENTED.test(text) && !hasManyBrackets(text)) return;
  let tokens: Tokens;
  try {
    tokens = tokenize(source);
  } catch (error) {
    if (error instanceof PythonSyntaxError && isMissedByParser(error)) throw error;
    return;
  }
  const finding = mixes ? mixedStrings(source, tokens.list) : undefined;
  if (finding) throw new PythonSyntaxError(source, finding.message, finding.range);
}

const isMissedByParser = ({ kind, detail }: PythonSyntaxError): boolean =>
  kind === "TabError" || detail === TOO_NESTED || detail === TOO_INDENTED;

/** Without these there cannot be too many levels. */
const DEEPLY_INDENTED = /^[ \t]{99}/m;
const hasManyBrackets = (text: string): boolean => (text.match(/[([{]/g)?.length ?? 0) > MOST_BRACKETS;
