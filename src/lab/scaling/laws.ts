/**
 * Laws of scaling, fitted to speed-ups. Numbers in, numbers out.
 *
 *     Amdahl (1967), strong scaling:     S(n) = n / (1 + σ(n − 1))
 *     Gustafson (1988), weak scaling:    S(n) = n − σ(n − 1)
 *     Universal Scalability Law:         S(n) = n / (1 + σ(n − 1) + κn(n − 1))
 *         Gunther, "Guerrilla Capacity Planning", 2007; it speaks of throughput, and so of both kinds of scaling.
 *
 * No fitting library: as n/S − 1 (or n − S) the laws are linear in their parameters, so weighted least squares has a
 * closed solution, and with two parameters that must not be negative the best is the free minimum or lies on an axis.
 * The weights make the relative errors of the speed-ups count alike, as errors of times are.
 */
export const LAWS = ["amdahl", "gustafson", "usl"] as const;
export type LawName = (typeof LAWS)[number];

/**
 * Contention (or serial fraction) σ and coherency κ; κ is 0 except in the Universal Scalability Law. They are not
 * negative: better than perfect is perfect. Amdahl's σ above 1 says that several threads are slower than one: cut off
 * at 1, an interval would be empty there, and look certain. Gustafson's would have many threads do less than nothing.
 */
export interface Coefficients {
  readonly sigma: number;
  readonly kappa: number;
}

export interface CapacityPoint {
  readonly threads: number;
  readonly speedup: number;
  /** Of the squared error of n/S (n − S for Gustafson); default: relative errors of S count alike. */
  readonly weight?: number;
}

export function speedupBy(law: LawName, { sigma, kappa }: Coefficients, threads: number): number {
  if (law === "gustafson") return threads - sigma * (threads - 1);
  return threads / (1 + sigma * (threads - 1) + kappa * threads * (threads - 1));
}

/** How many counts beyond one thread a law needs before its parameters are determined. */
export const leastCounts = (law: LawName): number => (law === "usl" ? 2 : 1);

export function fitLaw(law: LawName, points: readonly CapacityPoint[]): Coefficients {
  const rows = points.filter(({ threads }) => threads > 1).map((point) => rowOf(law, point));
  if (law === "usl") return twoNotNegative(rows);
  const sigma = alongSigma(rows);
  return { sigma: law === "gustafson" ? Math.min(1, sigma) : sigma, kappa: 0 };
}

/** One equation: y = σ × first + κ × second. */
interface Row {
  readonly first: number;
  readonly second: number;
  readonly y: number;
  readonly weight: number;
}

function rowOf(law: LawName, { threads, speedup, weight }: CapacityPoint): Row {
  const first = threads - 1;
  if (law === "gustafson") {
    return { first, second: 0, y: threads - speedup, weight: weight ?? 1 / speedup ** 2 };
  }
  const inverse = threads / speedup;
  return { first, second: threads * (threads - 1), y: inverse - 1, weight: weight ?? 1 / inverse ** 2 };
}

const sumOf = (rows: readonly Row[], value: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + row.weight * value(row), 0);

const alongSigma = (rows: readonly Row[]): number =>
  Math.max(0, sumOf(rows, ({ first, y }) => first * y) / sumOf(rows, ({ first }) => first ** 2));

const alongKappa = (rows: readonly Row[]): number =>
  Math.max(0, sumOf(rows, ({ second, y }) => second * y) / sumOf(rows, ({ second }) => second ** 2));

function twoNotNegative(rows: readonly Row[]): Coefficients {
  const [aa, bb, ab] = [
    sumOf(rows, ({ first }) => first ** 2),
    sumOf(rows, ({ second }) => second ** 2),
    sumOf(rows, ({ first, second }) => first * second),
  ];
  const [ay, by] = [sumOf(rows, ({ first, y }) => first * y), sumOf(rows, ({ second, y }) => second * y)];
  const determinant = aa * bb - ab * ab;
  const free = { sigma: (ay * bb - by * ab) / determinant, kappa: (by * aa - ay * ab) / determinant };
  if (free.sigma >= 0 && free.kappa >= 0) return free;
  const onAxes = [
    { sigma: alongSigma(rows), kappa: 0 },
    { sigma: 0, kappa: alongKappa(rows) },
  ] as const;
  return errorOf(rows, onAxes[0]) <= errorOf(rows, onAxes[1]) ? onAxes[0] : onAxes[1];
}

const errorOf = (rows: readonly Row[], { sigma, kappa }: Coefficients): number =>
  sumOf(rows, ({ first, second, y }) => (y - sigma * first - kappa * second) ** 2);

/** Threads at the highest speed-up; infinite where more threads always give more. */
export function peakThreads(law: LawName, { sigma, kappa }: Coefficients): number {
  if (law !== "usl" || kappa === 0) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.sqrt(Math.max(0, 1 - sigma) / kappa));
}
