/**
 * One plan stitched by every stitcher: size, time to stitch, V8's time to compile, size of the machine code; and the time
 * that was spent in the code where the program was run again for it (stitcher-times.ts).
 */
import { loadStitcher, STITCHERS } from "../jit/stitch/stitcher.js";
import type { InspectedLoop, Inspection, LoopVersion } from "./inspection.js";
import { compileTimesUs, machineCode } from "./machine-code.js";
import type { StitcherTimes } from "./stitcher-times.js";

export interface StitchedBy {
  readonly stitcher: string;
  readonly sizeBytes: number;
  /** Median of repeated stitching in this process, warm. */
  readonly stitchUs: number;
  /** TurboFan's time for the module, median, in a process of its own. */
  readonly compileUs: number;
  readonly machineBytes: number;
  /** Time in this loop's stitched code in each run, ms; empty where it was not measured. */
  readonly stitchedMs: readonly number[];
}

/** Repetitions of stitching, or as many as there is patience for. */
const ROUNDS = 101;
const PATIENCE_MS = 150;

export async function compareStitchers(
  inspection: Inspection,
  loop: InspectedLoop,
  version: LoopVersion,
  times: StitcherTimes,
): Promise<StitchedBy[]> {
  const stitched: { stitcher: string; bytes: Uint8Array; stitchUs: number }[] = [];
  for (const stitcher of STITCHERS.names()) {
    const { stitch } = await loadStitcher(stitcher);
    const repeated: number[] = [];
    const until = performance.now() + PATIENCE_MS;
    let bytes = stitch(version.plan, inspection.library);
    while (repeated.length < 2 || (repeated.length < ROUNDS && performance.now() < until)) {
      const began = performance.now();
      bytes = stitch(version.plan, inspection.library);
      repeated.push((performance.now() - began) * 1000);
    }
    stitched.push({ stitcher, bytes, stitchUs: median(repeated) });
  }
  const modules = stitched.map(({ bytes }) => bytes);
  const compileUs = await compileTimesUs(modules, "turbofan");
  const machine = await machineCode(modules, "turbofan", false);
  return stitched.map(({ stitcher, bytes, stitchUs }, index) => ({
    stitcher,
    sizeBytes: bytes.length,
    stitchUs,
    compileUs: compileUs[index] ?? 0,
    machineBytes: machine[index]?.sizeBytes ?? 0,
    stitchedMs: times.ms.get(stitcher)?.get(loop.id) ?? [],
  }));
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
