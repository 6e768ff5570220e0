/**
 * f-strings that py-ast does not read since its own scanner counts braces: fields with strings that contain braces, and with
 * comments, and expressions over several lines. The braces within such strings become control characters, comments become
 * blanks, so that all columns stay, and the strings of the tree get their braces back.
 */
import { parse as parsePython } from "py-ast";
import type { SourceText } from "./source-text.js";
import type { Module } from "./syntax.js";
import { type AnyNode, childrenOf } from "./tree.js";

const OPEN = "\u0001";
const CLOSE = "\u0002";
const PREFIX = /(?<![\w])([a-z]{0,2})$/i;

/** The tree of a text that py-ast rejects because of them; undefined when there are none, or when something else is wrong too. */
export function parseMasked(source: SourceText): Module | undefined {
  const { text } = source;
  if (!/\b(?:[ft]r?|r[ft])['"]/i.test(text) || text.includes(OPEN) || text.includes(CLOSE)) return undefined;
  const masked = new Scanner(text).masked();
  if (masked === undefined || masked === text) return undefined;
  try {
    const module = parsePython(masked, { filename: source.file });
    unmask(module);
    return module;
  } catch {
    return undefined;
  }
}

function unmask(node: AnyNode): void {
  const { value } = node as AnyNode & { value?: unknown };
  if (typeof value === "string" && (value.includes(OPEN) || value.includes(CLOSE)))
    Object.assign(node, { value: value.replaceAll(OPEN, "{").replaceAll(CLOSE, "}") });
  for (const child of childrenOf(node)) unmask(child);
}

/** Follows the text as Python's tokenizer does, as far as strings, fields and comments go. */
class Scanner {
  private readonly out: string[];
  private at = 0;

  constructor(private readonly text: string) {
    this.out = text.split("");
  }

  /** The text with what py-ast does not read masked; undefined when a string or field has no end. */
  masked(): string | undefined {
    while (this.at < this.text.length) {
      const character = this.text[this.at] as string;
      if (character === "#") this.comment(false);
      else if (character === '"' || character === "'") {
        if (!this.string(false)) return undefined;
      } else this.at++;
    }
    return this.out.join("");
  }

  private comment(blank: boolean): void {
    for (; this.at < this.text.length && !/[\r\n]/.test(this.text[this.at] as string); this.at++)
      if (blank) this.out[this.at] = " ";
  }

  /** A string from its quote on; false = it has no end. */
  private string(inField: boolean): boolean {
    const prefix = PREFIX.exec(this.text.slice(Math.max(0, this.at - 3), this.at))?.[1] ?? "";
    const hasFields = /^(?:[ft]r?|r[ft])$/i.test(prefix);
    const quote = this.text[this.at] as string;
    const end = this.text.startsWith(quote.repeat(3), this.at) ? quote.repeat(3) : quote;
    this.at += end.length;
    while (this.at < this.text.length) {
      if (this.text.startsWith(end, this.at)) {
        this.at += end.length;
        return true;
      }
      const character = this.text[this.at] as string;
      if (character === "\n" && end.length === 1) return false;
      if (character === "\\") this.at += 2;
      else if (hasFields && (this.text.startsWith("{{", this.at) || this.text.startsWith("}}", this.at))) this.at += 2;
      else if (hasFields && character === "{") {
        if (!this.field()) return false;
      } else {
        if (inField && !hasFields && character === "{") this.out[this.at] = OPEN;
        if (inField && !hasFields && character === "}") this.out[this.at] = CLOSE;
        this.at++;
      }
    }
    return false;
  }

  /** A replacement field from its brace on, with its format specification. */
  private field(): boolean {
    let depth = 0;
    let isSpecification = false;
    const code = { first: -1, last: -1, isOpen: true };
    for (this.at++; this.at < this.text.length; ) {
      const character = this.text[this.at] as string;
      if (depth === 0 && code.isOpen && /^(?:[}:]|![^=])/.test(this.text.slice(this.at, this.at + 2))) {
        code.isOpen = false;
        if (!this.bracket(code.first, code.last)) return false;
      }
      if (character === "}" && depth === 0) {
        this.at++;
        return true;
      }
      if (isSpecification) {
        if (character !== "{") this.at++;
        else if (!this.field()) return false;
      } else if (character === '"' || character === "'") {
        if (code.first < 0) code.first = this.at;
        if (!this.string(true)) return false;
        code.last = this.at - 1;
      } else if (character === "#") this.comment(true);
      else {
        if (code.isOpen && /\S/.test(character)) {
          if (code.first < 0) code.first = this.at;
          code.last = this.at;
        }
        if ("([{".includes(character)) depth++;
        else if (")]}".includes(character)) depth--;
        else if (character === ":" && depth === 0) isSpecification = true;
        this.at++;
      }
    }
    return false;
  }

  /** Brackets around an expression over several lines, in the place of a blank and at the end of a line; false = there is no blank. */
  private bracket(first: number, last: number): boolean {
    if (first < 0 || !/[\r\n]/.test(this.text.slice(first, last))) return true;
    if (!/[ \t]/.test(this.text[first - 1] as string)) return false;
    this.out[first - 1] = "(";
    this.out[last] += ")";
    return true;
  }
}
