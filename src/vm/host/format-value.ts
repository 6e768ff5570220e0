/**
 * format(value, spec) for int, float, str and bool, as CPython 3.14 does it: value + FormatSpec → text.
 * Throws FormatError with CPython's words. Pure.
 */
import {
  type FormatDefaults,
  FormatError,
  type FormatSpec,
  parseFormatSpec,
  quotedType,
  type Separator,
} from "./format-spec.js";
import {
  type Decimal,
  exponentText,
  fixedDigits,
  floatRepr,
  nonFinite,
  shortestDigits,
  significantDigits,
} from "./number-format.js";

const INT: FormatDefaults = { type: "d", align: ">", typeName: "int" };
const BOOL: FormatDefaults = { type: "d", align: ">", typeName: "bool" };
const FLOAT: FormatDefaults = { type: "", align: ">", typeName: "float" };
const STR: FormatDefaults = { type: "s", align: "<", typeName: "str" };

/** The parts of a formatted number, before grouping and padding. */
interface NumberParts {
  readonly negative: boolean;
  readonly prefix: string;
  /** Digits before the decimal point; empty for inf and nan. */
  readonly digits: string;
  /** Digits after it. */
  readonly fraction: string;
  readonly point: boolean;
  /** Exponent, percent sign, inf, nan. */
  readonly rest: string;
}

export function formatStr(text: string, specText: string): string {
  if (specText === "") return text;
  const spec = parseFormatSpec(specText, STR);
  if (spec.type !== "s") throw unknownCode(spec, STR);
  const not = (what: string) => new FormatError(`${what} not allowed in string format specifier`);
  if (spec.sign !== "") throw not(spec.sign === " " ? "Space" : "Sign");
  if (spec.noNegativeZero) throw not("Negative zero coercion (z)");
  if (spec.alternate) throw not("Alternate form (#)");
  if (spec.align === "=") throw not("'=' alignment");
  const characters = [...text];
  const kept =
    spec.precision >= 0 && spec.precision < characters.length ? characters.slice(0, spec.precision) : characters;
  return pad(kept.join(""), kept.length, spec);
}

export function formatBool(value: boolean, specText: string): string {
  return specText === "" ? (value ? "True" : "False") : formatInteger(value ? 1n : 0n, specText, BOOL);
}

/** `mostDigits`: CPython's limit on decimal digits, 0 = none. */
export function formatInt(value: bigint, specText: string, mostDigits = 0): string {
  return specText === "" ? value.toString() : formatInteger(value, specText, INT, mostDigits);
}

export function formatFloat(value: number, specText: string): string {
  return specText === "" ? floatRepr(value) : formatReal(value, parseFormatSpec(specText, FLOAT), FLOAT);
}

// ── integers ──

const RADIX: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16, d: 10, n: 10 };

function formatInteger(value: bigint, specText: string, defaults: FormatDefaults, mostDigits = 0): string {
  const spec = parseFormatSpec(specText, defaults);
  if ("eEfFgG%".includes(spec.type)) return formatReal(toFloat(value), spec, defaults);
  if (!"bcdoxXn".includes(spec.type)) throw unknownCode(spec, defaults);
  const not = (what: string) => new FormatError(`${what} not allowed in integer format specifier`);
  if (spec.precision !== -1) throw not("Precision");
  if (spec.noNegativeZero) throw not("Negative zero coercion (z)");
  if (spec.type === "c") return formatCharacter(value, spec);
  const magnitude = (value < 0n ? -value : value).toString(RADIX[spec.type]);
  if (mostDigits > 0 && RADIX[spec.type] === 10 && magnitude.length > mostDigits) throw tooManyDigits(mostDigits);
  return assemble(spec, {
    negative: value < 0n,
    prefix: spec.alternate && "boxX".includes(spec.type) ? `0${spec.type}` : "",
    digits: spec.type === "X" ? magnitude.toUpperCase() : magnitude,
    fraction: "",
    point: false,
    rest: "",
  });
}

/** The nearest float; too large a number is an error. */
function toFloat(value: bigint): number {
  const float = Number(value);
  if (!Number.isFinite(float)) throw new FormatError("int too large to convert to float", "OverflowError");
  return float;
}

function tooManyDigits(limit: number): FormatError {
  const advice = "use sys.set_int_max_str_digits() to increase the limit";
  return new FormatError(`Exceeds the limit (${limit} digits) for integer string conversion; ${advice}`);
}

function formatCharacter(value: bigint, spec: FormatSpec): string {
  const not = (what: string) => new FormatError(`${what} not allowed with integer format specifier 'c'`);
  if (spec.sign !== "") throw not("Sign");
  if (spec.alternate) throw not("Alternate form (#)");
  if (BigInt.asIntN(64, value) !== value)
    throw new FormatError("Python int too large to convert to C long", "OverflowError");
  if (value < 0n || value > 0x10ffffn) throw new FormatError("%c arg not in range(0x110000)", "OverflowError");
  const rest = String.fromCodePoint(Number(value));
  return assemble(spec, { negative: false, prefix: "", digits: "", fraction: "", point: false, rest });
}

// ── floats ──

function formatReal(value: number, spec: FormatSpec, defaults: FormatDefaults): string {
  if (spec.type !== "" && !"eEfFgGn%".includes(spec.type)) throw unknownCode(spec, defaults);
  const percent = spec.type === "%";
  const number = percent ? value * 100 : value;
  const upper = "EFG".includes(spec.type) && spec.type !== "";
  const parts = Number.isFinite(number) ? realParts(number, spec) : infiniteParts(number);
  const rest = parts.rest + (percent ? "%" : "");
  return assemble(spec, { ...parts, rest: upper ? rest.toUpperCase() : rest });
}

function infiniteParts(value: number): NumberParts {
  const negative = value < 0;
  return { negative, prefix: "", digits: "", fraction: "", point: false, rest: nonFinite(Math.abs(value)) };
}

function realParts(value: number, spec: FormatSpec): NumberParts {
  const { decimal, exponent, places } = layOut(value, spec);
  const zero = /^0*$/.test(decimal.digits);
  const negative = (value < 0 || Object.is(value, -0)) && !(spec.noNegativeZero && zero);
  const whole = decimal.point <= 0 ? "0" : decimal.digits.slice(0, decimal.point).padEnd(decimal.point, "0");
  const after = decimal.point < 0 ? "0".repeat(-decimal.point) + decimal.digits : decimal.digits.slice(decimal.point);
  const fraction = after.padEnd(places, "0");
  return {
    negative,
    prefix: "",
    digits: whole,
    fraction,
    point: fraction !== "" || spec.alternate,
    rest: exponent === undefined ? "" : `e${exponentText(exponent)}`,
  };
}

/** Which digits are shown and where the point stands among them; `places`: at least so many after the point. */
interface Layout {
  readonly decimal: Decimal;
  readonly exponent?: number;
  readonly places: number;
}

function layOut(value: number, spec: FormatSpec): Layout {
  const precision = spec.precision < 0 ? 6 : spec.precision;
  switch (spec.type) {
    case "f":
    case "F":
    case "%":
      return { decimal: fixedDigits(value, precision), places: precision };
    case "e":
    case "E": {
      const decimal = significantDigits(value, precision + 1);
      return { decimal: { digits: decimal.digits, point: 1 }, exponent: decimal.point - 1, places: precision };
    }
    case "":
      return spec.precision < 0 ? layOutShortest(value) : layOutGeneral(value, spec.precision, spec.alternate, true);
    default:
      return layOutGeneral(value, precision, spec.alternate, false);
  }
}

/** No type and no precision: the digits of repr. */
function layOutShortest(value: number): Layout {
  const { digits, point } = shortestDigits(value);
  if (point > -4 && point <= 16) return { decimal: { digits, point }, places: 1 };
  return { decimal: { digits, point: 1 }, exponent: point - 1, places: 0 };
}

/** C's %g; without a presentation type (`bare`) a positional result has a digit after the point. */
function layOutGeneral(value: number, precision: number, alternate: boolean, bare: boolean): Layout {
  const count = Math.max(precision, 1);
  const rounded = significantDigits(value, count);
  const digits = alternate ? rounded.digits : rounded.digits.replace(/0+$/, "") || "0";
  const { point } = rounded;
  if (point > -4 && point <= count - (bare ? 1 : 0)) return { decimal: { digits, point }, places: bare ? 1 : 0 };
  return { decimal: { digits, point: 1 }, exponent: point - 1, places: 0 };
}

// ── sign, grouping, padding ──

function assemble(spec: FormatSpec, parts: NumberParts): string {
  const sign = parts.negative ? "-" : spec.sign === "-" ? "" : spec.sign;
  const fraction = groupForward(parts.fraction, spec.fractionGrouping);
  const tail = (parts.point ? "." : "") + fraction + parts.rest;
  const head = sign + parts.prefix;
  const zeroPadded = spec.fill === "0" && spec.align === "=";
  const least = zeroPadded ? spec.width - head.length - tail.length : 0;
  const size = "boxX".includes(spec.type) && spec.type !== "" ? 4 : 3;
  const digits = groupBackward(parts.digits, spec.grouping, size, least);
  if (spec.align === "=") {
    const padding = spec.width - lengthOf(head) - lengthOf(digits) - lengthOf(tail);
    return head + spec.fill.repeat(Math.max(0, padding)) + digits + tail;
  }
  const text = head + digits + tail;
  return pad(text, lengthOf(text), spec);
}

/** Groups from the right, with zeros in front to reach `least` characters (a separator never comes first). */
function groupBackward(digits: string, separator: Separator, size: number, least: number): string {
  if (digits === "") return "";
  if (separator === "") return digits.padStart(least, "0");
  let text = "";
  let rest = digits;
  let missing = least;
  for (;;) {
    const length = Math.min(size, Math.max(rest.length, missing, 1));
    const group = rest.slice(Math.max(0, rest.length - length)).padStart(length, "0");
    rest = rest.slice(0, Math.max(0, rest.length - length));
    text = text === "" ? group : group + separator + text;
    missing -= length;
    if (rest === "" && missing <= 0) return text;
    missing -= 1;
  }
}

/** Groups digits after the point, by three from the left. */
function groupForward(digits: string, separator: Separator): string {
  return separator === "" ? digits : (digits.match(/.{1,3}/g) ?? []).join(separator);
}

/** `width` counts characters, not UTF-16 units: only the fill and a %c may be outside of the BMP. */
function lengthOf(text: string): number {
  return [...text].length;
}

function pad(text: string, length: number, spec: FormatSpec): string {
  const padding = Math.max(0, spec.width - length);
  if (padding === 0) return text;
  if (spec.align === "<") return text + spec.fill.repeat(padding);
  if (spec.align !== "^") return spec.fill.repeat(padding) + text;
  const left = padding >> 1;
  return spec.fill.repeat(left) + text + spec.fill.repeat(padding - left);
}

function unknownCode(spec: FormatSpec, { typeName }: FormatDefaults): FormatError {
  return new FormatError(`Unknown format code ${quotedType(spec.type)} for object of type '${typeName}'`);
}
