/**
 * Calls. The call area is three temporaries and more: callee, room for the frame link, arguments.
 * A method call puts the object where the first argument goes, and LOAD_METHOD the function before it.
 */
import { attributePosition } from "../positions.js";
import type { Expression, Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { loadName } from "./operations.js";

export function call(unit: Unit, node: Node<"Call">, dest: number): void {
  const { emitter, top } = unit;
  const first = top + 2;
  callee(unit, node.func, top);
  if (isBareSuper(unit, node)) superArguments(unit, node);
  for (const argument of node.args) unit.temporary(argument);
  for (const { value } of node.keywords) unit.temporary(value);
  const count = unit.top - first;
  const position =
    node.func.nodeType === "Attribute" ? attributePosition(unit.program.source, node, node.func) : unit.position(node);
  if (node.keywords.length === 0) {
    emitter.emit("CALL", position, dest, first, count);
  } else {
    const items = node.keywords.map(({ arg }) => ({ kind: "str", value: arg as string }) as const);
    emitter.emit("CALL_KW", position, dest, first, count);
    emitter.emit("EXTRA", position, emitter.constant({ kind: "tuple", items }));
  }
  unit.top = top;
}

/** `super()` in a method: the class that it stands in and the method's object are its arguments. */
function isBareSuper(unit: Unit, { func, args, keywords }: Node<"Call">): boolean {
  if (func.nodeType !== "Name" || func.id !== "super" || args.length + keywords.length > 0) return false;
  return (
    unit.scope.parameters > 0 &&
    unit.variable("super").kind === "global" &&
    unit.variable("__class__").kind !== "global"
  );
}

function superArguments(unit: Unit, node: Node<"Call">): void {
  const position = unit.position(node);
  loadName(unit, "__class__", unit.top++, position);
  loadName(unit, unit.scope.locals[0] as string, unit.top++, position);
}

/** Callee into register base (and the object of a method into base + 2); top is then the next argument. */
function callee(unit: Unit, func: Expression, base: number): void {
  if (func.nodeType !== "Attribute") {
    unit.into(func, base);
    unit.top = base + 2;
    return;
  }
  const { emitter } = unit;
  unit.top = base + 2;
  unit.temporary(func.value);
  const position = attributePosition(unit.program.source, func, func);
  emitter.emit("LOAD_METHOD", position, base, emitter.constant({ kind: "str", value: func.attr }));
}
