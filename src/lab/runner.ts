/**
 * Runs one cell once: a process, its output, its statistics, and what was wrong with it. Never throws for what a
 * measured program does; a sample says so in `problem` and the experiment goes on.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, sep } from "node:path";
import { PatchworkError } from "../base/errors.js";
import type { RunStats } from "../threads/options.js";
import { temporaryFolder } from "../threads/temporary-folder.js";
import type { Cell } from "./axes.js";
import { type DriverSettings, type Repetition, readRepetitions, withDriver } from "./driver.js";
import { reasonOf } from "./files.js";
import type { Launcher } from "./launchers.js";
import type { PlannedRun } from "./plan.js";
import type { BenchProgram } from "./programs.js";
import { readRunStats, readWallMs } from "./run-stats.js";

/** One process of one cell. */
export interface Sample {
  readonly round: number;
  readonly order: number;
  /** When the process was started, ms since 1970. */
  readonly startedAt: number;
  /** Time of the control loop just before (control-loop.ts). */
  readonly controlMs?: number;
  /** From spawn to exit, process start included. */
  readonly processMs: number;
  readonly repetitions: readonly Repetition[];
  readonly stats?: RunStats;
  /** The program failed, gave a wrong result, or could not be read. */
  readonly problem?: string;
  /** The problem is that it ran and its results are wrong. */
  readonly wrong?: true;
}

export interface RunnerOptions {
  readonly driver: Omit<DriverSettings, "parts">;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Takes the time of the control loop before each process. */
  readonly control?: () => number;
}

export async function runCell(
  program: BenchProgram,
  { round, order, cell }: PlannedRun,
  launcher: Launcher,
  options: RunnerOptions,
): Promise<Sample> {
  const place = prepared(program, { ...options.driver, parts: cell.parts });
  if ("problem" in place) return { round, order, startedAt: Date.now(), processMs: 0, repetitions: [], ...place };
  const { folder, file } = place;
  try {
    const statsFile = join(folder, "stats.json");
    const controlMs = options.control?.();
    const startedAt = Date.now();
    const ended = await runProcess(
      launcher.argv(cell, file, statsFile),
      environmentOf(program, cell, launcher),
      options,
    );
    const read: Partial<Sample> & Pick<Sample, "repetitions"> = ended.problem
      ? { repetitions: [], problem: ended.problem }
      : readSample(program, ended, launcher, statsFile, options.driver.scaling === "weak" && cell.parts > 1);
    const when = { round, order, startedAt, ...(controlMs !== undefined && { controlMs }) };
    const problem = read.problem && { problem: withoutFolder(read.problem, folder) };
    return { ...when, processMs: ended.processMs, ...read, ...problem };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  /** Of this process only. */
  readonly folder: string;
  /** What is run. */
  readonly file: string;
}

/** A full disk is the sample's problem, not the run's end. */
function prepared(program: BenchProgram, driver: DriverSettings): Place | { readonly problem: string } {
  let folder: string | undefined;
  try {
    folder = temporaryFolder("patchwork-bench-");
    if (program.kind === "script") return { folder, file: program.path };
    const file = join(folder, `${program.name}.py`);
    writeFileSync(file, withDriver(program.source, driver));
    return { folder, file };
  } catch (error) {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    if (error instanceof PatchworkError) return { problem: error.message };
    return { problem: `its program cannot be written into ${tmpdir()}: ${reasonOf(error)}` };
  }
}

/** Each process has a folder of its own: without its name, what went wrong in the same way reads the same. */
export const withoutFolder = (text: string, folder: string): string =>
  text.replaceAll(`${folder}${sep}`, "").replaceAll(folder, "its folder");

/**
 * Whether a run that goes on takes the sample again: its process failed. One that ran and gave a wrong result stays,
 * or trying would make it go away.
 */
export const isRepeatable = ({ problem, wrong }: Sample): boolean => problem !== undefined && !wrong;

/**
 * A work program starts a thread a part: no further worker need be booted for it. It runs from another folder, so it
 * is told where the modules beside it are.
 */
export const environmentOf = (
  program: BenchProgram,
  cell: Cell,
  { env }: Launcher,
): Readonly<Record<string, string>> =>
  program.kind === "work"
    ? { PATCHWORK_WORKERS: String(cell.parts + 1), PYTHONPATH: modulePath(program), ...env }
    : (env ?? {});

/** PYTHONPATH with which a copy of the program finds the modules beside it. */
const modulePath = ({ path }: BenchProgram): string =>
  [dirname(path), process.env.PYTHONPATH].filter(Boolean).join(delimiter);

export interface Ended {
  readonly stdout: string;
  readonly processMs: number;
  readonly problem?: string;
}

/** Characters; a program that prints more would fill the memory of who measures it. */
const MOST_OUTPUT = 2 ** 26;
const MOST_ERRORS = 2 ** 16;
const LOUD = "printed more than 64 MiB, so it was ended";

/** Runs a command line to its end; whatever happens to it is told in `problem`. */
export function runProcess(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  { timeoutMs, signal }: Pick<RunnerOptions, "timeoutMs" | "signal">,
): Promise<Ended> {
  const [command = "", ...args] = argv;
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...environment(), ...env },
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      ...(signal && { signal }),
    });
    let [stdout, stderr] = ["", ""];
    let loud = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (!loud) stdout += text;
      if (stdout.length <= MOST_OUTPUT) return;
      loud = true;
      child.kill("SIGKILL");
    });
    // Its end says what went wrong.
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr = (stderr + text).slice(-MOST_ERRORS)));
    const end = (problem?: string): void =>
      resolve({ stdout, processMs: performance.now() - began, ...(problem && { problem }) });
    child.on("error", (error) => end(error.message));
    child.on("close", (code, killedBy) =>
      end(loud ? LOUD : problemOf(code, killedBy, stderr, performance.now() - began >= timeoutMs)),
    );
  });
}

/** Variables that choose an engine would overrule the cell. */
function environment(): NodeJS.ProcessEnv {
  const { PYTHON_JIT: _jit, PYTHON_GIL: _gil, ...rest } = process.env;
  return rest;
}

function problemOf(code: number | null, killedBy: string | null, stderr: string, late: boolean): string | undefined {
  if (code === 0) return undefined;
  if (late) return "did not end in time";
  const words = lastWords(stderr);
  return `${killedBy ? `was killed by ${killedBy}` : `ended with exit code ${code}`}${words && `: ${words}`}`;
}

/** The message of an uncaught error: what stands below its traceback, in one line; Node writes it above. */
export function lastWords(stderr: string): string {
  const lines = stderr
    .trim()
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^Node\.js v\d/.test(line));
  const isFrame = (line: string): boolean => /^ {2,}|^\t/.test(line);
  const frame = lines.findLastIndex(isFrame);
  const below = lines.slice(frame + 1);
  if (below.length > 0) return (frame < 0 ? below.slice(-1) : below).map((line) => line.trim()).join(" ");
  return lines.findLast((line) => !isFrame(line)) ?? "";
}

function readSample(
  program: BenchProgram,
  ended: Ended,
  launcher: Launcher,
  statsFile: string,
  weak: boolean,
): Partial<Sample> & Pick<Sample, "repetitions"> {
  let stats: RunStats | undefined;
  let wallMs: number | undefined;
  try {
    if (launcher.hasStats) stats = readRunStats(readFileSync(statsFile, "utf8"));
    if (launcher.hasWall) wallMs = readWallMs(readFileSync(statsFile, "utf8"));
  } catch (error) {
    const printed = ended.stdout.trim() === "" ? "; it printed nothing" : "";
    return { repetitions: [], problem: `its statistics cannot be read: ${(error as Error).message}${printed}` };
  }
  const printed = readRepetitions(ended.stdout);
  const whole = program.kind === "script" && printed.length === 0;
  const repetitions = whole ? [wholeRun(ended.stdout, stats?.wallMs ?? wallMs ?? ended.processMs)] : printed;
  const problem = checkRepetitions(repetitions, weak);
  return { repetitions, ...(stats && { stats }), ...problem };
}

/** A script is one cold repetition. Its checksum is its output; decimal fractions are masked, for they are often times. */
function wholeRun(stdout: string, ms: number): Repetition {
  const masked = stdout.replace(/\d+\.\d+(e[+-]?\d+)?/g, "#");
  const checksum = createHash("sha256").update(masked).digest("hex").slice(0, 12);
  return { phase: "cold", inner: 1, ms, correct: true, checksum };
}

const WEAK_HINT =
  " (with --scaling weak every thread does the whole work: where threads write the same data, use strong scaling)";

function checkRepetitions(
  repetitions: readonly Repetition[],
  weak: boolean,
): Pick<Sample, "problem" | "wrong"> | undefined {
  const [first] = repetitions;
  if (!first) return { problem: "printed no measurement" };
  const wrong = repetitions.find(({ correct }) => !correct);
  if (wrong)
    return { problem: `check(results) is false, results ${wrong.checksum}${weak ? WEAK_HINT : ""}`, wrong: true };
  const other = repetitions.find(({ checksum }) => checksum !== first.checksum);
  return other && { problem: `repetitions differ: results ${first.checksum} and ${other.checksum}`, wrong: true };
}
