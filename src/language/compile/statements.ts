/**
 * The remaining statements: expression, if, import, and those that emit nothing.
 */
import { MODULES, type ModuleName } from "../../bytecode/builtins/index.js";
import { truth } from "../fold.js";
import { rangeOf } from "../positions.js";
import type { Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { storeName } from "./assignments.js";
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

export function importModules(unit: Unit, node: Node<"Import">): void {
  const position = rangeOf(node);
  for (const { name, asname } of node.names) {
    const register = unit.top;
    unit.emitter.emit("IMPORT", position, register, MODULES.indexOf(name as ModuleName));
    storeName(unit, asname ?? name, register, position);
  }
}

export function importNames(unit: Unit, node: Node<"ImportFrom">): void {
  const { emitter } = unit;
  const position = rangeOf(node);
  for (const { name, asname } of node.names) {
    const register = unit.top;
    emitter.emit("IMPORT", position, register, MODULES.indexOf(node.module as ModuleName));
    emitter.emit("LOAD_ATTR", position, register, register, emitter.constant({ kind: "str", value: name }));
    storeName(unit, asname ?? name, register, position);
  }
}

export function nothing(): void {}
