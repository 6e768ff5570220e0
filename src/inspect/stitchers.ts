/**
 * One plan stitched by every stitcher: size, time to stitch, V8's time to compile, size of the machine code; and, when
 * the program is run again for it, the time that was spent in the code.
 */
import { loadStitcher, STITCHERS } from "../jit/stitch/stitcher.js";
import type { RunOptions } from "../threads/options.js";
import { runProgram } from "../threads/run.js";
import type { InspectedLoop, Inspection, LoopVersion } from "./inspection.js";
import { compileTimesUs, machineCode } from "./machine-code.js";

export interface StitchedBy {
  readonly stitcher: string;
  readonly sizeBytes: number;
  /** Median of repeated stitching in this process, warm. */
  readonly stitchUs: number;
  /** TurboFan's time for the module, median, in a process of its own. */
  readonly compileUs: number;
  readonly machineBytes: number;
  /** Time in this loop's stitched code in each run, ms; empty unless runs were asked for. */
  readonly stitchedMs: readonly number[];
}

/** Repetitions of stitching, or as many as there is patience for. */
const ROUNDS = 101;
const PATIENCE_MS = 150;

export async function compareStitchers(
  inspection: Inspection,
  loop: InspectedLoop,
  version: LoopVersion,
  runs: number,
): Promise<StitchedBy[]> {
  const stitched: { stitcher: string; bytes: Uint8Array; stitchUs: number }[] = [];
  for (const stitcher of STITCHERS.names()) {
    const { stitch } = await loadStitcher(stitcher);
    const times: number[] = [];
    const until = performance.now() + PATIENCE_MS;
    let bytes = stitch(version.plan, inspection.library);
    while (times.length < 2 || (times.length < ROUNDS && performance.now() < until)) {
      const began = performance.now();
      bytes = stitch(version.plan, inspection.library);
      times.push((performance.now() - began) * 1000);
    }
    stitched.push({ stitcher, bytes, stitchUs: median(times) });
  }
  const modules = stitched.map(({ bytes }) => bytes);
  const compileUs = await compileTimesUs(modules, "turbofan");
  const machine = await machineCode(modules, "turbofan", false);
  const times = await stitchedTimes(inspection, loop, runs);
  return stitched.map(({ stitcher, bytes, stitchUs }, index) => ({
    stitcher,
    sizeBytes: bytes.length,
    stitchUs,
    compileUs: compileUs[index] ?? 0,
    machineBytes: machine[index]?.sizeBytes ?? 0,
    stitchedMs: times.get(stitcher) ?? [],
  }));
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;

/** The program again, the stitchers in turn, with the timeline on: how long it was in this loop's code. */
async function stitchedTimes(
  { program, run }: Inspection,
  loop: InspectedLoop,
  runs: number,
): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < runs; round++) {
    for (const stitcher of STITCHERS.names()) {
      const options: RunOptions = { ...run.options, stitcher, stats: false, trace: true, inspect: false };
      const { trace } = await runProgram(program, options);
      const us = trace
        .filter(({ name, args }) => name.startsWith("stitched ") && args?.loop === loop.id)
        .reduce((sum, { dur = 0 }) => sum + dur, 0);
      times.set(stitcher, [...(times.get(stitcher) ?? []), us / 1000]);
    }
  }
  return times;
}
