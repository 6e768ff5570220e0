/**
 * A process of its own whose V8 is started with other flags: compiles modules one after the other (V8 prints their code
 * when a flag says so), or times their compilation. Arguments: "print" or "time", then files.
 */
import { readFileSync, writeSync } from "node:fs";
import { performance } from "node:perf_hooks";

const ROUNDS = 7;

const [task, ...files] = process.argv.slice(2);
if (task === "time") writeSync(1, JSON.stringify(medianCompileUs(files.map((file) => readFileSync(file)))));
else for (const file of files) new WebAssembly.Module(readFileSync(file));

/**
 * The modules in turn, round by round, the first round not counted. Every round compiles bytes that V8 has not seen: it
 * keeps the code of modules that it knows.
 */
function medianCompileUs(modules: readonly Uint8Array[]): number[] {
  const times = modules.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, bytes] of modules.entries()) {
      const unique = Buffer.concat([bytes, Uint8Array.of(0, 3, 1, 0x78, round)]);
      const began = performance.now();
      new WebAssembly.Module(unique);
      if (round > 0) times[index]?.push((performance.now() - began) * 1000);
    }
  }
  return times.map((series) => series.sort((left, right) => left - right)[ROUNDS >> 1] as number);
}
