/**
 * The observed run of a cell: one further process with the timeline and V8's trace events on. What observing costs
 * is in it, so it is no sample; it says where the time goes, not how much there is.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PatchworkError } from "../../base/errors.js";
import type { TraceEvent } from "../../base/trace-events.js";
import { temporaryFolder } from "../../threads/temporary-folder.js";
import type { CellProfile, TierEvent } from "../artefacts.js";
import type { Cell } from "../axes.js";
import { type DriverSettings, withDriver } from "../driver.js";
import type { Launcher, ObservedFiles } from "../launchers.js";
import { type BenchProgram, PACKAGE_ROOT } from "../programs.js";
import { readRunStats } from "../run-stats.js";
import { environmentOf, type RunnerOptions, runProcess, withoutFolder } from "../runner.js";
import { jitTiers, type ModuleNames, v8Tiers } from "./tiers.js";
import { functionNames } from "./wasm-names.js";

/** A short run: a cold repetition, the calibration, and two that show the steady state. */
export const OBSERVED_DRIVER: Omit<DriverSettings, "parts"> = { warmUp: 0, repetitions: 2, targetSeconds: 0.02 };
/** Spans that a profile keeps. */
const MOST_SPANS = 250;

export type ProfileOutcome = { readonly profile: CellProfile } | { readonly problem: string };

/** Undefined where the launcher cannot be observed (a peer). */
export async function profileCell(
  program: BenchProgram,
  cell: Cell,
  launcher: Launcher,
  options: Pick<RunnerOptions, "timeoutMs" | "signal">,
): Promise<ProfileOutcome | undefined> {
  if (!launcher.observedArgv) return undefined;
  let folder: string | undefined;
  try {
    folder = temporaryFolder("patchwork-profile-");
    const files = observedFiles(program, folder);
    if (program.kind === "work")
      writeFileSync(files.program, withDriver(program.source, { ...OBSERVED_DRIVER, parts: cell.parts }));
    const { problem } = await runProcess(
      launcher.observedArgv(cell, files),
      environmentOf(program, cell, launcher),
      options,
    );
    return problem ? { problem: withoutFolder(problem, folder) } : { profile: readProfile(program, cell, files) };
  } catch (error) {
    if (error instanceof PatchworkError) return { problem: error.message };
    const problem = `what was observed cannot be read: ${(error as Error).message}`;
    return { problem: folder === undefined ? problem : withoutFolder(problem, folder) };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

const observedFiles = (program: BenchProgram, folder: string): ObservedFiles => ({
  program: program.kind === "work" ? join(folder, `${program.name}.py`) : program.path,
  stats: join(folder, "stats.json"),
  timeline: join(folder, "timeline.json"),
  v8: join(folder, "v8.json"),
});

interface TimelineFile {
  readonly traceEvents: readonly TraceEvent[];
  readonly otherData: { readonly startMonotonicUs: number };
}

function readProfile(program: BenchProgram, cell: Cell, files: ObservedFiles): CellProfile {
  const stats = readRunStats(readFileSync(files.stats, "utf8"));
  const timeline = JSON.parse(readFileSync(files.timeline, "utf8")) as TimelineFile;
  const spans = longest(timeline.traceEvents);
  const tiers = [...jitTiers(timeline.traceEvents), ...readV8(files.v8, timeline, cell)];
  return {
    program: program.name,
    levels: cell.levels,
    parts: cell.parts,
    wallMs: stats.wallMs,
    threads: stats.threadTimes.map((times) => ({ ...times, name: shortName(times.name) })),
    ...spans,
    tiers: tiers.sort((left, right) => left.ms - right.ms),
    loops: stats.loops,
    refused: stats.refused,
  };
}

/** A file that V8 did not write, or not to its end, costs only its events. */
function readV8(file: string, { otherData }: TimelineFile, cell: Cell): TierEvent[] {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return [];
  }
  return v8Tiers(data, otherData.startMonotonicUs, moduleNames(cell));
}

const known = new Map<string, ModuleNames>();

/** The module that the cell's process ran: with the GIL counts are plain unless the cell says otherwise. */
function moduleNames({ levels }: Cell): ModuleNames {
  const refcount = levels.refcount ?? (levels.lock === "gil" ? "plain" : "biased");
  let names = known.get(refcount);
  if (!names) {
    const module = new WebAssembly.Module(readFileSync(join(PACKAGE_ROOT, "dist/wasm", `${refcount}.wasm`)));
    const imports = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function");
    names = { names: functionNames(module), importedFunctions: imports.length };
    known.set(refcount, names);
  }
  return names;
}

/** The names of the rows, and the longest spans in the order of time. */
function longest(events: readonly TraceEvent[]): Pick<CellProfile, "timeline" | "dropped"> {
  const rows = events.filter(({ ph }) => ph === "M");
  const spans = events.filter(({ ph }) => ph === "X");
  const kept = [...spans].sort((left, right) => (right.dur ?? 0) - (left.dur ?? 0)).slice(0, MOST_SPANS);
  kept.sort((left, right) => left.ts - right.ts);
  const named = rows.map((row) => ({ ...row, args: { name: shortName(String(row.args?.name)) } }));
  return { timeline: [...named, ...kept.map(rounded)], dropped: spans.length - kept.length };
}

/** The target of the driver's threads is always the same. */
const shortName = (name: string): string => name.replace(/ \(patchwork_part\)/, "");

/** Microseconds are precise enough to draw. */
const rounded = (event: TraceEvent): TraceEvent => ({
  ...event,
  ts: Math.round(event.ts),
  ...(event.dur !== undefined && { dur: Math.round(event.dur) }),
});
