/**
 * Which frame an instruction of an observation belongs to: the loop's own, or that of an inlined call; and what follows
 * from it: addresses, named locals, the calls that are under way there.
 */
import { LAYOUT } from "../base/layout.js";
import type { InlinedCall, Observation } from "./observe.js";

type Frames = Pick<Observation, "inlined" | "own">;

/** The inlined call whose code the instruction is; undefined: the loop's own function. */
export function frameAt({ inlined, own }: Frames, pc: number): InlinedCall | undefined {
  return pc < own ? undefined : inlined.find(({ start, end }) => pc >= start && pc < end);
}

/** The inlined calls that are under way at an instruction, the outermost first. */
export function callPath(frames: Frames, pc: number): InlinedCall[] {
  const frame = frameAt(frames, pc);
  return frame ? [...callPath(frames, frame.call), frame] : [];
}

/** The instruction's index in its own code object. */
export const placeOf = (frames: Frames, pc: number): number => pc - (frameAt(frames, pc)?.start ?? 0);

/** Address of the instruction in shared memory. */
export function addressOf(observation: Observation, pc: number): number {
  const { address } = frameAt(observation, pc) ?? observation;
  return address + LAYOUT.INSTRUCTION_SIZE * placeOf(observation, pc);
}

/** Address of its cache word. */
export const cacheOf = (observation: Observation, pc: number): number =>
  addressOf(observation, pc) + (frameAt(observation, pc) ?? observation).caches;

/** True for a register that an instruction there consumes when it reads it. */
export function isTemporaryAt(observation: Observation, pc: number, register: number): boolean {
  const frame = frameAt(observation, pc);
  return register >= (frame ? frame.base + frame.locals : observation.locals);
}

/** The inlined call that begins at an instruction. */
export const callAt = ({ inlined }: Frames, pc: number): InlinedCall | undefined =>
  inlined.find(({ call }) => call === pc);

/** `code name:pc`-like key of an instruction that does not depend on what is inlined. */
export const keyOf = (observation: Observation, pc: number): string =>
  `${(frameAt(observation, pc) ?? observation).codeId}:${placeOf(observation, pc)}`;

/** Registers of a call's frame that hold nothing when it begins: locals that are no parameters. */
export const unboundLocals = ({ base, parameters, locals }: InlinedCall): number[] =>
  Array.from({ length: locals - parameters }, (_, index) => base + parameters + index);

/** Registers that every frame under way owns: the callee, whom frames in memory name, and the named locals. */
export const frameRegisters = ({ base, locals }: InlinedCall): number[] => [
  base - 2,
  ...Array.from({ length: locals }, (_, index) => base + index),
];
