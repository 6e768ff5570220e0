/**
 * A worker's entry: runs one Python thread after the other. An instance of the interpreter is made for each, over
 * the program's shared memory; what happened is returned as data, never thrown.
 */
import { writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { EventRecorder } from "../base/events.js";
import { LAYOUT } from "../base/layout.js";
import { loadLibrary } from "../bytecode/library.js";
import type { Attempt } from "../jit/pipeline.js";
import type { JitHost } from "../jit/vm-interface.js";
import type { PluginTask } from "../plugins/use.js";
import { OutputClosedError, OutputFailedError, withOutputLock, writeAll } from "../vm/host/output.js";
import { type ExceptionExports, formatException, readException, readString } from "../vm/traceback.js";
import { createVm, type Vm, type VmHooks } from "../vm/vm.js";
import type { StitcherName } from "./options.js";
import type { Task, ThreadEnding, ThreadMessage, ThreadOutcome, ThreadTask, WarmTask } from "./protocol.js";
import { threadName } from "./thread-name.js";

/** The stitcher that this worker has loaded while it was warmed. */
let stitcherReady: StitcherName | undefined;
/** Longest wait of a warming worker for the others. */
const WARM_WAIT_MS = 10_000;

export default async function work(task: Task): Promise<ThreadOutcome | undefined> {
  return task.kind === "warm" ? warm(task) : runThread(task);
}

/** Most runs have none: nothing is loaded for them. */
async function loadPlugins(plugins: PluginTask | undefined): Promise<void> {
  if (plugins) await (await import("../plugins/use.js")).loadTask(plugins);
}

async function warm({ arrived, count, jit, plugins }: WarmTask): Promise<undefined> {
  await loadPlugins(plugins);
  if (jit) {
    const [{ warmJit }] = await Promise.all([import("../jit/warm.js"), import("../jit/host.js")]);
    await warmJit(jit.stitcher, jit.passes && { passes: jit.passes });
    stitcherReady = jit.stitcher;
  }
  Atomics.add(arrived, 0, 1);
  Atomics.notify(arrived, 0);
  const end = performance.now() + WARM_WAIT_MS;
  for (let seen = Atomics.load(arrived, 0); seen < count; seen = Atomics.load(arrived, 0)) {
    if (performance.now() > end) return;
    Atomics.wait(arrived, 0, seen, WARM_WAIT_MS);
  }
}

async function runThread(task: ThreadTask): Promise<ThreadOutcome> {
  const recorder = task.trace ? new EventRecorder() : undefined;
  const attempts: Attempt[] = [];
  let jit: JitHost | undefined;
  let ending: ThreadEnding;
  try {
    await loadPlugins(task.plugins);
    const createJit = task.jit && (await import("../jit/host.js")).createJit;
    const vm = createVm(
      task.module,
      task.shared,
      task.threadId,
      hooks(task, () => jit, recorder),
    );
    if (createJit && task.jit) {
      const { library, ...settings } = task.jit;
      const { stitcher } = settings;
      // Loading binaryen costs a third of a second and 120 MB: workers beyond the warm ones use what others make.
      const stitches = stitcher === "splice" || stitcher === stitcherReady || task.threadId === 0;
      jit = await createJit(vm, {
        ...settings,
        stitches,
        ...(library !== undefined && { library: loadLibrary(pathToFileURL(library)) }),
        ...(recorder && { event: recorder.record }),
        ...(settings.inspect && { onAttempt: (attempt: Attempt) => void attempts.push(attempt) }),
      });
    }
    ending = interpret(vm, task);
  } catch (error) {
    ending = endingOf(error);
  } finally {
    task.port.postMessage({ kind: "end" } satisfies ThreadMessage);
  }
  return {
    ending,
    loops: jit?.stats() ?? [],
    ...(recorder && { events: recorder.log() }),
    ...(task.jit?.inspect && { attempts }),
  };
}

function hooks(task: ThreadTask, jit: () => JitHost | undefined, recorder: EventRecorder | undefined): VmHooks {
  const post = (message: ThreadMessage) => task.port.postMessage(message);
  return {
    hot: (loop, fp) => jit()?.hot(loop, fp),
    install: (loop) => jit()?.install(loop),
    threadStart(threadObject, threadId) {
      post({ kind: "start", threadObject, threadId });
      return 1;
    },
    event: recorder?.record ?? (() => {}),
    text: textOptions(task),
  };
}

/** Captured output goes to files, whose order is that of the writes, whoever writes. */
function textOptions({ output }: ThreadTask): NonNullable<VmHooks["text"]> {
  const inherited = output.stdout === 1 && output.stderr === 2;
  return {
    ...(!inherited && {
      capture: (fd: number, text: string) => void writeSync(fd === 1 ? output.stdout : output.stderr, text),
    }),
    onOutputClosed(error) {
      throw error;
    },
  };
}

/** The thread's whole life between threadEnter and threadFinish. */
function interpret(vm: Vm, task: ThreadTask): ThreadEnding {
  const enter = vm.exports.threadEnter as () => number;
  const finish = vm.exports.threadFinish as () => void;
  const status = enter();
  let left: number = status === LAYOUT.STATUS_RAISED ? LAYOUT.LEFT_RAISED : LAYOUT.LEFT_RETURNED;
  if (status === LAYOUT.STATUS_FRAME) {
    do left = vm.exports.run();
    while (left === LAYOUT.LEFT_REENTER);
  }
  const ending = endingFor(left, vm, task);
  if (task.threadId === 0 && ending.kind === "ended") (vm.exports.threadShutdown as () => void)();
  finish();
  return ending;
}

function endingFor(left: number, vm: Vm, task: ThreadTask): ThreadEnding {
  const control = new Int32Array(vm.memory.buffer, LAYOUT.CONTROL_BASE);
  if (left === LAYOUT.LEFT_STOPPED || Atomics.load(control, LAYOUT.CONTROL_STOP / 4) !== 0) return { kind: "stopped" };
  if (left !== LAYOUT.LEFT_RAISED) return { kind: "ended" };
  const runtime = vm.exports as unknown as ExceptionExports & ExitExports;
  const exception = readException(task.shared, vm.thread, runtime);
  const isMain = task.threadId === 0;
  // Raised in any other thread, SystemExit ends that thread and nothing else.
  if (exception.kind === "SystemExit") return isMain ? exitOf(vm, task, runtime) : { kind: "ended" };
  const head = isMain ? "" : `Exception in thread ${threadName(task.shared, task.threadId)}:\n`;
  complain(vm, task, head + formatException(exception, task.shared.program));
  return { kind: "ended", exception: exception.kind };
}

interface ExitExports {
  exitStatus(exception: number): number;
  exitText(exception: number): number;
}

/** What SystemExit asks for: a status, or a message and status 1. */
function exitOf(vm: Vm, task: ThreadTask, runtime: ExitExports): ThreadEnding {
  const view = new DataView(vm.memory.buffer);
  const exception = view.getUint32(vm.thread + LAYOUT.THREAD_EXCEPTION, true);
  const status = runtime.exitStatus(exception);
  if (status >= 0) return { kind: "ended", status };
  const message = runtime.exitText(exception);
  if (message !== 0) complain(vm, task, `${readString(view, message)}\n`);
  return { kind: "ended", status: 1 };
}

function complain(vm: Vm, task: ThreadTask, text: string): void {
  withOutputLock(vm.memory, () => writeAll(task.output.stderr, Buffer.from(text)));
}

function endingOf(error: unknown): ThreadEnding {
  if (error instanceof OutputClosedError) return { kind: "output-closed" };
  if (error instanceof OutputFailedError) return { kind: "output-failed", message: error.message };
  if (!(error instanceof Error)) return { kind: "broken", message: String(error) };
  return { kind: "broken", message: `${error.name}: ${error.message}`, ...(error.stack && { stack: error.stack }) };
}
