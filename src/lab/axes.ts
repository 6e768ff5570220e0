/**
 * The factorial design: axes with named levels, and the cells that are their product.
 * A further axis (a region policy, a refcount policy) is one more record, registered; plan, runner, statistics and
 * report know axes only as data.
 */
import { PatchworkError } from "../base/errors.js";

export interface Level {
  readonly name: string;
  /** As tables and pictures call it. */
  readonly title: string;
  /** Flags of `patchwork run` that choose it. */
  readonly flags: readonly string[];
}

export interface Axis {
  readonly name: string;
  readonly title: string;
  /** The first level is the reference that effects are measured against. */
  readonly levels: readonly Level[];
}

export const ENGINE: Axis = {
  name: "engine",
  title: "engine",
  levels: [
    { name: "interp", title: "interpreter", flags: ["--no-jit"] },
    { name: "jit", title: "JIT", flags: ["--jit"] },
  ],
};

export const LOCK: Axis = {
  name: "lock",
  title: "lock",
  levels: [
    { name: "gil", title: "GIL", flags: ["--gil"] },
    { name: "free", title: "free", flags: ["--no-gil"] },
  ],
};

export const STITCHER: Axis = {
  name: "stitcher",
  title: "stitcher",
  levels: [
    { name: "splice", title: "splice", flags: ["--stitcher", "splice"] },
    { name: "binaryen", title: "binaryen", flags: ["--stitcher", "binaryen"] },
    { name: "binaryen-opt", title: "binaryen with its optimiser", flags: ["--stitcher", "binaryen-opt"] },
  ],
};

const registered = new Map<string, Axis>();

/** Makes an axis known to `bench --axis`. Its name must be new. */
export function registerAxis(axis: Axis): void {
  if (registered.has(axis.name)) throw new RangeError(`an axis is already named ${axis.name}`);
  registered.set(axis.name, axis);
}

/** Registers the axis, or adds to a registered one the levels that it has not yet. */
export function addLevels(axis: Axis): void {
  const known = registered.get(axis.name);
  const further = axis.levels.filter(({ name }) => !known?.levels.some((level) => level.name === name));
  registered.set(axis.name, known ? { ...known, levels: [...known.levels, ...further] } : axis);
}
for (const axis of [ENGINE, LOCK, STITCHER]) registerAxis(axis);

/** `name` or `name=level,level`: a registered axis, or the part of it with those levels. */
export function axisOf(text: string): Axis {
  const [name = "", chosen] = text.split("=");
  const axis = registered.get(name);
  if (!axis) throw new PatchworkError(`no axis is named ${name}; there are ${[...registered.keys()].join(", ")}`);
  if (chosen === undefined) return axis;
  const levels = chosen.split(",").map((wanted) => {
    const level = axis.levels.find((candidate) => candidate.name === wanted);
    if (level) return level;
    const names = axis.levels.map((candidate) => candidate.name).join(", ");
    throw new PatchworkError(`axis ${name} has no level ${wanted || "(empty)"}; it has ${names}`);
  });
  return { ...axis, levels };
}

/** One combination of levels at one number of threads; `launcher` says who runs it (launchers.ts). */
export interface Cell {
  readonly id: string;
  readonly launcher: string;
  /** Level names by axis name. */
  readonly levels: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  /** Into how many parts the work is cut, each on a thread of its own; 0: the program says itself. */
  readonly parts: number;
}

/** The product of the axes and the thread counts. */
export function cellsOf(axes: readonly Axis[], threadCounts: readonly number[]): Cell[] {
  let combinations: { names: Record<string, string>; flags: string[] }[] = [{ names: {}, flags: [] }];
  for (const axis of axes) {
    combinations = combinations.flatMap(({ names, flags }) =>
      axis.levels.map((level) => ({ names: { ...names, [axis.name]: level.name }, flags: [...flags, ...level.flags] })),
    );
  }
  return threadCounts.flatMap((parts) =>
    combinations.map(({ names, flags }) => ({
      id: [...Object.values(names), ...(parts ? [`${parts}t`] : [])].join("·"),
      launcher: "patchwork",
      levels: names,
      flags,
      parts,
    })),
  );
}

/** A level's title for tables; its name where the axis is not registered (a peer). */
export function titleOf(axisName: string, levelName: string | undefined): string {
  const level = registered.get(axisName)?.levels.find(({ name }) => name === levelName);
  return level?.title ?? levelName ?? "–";
}
