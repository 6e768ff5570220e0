/**
 * Floats as decimal digits: CPython's repr from JavaScript's shortest digits (both are the shortest that read
 * back as the same float), and digits of a given precision computed exactly, ties to even. Pure.
 */

/** The digits of a number: 0.d₁d₂d₃… × 10^point. No sign; zero is { digits: "0", point: 1 }. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** CPython's repr of a float. */
export function floatRepr(x: number): string {
  if (!Number.isFinite(x)) return nonFinite(x);
  // From 1e-4 up to 1e16 JavaScript and Python both write positional digits.
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(x) ? `${x}.0` : String(x);
  if (size === 0) return Object.is(x, -0) ? "-0.0" : "0.0";
  const [digits = "", exponent = "0"] = x.toExponential().split("e");
  return `${digits}e${exponentText(Number(exponent))}`;
}

export function nonFinite(x: number): string {
  return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
}

/** An exponent as C writes it: a sign and at least two digits. */
export function exponentText(exponent: number): string {
  const digits = String(Math.abs(exponent)).padStart(2, "0");
  return (exponent < 0 ? "-" : "+") + digits;
}

/** The shortest digits of |x|, finite. */
export function shortestDigits(x: number): Decimal {
  if (x === 0) return ZERO;
  const [digits = "", exponent = "0"] = Math.abs(x).toExponential().split("e");
  return { digits: digits.replace(".", ""), point: Number(exponent) + 1 };
}

/** |x| (finite) rounded to `places` digits after the decimal point; trailing zeros included. */
export function fixedDigits(x: number, places: number): Decimal {
  const digits =
    places <= 100 && Math.abs(x) < 1e21 && !mayTie(x, places)
      ? toFixedDigits(x, places)
      : roundScaled(x, places).toString();
  return { digits, point: digits.length - places };
}

/** x (finite) rounded to `places` decimal places, ties to even; infinite when it is too large then. */
export function roundFloat(x: number, places: number): number {
  const digits = places >= 0 ? fixedDigits(x, places).digits : roundScaled(x, places).toString();
  return Number(`${x < 0 ? "-" : ""}${digits}e${-places}`);
}

/** JavaScript's toFixed is exact too, but rounds ties up. */
function toFixedDigits(x: number, places: number): string {
  return Math.abs(x)
    .toFixed(places)
    .replace(".", "")
    .replace(/^0+(?=\d)/, "");
}

/** x lies halfway between two results only if x × 2^(places + 1) is a whole number. */
function mayTie(x: number, places: number): boolean {
  return !Number.isInteger(x) && Number.isInteger(x * 2 ** (places + 1));
}

/** |x| (finite) rounded to `count` ≥ 1 significant digits; trailing zeros included. */
export function significantDigits(x: number, count: number): Decimal {
  if (x === 0) return { digits: "0".repeat(count), point: 1 };
  // The exact value may lie below the power of ten that the shortest digits name: 1e23 is 9.99…e22, 1e-323 9.88…e-324.
  const named = shortestDigits(x).point;
  const point = roundScaled(x, PROBE_DIGITS - named).toString().length < PROBE_DIGITS ? named - 1 : named;
  const digits = roundScaled(x, count - point).toString();
  // Rounding up 9.99… gives one digit more, a zero at the end.
  return digits.length > count ? { digits: digits.slice(0, count), point: point + 1 } : { digits, point };
}

/** More digits than a double is near a power of ten by: rounding to so many does not reach it. */
const PROBE_DIGITS = 30;

const ZERO: Decimal = { digits: "0", point: 1 };
const scratch = new DataView(new ArrayBuffer(8));

/** |x| × 10^places as an integer, ties to even; exact, for any places. */
function roundScaled(x: number, places: number): bigint {
  scratch.setFloat64(0, x);
  const bits = scratch.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  const quotient = numerator / denominator;
  const twice = 2n * (numerator % denominator);
  const up = twice > denominator || (twice === denominator && (quotient & 1n) === 1n);
  return up ? quotient + 1n : quotient;
}
