/**
 * Reads `patchwork run --stats FILE.json` back (threads/options.ts has the type): each field that the lab uses is
 * checked, so that a file of another version gives a clear message and not a NaN in a table.
 */
import type { LoopStats, RefusedLoop, RunStats, ThreadTimes } from "../threads/options.js";

const TEXTS = ["code", "region", "stitcher"] as const;
const TIMES = [
  "totalMs",
  "interpretingMs",
  "stitchedMs",
  "compilingMs",
  "gilWaitMs",
  "lockWaitMs",
  "blockedMs",
  "collectingMs",
] as const;
const NUMBERS = ["line", "instructions", "bytes", "stitchUs", "compileUs", "entries", "exits"] as const;

type Fields = Readonly<Record<string, unknown>>;

/** Throws a RangeError that names the field which is missing. */
export function readRunStats(text: string): RunStats {
  const data = JSON.parse(text) as Fields;
  const gil = recordAt(data, "gil");
  const locks = recordAt(data, "locks");
  return {
    wallMs: numberAt(data, "wallMs"),
    instructionsInterpreted: numberAt(data, "instructionsInterpreted"),
    loops: listAt(data, "loops").map(readLoop),
    refused: listAt(data, "refused").map(readRefused),
    threads: numberAt(data, "threads"),
    threadTimes: listAt(data, "threadTimes").map(readTimes),
    gil: { enabled: gil.enabled === true, switches: numberAt(gil, "switches"), waitMs: numberAt(gil, "waitMs") },
    locks: { waits: numberAt(locks, "waits"), waitMs: numberAt(locks, "waitMs") },
  };
}

/** Of a peer's process, which writes its wall time only. */
export const readWallMs = (text: string): number => numberAt(JSON.parse(text) as Fields, "wallMs");

function readLoop(data: Fields): LoopStats {
  const entries = [
    ...TEXTS.map((key) => [key, String(data[key])]),
    ...NUMBERS.map((key) => [key, numberAt(data, key)]),
  ];
  const planUs = typeof data.planUs === "number" ? { planUs: data.planUs } : {};
  return { ...(Object.fromEntries(entries) as LoopStats), ...moduleOf(data), ...planUs };
}

const readRefused = (data: Fields): RefusedLoop => ({
  code: String(data.code),
  ...moduleOf(data),
  line: numberAt(data, "line"),
  reasons: Array.isArray(data.reasons) ? data.reasons.map(String) : [],
});

const moduleOf = ({ module }: Fields): { readonly module?: string } => (typeof module === "string" ? { module } : {});

function readTimes(data: Fields): ThreadTimes {
  const times = Object.fromEntries(TIMES.map((key) => [key, numberAt(data, key)]));
  return { name: String(data.name), ...times } as unknown as ThreadTimes;
}

/** Nothing where there is no list. */
const listAt = (data: Fields, key: string): Fields[] => (Array.isArray(data[key]) ? (data[key] as Fields[]) : []);

function recordAt(data: Fields, key: string): Fields {
  const value = data[key];
  if (typeof value !== "object" || value === null) throw new RangeError(`the statistics of a run have no ${key}`);
  return value as Fields;
}

function numberAt(data: Fields, key: string): number {
  const value = data[key];
  if (typeof value !== "number") throw new RangeError(`the statistics of a run have no number ${key}`);
  return value;
}
