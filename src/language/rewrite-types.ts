/**
 * Type parameters and type statements (PEP 695). A parameter becomes a variable with a name of its own, assigned before
 * the definition (outside of classes, where functions see it); what the definition calls T is renamed.
 */
import { assign, call, constant, freshName, hidden, later, load, tupleOf } from "./rewrite-nodes.js";
import type { Expression, Located, Node, Statement } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

type Definition = Node<"FunctionDef"> | Node<"AsyncFunctionDef"> | Node<"ClassDef">;
interface TypeParameter extends Located {
  readonly nodeType: "TypeVar" | "ParamSpec" | "TypeVarTuple";
  readonly name: string;
  readonly bound?: Expression;
  readonly default_value?: Expression;
}

const MAKERS = { TypeVar: "type_var", ParamSpec: "param_spec", TypeVarTuple: "type_var_tuple" } as const;

/** A definition without type parameters; what makes them goes to `hoisted`. */
export function generic(node: Definition, hoisted: Statement[]): Definition {
  const parameters = node.type_params as unknown as readonly TypeParameter[];
  if (!parameters || parameters.length === 0) return node;
  const names = declare(parameters, hoisted);
  const values = tupleOf(
    node,
    parameters.map(({ name }) => load(node, names.get(name) as string)),
  );
  const marked = call(node, hidden(node, "_generics:parametrised"), [values]);
  const decorator_list = [...node.decorator_list, marked];
  if (node.nodeType !== "ClassDef") {
    rename(node.args, names);
    if (node.returns) rename(node.returns, names);
    renameBody(node, names);
    return Object.assign(node, { type_params: [], decorator_list });
  }
  for (const part of [...node.bases, ...node.keywords, ...node.body]) rename(part as AnyNode, names);
  const base = call(node, hidden(node, "_generics:generic_base"), [values]);
  return Object.assign(node, { type_params: [], decorator_list, bases: [...node.bases, base] });
}

/** `type X = value`. */
export function aliased(node: Node<"TypeAlias">, hoisted: Statement[]): Statement {
  const parameters = node.type_params as unknown as readonly TypeParameter[];
  const names = declare(parameters, hoisted);
  rename(node.value, names);
  const { id } = node.name as Node<"Name">;
  const values = tupleOf(
    node,
    parameters.map(({ name }) => load(node, names.get(name) as string)),
  );
  return assign(
    node,
    id,
    call(node, hidden(node, "_generics:type_alias"), [constant(node, id), later(node, node.value), values]),
  );
}

/** Emits what makes the parameters. Returns their variables by their names. */
function declare(parameters: readonly TypeParameter[], hoisted: Statement[]): Map<string, string> {
  const names = new Map(parameters.map((parameter) => [parameter.name, freshName(parameter.name, parameter)]));
  for (const { nodeType, name, bound, default_value, ...at } of parameters) {
    for (const part of [bound, default_value]) if (part) rename(part, names);
    const none = constant(at, null);
    const args = [
      constant(at, name),
      bound ? later(at, bound) : none,
      default_value ? later(at, default_value) : none,
      constant(at, bound?.nodeType === "Tuple"),
    ];
    const made = call(at, hidden(at, `_generics:${MAKERS[nodeType]}`), args);
    hoisted.push(assign(at, names.get(name) as string, made));
  }
  return names;
}

function rename(node: AnyNode, names: ReadonlyMap<string, string>): void {
  if (node.nodeType === "Name") {
    const named = node as unknown as { id: string };
    named.id = names.get(named.id) ?? named.id;
    return;
  }
  if (node.nodeType !== "FunctionDef" && node.nodeType !== "AsyncFunctionDef" && node.nodeType !== "Lambda") {
    for (const child of childrenOf(node)) rename(child, names);
    return;
  }
  const definition = node as unknown as Node<"FunctionDef">;
  for (const part of definition.decorator_list ?? []) rename(part, names);
  rename(definition.args, names);
  if (definition.returns) rename(definition.returns, names);
  for (const parameter of definition.type_params ?? []) rename(parameter as AnyNode, names);
  renameBody(definition, names);
}

/** The body of a function, whose own variables hide the parameters. */
function renameBody(
  { args, body }: Pick<Node<"FunctionDef">, "args" | "body">,
  names: ReadonlyMap<string, string>,
): void {
  const statements = (Array.isArray(body) ? body : [body]) as readonly AnyNode[];
  const own = new Set<string>();
  const { posonlyargs, args: plain, vararg, kwonlyargs, kwarg } = args;
  for (const parameter of [...posonlyargs, ...plain, ...kwonlyargs, vararg, kwarg])
    if (parameter) own.add(parameter.arg);
  for (const statement of statements) bindings(statement, own);
  const inner = new Map([...names].filter(([name]) => !own.has(name)));
  if (inner.size > 0) for (const statement of statements) rename(statement, inner);
}

/** Names that a statement binds in its function. */
function bindings(node: AnyNode, found: Set<string>): void {
  const { id, ctx, name, asname } = node as AnyNode & { id?: string; ctx?: AnyNode; name?: unknown; asname?: string };
  if (node.nodeType === "Name" && id !== undefined && ctx?.nodeType !== "Load") found.add(id);
  if (node.nodeType === "Alias" && typeof name === "string") found.add(asname ?? name);
  if (
    typeof name === "string" &&
    /^(?:FunctionDef|AsyncFunctionDef|ClassDef|ExceptHandler|Match\w+)$/.test(node.nodeType)
  )
    found.add(name);
  if (/^(?:FunctionDef|AsyncFunctionDef|ClassDef|Lambda)$/.test(node.nodeType)) return;
  for (const child of childrenOf(node)) bindings(child, found);
}
