/**
 * Names, arithmetic, subscripts, attributes and displays as values in a register.
 */
import type { Position } from "../../bytecode/code.js";
import { attributePosition } from "../positions.js";
import { CLASS_CELL } from "../resolve.js";
import type { Variable } from "../scopes.js";
import { BINARY_OPCODES, type Expression, type Node, UNARY_OPCODES } from "../syntax.js";
import type { Unit } from "../unit.js";
import { classInPython } from "./complex.js";
import { compare } from "./conditions.js";

export function name(unit: Unit, node: Node<"Name">, dest: number): void {
  loadName(unit, node.id, dest, unit.position(node));
}

export function loadName(unit: Unit, name: string, dest: number, position: Position): void {
  const { emitter } = unit;
  const variable = unit.variable(name);
  if (variable.kind !== "local" && unit.names.kind === "class" && ofClassBody(unit, name, dest, position)) return;
  if (variable.kind !== "local" && seesAttribute(unit, name)) {
    loadFromClass(unit, name, dest, variable, position);
  } else if (variable.kind === "free") {
    emitter.emit("LOAD_FREE", position, dest, variable.index);
  } else if (variable.kind !== "local") {
    if (classInPython(unit, name, dest, position)) return;
    const { namespace } = unit.names;
    if (namespace === undefined) emitter.emit("LOAD_GLOBAL", position, dest, unit.globalSlot(name));
    else emitter.emit("LOAD_PREPARED", position, dest, namespace, unit.globalSlot(name));
  } else if (variable.cell) {
    emitter.emit("LOAD_CELL", position, dest, variable.register);
  } else if (unit.names.kind === "class" && !unit.isBound(variable.register)) {
    emitter.emit("LOAD_NAME", position, dest, variable.register, unit.globalSlot(name));
  } else if (variable.register !== dest || !unit.isBound(variable.register)) {
    emitter.emit("COPY", position, dest, variable.register);
    unit.markBound(variable.register);
  }
}

/** What every class body finds in its namespace before its first statement; false for any other name. */
function ofClassBody(unit: Unit, name: string, dest: number, position: Position): boolean {
  const { emitter, names } = unit;
  if (name === "__qualname__") {
    emitter.emit("LOAD_CONST", position, dest, emitter.constant({ kind: "str", value: names.qualifiedName }));
  } else if (name === "__module__") {
    emitter.emit("LOAD_GLOBAL", position, dest, unit.globalSlot("__name__"));
  } else return false;
  return true;
}

/** True when an annotation in a class names one of its attributes. */
function seesAttribute({ scope }: Unit, name: string): boolean {
  if (!scope.isAnnotations || scope.parent?.kind !== "class") return false;
  const variable = scope.parent.variables.get(name);
  return variable?.kind === "local" && variable.register < scope.parent.attributes;
}

function loadFromClass(unit: Unit, name: string, dest: number, outer: Variable, position: Position): void {
  const { emitter, scope } = unit;
  const cell = scope.variables.get(CLASS_CELL);
  const isFree = outer.kind === "free";
  emitter.emit(
    "LOAD_CLASS_NAME",
    position,
    dest,
    cell?.kind === "free" ? cell.index : 0,
    emitter.constant({ kind: "str", value: name }),
  );
  if (isFree) emitter.emit("EXTRA", position, 1, outer.index);
  else emitter.emit("EXTRA_GLOBAL", position, 0, unit.globalSlot(name));
}

export function binary(unit: Unit, node: Node<"BinOp">, dest: number): void {
  const opcode = BINARY_OPCODES[node.op.nodeType] as string;
  const { emitter, top } = unit;
  const position = unit.position(node);
  const right = unit.constantIndex(node.right);
  const left = unit.constantIndex(node.left);
  if (right !== undefined) {
    emitter.emit(`${opcode}_K`, position, dest, unit.register(node.left), right);
  } else if (left !== undefined) {
    emitter.emit(`${opcode}_LK`, position, dest, left, unit.register(node.right));
  } else {
    emitter.emit(opcode, position, dest, unit.register(node.left), unit.register(node.right));
  }
  unit.top = top;
}

/** dest = left op= right, for an augmented assignment; a temporary on the left is consumed. */
export function augment(unit: Unit, node: Node<"AugAssign">, dest: number, left: number): void {
  const opcode = BINARY_OPCODES[node.op.nodeType] as string;
  const position = unit.position(node);
  const right = unit.constantIndex(node.value);
  if (right !== undefined) unit.emitter.emitInPlace(`${opcode}_K`, position, dest, left, right);
  else unit.emitter.emitInPlace(opcode, position, dest, left, unit.register(node.value));
}

export function unary(unit: Unit, node: Node<"UnaryOp">, dest: number): void {
  const { top } = unit;
  const position = unit.position(node);
  const operand = node.op.nodeType === "Not" ? negated(unit, node.operand, position) : unit.register(node.operand);
  unit.emitter.emit(UNARY_OPCODES[node.op.nodeType] as string, position, dest, operand);
  unit.top = top;
}

/** The operand of a `not` whose value is wanted: CPython joins a single comparison with it and gives it its range. */
function negated(unit: Unit, node: Expression, position: Position): number {
  if (node.nodeType !== "Compare" || node.ops.length > 1) return unit.register(node);
  const register = unit.top;
  compare(unit, node, register, position);
  unit.top = register + 1;
  return register;
}

export function subscript(unit: Unit, node: Node<"Subscript">, dest: number): void {
  const { top } = unit;
  if (node.slice.nodeType === "Slice" && !node.slice.step) {
    unit.temporary(node.value);
    bounds(unit, node.slice, [node.slice.lower, node.slice.upper]);
    unit.emitter.emit("INDEX_SLICE", unit.position(node), dest, top, 3);
    unit.top = top;
    return;
  }
  const container = unit.register(node.value);
  loadIndex(unit, dest, container, indexOperand(unit, node.slice), unit.position(node));
  unit.top = top;
}

/** An index: the number of a constant, or a register. */
export type IndexOperand = { readonly constant: number } | { readonly register: number };

export function indexOperand(unit: Unit, node: Expression): IndexOperand {
  const constant = unit.constantIndex(node);
  return constant === undefined ? { register: unit.register(node) } : { constant };
}

export function loadIndex(unit: Unit, dest: number, container: number, index: IndexOperand, position: Position): void {
  if ("constant" in index) unit.emitter.emit("INDEX_K", position, dest, container, index.constant);
  else unit.emitter.emit("INDEX", position, dest, container, index.register);
}

export function attribute(unit: Unit, node: Node<"Attribute">, dest: number): void {
  const { top, emitter } = unit;
  const object = unit.register(node.value);
  const position = attributePosition(unit.program.source, node, node);
  emitter.emit("LOAD_ATTR", position, dest, object, emitter.constant({ kind: "str", value: node.attr }));
  unit.top = top;
}

export function list(unit: Unit, node: Node<"List">, dest: number): void {
  build(unit, "BUILD_LIST", node, node.elts, dest);
}

export function tuple(unit: Unit, node: Node<"Tuple">, dest: number): void {
  build(unit, "BUILD_TUPLE", node, node.elts, dest);
}

function build(unit: Unit, opcode: string, node: Expression, items: readonly Expression[], dest: number): void {
  const { top } = unit;
  const star = items.findIndex(({ nodeType }) => nodeType === "Starred");
  const plain = star < 0 ? items : items.slice(0, star);
  for (const item of plain) unit.temporary(item);
  if (star < 0) {
    unit.emitter.emit(opcode, unit.position(node), dest, top, items.length);
  } else {
    unit.emitter.emit("BUILD_LIST", unit.position(node), top, top, plain.length);
    unit.top = top + 1;
    const position = unit.position(node);
    appendItems(unit, top, items.slice(star), position);
    if (opcode === "BUILD_TUPLE") unit.emitter.emit("LIST_TO_TUPLE", position, dest, top);
    else unit.emitter.emit("TAKE", position, dest, top);
  }
  unit.top = top;
}

/** From the first starred item on, a display grows as a list. */
function appendItems(unit: Unit, list: number, items: readonly Expression[], position: Position): void {
  for (const item of items) {
    const { top } = unit;
    const isStarred = item.nodeType === "Starred";
    const value = isStarred ? item.value : item;
    unit.emitter.emit(isStarred ? "LIST_EXTEND" : "LIST_APPEND", position, list, unit.register(value));
    unit.top = top;
  }
}

/** A slice as the index of a subscript. */
export function slice(unit: Unit, node: Node<"Slice">, dest: number): void {
  const { top } = unit;
  bounds(unit, node, [node.lower, node.upper, ...(node.step ? [node.step] : [])]);
  unit.emitter.emit("BUILD_SLICE", unit.position(node), dest, top, node.step ? 3 : 2);
  unit.top = top;
}

/** The parts of a slice in the next temporaries, None where one is left out. */
function bounds(unit: Unit, node: Node<"Slice">, parts: readonly (Expression | undefined)[]): void {
  const none = unit.emitter.constant({ kind: "none" });
  for (const part of parts) {
    if (part) unit.temporary(part);
    else unit.emitter.emit("LOAD_CONST", unit.position(node), unit.top++, none);
  }
}
