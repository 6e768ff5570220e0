/**
 * Strings side by side that CPython does not join: text with bytes, t-strings with anything else. py-ast joins the
 * first and stumbles over the second. Works on tokens, where an f-string is one.
 */
import type { Finding } from "./situation.js";
import type { SourceText } from "./source-text.js";
import { stringStart } from "./string-token.js";
import type { ErrorRange } from "./syntax-errors.js";
import type { Token } from "./tokens.js";

const PREFIXED = /(?:b|br|rb|t|tr|rt)['"]/i;

/** False when there is certainly nothing to find, so that the tokens need not be made. */
export const mayMix = (text: string): boolean => PREFIXED.test(text);

/** The first strings that do not go together, among those that start at or before the token `until`. */
export function mixedStrings(source: SourceText, tokens: readonly Token[], until = tokens.length): Finding | undefined {
  const kinds = tokens.map((token) => (token.kind === "string" ? kindOf(opening(source, token)) : undefined));
  for (let start = 0; start <= until && start < tokens.length; start++) {
    if (kinds[start] === undefined) continue;
    let end = start + 1;
    while (kinds[end] !== undefined && (kinds[end] === "template") === (kinds[start] === "template")) end++;
    const finding = mixedRun(source, tokens, kinds, start, end);
    if (finding) return finding;
    start = end - 1;
  }
  return undefined;
}

type Kind = "text" | "bytes" | "template";

/** CPython's place for bytes is the token that it has read last, for t-strings the two strings that meet. */
function mixedRun(
  source: SourceText,
  tokens: readonly Token[],
  kinds: readonly (Kind | undefined)[],
  start: number,
  end: number,
): Finding | undefined {
  const [last, next] = [tokens[end - 1] as Token, tokens[end] as Token];
  const neverClosed = next.kind === "end" && next.level > 0;
  if (new Set(kinds.slice(start, end)).size > 1 && !neverClosed)
    return { message: "cannot mix bytes and nonbytes literals", range: rangeRead(source, next) };
  if (kinds[end] === undefined) return undefined;
  return {
    message: "cannot mix t-string literals with string or bytes literals",
    range: { line: last.line, column: last.column, endLine: next.endLine, endColumn: next.endColumn },
  };
}

/** Of an f-string CPython has read the opening quotes, of the line's end the comment before it. */
function rangeRead(source: SourceText, token: Token): ErrorRange {
  const { kind, line, column, endLine, endColumn } = token;
  const quotes = kind === "string" ? opening(source, token) : "";
  if (/[ft]/i.test(quotes)) return { line, column, endColumn: column + quotes.length };
  if (kind === "newline") return { line, column, endColumn: Math.max(endColumn, source.line(line).length) };
  return { line, column, endLine, endColumn };
}

/** Prefix and quotes of a string token. */
const opening = (source: SourceText, { line, column }: Token): string =>
  stringStart(source.line(line), column)?.prefixed ?? "";

const kindOf = (quotes: string): Kind =>
  /^[a-z]*b/i.test(quotes) ? "bytes" : /^[a-z]*t/i.test(quotes) ? "template" : "text";
