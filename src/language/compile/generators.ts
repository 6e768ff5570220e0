/**
 * yield, yield from, generator expressions. A yield says how many registers are alive: the generator keeps them while it
 * waits.
 */
import type { Expression, Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { loops } from "./comprehensions.js";
import { functionInto } from "./functions.js";

export function yieldValue(unit: Unit, node: Node<"Yield">, dest: number): void {
  const { emitter, top } = unit;
  const position = unit.position(node);
  const register = unit.isTemporary(dest) ? dest : top;
  if (node.value) unit.into(node.value, register);
  else emitter.emit("LOAD_CONST", position, register, emitter.constant({ kind: "none" }));
  unit.top = Math.max(top, register + 1);
  emitter.emit("YIELD", position, register, 0, unit.top);
  if (register !== dest) emitter.emit("TAKE", position, dest, register);
  unit.top = top;
}

/** The iterator waits in a register of its own; what it gives and what is sent go through another one. */
export function yieldFrom(unit: Unit, node: Node<"YieldFrom">, dest: number): void {
  const { emitter, top } = unit;
  const position = unit.position(node);
  const register = unit.isTemporary(dest) ? dest : top;
  const iterator = Math.max(top, register + 1);
  unit.top = iterator;
  unit.into(node.value, iterator);
  emitter.emit("GET_ITERATOR", position, iterator, iterator, 0);
  emitter.emit("LOAD_CONST", position, register, emitter.constant({ kind: "none" }));
  unit.top = iterator + 1;
  const [again, done] = [emitter.label(), emitter.label()];
  emitter.place(again);
  emitter.emit("SEND", position, register, iterator, done);
  emitter.emit("YIELD_FROM", position, register, iterator, unit.top);
  emitter.jump(again, position);
  emitter.place(done);
  emitter.emit("DROP", position, iterator);
  if (register !== dest) emitter.emit("TAKE", position, dest, register);
  unit.top = top;
}

/** A function of the first iterable, called at once: only its iterator is made now. */
export function generatorExpression(unit: Unit, node: Node<"GeneratorExp">, dest: number): void {
  const { emitter, top } = unit;
  const position = unit.position(node);
  const argument = top + 2;
  functionInto(unit, node, undefined, top, position, (inner) =>
    loops(inner, node.generators, () => yieldElement(inner, node.elt), 0),
  );
  unit.top = argument;
  const [first] = node.generators;
  if (first) {
    unit.into(first.iter, argument);
    emitter.emit("GET_ITERATOR", unit.position(first.iter), argument, argument, 1);
  }
  emitter.emit("CALL", position, dest, argument, 1);
  unit.top = top;
}

function yieldElement(unit: Unit, element: Expression): void {
  const position = unit.position(element);
  const register = unit.temporary(element);
  unit.emitter.emit("YIELD", position, register, 0, unit.top);
  unit.emitter.emit("DROP", position, register);
}
