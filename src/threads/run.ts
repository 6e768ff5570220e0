/**
 * Runs a program: its memory, the interpreter's module, the scheduler, and what comes out. The library's and the
 * command's way in; everything else in this folder serves it.
 */

import { EXIT, PatchworkError } from "../base/errors.js";
import { traceEvents } from "../base/events.js";
import { LAYOUT } from "../base/layout.js";
import { MODULES } from "../bytecode/builtins.js";
import type { Program } from "../bytecode/code.js";
import { opcode } from "../bytecode/opcodes.js";
import { createProgramMemory, type ProgramMemory } from "../vm/loader.js";
import { loadInterpreter } from "../vm/modules.js";
import { type Output, openOutput } from "./capture.js";
import type { RunOptions, RunResult } from "./options.js";
import { closePool, startWorkers, threadedWorkers, warmWorkers } from "./pool.js";
import type { JitSettings } from "./protocol.js";
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
 * @throws PatchworkError for options that exclude each other.
 */
export async function runProgram(
  program: Program,
  options: RunOptions,
  onStart?: (control: RunControl) => void,
): Promise<RunResult> {
  const refcount = options.refcount ?? (options.gil ? "plain" : "atomic");
  if (refcount === "plain" && !options.gil) {
    throw new PatchworkError("plain reference counts need the GIL; use --gil, or --refcount atomic");
  }
  const workers = importsThreading(program) ? threadedWorkers() : 1;
  startWorkers(workers);
  const output = openOutput(options.output);
  const scheduler = new Scheduler(loadProgram(program, options), {
    module: loadInterpreter({ refcount, counting: options.stats }),
    workers,
    trace: options.trace,
    output: output.fds,
    ...(options.jit && { jit: jitSettings(options) }),
  });
  onStart?.(scheduler);
  // A single worker without the JIT has nothing to wait for: its boot is part of the first task.
  const bootFailure = workers > 1 || options.jit ? await warm(workers, options) : undefined;
  const startMs = now();
  const schedule = bootFailure ?? (await scheduler.run());
  const wallMs = now() - startMs;
  if (schedule.stuck || schedule.failure) await closePool();
  return {
    exitCode: exitCode(schedule),
    ...finishOutput(output, schedule.failure),
    ...measurements(schedule, scheduler, { wallMs, startMs, gil: options.gil }),
  };
}

const now = (): number => performance.timeOrigin + performance.now();

/** Boots the workers; what a program ends with whose workers died before it began. */
async function warm(workers: number, { jit, stitcher }: RunOptions): Promise<Schedule | undefined> {
  try {
    await warmWorkers(workers, jit ? stitcher : undefined);
    return undefined;
  } catch (error) {
    return {
      main: undefined,
      threads: [],
      failure: workerDied("MainThread", error),
      interruptedLate: false,
      stuck: true,
    };
  }
}

/** What was captured, with the message of a failure; that goes to stderr in any case. */
function finishOutput(output: Output, failure: Failure | undefined): Pick<RunResult, "stdout" | "stderr"> {
  const captured = output.finish();
  const message = failure ? failureText(failure) : "";
  if (captured.stderr === undefined) process.stderr.write(message);
  return captured.stderr === undefined ? {} : { ...captured, stderr: captured.stderr + message };
}

function measurements(
  schedule: Schedule,
  { control }: Scheduler,
  { wallMs, startMs, gil }: { wallMs: number; startMs: number; gil: boolean },
): Pick<RunResult, "stats" | "trace"> {
  const threads = [...schedule.threads].sort((a, b) => Number(a.threadId !== 0) - Number(b.threadId !== 0));
  const logs = threads.flatMap(({ name, outcome }) => (outcome.events ? [{ name, log: outcome.events }] : []));
  return {
    stats: summarise({ wallMs, gil, threads, loopCounts: (loop) => control.loopCounts(loop) }),
    trace: traceEvents(logs, startMs),
  };
}

function loadProgram(program: Program, options: RunOptions): ProgramMemory {
  const { memoryBytes, gil, jit, switchIntervalMs, hotThreshold, stress } = options;
  const shared = createProgramMemory(program, {
    memoryBytes,
    gil,
    jit,
    switchIntervalMs,
    ...(stress?.jitAtOnce ? { hotThreshold: 1 } : hotThreshold !== undefined && { hotThreshold }),
  });
  const control = new Int32Array(shared.memory.buffer, LAYOUT.CONTROL_BASE);
  control[LAYOUT.CONTROL_TRACE / 4] = options.trace ? 1 : 0;
  control[LAYOUT.CONTROL_STRESS / 4] = stress?.switchAlways ? LAYOUT.STRESS_SWITCH : 0;
  return shared;
}

function jitSettings({ stitcher, region, hotThreshold, stress }: RunOptions): JitSettings {
  return { stitcher, region, ...(hotThreshold !== undefined && { hotThreshold }), ...(stress && { stress }) };
}

/** Whether any code of the program imports the threading module. */
function importsThreading({ codes }: Program): boolean {
  const importCode = opcode("IMPORT").code;
  const threading = MODULES.indexOf("threading");
  return codes.some(({ instructions }) =>
    instructions.some((word, at) => at % 4 === 0 && word === importCode && instructions[at + 2] === threading),
  );
}

function exitCode({ main, failure, interruptedLate }: Schedule): number {
  if (failure) return EXIT.failed;
  const exception = main?.kind === "ended" ? main.exception : undefined;
  if (interruptedLate || exception === "KeyboardInterrupt") return EXIT.interrupted;
  return exception === undefined ? EXIT.ok : EXIT.failed;
}

function failureText(failure: Failure): string {
  if (failure.kind === "output-closed") return "";
  const details = failure.stack ? `${failure.stack}\n` : "";
  return `patchwork: thread ${failure.thread} could not go on: ${failure.message}. The program was stopped.\n${details}`;
}
