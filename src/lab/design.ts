/**
 * The design of an experiment as plain data: what a design file holds, what the flags of `bench` say, and what a
 * results file keeps so that an interrupted run can go on. Types, checks and the merging of the two; no I/O.
 */
import { PatchworkError } from "../base/errors.js";
import { axisNames, axisWith } from "./axes.js";
import { SCALING_MODES, type ScalingMode } from "./driver.js";
import { PEERS } from "./launchers.js";

/** Everything is optional; flags of `bench` win over a design file. */
export interface ExperimentDesign {
  /** Python files (relative to the design file), bundled programs or suites. Default: figures. */
  readonly programs?: readonly string[];
  /** Threads for programs that define work(part, parts). Default: 1 and 2. */
  readonly threads?: readonly number[];
  /** strong: the work is cut into a part a thread; weak: every thread does the whole work. Default: strong. */
  readonly scaling?: ScalingMode;
  /** Axes beyond engine and lock, or those with other levels; true: all levels that the axis lists. */
  readonly axes?: Readonly<Record<string, true | readonly (string | number)[]>>;
  /** Plug-ins' files; every cell runs with them, or as the axis plugin says. */
  readonly plugins?: readonly string[];
  /** Other Pythons to measure in the same run, where they are installed. */
  readonly peers?: "all" | readonly string[];
  /** Fewer and shorter samples. */
  readonly quick?: boolean;
  /** Processes a cell. */
  readonly samples?: number;
  /** Repetitions of a process that are not counted, and those that are. */
  readonly warmUp?: number;
  /** Least seconds of a process's work before repetitions count. */
  readonly warmSeconds?: number;
  readonly repetitions?: number;
  /** The least length of a repetition. */
  readonly targetMs?: number;
  /** A process that takes longer is ended and reported. */
  readonly timeoutSeconds?: number;
  /** Of the order in which the cells run. */
  readonly seed?: number;
  /** Output files, relative to the working directory; html: false writes no report. */
  readonly json?: string;
  readonly html?: string | false;
  readonly pyperf?: string;
  /** Run each cell once more to observe where its time goes. Default: true. */
  readonly profile?: boolean;
  /** Exit with code 3 when a figure misses its target. */
  readonly check?: boolean;
}

/** What is wrong with a value, as the end of a sentence; undefined when it will do. */
type Check = (value: unknown) => string | undefined;

const text: Check = (value) => (typeof value === "string" && value !== "" ? undefined : "must be a text");
const flag: Check = (value) => (typeof value === "boolean" ? undefined : "must be true or false");
const wholeFrom =
  (least: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least ? undefined : `must be a whole number from ${least} on`;
const zeroOrMore: Check = (value) =>
  typeof value === "number" && value >= 0 && Number.isFinite(value) ? undefined : "must be a number from 0 on";

const positive: Check = (value) =>
  typeof value === "number" && Number.isFinite(value) && value > 0 ? undefined : "must be a number above 0";

const listOf =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length === 0) return "must be a list that is not empty";
    if (new Set(value).size < value.length) return "has an entry twice";
    const wrong = value.findIndex((entry) => check(entry) !== undefined);
    return wrong < 0 ? undefined : `entry ${wrong + 1} ${check(value[wrong])}, not ${JSON.stringify(value[wrong])}`;
  };

const peers: Check = (value) => {
  if (value === "all") return undefined;
  const known: Check = (name) =>
    PEERS.includes(String(name)) ? undefined : `must be a peer (there are ${PEERS.join(", ")})`;
  return listOf(known)(value);
};

const axes: Check = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return `must be an object of axes, as { stitcher: ["splice", "binaryen"] }; there are ${axisNames().join(", ")}`;
  for (const [name, levels] of Object.entries(value)) {
    if (levels !== true && (!Array.isArray(levels) || levels.length === 0))
      return `.${name} must be true or a list of levels`;
    try {
      axisWith(name, levels === true ? undefined : levels.map(String));
    } catch (error) {
      if (!(error instanceof PatchworkError)) throw error;
      return `cannot be taken: ${error.message}`;
    }
  }
  return undefined;
};

const CHECKS: Readonly<Record<keyof ExperimentDesign, Check>> = {
  programs: listOf(text),
  threads: listOf(wholeFrom(1)),
  scaling: (value) =>
    SCALING_MODES.some((mode) => mode === value) ? undefined : `must be ${SCALING_MODES.join(" or ")}`,
  axes,
  plugins: listOf(text),
  peers,
  quick: flag,
  samples: wholeFrom(1),
  warmUp: wholeFrom(0),
  warmSeconds: zeroOrMore,
  repetitions: wholeFrom(1),
  targetMs: positive,
  timeoutSeconds: positive,
  seed: wholeFrom(1),
  json: text,
  html: (value) => (value === false ? undefined : text(value)),
  pyperf: text,
  profile: flag,
  check: flag,
};

/** The data as a design. Throws PatchworkError that names file, key and what it must be. */
export function checkDesign(data: unknown, file: string): ExperimentDesign {
  if (typeof data !== "object" || data === null || Array.isArray(data))
    throw new PatchworkError(`${file}: its default export must be an object, as defineExperiment({ … })`);
  for (const [key, value] of Object.entries(data)) {
    const check = Object.hasOwn(CHECKS, key) ? CHECKS[key as keyof ExperimentDesign] : undefined;
    if (!check) throw new PatchworkError(`${file}: unknown key ${key}; there are ${Object.keys(CHECKS).join(", ")}`);
    if (value === undefined) continue;
    const wrong = check(value);
    if (wrong === undefined) continue;
    const shown = /entry|cannot|\.|list|object/.test(wrong) ? "" : `, not ${JSON.stringify(value)}`;
    throw new PatchworkError(`${file}: ${key}${wrong.startsWith(".") ? "" : " "}${wrong}${shown}`);
  }
  return data as ExperimentDesign;
}

/** The design with what the flags say instead; axes are merged by name. */
export function mergeDesigns(design: ExperimentDesign, flags: ExperimentDesign): ExperimentDesign {
  const said = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const axes = { ...design.axes, ...flags.axes };
  return { ...design, ...said, ...(Object.keys(axes).length > 0 && { axes }) };
}
