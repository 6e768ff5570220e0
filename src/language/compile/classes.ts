/**
 * The class statement. The body runs as a function without parameters whose locals are the class's attributes; it
 * leaves their names and values in a tuple, from which BUILD_CLASS makes the class.
 */
import { rangeOf } from "../positions.js";
import type { Scope } from "../scopes.js";
import type { Node } from "../syntax.js";
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
  const count = unit.top - register;
  const callee = unit.top;
  functionInto(unit, node, undefined, callee, position, (inner) => classBody(inner, node));
  emitter.emit("CALL", position, register, callee + 2, 0);
  const doc = docOf(unit, node);
  const words = [
    { kind: "str", value: node.name } as const,
    { kind: "str", value: scope.qualifiedName } as const,
    doc === undefined ? ({ kind: "none" } as const) : ({ kind: "str", value: doc } as const),
    ...node.keywords.map(({ arg }) => ({ kind: "str", value: arg as string }) as const),
  ];
  emitter.emit("BUILD_CLASS", position, register, register, count);
  emitter.emit("EXTRA", position, emitter.constant({ kind: "tuple", items: words }));
  unit.top = top;
}

function classBody(unit: Unit, node: Node<"ClassDef">): void {
  const { emitter, scope } = unit;
  const position = rangeOf(node);
  beginConditional(unit, node);
  unit.body(node.body);
  if (emitter.reachable) annotateBody(unit, node.body, node, "__annotate_func__", codeInto);
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
