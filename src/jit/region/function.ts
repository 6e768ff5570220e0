/**
 * The policies `function`, the whole of a hot function, and `auto`, which takes loops, and functions where that pays: those
 * that call themselves. What was never executed becomes an exit, and so does a call of another function that is not inlined.
 */
import { TUNABLES } from "../../base/tunables.js";
import { decode } from "../../bytecode/operands.js";
import type { Observation } from "../observe.js";
import { cutBlocks, isCold, loopRegion, reachable } from "./loop.js";
import type { Refusal, Region } from "./region.js";

/** Functions as wholes; loops of code that nobody calls, too, for there is nothing else to take them. */
export function functionRegion(observation: Observation): Region | Refusal {
  if (!observation.whole) return observation.callable ? LEFT_TO_FUNCTION : loopRegion(observation);
  const strict = reachable(observation, isCold);
  const reached = returns(observation, strict) ? strict : reachable(observation, () => false);
  if (!returns(observation, reached)) {
    return { refused: "no executed path leads from its first instruction to a return", passing: true };
  }
  if (reached.size > TUNABLES.MAX_REGION_INSTRUCTIONS) {
    return {
      refused: `${reached.size} instructions are more than MAX_REGION_INSTRUCTIONS (${TUNABLES.MAX_REGION_INSTRUCTIONS})`,
      passing: false,
    };
  }
  const blocks = cutBlocks(observation, new Set(reached.keys()));
  return { policy: "function", header: observation.header, blocks, instructions: reached.size };
}

/** Loops, and functions that call themselves: others are inlined where a loop calls them, or have loops of their own. */
export function autoRegion(observation: Observation): Region | Refusal {
  if (!observation.whole) return loopRegion(observation);
  if (observation.direct.length === 0) return NOT_RECURSIVE;
  const region = functionRegion(observation);
  const isInside = (pc: number) =>
    "blocks" in region && region.blocks.some(({ start, end }) => pc >= start && pc < end);
  if ("refused" in region || observation.direct.some(({ call }) => isInside(call))) return region;
  return { refused: "its calls of itself are behind what was never executed, or cannot be stitched", passing: true };
}

const LEFT_TO_FUNCTION: Refusal = {
  refused: "the policy takes functions: this loop is part of one that is compiled as a whole when it is called often",
  passing: false,
};

export const NOT_RECURSIVE: Refusal = {
  refused: "it does not call itself: its loops are compiled, and the loops that call it hold its code where they can",
  passing: false,
};

const returns = ({ instructions }: Observation, reached: ReadonlyMap<number, unknown>): boolean =>
  [...reached.keys()].some((pc) => RETURNS.has(decode(instructions, pc).row.name));

const RETURNS = new Set(["RETURN", "RETURN_CONST"]);
