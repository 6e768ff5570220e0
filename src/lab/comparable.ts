/**
 * Which cells of two results files stand for the same thing, which of those did the same work, and what makes their
 * comparison doubtful.
 */
import { PatchworkError } from "../base/errors.js";
import type { Environment } from "./environment.js";
import { digits, shortened } from "./format.js";
import { groupBy } from "./grouping.js";
import type { CellJson, ResultsFile, Settings } from "./results-file.js";
import { lacksSteadyState } from "./steady/cell.js";

/** One cell in both files. */
export interface Pair {
  readonly label: string;
  readonly before: CellJson;
  readonly after: CellJson;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Labels of the cells that only one of the files has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
}

/**
 * Pairs the cells of one program, axes' levels and number of threads. A program that is in a suite and in the figures
 * has its cells twice, in the same order in every run. Throws PatchworkError where the files have unequally many.
 */
export function pairsOf(before: ResultsFile, after: ResultsFile): Pairing {
  const old = groupBy(before.results, keyOf);
  const now = groupBy(after.results, keyOf);
  const pairs = [...now].flatMap(([key, cells]) => {
    const matches = old.get(key) ?? [];
    const label = labelOf(cells[0] as CellJson);
    if (matches.length > 0 && matches.length !== cells.length)
      throw new PatchworkError(
        `the files have ${matches.length} and ${cells.length} cells ${label}: which belong together is not known`,
      );
    return matches.map((match, at) => ({ label, before: match, after: cells[at] as CellJson }));
  });
  const missing = (from: typeof old, other: typeof old): string[] =>
    [...from].flatMap(([key, cells]) => (other.has(key) ? [] : cells.slice(0, 1).map(labelOf)));
  return { pairs, onlyBefore: missing(old, now), onlyAfter: missing(now, old) };
}

const keyOf = ({ program, levels, threads, measure }: CellJson): string =>
  JSON.stringify([program, Object.entries(levels).sort(), threads, measure]);

export const labelOf = ({ program, levels, threads, measure }: CellJson): string =>
  [program, ...Object.values(levels), `${threads} thread${threads === 1 ? "" : "s"}`, measure].join(" · ");

/** Why times of the two cells say nothing of each other; undefined when they did the same work. */
export function unequal({ before, after }: Pair, files: readonly [ResultsFile, ResultsFile]): string | undefined {
  const failed = [before, after].map(({ samplesMs }) => samplesMs.length === 0);
  if (failed[0] || failed[1]) return `it failed in ${whichRuns(failed)}`;
  const wrong = [before, after].map((cell) => cell.wrong === true);
  if (wrong[0] || wrong[1]) return `its results were wrong in ${whichRuns(wrong)}`;
  const [scaling, otherScaling] = files.map(({ settings }) => settings.scaling);
  // On one thread both are the whole work once.
  if (scaling !== otherScaling && after.measure === "steady" && after.threads !== 1)
    return `${scaling} scaling, then ${otherScaling} scaling`;
  const [source, otherSource] = files.map((file) => sourceOf(file, after.program));
  if (source !== undefined && otherSource !== undefined && source !== otherSource) return "the program's text changed";
  if (before.checksum !== undefined && after.checksum !== undefined && before.checksum !== after.checksum)
    return `its results were ${before.checksum} and are ${after.checksum}`;
  return undefined;
}

const whichRuns = ([first, second]: readonly (boolean | undefined)[]): string =>
  first && second ? "both runs" : first ? "the first run" : "the second run";

const sourceOf = ({ sources }: ResultsFile, name: string): string | undefined =>
  sources?.find(({ program }) => program === name)?.source;

/** Which of the runs reached no steady state in the cell; undefined when both did. */
export function unsteady({ before, after }: Pair): string | undefined {
  const lacking = [before, after].map(({ steadiness }) => lacksSteadyState(steadiness));
  return lacking.includes(true) ? `no steady state in ${whichRuns(lacking)}` : undefined;
}

const MACHINE = {
  cpu: "CPU",
  cores: "cores",
  system: "system",
  node: "Node",
  governor: "governor",
} as const satisfies Partial<Record<keyof Environment, string>>;

/** The number of processes is not among them: the intervals know it. */
const SETTINGS = {
  warmUp: "--warm-up",
  warmSeconds: "--warm-seconds",
  repetitions: "--repetitions",
  targetMs: "--target-ms",
} as const satisfies Partial<Record<keyof Settings, string>>;

/** The control loop's times may differ by this before it is said. */
const SAME_SPEED = 0.05;

/** What makes the comparison itself doubtful, a line each. */
export function comparisonWarnings(before: ResultsFile, after: ResultsFile, pairs: readonly Pair[]): string[] {
  const warnings: string[] = [];
  const [was, is] = [before.environment, after.environment];
  const warn = (differences: readonly string[], begin: string, end: string): void => {
    if (differences.length > 0) warnings.push(`${begin} (${shortened(differences, 4, "; ")})${end}.`);
  };
  warn(changes(MACHINE, was, is), "The machines differ", ": times do not compare");
  warn(change("V8", was.v8, is.v8), "V8 differs", ": its compilers make other code");
  warn(change("Node's flags", list(was.nodeFlags), list(is.nodeFlags)), "Node ran with other flags", "");
  warn(change("plug-ins", list(before.design.plugins), list(after.design.plugins)), "The plug-ins differ", "");
  warn(
    changes(SETTINGS, before.settings, after.settings),
    "The settings differ, as a quick run's from a full one's",
    "",
  );
  const perCell = (read: (cell: CellJson) => string): string[] =>
    pairs.flatMap((pair) => change(pair.label, read(pair.before), read(pair.after)));
  warn(perCell(startOf), "Cells started in another way, --start", "");
  warn(perCell(flagsOf), "Cells ran with other flags", "");
  const speed = after.control.medianMs / before.control.medianMs;
  if (Number.isFinite(speed) && speed > 0 && Math.abs(speed - 1) > SAME_SPEED) {
    warnings.push(
      `The control loop, which nothing of Patchwork touches, took ${digits(speed)}× as long in the second run: the machine's speed changed. Run both again, one after the other.`,
    );
  }
  for (const [name, { interrupted }] of Object.entries({ first: before, second: after }))
    if (interrupted) warnings.push(`The ${name} run was interrupted: cells have fewer samples.`);
  return warnings;
}

const change = (name: string, before: string | number | undefined, after: string | number | undefined): string[] =>
  before === after ? [] : [`${name}: ${before ?? "unknown"}, then ${after ?? "unknown"}`];

const changes = (names: Readonly<Record<string, string>>, before: object, after: object): string[] => {
  const valueIn = (of: object, key: string): string | number | undefined =>
    (of as Record<string, string | number>)[key];
  return Object.entries(names).flatMap(([key, name]) => change(name, valueIn(before, key), valueIn(after, key)));
};

const list = (flags: readonly string[] = []): string => flags.join(" ") || "none";

const START = "--start";

const startOf = ({ flags }: CellJson): string =>
  flags.includes(START) ? String(flags[flags.indexOf(START) + 1]) : "cold";

function flagsOf({ flags, nodeFlags = [] }: CellJson): string {
  const at = flags.indexOf(START);
  return list([...nodeFlags, ...flags.filter((_, index) => at < 0 || (index !== at && index !== at + 1))]);
}
