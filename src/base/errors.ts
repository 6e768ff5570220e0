/**
 * The toolkit's own errors: what was wrong, where, what to do next. Python's exceptions are not these.
 */

/** What the command ends with (DESIGN.md, "The command line"). */
export const EXIT = { ok: 0, failed: 1, usage: 2, fellShort: 3, interrupted: 130, terminated: 143 } as const;

/** A place in a user's file: line from 1, column from 1 (as editors count). */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Base of all errors that a user can act on; printed without a stack. */
export class PatchworkError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.usage,
    readonly place?: Place,
  ) {
    super(message);
    this.name = new.target.name;
  }

  /** What the command prints on stderr, without the final newline. */
  get report(): string {
    const { place } = this;
    return place ? `${place.file}:${place.line}:${place.column}: ${this.message}` : `patchwork: ${this.message}`;
  }
}

/** A construct that Patchwork does not support: refused before the program runs. */
export class RefusedError extends PatchworkError {
  constructor(
    readonly construct: string,
    place: Place,
    readonly instead?: string,
  ) {
    super(`${construct} is not supported${instead ? `; ${instead}` : ""}`, EXIT.usage, place);
  }
}
