/**
 * The tokens of a source file, and the errors that CPython's tokenizer finds. py-ast parses; this pass runs when
 * parsing failed, or before it, because py-ast lets some of these errors pass and words none of them as CPython does.
 * An f-string is one token here. Follows CPython 3.14's Parser/lexer.
 */
import { Indentation } from "./indentation.js";
import { scanNumber } from "./number-token.js";
import type { SourceText } from "./source-text.js";
import { StringScanner, stringStart } from "./string-token.js";
import { PythonSyntaxError, type SyntaxErrorKind } from "./syntax-errors.js";

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

/** How many brackets CPython's tokenizer follows. */
export const MOST_BRACKETS = 200;
export const TOO_NESTED = "too many nested parentheses";

const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const OPERATOR = /\*\*=?|\/\/=?|>>=?|<<=?|->|:=|\.\.\.|<>|[-+*/%&|^=<>!@]=|[-+*/%&|^=<>!@()[\]{},:;.~?$`]/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const WORD = /[\w\u0080-\u{10ffff}]+/uy;

/** Throws PythonSyntaxError for the first error of the tokenizer. */
export function tokenize(source: SourceText): Tokens {
  return new Tokenizer(source).run();
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private readonly brackets: Bracket[] = [];
  private readonly indentation = new Indentation();
  private line = 1;
  private column = 0;

  constructor(private readonly source: SourceText) {}

  run(): Tokens {
    for (; this.line <= this.source.lines.length; this.line++) {
      this.column = 0;
      if (this.brackets.length === 0 && !this.isContinuation()) this.indent();
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
    return (
      this.line > 1 &&
      this.source.line(this.line - 1).endsWith("\\") &&
      this.tokens.at(-1)?.kind !== "newline" &&
      this.tokens.length > 0
    );
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
    if (this.brackets.length === 0 && last && last.kind !== "newline")
      this.add("newline", "", this.line, this.column, this.column + 1);
  }

  private indent(): void {
    const fault = this.indentation.next(this.text);
    if (fault) this.fail(fault.message, fault.column, undefined, fault.kind);
  }

  private continuation(): void {
    if (this.column + 1 < this.text.length)
      this.fail("unexpected character after line continuation character", this.column + 1);
    const rest = this.source.lines.slice(this.line).join("");
    if (rest === "") this.fail("unexpected EOF while parsing", this.column + 1);
  }

  private scanToken(text: string): void {
    const string = stringStart(text, this.column);
    const operator = this.match(OPERATOR)?.[0];
    if (string) this.string(string);
    else if (/^(?:\d|\.\d)/.test(text.slice(this.column, this.column + 2))) this.number(text);
    else if (this.match(WORD)) this.name();
    else if (operator) this.operator(operator);
    else this.invalidCharacter(this.column);
  }

  private number(text: string): void {
    const end = scanNumber(text, this.column, (message, column, endColumn) => this.fail(message, column, endColumn));
    this.take("number", end);
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
    return this.fail(
      printable ? `invalid character '${character}' (U+${number})` : `invalid non-printable character U+${number}`,
      column,
    );
  }

  private operator(text: string): void {
    const { line, column } = this;
    if ("([{".includes(text)) {
      if (this.brackets.length >= MOST_BRACKETS) this.fail(TOO_NESTED, this.column);
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

  private string(start: { readonly prefixed: string; readonly quote: string }): void {
    const { line, column } = this;
    const scanner = new StringScanner(this.source, { line, column }, start, (message, failedLine, failedColumn) => {
      this.line = failedLine;
      return this.fail(message, failedColumn);
    });
    const end = scanner.end();
    this.line = end.line;
    this.column = end.column;
    this.add("string", line === end.line ? this.text.slice(column, end.column) : "", line, column, end.column);
  }

  private fail(message: string, column: number, endColumn?: number, kind: SyntaxErrorKind = "SyntaxError"): never {
    throw new PythonSyntaxError(
      this.source,
      message,
      { line: this.line, column, ...(endColumn === undefined ? {} : { endColumn }) },
      kind,
    );
  }
}
