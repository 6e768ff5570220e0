/**
 * `except A, B:` without parentheses (PEP 758), which py-ast does not know: they are written around the classes, and
 * what is parsed then gets the columns of the source back.
 */
import { parse as parsePython } from "py-ast";
import type { SourceText } from "./source-text.js";
import type { Located, Module } from "./syntax.js";
import { PythonSyntaxError } from "./syntax-errors.js";
import { type Token, tokenize } from "./tokens.js";
import { type AnyNode, childrenOf } from "./tree.js";

/** The classes of one clause: its first token, and the colon behind the last. */
interface Clause {
  readonly first: Token;
  readonly colon: Token;
}

/** The tree of a source with such clauses; undefined when it has none, or cannot be parsed even so. Throws PythonSyntaxError. */
export function parseExceptLists(source: SourceText): Module | undefined {
  const clauses = clausesOf(source, tokenize(source).list);
  if (clauses.length === 0) return undefined;
  const lines = [...source.lines];
  for (const { first, colon } of clauses.toReversed()) {
    insert(lines, colon, ")");
    insert(lines, first, "(");
  }
  let module: Module;
  try {
    module = parsePython(lines.join("\n"), { filename: source.file });
  } catch {
    return undefined;
  }
  const insertions = clauses.flatMap(({ first, colon }) => [first, colon]);
  moveBack(module, (line, column) => {
    let moved = column;
    for (const at of insertions) if (at.line === line && moved > source.bytesOf(line, at.column)) moved--;
    return moved;
  });
  return module;
}

function insert(lines: string[], { line, column }: Token, text: string): void {
  const old = lines[line - 1] as string;
  lines[line - 1] = old.slice(0, column) + text + old.slice(column);
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

type Placed = { -readonly [Field in keyof Located]: Located[Field] };

function moveBack(node: AnyNode, original: (line: number, column: number) => number): void {
  const placed = node as AnyNode & Partial<Placed>;
  if (placed.lineno !== undefined && placed.col_offset !== undefined) {
    placed.col_offset = original(placed.lineno, placed.col_offset);
    if (placed.end_lineno !== undefined && placed.end_col_offset !== undefined)
      placed.end_col_offset = original(placed.end_lineno, placed.end_col_offset);
  }
  for (const child of childrenOf(node)) moveBack(child, original);
}
