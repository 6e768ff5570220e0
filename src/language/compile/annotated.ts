/** What an annotated statement leaves for the function that evaluates annotations: that it ran. */
import { rangeOf } from "../positions.js";
import { CONDITIONAL } from "../resolve.js";
import type { Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { loadName } from "./operations.js";

/** The statement of an annotation runs that need not. */
export function noteAnnotation(unit: Unit, node: Node<"AnnAssign">): void {
  const index = unit.scope.conditional.get(node);
  if (index === undefined) return;
  const { emitter, top } = unit;
  const position = rangeOf(node);
  loadName(unit, CONDITIONAL, top, position);
  emitter.emit("LOAD_CONST", position, top + 1, emitter.constant({ kind: "int", value: index }));
  emitter.emit("SET_ADD", position, top, top + 1);
  emitter.emit("DROP", position, top);
}
