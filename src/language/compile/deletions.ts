/**
 * The del statement.
 */
import { attributePosition } from "../positions.js";
import type { Expression, Node } from "../syntax.js";
import type { Unit } from "../unit.js";

export function deleteTargets(unit: Unit, { targets }: Node<"Delete">): void {
  for (const target of targets) remove(unit, target);
}

function remove(unit: Unit, target: Expression): void {
  const { emitter, top } = unit;
  switch (target.nodeType) {
    case "Name":
      removeName(unit, target);
      break;
    case "Subscript": {
      const container = unit.register(target.value);
      emitter.emit("DELETE_INDEX", unit.position(target), container, unit.register(target.slice));
      break;
    }
    case "Attribute": {
      const position = attributePosition(unit.program.source, target, target);
      const object = unit.register(target.value);
      emitter.emit("DELETE_ATTR", position, object, emitter.constant({ kind: "str", value: target.attr }));
      break;
    }
    case "Tuple":
    case "List":
      for (const item of target.elts) remove(unit, item);
      break;
  }
  unit.top = top;
}

function removeName(unit: Unit, target: Node<"Name">): void {
  const { emitter } = unit;
  const variable = unit.variable(target.id);
  const position = unit.position(target);
  if (variable.kind === "free") emitter.emit("DELETE_FREE", position, variable.index);
  else if (variable.kind !== "local") emitter.emit("DELETE_GLOBAL", position, unit.globalSlot(target.id));
  else emitter.emit(variable.cell ? "DELETE_CELL" : "DELETE_LOCAL", position, variable.register);
}
