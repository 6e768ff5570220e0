/**
 * f-strings: every piece becomes a string in a temporary, then they are joined.
 */
import type { Constant } from "../../bytecode/code.js";
import type { Expression, Node } from "../syntax.js";
import type { Unit } from "../unit.js";

/** In place of a conversion: as format() has it. */
const FORMATTED = 0;

export function joined(unit: Unit, node: Node<"JoinedStr">, dest: number): void {
  const { top } = unit;
  const [only] = node.values;
  if (node.values.length === 1 && only?.nodeType === "FormattedValue") {
    formatted(unit, only, dest);
    return;
  }
  for (const piece of node.values) {
    if (piece.nodeType === "Constant") text(unit, piece);
    else unit.temporary(piece);
  }
  unit.emitter.emit("BUILD_STRING", unit.position(node), dest, top, node.values.length);
  unit.top = top;
}

/** The literal text between replacement fields. */
function text(unit: Unit, node: Node<"Constant">): void {
  const { emitter } = unit;
  emitter.emit(
    "LOAD_CONST",
    unit.position(node),
    unit.top++,
    emitter.constant({ kind: "str", value: String(node.value) }),
  );
}

/** `{value!conversion:spec}`; without either it is `format(value, "")`, which is `str(value)` for built-in types. */
export function formatted(unit: Unit, node: Node<"FormattedValue">, dest: number): void {
  const { emitter, top } = unit;
  const position = unit.position(node);
  const spec = node.format_spec;
  const constant = spec && unit.constant(spec);
  const plain = !spec || (constant && isEmpty(constant));
  const value = unit.register(node.value);
  const conversion = node.conversion > 0 ? node.conversion : plain ? FORMATTED : undefined;
  if (plain) {
    emitter.emit("CONVERT", position, dest, value, conversion);
  } else {
    const converted = conversion === undefined ? value : unit.isTemporary(value) ? value : unit.top++;
    if (conversion !== undefined) emitter.emit("CONVERT", position, converted, value, conversion);
    if (constant) emitter.emit("FORMAT_K", position, dest, converted, emitter.constant(constant));
    else emitter.emit("FORMAT", position, dest, converted, unit.register(spec as Expression));
  }
  unit.top = top;
}

const isEmpty = (constant: Constant): boolean => constant.kind === "str" && constant.value === "";
