/**
 * Private names: in the body of a class, `__name` means `_Class__name`. The tree is changed in place before anything
 * looks at names.
 */
import type { Module, Node } from "./syntax.js";

/** Fields that hold names, by node type. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  Name: ["id"],
  Attribute: ["attr"],
  Arg: ["arg"],
  arg: ["arg"],
  Keyword: ["arg"],
  keyword: ["arg"],
  FunctionDef: ["name"],
  ClassDef: ["name"],
  Global: ["names"],
  Nonlocal: ["names"],
  Alias: ["name", "asname"],
  alias: ["name", "asname"],
};

type Field = Record<string, unknown>;

/** What functions and classes with private names are called in the source: so they call themselves (`__name__`), and so do tracebacks. */
const written = new WeakMap<object, string>();

/** The name of a function or class as it was written. */
export function writtenName(node: object, name: string): string {
  return written.get(node) ?? name;
}

/** Renames all private names of a module. */
export function mangleNames(module: Module): void {
  walk(module, undefined);
}

function walk(value: unknown, prefix: string | undefined): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, prefix);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const node = value as Field;
  if (prefix !== undefined) rename(node, prefix);
  if (node.nodeType !== "ClassDef") {
    for (const child of Object.values(node)) walk(child, prefix);
    return;
  }
  const { bases, keywords, decorator_list, body } = node as unknown as Node<"ClassDef">;
  for (const part of [bases, keywords, decorator_list]) walk(part, prefix);
  walk(body, prefixOf(writtenName(node, String(node.name))) ?? prefix);
}

/** Names of underscores alone change nothing. */
function prefixOf(name: string): string | undefined {
  const plain = name.replace(/^_+/, "");
  return plain === "" ? undefined : `_${plain}`;
}

function rename(node: Field, prefix: string): void {
  const fields = NAMES[String(node.nodeType ?? "")] ?? fieldsByShape(node);
  for (const field of fields) {
    const name = node[field];
    if (typeof name === "string") {
      node[field] = mangled(name, prefix);
      if (field === "name") written.set(node, name);
    }
    if (Array.isArray(name))
      node[field] = name.map((item) => (typeof item === "string" ? mangled(item, prefix) : item));
  }
}

/** Parameters, keywords and aliases may come without a node type. */
function fieldsByShape(node: Field): readonly string[] {
  if ("nodeType" in node) return [];
  return ["arg", "asname"].filter((field) => typeof node[field] === "string");
}

function mangled(name: string, prefix: string): string {
  return name.startsWith("__") && !name.endsWith("__") && !name.includes(".") ? prefix + name : name;
}
