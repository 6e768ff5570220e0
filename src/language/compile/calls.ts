/**
 * Calls. The call area is three temporaries and more: callee, room for the frame link, arguments.
 * A method call puts the object where the first argument goes, and LOAD_METHOD the function before it.
 */
import type { Position } from "../../bytecode/code.js";
import { attributePosition } from "../positions.js";
import type { Expression, Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { foldGenerator } from "./folds.js";
import { asksForNames, frameNames } from "./frame-names.js";
import { loadName } from "./operations.js";

export function call(unit: Unit, node: Node<"Call">, dest: number): void {
  const { emitter, top } = unit;
  const first = top + 2;
  if (asksForNames(unit, node)) {
    frameNames(unit, node, dest);
    return;
  }
  if (isSpread(node)) {
    spreadCall(unit, node, dest);
    return;
  }
  callee(unit, node.func, top);
  if (isBareSuper(unit, node)) superArguments(unit, node);
  for (const argument of node.args) unit.temporary(argument);
  for (const { value } of node.keywords) unit.temporary(value);
  const count = unit.top - first;
  const position = callPosition(unit, node);
  const end = emitter.label();
  foldGenerator(unit, node, top, dest, position, end);
  if (node.keywords.length === 0) {
    emitter.emit("CALL", position, dest, first, count);
  } else {
    const items = node.keywords.map(({ arg }) => ({ kind: "str", value: arg as string }) as const);
    emitter.emit("CALL_KW", position, dest, first, count);
    emitter.emit("EXTRA_CONST", position, emitter.constant({ kind: "tuple", items }));
  }
  emitter.place(end);
  unit.top = top;
}

/** `super()` in a method: the class that it stands in and the method's object are its arguments. */
function isBareSuper(unit: Unit, { func, args, keywords }: Node<"Call">): boolean {
  if (func.nodeType !== "Name" || func.id !== "super" || args.length + keywords.length > 0) return false;
  return (
    unit.scope.parameters > 0 &&
    unit.variable("super").kind === "global" &&
    unit.variable("__class__").kind !== "global"
  );
}

function superArguments(unit: Unit, node: Node<"Call">): void {
  const position = unit.position(node);
  loadName(unit, "__class__", unit.top++, position);
  loadName(unit, unit.scope.locals[0] as string, unit.top++, position);
}

/** Callee into register base (and the object of a method into base + 2); top is then the next argument. */
function callee(unit: Unit, func: Expression, base: number): void {
  if (func.nodeType !== "Attribute") {
    unit.into(func, base);
    unit.top = base + 2;
    return;
  }
  const { emitter } = unit;
  unit.top = base + 2;
  unit.temporary(func.value);
  const position = attributePosition(unit.program.source, func, func);
  emitter.emit("LOAD_METHOD", position, base, emitter.constant({ kind: "str", value: func.attr }));
}

const callPosition = (unit: Unit, node: Node<"Call">): Position =>
  node.func.nodeType === "Attribute" ? attributePosition(unit.program.source, node, node.func) : unit.position(node);

const isSpread = ({ args, keywords }: Node<"Call">): boolean =>
  args.some(({ nodeType }) => nodeType === "Starred") || keywords.some(({ arg }) => arg === undefined);

/** A call with `*` or `**`: an iterable of the positional arguments, then the keywords' values, or a dict of them. */
function spreadCall(unit: Unit, node: Node<"Call">, dest: number): void {
  const { emitter, top } = unit;
  const first = top + 2;
  const position = callPosition(unit, node);
  unit.into(node.func, top);
  unit.top = first;
  positionalInto(unit, node, first);
  unit.top = first + 1;
  const hasDict = node.keywords.some(({ arg }) => arg === undefined);
  if (hasDict) keywordDict(unit, node, top);
  else for (const { value } of node.keywords) unit.temporary(value);
  const items = hasDict ? [] : node.keywords.map(({ arg }) => ({ kind: "str", value: arg as string }) as const);
  emitter.emit("CALL_EX", position, dest, first, unit.top - first);
  emitter.emit("EXTRA_CONST", position, emitter.constant({ kind: "tuple", items }), hasDict ? 1 : 0);
  unit.top = top;
}

/** One starred argument alone is handed over as it is; CALL_EX says what is wrong with it. */
function positionalInto(unit: Unit, node: Node<"Call">, register: number): void {
  const [only] = node.args;
  if (node.args.length === 1 && only?.nodeType === "Starred") {
    unit.into(only.value, register);
    return;
  }
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  const place = { lineno, col_offset, end_lineno, end_col_offset };
  unit.into({ ...place, nodeType: "Tuple", elts: node.args, ctx: { nodeType: "Load" } } as Expression, register);
}

/** The dict of all keywords in their order, in the first free register; `**` parts are merged into it. */
function keywordDict(unit: Unit, node: Node<"Call">, callee: number): void {
  const { emitter, top: dict } = unit;
  const position = unit.position(node);
  const [first] = node.keywords;
  let index = 0;
  const named = (): number => {
    const start = unit.top;
    for (let item = node.keywords[index]; item?.arg !== undefined; item = node.keywords[++index]) {
      emitter.emit("LOAD_CONST", position, unit.top++, emitter.constant({ kind: "str", value: item.arg }));
      unit.temporary(item.value);
    }
    return unit.top - start;
  };
  unit.top = dict;
  const count = first?.arg === undefined ? 0 : named();
  emitter.emit("BUILD_DICT", position, dict, dict, count);
  unit.top = dict + 1;
  while (index < node.keywords.length) {
    const part = unit.top;
    const item = node.keywords[index];
    if (item && item.arg === undefined) {
      index++;
      unit.into(item.value, part);
    } else {
      emitter.emit("BUILD_DICT", position, part, part, named());
    }
    unit.top = part + 1;
    emitter.emit("DICT_MERGE", position, dict, part, callee);
    unit.top = part;
  }
}
