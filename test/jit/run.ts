/** Runs a program with the JIT of a region policy; what it printed, every attempt, and the statistics of its functions. */
import { readFileSync } from "node:fs";
import { LAYOUT } from "../../src/base/layout.js";
import { createJit } from "../../src/jit/host.js";
import { recordsTrail } from "../../src/jit/hotness.js";
import type { Attempt } from "../../src/jit/pipeline.js";
import type { JitHost, LoopStats } from "../../src/jit/vm-interface.js";
import { compileProgram } from "../../src/language/index.js";
import { createProgramMemory } from "../../src/vm/loader.js";
import { createVm } from "../../src/vm/vm.js";
import { library } from "./support.js";

const HOT = 100;
const load = (name: string) =>
  new WebAssembly.Module(readFileSync(new URL(`../../dist/wasm/${name}.wasm`, import.meta.url)));
const plain = load("plain");
/** The build that keeps a trail. */
const recording = load("plain-stats");

export interface Run {
  readonly printed: string;
  readonly attempts: readonly Attempt[];
  /** All that the JIT made or tried. */
  readonly stats: readonly LoopStats[];
  of(code: string): LoopStats;
}

export async function run(source: string, region: string): Promise<Run> {
  const options = {
    memoryBytes: 2 ** 26,
    gil: true,
    jit: true,
    functions: !recordsTrail(region),
    switchIntervalMs: 5,
    hotThreshold: HOT,
  };
  let jit: JitHost | undefined;
  let printed = "";
  const attempts: Attempt[] = [];
  const vm = createVm(
    recordsTrail(region) ? recording : plain,
    createProgramMemory(compileProgram(source, "test.py"), options),
    0,
    {
      hot: (loop, fp) => jit?.hot(loop, fp),
      install: (loop) => jit?.install(loop),
      threadStart: () => 0,
      event: () => {},
      text: {
        capture: (_fd: number, text: string) => {
          printed += text;
        },
      },
    },
  );
  const onAttempt = (attempt: Attempt) => void attempts.push(attempt);
  jit = await createJit(vm, { stitcher: "splice", region, hotThreshold: HOT, library, onAttempt });
  const status = (vm.exports.threadEnter as () => number)();
  if (status === LAYOUT.STATUS_FRAME) while (vm.exports.run() === LAYOUT.LEFT_REENTER);
  const stats = jit.stats();
  return { printed, attempts, stats, of: (code) => stats.find((one) => one.code === code) as LoopStats };
}
