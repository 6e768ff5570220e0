/**
 * A process of its own that measures one stitcher: `stitch-child.js STITCHER PROGRAM…`. Plans the hot loops of the
 * programs, then stitches them all over and over, and prints repetitions in the form of the lab's driver
 * (../driver.ts); the checksum is the number of bytecode instructions that one turn stitches. The stitcher `v8` is none:
 * what V8 takes to make modules and instances of what splice made, in the way that is its default.
 */
import { loadLibrary } from "../../bytecode/library.js";
import { instantiate } from "../../jit/install.js";
import { loadStitcher } from "../../jit/stitch/stitcher.js";
import { repetitionLine } from "../driver.js";
import { findProgram } from "../programs.js";
import { collect } from "./plans.js";

/** Instead of a stitcher: V8's part. */
const MODULES = "v8";

const WARM_UP = 10;
const REPETITIONS = 5;
/** A repetition's turns: some ten milliseconds of splicing, some tens of Binaryen's optimiser. */
const TURNS: Readonly<Record<string, number>> = { splice: 200, binaryen: 1, "binaryen-opt": 1, [MODULES]: 4 };

const [name, ...programs] = process.argv.slice(2);
const stitcher = await loadStitcher(name === MODULES ? "splice" : (name as string));
const library = loadLibrary();
const collected = programs
  .map(findProgram)
  .map(({ source, path }) => collect(`${source}\nwork(0, 1)\n`, path, library));
const plans = collected.flatMap(({ plans }) => plans);
const instructions = plans.reduce((sum, plan) => sum + plan.instructions, 0);

type Turn = () => void;

const stitched: Turn = () => {
  for (const plan of plans) stitcher.stitch(plan, library);
};

/** V8 keeps what it compiled for as long as somebody has the same bytes: each turn's modules have a further section of their own. */
function modules(turn: number): Turn {
  const made = collected.flatMap(({ plans, vm }) =>
    plans.map((plan) => ({ vm, bytes: withSection(stitcher.stitch(plan, library), turn) })),
  );
  return () => {
    for (const { vm, bytes } of made) instantiate(vm, new WebAssembly.Module(bytes));
  };
}

/** A custom section named by four letters for a number. */
function withSection(bytes: Uint8Array, number: number): Uint8Array<ArrayBuffer> {
  const letters = [0, 1, 2, 3].map((place) => 97 + (Math.floor(number / 26 ** place) % 26));
  return Uint8Array.from([...bytes, 0, 5, 4, ...letters]);
}

let turnsDone = 0;

function repeat(phase: "cold" | "warm" | "steady", turns: number): void {
  const work = Array.from({ length: turns }, () => (name === MODULES ? modules(turnsDone++) : stitched));
  const began = performance.now();
  for (const turn of work) turn();
  const ms = (performance.now() - began) / turns;
  console.log(repetitionLine({ phase, inner: turns, ms, correct: plans.length > 0, checksum: String(instructions) }));
}

const turns = TURNS[name as string] ?? 1;
repeat("cold", 1);
for (let turn = 0; turn < WARM_UP; turn++) repeat("warm", turns);
for (let turn = 0; turn < REPETITIONS; turn++) repeat("steady", turns);
