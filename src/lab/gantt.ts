/**
 * The timeline of a run as a Mermaid gantt: a section a thread, in the same pieces as the report's lanes. For READMEs,
 * issues and articles, which draw it from text.
 */
import type { TraceEvent } from "../base/trace-events.js";
import { PARTS } from "./profile/parts.js";
import { lanesOf } from "./report/plots/lanes.js";

/** Pieces beyond that are too narrow to be told apart. */
const COLUMNS = 60;
/** Mermaid's times are whole milliseconds; a shorter run is drawn in microseconds. */
const SHORT_MS = 60;
const MINUTE_MS = 60_000;
const WAITS: ReadonlySet<string> = new Set(["gilWaitMs", "lockWaitMs"]);

/** `title` on one line. The axis: seconds, of a run below 60 ms milliseconds, of one beyond a minute minutes. */
export function ganttOf(timeline: readonly TraceEvent[], title: string): string {
  const pieces = lanesOf(timeline, COLUMNS);
  const endMs = Math.max(0, ...pieces.map(({ toMs }) => toMs));
  const isShort = endMs < SHORT_MS;
  const units = (ms: number): number => Math.round(isShort ? ms * 1000 : ms);
  const titles = new Map(PARTS.map(({ key, title: words }) => [key, words]));
  const lanes = [...new Set(pieces.map(({ lane }) => lane))];
  return [
    "gantt",
    `    title ${plain(title)} (${isShort ? "ms" : endMs < MINUTE_MS ? "s" : "min:s"})`,
    "    dateFormat x",
    `    axisFormat ${endMs < MINUTE_MS ? "%S.%L" : "%M:%S"}`,
    ...lanes.flatMap((lane) => [
      `    section ${plain(lane)}`,
      ...pieces
        .filter((piece) => piece.lane === lane)
        .map(({ key, fromMs, toMs }) => {
          const tag = WAITS.has(key)
            ? "crit, "
            : key === "stitchedMs"
              ? "active, "
              : key === "blockedMs"
                ? "done, "
                : "";
          const from = units(fromMs);
          return `    ${titles.get(key)} :${tag}${from}, ${Math.max(from + 1, units(toMs))}`;
        }),
    ]),
    "",
  ].join("\n");
}

/** What Mermaid would take for the end of a title or name. */
const plain = (text: string): string => text.replace(/[:;#\n]/g, " ");
