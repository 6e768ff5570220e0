/**
 * `patchwork run FILE.py`: options and environment in, the program's own output and exit code out. Everything heavy
 * is imported in the action, the workers first: they boot while the program is compiled.
 */
import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT, PatchworkError } from "../base/errors.js";
import {
  DEFAULT_RUN_OPTIONS,
  REFCOUNTS,
  REGIONS,
  type RunOptions,
  type RunResult,
  STITCHERS,
} from "../threads/options.js";
import { readSource } from "./source.js";

/** What commander hands over; undefined where neither flag nor default said something. */
interface RunFlags {
  readonly jit?: boolean;
  readonly gil?: boolean;
  readonly X?: readonly string[];
  readonly region: RunOptions["region"];
  readonly stitcher: RunOptions["stitcher"];
  readonly refcount?: NonNullable<RunOptions["refcount"]>;
  readonly switchInterval: number;
  readonly memory: number;
  readonly hot?: number;
  readonly stats?: string;
  readonly count: boolean;
  readonly trace?: string;
}

const MIB = 2 ** 20;
const LEAST_MIB = 16;
const MOST_MIB = 4096;

export function register(program: Command): void {
  program
    .command("run")
    .description("run a Python program (the subset that Patchwork accepts)")
    .argument("<file>", "the program, a file in UTF-8")
    .argument("[args...]", "arguments for the program (nothing reads them until there is sys.argv)")
    .option("--jit", "compile hot loops (the default)")
    .option("--no-jit", "interpret only")
    .option("--gil", "one thread at a time, as CPython has it by default")
    .option("--no-gil", "free threading (the default)")
    .option("-X <option>", "as CPython: gil=0, gil=1, jit=0, jit=1", collect)
    .addOption(new Option("--region <policy>", "what is compiled").choices(REGIONS).default(DEFAULT_RUN_OPTIONS.region))
    .addOption(
      new Option("--stitcher <name>", "how code is stitched").choices(STITCHERS).default(DEFAULT_RUN_OPTIONS.stitcher),
    )
    .addOption(
      new Option("--refcount <policy>", "reference counts; default: plain with the GIL, else atomic").choices(
        REFCOUNTS,
      ),
    )
    .option("--switch-interval <seconds>", "how long a thread keeps the GIL when others want it", seconds, 0.005)
    .option("--memory <MiB>", "size of the heap and everything in it", mebibytes, DEFAULT_RUN_OPTIONS.memoryBytes / MIB)
    .option("--hot <turns>", "turns of a loop before it is compiled", count)
    .option("--stats <file.json>", "write statistics; instructions are counted, which costs some speed")
    .option("--no-count", "with --stats: leave the instructions uncounted, at full speed")
    .option("--trace <file.json>", "write the timeline as Chrome Trace Events, for chrome://tracing or Perfetto")
    .addHelpText("after", HELP)
    .action(run);
}

const HELP = `
Environment: PYTHON_JIT=0|1, PYTHON_GIL=0|1. Flags win over -X, -X over the environment.
Exit codes: 0 well, 1 the program failed (its traceback or SyntaxError is on stderr), 2 wrong usage or a program with
something that Patchwork does not support, 130 Ctrl-C.`;

async function run(file: string, _args: string[], flags: RunFlags): Promise<void> {
  const options = runOptions(flags, process.env);
  const source = readSource(file);
  const { startWorkers, threadedWorkers, warmWorkers } = await import("../threads/pool.js");
  const workers = /\bthreading\b/.test(source) ? threadedWorkers() : 1;
  startWorkers(workers);
  // They load the JIT while the program is compiled here; runProgram waits for them and hears of a failure.
  if (options.jit) warmWorkers(workers, options.stitcher).catch(() => {});
  const [{ compileProgram }, { runProgram }] = await Promise.all([
    import("../language/index.js"),
    import("../threads/run.js"),
  ]);
  const program = compileProgram(source, file);
  let interrupts = 0;
  const result = await runProgram(program, options, (control) => {
    process.on("SIGINT", () => {
      if (++interrupts > 1) process.exit(EXIT.interrupted);
      control.interrupt();
    });
  });
  if (flags.stats !== undefined) await writeJson(flags.stats, result.stats);
  if (flags.trace !== undefined) await writeJson(flags.trace, timelineFile(result));
  // Parked workers need no goodbye; everything is written synchronously by now.
  process.exit(result.exitCode);
}

/** The object form of the Chrome Trace Event format; `otherData` is its place for what the producer adds. */
const timelineFile = ({ trace, startMonotonicUs }: RunResult) => ({
  traceEvents: trace,
  displayTimeUnit: "ms",
  otherData: { startMonotonicUs },
});

/** Flags over -X over environment over defaults. Throws PatchworkError for values that are neither 0 nor 1. */
export function runOptions(flags: RunFlags, environment: NodeJS.ProcessEnv): RunOptions {
  const extras = new Map((flags.X ?? []).map(readExtra));
  const { switchInterval, refcount, hot, stats, trace, region, stitcher, memory } = flags;
  const gil =
    flags.gil ?? extras.get("gil") ?? zeroOrOne("PYTHON_GIL", environment.PYTHON_GIL) ?? DEFAULT_RUN_OPTIONS.gil;
  if (refcount === "plain" && !gil)
    throw new PatchworkError("--refcount plain needs the GIL; add --gil, or take --refcount atomic");
  return {
    ...DEFAULT_RUN_OPTIONS,
    jit: flags.jit ?? extras.get("jit") ?? zeroOrOne("PYTHON_JIT", environment.PYTHON_JIT) ?? DEFAULT_RUN_OPTIONS.jit,
    gil,
    region,
    stitcher,
    switchIntervalMs: switchInterval * 1000,
    memoryBytes: memory * MIB,
    stats: stats !== undefined && flags.count,
    trace: trace !== undefined,
    ...(refcount && { refcount }),
    ...(hot !== undefined && { hotThreshold: hot }),
  };
}

function readExtra(text: string): [string, boolean] {
  const match = /^(gil|jit)=([01])$/.exec(text);
  if (!match) throw new PatchworkError(`unknown option -X ${text}; there are -X gil=0, gil=1, jit=0 and jit=1`);
  return [match[1] as string, match[2] === "1"];
}

function zeroOrOne(name: string, value: string | undefined): boolean | undefined {
  if (value === undefined || value === "") return undefined;
  if (value !== "0" && value !== "1")
    throw new PatchworkError(`${name} must be "0" or "1", not ${JSON.stringify(value)}`);
  return value === "1";
}

async function writeJson(file: string, data: unknown): Promise<void> {
  const { writeFileSync } = await import("node:fs");
  try {
    writeFileSync(file, `${JSON.stringify(data, null, 1)}\n`);
  } catch (error) {
    throw new PatchworkError(`cannot write ${file}: ${(error as Error).message}`);
  }
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value > 0 && value <= 3600))
    throw new InvalidArgumentError("It must be seconds, more than 0, as 0.005.");
  return value;
}

function mebibytes(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < LEAST_MIB || value > MOST_MIB) {
    throw new InvalidArgumentError(`It must be a whole number from ${LEAST_MIB} to ${MOST_MIB}.`);
  }
  return value;
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("It must be a whole number from 1 on.");
  return value;
}
