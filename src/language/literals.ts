/**
 * Literals as constants. Numbers are read from the source text, because the tree does not tell 1 from 1.0.
 */

import { VALUE } from "../base/layout.js";
import type { Constant } from "../bytecode/code.js";
import type { SourceText } from "./source-text.js";
import type { Node } from "./syntax.js";

/** A number as folding computes with it: ints exact. */
export type Numeric = bigint | { readonly float: number };

export const isSmallInt = (value: bigint): boolean => value >= VALUE.INT_MIN && value <= VALUE.INT_MAX;

/** The number that a literal stands for; undefined for imaginary ones and for what is no number. */
export function numberOf(source: SourceText, node: Node<"Constant">): Numeric | undefined {
  if (typeof node.value !== "number" && typeof node.value !== "bigint") return undefined;
  const text = source.slice(node).replaceAll("_", "").toLowerCase();
  if (/^0[xob]/.test(text)) return BigInt(text);
  if (/^\d+$/.test(text)) return BigInt(text);
  return /^[\d.]+(e[+-]?\d+)?$/.test(text) ? { float: Number(text) } : undefined;
}

/** The constant of a literal; undefined where the language has none (bytes, complex). */
export function literal(source: SourceText, node: Node<"Constant">): Constant | undefined {
  if (typeof node.value === "boolean") return { kind: "bool", value: node.value };
  if (node.value === null) return { kind: "none" };
  if (typeof node.value === "string") return isText(node) ? { kind: "str", value: node.value } : undefined;
  const number = numberOf(source, node);
  return number === undefined ? undefined : numericConstant(number);
}

/** A number as a constant. */
export function numericConstant(number: Numeric): Constant {
  if (typeof number !== "bigint") return { kind: "float", value: number.float };
  return isSmallInt(number) ? { kind: "int", value: Number(number) } : { kind: "bigint", value: String(number) };
}

/** Strings carry their quotes; a prefix with b makes bytes, no quotes the ellipsis. */
export const isBytes = (node: Node<"Constant">): boolean => /^[a-z]*b/i.test(node.quote_style ?? "");
export const isText = (node: Node<"Constant">): boolean => node.quote_style !== undefined && !isBytes(node);
