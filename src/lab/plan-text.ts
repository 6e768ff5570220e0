/** The plan of a session for people: what `bench --dry-run` prints. */
import type { PartEstimate } from "./estimate.js";
import { leftOutLines, shortened, textTable, thousands, wrapped } from "./format.js";
import { driverOf, type SessionOptions, type SessionPlan } from "./session.js";

export function planText(plan: SessionPlan, estimates: readonly PartEstimate[], session: SessionOptions): string {
  const rows = estimates.map(({ program, part, cells, rounds, runs, observed, expectedMs }) => [
    part === "figures" ? `figures: ${program.name}` : program.name,
    program.kind,
    String(cells.length),
    String(rounds),
    thousands(runs),
    thousands(observed),
    duration(expectedMs),
  ]);
  const runs = estimates.reduce((sum, part) => sum + part.runs, 0);
  const observed = estimates.reduce((sum, part) => sum + part.observed, 0);
  const totalMs = estimates.reduce((sum, part) => sum + part.expectedMs, 0);
  const { warmUp, warmSeconds = 0, repetitions, targetSeconds } = driverOf(session);
  return `${[
    textTable(["program", "kind", "cells", "rounds", "processes", "observed", "expected"], rows, [0, 1]),
    ...cellLists(estimates),
    [
      `${thousands(runs)} processes, each cell once a round, in random order (seed ${session.seed});`,
      `in a work program's process one cold repetition, calibration, at least ${warmUp} warm ones and ${warmSeconds} s of work, and ${repetitions} counted repetitions of at least ${targetSeconds * 1000} ms.`,
      ...(observed > 0
        ? [`${thousands(observed)} further ones are observed, for where the time goes (--no-profile leaves them out).`]
        : []),
      ...(session.quick
        ? ["Quick: a work program starts when V8 has optimised the interpreter (run --start warm)."]
        : []),
      `Expected: about ${duration(totalMs)} (from one run of each program just now in its first cell; faster cells take less).`,
    ].join("\n"),
    ...(plan.leftOut.length > 0 ? [leftOutLines(plan.leftOut).join("\n")] : []),
  ].join("\n\n")}\n`;
}

const WIDTH = 100;

/** The cells by their ids, once for all programs that have the same. */
function cellLists(estimates: readonly PartEstimate[]): string[] {
  const programs = new Map<string, string[]>();
  for (const { program, cells } of estimates) {
    const ids = cells.map(({ id }) => id).join("  ");
    programs.set(ids, [...(programs.get(ids) ?? []), program.name]);
  }
  return [...programs].map(
    ([ids, names]) => `  cells of ${shortened(names)}:\n${wrapped(ids.split("  "), WIDTH, "    ")}`,
  );
}

const MINUTE_MS = 60_000;

export function duration(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.max(1, Math.round(ms / 1000))} s`;
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`;
}
