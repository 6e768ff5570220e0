/**
 * The tables of what the lab worked out of the times: steady states, suite means, laws of scaling, simulated
 * schedules. Like tables.ts, data that terminal and report draw. Whatever was not measured is called predicted.
 */
import type { ScalingFit, SimulatedScaling, SuiteMean } from "./artefacts.js";
import { titleOf } from "./axes.js";
import { type Curve, sparkline } from "./charts.js";
import { digits, formatEstimate, formatMs, formatTimes } from "./format.js";
import type { CellJson, ResultsFile } from "./results-file.js";
import { median } from "./statistics.js";
import { kindCounts } from "./steady/cell.js";
import { furtherAxes, type Table } from "./tables.js";

export function steadinessTable(cells: readonly CellJson[]): Table {
  const further = furtherAxes(cells);
  return {
    head: [
      ...["steady state", "lock", ...further, "threads"],
      ...["processes", "steady from", "after", "repetitions of one process"],
    ],
    rows: cells.map((cell) => [
      titleOf("engine", cell.engine),
      titleOf("lock", cell.levels.lock),
      ...further.map((axis) => titleOf(axis, cell.levels[axis])),
      String(cell.threads),
      cell.steadiness
        ? kindCounts(cell.steadiness)
            .map(([kind, count]) => `${count} ${kind === "none" ? "without" : kind}`)
            .join(", ")
        : "too few repetitions",
      ...steadyFrom(cell),
      sparkline(firstSound(cell)),
    ]),
    words: [0, 1, ...further.map((_, at) => at + 2), further.length + 3, further.length + 6],
  };
}

/** The usual process: its first steady repetition, counted from 1, and the time until then. */
function steadyFrom({ steadiness, processes }: CellJson): readonly [string, string] {
  const found = (steadiness?.processes ?? []).flatMap(({ steadyFrom: from }) => from ?? []);
  if (found.length === 0) return ["–", "–"];
  const from = Math.ceil(median(found));
  if (from === 0) return ["the start", "–"];
  const until = processes
    .filter(({ problem }) => problem === undefined)
    .map(({ repetitions }) => repetitions.slice(0, from).reduce((sum, { ms, inner }) => sum + ms * inner, 0));
  return [`repetition ${from + 1}`, formatMs(median(until))];
}

const firstSound = ({ processes }: CellJson): number[] =>
  processes.find(({ problem }) => problem === undefined)?.repetitions.map(({ ms }) => ms) ?? [];

const EFFECT_TITLES: Readonly<Record<SuiteMean["effect"], string>> = {
  jit: "JIT alone",
  free: "free threading alone",
  combined: "both",
  interaction: "interaction: both ÷ (JIT × free threading)",
};

export function suiteTable(suite: readonly SuiteMean[]): Table {
  return {
    head: ["geometric mean over the programs", "threads", "programs", "factor"],
    rows: suite.map(({ effect, threads, levels, programs, mean }) => [
      [EFFECT_TITLES[effect], ...Object.values(levels)].join(", "),
      String(threads),
      String(programs.length),
      formatEstimate(mean, effect === "interaction" ? digits : formatTimes),
    ]),
    words: [0, 3],
  };
}

const LAW_TITLES: Readonly<Record<ScalingFit["law"], string>> = {
  amdahl: "Amdahl",
  gustafson: "Gustafson",
  usl: "Universal Scalability Law",
};

/** Of the predicted numbers of threads. */
const SHOWN_THREADS = [8, 32, 128];

export function fitTable(fits: readonly ScalingFit[]): Table {
  const further = furtherAxes(fits);
  const predicted = SHOWN_THREADS.map((n) => `predicted at ${n}`);
  const head = ["law", "engine", "lock", ...further, "parameters", "predicted peak", ...predicted];
  return {
    head,
    rows: fits.map((fit) => [
      LAW_TITLES[fit.law],
      titleOf("engine", fit.levels.engine),
      titleOf("lock", fit.levels.lock),
      ...further.map((axis) => titleOf(axis, fit.levels[axis])),
      fit.parameters.map(({ name, estimate }) => `${name} ${formatEstimate(estimate, digits)}`).join(", "),
      fit.peak
        ? `${formatTimes(fit.peak.speedup.value)} at ${formatEstimate(fit.peak.threads, digits)} threads`
        : "none",
      ...SHOWN_THREADS.map((threads) => {
        const point = fit.predicted.find((candidate) => candidate.threads === threads);
        return point ? formatEstimate(point.speedup) : "–";
      }),
    ]),
    words: head.map((_, at) => at),
  };
}

export const unfittedLines = (unfitted: ResultsFile["unfitted"]): string[] => [
  ...new Set(unfitted.map(({ law, reason }) => `${LAW_TITLES[law]} not fitted: ${reason}.`)),
];

const SHOWN_CORES = [4, 16, 64, 128];

export function simulationTable(simulations: readonly SimulatedScaling[]): Table {
  const further = furtherAxes(simulations);
  return {
    head: [
      "predicted by simulation",
      "lock",
      ...further,
      ...SHOWN_CORES.map((n) => `${n} cores`),
      "checked here (by a model without that run)",
    ],
    rows: simulations.map((simulation) => [
      titleOf("engine", simulation.levels.engine),
      titleOf("lock", simulation.lock),
      ...further.map((axis) => titleOf(axis, simulation.levels[axis])),
      ...SHOWN_CORES.map((cores) => {
        const point = simulation.predicted.find((candidate) => candidate.cores === cores);
        return point ? formatTimes(point.speedup) : "–";
      }),
      simulation.checked.map(checkText).join("; "),
    ]),
    words: [0, 1, ...further.map((_, at) => at + 2), 2 + further.length + SHOWN_CORES.length],
  };
}

const checkText = (checked: SimulatedScaling["checked"][number]): string =>
  `${checked.threads} threads: ${formatTimes(checked.predicted)} predicted, ${formatEstimate(checked.measured)} measured, ${checkVerdict(checked)}`;

/** A level of accuracy that a prediction is used with. */
const CLOSE = 0.005;

/** How far a prediction was from what was measured, and whether the interval settles that. */
export function checkVerdict({ measured, predicted, inside }: SimulatedScaling["checked"][number]): string {
  const off = predicted / measured.value - 1;
  const far = Math.abs(off) < CLOSE ? "met" : `${percent(Math.abs(off))} too ${off > 0 ? "high" : "low"}`;
  if (!Number.isFinite(measured.ci95[0])) return far;
  return inside ? `${far}, inside the interval` : `${far}, outside it`;
}

const percent = (share: number): string => `${digits(share * 100)} %`;

/** Measured and simulated speed-ups of a program's cells, as a chart draws them. */
export function curvesOf(simulations: readonly SimulatedScaling[], scaling: ResultsFile["scaling"]): Curve[] {
  return simulations.map(({ levels, predicted }, index) => ({
    letter: String.fromCharCode("a".charCodeAt(0) + (index % 26)),
    title: Object.entries(levels)
      .map(([axis, level]) => titleOf(axis, level))
      .join(" "),
    points: [
      ...scaling
        .filter((entry) => !entry.doubtful && JSON.stringify(entry.levels) === JSON.stringify(levels))
        .map(({ threads, speedup }) => ({ threads, speedup: speedup.value, predicted: false })),
      ...predicted.map(({ threads, speedup }) => ({ threads, speedup, predicted: true })),
    ],
  }));
}
