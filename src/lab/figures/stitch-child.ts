/**
 * A process of its own that measures one stitcher: `stitch-child.js STITCHER PROGRAM…`. Plans the hot loops of the
 * programs, then stitches them all over and over, and prints repetitions in the form of the lab's driver
 * (../driver.ts); the checksum is the number of bytecode instructions that one turn stitches.
 */
import { loadLibrary } from "../../bytecode/library.js";
import { loadStitcher } from "../../jit/stitch/stitcher.js";
import { repetitionLine } from "../driver.js";
import { findProgram } from "../programs.js";
import { collectPlans } from "./plans.js";

const WARM_UP = 5;
const REPETITIONS = 5;
/** A repetition's turns: a millisecond of splicing, some tens of Binaryen's optimiser. */
const TURNS: Readonly<Record<string, number>> = { splice: 50, binaryen: 1, "binaryen-opt": 1 };

const [name, ...programs] = process.argv.slice(2);
const stitcher = await loadStitcher(name as string);
const library = loadLibrary();
const plans = programs
  .map(findProgram)
  .flatMap(({ source, path }) => collectPlans(`${source}\nwork(0, 1)\n`, path, library));
const instructions = plans.reduce((sum, plan) => sum + plan.instructions, 0);

function repeat(phase: "cold" | "warm" | "steady", turns: number): void {
  const began = performance.now();
  for (let turn = 0; turn < turns; turn++) for (const plan of plans) stitcher.stitch(plan, library);
  const ms = (performance.now() - began) / turns;
  console.log(repetitionLine({ phase, inner: turns, ms, correct: plans.length > 0, checksum: String(instructions) }));
}

const turns = TURNS[stitcher.name] ?? 1;
repeat("cold", 1);
for (let turn = 0; turn < WARM_UP; turn++) repeat("warm", turns);
for (let turn = 0; turn < REPETITIONS; turn++) repeat("steady", turns);
