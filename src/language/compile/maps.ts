/**
 * Displays and comprehensions of dicts and sets. Short displays are built from registers at once, as CPython does it
 * (which shows when a key's hash raises); long and starred ones item by item.
 */
import type { Expression, Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { inlined } from "./comprehensions.js";

/** More values than this are not collected before the display is built: CPython's STACK_USE_GUIDELINE. */
const MOST_VALUES = 30;

export function dict(unit: Unit, node: Node<"Dict">, dest: number): void {
  const { emitter, top } = unit;
  const position = unit.position(node);
  const [container, first] = [top, top + 1];
  unit.top = first;
  let built = false;
  const begin = () => {
    if (!built) emitter.emit("BUILD_DICT", position, container, first, 0);
    built = true;
  };
  for (const run of runsOf(node)) {
    if ("unpacked" in run) {
      begin();
      emitter.emit("DICT_UPDATE", position, container, unit.register(run.unpacked));
    } else if (built || 2 * run.entries.length > MOST_VALUES) {
      begin();
      for (const { key, value } of run.entries) {
        emitter.emit("DICT_SET", position, container, unit.temporary(key), unit.temporary(value));
        unit.top = first;
      }
    } else {
      for (const { key, value } of run.entries) [unit.temporary(key), unit.temporary(value)];
      emitter.emit("BUILD_DICT", position, container, first, 2 * run.entries.length);
      built = true;
    }
    unit.top = first;
  }
  begin();
  if (container !== dest) emitter.emit("TAKE", position, dest, container);
  unit.top = top;
}

type Entry = { readonly key: Expression; readonly value: Expression };
type Run = { readonly entries: Entry[] } | { readonly unpacked: Expression };

/** The parts of a dict display: entries that follow each other, and `**` parts. */
function runsOf({ keys, values }: Node<"Dict">): Run[] {
  const runs: Run[] = [];
  for (const [index, value] of values.entries()) {
    const key = keys[index];
    const last = runs.at(-1);
    if (!key) runs.push({ unpacked: value });
    else if (last && "entries" in last) last.entries.push({ key, value });
    else runs.push({ entries: [{ key, value }] });
  }
  return runs;
}

export function set(unit: Unit, node: Node<"Set">, dest: number): void {
  const { emitter, top } = unit;
  const position = unit.position(node);
  const { elts } = node;
  const isLong = elts.length > MOST_VALUES;
  const star = elts.findIndex((item) => item.nodeType === "Starred");
  const isConstant = elts.length > 2 && elts.every((item) => unit.constant(item) !== undefined);
  const [container, first] = [top, top + 1];
  unit.top = first;
  const collected = isLong ? 0 : star < 0 ? elts.length : star;
  for (const item of elts.slice(0, collected)) unit.temporary(item);
  if (isConstant && !isLong) {
    // As CPython: a constant frozenset that is copied, which decides about the order.
    emitter.emit("BUILD_FROZENSET", position, first, first, collected);
    emitter.emit("BUILD_SET", position, container, first + 1, 0);
    emitter.emit("SET_UPDATE", position, container, first);
  } else {
    emitter.emit("BUILD_SET", position, container, first, collected);
  }
  unit.top = first;
  for (const item of elts.slice(collected)) {
    if (item.nodeType === "Starred") emitter.emit("SET_UPDATE", position, container, unit.register(item.value));
    else emitter.emit("SET_ADD", position, container, unit.register(item));
    unit.top = first;
  }
  if (container !== dest) emitter.emit("TAKE", position, dest, container);
  unit.top = top;
}

export function setComprehension(unit: Unit, node: Node<"SetComp">, dest: number): void {
  inlined(unit, node, dest, "BUILD_SET", (result) => {
    unit.emitter.emit("SET_ADD", unit.position(node.elt), result, unit.register(node.elt));
  });
}

export function dictComprehension(unit: Unit, node: Node<"DictComp">, dest: number): void {
  inlined(unit, node, dest, "BUILD_DICT", (result) => {
    const key = unit.temporary(node.key);
    unit.emitter.emit("DICT_SET", unit.position(node.key), result, key, unit.register(node.value));
  });
}
