/**
 * Strings as CPython's tokenizer reads them. An f-string is one token here: its replacement fields are followed only
 * as far as finding its end needs.
 */

export interface StringEnd {
  readonly line: number;
  readonly column: number;
}

/** What the scanner needs of the source: a line by its number, and how many there are. */
export interface Lines {
  readonly lines: readonly string[];
  line(line: number): string;
}

type Fail = (message: string, line: number, column: number) => never;

const START = /(?:[rbu]|br|rb|[ft]r?|r[ft])?("""|'''|"|')/iy;

/** The prefix and quotes of a string that starts at a column. */
export function stringStart(line: string, column: number): { prefixed: string; quote: string } | undefined {
  START.lastIndex = column;
  const match = START.exec(line);
  return match ? { prefixed: match[0], quote: match[1] as string } : undefined;
}

export class StringScanner {
  private readonly isFormatted: boolean;
  private readonly quote: string;
  private line: number;
  private at: number;
  /** Replacement fields that are open. */
  private depth = 0;
  private escapedQuote = false;

  constructor(
    private readonly source: Lines,
    private readonly start: { readonly line: number; readonly column: number },
    { prefixed, quote }: { readonly prefixed: string; readonly quote: string },
    private readonly fail: Fail,
  ) {
    this.isFormatted = /[ft]/i.test(prefixed.slice(0, -quote.length));
    this.quote = quote;
    this.line = start.line;
    this.at = start.column + prefixed.length;
  }

  /** The place behind the closing quote. */
  end(): StringEnd {
    while (!this.closes()) this.step();
    return { line: this.line, column: this.at + this.quote.length };
  }

  private get text(): string {
    return this.source.line(this.line);
  }

  private closes(): boolean {
    if (!this.text.startsWith(this.quote, this.at)) return false;
    return this.depth === 0 || (this.quote.length === 1 && !this.closesLater());
  }

  /** Inside a replacement field the same quote starts a string (PEP 701) if the rest of the line closes the field. */
  private closesLater(): boolean {
    const rest = this.text.slice(this.at + 1);
    return rest.includes("}") && rest.slice(rest.indexOf("}")).includes(this.quote);
  }

  private step(): void {
    const character = this.text[this.at];
    if (character === undefined) {
      if (this.quote.length === 1 && this.depth === 0) this.unterminated();
      this.nextLine();
    } else if (character === "\\" && this.depth === 0) {
      this.escapedQuote ||= this.text[this.at + 1] === this.quote[0];
      // A backslash escapes no brace.
      this.at += this.isFormatted && /[{}]/.test(this.text[this.at + 1] ?? "") ? 1 : 2;
      if (this.at > this.text.length) this.nextLine();
    } else {
      if (this.isFormatted) this.brace(character);
      this.at++;
    }
  }

  private brace(character: string): void {
    const isDoubled = this.depth === 0 && this.text[this.at + 1] === character;
    if (character === "{" && !isDoubled) this.depth++;
    else if (character === "}" && this.depth > 0) this.depth--;
    else if (character === "}" && !isDoubled) this.fail("f-string: single '}' is not allowed", this.line, this.at);
    else if (isDoubled && (character === "{" || character === "}")) this.at++;
  }

  private nextLine(): void {
    if (this.line >= this.source.lines.length) this.unterminated();
    this.line++;
    this.at = 0;
  }

  private unterminated(): never {
    const { line, column } = this.start;
    const count = this.source.lines.length;
    const last = this.line === count && this.text === "" && count > line ? count - 1 : this.line;
    const kind = `${this.quote.length === 3 ? "triple-quoted " : ""}${this.isFormatted ? "f-" : ""}string literal`;
    const mayBeEscaped = this.escapedQuote && this.quote.length === 1 && !this.isFormatted;
    const hint = mayBeEscaped ? "; perhaps you escaped the end quote?" : "";
    return this.fail(`unterminated ${kind} (detected at line ${last})${hint}`, line, column);
  }
}
