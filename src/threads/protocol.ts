/**
 * What passes between the scheduler (main JavaScript thread) and the workers: plain data, nothing with a class, as
 * errors and instances lose what they are on the way. Types only.
 */

import type { MessagePort } from "node:worker_threads";
import type { EventLog } from "../base/events.js";
import type { V8Tier } from "../base/v8-tiers.js";
import type { Delivery, Order } from "../jit/assembler.js";
import type { Attempt } from "../jit/pipeline.js";
import type { LoopStats as JitLoopStats } from "../jit/vm-interface.js";
import type { PluginTask } from "../plugins/use.js";
import type { NativeFile } from "../vm/native.js";
import type { CompileName, RegionName, StitcherChoice, Stress } from "./options.js";
import type { PackedProgram } from "./program-copy.js";

/** Where a program's output goes: file descriptors of this process, shared by all its threads. */
export interface OutputFds {
  readonly stdout: number;
  readonly stderr: number;
}

/** What a worker needs to run any thread of a program. */
export interface EngineTask {
  readonly module: WebAssembly.Module;
  readonly program: PackedProgram;
  /** Undefined: the JIT is off and is not loaded. */
  readonly jit?: JitSettings;
  /** To be loaded first. */
  readonly plugins?: PluginTask;
  readonly natives?: readonly NativeFile[];
  readonly trace: boolean;
  readonly output: OutputFds;
}

/** A Python thread to be run. */
export interface ThreadTask extends EngineTask {
  readonly kind: "thread";
  readonly threadId: number;
  /** Carries ThreadMessages while the thread runs. */
  readonly port: MessagePort;
}

export interface JitSettings extends StitcherChoice {
  readonly v8?: V8Tier;
  readonly region: RegionName;
  readonly hotThreshold?: number;
  readonly hotness?: string;
  readonly stress?: Stress;
  /** The stencil library's file; default: the one that the build made. */
  readonly library?: string;
  /** Keep every attempt with its artefacts. */
  readonly inspect?: boolean;
  /** Whether threads order of the assembler (assembly.ts), or each compiles itself. */
  readonly compile: CompileName;
}

/** Boots a worker and holds it until `count` of them are there, so that they are different ones. */
export interface WarmTask {
  readonly kind: "warm";
  readonly arrived: Int32Array;
  readonly count: number;
  /** The stitcher to load; undefined: no JIT. */
  readonly jit: StitcherChoice | undefined;
  readonly plugins?: PluginTask;
  /** The program whose threads will run: the worker instantiates the interpreter for it. */
  readonly engine?: EngineTask;
}

/** Compiles for the threads of programs (assembly.ts). */
export interface AssembleTask {
  readonly kind: "assemble";
  /** Carries AssemblerMessages there, and DeliveryMessages back. */
  readonly port: MessagePort;
}

/** To the assembler, which takes one after the other. */
export type AssemblerMessage =
  /** A program that may order; `ended` becomes 1 as soon as it waits for nothing any more. */
  | {
      readonly kind: "program";
      readonly program: number;
      readonly memory: WebAssembly.Memory;
      readonly ended: Int32Array;
      readonly jit: JitSettings;
      readonly plugins?: PluginTask;
    }
  | { readonly kind: "order"; readonly program: number; readonly engine: number; readonly order: Order }
  | { readonly kind: "end"; readonly program: number }
  /** No further program: the worker is given back. */
  | { readonly kind: "close" };

/** From the assembler: for the engine that ordered, or why it can do nothing for the program. */
export type DeliveryMessage =
  | { readonly program: number; readonly engine: number; readonly delivery: Delivery }
  | { readonly program: number; readonly failed: string };

export type Task = ThreadTask | WarmTask | AssembleTask;

/** From a running thread: a loop is hot. */
export interface OrderMessage {
  readonly kind: "order";
  /** Number of the JavaScript thread whose engine orders. */
  readonly engine: number;
  readonly order: Order;
  /** Where its Deliveries go from now on. */
  readonly deliveries?: MessagePort;
}

/** From a running thread: another one shall be started. */
export interface StartMessage {
  readonly kind: "start";
  readonly threadObject: number;
  readonly threadId: number;
}

/** The last message of a thread: all before it have arrived. (A port's close event would wait for the worker's next task.) */
export interface EndMessage {
  readonly kind: "end";
}

export type ThreadMessage = StartMessage | OrderMessage | EndMessage;

/** How a thread ended. */
export type ThreadEnding =
  /** The program's own end; `exception` is the class of what was not caught (it has been printed); `status` what SystemExit asked for. */
  | { readonly kind: "ended"; readonly exception?: string; readonly status?: number }
  /** STOP was asked for. */
  | { readonly kind: "stopped" }
  /** Nobody reads the output any more. */
  | { readonly kind: "output-closed" }
  /** The system refuses the output: words of CPython's OSError. */
  | { readonly kind: "output-failed"; readonly message: string }
  /** A fault of the toolkit: a trap, an error of a host function. */
  | { readonly kind: "broken"; readonly message: string; readonly stack?: string };

export interface ThreadOutcome {
  readonly ending: ThreadEnding;
  readonly loops: readonly JitLoopStats[];
  readonly events?: EventLog;
  /** Only when asked for (JitSettings.inspect). */
  readonly attempts?: readonly Attempt[];
}
