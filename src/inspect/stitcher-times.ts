/**
 * How long the program is in each loop's code by each stitcher: the program run again, the stitchers in turn, with the
 * timeline on. Once for all loops.
 */
import { availableParallelism, loadavg } from "node:os";
import { STITCHERS } from "../jit/stitch/stitcher.js";
import type { RunOptions } from "../threads/options.js";
import { runProgram } from "../threads/run.js";
import type { Inspection } from "./inspection.js";

export interface StitcherTimes {
  /** Of each stitcher; 0: nothing was measured, and `why` says why. */
  readonly runs: number;
  readonly why: string;
  /** Node, V8, machine and its load, lock. */
  readonly conditions: string;
  /** Time in the loop's stitched code in each run, ms; by stitcher, then by loop. */
  readonly ms: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;
}

/** Unless somebody says otherwise, the further runs may take about so long together, */
const PATIENCE_MS = 6000;
/** and are so many of each stitcher. */
const RUNS = 3;

/** Throws nothing for a program that ends differently when it is run again: `why` says it. */
export async function stitcherTimes(inspection: Inspection, asked: number | undefined): Promise<StitcherTimes> {
  const { run, loops } = inspection;
  const stitchers = STITCHERS.names();
  const machine = `${availableParallelism()} CPUs at load ${(loadavg()[0] ?? 0).toFixed(1)}`;
  const conditions = `Node ${process.versions.node}, V8 ${process.versions.v8}, ${machine}, ${run.options.gil ? "with" : "without"} the GIL`;
  const none = (why: string): StitcherTimes => ({ runs: 0, why, conditions, ms: new Map() });
  if (asked === 0) return none("--runs N runs the program again for it");
  if (!loops.some(({ versions }) => versions.length > 0)) return none("nothing was compiled");
  const runs = asked ?? Math.min(RUNS, Math.floor(PATIENCE_MS / (run.stats.wallMs * stitchers.length)));
  if (runs === 0)
    return none(`the program takes ${(run.stats.wallMs / 1000).toFixed(1)} s; --runs N runs it N times more with each`);
  // One stitcher's; compared are all as they are by name.
  const { passes: _, ...plain } = run.options;
  const ms = new Map(stitchers.map((name) => [name, new Map<number, number[]>()]));
  for (let round = 0; round < runs; round++) {
    // None is always the first.
    for (const [index] of stitchers.entries()) {
      const stitcher = stitchers[(index + round) % stitchers.length] as string;
      const options: RunOptions = { ...plain, stitcher, stats: false, trace: true, inspect: false };
      const { trace, exitCode } = await runProgram(inspection.program, options);
      if (exitCode !== run.exitCode)
        return none(`run again, the program ended with exit code ${exitCode} instead of ${run.exitCode}`);
      const byLoop = new Map<unknown, number>();
      for (const { name, args, dur = 0 } of trace)
        if (name.startsWith("stitched ")) byLoop.set(args?.loop, (byLoop.get(args?.loop) ?? 0) + dur / 1000);
      const own = ms.get(stitcher) as Map<number, number[]>;
      for (const { id } of loops) own.set(id, [...(own.get(id) ?? []), byLoop.get(id) ?? 0]);
    }
  }
  return { runs, why: "", conditions, ms };
}
