/**
 * Open loops and with-blocks: what leaving them early emits, and where a with-block is protected by its handler.
 */
import type { Block, Unit } from "../unit.js";

export type LoopBlock = Extract<Block, { kind: "loop" }>;
export type WithBlock = Extract<Block, { kind: "with" }>;

/**
 * Emits what leaving the blocks from index `from` on needs, innermost first: iterators are dropped, managers exited.
 * A manager's exit is no longer protected by its own handler, but by those outside it. Returns the with-blocks left.
 */
export function leaveBlocks(unit: Unit, from: number): WithBlock[] {
  const left: WithBlock[] = [];
  for (let index = unit.blocks.length - 1; index >= from; index--) {
    const block = unit.blocks[index] as Block;
    if (block.kind === "with") {
      endProtection(unit, block);
      left.push(block);
      unit.emitter.emit("WITH_EXIT", block.position, block.manager);
    } else if (block.iterator !== undefined) {
      unit.emitter.emit("DROP", block.position, block.iterator);
    }
  }
  return left;
}

/** After the jump: the code that follows is inside the blocks again. */
export function reenterBlocks(unit: Unit, left: readonly WithBlock[]): void {
  for (const block of left) block.start = unit.emitter.pc;
}

/** Closes the range of instructions that the block's handler protects, which began at its start. */
export function endProtection(unit: Unit, { start, target, manager }: WithBlock): void {
  unit.emitter.protect(start, unit.emitter.pc, target, manager + 1);
}

/** The with-blocks that are open, innermost first. */
export function openManagers(unit: Unit): WithBlock[] {
  return unit.blocks.filter((block) => block.kind === "with").reverse();
}
