/**
 * Imports: which modules there are says imports.ts; here are names that a module of ours lacks and CPython's has.
 */
import { moduleMembers } from "./builtin-names.js";
import { absoluteName } from "./import-statements.js";
import { isNative, type ModuleSource } from "./module-sources.js";
import { type Context, refuse } from "./refusal.js";
import { checkBinding } from "./refuse-names.js";
import type { Expression, Node } from "./syntax.js";

export function checkImport(context: Context, node: Node<"Import">): void {
  for (const { name, asname } of node.names) checkBinding(context, node, asname ?? (name.split(".")[0] as string));
}

export function checkImportFrom(context: Context, node: Node<"ImportFrom">): void {
  const { module, imports } = context.place;
  const source = imports.of(absoluteName(module, node) ?? "");
  for (const { name, asname } of node.names) {
    if (name === "*") continue;
    if (source && !context.guarded && !hasMember(context, source, name)) refuseMember(context, node, source, name);
    checkBinding(context, node, asname ?? name);
  }
}

function refuseMember(
  context: Context,
  node: Node<"ImportFrom"> | Node<"Attribute">,
  module: ModuleSource,
  name: string,
) {
  const there = membersOf(context, module).filter((member) => !member.startsWith("_"));
  const advice = there.length > 0 ? `${module.name} has ${there.join(", ")}` : `${module.name} has no such name here`;
  refuse(context, node, `${module.name}.${name}`, advice);
}

/** Only a module of ours stands for one that has more; what is in no other raises when the program runs. */
function hasMember(context: Context, module: ModuleSource, name: string): boolean {
  if (!module.isLibrary || context.place.imports.of(`${module.name}.${name}`)) return true;
  return membersOf(context, module).includes(name) || /^__\w+__$/.test(name);
}

const membersOf = ({ place }: Context, module: ModuleSource): string[] =>
  isNative(module) ? moduleMembers(module.name) : [...(place.bound.get(module.number) ?? [])];

/** Of a module of ours only the names that a program uses are there: nobody may ask for all of them. */
export function checkAllNames(
  context: Context,
  node: Node<"Call"> | Node<"Attribute">,
  asked: Expression,
  words: string,
): void {
  const module = moduleNamed(context, asked);
  if (module?.isLibrary)
    refuse(context, node, `${words} of the module ${module.name}`, "name the members that you need");
}

/** Refuses an attribute that a module of ours lacks, where the program imported it under that name. */
export function checkMember(context: Context, node: Node<"Attribute">): void {
  if (node.attr === "__dict__") checkAllNames(context, node, node.value, "the __dict__");
  const module = moduleNamed(context, node.value);
  if (module && isReplaced(context, module)) return;
  if (module && node.ctx.nodeType === "Load" && !hasMember(context, module, node.attr))
    refuseMember(context, node, module, node.attr);
}

/** sys.stdout and its like, where the program puts something else in their place. */
const isReplaced = ({ source }: Context, { name }: ModuleSource): boolean =>
  /^sys\.std/.test(name) && /\bsys\.std(?:out|err|in)\s*=[^=]|\bredirect_std/.test(source.text);

/** The module that an expression is, as far as its name tells. */
function moduleNamed(context: Context, value: Node<"Attribute">["value"]): ModuleSource | undefined {
  const { place, scope } = context;
  if (value.nodeType === "Attribute") {
    const outer = moduleNamed(context, value.value);
    return outer && place.imports.of(`${outer.name}.${value.attr}`);
  }
  if (value.nodeType !== "Name" || scope.locals.includes(value.id)) return undefined;
  return place.aliases.get(value.id);
}
