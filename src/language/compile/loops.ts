/**
 * while, for, break, continue. A loop has its test at the header and one JUMP_BACK; `continue` goes to the JUMP_BACK,
 * every exit of a for-loop drops its iterator.
 */
import type { Position } from "../../bytecode/code.js";
import type { Label } from "../emitter.js";
import { rangeOf } from "../positions.js";
import type { Expression, Node, Statement } from "../syntax.js";
import type { Block, Unit } from "../unit.js";
import { localTarget, store } from "./assignments.js";
import { type LoopBlock, leaveBlocks, reenterBlocks } from "./blocks.js";
import { branch } from "./conditions.js";

export function whileLoop(unit: Unit, node: Node<"While">): void {
  const { emitter } = unit;
  const [exhausted, done] = [emitter.label(), emitter.label()];
  const block = open(unit, undefined, done, false, rangeOf(node));
  const header = emitter.enterLoop(rangeOf(node));
  branch(unit, node.test, exhausted, false);
  closeBody(unit, block, node.body, header);
  emitter.place(exhausted);
  unit.body(node.orelse);
  emitter.place(done);
}

export function forLoop(unit: Unit, node: Node<"For">): void {
  const { emitter } = unit;
  const position = unit.position(node.iter);
  const [exhausted, done] = [emitter.label(), emitter.label()];
  const iterator = unit.top;
  emitter.emit("GET_ITER", position, iterator, unit.register(node.iter));
  unit.top = iterator + 3;
  const hasElse = node.orelse.length > 0;
  const block = open(unit, iterator, hasElse ? done : exhausted, hasElse, position);
  const header = emitter.enterLoop(position);
  next(unit, node.target, iterator, exhausted, position);
  closeBody(unit, block, node.body, header);
  emitter.place(exhausted);
  emitter.emit("DROP", position, iterator);
  unit.top = iterator;
  unit.body(node.orelse);
  emitter.place(done);
}

/** FOR_ITER straight into a local, or into a temporary and on to the target. */
export function next(unit: Unit, target: Expression, iterator: number, exhausted: Label, position: Position): void {
  const local = localTarget(unit, target);
  const item = local ?? unit.top++;
  unit.emitter.emit("FOR_ITER", position, item, iterator, exhausted);
  if (local === undefined) store(unit, target, item);
  else unit.markBound(local);
  unit.top = iterator + 3;
}

function open(
  unit: Unit,
  iterator: number | undefined,
  done: Label,
  dropBeforeDone: boolean,
  position: Position,
): LoopBlock {
  const block: LoopBlock = { kind: "loop", iterator, position, next: unit.emitter.label(), done, dropBeforeDone };
  unit.blocks.push(block);
  return block;
}

function closeBody(unit: Unit, block: LoopBlock, body: readonly Statement[], header: number): void {
  const { emitter } = unit;
  unit.body(body);
  unit.blocks.pop();
  emitter.place(block.next);
  if (emitter.reachable) emitter.jumpBack(unit.program.loopCount++, header, backPosition(unit, body));
}

/** Where an interrupt at the back-edge is reported: the last instruction of the body, or a `pass` that made none. */
function backPosition({ emitter }: Unit, body: readonly Statement[]): Position {
  const last = body.at(-1) as Statement;
  return last.nodeType === "Pass" ? rangeOf(last) : (emitter.lastPosition ?? rangeOf(last));
}

export function breakLoop(unit: Unit, node: Node<"Break">): void {
  const position = rangeOf(node);
  const loop = innermostLoop(unit);
  const left = leaveBlocks(unit, unit.blocks.indexOf(loop) + 1);
  if (loop.iterator !== undefined && loop.dropBeforeDone) unit.emitter.emit("DROP", position, loop.iterator);
  unit.emitter.jump(loop.done, position);
  reenterBlocks(unit, left);
}

export function continueLoop(unit: Unit, node: Node<"Continue">): void {
  const loop = innermostLoop(unit);
  const left = leaveBlocks(unit, unit.blocks.indexOf(loop) + 1);
  unit.emitter.jump(loop.next, rangeOf(node));
  reenterBlocks(unit, left);
}

/** Where a lone `break` or `continue` goes when nothing has to be done before: a condition can jump there itself. */
export function plainJumpOf(unit: Unit, body: readonly Statement[]): Label | undefined {
  const [only] = body;
  const block = unit.blocks.at(-1);
  if (body.length !== 1 || block?.kind !== "loop") return undefined;
  if (only?.nodeType === "Continue") return block.next;
  return only?.nodeType === "Break" && !(block.iterator !== undefined && block.dropBeforeDone) ? block.done : undefined;
}

function innermostLoop(unit: Unit): LoopBlock {
  const loop = unit.blocks.findLast((block: Block) => block.kind === "loop");
  return loop as LoopBlock;
}
