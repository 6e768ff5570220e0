/**
 * The names of the constructs that are refused whole, and what to write instead.
 */
import type { Expression, Statement } from "./syntax.js";

type Reason = readonly [construct: string, instead?: string];

export const REFUSED: { readonly [Type in (Expression | Statement)["nodeType"]]?: Reason } = {};

/** Advice for built-ins that have a plain replacement. */
export const REFUSED_NAMES: Readonly<Record<string, string>> = {
  exec: "no text is compiled while the program runs: write the statements, or a function",
  breakpoint: "print what you want to see",
};
