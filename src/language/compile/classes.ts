/**
 * The class statement. The body runs as a function without parameters whose locals are the class's attributes; it
 * leaves their names and values in a tuple, from which BUILD_CLASS makes the class.
 */
import type { Constant } from "../../bytecode/code.js";
import { rangeOf } from "../positions.js";
import type { Scope } from "../scopes.js";
import type { Node } from "../syntax.js";
import { type AnyNode, childrenOf } from "../tree.js";
import type { Unit } from "../unit.js";
import { annotateBody, beginConditional } from "./annotations.js";
import { storeName } from "./assignments.js";
import { codeInto, decorated, docOf, functionInto } from "./functions.js";

export function defineClass(unit: Unit, node: Node<"ClassDef">): void {
  const register = unit.top;
  decorated(unit, node.decorator_list, () => classInto(unit, node, unit.top));
  unit.top = register + 1;
  storeName(unit, node.name, register, rangeOf(node));
}

/** Namespace, bases and keyword values lie in registers from `register` on. */
function classInto(unit: Unit, node: Node<"ClassDef">, register: number): void {
  const { emitter, top } = unit;
  const position = rangeOf(node);
  const scope = unit.program.scopes.of.get(node) as Scope;
  unit.top = register + 1;
  for (const base of node.bases) unit.temporary(base);
  for (const { value } of node.keywords) unit.temporary(value);
  let count = unit.top - register;
  const doc = docOf(unit, node);
  const items: Constant[] = [
    { kind: "str", value: scope.name },
    { kind: "str", value: scope.qualifiedName },
    doc === undefined ? { kind: "none" } : { kind: "str", value: doc },
    { kind: "int", value: (node.decorator_list[0] ?? node).lineno },
    { kind: "tuple", items: assignedThroughSelf(node).map((value) => ({ kind: "str", value }) as const) },
    ...node.keywords.map(({ arg }) => ({ kind: "str", value: arg as string }) as const),
  ];
  const words = emitter.constant({ kind: "tuple", items });
  if (scope.namespace !== undefined) {
    emitter.emit("PREPARE_CLASS", position, unit.top, register + 1, count - 1);
    emitter.emit("EXTRA_CONST", position, words);
    unit.top++;
    count++;
  }
  const callee = unit.top;
  functionInto(unit, node, undefined, callee, position, (inner) => classBody(inner, node, items));
  emitter.emit("CALL", position, register, callee + 2, 0);
  emitter.emit("BUILD_CLASS", position, register, register, count);
  emitter.emit("EXTRA_CONST", position, words, scope.namespace === undefined ? 0 : 1);
  unit.top = top;
}

function classBody(unit: Unit, node: Node<"ClassDef">, items: readonly Constant[]): void {
  const { emitter, scope } = unit;
  const position = rangeOf(node);
  beginConditional(unit, node);
  if (scope.namespace !== undefined) {
    emitter.emit("TAKE_NAMESPACE", position, scope.namespace, emitter.constant({ kind: "tuple", items }));
    emitter.watched = scope.attributes;
  }
  unit.body(node.body);
  if (emitter.reachable) annotateBody(unit, node.body, node, "__annotate_func__", codeInto);
  unit.mirror();
  const cell = scope.variables.get("__class__");
  emitter.emit(
    "NAMESPACE",
    position,
    unit.top,
    scope.attributes,
    cell?.kind === "local" && cell.cell ? cell.register + 1 : 0,
  );
  emitter.emit("RETURN", position, unit.top);
  emitter.stop();
}

/** Names of the attributes that methods assign to: `self.name = …`, as `__static_attributes__` has them. */
function assignedThroughSelf(node: Node<"ClassDef">): string[] {
  const names = new Set<string>();
  const visit = (inner: AnyNode): void => {
    if (inner.nodeType === "ClassDef") return;
    if (inner.nodeType === "Attribute") {
      const { attr, ctx, value } = inner as Node<"Attribute">;
      if (ctx.nodeType === "Store" && value.nodeType === "Name" && value.id === "self") names.add(attr);
    }
    for (const child of childrenOf(inner)) visit(child);
  };
  for (const statement of node.body) if (statement.nodeType === "FunctionDef") visit(statement);
  return [...names];
}
