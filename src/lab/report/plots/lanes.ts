/**
 * The spans of a timeline → lanes that can be drawn: at each place what the thread did innermost, no more pieces than
 * a picture has columns. Pure.
 */
import type { TraceEvent } from "../../../base/trace-events.js";
import type { Part } from "../../profile/parts.js";

/** A piece of a lane, ms. */
export interface Piece {
  readonly lane: string;
  readonly key: Part["key"];
  readonly fromMs: number;
  readonly toMs: number;
}

interface Span {
  readonly key: Part["key"];
  readonly begin: number;
  readonly end: number;
}

/** What a span of the timeline is; undefined for what is no activity (who holds the GIL). */
export function partOf(name: string): Part["key"] | undefined {
  if (name === "interpreting") return "interpretingMs";
  if (name.startsWith("stitched ")) return "stitchedMs";
  if (name.startsWith("compiling ")) return "compilingMs";
  if (name === "collecting") return "collectingMs";
  if (name === "waiting for the GIL") return "gilWaitMs";
  if (name.startsWith("blocked: lock")) return "lockWaitMs";
  return name.startsWith("blocked: ") ? "blockedMs" : undefined;
}

export function lanesOf(timeline: readonly TraceEvent[], columns: number): Piece[] {
  const names = new Map(timeline.filter(({ ph }) => ph === "M").map(({ tid, args }) => [tid, String(args?.name)]));
  const spans = new Map<number, Span[]>();
  for (const { ph, name, ts, dur = 0, tid } of timeline) {
    const key = partOf(name);
    // A thread has two rows: the second one is the GIL's.
    const row = tid - (tid % 2);
    if (ph === "X" && key)
      spans.set(row, [...(spans.get(row) ?? []), { key, begin: ts / 1000, end: (ts + dur) / 1000 }]);
  }
  const endMs = Math.max(0, ...[...spans.values()].flat().map(({ end }) => end));
  return [...spans]
    .sort(([left], [right]) => left - right)
    .flatMap(([row, own]) => pieces(names.get(row) ?? `thread ${row / 2}`, own, endMs / columns));
}

/** Columns of `widthMs`, each of the kind that filled most of it; neighbours of one kind are one piece. */
function pieces(lane: string, spans: readonly Span[], widthMs: number): Piece[] {
  const found: Piece[] = [];
  let column = -1;
  let filled = new Map<Part["key"], number>();
  const close = (): void => {
    const [most] = [...filled].sort(([, left], [, right]) => right - left);
    if (!most) return;
    const [key] = most;
    const last = found.at(-1);
    const fromMs = column * widthMs;
    if (last?.key === key && Math.abs(last.toMs - fromMs) < widthMs / 2)
      found[found.length - 1] = { ...last, toMs: fromMs + widthMs };
    else found.push({ lane, key, fromMs, toMs: fromMs + widthMs });
  };
  for (const { key, begin, end } of flattened(spans)) {
    for (let at = begin; at < end; ) {
      const here = Math.floor(at / widthMs + 1e-9);
      if (here !== column) {
        close();
        column = here;
        filled = new Map();
      }
      const until = Math.min(end, (here + 1) * widthMs);
      filled.set(key, (filled.get(key) ?? 0) + until - at);
      at = Math.max(until, at + widthMs * 1e-6);
    }
  }
  close();
  return found;
}

/** Spans that lie in each other → parts that do not: at each moment the one that began last. In order of time. */
function flattened(spans: readonly Span[]): Span[] {
  const ordered = [...spans].sort((left, right) => left.begin - right.begin || right.end - left.end);
  const times = [...new Set(ordered.flatMap(({ begin, end }) => [begin, end]))].sort((left, right) => left - right);
  const parts: Span[] = [];
  const open: Span[] = [];
  let next = 0;
  for (const [index, begin] of times.slice(0, -1).entries()) {
    for (let span = ordered[next]; span && span.begin <= begin; span = ordered[++next]) open.push(span);
    while (open.length > 0 && (open.at(-1) as Span).end <= begin) open.pop();
    const innermost = open.findLast(({ end }) => end > begin);
    if (innermost) parts.push({ key: innermost.key, begin, end: times[index + 1] as number });
  }
  return parts;
}
