/** A program's work as the scheduler's simulation sees it: threads of equal bursts, cut strong or weak. */
import type { ScalingMode } from "../driver.js";
import type { Step } from "./schedule.js";

/** The whole work, once. */
export interface Workload {
  readonly computeMs: number;
  readonly blockedMs: number;
  /** Of the computing, the fraction under one lock that all threads share. */
  readonly lockedShare: number;
  /** Alternations of computing and blocking. */
  readonly bursts: number;
}

/** Threads that start out of step, as real ones do: the first burst of each is cut by its place among them. */
export function threadPlans(workload: Workload, threads: number, mode: ScalingMode): Step[][] {
  const share = mode === "strong" ? 1 / threads : 1;
  const bursts = Math.max(1, Math.round(workload.bursts * share));
  const [computeMs, blockedMs] = [(workload.computeMs * share) / bursts, (workload.blockedMs * share) / bursts];
  return Array.from({ length: threads }, (_, index) => {
    const lead = index / threads;
    return [...burst(computeMs * lead, 0, workload.lockedShare), ...rest(bursts, lead, computeMs, blockedMs, workload)];
  });
}

function rest(count: number, lead: number, computeMs: number, blockedMs: number, { lockedShare }: Workload): Step[] {
  return Array.from({ length: count }, (_, index) =>
    burst(computeMs * (index === count - 1 ? 1 - lead : 1), blockedMs, lockedShare),
  ).flat();
}

function burst(computeMs: number, blockedMs: number, lockedShare: number): Step[] {
  const steps: Step[] = [
    { kind: "compute", ms: computeMs * (1 - lockedShare) },
    { kind: "locked", ms: computeMs * lockedShare },
    { kind: "block", ms: blockedMs },
  ];
  return steps.filter(({ ms }) => ms > 0);
}
