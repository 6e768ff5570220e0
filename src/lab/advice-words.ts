/**
 * The sentence of an advice: what to do, the figures that say so, and at most two reasons that the figures show.
 * Nothing is decided here, and nothing is said that an interval does not hold.
 */
import { titleOf } from "./axes.js";
import { ADVICE_MARGIN, BOUND, type Decision } from "./decision.js";
import type { Scaling } from "./effects.js";
import type { Choice, Evidence, Figures } from "./evidence.js";
import { formatEstimate, shortened } from "./format.js";
import type { Estimate } from "./statistics.js";

/** Shares of time below these explain nothing. */
const TELLING_LOCK_WAIT = 0.15;
const TELLING_GIL_WAIT = 0.1;
/** Threads that only compute cannot be faster with the GIL: a speed-up beyond this shows that they wait for something. */
const TELLING_OVERLAP = 1.2;

export function adviceSentence(evidence: Evidence, decision: Decision): string {
  const { failed, unsteady, figures } = evidence;
  const start = `${capital(conditions(evidence))}, `;
  if (decision.kind === "failed")
    return `${start}no advice: a cell failed or gave a wrong result (${shortened(failed, 2)}).`;
  if (decision.kind === "unsteady") {
    return `${start}no advice: no steady state was reached in ${shortened(unsteady, 2)}, so there is no time to compare; let it run for longer, or on a quieter machine.`;
  }
  if (decision.kind === "unmeasured" || !figures) {
    return `${start}no advice: there are too few samples for intervals; use --samples 5 or more.`;
  }
  const clauses =
    decision.kind === "open"
      ? [openClause(figures, decision.rivals)]
      : [
          settledClause(figures, decision.choice),
          ...reason(evidence, figures, decision.choice),
          ...threadsClause(evidence, figures, decision.choice),
        ];
  return `${start}${clauses.join("; ")}.`;
}

function conditions({ threads, levels }: Evidence): string {
  const count = threads === 1 ? "on one thread" : `with ${threads} threads`;
  const further = Object.entries(levels).map(([axis, level]) => `${axis} ${titleOf(axis, level)}`);
  return [count, ...further].join(" and ");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function settledClause(figures: Figures, choice: Choice): string {
  const { jit, free, both } = figures.gain.neither;
  switch (choice) {
    case "neither": {
      const gains = `JIT ${formatEstimate(jit)}, free threading ${formatEstimate(free)}, both ${formatEstimate(both)}`;
      return `keep the interpreter and the GIL: no switch gains more than ${percent(ADVICE_MARGIN)} (${gains})`;
    }
    case "jit":
      return `switch the JIT on and keep the GIL: the JIT gives ${formatEstimate(jit)}, and free threading ${added(figures.gain.jit.both)}`;
    case "free":
      return `switch to free threading and leave the JIT off: free threading gives ${formatEstimate(free)}, and the JIT ${added(figures.gain.free.both)}`;
    case "both":
      return `switch both on: together they give ${formatEstimate(both)}, the JIT alone ${formatEstimate(jit)}, free threading alone ${formatEstimate(free)}`;
  }
}

/** What a second switch does to the first, of which it is known that it is not worth while. */
function added(gain: Estimate): string {
  const high = gain.ci95[1];
  const figure = `(${formatEstimate(gain)})`;
  if (high < 1 / BOUND) return `makes that slower ${figure}`;
  if (high <= BOUND) return `adds no more than ${percent(ADVICE_MARGIN)} to that ${figure}`;
  return `is not shown to add to that ${figure}`;
}

function openClause({ gain }: Figures, rivals: readonly Choice[]): string {
  const { jit, free, both } = gain.neither;
  const among = (...choices: Choice[]): boolean => rivals.every((rival) => choices.includes(rival));
  const open = (what: string, figure: Estimate): string => `${what} is not settled (${formatEstimate(figure)})`;
  const more = "more samples would tell (--samples)";
  const isShown = ({ ci95 }: Estimate): boolean => ci95[0] > BOUND;
  if (among("jit", "both") && isShown(jit)) {
    return `switch the JIT on (${formatEstimate(jit)} alone), but ${open("whether free threading pays on top", gain.jit.both)}: ${more}`;
  }
  if (among("jit", "both") && isShown(both)) {
    return `switch the JIT on, which gives ${formatEstimate(both)} with free threading, but ${open("what it gives alone", jit)}: ${more}`;
  }
  if (among("free", "both") && isShown(free)) {
    return `switch to free threading (${formatEstimate(free)} alone), but ${open("whether the JIT pays on top", gain.free.both)}: ${more}`;
  }
  if (among("free", "both") && isShown(both)) {
    return `switch to free threading, which gives ${formatEstimate(both)} with the JIT, but ${open("what it gives alone", free)}: ${more}`;
  }
  if (among("neither", "jit")) return `keep the GIL, but ${open("whether the JIT pays", jit)}: ${more}`;
  if (among("neither", "free")) return `leave the JIT off, but ${open("whether free threading pays", free)}: ${more}`;
  return `which cell to choose is not settled (JIT ${formatEstimate(jit)}, free threading ${formatEstimate(free)}, both ${formatEstimate(both)}): ${more}`;
}

/** Why it is so, as far as the figures show: the first that applies. */
function reason({ threads, cores }: Evidence, figures: Figures, choice: Choice): string[] {
  const { waits, waiting, compiled } = figures;
  if (choice === "free" || choice === "both") {
    const share = waits[choice === "both" ? "jit" : "neither"].gil;
    return share >= TELLING_GIL_WAIT ? [`with the GIL its threads wait for it ${percent(share)} of their time`] : [];
  }
  if (waiting && overlaps(waiting)) {
    const factor = formatEstimate(waiting.speedup);
    return [
      `it waits for much of its time, since even with the GIL ${waiting.threads} threads are ${factor} as fast as one`,
    ];
  }
  const locked = waits[choice === "jit" ? "both" : "free"].locks;
  if (threads > 1 && locked >= TELLING_LOCK_WAIT) {
    return [`without the GIL its threads wait for its own locks ${percent(locked)} of their time`];
  }
  if (threads > 1 && cores === 1) return ["there is only one core for its threads"];
  return choice === "neither" && !compiled ? ["the JIT compiled nothing of it"] : [];
}

const overlaps = ({ speedup }: Scaling): boolean => speedup.ci95[0] > TELLING_OVERLAP;

/** Whether the threads are worth having in the cell that is chosen. */
function threadsClause({ threads }: Evidence, { scaling, waiting }: Figures, choice: Choice): string[] {
  const speedup = scaling[choice];
  const isTold = choice === "neither" && waiting?.threads === threads && overlaps(waiting);
  if (!speedup || isTold) return [];
  const [low, high] = speedup.ci95;
  const figure = formatEstimate(speedup);
  if (high < 1 / BOUND) return [`but use one thread, for ${threads} are slower there (${figure} as fast)`];
  if (high <= BOUND) return [`${threads} threads are no faster there than one (${figure})`];
  if (low > BOUND) return [`${threads} threads are ${figure} as fast there as one`];
  return [`whether ${threads} threads beat one there is not settled (${figure})`];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
