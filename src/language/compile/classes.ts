/**
 * The class statement. The body runs as a function without parameters whose locals are the class's attributes; it
 * leaves their names and values in a tuple, from which BUILD_CLASS makes the class.
 */
import { rangeOf } from "../positions.js";
import type { Scope } from "../scopes.js";
import type { Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { storeName } from "./assignments.js";
import { decorated, docOf, functionInto } from "./functions.js";

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
  unit.body(node.body);
  const [cell] = scope.cells;
  emitter.emit("NAMESPACE", position, unit.top, scope.attributes, cell === undefined ? 0 : cell + 1);
  emitter.emit("RETURN", position, unit.top);
  emitter.stop();
}
