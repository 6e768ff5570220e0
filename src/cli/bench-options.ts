/** The flags of `patchwork bench` as data: what each says, and the design that they make. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { axisNames } from "../base/axes.js";
import { EXIT } from "../base/errors.js";
import "../threads/axes.js";
import type { ExperimentDesign } from "../lab/design.js";
import { SCALING_MODES, type ScalingMode } from "../lab/driver.js";
import { addPluginOption } from "./plugins.js";

export interface BenchFlags {
  readonly threads?: number[];
  readonly scaling?: ScalingMode;
  readonly quick?: boolean;
  readonly samples?: number;
  readonly warmUp?: number;
  readonly warmSeconds?: number;
  readonly repetitions?: number;
  readonly targetMs?: number;
  readonly timeout?: number;
  readonly seed?: number;
  readonly axis: string[];
  readonly plugin?: string[];
  readonly peers?: string[] | "all";
  readonly config?: string | boolean;
  readonly json?: string;
  readonly pyperf?: string;
  /** false: --no-html; true: --html without a file. */
  readonly html?: string | boolean;
  readonly check?: boolean;
  /** false: --no-profile. */
  readonly profile: boolean;
  readonly dryRun?: boolean;
  readonly resume?: string;
  readonly force?: boolean;
  readonly jsonSchema?: boolean;
  readonly list?: boolean;
}

export const DEFAULT_HTML = "report.html";

export function addBenchOptions(command: Command): Command {
  return addPluginOption(command)
    .argument("[programs...]", "Python files, bundled programs or suites, which --list names (default: figures)")
    .option("--list", "list the bundled programs and the suites, and measure nothing")
    .option("--threads <list>", "threads for programs that define work(part, parts) (default: 1,2)", countList)
    .addOption(
      new Option(
        "--scaling <mode>",
        "strong: the work is cut into a part a thread; weak: every thread does the whole work, work(0, 1) (default: strong)",
      ).choices(SCALING_MODES),
    )
    .option("--quick", "fewer and shorter samples")
    .option("--samples <n>", "processes a cell", count)
    .option("--warm-up <n>", "least repetitions of a process that are not counted", countFromZero)
    .option("--warm-seconds <s>", "least time of a process's work before they are (default: 1; quick: 0.1)", zeroOrMore)
    .option("--repetitions <n>", "repetitions of a process that are", count)
    .option("--target-ms <ms>", "the least length of a repetition", positive)
    .option("--timeout <seconds>", "end a process that takes longer (default: 180)", positive)
    .option("--seed <n>", "seed of the order in which the cells run (default: 1)", count)
    .option(
      "--axis <axis[=levels]>",
      "a further axis, as stitcher or threshold=500,5000; again for more axes, or more levels of one",
      collect,
      [],
    )
    .option("--peers <list>", "other Pythons to measure in the same run where installed: names or all", nameList)
    .option("--config <file>", "the design file (default: patchwork.config.ts, .js, .mjs or .json, if there is one)")
    .option("--no-config", "read no design file")
    .option("--json <file>", "write the results with all raw samples; saved after every process, so it can be resumed")
    .option("--pyperf <file>", "write the results in pyperf's format, for pyperf compare_to")
    .addOption(new Option("--html [file]", `where to write the report (default: ${DEFAULT_HTML})`))
    .option("--no-html", "write no report")
    .option("--no-profile", "do not run each cell once more to observe where its time goes")
    .option("--check", `exit with code ${EXIT.fellShort} when a figure misses its target`)
    .option("--dry-run", "print the plan and its expected duration; each program is run once for that")
    .addOption(
      new Option(
        "--resume <file.json>",
        "go on with an interrupted run, or take again what failed, by the same plan",
      ).conflicts(RESUME_CONFLICTS),
    )
    .option("--force", "with --resume: although program, version or machine differ")
    .option("--json-schema", "print the JSON Schema of --json")
    .addHelpText("after", HELP);
}

/** Flags that a design has under the same name. */
const OF_THE_PLAN = [
  "threads",
  "scaling",
  "quick",
  "samples",
  "warmUp",
  "warmSeconds",
  "repetitions",
  "targetMs",
  "seed",
  "peers",
] as const;
const SAID = [...OF_THE_PLAN, "json", "pyperf", "check"] as const;

const RESUME_CONFLICTS = [...OF_THE_PLAN, "plugin", "json", "dryRun"];

const furtherAxes = axisNames().filter((name) => name !== "engine" && name !== "lock");

const HELP = `
Axes: engine and lock always; ${furtherAxes.join(", ")} with --axis. Levels that are numbers may be any.
What a --plugin brings is a further level of its axis; --axis plugin compares without and with (bench/plugins/README.md).
A design file has everything that flags can say: export default defineExperiment({ programs: ["mine.py"] }); flags win.
Exit codes: 0 well, ${EXIT.failed} a file could not be written, ${EXIT.usage} wrong usage or a program that is not accepted, ${EXIT.fellShort} a cell failed or gave a wrong result, ${EXIT.interrupted} Ctrl-C, ${EXIT.terminated} SIGTERM.`;

/** What the flags say of the design; undefined where they say nothing. */
export async function designOf(names: readonly string[], flags: BenchFlags): Promise<ExperimentDesign> {
  const [{ axisOf, mergedAxes }, { loadForLab }] = await Promise.all([
    import("../lab/axes.js"),
    import("../lab/plugin-axes.js"),
  ]);
  // First: their names may be levels.
  const plugins = flags.plugin && (await loadForLab(flags.plugin));
  const asked = mergedAxes(flags.axis.map(axisOf));
  const axes = asked.map(({ name, levels }) => [name, levels.map((level) => level.name)] as const);
  const design = {
    ...Object.fromEntries(SAID.map((name) => [name, flags[name]])),
    timeoutSeconds: flags.timeout,
    html: flags.html === true ? DEFAULT_HTML : flags.html,
    profile: flags.profile ? undefined : false,
    plugins,
    programs: names.length > 0 ? names : undefined,
    axes: axes.length > 0 ? Object.fromEntries(axes) : undefined,
  };
  return Object.fromEntries(Object.entries(design).filter(([, value]) => value !== undefined));
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("It must be a whole number from 1 on.");
  return value;
}

function countFromZero(text: string): number {
  return text.trim() === "0" ? 0 : count(text);
}

function zeroOrMore(text: string): number {
  return text.trim() === "0" ? 0 : positive(text);
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError("It must be a number above 0.");
  return value;
}

function countList(text: string): number[] {
  const counts = text.split(",").map(count);
  if (new Set(counts).size < counts.length) throw new InvalidArgumentError("A number stands in it twice.");
  return counts;
}

const nameList = (text: string): string[] | "all" =>
  text === "all" ? "all" : text.split(",").map((name) => name.trim());

const collect = (value: string, before: string[]): string[] => [...before, value];
