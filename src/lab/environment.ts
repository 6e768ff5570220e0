/**
 * The conditions of a measurement, and the warnings that follow from them. A figure without its conditions is not
 * a figure (DESIGN.md, "Always true" 6). Each warning says what is doubtful and what to do about it.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import type { ExperimentResult } from "./experiment.js";
import { timesOf } from "./experiment.js";
import { PACKAGE_ROOT } from "./programs.js";
import { median, outliers, relativeSpread } from "./statistics.js";

/** The machine, the software and their state when the run began. */
export interface Environment {
  readonly date: string;
  readonly cpu: string;
  /** Cores this process may use. */
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  /** CPU frequency governor; absent where the system does not tell. */
  readonly governor?: string;
  /** One-minute load average when the run began. */
  readonly load: number;
  readonly node: string;
  readonly v8: string;
  /** Flags of Node that child processes inherit. */
  readonly nodeFlags: readonly string[];
  readonly patchwork: string;
  readonly commit?: string;
}

export function readEnvironment(): Environment {
  const governor = attempt(() => readFileSync("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "utf8").trim());
  const commit = attempt(readCommit);
  return {
    date: new Date().toISOString(),
    cpu: os.cpus()[0]?.model.trim() ?? "unknown",
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    system: `${os.platform()} ${os.release()} ${os.arch()}`,
    ...(governor && { governor }),
    load: os.loadavg()[0] ?? 0,
    node: process.versions.node,
    v8: process.versions.v8,
    nodeFlags: (process.env.NODE_OPTIONS ?? "").split(/\s+/).filter(Boolean),
    patchwork: packageVersion(),
    ...(commit && { commit }),
  };
}

function packageVersion(): string {
  const text = readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8");
  return String((JSON.parse(text) as { version?: unknown }).version);
}

function readCommit(): string {
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", PACKAGE_ROOT, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
  return git("rev-parse", "--short=12", "HEAD") + (changed ? " with changes" : "");
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** What makes results on this machine doubtful before anything is measured. */
export function machineWarnings({ cores, load, governor }: Environment): string[] {
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
  return warnings;
}

/** Processes below which an interval says little. */
const FEW_SAMPLES = 5;
const WIDE_SPREAD = 0.1;

/** What makes the results doubtful: a line for each problem, and one for all cells that share a weakness. */
export function resultWarnings(results: readonly ExperimentResult[]): string[] {
  const warnings: string[] = [];
  const weak = { few: [] as string[], wide: [] as string[], far: [] as string[] };
  for (const { program, measure, cells } of results) {
    for (const result of cells) {
      const name = `${program.name} ${result.cell.id}`;
      const values = timesOf(result, measure).map(median);
      warnings.push(...result.problems.map((problem) => `${name}: ${problem}.`));
      if (values.length < FEW_SAMPLES) weak.few.push(`${name} (${values.length})`);
      if (relativeSpread(values) > WIDE_SPREAD)
        weak.wide.push(`${name} (${Math.round(relativeSpread(values) * 100)} %)`);
      if (hasFarOutlier(values)) weak.far.push(name);
    }
  }
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

function shortened(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(", ");
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}
