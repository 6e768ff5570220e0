/**
 * The workers: one piscina pool a process, kept between runs with its workers parked, since a worker takes 25 to
 * 45 ms to start (make-pool.cts makes it).
 */
import { availableParallelism } from "node:os";
import type { MessagePort } from "node:worker_threads";
import type { Piscina } from "piscina";
import { LAYOUT } from "../base/layout.js";
import { flagUsers } from "../jit/flag-users.js";
import { resetFlags } from "../jit/flags.js";
import type { PluginTask } from "../plugins/use.js";
import piscinas from "./make-pool.cjs";
import type { StitcherChoice } from "./options.js";
import type { EngineTask, Task, ThreadOutcome, ThreadTask, WarmTask } from "./protocol.js";

/** A process that runs from one file in CommonJS (src/cli/start.ts) has workers of that kind. */
const WORKER_FILE = new URL(`../threads/worker.${import.meta.url.endsWith(".cjs") ? "cjs" : "js"}`, import.meta.url)
  .href;
/** Workers to boot ahead of a program with threads; further ones boot when a thread needs them. */
const WORKERS = "PATCHWORK_WORKERS";

/**
 * A program that starts threads finds so many workers ready: the main thread's and one a core, five at least; or as
 * many as PATCHWORK_WORKERS says, where somebody knows better (the lab does: booting one costs 25 to 45 ms).
 */
export function threadedWorkers(): number {
  const asked = Number(process.env[WORKERS]);
  if (Number.isInteger(asked) && asked >= 1) return Math.min(asked, LAYOUT.MAX_THREADS);
  return Math.max(5, availableParallelism() + 1);
}

type Pool = Piscina<Task, ThreadOutcome | undefined>;

let pool: Pool | undefined;
/** The latest warming: for how many workers, for which stitcher, with which plug-ins. */
interface Warming {
  readonly count: number;
  /** The stitcher with its passes, and the plug-ins, as text. */
  readonly what: string;
  readonly done: Promise<void>;
}
const COLD: Warming = { count: 0, what: "", done: Promise.resolve() };
let warming = COLD;

/** The pool, made with `workers` that start to boot at once. */
function thePool(workers: number): Pool {
  if (pool) return pool;
  flagUsers();
  pool = piscinas.makePool(WORKER_FILE, workers);
  return pool;
}

/** Starts to boot workers, without waiting for them: called while the program is still being compiled. */
export function startWorkers(workers: number): void {
  thePool(workers);
}

/**
 * Waits until so many workers have booted (and have loaded and tried the JIT with that stitcher, if one is named).
 * Asked again for no more workers, it waits for the same. Rejects when one of them dies meanwhile.
 */
export function warmWorkers(count: number, jit: StitcherChoice | undefined, plugins?: PluginTask): Promise<void> {
  const what = JSON.stringify([jit ?? null, plugins?.files ?? []]);
  if (count > warming.count || what !== warming.what)
    warming = { count, what, done: warm(count, jit, { ...(plugins && { plugins }) }) };
  return warming.done;
}

/** Lets so many workers make what the threads of the program that is about to run will need. Rejects as warmWorkers does. */
export function prepareWorkers(count: number, engine: EngineTask): Promise<void> {
  return warm(count, undefined, { ...(engine.plugins && { plugins: engine.plugins }), engine });
}

async function warm(
  count: number,
  jit: StitcherChoice | undefined,
  rest: Pick<WarmTask, "plugins" | "engine">,
): Promise<void> {
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  const task: WarmTask = { kind: "warm", arrived, count, jit, ...rest };
  const workers = thePool(count);
  const tasks = Array.from({ length: count }, () => workers.run(task));
  try {
    await Promise.all(tasks);
  } catch (error) {
    // The others need not wait for it.
    Atomics.add(arrived, 0, count);
    Atomics.notify(arrived, 0);
    await Promise.allSettled(tasks);
    throw error;
  }
}

/** Runs a Python thread on a worker. Rejects when the worker dies. */
export async function runOnWorker(task: ThreadTask, warm: number): Promise<ThreadOutcome> {
  const outcome = await thePool(warm).run(task, { transferList: [task.port] });
  if (!outcome) throw new Error("the worker gave no outcome");
  return outcome;
}

/** Lets a worker compile until it is told that it is over. Rejects when it dies. */
export async function assembleOnWorker(port: MessagePort): Promise<void> {
  await thePool(1).run({ kind: "assemble", port }, { transferList: [port] });
}

/** Ends all workers, those that are stuck too; a later run makes a new pool. */
export async function closePool(): Promise<void> {
  const closing = pool;
  pool = undefined;
  warming = COLD;
  await closing?.destroy();
  if (closing) resetFlags();
}

/** The workers themselves, for tests that kill one. */
export function poolWorkers(): readonly { readonly threadId: number; terminate(): Promise<number> }[] {
  return pool?.threads ?? [];
}
