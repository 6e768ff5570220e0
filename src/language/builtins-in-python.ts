/**
 * Built-in functions and classes that are Python inside: whoever uses one by its name needs the module of the library behind it,
 * without an import.
 */
import type { Module } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

const NAMESPACE = "_namespace";
/** The module of complex; the class is a name of it. */
export const COMPLEX = "_complex";
/** What the runtime, or compiled code, calls in such a module. */
export const ENTRY = "module_names";
const BEHIND: Readonly<Record<string, string>> = {
  open: "_files",
  complex: COMPLEX,
  globals: NAMESPACE,
  locals: NAMESPACE,
  vars: NAMESPACE,
  dir: NAMESPACE,
};
const COMPLEX_WORD = /(?<![\w.])complex\b|[\d.][jJ]\b/;
const FILES = /(?<![\w.])open\b/;
const NAMES = /(?<![\w.])(?:globals\b|(?:locals|vars|dir)\(\s*\))/;

/** Modules that a text may need by its words. */
export const moduleWords = (text: string): string[] => [
  ...(FILES.test(text) ? ["_files"] : []),
  ...(COMPLEX_WORD.test(text) ? [COMPLEX] : []),
  ...(NAMES.test(text) ? [NAMESPACE] : []),
];

/** Modules that a program needs by its names. */
export function modulesBehind(text: string, tree: Module): string[] {
  const words = moduleWords(text);
  return words.length === 0 ? [] : [...new Set(named(tree.body))].filter((name) => words.includes(name));
}

/** True for a literal such as 2j. */
export function isImaginary(node: AnyNode): boolean {
  const { value } = node as AnyNode & { value?: unknown };
  return node.nodeType === "Constant" && typeof value === "object" && value !== null && "imag" in value;
}

/** The built-in classes that are Python inside. */
export const isClassInPython = (name: string): boolean => BEHIND[name] === COMPLEX;

function* named(nodes: readonly AnyNode[]): Generator<string> {
  for (const node of nodes) {
    const behind = node.nodeType === "Name" ? BEHIND[(node as AnyNode & { id: string }).id] : undefined;
    if (behind) yield behind;
    if (isImaginary(node)) yield COMPLEX;
    yield* named(childrenOf(node));
  }
}
