/**
 * `patchwork inspect FILE.py`: runs the program and shows what became of it. Flags in, a view's text out; the views are
 * in src/inspect.
 */
import { accessSync, constants, mkdirSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT, PatchworkError } from "../base/errors.js";
import type { Program } from "../bytecode/code.js";
import type { Inspection } from "../inspect/inspection.js";
import { TIERS, type Tier } from "../inspect/machine-listing.js";
import type { ViewName, ViewRequest } from "../inspect/views.js";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../threads/options.js";
import { addChoices, type PluginFlags, pluginOptions } from "./plugins.js";
import { checkResultFiles, inputsOf, resultFiles } from "./result-files.js";
import { readSource } from "./source.js";

interface InspectFlags extends PluginFlags {
  readonly view: ViewName;
  readonly loop?: string;
  readonly format: ViewRequest["format"];
  readonly flat: boolean;
  readonly tier?: Tier;
  readonly runs?: number;
  readonly compare: boolean;
  readonly run: boolean;
  readonly jit: boolean;
  readonly gil: boolean;
  readonly count: boolean;
  readonly threshold?: number;
  readonly html?: string;
  readonly out?: string;
  readonly wasm?: string;
  readonly showOutput: boolean;
  readonly library: boolean;
}

/** Written out, so that --help needs none of the views. test/inspect holds it to the registry. */
export const VIEWS: readonly ViewName[] = [
  "summary",
  "bytecode",
  "regions",
  "plan",
  "stencils",
  "wat",
  "hex",
  "asm",
  "stitchers",
  "html",
  "json",
];

export function register(program: Command): void {
  const command = program
    .command("inspect")
    .description("run a program and show what became of it: bytecode, regions, plans, stencils, code")
    .argument("<file>", "Python file")
    .addOption(new Option("--view <view>", "what to show").choices(VIEWS).default("summary"))
    .option("--loop <n[.v]>", "only loop n (and its version v), as the summary numbers them")
    .addOption(new Option("--format <format>", "of the regions").choices(["text", "dot", "mermaid"]).default("text"))
    .option("--flat", "WebAssembly text as a flat list with byte offsets, not folded", false)
    .addOption(new Option("--tier <tier>", "whose machine code: one tier only").choices(TIERS))
    .option(
      "--runs <n>",
      "with stitchers, html: time the program n times more with each stitcher (0: not at all; default: 3, fewer where it is long)",
      runs,
    )
    .option("--no-compare", "with html: leave the comparison of stitchers out (it loads Binaryen)")
    .option("--html <file>", "write the page with all views into a file")
    .option("--out <folder>", "write each compiled loop as .wasm with names and a source map to the Python lines")
    .addOption(new Option("--wasm <folder>", "the same as --out").hideHelp())
    .option("--no-run", "do not run the program: bytecode as it was compiled")
    .option("--no-jit", "run in the interpreter only: then the counts of the bytecode are complete")
    .option("--gil", "run with the GIL", false);
  addChoices(command)
    .option("--hot, --threshold <turns>", "turns of a loop before it is compiled", turns)
    .option("--no-count", "leave interpreted instructions uncounted, at full speed")
    .option("--library", "with bytecode: that of library modules too", false)
    .option("--show-output", "the program's own output on stderr, at the end", false)
    .addHelpText("after", HELP)
    .action(inspect);
}

const HELP = `
The program really runs, with the JIT on and without arguments. A program that only defines work(part, parts) and
check(results), as \`patchwork bench\` takes them, does its whole work once. Its output is not shown (--show-output
does); its traceback is, on stderr. A program that fails is shown all the same.
Views: summary (what was compiled, what was refused and why), bytecode (with counts and observed types), regions (as
graphs), plan (conversions, guards and exits with reasons), stencils (in the order of the code), wat, hex (patched
holes in brackets), asm (V8's Liftoff and TurboFan code), stitchers (code by splice and binaryen side by side, with
size, time to stitch and speed: the program runs some more times for it), html (everything, linked), json.
Exit codes: 0 shown (whatever the program did), 1 V8 could not show its code or a file could not be written, 2 wrong
usage or a program that Patchwork does not accept.`;

async function inspect(file: string, flags: InspectFlags): Promise<void> {
  if (flags.format !== "text" && flags.view !== "regions")
    throw new PatchworkError(`--format ${flags.format} is of --view regions; --view ${flags.view} has one form only`);
  if (!flags.run) checkStatic(flags);
  const source = readSource(file);
  checkResultFiles(inputsOf(file, flags.plugin), resultFiles({ "--html": flags.html }));
  checkFolder(file, flags.out ?? flags.wasm);
  const [{ compileProgram }, { asWorkload }] = await Promise.all([
    import("../language/index.js"),
    import("../inspect/workload.js"),
  ]);
  const program = compileProgram(asWorkload(source), file);
  if (!flags.run) {
    await showStatic(program, flags);
    return;
  }
  const inspection = await runFor(program, flags);
  const { VIEWS: views, chooseLoop } = await import("../inspect/views.js");
  const request: ViewRequest = {
    inspection,
    format: flags.format,
    flat: flags.flat,
    tiers: flags.tier ? [flags.tier] : TIERS,
    runs: flags.runs,
    width: process.stdout.isTTY ? process.stdout.columns : undefined,
    compare: flags.compare,
    library: flags.library,
    ...(flags.loop !== undefined && { chosen: chooseLoop(inspection, flags.loop) }),
  };
  const text = await views[flags.view](request);
  const { paint } = await import("../inspect/paint.js");
  const raw = flags.view === "html" || flags.view === "json" || flags.format !== "text";
  // First: whatever happens to the files, the view has been shown.
  await print(raw ? text : paint(text, process.stdout.isTTY === true));
  await writeFiles(request, flags);
  // Parked workers need no goodbye.
  process.exit(EXIT.ok);
}

/** Makes the folder of --out. Throws PatchworkError where that cannot be, or the program's source would replace it. */
function checkFolder(program: string, folder: string | undefined): void {
  if (folder === undefined) return;
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new PatchworkError(`cannot write into ${folder}: ${(error as Error).message}`);
  }
  if (realpathSync(folder) === dirname(realpathSync(program)))
    throw new PatchworkError(
      `--out ${folder} is the program's own folder, and a copy of the program is written; name another`,
    );
}

/** Throws PatchworkError for what is asked of a run that is not to be. */
function checkStatic({ view, html, out, wasm, loop }: InspectFlags): void {
  const asked = [
    view !== "bytecode" && view !== "summary" && `--view ${view}`,
    html !== undefined && "--html",
    (out ?? wasm) !== undefined && "--out",
    loop !== undefined && "--loop",
  ].find((one) => one !== false);
  if (asked) throw new PatchworkError(`${asked} needs a run; without one (--no-run) there is only --view bytecode`);
}

/** What needs no run. */
async function showStatic(program: Program, { plugin }: InspectFlags): Promise<void> {
  const { disassemble } = await import("../bytecode/disassembler.js");
  const shown = plugin?.length ? await (await import("../plugins/use.js")).rewriteFor(program, plugin) : program;
  await print(disassemble(shown));
}

async function runFor(program: Program, flags: InspectFlags): Promise<Inspection> {
  const { inspectProgram } = await import("../inspect/collect.js");
  const { jit, gil, count, threshold } = flags;
  const options: RunOptions = {
    ...DEFAULT_RUN_OPTIONS,
    jit,
    gil,
    ...(await pluginOptions(flags)),
    stats: count,
    ...(threshold !== undefined && { hotThreshold: threshold }),
  };
  let interrupts = 0;
  let interrupt = () => {};
  const inspection = await inspectProgram(program, options, (control) => {
    interrupt = () => {
      if (++interrupts > 1) process.exit(EXIT.interrupted);
      control.interrupt();
    };
    process.on("SIGINT", interrupt);
  });
  // What follows is not the program's to end.
  process.off("SIGINT", interrupt);
  const { stdout, stderr } = inspection.run;
  process.stderr.write(flags.showOutput ? stdout + stderr : stderr);
  return inspection;
}

async function writeFiles(request: ViewRequest, flags: InspectFlags): Promise<void> {
  const folder = flags.out ?? flags.wasm;
  if (folder !== undefined) {
    const { writeModules } = await import("../inspect/write-modules.js");
    const { inspection, chosen } = request;
    const loops = chosen ? [chosen.loop] : inspection.loops;
    const versions = loops.flatMap((loop) =>
      (chosen?.version ? [chosen.version] : loop.versions).map((version) => [loop, version] as const),
    );
    const written = await writeModules(inspection, folder, versions).catch(failed);
    process.stderr.write(
      `patchwork: ${written.length} files in ${folder}: ${written.join(", ") || "nothing was compiled"}\n`,
    );
  }
  if (flags.html === undefined) return;
  const [{ writeText }, { VIEWS: views }] = await Promise.all([
    import("../lab/files.js"),
    import("../inspect/views.js"),
  ]);
  const page = await views.html(request);
  try {
    writeText(flags.html, page);
  } catch (error) {
    failed(error);
  }
}

/** The view has been shown: it is no wrong usage any more. */
function failed(error: unknown): never {
  throw error instanceof PatchworkError ? new PatchworkError(error.message, EXIT.failed) : error;
}

/** Waits until all is written: a pipe takes 64 KiB at once, and the process ends after it. */
const print = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });

const runs = (text: string): number => whole(text, 0);
const turns = (text: string): number => whole(text, 1);

function whole(text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < least) {
    throw new InvalidArgumentError(`It must be a whole number from ${least} on.`);
  }
  return value;
}
