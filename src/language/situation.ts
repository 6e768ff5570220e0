/**
 * A parse error as the rules of explain.ts see it, and what they find. Types only.
 */
import type { SourceText } from "./source-text.js";
import type { ErrorRange, SyntaxErrorKind } from "./syntax-errors.js";
import type { Token } from "./tokens.js";

/** What py-ast throws: a message and the token where it stood. */
export interface ParseFailure extends Error {
  readonly lineno?: number;
  readonly col_offset?: number;
}

/** The tokens around an error: `at` is the index of the one that does not fit. */
export interface Situation {
  readonly source: SourceText;
  readonly tokens: readonly Token[];
  readonly at: number;
  /** py-ast's words. */
  readonly message: string;
}

export interface Finding {
  readonly message: string;
  readonly range: ErrorRange;
  readonly kind?: SyntaxErrorKind;
}
