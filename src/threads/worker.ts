/**
 * A worker's entry: runs one Python thread after the other, on an instance of the interpreter over the program's
 * shared memory (engine.ts); what happened is returned as data, never thrown.
 */
import { writeSync } from "node:fs";
import { LAYOUT } from "../base/layout.js";
import { OutputClosedError, OutputFailedError, withOutputLock, writeAll } from "../vm/host/output.js";
import type { ProgramMemory } from "../vm/loader.js";
import { allocateRegistersWell } from "../vm/modules.js";
import { callNative, loadNatives } from "../vm/native.js";
import { type ExceptionExports, formatException, readException, readString } from "../vm/traceback.js";
import type { Vm, VmHooks } from "../vm/vm.js";
import { type Engine, engineFor, keepEngine, prepareEngine } from "./engine.js";
import { loadPlugins } from "./load-plugins.js";
import type { StitcherName } from "./options.js";
import type {
  AssemblerMessage,
  AssembleTask,
  DeliveryMessage,
  OutputFds,
  Task,
  ThreadEnding,
  ThreadMessage,
  ThreadOutcome,
  ThreadTask,
  WarmTask,
} from "./protocol.js";
import { threadName } from "./thread-name.js";

/** The stitcher that this worker has loaded while it was warmed. */
let stitcherReady: StitcherName | undefined;
/** Longest wait of a warming worker for the others. */
const WARM_WAIT_MS = 10_000;

export default async function work(task: Task): Promise<ThreadOutcome | undefined> {
  if (task.kind === "warm") return warm(task);
  return task.kind === "assemble" ? assemble(task) : runThread(task);
}

async function warm({ arrived, count, jit, plugins, engine }: WarmTask): Promise<undefined> {
  await loadPlugins(plugins);
  if (jit) {
    const [{ warmJit }] = await Promise.all([import("../jit/warm.js"), import("../jit/host.js")]);
    await warmJit(jit.stitcher, jit.passes && { passes: jit.passes });
    stitcherReady = jit.stitcher;
  }
  if (engine?.natives) await loadNatives(engine.natives);
  if (engine) await prepareEngine(engine, stitcherReady, hooks);
  Atomics.add(arrived, 0, 1);
  Atomics.notify(arrived, 0);
  const end = performance.now() + WARM_WAIT_MS;
  for (let seen = Atomics.load(arrived, 0); seen < count; seen = Atomics.load(arrived, 0)) {
    if (performance.now() > end) return;
    Atomics.wait(arrived, 0, seen, WARM_WAIT_MS);
  }
}

/** Compiles, one order after the other. */
async function assemble({ port }: AssembleTask): Promise<undefined> {
  const [{ AssemblerDesk }, { compile }] = await Promise.all([
    import("./assembler-desk.js"),
    import("../jit/install.js"),
  ]);
  const desk = new AssemblerDesk((message) => port.postMessage(message satisfies DeliveryMessage), compile);
  await new Promise<void>((resolve, reject) => {
    let last = Promise.resolve();
    port.on("message", (message: AssemblerMessage) => {
      last = last.then(() => (message.kind === "close" ? resolve() : desk.take(message))).catch(reject);
    });
  });
  port.close();
}

async function runThread(task: ThreadTask): Promise<ThreadOutcome> {
  let engine: Engine | undefined;
  let ending: ThreadEnding;
  try {
    await loadPlugins(task.plugins);
    if (task.natives) await loadNatives(task.natives);
    engine = await engineFor(task, stitcherReady, hooks);
    allocateRegistersWell();
    ending = interpret(engine);
  } catch (error) {
    ending = endingOf(error);
  } finally {
    task.port.postMessage({ kind: "end" } satisfies ThreadMessage);
  }
  if (engine && ending.kind === "ended") keepEngine(engine);
  return {
    ending,
    loops: engine?.jit?.stats() ?? [],
    ...(engine?.recorder && { events: engine.recorder.log() }),
    ...(task.jit?.inspect && { attempts: engine?.attempts ?? [] }),
  };
}

function hooks(engine: () => Engine, output: OutputFds): VmHooks {
  const post = (message: ThreadMessage) => engine().task.port.postMessage(message);
  return {
    hot: (loop, fp) => engine().jit?.hot(loop, fp),
    install: (loop) => engine().jit?.install(loop),
    threadStart(threadObject, threadId) {
      post({ kind: "start", threadObject, threadId });
      return 1;
    },
    native: (request) => callNative(request),
    event: (kind, value) => engine().recorder?.record(kind, value),
    text: textOptions(output),
  };
}

/** Captured output goes to files, whose order is that of the writes, whoever writes. */
function textOptions(output: OutputFds): NonNullable<VmHooks["text"]> {
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
function interpret({ vm, task, shared }: Engine): ThreadEnding {
  const enter = vm.exports.threadEnter as () => number;
  const finish = vm.exports.threadFinish as () => void;
  const status = enter();
  let left: number = status === LAYOUT.STATUS_RAISED ? LAYOUT.LEFT_RAISED : LAYOUT.LEFT_RETURNED;
  if (status === LAYOUT.STATUS_FRAME) {
    do left = vm.exports.run();
    while (left === LAYOUT.LEFT_REENTER);
  }
  const ending = endingFor(left, vm, task, shared);
  if (task.threadId === 0 && ending.kind === "ended") (vm.exports.threadShutdown as () => void)();
  finish();
  return ending;
}

function endingFor(left: number, vm: Vm, task: ThreadTask, shared: ProgramMemory): ThreadEnding {
  const control = new Int32Array(vm.memory.buffer, LAYOUT.CONTROL_BASE);
  if (left === LAYOUT.LEFT_STOPPED || Atomics.load(control, LAYOUT.CONTROL_STOP / 4) !== 0) return { kind: "stopped" };
  if (left !== LAYOUT.LEFT_RAISED) return { kind: "ended" };
  const runtime = vm.exports as unknown as ExceptionExports & ExitExports;
  const exception = readException(shared, vm.thread, runtime);
  const isMain = task.threadId === 0;
  // Raised in any other thread, SystemExit ends that thread and nothing else.
  if (exception.kind === "SystemExit") return isMain ? exitOf(vm, task, runtime) : { kind: "ended" };
  const head = isMain ? "" : `Exception in thread ${threadName(shared, task.threadId)}:\n`;
  complain(vm, task, head + formatException(exception, shared.program));
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
