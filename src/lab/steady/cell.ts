/**
 * The steady state of a cell: its processes classified, and whether they agree. Reads samples; knows no other cell.
 */
import type { CellSteadiness, Classification, SteadyKind } from "../artefacts.js";
import type { Repetition } from "../driver.js";
import { classify } from "./classify.js";
import { isSteady } from "./counted.js";

/** Absent when no process has enough repetitions to say anything. */
export function steadinessOf(processes: readonly (readonly Repetition[])[]): CellSteadiness | undefined {
  const classified = processes.flatMap((repetitions) => classifyProcess(repetitions) ?? []);
  const kinds = new Set(classified.map(({ kind }) => kind));
  const [first] = kinds;
  if (first === undefined) return undefined;
  return { kind: kinds.size === 1 ? first : "inconsistent", processes: classified };
}

/**
 * All repetitions, the cold one first; more than half of those that count must be in the steady segment, and be steady
 * among themselves.
 */
function classifyProcess(repetitions: readonly Repetition[]): Classification | undefined {
  const counted = repetitions.filter(({ phase }) => phase === "steady").length;
  if (counted === 0) return undefined;
  const classified = classify(
    repetitions.map(({ ms }) => ms),
    { leastSteady: Math.floor(counted / 2) + 1 },
  );
  if (classified?.steadyFrom === undefined) return classified;
  const settled = repetitions.slice(classified.steadyFrom).filter(({ phase }) => phase === "steady");
  if (isSteady(settled.map(({ ms }) => ms))) return classified;
  const { segments, outliers } = classified;
  return { kind: "none", segments, outliers };
}

/** Processes of each kind, in the order of the paper. */
export function kindCounts({ processes }: CellSteadiness): readonly (readonly [SteadyKind, number])[] {
  const kinds: readonly SteadyKind[] = ["flat", "warm-up", "slow-down", "none"];
  return kinds
    .map((kind) => [kind, processes.filter((process) => process.kind === kind).length] as const)
    .filter(([, count]) => count > 0);
}

/**
 * A cell has a steady state unless half of its processes or more reached none: the median over its processes is then
 * one of unsteady times.
 */
export const lacksSteadyState = (steadiness: CellSteadiness | undefined): boolean =>
  steadiness !== undefined &&
  2 * steadiness.processes.filter(({ kind }) => kind === "none").length >= steadiness.processes.length;
