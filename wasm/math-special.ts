/** math's special functions: gamma by Lanczos's sum, the error function by its series in twice the precision. */
import { hasRaised } from "./error";
import { UNBOUND } from "./generated/layout";
import { onlyReal, outside, rangeError, unlessRaised } from "./math-arguments";
import { lastTail, twoProduct, twoSum } from "./math-parts";
import { float_pow } from "./number";
import { boxFloat } from "./value";

const PI: f64 = 3.141592653589793;
const LOG_PI: f64 = 1.1447298858494002;
const G: f64 = 6.024680040776729583740234375;
const G_MINUS_HALF: f64 = 5.524680040776729583740234375;

/** Coefficients of Lanczos's approximation for this G, highest power last. */
const NUMERATOR: StaticArray<f64> = [
  23531376880.410759, 42919803642.649099, 35711959237.355668, 17921034426.037210, 6039542586.3520280,
  1439720407.3117217, 248874557.86205415, 31426415.585400194, 2876370.6289353724, 186056.26539522350,
  8071.6720023658162, 210.82427775157935, 2.5066282746310003,
];
const DENOMINATOR: StaticArray<f64> = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];
const TERMS: i32 = 13;

function lanczosSum(x: f64): f64 {
  let numerator: f64 = 0;
  let denominator: f64 = 0;
  if (x < 5) {
    for (let i = TERMS - 1; i >= 0; i--) {
      numerator = numerator * x + unchecked(NUMERATOR[i]);
      denominator = denominator * x + unchecked(DENOMINATOR[i]);
    }
  } else {
    for (let i = 0; i < TERMS; i++) {
      numerator = numerator / x + unchecked(NUMERATOR[i]);
      denominator = denominator / x + unchecked(DENOMINATOR[i]);
    }
  }
  return numerator / denominator;
}

/** sin(pi * x) for finite x, exact at whole numbers. */
function sinPi(x: f64): f64 {
  const y = NativeMath.mod(abs(x), 2);
  const quarter = <i32>nearest(2 * y);
  let result: f64 = 0;
  if (quarter == 0) result = NativeMath.sin(PI * y);
  else if (quarter == 1) result = NativeMath.cos(PI * (y - 0.5));
  else if (quarter == 2) result = NativeMath.sin(PI * (1 - y));
  else if (quarter == 3) result = -NativeMath.cos(PI * (y - 1.5));
  else result = NativeMath.sin(PI * (y - 2));
  return copysign(1.0, x) * result;
}

export function mathGamma(): i64 {
  const x = onlyReal("math.gamma");
  if (hasRaised()) return UNBOUND;
  if (isNaN(x) || x == Infinity) return boxFloat(x);
  if (x == 0 || (x < 0 && floor(x) == x)) return outside("a noninteger or positive integer", x);
  const result = gammaOf(x);
  return isFinite(result) ? boxFloat(result) : rangeError();
}

function gammaOf(x: f64): f64 {
  if (floor(x) == x && x <= 23) {
    let product: f64 = 1;
    for (let i: f64 = 2; i < x; i++) product *= i;
    return product;
  }
  const size = abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0.0 / sinPi(x) : Infinity;
  const y = size + G_MINUS_HALF;
  const lost = size > G_MINUS_HALF ? y - size - G_MINUS_HALF : y - G_MINUS_HALF - size;
  const correction = lost * G / y;
  const half = size < 140 ? 1.0 : float_pow(y, size / 2 - 0.25);
  if (x < 0) {
    let result = -PI / sinPi(size) / size * NativeMath.exp(y) / lanczosSum(size);
    result -= correction * result;
    return size < 140 ? result / float_pow(y, size - 0.5) : result / half / half;
  }
  let result = lanczosSum(size) / NativeMath.exp(y);
  result += correction * result;
  return size < 140 ? result * float_pow(y, size - 0.5) : result * half * half;
}

export function mathLogGamma(): i64 {
  const x = onlyReal("math.lgamma");
  if (hasRaised()) return UNBOUND;
  if (!isFinite(x)) return boxFloat(isNaN(x) ? x : Infinity);
  if (floor(x) == x && x <= 2) return x <= 0 ? outside("a noninteger or positive integer", x) : boxFloat(0);
  const size = abs(x);
  if (size < 1e-20) return boxFloat(-NativeMath.log(size));
  let result = NativeMath.log(lanczosSum(size)) - G;
  result += (size - 0.5) * (NativeMath.log(size + G - 0.5) - 1);
  if (x < 0) result = LOG_PI - NativeMath.log(abs(sinPi(size))) - NativeMath.log(size) - result;
  return isFinite(result) ? boxFloat(result) : rangeError();
}

// ── the error function ──

/** 2 / sqrt(pi) and what the float loses. */
const SCALE: f64 = 1.1283791670955126;
const SCALE_LOW: f64 = 1.533545961316588e-17;
const INVERSE_ROOT_PI: f64 = 0.5641895835477563;

let high: f64 = 0;
let low: f64 = 0;

function setDouble(a: f64, b: f64): void {
  high = twoSum(a, b);
  low = lastTail();
}

/** (high, low) *= (a, b). */
function timesDouble(a: f64, b: f64): void {
  const product = twoProduct(high, a);
  setDouble(product, lastTail() + (high * b + low * a));
}

/** (high, low) /= a. */
function overWhole(a: f64): void {
  const quotient = high / a;
  const back = twoProduct(quotient, a);
  setDouble(quotient, (high - back - lastTail() + low) / a);
}

/** erf(x) for |x| < 6 as (high, low): Maclaurin's series, whose terms cancel within the double precision. */
function errorSeries(x: f64): void {
  const square = twoProduct(x, x);
  const squareLow = lastTail();
  let termHigh = x;
  let termLow: f64 = 0;
  let sum = x;
  let sumLow: f64 = 0;
  for (let n: f64 = 1; n < 200; n++) {
    high = termHigh;
    low = termLow;
    timesDouble(-square, -squareLow);
    overWhole(n);
    termHigh = high;
    termLow = low;
    overWhole(2 * n + 1);
    const next = twoSum(sum, high);
    const rest = lastTail() + (sumLow + low);
    sum = twoSum(next, rest);
    sumLow = lastTail();
    if (abs(high) < abs(sum) * 1e-34) break;
  }
  high = sum;
  low = sumLow;
  timesDouble(SCALE, SCALE_LOW);
}

export function mathErrorFunction(): i64 {
  const x = onlyReal("math.erf");
  if (hasRaised()) return UNBOUND;
  if (isNaN(x) || x == 0) return boxFloat(x);
  if (abs(x) >= 6) return boxFloat(copysign(1.0, x));
  errorSeries(x);
  return boxFloat(high + low);
}

export function mathComplementaryError(): i64 {
  const x = onlyReal("math.erfc");
  if (hasRaised()) return UNBOUND;
  if (x >= 3.5) return unlessRaised(errorTail(x));
  if (x <= -6) return boxFloat(2);
  if (isNaN(x)) return boxFloat(x);
  errorSeries(x);
  setDouble(twoSum(1, -high), lastTail() - low);
  return boxFloat(high + low);
}

/** erfc(x) for large x by its continued fraction. */
function errorTail(x: f64): f64 {
  if (x > 27.3) return 0;
  let fraction: f64 = 0;
  for (let n: f64 = 60; n >= 1; n--) fraction = n / 2 / (x + fraction);
  const square = twoProduct(x, x);
  const rest = lastTail();
  return NativeMath.exp(-square) * (1 - rest) * INVERSE_ROOT_PI / (x + fraction);
}
