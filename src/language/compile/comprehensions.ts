/**
 * List comprehensions in the frame around them (PEP 709): their variables have registers of their own there, which are
 * emptied at the end.
 */
import { rangeOf } from "../positions.js";
import type { Comprehension, Scope } from "../scopes.js";
import type { Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { branch } from "./conditions.js";
import { next } from "./loops.js";

type Generator = Node<"ListComp">["generators"][number];

export function listComprehension(unit: Unit, node: Node<"ListComp">, dest: number): void {
  inlined(unit, node, dest, "BUILD_LIST", (result) => {
    unit.emitter.emit("LIST_APPEND", unit.position(node.elt), result, unit.register(node.elt));
  });
}

/** Builds an empty container and runs the loops, in whose midst `add` adds an element to the container's register. */
export function inlined(
  unit: Unit,
  node: Comprehension,
  dest: number,
  build: string,
  add: (container: number) => void,
): void {
  const { emitter, top, names } = unit;
  const position = unit.position(node);
  const scope = unit.program.scopes.of.get(node) as Scope;
  const [first] = node.generators;
  // The first iterable belongs to the scope around.
  const container = top;
  const iterable = container + 1;
  unit.top = iterable;
  if (first) unit.into(first.iter, iterable);
  emitter.emit(build, position, container, iterable, 0);
  unit.names = scope;
  openVariables(unit, scope, node);
  loops(unit, node.generators, () => add(container));
  closeVariables(unit, scope, node);
  unit.names = names;
  if (container !== dest) emitter.emit("TAKE", position, dest, container);
  unit.top = top;
}

/** The loops of a comprehension around `inside`; the first iterable is in a register already. */
export function loops(
  unit: Unit,
  [generator, ...rest]: readonly Generator[],
  inside: () => void,
  iterable = unit.top,
): void {
  const { emitter, top: iterator } = unit;
  if (!generator) {
    inside();
    unit.top = iterator;
    return;
  }
  const position = unit.position(generator.iter);
  const [exhausted, skip] = [emitter.label(), emitter.label()];
  emitter.emit("GET_ITER", position, iterator, iterable);
  unit.top = iterator + 3;
  const header = emitter.enterLoop(position);
  next(unit, generator.target, iterator, exhausted, position);
  for (const condition of generator.ifs) branch(unit, condition, skip, false);
  const [inner] = rest;
  if (inner) unit.into(inner.iter, unit.top);
  loops(unit, rest, inside);
  emitter.place(skip);
  emitter.jumpBack(unit.program.loopCount++, header, position);
  emitter.place(exhausted);
  emitter.emit("DROP", position, iterator);
  unit.top = iterator;
}

/** Variables that inner functions share get new cells every time; the others may hold what a run before left. */
function openVariables(unit: Unit, scope: Scope, node: Comprehension): void {
  for (const register of scope.own) {
    const cell = scope.cells.includes(register);
    if (node.generators.length > 1 || cell) unit.emitter.emit("UNBIND", rangeOf(node), register);
    if (cell) unit.emitter.emit("MAKE_CELL", rangeOf(node), register);
    unit.markUnbound(register);
  }
}

function closeVariables(unit: Unit, scope: Scope, node: Comprehension): void {
  for (const register of scope.own) {
    unit.emitter.emit("UNBIND", rangeOf(node), register);
    unit.markUnbound(register);
  }
}
