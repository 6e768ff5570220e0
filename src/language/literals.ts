/**
 * Literals as constants. Numbers are read from the source text, because the tree does not tell 1 from 1.0.
 */

import { VALUE } from "../base/layout.js";
import type { Constant } from "../bytecode/code.js";
import { SourceText } from "./source-text.js";
import type { Node } from "./syntax.js";
import { tokenize } from "./tokens.js";

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

/** The constant of a literal; undefined where the language has none (complex). */
export function literal(source: SourceText, node: Node<"Constant">): Constant | undefined {
  if (typeof node.value === "boolean") return { kind: "bool", value: node.value };
  if (node.value === null) return { kind: "none" };
  if (node.value === "..." && !isText(node)) return { kind: "ellipsis" };
  if (isBytes(node)) return { kind: "bytes", value: bytesOf(source, node) };
  if (typeof node.value === "string") return isText(node) ? { kind: "str", value: node.value } : undefined;
  const number = numberOf(source, node);
  return number === undefined ? undefined : numericConstant(number);
}

/** A number as a constant. */
export function numericConstant(number: Numeric): Constant {
  if (typeof number !== "bigint") return { kind: "float", value: number.float };
  return isSmallInt(number) ? { kind: "int", value: Number(number) } : { kind: "bigint", value: String(number) };
}

/** The bytes of a literal, or of several side by side, as Latin-1 characters: py-ast reads \\u in them as a character. */
function bytesOf(source: SourceText, node: Node<"Constant">): string {
  const alone = new SourceText("", `(${source.slice(node)})`);
  const strings = tokenize(alone).list.filter(({ kind }) => kind === "string");
  return strings
    .map(({ line, column, endLine, endColumn }) => {
      const lines = alone.lines.slice(line - 1, endLine);
      lines[lines.length - 1] = (lines.at(-1) as string).slice(0, endColumn);
      lines[0] = (lines[0] as string).slice(column);
      return bytesOfToken(lines.join("\n"));
    })
    .join("");
}

const ESCAPE = /\\(?:\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|.)/gs;
const ESCAPED: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function bytesOfToken(token: string): string {
  const [, prefix = "", quote = ""] = /^([a-z]*)("""|'''|"|')/i.exec(token) ?? [];
  const body = token.slice(prefix.length + quote.length, -quote.length);
  if (/r/i.test(prefix)) return body;
  return body.replace(ESCAPE, (sequence) => {
    const rest = sequence.slice(1);
    if (/^[0-7]/.test(rest)) return String.fromCharCode(Number.parseInt(rest, 8) & 255);
    if (rest.length === 3) return String.fromCharCode(Number.parseInt(rest.slice(1), 16));
    return ESCAPED[rest] ?? sequence;
  });
}

/** Strings carry their quotes; a prefix with b makes bytes, no quotes the ellipsis. */
export const isBytes = (node: Node<"Constant">): boolean => /^[a-z]*b/i.test(node.quote_style ?? "");
export const isText = (node: Node<"Constant">): boolean => node.quote_style !== undefined && !isBytes(node);
