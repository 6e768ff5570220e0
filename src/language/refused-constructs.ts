/**
 * The names of the constructs that are refused whole, and what to write instead.
 */
import type { Expression, Statement } from "./syntax.js";

type Reason = readonly [construct: string, instead?: string];

export const REFUSED: { readonly [Type in (Expression | Statement)["nodeType"]]?: Reason } = {
  AsyncFunctionDef: ["an async function", "use threading.Thread"],
  AsyncFor: ["async for"],
  AsyncWith: ["async with"],
  Await: ["await"],
  TypeAlias: ["a type statement", "leave it out"],
  TryStar: ["try with except*", "use except"],
  TemplateStr: ["a t-string", "use an f-string"],
};

/** Advice for built-ins that have a plain replacement. */
export const REFUSED_NAMES: Readonly<Record<string, string>> = {
  round: 'use int, or an f-string: f"{value:.2f}"',
  divmod: "use // and %",
  pow: "use **",
  repr: 'use an f-string: f"{value!r}"',
  ascii: 'use an f-string: f"{value!a}"',
  format: 'use an f-string: f"{value:spec}"',
  hex: 'use an f-string: f"{value:#x}"',
  oct: 'use an f-string: f"{value:#o}"',
  bin: 'use an f-string: f"{value:#b}"',
  exit: "return from the main function",
  quit: "return from the main function",
};
