/**
 * One plain sentence per program and number of threads: do the two bets multiply? True of the figures: what the
 * interval does not settle is not claimed.
 */
import { titleOf } from "./axes.js";
import type { Effects } from "./effects.js";
import { digits, formatTimes } from "./format.js";

/** An interval this narrow around 1, as a factor, is called multiplying; a wider one that holds 1 settles nothing. */
const MARGIN = 1.1;

export type VerdictKind = "multiply" | "more" | "less" | "unsettled" | "unmeasured";

export function verdictKind({ interaction }: Effects): VerdictKind {
  const [low, high] = interaction.ci95;
  if (!Number.isFinite(low) || !Number.isFinite(high)) return "unmeasured";
  if (low > 1) return "more";
  if (high < 1) return "less";
  return high <= MARGIN && low >= 1 / MARGIN ? "multiply" : "unsettled";
}

export function verdict(effects: Effects, cores: number): string {
  const { jit, free, combined, interaction, threads } = effects;
  const [low, high] = interaction.ci95;
  const interval = `interaction ${digits(interaction.value)}, 95 % interval ${digits(low)} to ${digits(high)}`;
  const product = formatTimes(jit.value * free.value);
  const parts = `JIT ${formatTimes(jit.value)} alone, free threading ${formatTimes(free.value)} alone, together ${formatTimes(combined.value)}`;
  const sentence = {
    multiply: `The two bets multiply: ${parts}, where the product is ${product} (${interval}, which contains 1)`,
    more: `The two bets more than multiply: ${parts}, where the product is ${product} (${interval}, above 1)`,
    less: `The two bets give less than their product: ${parts}, where the product is ${product} (${interval}, below 1)`,
    unsettled: `Whether the two bets multiply is not settled: ${parts}, product ${product} (${interval}, which contains 1 and is wide)`,
    unmeasured: `Too few samples for an interval: ${parts}, product ${product}`,
  }[verdictKind(effects)];
  const doubt = effects.doubtful ? `; doubtful, for ${effects.doubtful.join(" and ")} reached no steady state` : "";
  return `${levelsClause(effects)}${sentence}${coresClause(threads, cores)}${doubt}.`;
}

/** Of which levels of further axes the sentence speaks. */
function levelsClause({ levels }: Effects): string {
  const named = Object.entries(levels).map(([axis, level]) => `${axis} ${titleOf(axis, level)}`);
  return named.length > 0 ? `${named.join(", ")}: ` : "";
}

function coresClause(threads: number, cores: number): string {
  if (threads < 2) return "; with one thread free threading has nothing to win";
  if (threads <= cores) return "";
  const held = cores === 1 ? "one core, which" : `${cores} cores, which`;
  return `; ${threads} threads shared ${held} limit free threading to ${cores}×`;
}
