/**
 * Escapes in strings that say too little, and letters in bytes that are none: py-ast takes them as they are.
 */
import type { SourceText } from "./source-text.js";
import { PythonSyntaxError } from "./syntax-errors.js";
import { type Token, type Tokens, tokenize } from "./tokens.js";

const SUSPICIOUS = /\\[xuUN]|\b[rR]?[bB][rR]?["']/;
const LAST_CODE_POINT = 0x10ffff;

/** Throws PythonSyntaxError for the first of them. Replacement fields are left alone. */
export function checkEscapes(source: SourceText): void {
  if (!SUSPICIOUS.test(source.text)) return;
  let tokens: Tokens;
  try {
    tokens = tokenize(source);
  } catch {
    return;
  }
  for (const token of tokens.list) if (token.kind === "string") checkToken(source, token);
}

function checkToken(source: SourceText, token: Token): void {
  const text = textOf(source, token);
  const [, prefix = "", quotes = ""] = /^([a-z]*)("""|'''|"|')/i.exec(text) ?? [];
  if (/[ft]/i.test(prefix)) return;
  const body = text.slice(prefix.length + quotes.length, -quotes.length);
  const isBytes = /b/i.test(prefix);
  const fault =
    isBytes && /[^\0-\x7f]/.test(body)
      ? "bytes can only contain ASCII literal characters"
      : /r/i.test(prefix)
        ? undefined
        : isBytes
          ? bytesFault(body)
          : textFault(body);
  if (fault) throw new PythonSyntaxError(source, fault, token);
}

function textOf(source: SourceText, { line, column, endLine, endColumn }: Token): string {
  if (line === endLine) return source.line(line).slice(column, endColumn);
  const between = source.lines.slice(line, endLine - 1);
  return [source.line(line).slice(column), ...between, source.line(endLine).slice(0, endColumn)].join("\n");
}

function bytesFault(body: string): string | undefined {
  for (const { letter, at } of escapesIn(body))
    if (letter === "x" && digits(body, at + 2, 2) < 2) return `(value error) invalid \\x escape at position ${at}`;
  return undefined;
}

const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function textFault(body: string): string | undefined {
  for (const { letter, at } of escapesIn(body)) {
    const start = decodedLength(body.slice(0, at));
    const fault = (end: number, what: string) =>
      `(unicode error) 'unicodeescape' codec can't decode bytes in position ${start}-${start + end - 1}: ${what}`;
    if (letter === "N" && body[at + 2] !== "{") return fault(2, "malformed \\N character escape");
    const wanted = DIGITS[letter];
    if (wanted === undefined) continue;
    const found = digits(body, at + 2, wanted);
    if (found < wanted) return fault(2 + found, `truncated \\${letter}${"X".repeat(wanted)} escape`);
    if (letter === "U" && Number.parseInt(body.slice(at + 2, at + 10), 16) > LAST_CODE_POINT)
      return fault(10, "illegal Unicode character");
  }
  return undefined;
}

function* escapesIn(body: string): Generator<{ readonly letter: string; readonly at: number }> {
  for (let at = body.indexOf("\\"); at >= 0; at = body.indexOf("\\", at + 2)) yield { letter: body[at + 1] ?? "", at };
}

/** How many hexadecimal digits stand there, at most so many. */
const digits = (body: string, at: number, most: number): number =>
  /^[0-9a-f]*/i.exec(body.slice(at, at + most))?.[0].length ?? 0;

/** CPython decodes a text in which every other letter stands as \UXXXXXXXX. */
const decodedLength = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) as number) < 0x80 ? 1 : 10), 0);
