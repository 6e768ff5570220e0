/** A module's docstring. */
import { isText } from "../literals.js";
import type { Module } from "../syntax.js";

export function docOf({ body: [first] }: Module): string | undefined {
  if (first?.nodeType !== "Expr" || first.value.nodeType !== "Constant") return undefined;
  return isText(first.value) ? String(first.value.value) : undefined;
}
