/**
 * Names that modules give each other: what `from module import *` may bind, under which names modules are imported, and
 * which attributes of modules are assigned from outside. The compiler gives all of them slots.
 */
import { moduleMembers } from "./builtin-names.js";
import { absoluteName, importsIn } from "./import-statements.js";
import { type Imports, isNative, type ModuleSource } from "./module-sources.js";
import type { Module } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

/**
 * Names that star imports may bind in a module: the running program decides by `__all__` and what is bound then. `bound`: names that each module binds itself.
 */
export function starNames(
  imports: Imports,
  module: ModuleSource,
  tree: Module,
  bound: ReadonlyMap<number, ReadonlySet<string>>,
): string[] {
  const names = new Set<string>();
  for (const source of starredBy(imports, module, tree)) addExported(imports, source, bound, names, new Set());
  return [...names];
}

/** Modules from which star imports take. */
function starredBy(imports: Imports, module: ModuleSource, tree: Module): ModuleSource[] {
  return [...importsIn(tree.body)].flatMap(({ node }) => {
    if (node.nodeType !== "ImportFrom" || node.names[0]?.name !== "*") return [];
    const found = imports.of(absoluteName(module, node) ?? "");
    return found ? [found] : [];
  });
}

function addExported(
  imports: Imports,
  module: ModuleSource,
  bound: ReadonlyMap<number, ReadonlySet<string>>,
  names: Set<string>,
  seen: Set<number>,
): void {
  if (seen.has(module.number)) return;
  seen.add(module.number);
  for (const name of bound.get(module.number) ?? moduleMembers(module.name)) names.add(name);
  if (!module.body) return;
  for (const further of starredBy(imports, module, module.body.tree)) addExported(imports, further, bound, names, seen);
}

/** Modules by the names under which a module imports them whole. */
export function aliasesOf(imports: Imports, module: ModuleSource, tree: Module): ReadonlyMap<string, ModuleSource> {
  const aliases = new Map<string, ModuleSource>();
  if (!imports.modules[1]) return aliases;
  for (const { node } of importsIn(tree.body)) {
    for (const { name, asname } of node.names) {
      const top = node.nodeType === "Import" && asname === undefined ? (name.split(".")[0] as string) : name;
      const full = node.nodeType === "Import" ? top : `${absoluteName(module, node)}.${name}`;
      const found = imports.of(full);
      if (found) aliases.set(asname ?? top, found);
    }
  }
  return aliases;
}

/** Names that modules get from outside: their own modules, when they are packages, and attributes that are assigned. */
export function* storedMembers(imports: Imports): Generator<readonly [module: number, name: string]> {
  if (!imports.modules[1]) return;
  for (const { name, parent } of imports.modules) {
    if (parent !== undefined) yield [parent, name.slice(name.lastIndexOf(".") + 1)];
  }
  for (const module of imports.modules) {
    if (!module.body || module.isLibrary) continue;
    const aliases = aliasesOf(imports, module, module.body.tree);
    for (const { owner, attribute } of storedIn(module.body.tree)) {
      if (!aliases.has(owner)) continue;
      for (const other of imports.modules) if (!isNative(other)) yield [other.number, attribute];
    }
  }
}

/** Assignments to attributes of names: `owner.attribute = …`, `owner.….attribute = …`. */
function* storedIn(node: AnyNode): Generator<{ readonly owner: string; readonly attribute: string }> {
  if (node.nodeType === "Attribute") {
    const { attr, value, ctx } = node as AnyNode & { attr: string; value: AnyNode; ctx: AnyNode };
    if (ctx.nodeType !== "Load") yield { owner: rootOf(value), attribute: attr };
  }
  for (const child of childrenOf(node)) yield* storedIn(child);
}

function rootOf(node: AnyNode): string {
  const { id = "", value } = node as AnyNode & { id?: string; value?: AnyNode };
  return node.nodeType === "Attribute" && value ? rootOf(value) : id;
}
