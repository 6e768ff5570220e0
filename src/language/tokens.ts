/**
 * The tokens of a source file, and the errors that CPython's tokenizer finds. py-ast parses; this pass runs when
 * parsing failed, or before it, because py-ast lets some of these errors pass and words none of them as CPython does.
 * An f-string is one token here. Follows CPython 3.14's Parser/lexer.
 */
import { scanNumber } from "./numberToken.js";
import type { SourceText } from "./sourceText.js";
import { PythonSyntaxError, type SyntaxErrorKind } from "./syntaxErrors.js";

export interface Token {
  readonly kind: "name" | "number" | "string" | "operator" | "newline" | "end";
  readonly text: string;
  /** Line from 1, columns from 0 in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** How many brackets are open around it. */
  readonly level: number;
}

export interface Bracket {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface Tokens {
  readonly list: readonly Token[];
  /** Brackets that are never closed, outermost first. */
  readonly open: readonly Bracket[];
}

const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const OPERATOR = /\*\*=?|\/\/=?|>>=?|<<=?|->|:=|\.\.\.|<>|[-+*/%&|^=<>!@]=|[-+*/%&|^=<>!@()[\]{},:;.~?$`]/y;
const STRING_START = /(?:[rbu]|br|rb|[ft]r?|r[ft])?("""|'''|"|')/iy;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const WORD = /[\w\u0080-\u{10ffff}]+/uy;

/** Throws PythonSyntaxError for the first error of the tokenizer. */
export function tokenize(source: SourceText): Tokens {
  return new Tokenizer(source).run();
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private readonly brackets: Bracket[] = [];
  /** Indentation of the open blocks, tabs as eight columns and as one. */
  private readonly indents = [{ columns: 0, alternative: 0 }];
  private line = 1;
  private column = 0;

  constructor(private readonly source: SourceText) {}

  run(): Tokens {
    for (; this.line <= this.source.lines.length; this.line++) {
      this.column = 0;
      if (this.brackets.length === 0 && !this.isContinuation()) this.indentation();
      this.scanLine();
    }
    this.line = this.source.lines.length;
    this.column = this.text.length;
    this.add("end", "", this.line, this.column);
    return { list: this.tokens, open: this.brackets };
  }

  private get text(): string {
    return this.source.line(this.line);
  }

  private isContinuation(): boolean {
    return this.line > 1 && this.source.line(this.line - 1).endsWith("\\") && this.tokens.at(-1)?.kind !== "newline" && this.tokens.length > 0;
  }

  private scanLine(): void {
    for (;;) {
      const { text } = this;
      while (/[ \t\f]/.test(text[this.column] ?? "")) this.column++;
      const character = text[this.column];
      if (character === undefined || character === "#") break;
      if (character === "\\") {
        this.continuation();
        return;
      }
      this.scanToken(text);
    }
    const last = this.tokens.at(-1);
    if (this.brackets.length === 0 && last && last.kind !== "newline") this.add("newline", "", this.line, this.column, this.column + 1);
  }

  private continuation(): void {
    if (this.column + 1 < this.text.length) this.fail("unexpected character after line continuation character", this.column + 1);
    const rest = this.source.lines.slice(this.line).join("");
    if (rest === "") this.fail("unexpected EOF while parsing", this.column + 1);
  }

  private scanToken(text: string): void {
    if (this.match(STRING_START)) return this.string();
    if (/^(?:\d|\.\d)/.test(text.slice(this.column, this.column + 2))) {
      const end = scanNumber(text, this.column, (message, column, endColumn) => this.fail(message, column, endColumn));
      return this.take("number", end);
    }
    if (this.match(WORD)) return this.name();
    const operator = this.match(OPERATOR);
    if (operator) return this.operator(operator[0]);
    this.invalidCharacter(this.column);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.column;
    return pattern.exec(this.text);
  }

  private take(kind: Token["kind"], end: number): void {
    const { line, column } = this;
    this.column = end;
    this.add(kind, this.text.slice(column, end), line, column, end);
  }

  private add(kind: Token["kind"], text: string, line: number, column: number, endColumn = column + 1): void {
    this.tokens.push({ kind, text, line, column, endLine: this.line, endColumn, level: this.brackets.length });
  }

  private name(): void {
    const word = (this.match(WORD) as RegExpExecArray)[0];
    const name = this.match(NAME)?.[0] ?? "";
    if (name !== word) this.invalidCharacter(this.column + name.length);
    this.take("name", this.column + word.length);
  }

  private invalidCharacter(column: number): never {
    const character = String.fromCodePoint(this.text.codePointAt(column) as number);
    const number = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    const printable = !/[\p{C}\p{Z}]/u.test(character);
    return this.fail(printable ? `invalid character '${character}' (U+${number})` : `invalid non-printable character U+${number}`, column);
  }

  private operator(text: string): void {
    const { line, column } = this;
    if ("([{".includes(text)) {
      this.take("operator", column + 1);
      this.brackets.push({ text, line, column });
      return;
    }
    if (CLOSING[text]) this.close(text);
    this.take("operator", column + text.length);
  }

  private close(text: string): void {
    const open = this.brackets.pop();
    if (!open) this.fail(`unmatched '${text}'`, this.column);
    if (open.text === CLOSING[text]) return;
    const where = open.line === this.line ? "" : ` on line ${open.line}`;
    this.fail(`closing parenthesis '${text}' does not match opening parenthesis '${open.text}'${where}`, this.column);
  }

  // ── strings ──

  private string(): void {
    const [prefixed = "", quote = ""] = this.match(STRING_START) as RegExpExecArray;
    const { line, column } = this;
    const isFormatted = /[ft]/i.test(prefixed.slice(0, -quote.length));
    let escapedQuote = false;
    let at = column + prefixed.length;
    let depth = 0;
    for (;;) {
      const { text } = this;
      if (text.startsWith(quote, at) && (depth === 0 || quote.length === 1 && !this.closesLater(at + 1, quote))) break;
      const character = text[at];
      if (character === "\\" && depth === 0) {
        escapedQuote ||= text[at + 1] === quote[0];
        at += 2;
        if (at > text.length) at = this.nextLine(line, column, quote, isFormatted, escapedQuote);
      } else if (character === undefined) {
        if (quote.length === 1 && depth === 0) this.unterminated(line, column, quote, isFormatted, escapedQuote);
        at = this.nextLine(line, column, quote, isFormatted, escapedQuote);
      } else {
        if (isFormatted && character === "{") {
          if (text[at + 1] === "{" && depth === 0) at++;
          else depth++;
        } else if (isFormatted && character === "}" && depth > 0) depth--;
        else if (isFormatted && character === "}" && depth === 0) {
          if (text[at + 1] === "}") at++;
          else this.fail("f-string: single '}' is not allowed", at);
        }
        at++;
      }
    }
    this.column = at + quote.length;
    const text = line === this.line ? this.text.slice(column, this.column) : "";
    this.tokens.push({ kind: "string", text, line, column, endLine: this.line, endColumn: this.column, level: this.brackets.length });
  }

  /** Inside a replacement field the same quote starts a string (PEP 701) if the rest of the line closes the field. */
  private closesLater(at: number, quote: string): boolean {
    const rest = this.text.slice(at);
    return rest.includes("}") && rest.slice(rest.indexOf("}")).includes(quote);
  }

  private nextLine(line: number, column: number, quote: string, isFormatted: boolean, escapedQuote: boolean): number {
    if (this.line >= this.source.lines.length) this.unterminated(line, column, quote, isFormatted, escapedQuote);
    this.line++;
    return 0;
  }

  private unterminated(line: number, column: number, quote: string, isFormatted: boolean, escapedQuote: boolean): never {
    const lines = this.source.lines.length;
    const last = this.line === lines && this.text === "" && lines > line ? lines - 1 : this.line;
    this.line = line;
    const kind = `${quote.length === 3 ? "triple-quoted " : ""}${isFormatted ? "f-" : ""}string literal`;
    const hint = escapedQuote && quote.length === 1 && !isFormatted ? "; perhaps you escaped the end quote?" : "";
    return this.fail(`unterminated ${kind} (detected at line ${last})${hint}`, column);
  }

  // ── indentation ──

  private indentation(): void {
    const { columns, alternative, length } = this.measure();
    const rest = this.text[length];
    if (rest === undefined || rest === "#" || rest === "\\") return;
    let top = this.indents.at(-1) as { columns: number; alternative: number };
    if (columns > top.columns) {
      if (alternative <= top.alternative) this.tabs();
      this.indents.push({ columns, alternative });
      return;
    }
    while (columns < top.columns) {
      this.indents.pop();
      top = this.indents.at(-1) as { columns: number; alternative: number };
    }
    if (columns !== top.columns) this.fail("unindent does not match any outer indentation level", this.text.length, undefined, "IndentationError");
    if (alternative !== top.alternative) this.tabs();
  }

  private measure(): { columns: number; alternative: number; length: number } {
    let [columns, alternative, length] = [0, 0, 0];
    for (const { text } = this; ; length++) {
      if (text[length] === " ") [columns, alternative] = [columns + 1, alternative + 1];
      else if (text[length] === "\t") [columns, alternative] = [(Math.floor(columns / 8) + 1) * 8, alternative + 1];
      else if (text[length] === "\f") [columns, alternative] = [0, 0];
      else return { columns, alternative, length };
    }
  }

  private tabs(): never {
    return this.fail("inconsistent use of tabs and spaces in indentation", 0, undefined, "TabError");
  }

  private fail(message: string, column: number, endColumn?: number, kind: SyntaxErrorKind = "SyntaxError"): never {
    throw new PythonSyntaxError(this.source, message, { line: this.line, column, ...(endColumn === undefined ? {} : { endColumn }) }, kind);
  }
}
