/**
 * The threads' recorded spans as Chrome Trace Events, for `--trace`, Perfetto and the report's timeline.
 */
import { type EventLog, SPAN_FIELDS } from "./events.js";
import { LAYOUT } from "./layout.js";

/** One event of the Chrome Trace Event format; times in µs from the start of the run. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: "X" | "i" | "M";
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly s?: "t";
  readonly cat?: string;
  readonly args?: Readonly<Record<string, unknown>>;
}

export interface ThreadTimeline {
  readonly name: string;
  readonly log: EventLog;
}

export interface TimelineContext {
  /** Start of the run, ms since the epoch. */
  readonly startMs: number;
  /** A loop as people know it: `function:line`. */
  readonly loopName: (loop: number) => string;
  /** What was compiled in the background; ms since the epoch. */
  readonly assembled: readonly Assembled[];
}

export interface Assembled {
  readonly loop: number;
  readonly beganMs: number;
  readonly endedMs: number;
}

const BLOCKED: Readonly<Record<number, string>> = {
  [LAYOUT.BLOCKED_SLEEP]: "sleep",
  [LAYOUT.BLOCKED_LOCK]: "lock",
  [LAYOUT.BLOCKED_JOIN]: "join",
  [LAYOUT.BLOCKED_START]: "start",
  [LAYOUT.BLOCKED_OBJECT]: "lock of an object",
  [LAYOUT.BLOCKED_FILE]: "file",
};

/** A kind of span by the event that begins it, and its row: a thread has one for the GIL (1), one for the rest (0). */
interface SpanKind {
  readonly name: (value: number, context: TimelineContext) => string;
  readonly row: 0 | 1;
}

const SPANS: Readonly<Record<number, SpanKind>> = {
  [LAYOUT.EVENT_RUN]: { name: () => "interpreting", row: 0 },
  [LAYOUT.EVENT_BLOCK]: { name: (why) => `blocked: ${BLOCKED[why] ?? why}`, row: 0 },
  [LAYOUT.EVENT_STITCHED]: { name: (loop, { loopName }) => `stitched ${loopName(loop)}`, row: 0 },
  [LAYOUT.EVENT_COMPILE]: { name: (loop, { loopName }) => `compiling ${loopName(loop)}`, row: 0 },
  [LAYOUT.EVENT_COLLECT]: { name: () => "collecting", row: 0 },
  [LAYOUT.EVENT_GIL_WAIT]: { name: () => "waiting for the GIL", row: 1 },
  [LAYOUT.EVENT_GIL_TAKEN]: { name: () => "GIL held", row: 1 },
};

/** Their value is a loop's number: two loops can have one name. */
const LOOP_EVENTS: ReadonlySet<number> = new Set([LAYOUT.EVENT_STITCHED, LAYOUT.EVENT_COMPILE]);

/** The spans of all threads; each thread's rows are named. Behind them what was compiled in the background. */
export function traceEvents(threads: readonly ThreadTimeline[], context: TimelineContext): TraceEvent[] {
  const ofThreads = threads.flatMap(({ name, log }, index) => {
    const spans = spansOf(log, index * 2, context);
    const rows = new Set([index * 2, ...spans.map(({ tid }) => tid)]);
    const names = [...rows].map((tid) => trackName(tid, tid % 2 === 0 ? name : `${name}: GIL`));
    return [...names, ...spans.sort((a, b) => a.ts - b.ts), ...droppedEvent(log, index * 2, context)];
  });
  return threads.length === 0 ? [] : [...ofThreads, ...assembledEvents(threads.length * 2, context)];
}

function assembledEvents(tid: number, { assembled, startMs, loopName }: TimelineContext): TraceEvent[] {
  if (assembled.length === 0) return [];
  const spans = assembled.map(
    ({ loop, beganMs, endedMs }): TraceEvent => ({
      name: `compiling ${loopName(loop)}`,
      ph: "X",
      ts: (beganMs - startMs) * 1000,
      dur: (endedMs - beganMs) * 1000,
      pid: 1,
      tid,
      args: { loop },
    }),
  );
  return [trackName(tid, "Assembler"), ...spans];
}

function spansOf({ spans }: EventLog, firstTid: number, context: TimelineContext): TraceEvent[] {
  const events: TraceEvent[] = [];
  for (let at = 0; at < spans.length; at += SPAN_FIELDS) {
    const [begin = 0, end = 0, event = 0, value = 0, merged = 1] = spans.subarray(at, at + SPAN_FIELDS);
    const kind = SPANS[event];
    if (!kind) continue;
    events.push({
      name: kind.name(value, context),
      ph: "X",
      ts: (begin - context.startMs) * 1000,
      dur: (end - begin) * 1000,
      pid: 1,
      tid: firstTid + kind.row,
      ...(LOOP_EVENTS.has(event) && { args: { loop: value, entries: merged } }),
    });
  }
  return events;
}

const trackName = (tid: number, name: string): TraceEvent => ({
  name: "thread_name",
  ph: "M",
  ts: 0,
  pid: 1,
  tid,
  args: { name },
});

function droppedEvent(log: EventLog, tid: number, { startMs }: TimelineContext): TraceEvent[] {
  const { dropped, resolutionMs, beganMs } = log;
  if (dropped === 0) return [];
  const ts = (beganMs - startMs) * 1000;
  const name = `${dropped} spans shorter than ${resolutionMs} ms are not shown`;
  return [{ name, ph: "i", ts, pid: 1, tid, s: "t" }];
}
