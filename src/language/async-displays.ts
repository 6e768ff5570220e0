/**
 * `{x async for x in xs}` and its dict: py-ast knows `async for` in lists and generators only. The word is blanked in sets and
 * dicts, so that all columns stay, and the comprehensions behind the blanks are marked in the tree.
 */
import { parse as parsePython } from "py-ast";
import type { SourceText } from "./source-text.js";
import type { Module } from "./syntax.js";
import { type Token, tokenize } from "./tokens.js";
import { type AnyNode, childrenOf } from "./tree.js";

/** The tree of a text that py-ast rejects because of them; undefined when there are none, or when something else is wrong too. */
export function parseAsyncDisplays(source: SourceText): Module | undefined {
  if (!/\basync\s+for\b/.test(source.text)) return undefined;
  try {
    const blanked = tokensToBlank(tokenize(source).list);
    if (blanked.length === 0) return undefined;
    const module = parsePython(without(source, blanked), { filename: source.file });
    const targets = new Set(
      blanked.map(([, target]) => `${target.line}:${source.bytesOf(target.line, target.column)}`),
    );
    mark(module, targets);
    return module;
  } catch {
    return undefined;
  }
}

/** `async` before `for` directly within braces, each with the token that its target begins with. */
function tokensToBlank(tokens: readonly Token[]): [Token, Token][] {
  const open: string[] = [];
  const found: [Token, Token][] = [];
  tokens.forEach((token, index) => {
    if (/^[([{]$/.test(token.text)) open.push(token.text);
    else if (/^[)\]}]$/.test(token.text)) open.pop();
    else if (token.text === "async" && tokens[index + 1]?.text === "for" && open.at(-1) === "{") {
      const target = tokens.slice(index + 2).find(({ text }) => text !== "(");
      if (target) found.push([token, target]);
    }
  });
  return found;
}

function without(source: SourceText, blanked: readonly [Token, Token][]): string {
  const lines = [...source.lines];
  for (const [{ line, column, endColumn }] of blanked) {
    const text = lines[line - 1] as string;
    lines[line - 1] = text.slice(0, column) + " ".repeat(endColumn - column) + text.slice(endColumn);
  }
  return lines.join("\n");
}

/** Sets `is_async` of the comprehensions whose targets begin where a blank says. */
function mark(node: AnyNode, targets: ReadonlySet<string>): void {
  if (node.nodeType === "Comprehension") {
    const { target } = node as AnyNode & { target: AnyNode };
    if (targets.has(firstOf(target))) Object.assign(node, { is_async: 1 });
  }
  for (const child of childrenOf(node)) mark(child, targets);
}

/** Where the first name of a target stands. */
function firstOf(target: AnyNode): string {
  const { elts, lineno, col_offset } = target as AnyNode & { elts?: AnyNode[]; lineno: number; col_offset: number };
  const inner = elts?.[0];
  return inner ? firstOf(inner) : `${lineno}:${col_offset}`;
}
