/**
 * Known failures of the table, each with its reason: data, so that a repaired one is noticed (the table fails
 * when a listed program passes). Empty is the aim.
 */
export interface KnownFailure {
  readonly program: string;
  /** Matches the names of the cells. */
  readonly cell: RegExp;
  readonly reason: string;
}

export const KNOWN_FAILURES: readonly KnownFailure[] = [];

/** Programs named jit-* of which no loop is compiled, with the reason. The table notices when one is after all. */
export const NEVER_COMPILED: ReadonlyMap<string, string> = new Map([
  ["jit-operator-guards.py", "its loops turn a few dozen times, for guards that fail in turn"],
  ["jit-quiet-guards.py", "its loops turn a few dozen times, for guards that fail in turn"],
  ["jit-triangle-pattern-print.py", "its loops turn 66 times"],
]);
