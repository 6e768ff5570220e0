/**
 * Simulated scaling of one cell: calibrated from all its measured runs it predicts 4 to 128 cores; and for each
 * number of threads that was measured, calibrated from the others, it predicts what this machine then showed.
 */
import type { SimulatedScaling } from "../artefacts.js";
import type { Estimate } from "../statistics.js";
import { type CalibrationInput, calibrate, type Model, run } from "./calibrate.js";

export interface PredictionRequest extends CalibrationInput {
  readonly program: string;
  readonly levels: Readonly<Record<string, string>>;
  /** How often the threads did the work in one repetition. */
  readonly inner: number;
  /** Measured speed-ups by number of threads, one thread excepted. */
  readonly measured: ReadonlyMap<number, Estimate>;
}

const PREDICTED_CORES = [4, 8, 16, 32, 64, 128];

/** Undefined where one thread was not measured. */
export function predictScaling(request: PredictionRequest): SimulatedScaling | undefined {
  const model = calibrate(request);
  if (!model) return undefined;
  const { program, levels, lock, inner } = request;
  return {
    program,
    levels,
    lock,
    model: {
      inner,
      ...model.workload,
      handoverMs: model.handoverMs,
      contention: model.contention,
      calibratedFrom: model.calibratedFrom,
    },
    predicted: PREDICTED_CORES.map((cores) => ({
      cores,
      threads: cores,
      speedup: speedup(model, cores, { ...request, cores }),
    })),
    checked: [...request.measured].flatMap(([threads, measured]) => check(request, threads, measured)),
  };
}

function speedup(model: Model, threads: number, input: CalibrationInput): number {
  const ratio = run(model, 1, input).wallMs / run(model, threads, input).wallMs;
  return input.mode === "weak" ? ratio * threads : ratio;
}

/** A prediction of what was measured is one only when it did not see it. */
function check(request: PredictionRequest, threads: number, measured: Estimate): SimulatedScaling["checked"] {
  const others = (runs: CalibrationInput["runs"]) => runs.filter((candidate) => candidate.threads !== threads);
  const unseen = { ...request, runs: others(request.runs), gilRuns: others(request.gilRuns) };
  const model = calibrate(unseen);
  if (!model) return [];
  const predicted = speedup(model, threads, unseen);
  const [low, high] = measured.ci95;
  return [{ threads, measured, predicted, inside: low <= predicted && predicted <= high }];
}
