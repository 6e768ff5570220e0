/**
 * Built-ins of a generator expression: `any`, `all`, `sum`, and what makes a list of it first. Where the name leads to the built-in,
 * which an instruction asks when it runs, a loop in this very frame takes the values, so that no interpreter within the built-in has to
 * run for each of them, and stitched code may hold the generator's. What errors show is the same: the loop stands at the call.
 */
import { BUILTIN_IDS } from "../../bytecode/builtins/index.js";
import type { Position } from "../../bytecode/code.js";
import type { Label } from "../emitter.js";
import type { Node } from "../syntax.js";
import type { Unit } from "../unit.js";

/** A call of a built-in whose callee is in register `callee`, and its only positional argument, a generator, in `generator`. */
interface Fold {
  readonly unit: Unit;
  readonly position: Position;
  readonly generator: number;
  readonly dest: number;
}

type Body = (fold: Fold, end: Label) => void;

/** Folds that are the whole call. */
const WHOLE: Readonly<Record<string, Body>> = {
  any: (fold, end) => search(fold, end, true),
  all: (fold, end) => search(fold, end, false),
  sum,
  list: (fold, end) => {
    const { unit, position, dest } = fold;
    unit.emitter.emit("TAKE", position, dest, collect(fold, "BUILD_LIST", "LIST_APPEND"));
    unit.emitter.jump(end, position);
  },
  set: (fold, end) => {
    const { unit, position, dest } = fold;
    unit.emitter.emit("TAKE", position, dest, collect(fold, "BUILD_SET", "SET_ADD"));
    unit.emitter.jump(end, position);
  },
};

/** Built-ins that make a list of what they are given before they do anything else. */
const LISTING = new Set(["tuple", "sorted"]);

/**
 * Comes when callee and arguments of a call are in their registers from `callee` on: emits what takes a generator's values here, and
 * jumps to `end` when that is all; what follows is the call itself.
 */
export function foldGenerator(
  unit: Unit,
  node: Node<"Call">,
  callee: number,
  dest: number,
  position: Position,
  end: Label,
): void {
  const [argument] = node.args;
  if (node.args.length !== 1 || argument?.nodeType !== "GeneratorExp") return;
  const { emitter, top } = unit;
  if (isJoin(node)) {
    listInPlace({ unit, position, generator: callee + 3, dest });
    return;
  }
  const { func } = node;
  if (func.nodeType !== "Name" || unit.variable(func.id).kind !== "global") return;
  const whole = node.keywords.length === 0 ? WHOLE[func.id] : undefined;
  if (!whole && !LISTING.has(func.id)) return;
  const plain = emitter.label();
  emitter.emit("JUMP_UNLESS_BUILTIN", position, plain, callee, BUILTIN_IDS[func.id as keyof typeof BUILTIN_IDS]);
  const fold = { unit, position, generator: callee + 2, dest };
  if (whole) {
    emitter.emit("DROP", position, callee);
    whole(fold, end);
  } else listInPlace(fold);
  emitter.place(plain);
  unit.top = top;
}

/** `"…".join(…)`: the method of a literal is certain. */
function isJoin({ func, keywords }: Node<"Call">): boolean {
  return (
    func.nodeType === "Attribute" &&
    func.attr === "join" &&
    func.value.nodeType === "Constant" &&
    typeof func.value.value === "string" &&
    keywords.length === 0
  );
}

/** The generator's place takes a list of its values. */
function listInPlace(fold: Fold): void {
  const { top } = fold.unit;
  fold.unit.emitter.emit("TAKE", fold.position, fold.generator, collect(fold, "BUILD_LIST", "LIST_APPEND"));
  fold.unit.top = top;
}

/** A new container of the values; its register. */
function collect(fold: Fold, build: string, add: string): number {
  const { unit, position } = fold;
  const container = unit.top++;
  unit.emitter.emit(build, position, container, container, 0);
  each(fold, (item) => unit.emitter.emit(add, position, container, item));
  return container;
}

/** A loop over the generator around `inside`, which consumes the item. */
function each({ unit, position, generator }: Fold, inside: (item: number, iterator: number) => void): void {
  const { emitter, top: iterator } = unit;
  const item = iterator + 3;
  const exhausted = emitter.label();
  // A generator is its own iterator; the registers behind it are those of sequences.
  const none = emitter.constant({ kind: "none" });
  emitter.emit("TAKE", position, iterator, generator);
  for (const register of [iterator + 1, iterator + 2]) emitter.emit("LOAD_CONST", position, register, none);
  unit.top = item + 1;
  const header = emitter.enterLoop(position);
  emitter.emit("FOR_ITER", position, item, iterator, exhausted);
  inside(item, iterator);
  emitter.jumpBack(unit.program.loopCount++, header, position);
  emitter.place(exhausted);
  emitter.emit("DROP", position, iterator);
  unit.top = iterator;
}

/** `any` (true) and `all` (false): the first item whose truth is that decides. */
function search(fold: Fold, end: Label, decides: boolean): void {
  const { unit, position, dest } = fold;
  const { emitter, top: iterator } = unit;
  const found = emitter.label();
  const give = (value: boolean): void => {
    emitter.emit("LOAD_CONST", position, dest, emitter.constant({ kind: "bool", value }));
    emitter.jump(end, position);
  };
  each(fold, (item) => emitter.emit(decides ? "JUMP_IF_TRUE" : "JUMP_IF_FALSE", position, found, item));
  give(!decides);
  emitter.place(found);
  emitter.emit("DROP", position, iterator);
  give(decides);
}

function sum(fold: Fold, end: Label): void {
  const { unit, position, dest } = fold;
  const { emitter, top: total } = unit;
  const zero = emitter.constant({ kind: "int", value: 0 });
  for (const register of [total, total + 1]) emitter.emit("LOAD_CONST", position, register, zero);
  unit.top = total + 2;
  each(fold, (item) => emitter.emit("SUM_ADD", position, total, item));
  emitter.emit("SUM_END", position, dest, total);
  emitter.jump(end, position);
}
