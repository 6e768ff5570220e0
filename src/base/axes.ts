/**
 * The registry of what an experiment can vary. An axis is registered where its mechanism lives (jit/axes.ts,
 * threads/axes.ts): one definition gives the axis of `bench --axis` and, where the axis has one, the flag of `run`.
 * Data and lookup only; nothing here knows what an axis does.
 */
import { PatchworkError } from "./errors.js";

export interface Level {
  readonly name: string;
  /** As tables and pictures call it. */
  readonly title: string;
  /** Flags of `patchwork run` that choose it. */
  readonly flags: readonly string[];
  /** Flags of Node itself, which have to be there when the process starts. */
  readonly nodeFlags?: readonly string[];
}

export interface Axis {
  readonly name: string;
  readonly title: string;
  /** The first level is the reference that effects are measured against. */
  readonly levels: readonly Level[];
}

/** How `patchwork run` says a level: `--hot <turns>`. */
export interface AxisFlag {
  readonly name: string;
  readonly value: string;
  readonly about: string;
  /** The level that `run` takes when nothing is said; absent when it decides by other options. */
  readonly fallback?: string;
  /** Plug-ins bring further levels: the command looks at the name once they are loaded. */
  readonly open?: boolean;
}

export interface AxisDefinition extends Axis {
  /** Absent where the levels use several flags, as --jit and --no-jit. */
  readonly flag?: AxisFlag;
  /** Levels of other axes without which this one changes nothing: the cells of others are not multiplied by it. */
  readonly actsWith?: Readonly<Record<string, string>>;
  /** An axis of values: reads a level that is not listed. Throws a RangeError that says what it must be. */
  readonly read?: (text: string) => Level;
}

/** Says why a combination of levels (by axis name) is impossible; undefined when it is not. */
export type Rule = (levels: Readonly<Record<string, string>>) => string | undefined;

const registered = new Map<string, AxisDefinition>();
const rules: Rule[] = [];

/** Makes an axis known to `bench --axis`. Its name must be new. */
export function registerAxis(axis: AxisDefinition): AxisDefinition {
  if (registered.has(axis.name)) throw new RangeError(`an axis is already named ${axis.name}`);
  registered.set(axis.name, axis);
  return axis;
}

/** One more level of a registered axis: a stitcher, a policy that a plug-in brings. */
export function registerLevel(axisName: string, level: Level): void {
  const axis = registeredAxis(axisName);
  if (axis.levels.some(({ name }) => name === level.name))
    throw new RangeError(`axis ${axisName} already has a level ${level.name}`);
  registered.set(axisName, { ...axis, levels: [...axis.levels, level] });
}

/** Cells that the rule objects to are left out of an experiment, which says so. */
export function registerRule(rule: Rule): void {
  rules.push(rule);
}

/** Why this combination cannot be run, from the first rule that objects. */
export function impossible(levels: Readonly<Record<string, string>>): string | undefined {
  for (const rule of rules) {
    const reason = rule(levels);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** False where an axis changes nothing beside these levels of others: a stitcher beside the interpreter. */
export function acts(axisName: string, levels: Readonly<Record<string, string>>): boolean {
  const needed = Object.entries(registered.get(axisName)?.actsWith ?? {});
  return needed.every(([other, level]) => levels[other] === undefined || levels[other] === level);
}

export const axisNames = (): string[] => [...registered.keys()];

/** Throws PatchworkError with the names that there are. */
export function registeredAxis(name: string): AxisDefinition {
  const axis = registered.get(name);
  if (!axis) throw new PatchworkError(`no axis is named ${name || "(empty)"}; there are ${axisNames().join(", ")}`);
  return axis;
}

/** A registered axis with these levels only, in this order; with all that it lists when none are named. */
export function axisWith(name: string, chosen?: readonly string[]): Axis {
  const { title, levels, read } = registeredAxis(name);
  if (chosen === undefined) return { name, title, levels };
  const found = chosen.map((text) => levelOf({ name, title, levels, ...(read && { read }) }, text.trim()));
  const twice = found.find(({ name: level }, at) => found.findIndex((other) => other.name === level) < at);
  if (twice) throw new PatchworkError(`axis ${name}: level ${twice.name} stands in it twice`);
  return { name, title, levels: found };
}

/** The level of that name, or the one that the text says on an axis of values. */
export function levelOf(axis: AxisDefinition, text: string): Level {
  const listed = axis.levels.find(({ name }) => name === text);
  if (listed) return listed;
  const names = axis.levels.map(({ name }) => name).join(", ");
  if (!axis.read) throw new PatchworkError(`axis ${axis.name} has no level ${text || "(empty)"}; it has ${names}`);
  try {
    return axis.read(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PatchworkError(`axis ${axis.name}: ${text || "(empty)"} is no level: ${error.message}`);
  }
}

/** `name` or `name=level,level`, as `bench --axis` takes it. */
export function axisOf(text: string): Axis {
  const at = text.indexOf("=");
  return at < 0 ? axisWith(text) : axisWith(text.slice(0, at), text.slice(at + 1).split(","));
}

/** A level's title for tables; its name where the axis does not list it (a value, a peer). */
export function titleOf(axisName: string, levelName: string | undefined): string {
  const level = registered.get(axisName)?.levels.find(({ name }) => name === levelName);
  return level?.title ?? levelName ?? "–";
}

/** Levels that differ in the one flag that names them. */
export function namedLevels(flag: string, titles: Readonly<Record<string, string>>): Level[] {
  return Object.entries(titles).map(([name, title]) => ({ name, title, flags: [flag, name] }));
}

/** A reader for an axis of numbers: `check` throws a RangeError for a number that will not do. */
export function numberLevel(flag: string, unit: string, check: (value: number) => void): (text: string) => Level {
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    check(value);
    return { name: String(value), title: `${value} ${unit}`, flags: [flag, String(value)] };
  };
}
