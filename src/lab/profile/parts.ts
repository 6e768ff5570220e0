/** The parts of a thread's time, in the order and with the names in which tables and pictures show them. */
import type { ThreadTimes } from "../../threads/options.js";
import type { CellProfile } from "../artefacts.js";

export interface Part {
  readonly key: Exclude<keyof ThreadTimes, "name" | "totalMs">;
  readonly title: string;
}

export const PARTS: readonly Part[] = [
  { key: "interpretingMs", title: "interpreting" },
  { key: "stitchedMs", title: "stitched" },
  { key: "compilingMs", title: "compiling" },
  { key: "gilWaitMs", title: "GIL wait" },
  { key: "lockWaitMs", title: "lock wait" },
  { key: "blockedMs", title: "blocked" },
  { key: "collectingMs", title: "collecting" },
];

/** Threads that work; the main thread of a program with others only starts them and waits. */
export function workingThreads({ threads }: Pick<CellProfile, "threads">): readonly ThreadTimes[] {
  return threads.length > 1 ? threads.filter(({ name }) => name !== "MainThread") : threads;
}

/** The parts that some thread spent time in. */
export function partsOf(profiles: readonly Pick<CellProfile, "threads">[]): readonly Part[] {
  return PARTS.filter(({ key }) => profiles.some(({ threads }) => threads.some((times) => times[key] > 0)));
}

/** A picture has room for so many threads of a cell. */
export const MOST_SHOWN = 9;

/** The main thread and the ones that lived longest, in the order of their start; tables have them all. */
export function shownThreads({ threads }: Pick<CellProfile, "threads">): readonly ThreadTimes[] {
  if (threads.length <= MOST_SHOWN) return threads;
  const [main, ...others] = threads;
  const longest = new Set([...others].sort((left, right) => right.totalMs - left.totalMs).slice(0, MOST_SHOWN - 1));
  return threads.filter((times) => times === main || longest.has(times));
}
