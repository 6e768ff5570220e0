/**
 * What a worker keeps from one thread of a program to the next: the interpreter's instance, its function table and the
 * JIT with what it has installed. So a thread that starts where another one ended costs a message, and no instance.
 */
import { pathToFileURL } from "node:url";
import { MessageChannel, type MessagePort, receiveMessageOnPort, threadId } from "node:worker_threads";
import { EventRecorder } from "../base/events.js";
import { loadLibrary } from "../bytecode/library.js";
import type { AssemblyLine, Delivery, Order } from "../jit/assembler.js";
import type { Attempt } from "../jit/pipeline.js";
import type { JitHost } from "../jit/vm-interface.js";
import type { ProgramMemory } from "../vm/loader.js";
import { createVm, type Vm, type VmHooks } from "../vm/vm.js";
import type { StitcherName } from "./options.js";
import { unpackProgram } from "./program-copy.js";
import type { EngineTask, OutputFds, ThreadMessage, ThreadTask } from "./protocol.js";

/** One instance and the thread that it runs. */
export interface Engine {
  readonly shared: ProgramMemory;
  readonly vm: Vm;
  readonly jit: JitHost | undefined;
  readonly recorder: EventRecorder | undefined;
  readonly attempts: readonly Attempt[];
  /** Whose thread it runs now. */
  task: ThreadTask;
}

/** One that has run no thread yet. */
type FreshEngine = Omit<Engine, "task"> & { readonly task: EngineTask };

/** Of the thread that ended last here; absent while one runs, so that none that broke is used again. */
let idle: Engine | undefined;
/** Made ahead of the first thread that comes here. */
let prepared: FreshEngine | undefined;

/** The engine for a thread: the one of the program's last thread here, or a new one. */
export async function engineFor(
  task: ThreadTask,
  stitcherReady: StitcherName | undefined,
  hooksOf: (engine: () => Engine, output: OutputFds) => VmHooks,
): Promise<Engine> {
  const fresh = prepared;
  prepared = undefined;
  if (fresh?.task.program.id === task.program.id) return lend(fresh, task);
  const kept = idle;
  idle = undefined;
  if (kept?.task.program.id === task.program.id && isReusable(kept.task) && isReusable(task)) {
    return lend(kept, task);
  }
  const known = kept?.task.program.id === task.program.id ? kept.shared : undefined;
  return lend(await newEngine(task, known, stitcherReady, hooksOf), task);
}

/** Makes the engine of the first thread that comes here, whichever it will be: instances take some milliseconds. */
export async function prepareEngine(
  task: EngineTask,
  stitcherReady: StitcherName | undefined,
  hooksOf: (engine: () => Engine, output: OutputFds) => VmHooks,
): Promise<void> {
  idle = undefined;
  prepared = await newEngine(task, undefined, stitcherReady, hooksOf);
}

function lend(engine: Engine | FreshEngine, task: ThreadTask): Engine {
  engine.vm.attach(task.threadId);
  return Object.assign(engine, { task });
}

/** The thread ended as threads do: the next one of the program may have its engine. */
export function keepEngine(engine: Engine): void {
  if (isReusable(engine.task)) idle = engine;
}

const isMain = (task: EngineTask | ThreadTask): boolean => "threadId" in task && task.threadId === 0;

/** The main thread is the program's last; a timeline and artefacts are one thread's. */
const isReusable = ({ threadId, trace, jit }: ThreadTask): boolean => threadId !== 0 && !trace && !jit?.inspect;

/**
 * By way of the scheduler, which hears of every thread's messages. Deliveries come by a port of the engine's own, which the first order
 * brings: they are for its JIT, whichever thread it runs by then.
 */
function assemblyLine(thread: () => MessagePort): AssemblyLine {
  let deliveries: MessagePort | undefined;
  return {
    send(order: Order) {
      const message = { kind: "order", engine: threadId, order } as const;
      if (deliveries) return thread().postMessage(message satisfies ThreadMessage);
      const { port1, port2 } = new MessageChannel();
      deliveries = port1;
      thread().postMessage({ ...message, deliveries: port2 } satisfies ThreadMessage, [port2]);
    },
    receive: () => deliveries && (receiveMessageOnPort(deliveries)?.message as Delivery | undefined),
  };
}

async function newEngine(
  task: EngineTask,
  known: ProgramMemory | undefined,
  stitcherReady: StitcherName | undefined,
  hooksOf: (engine: () => Engine, output: OutputFds) => VmHooks,
): Promise<FreshEngine> {
  const recorder = task.trace ? new EventRecorder() : undefined;
  const attempts: Attempt[] = [];
  const createJit = task.jit && (await import("../jit/host.js")).createJit;
  const shared = known ?? unpackProgram(task.program);
  let engine: FreshEngine | undefined;
  // They are called by a thread that runs, and so has its task.
  const hooks = hooksOf(() => engine as Engine, task.output);
  const vm = createVm(task.module, shared, undefined, hooks);
  engine = { shared, vm, jit: undefined, recorder, attempts, task };
  if (!createJit || !task.jit) return engine;
  const { library, compile, ...settings } = task.jit;
  const { stitcher } = settings;
  // Loading binaryen costs a third of a second and 120 MB: workers beyond the warm ones use what others make.
  const stitches = stitcher === "splice" || stitcher === stitcherReady || isMain(task);
  const jit = await createJit(vm, {
    ...settings,
    ...(compile === "at-once"
      ? { stitches, ...(library !== undefined && { library: loadLibrary(pathToFileURL(library)) }) }
      : // As hooks, it is used by a thread that runs.
        { assembly: assemblyLine(() => (engine as Engine).task.port) }),
    ...(recorder && { event: recorder.record }),
    ...(settings.inspect && { onAttempt: (attempt: Attempt) => void attempts.push(attempt) }),
  });
  engine = { ...engine, jit };
  return engine;
}
