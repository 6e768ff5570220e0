/**
 * The format mini-language of Python 3.14: text → FormatSpec. Errors carry CPython's words and the class of
 * exception that CPython raises. Pure.
 */
import type { ExceptionName } from "../../bytecode/builtins/index.js";

/** What Python raises for a format that does not fit. */
export class FormatError extends Error {
  constructor(
    message: string,
    readonly exception: ExceptionName = "ValueError",
  ) {
    super(message);
    this.name = "FormatError";
  }
}

export type Align = "<" | ">" | "=" | "^";
export type Separator = "" | "," | "_";

export interface FormatSpec {
  readonly fill: string;
  readonly align: Align;
  readonly sign: "" | "+" | "-" | " ";
  /** z: a negative zero loses its sign. */
  readonly noNegativeZero: boolean;
  /** #: alternate form. */
  readonly alternate: boolean;
  /** -1: none. */
  readonly width: number;
  readonly grouping: Separator;
  /** -1: none. */
  readonly precision: number;
  readonly fractionGrouping: Separator;
  /** One character, or "" where none was written and the type has no default. */
  readonly type: string;
}

export interface FormatDefaults {
  readonly type: "" | "d" | "s";
  readonly align: "<" | ">";
  /** The type that error messages name. */
  readonly typeName: string;
}

/** Beyond this a width is too long to be computed with: CPython's Py_ssize_t. */
const LARGEST_SIZE = 2n ** 63n - 1n;
/** A longer result is a MemoryError here; CPython's own limit depends on its machine. */
const LARGEST_WIDTH = 2 ** 28;
const LARGEST_PRECISION = 2 ** 31 - 1;

/** Reads characters (code points) one after the other. */
class Reader {
  position = 0;
  constructor(readonly characters: readonly string[]) {}

  get left(): number {
    return this.characters.length - this.position;
  }

  peek(ahead = 0): string {
    return this.characters[this.position + ahead] ?? "";
  }

  /** Consumes the next character when it is one of `choices`. */
  take(choices: string): string {
    const next = this.peek();
    if (next === "" || !choices.includes(next)) return "";
    this.position++;
    return next;
  }

  /** A decimal number, or undefined when no digit is next. */
  number(): bigint | undefined {
    let digits = "";
    for (let digit = this.take("0123456789"); digit; digit = this.take("0123456789")) digits += digit;
    if (digits === "") return undefined;
    const value = BigInt(digits);
    if (value > LARGEST_SIZE) throw new FormatError("Too many decimal digits in format string");
    return value;
  }
}

/** Specifications that were parsed, by type name and text: a program has few, and uses them often. */
const parsed = new Map<string, FormatSpec>();
const MOST_PARSED = 256;

/** Parses a specification, which may be empty. Throws FormatError. */
export function parseFormatSpec(text: string, defaults: FormatDefaults): FormatSpec {
  const key = `${defaults.typeName} ${text}`;
  let spec = parsed.get(key);
  if (!spec) {
    spec = readSpec(text, defaults);
    if (parsed.size === MOST_PARSED) parsed.clear();
    parsed.set(key, spec);
  }
  return spec;
}

function readSpec(text: string, defaults: FormatDefaults): FormatSpec {
  const reader = new Reader([...text]);
  const { fill, align } = readAlignment(reader);
  const sign = reader.take(" +-") as FormatSpec["sign"];
  const noNegativeZero = reader.take("z") !== "";
  const alternate = reader.take("#") !== "";
  const zero = fill === "" && reader.take("0") !== "";
  const width = readWidth(reader);
  const grouping = readSeparator(reader);
  const { precision, fractionGrouping } = readPrecision(reader);
  if (reader.left > 1) {
    throw new FormatError(`Invalid format specifier '${text}' for object of type '${defaults.typeName}'`);
  }
  const type = reader.peek() || defaults.type;
  checkSeparator(grouping, type);
  if (fractionGrouping !== "" && type === "n") throw misplaced(fractionGrouping, type);
  const defaultAlign = zero && defaults.align === ">" ? "=" : defaults.align;
  return {
    fill: fill || (zero ? "0" : " "),
    align: align || defaultAlign,
    sign,
    noNegativeZero,
    alternate,
    width,
    grouping,
    precision,
    fractionGrouping,
    type,
  };
}

function readAlignment(reader: Reader): { fill: string; align: Align | "" } {
  let fill = "";
  if (reader.peek(1) !== "" && "<>=^".includes(reader.peek(1))) {
    fill = reader.peek();
    reader.position++;
  }
  return { fill, align: reader.take("<>=^") as Align | "" };
}

function readWidth(reader: Reader): number {
  const width = reader.number();
  if (width === undefined) return -1;
  if (width > LARGEST_WIDTH) throw new FormatError("", "MemoryError");
  return Number(width);
}

function readSeparator(reader: Reader): Separator {
  const first = reader.take(",_") as Separator;
  if (first !== "" && reader.peek() !== "" && ",_".includes(reader.peek()) && reader.peek() !== first) {
    throw new FormatError("Cannot specify both ',' and '_'.");
  }
  return first;
}

function readPrecision(reader: Reader): { precision: number; fractionGrouping: Separator } {
  if (reader.take(".") === "") return { precision: -1, fractionGrouping: "" };
  const digits = reader.number();
  const fractionGrouping = readSeparator(reader);
  if (digits === undefined && fractionGrouping === "") throw new FormatError("Format specifier missing precision");
  if (digits !== undefined && digits > LARGEST_PRECISION) throw new FormatError("precision too big");
  return { precision: digits === undefined ? -1 : Number(digits), fractionGrouping };
}

/** Separators go with decimal types; `_` also with b, o, x, X (in fours). That of the fraction goes with all but n. */
function checkSeparator(separator: Separator, type: string): void {
  if (separator === "" || type === "" || "deEfFgG%".includes(type)) return;
  if (separator === "_" && "boxX".includes(type)) return;
  throw misplaced(separator, type);
}

function misplaced(separator: Separator, type: string): FormatError {
  return new FormatError(`Cannot specify '${separator}' with ${quotedType(type)}.`);
}

/** A presentation type as CPython's messages show it: quoted, escaped unless printable ASCII. */
export function quotedType(type: string): string {
  const code = type.codePointAt(0) as number;
  return code > 32 && code < 128 ? `'${type}'` : `'\\x${code.toString(16)}'`;
}
