/**
 * The timeline of a run: what each thread recorded (EVENT_* of the layout), and its form as Chrome Trace Events.
 * Recording is bounded and allocates nothing; turning it into spans is for the end of the run.
 */
import { LAYOUT } from "./layout.js";

/** Entries a thread; what comes later is counted, not kept. */
const CAPACITY = 1 << 16;
const FIELDS = 3;

/** The recorded entries of one thread: plain data, sent from the worker at its end. */
export interface EventLog {
  /** Triples: milliseconds since the epoch, EVENT_*, value. */
  readonly entries: Float64Array;
  readonly dropped: number;
}

export class EventRecorder {
  private readonly entries = new Float64Array(CAPACITY * FIELDS);
  private length = 0;
  private dropped = 0;

  readonly record = (kind: number, value: number): void => {
    if (this.length === this.entries.length) {
      this.dropped++;
      return;
    }
    this.entries[this.length++] = performance.timeOrigin + performance.now();
    this.entries[this.length++] = kind;
    this.entries[this.length++] = value;
  };

  log(): EventLog {
    return { entries: this.entries.slice(0, this.length), dropped: this.dropped };
  }
}

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

/** A kind of span: the entries that begin and end it, and its row (a thread has one for the GIL, one for the rest). */
interface SpanKind {
  readonly name: (value: number) => string;
  readonly begin: number;
  readonly ends: readonly number[];
  readonly row: 0 | 1;
}

const BLOCKED: Readonly<Record<number, string>> = {
  [LAYOUT.BLOCKED_SLEEP]: "sleep",
  [LAYOUT.BLOCKED_LOCK]: "lock",
  [LAYOUT.BLOCKED_JOIN]: "join",
  [LAYOUT.BLOCKED_START]: "start",
};

const { EVENT_RUN, EVENT_LEAVE, EVENT_GIL_WAIT, EVENT_GIL_TAKEN, EVENT_GIL_DROPPED } = LAYOUT;
const SPANS: readonly SpanKind[] = [
  { name: () => "interpreting", begin: EVENT_RUN, ends: [EVENT_LEAVE], row: 0 },
  { name: (why) => `blocked: ${BLOCKED[why] ?? why}`, begin: LAYOUT.EVENT_BLOCK, ends: [LAYOUT.EVENT_UNBLOCK], row: 0 },
  { name: (loop) => `stitched loop ${loop}`, begin: LAYOUT.EVENT_STITCHED, ends: [LAYOUT.EVENT_UNSTITCHED], row: 0 },
  { name: (loop) => `compiling loop ${loop}`, begin: LAYOUT.EVENT_COMPILE, ends: [LAYOUT.EVENT_COMPILED], row: 0 },
  { name: () => "waiting for the GIL", begin: EVENT_GIL_WAIT, ends: [EVENT_GIL_TAKEN], row: 1 },
  { name: () => "GIL held", begin: EVENT_GIL_TAKEN, ends: [EVENT_GIL_DROPPED], row: 1 },
];

/** Spans of all threads, from `startMs` (since the epoch) on; a span that never ended lasts to the thread's last entry. */
export function traceEvents(threads: readonly ThreadTimeline[], startMs: number): TraceEvent[] {
  return threads.flatMap(({ name, log }, index) => {
    const spans = SPANS.flatMap((kind) => spansOf(kind, log, index * 2, startMs));
    const rows = new Set([index * 2, ...spans.map(({ tid }) => tid)]);
    const names = [...rows].map((tid) => trackName(tid, tid % 2 === 0 ? name : `${name}: GIL`));
    return [...names, ...spans.sort((a, b) => a.ts - b.ts), ...droppedEvent(log, index * 2, startMs)];
  });
}

function spansOf(kind: SpanKind, { entries }: EventLog, firstTid: number, startMs: number): TraceEvent[] {
  const spans: TraceEvent[] = [];
  const last = entries[entries.length - FIELDS] ?? startMs;
  let open: { ms: number; value: number } | undefined;
  const close = (ms: number) => {
    if (!open) return;
    const span = {
      name: kind.name(open.value),
      ph: "X",
      ts: (open.ms - startMs) * 1000,
      dur: (ms - open.ms) * 1000,
    } as const;
    spans.push({ ...span, pid: 1, tid: firstTid + kind.row });
    open = undefined;
  };
  for (let at = 0; at < entries.length; at += FIELDS) {
    const [ms = 0, event = 0, value = 0] = entries.subarray(at, at + FIELDS);
    if (kind.ends.includes(event)) close(ms);
    else if (event === kind.begin) open ??= { ms, value };
  }
  close(last);
  return spans;
}

const trackName = (tid: number, name: string): TraceEvent => ({
  name: "thread_name",
  ph: "M",
  ts: 0,
  pid: 1,
  tid,
  args: { name },
});

function droppedEvent({ entries, dropped }: EventLog, tid: number, startMs: number): TraceEvent[] {
  if (dropped === 0) return [];
  const ts = ((entries[entries.length - FIELDS] ?? startMs) - startMs) * 1000;
  return [{ name: `${dropped} later events were not kept`, ph: "i", ts, pid: 1, tid, s: "t" }];
}
