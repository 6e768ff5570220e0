/**
 * Built-in functions that are Python inside: whoever uses one by its name needs the module of the library behind it,
 * without an import.
 */
import type { Module } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

const BEHIND: Readonly<Record<string, string>> = { open: "_files" };
const WORD = /(?<![\w.])open\b/;

/** Modules that a text may need by its words. */
export const moduleWords = (text: string): string[] => (WORD.test(text) ? ["_files"] : []);

/** Modules that a program needs by its names. */
export function modulesBehind(text: string, tree: Module): string[] {
  return moduleWords(text).length === 0 ? [] : [...new Set(named(tree.body))];
}

function* named(nodes: readonly AnyNode[]): Generator<string> {
  for (const node of nodes) {
    const behind = node.nodeType === "Name" ? BEHIND[(node as AnyNode & { id: string }).id] : undefined;
    if (behind) yield behind;
    yield* named(childrenOf(node));
  }
}
