/**
 * How long a session will take: one process of each program is timed, in the first cell (the interpreter with the
 * GIL, as a rule the slowest), and the driver's repetitions are laid over its time. An estimate from above.
 */
import type { DriverSettings } from "./driver.js";
import { type Launchers, launchers } from "./launchers.js";
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
  readonly runs: number;
  readonly expectedMs: number;
}

export async function estimateSession(plan: SessionPlan, options: SessionOptions): Promise<PartEstimate[]> {
  const estimates: PartEstimate[] = [];
  for (const part of plan.parts) {
    const runs = part.cells.length * part.rounds;
    const each = part.part === "figures" ? FIGURE_MS : await processMs(part, options);
    const extra = part.cells.reduce((sum, { launcher }) => sum + (PEER_START_MS[launcher] ?? 0), 0) * part.rounds;
    estimates.push({ ...part, runs, expectedMs: runs * each + extra });
  }
  return estimates;
}

/** The probe: the program once, nothing repeated. */
async function processMs({ program, cells }: SessionPart, options: SessionOptions): Promise<number> {
  const available: Launchers = options.launchers ?? launchers();
  const cell = cells.find(({ launcher }) => launcher === "patchwork");
  const launcher = cell && available[cell.launcher];
  if (!cell || !launcher) return START_MS;
  const once = { warmUp: 0, repetitions: 1, targetSeconds: 0 };
  const sample = await runCell(program, { round: 0, order: 0, program: program.name, cell }, launcher, {
    driver: once,
    timeoutMs: PROBE_LIMIT_MS,
    ...(options.signal && { signal: options.signal }),
  });
  if (program.kind === "script") return sample.processMs;
  const [cold, again] = sample.repetitions;
  if (!cold || !again) return sample.processMs;
  return workProcessMs(sample.processMs - cold.ms - again.ms, cold.ms, again.ms, driverOf(options));
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
