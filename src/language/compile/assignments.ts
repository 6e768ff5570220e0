/**
 * Assignment: plain, chained, parallel, augmented, annotated. Values go straight to a local when nothing can see it.
 */
import type { Position } from "../../bytecode/code.js";
import { attributePosition } from "../positions.js";
import type { Expression, Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { noteAnnotation } from "./annotated.js";
import { augment, indexOperand, loadIndex } from "./operations.js";

export function assign(unit: Unit, { targets, value }: Node<"Assign">): void {
  const [first] = targets;
  if (targets.length > 1) assignChain(unit, targets, value);
  else if (first) assignOne(unit, first, value);
}

/** An annotation is not evaluated here; without a value, only what the target needs is. */
export function assignAnnotated(unit: Unit, node: Node<"AnnAssign">): void {
  const { target, value } = node;
  if (value) assignOne(unit, target, value);
  noteAnnotation(unit, node);
  if (value) return;
  if (target.nodeType !== "Attribute" && target.nodeType !== "Subscript") return;
  evaluate(unit, target.value);
  if (target.nodeType === "Subscript") evaluate(unit, target.slice);
}

function evaluate(unit: Unit, node: Expression): void {
  const { top } = unit;
  unit.emitter.emit("DROP", unit.position(node), unit.temporary(node));
  unit.top = top;
}

function assignOne(unit: Unit, target: Expression, value: Expression): void {
  const local = localTarget(unit, target);
  if (local !== undefined) {
    unit.into(value, local);
    unit.markBound(local);
  } else if (target.nodeType === "Subscript" && unit.constant(value)) {
    storeIndexConstant(unit, target, value);
  } else if (isPlain(target) && isPlain(value) && target.elts.length === value.elts.length) {
    assignParallel(unit, target.elts, value.elts);
  } else {
    store(unit, target, unit.register(value));
  }
}

/** a = b = value: one evaluation, stores from left to right. */
function assignChain(unit: Unit, targets: readonly Expression[], value: Expression): void {
  const first = localTarget(unit, targets[0] as Expression);
  const rest = targets.slice(1);
  if (first !== undefined && !rest.some((target) => binds(unit, target, first))) {
    unit.into(value, first);
    unit.markBound(first);
    for (const target of rest) store(unit, target, first);
    return;
  }
  const source = unit.temporary(value);
  targets.forEach((target, index) => {
    if (index === targets.length - 1) {
      store(unit, target, source);
      return;
    }
    const copy = unit.top++;
    unit.emitter.emit("COPY", unit.position(target), copy, source);
    store(unit, target, copy);
  });
}

/**
 * a, b = x, y without the tuple: values first, then stores from left to right. A constant or a local that no earlier
 * store changes is read at its store; the last computed value goes straight to its local when no read comes between.
 */
function assignParallel(unit: Unit, targets: readonly Expression[], values: readonly Expression[]): void {
  const deferred = values.map((value, index) => isDeferred(unit, value, targets.slice(0, index)));
  const last = deferred.lastIndexOf(false);
  const direct = last < 0 ? undefined : directTarget(unit, targets, values, last);
  const sources = values.map((value, index) => {
    if (deferred[index]) return undefined;
    if (index !== last || direct === undefined) return unit.temporary(value);
    unit.into(value, direct);
    unit.markBound(direct);
    return direct;
  });
  targets.forEach((target, index) => {
    const source = sources[index];
    if (source === undefined) assignOne(unit, target, values[index] as Expression);
    else if (source !== direct) store(unit, target, source);
  });
}

function isDeferred(unit: Unit, value: Expression, earlier: readonly Expression[]): boolean {
  if (unit.constant(value)) return true;
  const local = unit.boundLocal(value);
  return local !== undefined && !earlier.some((target) => binds(unit, target, local));
}

/** The local of value `index` when all targets are different locals and no other value reads it later. */
function directTarget(
  unit: Unit,
  targets: readonly Expression[],
  values: readonly Expression[],
  index: number,
): number | undefined {
  const locals = targets.map((target) => localTarget(unit, target));
  const local = locals[index];
  if (local === undefined || locals.includes(undefined) || new Set(locals).size < locals.length) return undefined;
  return values.some((value, other) => other !== index && unit.boundLocal(value) === local) ? undefined : local;
}

/** Stores a register's value; a temporary is consumed, a local shared. */
export function store(unit: Unit, target: Expression, source: number): void {
  const { emitter, top } = unit;
  const position = unit.position(target);
  if (target.nodeType === "Name") {
    storeName(unit, target.id, source, position);
  } else if (target.nodeType === "Subscript") {
    const container = unit.register(target.value);
    const index = unit.register(target.slice);
    emitter.emit("STORE_INDEX", position, container, index, source);
  } else if (target.nodeType === "Attribute") {
    const object = unit.register(target.value);
    const name = emitter.constant({ kind: "str", value: target.attr });
    emitter.emit("STORE_ATTR", attributePosition(unit.program.source, target, target), object, name, source);
  } else if (isSequence(target)) {
    unpack(unit, target, source);
  }
  unit.top = top;
}

/** a, *b, c = source: into temporaries, then to the targets from left to right. */
function unpack(unit: Unit, target: Sequence, source: number): void {
  const { emitter } = unit;
  const position = unit.position(target);
  const count = target.elts.length;
  const star = target.elts.findIndex(({ nodeType }) => nodeType === "Starred");
  const first = unit.top;
  if (star < 0) {
    emitter.emit("UNPACK", position, first, source, count);
  } else {
    emitter.emit("UNPACK_STAR", position, first, source, count);
    emitter.emit("EXTRA", position, star);
  }
  unit.top += count;
  for (const [index, item] of target.elts.entries()) {
    store(unit, item.nodeType === "Starred" ? item.value : item, first + index);
  }
}

export function storeName(unit: Unit, name: string, source: number, position: Position): void {
  const { emitter } = unit;
  const variable = unit.variable(name);
  if (variable.kind === "free") {
    emitter.emit("STORE_FREE", position, source, variable.index);
  } else if (variable.kind !== "local") {
    emitter.emit("STORE_GLOBAL", position, source, unit.globalSlot(name));
  } else if (variable.cell) {
    emitter.emit("STORE_CELL", position, source, variable.register);
  } else {
    const local = variable.register;
    if (source !== local) emitter.emit(unit.isTemporary(source) ? "TAKE" : "COPY", position, local, source);
    unit.markBound(local);
  }
}

/** name := value, which is the value too. */
export function named(unit: Unit, { target, value }: Node<"NamedExpr">, dest: number): void {
  const { emitter, top } = unit;
  const position = unit.position(target);
  const result = unit.isTemporary(dest) ? dest : top;
  unit.into(value, result);
  unit.top = Math.max(top, result + 1);
  const copy = unit.top;
  emitter.emit("COPY", position, copy, result);
  unit.top++;
  store(unit, target, copy);
  if (result !== dest) emitter.emit("TAKE", position, dest, result);
  unit.top = top;
}

/** The end of a handler's `as name`; no error when the program has deleted it before. */
export function unbindName(unit: Unit, name: string, position: Position): void {
  const variable = unit.variable(name);
  if (variable.kind === "free") unit.emitter.emit("UNBIND_FREE", position, variable.index);
  else if (variable.kind !== "local") unit.emitter.emit("UNBIND_GLOBAL", position, unit.globalSlot(name));
  else unit.emitter.emit(variable.cell ? "UNBIND_CELL" : "UNBIND", position, variable.register);
}

function storeIndexConstant(unit: Unit, target: Node<"Subscript">, value: Expression): void {
  const container = unit.register(target.value);
  const index = unit.register(target.slice);
  unit.emitter.emit("STORE_INDEX_K", unit.position(target), container, index, unit.constantIndex(value));
}

export function assignAugmented(unit: Unit, node: Node<"AugAssign">): void {
  if (node.target.nodeType === "Subscript") augmentSubscript(unit, node, node.target);
  else if (node.target.nodeType === "Attribute") augmentAttribute(unit, node, node.target);
  else augmentName(unit, node);
}

function augmentName(unit: Unit, node: Node<"AugAssign">): void {
  const local = localTarget(unit, node.target);
  const left = unit.register(node.target);
  if (local !== undefined) {
    augment(unit, node, local, left);
    unit.markBound(local);
  } else {
    augment(unit, node, left, left);
    store(unit, node.target, left);
  }
}

/** a[i] op= v: container and index are evaluated once and read twice. */
function augmentSubscript(unit: Unit, node: Node<"AugAssign">, target: Node<"Subscript">): void {
  const { emitter } = unit;
  const position = unit.position(target);
  const container = unit.register(target.value);
  const index = indexOperand(unit, target.slice);
  const value = unit.top++;
  const readContainer = copyOfTemporary(unit, container, position);
  const readIndex = "constant" in index ? index : { register: copyOfTemporary(unit, index.register, position) };
  loadIndex(unit, value, readContainer, readIndex, position);
  unit.top = value + 1;
  augment(unit, node, value, value);
  unit.top = value + 1;
  emitter.emit("STORE_INDEX", position, container, indexRegister(unit, index, target), value);
}

/** a.x op= v: the object is evaluated once and used twice. */
function augmentAttribute(unit: Unit, node: Node<"AugAssign">, target: Node<"Attribute">): void {
  const { emitter } = unit;
  const position = attributePosition(unit.program.source, target, target);
  const name = emitter.constant({ kind: "str", value: target.attr });
  const object = unit.register(target.value);
  const value = unit.top++;
  emitter.emit("LOAD_ATTR", position, value, copyOfTemporary(unit, object, position), name);
  unit.top = value + 1;
  augment(unit, node, value, value);
  emitter.emit("STORE_ATTR", position, object, name, value);
}

function copyOfTemporary(unit: Unit, register: number, position: Position): number {
  if (!unit.isTemporary(register)) return register;
  const copy = unit.top++;
  unit.emitter.emit("COPY", position, copy, register);
  return copy;
}

function indexRegister(unit: Unit, index: ReturnType<typeof indexOperand>, target: Node<"Subscript">): number {
  return "constant" in index ? unit.temporary(target.slice) : index.register;
}

/** The local that a target is. */
export function localTarget(unit: Unit, target: Expression): number | undefined {
  return target.nodeType === "Name" ? unit.local(target.id) : undefined;
}

/** True when a store to the target binds the local. */
function binds(unit: Unit, target: Expression, local: number): boolean {
  if (target.nodeType === "Starred") return binds(unit, target.value, local);
  return isSequence(target)
    ? target.elts.some((item) => binds(unit, item, local))
    : localTarget(unit, target) === local;
}

type Sequence = Node<"Tuple"> | Node<"List">;

const isSequence = (node: Expression): node is Sequence => node.nodeType === "Tuple" || node.nodeType === "List";

/** A display or a list of targets of which the number of items is known. */
const isPlain = (node: Expression): node is Sequence =>
  isSequence(node) && !node.elts.some(({ nodeType }) => nodeType === "Starred");
