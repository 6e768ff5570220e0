/**
 * Which frame an instruction of an observation belongs to: the loop's own, or that of an inlined call; and what follows
 * from it: addresses, named locals, the calls that are under way there.
 */
import { LAYOUT } from "../base/layout.js";
import { opcode } from "../bytecode/opcodes.js";
import type { DirectCall, InlinedCall, Observation } from "./observe.js";

type Frames = Pick<Observation, "inlined" | "own" | "stubs">;

/** The inlined call whose code the instruction is; undefined: the loop's own function. */
export function frameAt(frames: Frames, pc: number): InlinedCall | undefined {
  const at = originOf(frames, pc);
  return at < frames.own ? undefined : frames.inlined.find(({ start, end }) => at >= start && at < end);
}

/** The instruction itself, or the call for which it chooses a callee. */
function originOf({ own, stubs }: Frames, pc: number): number {
  if (pc < own) return pc;
  return stubs.find(({ start, end }) => pc >= start && pc < end)?.call ?? pc;
}

/** The inlined calls that are under way at an instruction, the outermost first. */
export function callPath(frames: Frames, pc: number): InlinedCall[] {
  const frame = frameAt(frames, pc);
  return frame ? [...callPath(frames, frame.call), frame] : [];
}

/** The instruction's index in its own code object. */
export const placeOf = (frames: Frames, pc: number): number => originOf(frames, pc) - (frameAt(frames, pc)?.start ?? 0);

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
  inlined.find(({ call, generator }) => call === pc || generator?.waits.some(({ resume }) => resume === pc));

/** The inlined calls whose code is part of the blocks. */
export const reachedCalls = (
  { inlined }: Frames,
  blocks: readonly { readonly start: number }[],
): readonly InlinedCall[] =>
  inlined.filter(({ start, end }) => blocks.some((block) => block.start >= start && block.start < end));

/** The call at an instruction of the observed function itself, by its stitched code. */
export const directAt = ({ direct }: Observation, pc: number): DirectCall | undefined =>
  direct.find(({ call }) => call === pc);

/** `code name:pc`-like key of an instruction that does not depend on what is inlined. */
export const keyOf = (observation: Observation, pc: number): string =>
  `${(frameAt(observation, pc) ?? observation).codeId}:${placeOf(observation, pc)}`;

/** Registers of a call's frame that hold nothing when it begins: locals that are no parameters. */
export const unboundLocals = ({ base, parameters, locals }: InlinedCall): number[] =>
  registersFrom(base + parameters, locals - parameters);

/** What frames in memory name, kept until the call returns: the callee, the new instance of an `__init__`, an operation's operands. */
export const heldRegisters = (call: InlinedCall): number[] =>
  call.makes ? [call.base - 4, call.base - 2] : [call.base - 2, ...operandRegisters(call)];

/** The registers among an operation's operands. */
export function operandRegisters({ operation }: InlinedCall): number[] {
  if (!operation) return [];
  const { fields } = opcode(operation.instruction.name);
  return operation.operands.flatMap((field) => (fields[field] === "reg" ? [operation.instruction[field]] : []));
}

/** Bits of a call ip (wasm/construct.ts, wasm/operation.ts): the callee is an `__init__`, or an operation's method. */
export const linkBits = ({ makes, operation }: InlinedCall): number =>
  makes ? CONSTRUCTS : operation ? OPERATES | (operation.second ? SECOND : 0) : 0;
const CONSTRUCTS = 1;
const OPERATES = 2;
const SECOND = 4;

/** The named locals of a call's frame. */
export const localRegisters = ({ base, locals }: InlinedCall): number[] => registersFrom(base, locals);

/** Where the arguments of a call lie. */
export function givenArguments({ base, parameters, makes, binding }: InlinedCall): number[] {
  const self = makes ? 1 : 0;
  const given = binding ? binding.values.filter((value) => "given" in value).length : parameters - self;
  return registersFrom(base - 2 * self, given);
}

/** Where the arguments of `__init__` lie before they move behind the new instance. */
export const movedArguments = (call: InlinedCall): number[] => (call.makes ? givenArguments(call) : []);

/** Parameters of a function that do not lie where the call gives them. */
const boundParameters = ({ base, binding }: InlinedCall): number[] =>
  (binding?.values ?? []).flatMap((value, index) => ("given" in value && value.given === index ? [] : [base + index]));

/** What the call instruction itself defines. */
export const definedByCall = (call: InlinedCall): number[] =>
  call.generator
    ? [call.base - 2, ...registersFrom(call.base, call.registers)]
    : call.makes
      ? [...heldRegisters(call), ...localRegisters(call)]
      : call.operation
        ? [call.base - 2, ...localRegisters(call)]
        : [...boundParameters(call), ...unboundLocals(call)];

/** The registers that a generator which waits at the instruction holds. */
export function waitingRegisters(frames: Frames, pc: number): number[] {
  const frame = frameAt(frames, pc);
  const wait = frame?.generator?.waits.find(({ at, next }) => at === pc && next > pc);
  return frame && wait ? registersFrom(frame.base, wait.live) : [];
}

const registersFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);
