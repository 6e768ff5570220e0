/**
 * What the inspector shows, as plain data: the program, one run of it, and every loop with all versions and refusals.
 * The views of this folder read it and nothing else.
 */
import { fullName, originOf, type Program } from "../bytecode/code.js";
import type { StencilLibrary } from "../bytecode/stencils.js";
import type { Observation } from "../jit/observe.js";
import type { Compilation } from "../jit/pipeline.js";
import type { LiveCode, LiveLoop, RunArtefacts } from "../threads/artefacts.js";
import type { RunOptions, RunStats } from "../threads/options.js";

/** One version of a loop's code. */
export interface LoopVersion extends Compilation {
  readonly version: number;
  /** The Python thread that made it. */
  readonly thread: string;
  readonly compileUs: number;
}

/** An attempt at a loop that made no code, and why. */
export interface LoopRefusal {
  readonly thread: string;
  readonly reason: string;
  /** What was seen when the attempt was made. */
  readonly observation: Observation;
}

/** A loop of the program: what was made of it, and what became of that. */
export interface InspectedLoop {
  readonly id: number;
  /** Qualified name of its code object, behind its module's where that is not the program itself. */
  readonly code: string;
  /** Of a module of the library. */
  readonly isLibrary: boolean;
  readonly codeId: number;
  readonly line: number;
  readonly lastLine: number;
  readonly header: number;
  readonly back: number;
  readonly live: LiveLoop;
  /** Oldest first; the last one is what ran at the end. */
  readonly versions: readonly LoopVersion[];
  readonly refusals: readonly LoopRefusal[];
}

/** The run whose artefacts are shown. */
export interface InspectedRun {
  readonly options: RunOptions;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly stats: RunStats;
}

/** Everything that a run under the inspector left: plain data, which every view reads. */
export interface Inspection {
  readonly program: Program;
  readonly library: StencilLibrary;
  readonly run: InspectedRun;
  /** By code id. */
  readonly codes: readonly LiveCode[];
  readonly loops: readonly InspectedLoop[];
}

/**
 * The loops of a program from what its run left. Functions as wholes have records, too, behind those of the loops: of them
 * those that the JIT looked at.
 */
export function inspectedLoops(program: Program, artefacts: RunArtefacts): InspectedLoop[] {
  return artefacts.loops.flatMap((live, id): InspectedLoop[] => {
    const { codeId, header } = live;
    const code = program.codes[codeId];
    const attempts = artefacts.attempts.filter(({ observation }) => observation.loop === id);
    if (id >= program.loopCount && attempts.length === 0) return [];
    const back = Math.min(live.back, (code?.positions.length ?? 1) - 1);
    const lines = (code?.positions ?? []).slice(header, back + 1).map(({ line }) => line);
    const inspected = {
      id,
      code: fullName(program, code),
      isLibrary: originOf(program, code).isLibrary,
      codeId,
      line: Math.min(...lines),
      lastLine: Math.max(...lines),
      header,
      back,
      live,
      versions: attempts
        .flatMap(({ made, version, compileUs, thread }) =>
          made && version !== undefined ? [{ ...made, version, thread, compileUs: compileUs ?? 0 }] : [],
        )
        .sort((left, right) => left.version - right.version),
      refusals: attempts.flatMap(({ refused, observation, thread }) =>
        refused === undefined ? [] : [{ thread, reason: refused, observation }],
      ),
    };
    return [inspected];
  });
}

/** Library loops of which nothing was made: a program is not about these. */
export const isIdleLibrary = ({ isLibrary, versions, refusals }: InspectedLoop): boolean =>
  isLibrary && versions.length === 0 && refusals.length === 0;

/** The version whose code ran last. */
export const newest = (loop: InspectedLoop): LoopVersion | undefined => loop.versions.at(-1);
