/**
 * Open blocks: loops, what is protected by a handler, values that wait. What leaving them early emits, and which
 * instructions a handler protects.
 */
import type { Block, Unit } from "../unit.js";

export type LoopBlock = Extract<Block, { kind: "loop" }>;
export type ProtectedBlock = Extract<Block, { kind: "protected" }>;

/**
 * Emits what leaving the blocks from index `from` on needs, innermost first: iterators are dropped, managers exited,
 * finally-suites run. What a block emits is no longer protected by its own handler, but by those outside it. A register that is
 * to be returned is `waiting`. Returns what `reenterBlocks` needs.
 */
export function leaveBlocks(unit: Unit, from: number, waiting?: Extract<Block, { kind: "value" }>): ProtectedBlock[] {
  const open = [...unit.blocks];
  const left: ProtectedBlock[] = [];
  for (let index = open.length - 1; index >= from; index--) {
    const block = open[index] as Block;
    unit.blocks.length = index;
    if (block.kind === "protected") {
      endProtection(unit, block);
      left.push(block);
      if (waiting) unit.blocks.push(waiting);
      block.leave?.();
    } else if (block.kind === "value") {
      unit.emitter.emit("DROP", block.position, block.register);
    } else if (block.iterator !== undefined) {
      unit.emitter.emit("DROP", block.position, block.iterator);
    }
  }
  unit.blocks.length = 0;
  unit.blocks.push(...open);
  return left;
}

/** After the jump: the code that follows is inside the blocks again. */
export function reenterBlocks(unit: Unit, left: readonly ProtectedBlock[]): void {
  for (const block of left) block.start = unit.emitter.pc;
}

/** Opens a protected block whose handler receives the exception in `register`. */
export function protect(unit: Unit, register: number, leave?: () => void): ProtectedBlock {
  const { emitter } = unit;
  const target = emitter.label();
  const block: ProtectedBlock = { kind: "protected", target, register, start: emitter.pc, ...(leave && { leave }) };
  if (emitter.reachable) emitter.reach(target);
  unit.blocks.push(block);
  return block;
}

/** Closes it: what follows is outside. */
export function unprotect(unit: Unit, block: ProtectedBlock): void {
  unit.blocks.pop();
  endProtection(unit, block);
}

function endProtection(unit: Unit, { start, target, register }: ProtectedBlock): void {
  unit.emitter.protect(start, unit.emitter.pc, target, register);
}

/** Whether leaving all blocks runs code that may see or change what is to be returned. */
export function leavingRuns(unit: Unit): boolean {
  return unit.blocks.some((block) => block.kind === "protected" && block.leave !== undefined);
}
