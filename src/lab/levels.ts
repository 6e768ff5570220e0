/**
 * Levels by axis name: what is told apart by them, and what belongs together. An axis that changes nothing in a cell
 * (a stitcher on the interpreter) is not among the cell's levels, and the cell then stands for every level of it.
 */
export type Levels = Readonly<Record<string, string>>;

/** Those of the axes beyond engine and lock. */
export function furtherLevels(levels: Levels): Levels {
  const { engine: _engine, lock: _lock, ...further } = levels;
  return further;
}

/** The same axes with the same levels, in any order. */
export function sameLevels(one: Levels, other: Levels): boolean {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.every((name) => one[name] === other[name]);
}

/** True when a cell with these further levels belongs to the combination: it has its level of every axis that acts in it. */
export const belongsTo = (further: Levels, combination: Levels): boolean =>
  Object.entries(further).every(([axis, level]) => combination[axis] === level);

/** The different combinations of further levels among cells, in order of appearance. */
export function combinationsAmong(cells: readonly Levels[]): Levels[] {
  const found = new Map(cells.map((levels) => [JSON.stringify(furtherLevels(levels)), furtherLevels(levels)]));
  return [...found.values()];
}
