/**
 * `and`, `or` and conditional expressions as values.
 */
import type { Expression, Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { branch } from "./conditions.js";

/** `a and b` as a value: the temporary that holds a value is kept by the jump and dropped when it goes on. */
export function boolean(unit: Unit, node: Node<"BoolOp">, dest: number): void {
  const { emitter } = unit;
  const position = unit.position(node);
  const result = unit.isTemporary(dest) ? dest : unit.top;
  const end = emitter.label();
  const opcode = node.op.nodeType === "And" ? "JUMP_IF_FALSE_KEEP" : "JUMP_IF_TRUE_KEEP";
  node.values.forEach((value, index) => {
    unit.into(value, result);
    if (index === node.values.length - 1) return;
    emitter.emit(opcode, position, end, result);
    if (mayOwn(unit, value)) emitter.emit("DROP", position, result);
  });
  emitter.place(end);
  if (result !== dest) emitter.emit("TAKE", position, dest, result);
}

export function conditional(unit: Unit, node: Node<"IfExp">, dest: number): void {
  const { emitter } = unit;
  const [otherwise, end] = [emitter.label(), emitter.label()];
  branch(unit, node.test, otherwise, false);
  unit.into(node.body, dest);
  emitter.jump(end, emitter.lastPosition ?? unit.position(node));
  emitter.place(otherwise);
  unit.into(node.orelse, dest);
  emitter.place(end);
}

/** False when the value of an expression is certainly no counted reference, so that nobody need drop it. */
export function mayOwn(unit: Unit, node: Expression): boolean {
  if (unit.constant(node)) return false;
  if (node.nodeType === "BoolOp") return node.values.some((value) => mayOwn(unit, value));
  return !(node.nodeType === "Compare" || (node.nodeType === "UnaryOp" && node.op.nodeType === "Not"));
}
