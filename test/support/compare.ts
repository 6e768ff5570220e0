/**
 * Compares what a cell did with what the program and the oracle say it must do. Pure; a mismatch is a text for people.
 */
import type { Outcome } from "./oracle.js";
import type { TestProgram } from "./programs.js";

/** What one cell did with one program. */
export type CellOutcome =
  | (Outcome & { readonly kind: "ran"; readonly compiledLoops: number })
  /** It did not end within the limit, or its process died, or the library itself threw. */
  | { readonly kind: "hung" | "crashed" | "threw"; readonly detail: string };

/** What is wrong with the outcome, or undefined. `truth` is absent for programs that the oracle cannot run. */
export function mismatch(program: TestProgram, truth: Outcome | undefined, outcome: CellOutcome): string | undefined {
  if (outcome.kind !== "ran") return `${program.name} ${outcome.kind}: ${outcome.detail}`;
  const stderr = withoutThreadingFrames(outcome.stderr);
  const stdout = program.expected ?? truth?.stdout ?? "";
  return (
    different("stdout", stdout, outcome.stdout) ??
    (truth ? different("stderr", truth.stderr, stderr) : unexpectedError(program, stderr)) ??
    different("exit code", String(expectedExitCode(program, truth)), String(outcome.exitCode))
  );
}

const expectedExitCode = (program: TestProgram, truth: Outcome | undefined): number =>
  truth ? truth.exitCode : program.expectedError === undefined ? 0 : 1;

function unexpectedError(program: TestProgram, stderr: string): string | undefined {
  const last = stderr.trimEnd().split("\n").at(-1) ?? "";
  return different("last line of stderr", program.expectedError ?? "", last);
}

/** Leaves out what CPython's own threading.py adds between the program and its thread (see oracle.ts). */
export function withoutThreadingFrames(stderr: string): string {
  return stderr.replace(/^ {2}File "[^"\n]*threading\.py", line \d+, in .*\n(?: {4}.*\n)*/gm, "");
}

function different(what: string, expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined;
  const left = expected.split("\n");
  const right = actual.split("\n");
  const line = left.findIndex((text, i) => text !== right[i]);
  const at = line < 0 ? left.length : line;
  return [
    `${what} differs from line ${at + 1} on`,
    `  expected: ${JSON.stringify(left[at])}`,
    `  got:      ${JSON.stringify(right[at])}`,
    "expected, whole:",
    expected,
    "got, whole:",
    actual,
  ].join("\n");
}
