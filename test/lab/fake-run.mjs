// Stands in for `dist/cli/main.js` in the lab's tests: answers `run` with plausible output and statistics, by a model
// in which the JIT gives 8×, free threading the number of threads (2 cores), and both a little more than the product.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const args = process.argv.slice(2);
const has = (flag) => args.includes(flag);
const file = args.at(-1);
const source = readFileSync(file, "utf8");
const call = /^patchwork_main\((\d+), (\d+), [\d.]+, (\d+), /m.exec(source);
const parts = call ? Number(call[1]) : 4;

let ms = 400;
if (has("--jit")) ms /= 8;
if (has("--no-gil")) ms /= Math.min(parts, 2);
if (has("--jit") && has("--no-gil") && parts > 1) ms /= 1.2;
const noisy = () => ms * (1 + (Math.random() - 0.5) * 0.02);

const broken = process.env.FAKE_RUN_BROKEN;
if ((broken === "crash" && has("--jit")) || (broken === "first" && has("--gil") && !has("--jit"))) {
  process.stderr.write("RuntimeError: made to fail\n");
  process.exit(1);
}
if (broken === "names") {
  process.stderr.write(`OSError: [Errno 28] No space left on device: '${file}'\n`);
  process.exit(1);
}
if (call) {
  const line = (phase, time) => {
    const right = !(broken === "wrong" && has("--jit") && has("--no-gil"));
    const other = broken === "first" && has("--jit") && has("--no-gil");
    console.log(`@patchwork ${phase} 1 ${time / 1000} ${right ? "True" : "False"} |${right && !other ? 42 : 41}`);
  };
  line("cold", noisy() * 2);
  for (let turn = 0; turn < Number(call[2]); turn++) line("warm", noisy());
  const late = broken === "unsteady" && has("--jit") && has("--no-gil") ? 4 : Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < Number(call[3]); turn++) line("steady", noisy() * (turn >= late ? 3 : 1));
} else if (broken !== "silent") {
  console.log(`${(ms / 1000).toFixed(2)} s`);
}

const loop = {
  code: "count",
  line: 9,
  region: "loop",
  stitcher: args[args.indexOf("--stitcher") + 1] === "binaryen-opt" ? "binaryen-opt" : "splice",
  instructions: 3,
  bytes: 311,
  stitchUs: has("binaryen-opt") ? 900 : 1.1,
  compileUs: 410,
  entries: 4,
  exits: 4,
};
// An observed run: every thread interprets for ms and waits a third of it for the GIL when there is one.
function observed() {
  const zero = { stitchedMs: 0, compilingMs: 0, gilWaitMs: 0, lockWaitMs: 0, blockedMs: 0, collectingMs: 0 };
  const gilWaitMs = has("--gil") ? ms / 3 : 0;
  return Array.from({ length: parts + 1 }, (_, index) => ({
    ...zero,
    name: index === 0 ? "MainThread" : `Thread-${index} (patchwork_part)`,
    totalMs: ms,
    interpretingMs: ms - gilWaitMs,
    gilWaitMs,
  }));
}
if (has("--trace") && broken !== "trace") {
  const rows = observed().map(({ name }, index) => ({
    name: "thread_name",
    ph: "M",
    ts: 0,
    pid: 1,
    tid: 2 * index,
    args: { name },
  }));
  const spans = rows.map(({ tid }) => ({ name: "interpreting", ph: "X", ts: 0, dur: ms * 1000, pid: 1, tid }));
  const otherData = { startMonotonicUs: Number(process.hrtime.bigint() / 1000n) };
  writeFileSync(args[args.indexOf("--trace") + 1], JSON.stringify({ traceEvents: [...rows, ...spans], otherData }));
}
const stats = {
  wallMs: noisy(),
  instructionsInterpreted: 0,
  loops: has("--jit") ? [loop] : [],
  threads: parts + 1,
  threadTimes: has("--trace") ? observed() : [],
  gil: { enabled: has("--gil"), switches: 3, waitMs: 1 },
  locks: { waits: 0, waitMs: 0 },
};
if (has("--stats")) writeFileSync(args[args.indexOf("--stats") + 1], broken === "stats" ? "{}" : JSON.stringify(stats));
if (broken === "exit" && basename(file) === "counting.py") process.exitCode = 1;
