/**
 * TurboFan's trace (--trace-turbo): node → wasm byte, node → instruction, instruction → machine code. Its form belongs to
 * V8's version: whatever is missing only leaves instructions without a wasm offset.
 */
import type { MachineInstruction } from "./machine-listing.js";
import { functionBody } from "./sections.js";

interface TurboNode {
  readonly id: number;
  readonly origin?: { readonly bytecodePosition?: number };
}

export interface TurboTrace {
  readonly phases?: readonly {
    readonly type: string;
    readonly data?: { readonly nodes?: readonly TurboNode[] };
    readonly nodeIdToInstructionRange?: Readonly<Record<string, readonly [number, number]>>;
    readonly instructionOffsetToPCOffset?: Readonly<
      Record<string, number | { readonly gap: number; readonly arch: number }>
    >;
  }[];
}

/** The instructions, each with the offset in the module of the wasm instruction that it was made for. */
export function wasmOffsets(
  instructions: readonly MachineInstruction[],
  { phases = [] }: TurboTrace,
  module: Uint8Array,
): MachineInstruction[] {
  const positions = new Map<number, number>();
  for (const { type, data } of phases) {
    for (const { id, origin } of (type === "graph" && data?.nodes) || []) {
      if (origin?.bytecodePosition !== undefined) positions.set(id, origin.bytecodePosition);
    }
  }
  const ranges = phases.find((phase) => phase.nodeIdToInstructionRange)?.nodeIdToInstructionRange ?? {};
  const addresses = phases.find((phase) => phase.instructionOffsetToPCOffset)?.instructionOffsetToPCOffset ?? {};
  const starts = sortedStarts(positions, ranges, addresses);
  const { from } = functionBody(module);
  let at = 0;
  return instructions.map((instruction) => {
    while (at + 1 < starts.length && (starts[at + 1] as Start).machine <= instruction.offset) at++;
    const start = starts[at];
    return start && start.machine <= instruction.offset && start.wasm !== undefined
      ? { ...instruction, wasmOffset: from + start.wasm }
      : instruction;
  });
}

interface Start {
  readonly machine: number;
  /** From the function's body on; undefined: V8's own. */
  readonly wasm: number | undefined;
}

/** Where the code of each of TurboFan's instructions begins, in the order of the code. */
function sortedStarts(
  positions: ReadonlyMap<number, number>,
  ranges: Readonly<Record<string, readonly [number, number]>>,
  addresses: NonNullable<NonNullable<TurboTrace["phases"]>[number]["instructionOffsetToPCOffset"]>,
): Start[] {
  const wasmByInstruction = new Map<number, number>();
  for (const [node, [first, beyond]] of Object.entries(ranges)) {
    const wasm = positions.get(Number(node));
    if (wasm === undefined) continue;
    for (let instruction = first; instruction < beyond; instruction++) wasmByInstruction.set(instruction, wasm);
  }
  return Object.entries(addresses)
    .map(([instruction, address]) => ({
      machine: typeof address === "number" ? address : address.gap,
      wasm: wasmByInstruction.get(Number(instruction)),
    }))
    .sort((left, right) => left.machine - right.machine);
}
