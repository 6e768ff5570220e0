/**
 * Runs a program: its memory, the interpreter's module, the scheduler, and what comes out. The library's and the
 * command's way in; everything else in this folder serves it.
 */

import { EXIT, PatchworkError } from "../base/errors.js";
import { LAYOUT } from "../base/layout.js";
import { traceEvents } from "../base/trace-events.js";
import { missingTierFlags } from "../base/v8-tiers.js";
import { modulesOf, type Program } from "../bytecode/code.js";
import { HOTNESS_POLICIES, recordsTrail, takesFunctions } from "../jit/hotness.js";
import type { Prepared } from "../plugins/use.js";
import { writeAll } from "../vm/host/output.js";
import { createProgramMemory, type ProgramMemory } from "../vm/loader.js";
import { loadInterpreter, type Variant } from "../vm/modules.js";
import { readArtefacts } from "./artefacts.js";
import { type Output, openOutput } from "./capture.js";
import type { FinishedThread } from "./finished.js";
import { importsThreads } from "./imports-threads.js";
import { DEFAULT_RUN_OPTIONS, type RunOptions, type RunResult, stitcherChoice, whereCompiled } from "./options.js";
import { closePool, prepareWorkers, startWorkers, threadedWorkers, warmWorkers } from "./pool.js";
import type { EngineTask, JitSettings } from "./protocol.js";
import { type Failure, type Schedule, Scheduler, workerDied } from "./scheduler.js";
import { summarise } from "./summarise.js";

/** What the caller may do to a program that runs. */
export interface RunControl {
  /** Ctrl-C. */
  interrupt(): void;
}

/**
 * Runs the program; resolves when all its threads have ended. `onStart` gets the handle to interrupt it. What the
 * program does wrong is in the result, as exit code and traceback. Workers stay warm for the next run: call
 * `closePool` when there is none.
 *
 * Options that are left out are those of DEFAULT_RUN_OPTIONS.
 *
 * @throws PatchworkError for options that exclude each other.
 */
export async function runProgram(
  program: Program,
  given: Partial<RunOptions>,
  onStart?: (control: RunControl) => void,
): Promise<RunResult> {
  const options: RunOptions = { ...DEFAULT_RUN_OPTIONS, ...given };
  checkOptions(options);
  const refcount = options.refcount ?? (options.gil ? "plain" : "biased");
  const threaded = startsThreads(program);
  // One more for the assembler.
  const workers = threaded ? threadedWorkers() + (options.jit && !compilesItself(options, threaded) ? 1 : 0) : 1;
  startWorkers(workers);
  const made = await prepare(program, options, {
    refcount,
    counting: options.stats || (options.jit && recordsTrail(options.region)),
  });
  const output = openOutput(options.output);
  const shared = loadProgram(made.program, options);
  const scheduler = new Scheduler(shared, {
    module: made.module,
    workers,
    startsThreads: threaded,
    trace: options.trace,
    output: output.fds,
    ...(options.jit && { jit: jitSettings(options, made.library, threaded) }),
    ...(made.task && { plugins: made.task }),
    ...(options.natives?.length && { natives: options.natives }),
  });
  onStart?.(scheduler);
  // A single worker that compiles nothing, without plug-ins, has nothing to wait for: its boot is part of the first task.
  const bootFailure =
    workers > 1 || compilesItself(options, threaded) || made.task
      ? await warm(workers, options, scheduler.engine)
      : undefined;
  const startMonotonicUs = Number(process.hrtime.bigint() / 1000n);
  const startMs = now();
  const schedule = bootFailure ?? (await scheduler.run());
  const wallMs = now() - startMs;
  if (schedule.stuck || schedule.failure) await closePool();
  return {
    exitCode: exitCode(schedule),
    startMonotonicUs,
    ...finishOutput(output, schedule),
    ...measurements(schedule, scheduler, { wallMs, startMs, gil: options.gil }),
    ...(options.inspect && { artefacts: readArtefacts(shared, schedule.threads) }),
  };
}

/**
 * Runs the program under observation, as `run --stats --trace` does: the result says how many instructions were interpreted, what was
 * compiled and refused, where each thread's time went (`stats.threadTimes`, ms), and has the timeline (`trace`, Chrome Trace Event objects).
 * Output is captured unless `output` says otherwise. The build of the interpreter that counts is a little slower.
 *
 * @throws PatchworkError for options that exclude each other.
 */
export function profileProgram(program: Program, given: Partial<RunOptions> = {}): Promise<RunResult> {
  return runProgram(program, { output: "capture", ...given, stats: true, trace: true });
}

/** The program and the module that runs it, as plug-ins change them. */
async function prepare(
  program: Program,
  options: RunOptions,
  variant: Variant,
): Promise<Pick<Prepared, "program" | "module"> & Partial<Prepared>> {
  const { plugins, region, stitcher, hotness, gil } = options;
  // Without the GIL nobody takes its lock: the toolkit's own module will do.
  const gilLock = gil ? options.gilLock : undefined;
  if (!plugins?.length) return { program, module: loadInterpreter(variant) };
  const { preparePlugins } = await import("../plugins/use.js");
  const names = { region, stitcher, ...(hotness && { hotness }), ...(gilLock && { gilLock }) };
  return preparePlugins(program, { plugins, ...names }, variant);
}

/** What the types cannot say. Throws PatchworkError. */
function checkOptions({ refcount, gil, stitcher, passes, v8 = "default" }: RunOptions): void {
  if (refcount === "plain" && !gil)
    throw new PatchworkError("plain reference counts need the GIL; use --gil, or --refcount biased");
  if (passes !== undefined && stitcher !== "binaryen")
    throw new PatchworkError(`passes need the stitcher binaryen; ${stitcher} takes none`);
  const missing = missingTierFlags(v8, process.execArgv);
  if (missing.length > 0)
    throw new PatchworkError(`V8 reads its tier when the process starts; run node ${missing.join(" ")}`);
}

const now = (): number => performance.timeOrigin + performance.now();

/** Whether workers that run threads compile, too. */
const compilesItself = (options: RunOptions, startsThreads: boolean): boolean =>
  options.jit && whereCompiled(options, startsThreads) !== "background";

/** Boots the workers; what a program ends with whose workers died before it began. One that is alone makes its own engine. */
async function warm(workers: number, options: RunOptions, engine: EngineTask): Promise<Schedule | undefined> {
  try {
    await warmWorkers(
      workers,
      compilesItself(options, workers > 1) ? stitcherChoice(options) : undefined,
      engine.plugins,
    );
    if (workers > 1) await prepareWorkers(workers, engine);
    return undefined;
  } catch (error) {
    return {
      main: undefined,
      threads: [],
      assembled: [],
      made: new Map(),
      failure: workerDied("MainThread", error),
      interruptedLate: false,
      deadlocked: 0,
      stuck: true,
    };
  }
}

/** What was captured, with the message of a failure; that goes to stderr in any case. */
function finishOutput(output: Output, { failure, deadlocked }: Schedule): Pick<RunResult, "stdout" | "stderr"> {
  const captured = output.finish();
  const message = failure ? failureText(failure) : deadlocked > 0 ? deadlockText(deadlocked) : "";
  if (captured.stderr === undefined && message !== "") writeOrLose(message);
  return captured.stderr === undefined ? {} : { ...captured, stderr: captured.stderr + message };
}

/** When stderr takes nothing either, nobody can be told. */
function writeOrLose(message: string): void {
  try {
    writeAll(2, Buffer.from(message));
  } catch {
    // The exit code says it.
  }
}

function measurements(
  schedule: Schedule,
  { control }: Scheduler,
  { wallMs, startMs, gil }: { wallMs: number; startMs: number; gil: boolean },
): Pick<RunResult, "stats" | "trace"> {
  const threads = inOrderOfStart(schedule.threads);
  const logs = threads.flatMap(({ name, outcome }) => (outcome.events ? [{ name, log: outcome.events }] : []));
  return {
    stats: summarise({
      wallMs,
      gil,
      threads,
      made: schedule.made,
      loopCounts: (loop) => control.loopCounts(loop),
      countedPerThread: control.countedPerThread(),
    }),
    trace: traceEvents(logs, { startMs, loopName: loopNames(threads), assembled: schedule.assembled }),
  };
}

/** The main thread first; without a timeline the others in the order of their end. */
function inOrderOfStart(threads: readonly FinishedThread[]): FinishedThread[] {
  const began = ({ threadId, outcome }: FinishedThread): number =>
    threadId === 0 ? Number.NEGATIVE_INFINITY : (outcome.events?.beganMs ?? 0);
  return [...threads].sort((a, b) => (began(a) < began(b) ? -1 : Number(began(a) > began(b))));
}

/** Loops as people know them, by what the threads' JITs say of those that they touched. */
function loopNames(threads: readonly FinishedThread[]): (loop: number) => string {
  const loops = threads.flatMap(({ outcome }) => outcome.loops);
  const names = new Map(loops.map(({ loop, code, line }) => [loop, `${code}:${line}`]));
  return (loop) => names.get(loop) ?? `loop ${loop}`;
}

function loadProgram(program: Program, options: RunOptions): ProgramMemory {
  const { memoryBytes, gil, jit, switchIntervalMs, stress } = options;
  const policy = HOTNESS_POLICIES.get(options.hotness ?? "backoff");
  const shared = createProgramMemory(program, {
    memoryBytes,
    gil,
    jit,
    switchIntervalMs,
    functions: takesFunctions(options.region),
    ...(options.argv ? { argv: options.argv } : {}),
    hotThreshold: stress?.jitAtOnce ? 1 : Math.max(1, policy.first(options.hotThreshold)),
  });
  const control = new Int32Array(shared.memory.buffer, LAYOUT.CONTROL_BASE);
  control[LAYOUT.CONTROL_GIL_KEPT_OFF / 4] = options.keepGilOff ? 1 : 0;
  control[LAYOUT.CONTROL_TRACE / 4] = options.trace ? 1 : 0;
  control[LAYOUT.CONTROL_STRESS / 4] =
    (stress?.switchAlways ? LAYOUT.STRESS_SWITCH : 0) | (stress?.countPerThread ? LAYOUT.STRESS_LOCAL : 0);
  return shared;
}

function jitSettings(options: RunOptions, library: string | undefined, startsThreads: boolean): JitSettings {
  const { region, v8, hotness, hotThreshold, stress, inspect } = options;
  return {
    ...stitcherChoice(options),
    region,
    ...(v8 && { v8 }),
    ...(hotness !== undefined && { hotness }),
    ...(hotThreshold !== undefined && { hotThreshold }),
    ...(stress && { stress }),
    ...(library !== undefined && { library }),
    ...(inspect && { inspect }),
    compile: whereCompiled(options, startsThreads),
  };
}

/** Whether any code of the program imports the threading module, which alone imports _thread. */
/** Modules of the library import `_thread` for locks and names; only the program's own files start threads. */
const startsThreads = (program: Program): boolean =>
  modulesOf(program).some(({ isLibrary, source }) => !isLibrary && importsThreads(source ?? ""));

function exitCode({ main, failure, interruptedLate }: Schedule): number {
  if (failure) return EXIT.failed;
  const exception = main?.kind === "ended" ? main.exception : undefined;
  if (main?.kind === "ended" && main.status !== undefined) return main.status;
  if (interruptedLate || exception === "KeyboardInterrupt") return EXIT.interrupted;
  return exception === undefined ? EXIT.ok : EXIT.failed;
}

const deadlockText = (threads: number): string =>
  `patchwork: the ${threads} threads that were left waited for each other; they were stopped.\n`;

function failureText(failure: Failure): string {
  if (failure.kind === "output-closed") return "";
  // Into the program itself the error does not come: nothing there could catch it.
  if (failure.kind === "output-failed") return `OSError: ${failure.message}\n`;
  const details = failure.stack ? `${failure.stack}\n` : "";
  return `patchwork: thread ${failure.thread} could not go on: ${failure.message}. The program was stopped.\n${details}`;
}
