/**
 * The cells of a factorial design: the product of the chosen axes and the thread counts, less the combinations that
 * cannot be. Axes are registered where their mechanisms live (base/axes.ts); plan, runner, statistics and report
 * know them only as data.
 */
import { type Axis, acts, impossible, type Level } from "../base/axes.js";
import { ENGINE } from "../jit/axes.js";
import { LOCK } from "../threads/axes.js";
import { groupBy } from "./grouping.js";

export { type Axis, axisNames, axisOf, axisWith, type Level, titleOf } from "../base/axes.js";
export { ENGINE, LOCK };

/** One combination of levels (of the axes that act in it) at one number of threads; `launcher` says who runs it (launchers.ts). */
export interface Cell {
  readonly id: string;
  readonly launcher: string;
  /** Level names by axis name. */
  readonly levels: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  /** Flags of Node itself. */
  readonly nodeFlags?: readonly string[];
  /** Into how many parts the work is cut, each on a thread of its own; 0: the program says itself. */
  readonly parts: number;
}

/** Something that was asked for and cannot be run here. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

interface Combination {
  readonly levels: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly nodeFlags: readonly string[];
}

/** Engine and lock always, in their places; an axis that is asked for again with other levels takes its namesake's. */
export function designAxes(asked: readonly Axis[]): Axis[] {
  const named = new Map([ENGINE, LOCK, ...mergedAxes(asked)].map((axis) => [axis.name, axis]));
  return [...named.values()].map(({ name, title, levels }) => ({ name, title, levels }));
}

/** An axis that is asked for twice has the levels of both. */
export function mergedAxes(asked: readonly Axis[]): Axis[] {
  return [...groupBy(asked, ({ name }) => name).values()].map((same) => {
    const { name, title } = same[0] as Axis;
    const levels = new Map(same.flatMap((axis) => axis.levels).map((level) => [level.name, level]));
    return { name, title, levels: [...levels.values()] };
  });
}

/** The product of the axes; where an axis changes nothing, one combination stands for all its levels. */
function combinationsOf(axes: readonly Axis[]): Combination[] {
  let products: (readonly (readonly [axis: string, level: Level])[])[] = [[]];
  for (const axis of axes) {
    products = products.flatMap((product) => axis.levels.map((level) => [...product, [axis.name, level] as const]));
  }
  const combinations = products.map((product): Combination => {
    const all = namesOf(product);
    const acting = product.filter(([axis]) => acts(axis, all));
    return {
      levels: namesOf(acting),
      flags: acting.flatMap(([, { flags }]) => flags),
      nodeFlags: acting.flatMap(([, { nodeFlags = [] }]) => nodeFlags),
    };
  });
  return [...new Map(combinations.map((one) => [JSON.stringify(one.levels), one])).values()];
}

const namesOf = (product: readonly (readonly [axis: string, level: Level])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(product.map(([axis, { name }]) => [axis, name]));

/** The product of the axes and the thread counts. */
export function cellsOf(axes: readonly Axis[], threadCounts: readonly number[]): Cell[] {
  const possible = combinationsOf(axes).filter(({ levels }) => impossible(levels) === undefined);
  return threadCounts.flatMap((parts) =>
    possible.map(({ levels, flags, nodeFlags }) => ({
      id: [...Object.values(levels), ...(parts ? [`${parts}t`] : [])].join("·"),
      launcher: "patchwork",
      levels,
      flags,
      ...(nodeFlags.length > 0 && { nodeFlags }),
      parts,
    })),
  );
}

/** The combinations that cannot be, each with its reason. */
export function leftOutOf(axes: readonly Axis[]): LeftOut[] {
  return combinationsOf(axes).flatMap(({ levels }) => {
    const why = impossible(levels);
    return why === undefined ? [] : [{ what: Object.values(levels).join("·"), why }];
  });
}
