/**
 * Which of the four cells the figures speak for, if they do. A gain below the margin is not worth a switch, and only what
 * a whole 95 % interval shows counts. A cell is beaten when another one is shown to gain more than the margin over it.
 * Among the cells that are not beaten the one with the fewest switches is chosen, if every other one is shown to gain no
 * more than the margin over it; else nothing is settled.
 */
import { CHOICES, type Choice, type Evidence, type Figures } from "./evidence.js";
import type { Estimate } from "./statistics.js";

/** Gains below this fraction are not worth a switch. */
export const ADVICE_MARGIN = 0.05;
/** The same as a factor. */
export const BOUND = 1 + ADVICE_MARGIN;

export type Decision =
  | { readonly kind: "settled"; readonly choice: Choice }
  /** Several cells are not beaten, and the first of them may yet be. */
  | { readonly kind: "open"; readonly rivals: readonly Choice[] }
  | { readonly kind: "unmeasured" }
  /** A cell has no steady state, and so no time to compare. */
  | { readonly kind: "unsteady" }
  | { readonly kind: "failed" };

export function decide({ failed, unsteady, figures }: Evidence): Decision {
  if (failed.length > 0) return { kind: "failed" };
  if (unsteady.length > 0) return { kind: "unsteady" };
  if (!figures || !isMeasured(figures)) return { kind: "unmeasured" };
  const unbeaten = CHOICES.filter((from) => CHOICES.every((to) => figures.gain[from][to].ci95[0] <= BOUND));
  const [first, ...others] = unbeaten;
  if (!first) return { kind: "open", rivals: CHOICES };
  const isEnough = others.every((other) => figures.gain[first][other].ci95[1] <= BOUND);
  return isEnough ? { kind: "settled", choice: first } : { kind: "open", rivals: unbeaten };
}

const isMeasured = ({ gain }: Figures): boolean =>
  CHOICES.every((from) => CHOICES.every((to) => hasInterval(gain[from][to])));

const hasInterval = ({ ci95: [low, high] }: Estimate): boolean => Number.isFinite(low) && Number.isFinite(high);
