/**
 * What makes a result doubtful: a list of named cases, each with what to do about it.
 */
import { type Control, drifted, unsteady } from "./control-loop.js";
import type { Environment } from "./environment.js";
import { type ExperimentResult, timesOf } from "./experiment.js";
import { digits, shortened } from "./format.js";
import { median, outliers, relativeSpread } from "./statistics.js";

/** What makes results on this machine doubtful before anything is measured. */
export function machineWarnings({ cores, load, governor, cpuQuota }: Environment): string[] {
  const warnings: string[] = [];
  if (cores < 2)
    warnings.push("This machine has one core: free threading cannot be faster here. Measure on two or more.");
  if (load > cores / 2) {
    warnings.push(
      `The load was ${load.toFixed(1)} when the run began: other programs were running. Stop them and run again.`,
    );
  }
  if (governor && governor !== "performance") {
    warnings.push(`The CPU governor is ${governor}: clock rates vary. Set it to performance for steadier figures.`);
  }
  if (cpuQuota !== undefined && cpuQuota < cores) {
    warnings.push(
      `The control group grants ${digits(cpuQuota)} of ${cores} cores: threads are throttled. Raise its cpu.max.`,
    );
  }
  return warnings;
}

const MUCH_STOLEN = 0.01;
const percent = (share: number): string => `${digits(share * 100)} %`;

/** What happened to the machine while it measured. */
export function sessionWarnings({ stolen }: Environment, control: Control): string[] {
  const warnings: string[] = [];
  if (stolen !== undefined && stolen > MUCH_STOLEN) {
    warnings.push(
      `A hypervisor gave ${percent(stolen)} of the cores' time to others: use a quieter host, or more samples.`,
    );
  }
  if (drifted(control)) {
    const { change = 0, p = 0 } = control.trend ?? {};
    warnings.push(
      `The machine became ${percent(Math.abs(change))} ${change > 0 ? "slower" : "faster"} while it measured (control loop, trend with p = ${p.toPrecision(1)}): its clock drifts with heat or load. Let it settle and run again; rounds are interleaved, so ratios suffer less than times.`,
    );
  } else if (unsteady(control)) {
    warnings.push(
      `The control loop's time scattered by ${percent(control.spread)}: clock rates jump or other programs run. Fix the clock rate, or use more samples.`,
    );
  }
  return warnings;
}

/** Processes below which an interval says little. */
const FEW_SAMPLES = 5;
const WIDE_SPREAD = 0.1;

/** What makes the results doubtful: a line for each problem, and one for all cells that share a weakness. */
export function resultWarnings(results: readonly ExperimentResult[]): string[] {
  const warnings: string[] = [];
  const problems = new Map<string, string[]>();
  const weak = { few: [] as string[], wide: [] as string[], far: [] as string[] };
  for (const { program, measure, cells } of results) {
    for (const result of cells) {
      const name = `${program.name} ${result.cell.id}`;
      const values = timesOf(result, measure).map(median);
      for (const problem of result.problems) problems.set(problem, [...(problems.get(problem) ?? []), name]);
      // A cell that failed says so; that it has few samples goes without saying.
      if (values.length < FEW_SAMPLES && result.problems.length === 0) weak.few.push(`${name} (${values.length})`);
      if (relativeSpread(values) > WIDE_SPREAD)
        weak.wide.push(`${name} (${Math.round(relativeSpread(values) * 100)} %)`);
      if (hasFarOutlier(values)) weak.far.push(name);
    }
  }
  for (const [problem, names] of problems) warnings.push(`${shortened(names)}: ${problem}.`);
  const shared = (cells: readonly string[], what: string): void => {
    if (cells.length > 0) warnings.push(`${what}: ${shortened(cells)}.`);
  };
  shared(weak.few, "Too few samples for an honest interval, use --samples 10");
  shared(weak.wide, "Samples spread by more than 10 %, so use more of them or a quieter machine");
  shared(weak.far, "Severe outliers, kept");
  return warnings;
}

/** Beyond Tukey's outer fences, and by enough to matter. */
function hasFarOutlier(values: readonly number[]): boolean {
  const centre = median(values);
  return outliers(values).some(({ value, severity }) => severity === "severe" && Math.abs(value / centre - 1) > 0.05);
}
