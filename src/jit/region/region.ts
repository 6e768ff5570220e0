/**
 * A region: the part of a function that one compilation covers, as a graph of basic blocks in bytecode order.
 * Plain data; made by a policy (see policies.ts), consumed by the planner and the inspector.
 */
import type { Observation } from "../observe.js";
import type { Trace } from "../trail.js";

/** `inside`: another block of the region, forwards. `back`: a loop header of the region. `exit`: the interpreter. */
export interface RegionEdge {
  readonly kind: "inside" | "back" | "exit";
  /** Instruction index. */
  readonly target: number;
  /** An exit because the target was never executed. */
  readonly cold?: boolean;
  /** An exit off the trace: the loop goes on there, in the interpreter. */
  readonly off?: boolean;
}

/** A basic block of a region. */
export interface RegionBlock {
  /** First instruction; names the block. */
  readonly start: number;
  /** Beyond the last instruction. */
  readonly end: number;
  /** The way on when no test jumps. */
  readonly next: RegionEdge;
  /** The way of the last instruction's jump, or null. */
  readonly jump: RegionEdge | null;
}

/** The part of a code object that is compiled as one, as basic blocks. */
export interface Region {
  readonly policy: string;
  readonly header: number;
  /** In bytecode order. */
  readonly blocks: readonly RegionBlock[];
  /** How many bytecode instructions the blocks hold. */
  readonly instructions: number;
  /** What a trace was made of. */
  readonly trace?: Trace;
}

/** Why something is not compiled. */
export interface Refusal {
  /** One sentence for people. */
  readonly refused: string;
  /** True when a later attempt can end otherwise: a path that was not executed yet. */
  readonly passing: boolean;
}

/** Decides which part of a function one compilation covers. Pure: the same observation gives the same region. */
export type RegionPolicy = (observation: Observation) => Region | Refusal;

/** Tells a refusal from what would have been made. */
export const isRefusal = (result: object): result is Refusal => "refused" in result;
