/**
 * Indentation as CPython's tokenizer measures it: with tabs as eight columns and with tabs as one, because both must
 * tell the same story.
 */
import type { SyntaxErrorKind } from "./syntax-errors.js";

interface Width {
  readonly columns: number;
  readonly alternative: number;
}

export interface IndentationFault {
  readonly message: string;
  readonly kind: SyntaxErrorKind;
  readonly column: number;
}

const TABS: IndentationFault = {
  message: "inconsistent use of tabs and spaces in indentation",
  kind: "TabError",
  column: 0,
};

/** How many levels CPython's tokenizer follows, that of the module included. */
const MOST_LEVELS = 100;
export const TOO_INDENTED = "too many levels of indentation";

export class Indentation {
  /** Widths of the open blocks. */
  private readonly open: Width[] = [{ columns: 0, alternative: 0 }];

  /** Takes the next logical line; returns what is wrong with its indentation. */
  next(line: string): IndentationFault | undefined {
    const { columns, alternative, length } = measure(line);
    const first = line[length];
    if (first === undefined || first === "#" || first === "\\") return undefined;
    if (columns > this.top.columns) {
      const isConsistent = alternative > this.top.alternative;
      if (this.open.length >= MOST_LEVELS) return { message: TOO_INDENTED, kind: "IndentationError", column: 0 };
      this.open.push({ columns, alternative });
      return isConsistent ? undefined : TABS;
    }
    while (columns < this.top.columns) this.open.pop();
    if (columns !== this.top.columns) {
      const message = "unindent does not match any outer indentation level";
      return { message, kind: "IndentationError", column: line.length };
    }
    return alternative === this.top.alternative ? undefined : TABS;
  }

  private get top(): Width {
    return this.open.at(-1) as Width;
  }
}

function measure(line: string): Width & { readonly length: number } {
  let [columns, alternative, length] = [0, 0, 0];
  for (; ; length++) {
    if (line[length] === " ") [columns, alternative] = [columns + 1, alternative + 1];
    else if (line[length] === "\t") [columns, alternative] = [(Math.floor(columns / 8) + 1) * 8, alternative + 1];
    else if (line[length] === "\f") [columns, alternative] = [0, 0];
    else return { columns, alternative, length };
  }
}
