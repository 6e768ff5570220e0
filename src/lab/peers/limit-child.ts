/**
 * A process of its own that repeats a program's limit (../limits.ts) as the driver repeats the program, and prints the
 * same lines: `limit-child.js NAME PROGRAM_WITH_DRIVER.py`. A repetition starts no thread, so it is the work alone.
 */
import { readFileSync } from "node:fs";
import { floatRepr } from "../../vm/host/number-format.js";
import { type Phase, readDriverCall, repetitionLine } from "../driver.js";
import { limitPath } from "../limits.js";

const [name, file] = process.argv.slice(2);
if (name === undefined || file === undefined) throw new RangeError("usage: limit-child.js NAME PROGRAM.py");
const { warmUp, warmSeconds = 0, repetitions, targetSeconds } = readDriverCall(readFileSync(file, "utf8"));
const { instance } = await WebAssembly.instantiate(readFileSync(limitPath(name)));
const work = instance.exports.work as () => number | bigint;
let checksum: string | undefined;
let expected: number | bigint | undefined;

/** Returns the seconds that `inner` times the work took. */
function repeat(phase: Phase, inner: number): number {
  const began = performance.now();
  let result: number | bigint = 0;
  let other = expected;
  for (let turn = 0; turn < inner; turn++) {
    result = work();
    if (result !== expected) other = result;
  }
  const elapsedMs = performance.now() - began;
  if (other !== undefined && other !== expected) result = other;
  expected ??= result;
  // As the program's own driver writes it: the lab compares the texts.
  const written = `|${typeof result === "bigint" ? result : floatRepr(result)}`;
  checksum ??= written;
  console.log(
    repetitionLine({ phase, inner, ms: elapsedMs / inner, correct: checksum === written, checksum: written }),
  );
  return elapsedMs / 1000;
}

let inner = 1;
let elapsed = repeat("cold", inner);
let spent = elapsed;
for (let warmed = 0; ; ) {
  const short = elapsed < targetSeconds && inner < 1_000_000;
  if (!short && warmed >= warmUp && spent >= warmSeconds) break;
  if (short) inner = Math.floor(inner * Math.min((1.25 * targetSeconds) / Math.max(elapsed, 1e-6), 10)) + 1;
  warmed = short ? 0 : warmed + 1;
  elapsed = repeat(short ? "calibrating" : "warm", inner);
  spent += elapsed;
}
for (let turn = 0; turn < repetitions; turn++) repeat("steady", inner);
