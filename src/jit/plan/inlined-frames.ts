/**
 * The frames of inlined calls: what has to be in memory before anything but stitched code looks, and what the calls mean
 * for the life of registers.
 */
import type { FurtherEffects } from "../analysis/liveness.js";
import {
  addressOf,
  callAt,
  callPath,
  definedByCall,
  frameAt,
  heldRegisters,
  linkBits,
  operandRegisters,
  placeOf,
  waitingRegisters,
} from "../frames.js";
import type { InlinedCall, Observation } from "../observe.js";
import { constant, type InlinedExit, type RuntimeCall } from "./plan.js";

/** Callees stay known to the end of their frames; the call defines the locals that are no parameters. */
export function inlinedEffects(observation: Observation): FurtherEffects {
  return {
    keeps: (pc) => {
      const call = callAt(observation, pc);
      return [
        ...callPath(observation, pc).flatMap(heldRegisters),
        ...(call ? operandRegisters(call) : []),
        ...waitingRegisters(observation, pc),
      ];
    },
    defines: (pc) => {
      const call = callAt(observation, pc);
      return call ? definedByCall(call) : [];
    },
  };
}

/** Makes the frames of the calls under way in memory; their registers are there. */
export const framesIn = (observation: Observation, pc: number): RuntimeCall[] =>
  callPath(observation, pc).map((inlined) => ({
    kind: "runtime",
    name: "inline_frame",
    operands: [
      { kind: "frame", register: inlined.base },
      constant("i32", addressOf(observation, inlined.call) | linkBits(inlined)),
      constant("i32", (frameAt(observation, inlined.call) ?? observation).pointer | 0),
      constant("i32", inlined.pointer | 0),
    ],
  }));

/** The frames live in wasm locals again. */
export function framesOut(observation: Observation, pc: number): RuntimeCall[] {
  const depth = callPath(observation, pc).length;
  if (depth === 0) return [];
  return [
    {
      kind: "runtime",
      name: "inline_back",
      operands: [constant("i32", depth), constant("i32", observation.pointer | 0)],
    },
  ];
}

/** How an exit at pc leaves inlined calls; undefined when none is under way. `make`: their frames are not in memory yet. */
export function inlinedExit(observation: Observation, pc: number, make: boolean): InlinedExit | undefined {
  const path = callPath(observation, pc);
  const innermost = path.at(-1);
  if (!innermost) return undefined;
  return {
    frames: make ? framesIn(observation, pc) : [],
    base: innermost.base,
    code: innermost.pointer,
    call: placeOf(observation, (path[0] as InlinedCall).call) * 8,
  };
}
