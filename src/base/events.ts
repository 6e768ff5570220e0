/**
 * What each thread did when: a small state machine over the runtime's events (EVENT_* of the layout). It keeps exact
 * totals of every activity, and a bounded list of spans for the timeline; trace-events.ts makes Chrome's format of them.
 */
import { LAYOUT } from "./layout.js";

/** Spans a thread. When they are used up the timeline gets coarser; the totals stay exact. */
const CAPACITY = 1 << 14;
export const SPAN_FIELDS = 5;
/** Entries into one loop's stitched code that follow each other within this time are one span. */
const MERGE_GAP_MS = 0.02;

/** What a thread can be doing; each moment of its life is one of them, the innermost. */
export const ACTIVITIES = [
  "interpreting",
  "stitched",
  "compiling",
  "gilWait",
  "lockWait",
  "blocked",
  "collecting",
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** The recorded life of one thread: plain data, sent from the worker at its end. */
export interface EventLog {
  /** SPAN_FIELDS numbers each: begin and end in ms since the epoch, the EVENT_* that began it, its value, merged spans. */
  readonly spans: Float64Array;
  /** Spans that the full list had no room for: all shorter than `resolutionMs`. */
  readonly dropped: number;
  readonly resolutionMs: number;
  /** ms of each activity; they add up to `totalMs`. */
  readonly activityMs: Readonly<Record<Activity, number>>;
  /** From the thread's first event to its leaving. */
  readonly totalMs: number;
  /** The first event, ms since the epoch. */
  readonly beganMs: number;
}

const { EVENT_RUN, EVENT_LEAVE, EVENT_GIL_WAIT, EVENT_GIL_TAKEN, EVENT_GIL_DROPPED } = LAYOUT;
const { EVENT_BLOCK, EVENT_UNBLOCK, EVENT_STITCHED, EVENT_UNSTITCHED, EVENT_COMPILE, EVENT_COMPILED } = LAYOUT;
const { EVENT_COLLECT, EVENT_COLLECTED } = LAYOUT;

/** The event that ends what this one begins. */
const BEGUN_BY: Readonly<Record<number, number>> = {
  [EVENT_GIL_TAKEN]: EVENT_GIL_WAIT,
  [EVENT_UNBLOCK]: EVENT_BLOCK,
  [EVENT_UNSTITCHED]: EVENT_STITCHED,
  [EVENT_COMPILED]: EVENT_COMPILE,
  [EVENT_COLLECTED]: EVENT_COLLECT,
};
const BEGINNINGS: ReadonlySet<number> = new Set(Object.values(BEGUN_BY));

/** Waiting for a lock of the program or of an object; everything else that blocks is the program's own wish. */
const isLock = (reason: number): boolean => reason === LAYOUT.BLOCKED_LOCK || reason === LAYOUT.BLOCKED_OBJECT;

function activityOf(event: number, value: number): Activity {
  if (event === EVENT_GIL_WAIT) return "gilWait";
  if (event === EVENT_STITCHED) return "stitched";
  if (event === EVENT_COMPILE) return "compiling";
  if (event === EVENT_COLLECT) return "collecting";
  if (event === EVENT_BLOCK) return isLock(value) ? "lockWait" : "blocked";
  return "interpreting";
}

/** Something that has begun and not ended. */
interface Open {
  readonly event: number;
  readonly value: number;
  readonly begin: number;
}

/** Records one thread; `clock` in ms, `originMs` what to add for ms since the epoch. */
export class EventRecorder {
  private readonly spans = new SpanList();
  private readonly open: Open[] = [];
  private readonly activityMs = Object.fromEntries(ACTIVITIES.map((name) => [name, 0])) as Record<Activity, number>;
  private began: number | undefined;
  private ended: number | undefined;
  /** Time up to which the life is accounted for. */
  private accounted = 0;
  private current: Activity = "interpreting";
  private heldSince: number | undefined;
  private runSince: number | undefined;

  constructor(
    private readonly clock: () => number = () => performance.now(),
    private readonly originMs = performance.timeOrigin,
  ) {}

  readonly record = (event: number, value: number): void => {
    const now = this.clock();
    if (this.began === undefined) {
      this.began = now;
      this.accounted = now;
    }
    this.account(now);
    this.noteGil(event, now);
    if (this.ended !== undefined) return;
    if (event === EVENT_RUN) this.runSince ??= now;
    else if (event === EVENT_LEAVE) this.end(now);
    else if (BEGINNINGS.has(event)) this.begin(event, value, now);
    else this.finish(BEGUN_BY[event], now);
  };

  log(): EventLog {
    const now = this.clock();
    this.account(now);
    if (this.ended === undefined) this.end(now);
    const totalMs = (this.ended ?? now) - (this.began ?? now);
    const beganMs = (this.began ?? now) + this.originMs;
    return { ...this.spans.take(this.originMs), activityMs: this.activityMs, totalMs, beganMs };
  }

  private account(now: number): void {
    if (this.ended !== undefined) return;
    this.activityMs[this.current] += now - this.accounted;
    this.accounted = now;
  }

  /** Who lets the GIL go and waits, and then finds it taken, has waited all the while. */
  private begin(event: number, value: number, now: number): void {
    if (event === EVENT_GIL_WAIT && this.open.at(-1)?.event === EVENT_GIL_WAIT) return;
    this.open.push({ event, value, begin: now });
    this.current = activityOf(event, value);
  }

  /** The GIL can be taken without a wait: an end whose beginning is not the innermost open one ends nothing. */
  private finish(begunBy: number | undefined, now: number): void {
    const last = this.open.at(-1);
    if (!last || last.event !== begunBy) return;
    this.open.pop();
    this.spans.add(last, now);
    const outer = this.open.at(-1);
    this.current = outer ? activityOf(outer.event, outer.value) : "interpreting";
  }

  private noteGil(event: number, now: number): void {
    if (event === EVENT_GIL_TAKEN) this.heldSince ??= now;
    else if (event === EVENT_GIL_DROPPED) this.closeGil(now);
  }

  private closeGil(now: number): void {
    if (this.heldSince !== undefined) this.spans.add({ event: EVENT_GIL_TAKEN, value: 0, begin: this.heldSince }, now);
    this.heldSince = undefined;
  }

  private end(now: number): void {
    for (let last = this.open.pop(); last; last = this.open.pop()) this.spans.add(last, now);
    if (this.runSince !== undefined) this.spans.add({ event: EVENT_RUN, value: 0, begin: this.runSince }, now);
    this.closeGil(now);
    this.ended = now;
  }
}

/** Spans in a fixed array. A full one forgets the shortest, and merges more from then on. */
class SpanList {
  private readonly data = new Float64Array(CAPACITY * SPAN_FIELDS);
  private length = 0;
  private dropped = 0;
  private resolutionMs = MERGE_GAP_MS;
  /** Where the last span of stitched code lies; -1: there is none to be continued. */
  private lastStitched = -1;

  add({ event, value, begin }: Open, end: number): void {
    if (event === EVENT_STITCHED && this.continues(value, begin)) {
      this.data[this.lastStitched + 1] = end;
      this.data[this.lastStitched + 4] = (this.data[this.lastStitched + 4] as number) + 1;
      return;
    }
    if (this.length === this.data.length) this.coarsen();
    if (event === EVENT_STITCHED) this.lastStitched = this.length;
    this.data.set([begin, end, event, value, 1], this.length);
    this.length += SPAN_FIELDS;
  }

  take(originMs: number): Pick<EventLog, "spans" | "dropped" | "resolutionMs"> {
    const spans = this.data.slice(0, this.length);
    for (let at = 0; at < spans.length; at += SPAN_FIELDS) {
      spans[at] = (spans[at] as number) + originMs;
      spans[at + 1] = (spans[at + 1] as number) + originMs;
    }
    return { spans, dropped: this.dropped, resolutionMs: this.resolutionMs };
  }

  private continues(loop: number, begin: number): boolean {
    const at = this.lastStitched;
    if (at < 0 || this.data[at + 3] !== loop) return false;
    return begin - (this.data[at + 1] as number) < this.resolutionMs;
  }

  private coarsen(): void {
    while (this.length > (this.data.length * 3) / 4) {
      this.resolutionMs *= 2;
      this.forgetShort();
    }
    this.lastStitched = -1;
  }

  private forgetShort(): void {
    let kept = 0;
    for (let at = 0; at < this.length; at += SPAN_FIELDS) {
      if ((this.data[at + 1] as number) - (this.data[at] as number) < this.resolutionMs) {
        this.dropped++;
        continue;
      }
      this.data.copyWithin(kept, at, at + SPAN_FIELDS);
      kept += SPAN_FIELDS;
    }
    this.length = kept;
  }
}
