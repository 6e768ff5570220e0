/**
 * `match a, b:` and `case x, *_:` without brackets, which py-ast does not read: the text with brackets in the place of
 * the blanks around, so that every column stays where it was.
 */
import type { SourceText } from "./source-text.js";
import type { Token } from "./tokens.js";

interface Insertion {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** Characters that it takes the place of. */
  readonly over: number;
}

/** The text with brackets around the open sequences of match statements; undefined when there are none. */
export function bracketed(source: SourceText, tokens: readonly Token[]): string | undefined {
  const insertions = tokens.flatMap((token, index) =>
    (token.text === "match" || token.text === "case") && startsStatement(tokens[index - 1])
      ? bracketsOf(source, tokens, index)
      : [],
  );
  if (insertions.length === 0) return undefined;
  const lines = source.text.split(/(?<=\r\n|\n|\r(?!\n))/);
  for (const { line, column, text, over } of insertions.toReversed()) {
    const old = lines[line - 1] as string;
    lines[line - 1] = old.slice(0, column) + text + old.slice(column + over);
  }
  return lines.join("");
}

const startsStatement = (before: Token | undefined): boolean => before === undefined || before.kind === "newline";

function bracketsOf(source: SourceText, tokens: readonly Token[], start: number): Insertion[] {
  const word = tokens[start] as Token;
  let comma = false;
  for (let at = start + 1; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind === "newline") return [];
    if (token.level !== word.level || token.kind === "string") continue;
    if (token.text === "," && at > start + 1) comma = true;
    else if (token.text === "=" && !comma) return [];
    else if (token.text === ":" || (token.text === "if" && word.text === "case")) {
      const last = tokens[at - 1] as Token;
      return comma ? [opening(source, word), closing(source, last, token)] : [];
    }
  }
  return [];
}

function opening(source: SourceText, { line, endColumn }: Token): Insertion {
  return { line, column: endColumn, text: "(", over: /\s/.test(source.line(line)[endColumn] ?? "") ? 1 : 0 };
}

/** Before a guard the blank gives way, before a colon the one behind it. */
function closing(source: SourceText, last: Token, next: Token): Insertion {
  const { endLine: line, endColumn: column } = last;
  const text = source.line(line);
  if (next.text === "if") return { line, column, text: ")", over: /\s/.test(text[column] ?? "") ? 1 : 0 };
  const blank = next.line === line && next.column === column && /\s/.test(text[column + 1] ?? "");
  return { line, column, text: blank ? "):" : ")", over: blank ? 2 : 0 };
}
