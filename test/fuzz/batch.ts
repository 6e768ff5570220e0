/**
 * Many programs in one run of a cell: each is a module, which the program of the batch imports, with marks between
 * their outputs. A run's own cost (memory, instances, workers) is paid once a batch.
 */
import type { CellOutcome } from "../support/compare.js";
import type { Outcome } from "../support/oracle.js";

/** What a program of a batch printed; its traceback, if it has one, is on stderr. */
export type Printed = Pick<Outcome, "stdout" | "stderr">;

/** As the process of the cells takes it. */
export interface BatchProgram {
  readonly file: string;
  readonly source: string;
  readonly modules: Readonly<Record<string, string>>;
}

/** Longer than what a program prints by chance: a single character is what `f"{1:c}"` gives. */
const MARK = "\u0001next program\u0001";
export const moduleName = (at: number): string => `fuzz${at}`;

/** The program that runs them one after the other. */
export function batchProgram(sources: readonly string[]): BatchProgram {
  const each = sources.map((_, at) =>
    [
      `print("${MARK}", end=""); print("${MARK}", end="", file=sys.stderr)`,
      "try:",
      `    import ${moduleName(at)}`,
      "except BaseException as error:",
      "    traceback.print_exception(type(error), error, error.__traceback__.tb_next)",
    ].join("\n"),
  );
  return {
    file: "batch.py",
    source: ["import sys, traceback", ...each, ""].join("\n"),
    modules: Object.fromEntries(sources.map((source, at) => [moduleName(at), source])),
  };
}

/** What each program printed; undefined when the run as a whole went wrong. */
export function splitOutcome(outcome: CellOutcome, count: number): Printed[] | undefined {
  if (outcome.kind !== "ran" || outcome.exitCode !== 0) return undefined;
  const stdout = outcome.stdout.split(MARK).slice(1);
  const stderr = outcome.stderr.split(MARK).slice(1);
  if (stdout.length !== count || stderr.length !== count) return undefined;
  return stdout.map((text, at) => ({ stdout: text, stderr: stderr[at] ?? "" }));
}
