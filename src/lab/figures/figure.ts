/**
 * A figure: one number that the project promises, with its target, its interval and whether it is met.
 */
import type { Estimate } from "../statistics.js";

/** What the figure is to reach; both ends count. */
export interface Target {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One of the project's own figures against its target. */
export interface Figure {
  readonly id: string;
  /** What is measured, in words. */
  readonly title: string;
  readonly unit: "×" | "µs" | "ms" | "ns";
  readonly target?: Target;
  /** Absent: it could not be measured here, and `missing` says why. */
  readonly estimate?: Estimate;
  readonly missing?: string;
  /** Only with a target and an estimate. */
  readonly met?: boolean;
}

/** Judges by the estimate itself; the interval stands beside it for the reader. */
export function figure(
  id: string,
  title: string,
  unit: Figure["unit"],
  estimate: Estimate | string,
  target?: Target,
): Figure {
  const head = { id, title, unit, ...(target && { target }) };
  if (typeof estimate === "string") return { ...head, missing: estimate };
  if (!Number.isFinite(estimate.value)) return { ...head, missing: "no sample" };
  if (!target) return { ...head, estimate };
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = target;
  return { ...head, estimate, met: estimate.value >= atLeast && estimate.value <= atMost };
}

export function targetText({ target, unit }: Figure): string {
  if (!target) return "";
  const { atLeast, atMost } = target;
  const shown = (value: number): string => (unit === "×" ? `${value}×` : `${value} ${unit}`);
  if (atLeast !== undefined && atMost !== undefined) return `${shown(atLeast)} to ${shown(atMost)}`;
  return atLeast !== undefined ? `≥ ${shown(atLeast)}` : `≤ ${shown(atMost ?? Number.NaN)}`;
}
