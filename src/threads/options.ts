/**
 * What a run of a program is asked for and what it gives back: plain data, which the command, the lab and the
 * tests share. Imports nothing from above `base` but types.
 */
import type { TraceEvent } from "../base/trace-events.js";
import type { V8Tier } from "../base/v8-tiers.js";
import type { NativeFile } from "../vm/native.js";
import type { RunArtefacts } from "./artefacts.js";

export type { TraceEvent };

/** How stitched code is made: bytes copied and patched, Binaryen IR as it is, or Binaryen IR optimised. */
export const STITCHERS = ["splice", "binaryen", "binaryen-opt"] as const;
/** Name of a stitcher: one of STITCHERS, or a plug-in's. */
export type StitcherName = string;

/** Which part of a program is compiled. */
export const REGIONS = ["loop", "function", "trace", "auto"] as const;
/** Name of a region policy: one of REGIONS, or a plug-in's. */
export type RegionName = string;

/** How reference counts are kept; `plain` needs the GIL. */
export const REFCOUNTS = ["plain", "atomic", "biased"] as const;
/** Name of a policy of reference counting. */
export type RefcountName = (typeof REFCOUNTS)[number];

/** Where loops are compiled: beside the program, which goes on in the interpreter, or by the thread that found them hot, which waits. */
export const COMPILES = ["background", "at-once"] as const;
export type CompileName = (typeof COMPILES)[number];

/** Stress switches: tier up at once, leave stitched code at every guard in turn, switch threads at every safepoint. */
export interface Stress {
  /** Loops are stitched at their first back-edge. */
  readonly jitAtOnce?: boolean;
  /** The guard (by number, from 0) that always fails. */
  readonly exitAt?: number;
  /** With the GIL: hand it over at every safepoint. */
  readonly switchAlways?: boolean;
  /** Without the GIL: what threads find in a global or in a class twice is counted per thread, however often it is replaced. */
  readonly countPerThread?: boolean;
}

/** In which cell a program runs, and how. */
export interface RunOptions {
  /** What sys.argv begins as; absent: the program's file alone. */
  readonly argv?: readonly string[];
  /** Stitch hot loops; else everything is interpreted. */
  readonly jit: boolean;
  /** One thread at a time, handed over as CPython does it; else all run at once. */
  readonly gil: boolean;
  readonly stitcher: StitcherName;
  /** Binaryen passes by name, or its own pipeline; for the stitcher `binaryen` only. */
  readonly passes?: readonly string[] | "default";
  /** Which of V8's compilers run. Other than the default, the process must have been started with its flags. */
  readonly v8?: V8Tier;
  readonly region: RegionName;
  /** Default: plain with the GIL, atomic without it. */
  readonly refcount?: RefcountName;
  /** With the GIL: how long a waiter waits before it asks for the lock (`sys.setswitchinterval`). */
  readonly switchIntervalMs: number;
  /** Size of the shared memory: reserved as address space, resident only where it is used. */
  readonly memoryBytes: number;
  /** Back-edges before a loop is stitched; default from the tunables. */
  readonly hotThreshold?: number;
  /** Where loops are compiled; default: see whereCompiled. */
  readonly compile?: CompileName;
  /** inherit: the process's own stdout and stderr; capture: into the result. */
  readonly output: "inherit" | "capture";
  /** Count instructions (another build of the interpreter, a little slower). */
  readonly stats: boolean;
  /** Record the timeline. */
  readonly trace: boolean;
  readonly stress?: Stress;
  /** Plug-ins' files, absolute (`usePlugins` gives them); they bring what the names here and above may name. */
  readonly plugins?: readonly string[];
  /** Native modules that the program may import, by name. */
  readonly natives?: readonly NativeFile[];
  /** Without the GIL: it stays off, whatever native module is imported (`PYTHON_GIL=0`). */
  readonly keepGilOff?: boolean;
  /** Hotness policy; default: backoff. */
  readonly hotness?: string;
  /** The lock under the GIL; default: parking, the runtime's. */
  readonly gilLock?: string;
  /** Keep the artefacts of the JIT and the state that the program ends in, for the inspector. */
  readonly inspect?: boolean;
}

/** The JIT without the GIL; output to the process's own streams. */
export const DEFAULT_RUN_OPTIONS: RunOptions = {
  jit: true,
  gil: false,
  stitcher: "splice",
  region: "auto",
  switchIntervalMs: 5,
  memoryBytes: 2 ** 31,
  output: "inherit",
  stats: false,
  trace: false,
};

/**
 * Who sets a threshold, stresses, or brings a policy of when loops are compiled wants them compiled then: there threads wait unless it is
 * said otherwise. The inspector's do, and those of programs that start threads: they want all cores themselves, and wait for one of them
 * for less long than an assembler takes beside them.
 */
export function whereCompiled(
  { compile, hotThreshold, hotness = "backoff", stress, inspect }: RunOptions,
  startsThreads: boolean,
): CompileName {
  if (inspect) return "at-once";
  const waits = hotThreshold !== undefined || stress !== undefined || hotness !== "backoff" || startsThreads;
  return compile ?? (waits ? "at-once" : "background");
}

/** The stitcher to load. */
export interface StitcherChoice {
  readonly stitcher: StitcherName;
  readonly passes?: readonly string[] | "default";
}

/** The part of the options that says which code makes code. */
export const stitcherChoice = ({ stitcher, passes }: RunOptions): StitcherChoice => ({
  stitcher,
  ...(passes && { passes }),
});

/** One stitched loop. Counts are of the whole program, times of the thread that did the work, which may be the assembler's. */
export interface LoopStats {
  /** Qualified name of the code object, behind its module's where that is not the program itself. */
  readonly code: string;
  /** The module in whose file the line is; absent: the program itself. */
  readonly module?: string;
  readonly line: number;
  readonly region: RegionName;
  readonly stitcher: StitcherName;
  /** Bytecode instructions in the region. */
  readonly instructions: number;
  readonly bytes: number;
  /** Representation inference and planning. */
  readonly planUs?: number;
  readonly stitchUs: number;
  /** V8's compilation of the module, by the thread that made it. */
  readonly compileUs: number;
  readonly entries: number;
  readonly exits: number;
  /** Of a trace: whole turns and bridges that it holds, and the share of what was recorded last that stays on it. */
  readonly trace?: { readonly turns: number; readonly bridges: number; readonly fitness: number };
}

/** A loop that got hot and for which an attempt ended without code. */
export interface RefusedLoop {
  readonly code: string;
  /** Absent: the program itself. */
  readonly module?: string;
  readonly line: number;
  /** Oldest first; a later attempt may have succeeded all the same. */
  readonly reasons: readonly string[];
}

/** Where the time of one Python thread went, in ms; the parts add up to `totalMs` (within the clock's resolution). */
export interface ThreadTimes {
  readonly name: string;
  readonly totalMs: number;
  readonly interpretingMs: number;
  readonly stitchedMs: number;
  readonly compilingMs: number;
  readonly gilWaitMs: number;
  readonly lockWaitMs: number;
  /** Sleeping, joining, starting threads. */
  readonly blockedMs: number;
  /** Collecting cycles, or waiting while another thread has stopped the world for it. */
  readonly collectingMs: number;
}

/** What was seen of a run; times are ms. */
export interface RunStats {
  readonly wallMs: number;
  /** 0 unless `stats` was asked for. */
  readonly instructionsInterpreted: number;
  readonly loops: readonly LoopStats[];
  readonly refused: readonly RefusedLoop[];
  /** Python threads that ran, the main thread included. */
  readonly threads: number;
  /** Per thread, in the order of their start; empty unless the timeline was recorded. */
  readonly threadTimes: readonly ThreadTimes[];
  readonly gil: { readonly enabled: boolean; readonly switches: number; readonly waitMs: number };
  readonly locks: { readonly waits: number; readonly waitMs: number };
  /** Objects of globals and classes whose references each thread counted for itself (wasm/per-thread.ts), and those that ceased to. */
  readonly countedPerThread?: { readonly objects: number; readonly settled: number };
}

/** How a run ended. */
export interface RunResult {
  /** 0, or 1 when an exception ended the main thread (its traceback is on stderr), or 130 after an interrupt. */
  readonly exitCode: number;
  /** Only with `output: "capture"`. */
  readonly stdout?: string;
  readonly stderr?: string;
  readonly stats: RunStats;
  /** When it began on the machine's monotonic clock, which V8's own trace events have too. */
  readonly startMonotonicUs: number;
  /** Chrome Trace Event objects; empty unless `trace` was asked for. */
  readonly trace: readonly TraceEvent[];
  /** Only with `inspect`. */
  readonly artefacts?: RunArtefacts;
}
