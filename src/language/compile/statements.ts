/**
 * The remaining statements: expression, if, and those that emit nothing.
 */
import { truth } from "../fold.js";
import { rangeOf } from "../positions.js";
import type { Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { mayOwn } from "./choices.js";
import { branch } from "./conditions.js";
import { plainJumpOf } from "./loops.js";

export function expressionStatement(unit: Unit, { value }: Node<"Expr">): void {
  if (value.nodeType === "Constant" || unit.constant(value) || unit.boundLocal(value) !== undefined) return;
  const register = unit.temporary(value);
  if (mayOwn(unit, value)) unit.emitter.emit("DROP", rangeOf(value), register);
}

export function ifStatement(unit: Unit, node: Node<"If">): void {
  const { emitter } = unit;
  const constant = unit.constant(node.test);
  if (constant) {
    unit.body(truth(constant) ? node.body : node.orelse);
    return;
  }
  const straight = node.orelse.length === 0 ? plainJumpOf(unit, node.body) : undefined;
  if (straight) {
    branch(unit, node.test, straight, true);
    return;
  }
  const otherwise = emitter.label();
  branch(unit, node.test, otherwise, false);
  unit.body(node.body);
  if (node.orelse.length === 0) {
    emitter.place(otherwise);
    return;
  }
  const end = emitter.label();
  emitter.jump(end, emitter.lastPosition ?? rangeOf(node));
  emitter.place(otherwise);
  unit.body(node.orelse);
  emitter.place(end);
}

export function nothing(): void {}
