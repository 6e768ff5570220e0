/**
 * `except A, B:` without parentheses (PEP 758), which py-ast does not know: they are written around the classes, and
 * what is parsed then gets the columns of the source back.
 */
import { parse as parsePython } from "py-ast";
import { withInsertions, withoutInsertions } from "./inserted-text.js";
import type { SourceText } from "./source-text.js";
import type { Module } from "./syntax.js";
import { PythonSyntaxError } from "./syntax-errors.js";
import { type Token, tokenize } from "./tokens.js";

/** The classes of one clause: its first token, and the colon behind the last. */
interface Clause {
  readonly first: Token;
  readonly colon: Token;
}

/** The tree of a source with such clauses; undefined when it has none, or cannot be parsed even so. Throws PythonSyntaxError. */
export function parseExceptLists(source: SourceText): Module | undefined {
  const clauses = clausesOf(source, tokenize(source).list);
  if (clauses.length === 0) return undefined;
  const insertions = clauses.flatMap(({ first, colon }) => [
    { at: first, text: "(" },
    { at: colon, text: ")" },
  ]);
  let module: Module;
  try {
    module = parsePython(withInsertions(source, insertions), { filename: source.file });
  } catch {
    return undefined;
  }
  withoutInsertions(source, insertions, module);
  return module;
}

/** Clauses with a comma outside of brackets. */
function clausesOf(source: SourceText, tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  for (const [index, token] of tokens.entries()) {
    const first = tokens[index + 1];
    if (token.kind !== "name" || token.text !== "except" || token.level > 0 || !first || first.text === ":") continue;
    const end = tokens.findIndex(({ text, level }, at) => at > index && level === 0 && (text === ":" || text === "\n"));
    const inside = tokens.slice(index + 1, end).filter(({ level }) => level === 0);
    if (end < 0 || tokens[end]?.text !== ":" || !inside.some(({ text }) => text === ",")) continue;
    if (inside.some(({ text }) => text === "as")) failAtAs(source, first, tokens[end - 1] as Token);
    clauses.push({ first, colon: tokens[end] as Token });
  }
  return clauses;
}

function failAtAs(source: SourceText, { line, column }: Token, { endLine, endColumn }: Token): never {
  const message = "multiple exception types must be parenthesized when using 'as'";
  throw new PythonSyntaxError(source, message, { line, column, endLine, endColumn });
}
