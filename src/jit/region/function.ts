/**
 * The policies `function`, the whole of a hot function, and `auto`, which takes loops, and functions where that pays.
 * What was never executed becomes an exit.
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

/**
 * Loops, functions that call themselves, and those that are worth a way in from stitched code: large ones at once, smaller ones
 * when they are called often even so. The smallest the interpreter performs as fast as it would enter them.
 */
export function autoRegion(observation: Observation): Region | Refusal {
  if (!observation.whole) return loopRegion(observation);
  const region = functionRegion(observation);
  if (observation.direct.length > 0) {
    const isInside = (pc: number) =>
      "blocks" in region && region.blocks.some(({ start, end }) => pc >= start && pc < end);
    if ("refused" in region || observation.direct.some(({ call }) => isInside(call))) return region;
    return { refused: "its calls of itself are behind what was never executed, or cannot be stitched", passing: true };
  }
  if ("refused" in region) return region;
  if (observation.longCall) return TOO_LONG;
  if (region.instructions < TUNABLES.WHOLE_LEAST) return TOO_SMALL;
  return region.instructions < TUNABLES.WHOLE_AT_ONCE && observation.refusals === 0 ? NOT_YET : region;
}

const LEFT_TO_FUNCTION: Refusal = {
  refused: "the policy takes functions: this loop is part of one that is compiled as a whole when it is called often",
  passing: false,
};

const TOO_SMALL: Refusal = {
  refused: "it is small, and does not call itself: loops that call it hold its code where they can",
  passing: false,
};

const TOO_LONG: Refusal = {
  refused: "a call of it does most of its work in its loops: they are compiled on their own",
  passing: false,
};

/** No attempt has failed: it is only counted on. */
export const NOT_YET: Refusal = {
  refused: "it does not call itself: it is taken when it is called more often still",
  passing: true,
};

const returns = ({ instructions }: Observation, reached: ReadonlyMap<number, unknown>): boolean =>
  [...reached.keys()].some((pc) => RETURNS.has(decode(instructions, pc).row.name));

const RETURNS = new Set(["RETURN", "RETURN_CONST"]);
