/**
 * Built-in functions and classes that are Python inside: whoever uses one by its name needs the module of the library behind it,
 * without an import.
 */
import { hiddenName } from "./rewrite-nodes.js";
import type { Module } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

const NAMESPACE = "_namespace";
const MEMBERS = "_members";
/** The module of complex; the class is a name of it. */
export const COMPLEX = "_complex";
/** What the runtime, or compiled code, calls in such a module. */
export const ENTRY = "module_names";
/** What the runtime calls for a power that is complex, for a class's `__dict__`, and for a slot in its class. */
export const PROGRAM_ENTRIES = ["complex_power", "class_names", "slot_member"] as const;
const PROXY = "_mappingproxy";
const EVAL = "_eval";
const BEHIND: Readonly<Record<string, string>> = {
  open: "_files",
  complex: COMPLEX,
  globals: NAMESPACE,
  locals: NAMESPACE,
  vars: NAMESPACE,
  dir: NAMESPACE,
  ExceptionGroup: "_groups",
  BaseExceptionGroup: "_groups",
  anext: "_async",
  eval: EVAL,
  compile: EVAL,
  memoryview: "_memoryview",
  aiter: "_async",
};
const IN_PYTHON = [
  "complex",
  "ExceptionGroup",
  "BaseExceptionGroup",
  "anext",
  "aiter",
  "eval",
  "compile",
  "memoryview",
];
const GROUPS = /\b(?:Base)?ExceptionGroup\b/;
const ASYNC_ITERATION = /(?<![\w.])(?:anext|aiter)\b/;
const COMPLEX_WORD = /(?<![\w.])complex\b|[\d.][jJ]\b/;
/** Powers of negative numbers are complex where the exponent is not whole, which is seen only when a program runs; the library has none such. */
const POWER = /[\w)\]}]\s*\*\*|(?<![\w.])pow\b/;
const EVALUATION = /(?<![\w.])(?:eval|compile)\b/;
const VIEWS = /(?<![\w.])memoryview\b/;
const FILES = /(?<![\w.])open\b/;
const NAMES =
  /(?<![\w.])eval\s*\(|(?<![\w.])(?:globals\b|(?:locals|vars|dir)\(\s*\)|dir\(\s*[A-Za-z_]\w*\s*\))|\.__globals__\b/;

/** Words that show that a construct is rewritten into others (rewrite.ts), the modules for it, and their members. */
const CONSTRUCTS: readonly (readonly [words: RegExp, module: string, members: readonly string[]])[] = [
  [/\basync\b/, "_async", ["wrapped", "awaited", "async_loop", "async_iter", "async_next", "end", "anything"]],
  [/\basync\b/, "_async", ["async_enter", "async_exit", "async_leave"]],
  [/\basync\b/, "_async", ["async_function", "async_generator", "async_generator_function"]],
  [/(?<![\w.])eval\s*\(/, EVAL, ["eval_here"]],
  [/\bexcept\s*\*/, "_groups", ["Split", "anything"]],
  [/\b(?:def|class|type)\s+\w+\s*\[|\btype\s+\w+\s*=/, "_generics", ["type_var", "param_spec", "type_var_tuple"]],
  [/\b(?:def|class|type)\s+\w+\s*\[|\btype\s+\w+\s*=/, "_generics", ["parametrised", "generic_base", "type_alias"]],
  [/(?<![\w"'])(?:[tT][rR]?|[rR][tT])["']/, "string.templatelib", ["Template", "Interpolation"]],
];

/** Members of modules that rewritten constructs of a text use. */
export const hiddenWords = (text: string): string[] =>
  CONSTRUCTS.flatMap(([words, , members]) => (words.test(text) ? members : []));

/** A class's `__dict__` and a view's `mapping` are proxies in programs; the library only reads them. */
const CLASS_DICT = /(?<!\bself)\.__dict__\b|\.mapping\b|(?<![\w.])vars\s*\(/;

/** Slots are seen as descriptors in the program's own classes only. */
const SLOTS = /\b__slots__\b|\bslots\s*=/;

/** Modules that a program's text may need by its words. */
export const programWords = (text: string): string[] => [
  ...moduleWords(text),
  ...(EVALUATION.test(text) ? [EVAL] : []),
  ...(POWER.test(text) ? [COMPLEX] : []),
  ...(CLASS_DICT.test(text) ? [PROXY, NAMESPACE] : []),
  ...(SLOTS.test(text) ? [MEMBERS] : []),
];

/** Modules that a text of the library may need by its words. */
export const moduleWords = (text: string): string[] => [
  ...new Set(CONSTRUCTS.flatMap(([words, module]) => (words.test(text) ? [module] : []))),
  ...(FILES.test(text) ? ["_files"] : []),
  ...(VIEWS.test(text) ? ["_memoryview"] : []),
  ...(COMPLEX_WORD.test(text) ? [COMPLEX] : []),
  ...(NAMES.test(text) ? [NAMESPACE] : []),
  ...(GROUPS.test(text) && !/\bexcept\s*\*/.test(text) ? ["_groups"] : []),
  ...(ASYNC_ITERATION.test(text) && !/\basync\b/.test(text) ? ["_async"] : []),
];

/** Modules that a text needs by its names. */
export function modulesBehind(text: string, tree: Module, words = moduleWords(text)): string[] {
  return words.length === 0 ? [] : [...new Set(named(tree.body))].filter((name) => words.includes(name));
}

/** True for a literal such as 2j. */
export function isImaginary(node: AnyNode): boolean {
  const { value } = node as AnyNode & { value?: unknown };
  return node.nodeType === "Constant" && typeof value === "object" && value !== null && "imag" in value;
}

function mayBeClassDict(node: AnyNode): boolean {
  const { id, attr } = node as AnyNode & { id?: string; attr?: string };
  return node.nodeType === "Attribute"
    ? attr === "__dict__" || attr === "mapping"
    : node.nodeType === "Name" && id === "vars";
}

function hasSlots(node: AnyNode): boolean {
  const { id, arg, value } = node as AnyNode & { id?: string; arg?: string; value?: unknown };
  return id === "__slots__" || value === "__slots__" || (node.nodeType === "keyword" && arg === "slots");
}

/** A power whose exponent may be other than a whole number. */
function mayBeComplex(node: AnyNode): boolean {
  if (node.nodeType === "Name") return (node as AnyNode & { id: string }).id === "pow";
  const { op, right, value } = node as AnyNode & { op?: { nodeType: string }; right?: AnyNode; value?: AnyNode };
  if (op?.nodeType !== "Pow") return false;
  const exponent = node.nodeType === "AugAssign" ? value : right;
  return exponent?.nodeType !== "Constant" || !Number.isInteger((exponent as AnyNode & { value?: unknown }).value);
}

/** The module of a built-in name whose value is Python inside. */
export const moduleOfName = (name: string): string | undefined => (IN_PYTHON.includes(name) ? BEHIND[name] : undefined);

function* named(nodes: readonly AnyNode[]): Generator<string> {
  for (const node of nodes) {
    const behind = node.nodeType === "Name" ? BEHIND[(node as AnyNode & { id: string }).id] : undefined;
    if (behind) yield behind;
    const hidden = node.nodeType === "Name" ? hiddenName((node as AnyNode & { id: string }).id) : undefined;
    if (hidden) yield hidden.module;
    if (isImaginary(node) || mayBeComplex(node)) yield COMPLEX;
    if (hasSlots(node)) yield MEMBERS;
    if (mayBeClassDict(node)) yield* [PROXY, NAMESPACE];
    if ((node as AnyNode & { attr?: string }).attr === "__globals__") yield NAMESPACE;
    yield* named(childrenOf(node));
  }
}
