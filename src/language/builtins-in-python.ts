/**
 * Built-in functions that are Python inside: whoever uses one by its name needs the module of the library behind it,
 * without an import.
 */
import type { Module } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

const NAMESPACE = "_namespace";
/** What the runtime calls in it. */
export const ENTRY = "module_names";
const BEHIND: Readonly<Record<string, string>> = {
  open: "_files",
  globals: NAMESPACE,
  locals: NAMESPACE,
  vars: NAMESPACE,
  dir: NAMESPACE,
};
const FILES = /(?<![\w.])open\b/;
const NAMES = /(?<![\w.])(?:globals\b|(?:locals|vars|dir)\(\s*\))/;

/** Modules that a text may need by its words. */
export const moduleWords = (text: string): string[] => [
  ...(FILES.test(text) ? ["_files"] : []),
  ...(NAMES.test(text) ? [NAMESPACE] : []),
];

/** Modules that a program needs by its names. */
export function modulesBehind(text: string, tree: Module): string[] {
  const words = moduleWords(text);
  return words.length === 0 ? [] : [...new Set(named(tree.body))].filter((name) => words.includes(name));
}

function* named(nodes: readonly AnyNode[]): Generator<string> {
  for (const node of nodes) {
    const behind = node.nodeType === "Name" ? BEHIND[(node as AnyNode & { id: string }).id] : undefined;
    if (behind) yield behind;
    yield* named(childrenOf(node));
  }
}
