/**
 * How long a session will take: one process of each program is timed, in the first cell (the interpreter with the
 * GIL, as a rule the slowest), and the driver's repetitions are laid over its time. An estimate from above.
 */
import type { DriverSettings } from "./driver.js";
import { type Launchers, launchers } from "./launchers.js";
import { OBSERVED_DRIVER } from "./profile/profile.js";
import { observedCells } from "./profile/session.js";
import { runCell } from "./runner.js";
import { driverOf, type SessionOptions, type SessionPart, type SessionPlan } from "./session.js";

/** A process's start where nothing better is known, ms: Node and its workers. */
const START_MS = 300;
/** Pyodide's, beyond that. */
const PEER_START_MS: Readonly<Record<string, number>> = { pyodide: 3000 };
/** A process of the figures: repetitions of a tenth of a second, and a stitcher's planning. */
const FIGURE_MS = 3500;
const PROBE_LIMIT_MS = 60_000;

export interface PartEstimate extends SessionPart {
  /** Processes that are measured. */
  readonly runs: number;
  /** Processes that are observed afterwards. */
  readonly observed: number;
  /** Of both. */
  readonly expectedMs: number;
  /** Of the observed ones alone. */
  readonly observedMs: number;
}

export async function estimateSession(plan: SessionPlan, options: SessionOptions): Promise<PartEstimate[]> {
  const estimates: PartEstimate[] = [];
  for (const part of plan.parts) {
    const runs = part.cells.length * part.rounds;
    const isFigures = part.part === "figures";
    const each = isFigures ? { runMs: FIGURE_MS, observedMs: 0 } : await processMs(part, options);
    const extra = part.cells.reduce((sum, { launcher }) => sum + (PEER_START_MS[launcher] ?? 0), 0) * part.rounds;
    const observed = isFigures || options.profile === false ? 0 : observedCells(part.cells, asProfiled(options)).length;
    const observedMs = observed * each.observedMs;
    estimates.push({ ...part, runs, observed, observedMs, expectedMs: runs * each.runMs + extra + observedMs });
  }
  return estimates;
}

const asProfiled = ({ launchers: given, quick }: SessionOptions) => ({ launchers: given ?? launchers(), quick });

interface ProcessMs {
  /** A process that is measured. */
  readonly runMs: number;
  /** One that is observed: it repeats less. */
  readonly observedMs: number;
}

/** The probe: the program once, nothing repeated. */
async function processMs({ program, cells }: SessionPart, options: SessionOptions): Promise<ProcessMs> {
  const available: Launchers = options.launchers ?? launchers();
  const cell = cells.find(({ launcher }) => launcher === "patchwork");
  const launcher = cell && available[cell.launcher];
  if (!cell || !launcher) return { runMs: START_MS, observedMs: START_MS };
  const once = { warmUp: 0, repetitions: 1, targetSeconds: 0 };
  const sample = await runCell(program, { round: 0, order: 0, program: program.name, cell }, launcher, {
    driver: once,
    timeoutMs: PROBE_LIMIT_MS,
    ...(options.signal && { signal: options.signal }),
  });
  const [cold, again] = sample.repetitions;
  if (program.kind === "script" || !cold || !again) return { runMs: sample.processMs, observedMs: sample.processMs };
  const startMs = sample.processMs - cold.ms - again.ms;
  return {
    runMs: workProcessMs(startMs, cold.ms, again.ms, driverOf(options)),
    observedMs: workProcessMs(startMs, cold.ms, again.ms, OBSERVED_DRIVER),
  };
}

/** Start, the cold repetition, calibration up to the target (about once more), and what is repeated. */
export function workProcessMs(
  startMs: number,
  coldMs: number,
  warmMs: number,
  { warmUp, warmSeconds = 0, repetitions, targetSeconds }: Omit<DriverSettings, "parts">,
): number {
  const targetMs = targetSeconds * 1000;
  // Calibration stops at or above the target: half above it, in the mean.
  const repetitionMs = warmMs >= targetMs ? warmMs : 1.5 * targetMs;
  const calibrating = coldMs >= targetMs ? 0 : 1.5 * targetMs;
  const warming = Math.max(warmUp * repetitionMs, warmSeconds * 1000 - coldMs - calibrating);
  return startMs + coldMs + calibrating + warming + repetitions * repetitionMs;
}
