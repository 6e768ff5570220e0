/**
 * `patchwork run FILE.py`: options and environment in, the program's own output and exit code out. Everything heavy
 * is imported in the action, the workers first: they boot while the program is compiled.
 */
import { basename, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { impossible } from "../base/axes.js";
import { EXIT, PatchworkError } from "../base/errors.js";
import type { V8Tier } from "../base/v8-tiers.js";
import type { Program } from "../bytecode/code.js";
import { parsePasses } from "../jit/stitch/passes.js";
import { importsThreads } from "../threads/imports-threads.js";
import {
  type CompileName,
  DEFAULT_RUN_OPTIONS,
  type RunOptions,
  type RunResult,
  stitcherChoice,
  whereCompiled,
} from "../threads/options.js";
import type { RunControl } from "../threads/run.js";
import "../threads/axes.js";
import type { NativeFile } from "../vm/native.js";
import { axisOption } from "./axis-option.js";
import { addChoices, type PluginFlags, pluginOptions } from "./plugins.js";
import { checkResultFiles, inputsOf, resultFiles, writeJson, writeText } from "./result-files.js";
import { readSource } from "./source.js";
import { restartedForTier } from "./v8-flags.js";

/** What commander hands over; undefined where neither flag nor default said something. */
interface RunFlags extends PluginFlags {
  readonly jit?: boolean;
  readonly gil?: boolean;
  readonly X?: readonly string[];
  readonly native?: readonly string[];
  /** As the axis names its levels. */
  readonly passes?: string;
  readonly v8: V8Tier;
  readonly start: "cold" | "warm";
  readonly refcount?: NonNullable<RunOptions["refcount"]>;
  readonly switchInterval: string;
  readonly memory: number;
  readonly hot?: string;
  readonly compile?: CompileName;
  readonly stats?: string;
  readonly count: boolean;
  readonly trace?: string;
}

const MIB = 2 ** 20;
const LEAST_MIB = 16;
const MOST_MIB = 4096;

export function register(program: Command): void {
  const command = program
    .command("run")
    .description("run a Python program (the subset that Patchwork accepts)")
    .argument("<file>", "the program, a file in UTF-8")
    .argument("[args...]", "arguments for the program: sys.argv");
  addRunOptions(command).addHelpText("after", HELP).action(run);
}

function addRunOptions(command: Command): Command {
  command
    .option("--jit", "compile hot loops (the default)")
    .option("--no-jit", "interpret only")
    .option("--gil", "one thread at a time, as CPython has it by default")
    .option("--no-gil", "free threading (the default)")
    .option("-X <option>", "as CPython: gil=0, gil=1, jit=0, jit=1", collect);
  return addChoices(command)
    .addOption(axisOption("passes"))
    .addOption(axisOption("threshold"))
    .addOption(axisOption("compile"))
    .addOption(axisOption("v8"))
    .addOption(axisOption("start"))
    .addOption(axisOption("refcount"))
    .addOption(axisOption("switch-interval"))
    .option("--memory <MiB>", "size of the heap and everything in it", mebibytes, DEFAULT_RUN_OPTIONS.memoryBytes / MIB)
    .option("--native <name=file>", "a module in TypeScript, JavaScript or wasm to import; again for more", collect)
    .option("--stats <file.json>", "write statistics; instructions are counted, which costs some speed")
    .option("--no-count", "with --stats: leave the instructions uncounted, at full speed")
    .option(
      "--trace <file>",
      "write the timeline as Chrome Trace Events, for Perfetto; as a Mermaid gantt if FILE ends in .mmd",
    );
}

const HELP = `
Environment: PYTHON_JIT=0|1, PYTHON_GIL=0|1; flags win over -X, -X over the environment. PATCHWORK_WORKERS=N boots N
workers ahead for a program with threads (default: one a core and one more, five at least).
Exit codes: 0 well, 1 the program failed (its traceback or SyntaxError is on stderr), 2 wrong usage or a program with
something that Patchwork does not support, 130 Ctrl-C.`;

async function run(file: string, args: string[], flags: RunFlags): Promise<void> {
  const chosen = runOptions(flags, process.env);
  const restarted = await restartedForTier(flags.v8);
  if (restarted !== undefined) process.exit(restarted);
  const interrupts = catchInterrupts();
  const source = readSource(file);
  const natives = flags.native?.map(readNative);
  const inputs = [
    ...inputsOf(file, flags.plugin),
    ...(natives ?? []).map((native) => ({ what: `the module ${native.name}`, path: native.file })),
  ];
  checkResultFiles(inputs, resultFiles({ "--stats": flags.stats, "--trace": flags.trace }));
  const { startWorkers, threadedWorkers, warmWorkers } = await import("../threads/pool.js");
  const workers = importsThreads(source) ? threadedWorkers() : 1;
  startWorkers(workers);
  const isWarm = flags.start === "warm";
  const options = {
    ...chosen,
    ...(natives && { natives }),
    argv: [file, ...args],
    ...(await pluginOptions({ ...flags, ...stitcherOf(flags) })),
  };
  // Plug-ins first: the stitcher may be one's own.
  const plugins = options.plugins?.length ? (await import("../plugins/use.js")).pluginTask() : undefined;
  // They load the JIT while the program is compiled here; runProgram waits for them and hears of a failure.
  const waits = options.jit && whereCompiled(options, importsThreads(source)) !== "background";
  const stitcher = waits ? stitcherChoice(options) : undefined;
  const booted = stitcher || isWarm ? warmWorkers(workers, stitcher, plugins).catch(() => {}) : undefined;
  const [{ compileProgram }, { runProgram }] = await Promise.all([
    import("../language/index.js"),
    import("../threads/run.js"),
  ]);
  const program = options.natives
    ? await compileWithNatives(source, file, options.natives)
    : compileProgram(source, file);
  if (isWarm) {
    // All workers have booted: V8's optimiser has the machine for itself.
    await booted;
    await (await import("./warm-start.js")).warmStart(options);
  }
  for (const warning of program.warnings ?? []) process.stderr.write(warning);
  const result = await runProgram(program, options, interrupts.passTo);
  if (flags.stats !== undefined) writeJson(flags.stats, result.stats);
  if (flags.trace !== undefined) await writeTimeline(flags.trace, result, file);
  // Parked workers need no goodbye; everything is written synchronously by now.
  process.exit(result.exitCode);
}

/** What a run with these flags is asked for, whatever the environment says; its plug-ins are loaded. Throws PatchworkError. */
export async function optionsOf(flags: readonly string[]): Promise<RunOptions> {
  const command = addRunOptions(new Command().exitOverride()).parse(flags, { from: "user" });
  const said = command.opts<RunFlags>();
  return { ...runOptions(said, {}), ...(await pluginOptions({ ...said, ...stitcherOf(said) })) };
}

/** `NAME=FILE`. Throws PatchworkError. */
function readNative(text: string): NativeFile {
  const [, name, file] = /^([A-Za-z_]\w*)=(.+)$/.exec(text) ?? [];
  if (name === undefined || file === undefined)
    throw new PatchworkError(`--native takes NAME=FILE, as --native vectors=vectors.ts; not ${text}`);
  return { name, file: resolve(file) };
}

async function compileWithNatives(source: string, file: string, natives: readonly NativeFile[]): Promise<Program> {
  const [{ compileProgram, nativeFinder }, { loadNatives }] = await Promise.all([
    import("../language/index.js"),
    import("../vm/native.js"),
  ]);
  return compileProgram(source, file, nativeFinder(file, await loadNatives(natives)));
}

/** What --passes says without --stitcher: they are one stitcher's. */
const stitcherOf = ({ stitcher, passes }: RunFlags): { stitcher?: string } =>
  stitcher === undefined && passes !== undefined ? { stitcher: "binaryen" } : {};

/** From here on Ctrl-C ends the command as CPython ends: before there is a program to interrupt, and then by it. */
function catchInterrupts(): { readonly passTo: (control: RunControl) => void } {
  let running: RunControl | undefined;
  let count = 0;
  process.on("SIGINT", () => {
    if (++count > 1) process.exit(EXIT.interrupted);
    if (running) return running.interrupt();
    process.stderr.write("KeyboardInterrupt\n");
    process.exit(EXIT.interrupted);
  });
  return {
    passTo: (control) => {
      running = control;
    },
  };
}

/** A name that ends in .mmd gets a Mermaid gantt, any other one Chrome Trace Events. Throws PatchworkError. */
async function writeTimeline(path: string, result: RunResult, program: string): Promise<void> {
  if (!path.endsWith(".mmd")) return writeJson(path, timelineFile(result));
  const { ganttOf } = await import("../lab/gantt.js");
  writeText(path, ganttOf(result.trace, basename(program)));
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
  const { switchInterval, refcount, hot, compile, stats, trace, v8, memory } = flags;
  const passes = flags.passes === undefined ? undefined : parsePasses(flags.passes);
  const stitcher = flags.stitcher ?? stitcherOf(flags).stitcher ?? DEFAULT_RUN_OPTIONS.stitcher;
  const asked = flags.gil ?? extras.get("gil") ?? zeroOrOne("PYTHON_GIL", environment.PYTHON_GIL);
  const gil = asked ?? DEFAULT_RUN_OPTIONS.gil;
  const wrong = impossible({
    stitcher,
    v8,
    start: flags.start,
    lock: gil ? "gil" : "free",
    ...(refcount && { refcount }),
    ...(flags.passes !== undefined && { passes: flags.passes }),
  });
  if (wrong !== undefined) throw new PatchworkError(`these options do not go together: ${wrong}`);
  return {
    ...DEFAULT_RUN_OPTIONS,
    jit: flags.jit ?? extras.get("jit") ?? zeroOrOne("PYTHON_JIT", environment.PYTHON_JIT) ?? DEFAULT_RUN_OPTIONS.jit,
    gil,
    keepGilOff: asked === false,
    stitcher,
    v8,
    switchIntervalMs: Number(switchInterval) * 1000,
    memoryBytes: memory * MIB,
    stats: stats !== undefined && flags.count,
    trace: trace !== undefined,
    ...(refcount && { refcount }),
    ...(passes !== undefined && { passes }),
    ...(hot !== undefined && { hotThreshold: Number(hot) }),
    ...(compile !== undefined && { compile }),
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

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

function mebibytes(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < LEAST_MIB || value > MOST_MIB) {
    throw new InvalidArgumentError(`It must be a whole number from ${LEAST_MIB} to ${MOST_MIB}.`);
  }
  return value;
}
